/// The normalised difference vegetation index (domain 4.2).
public enum VegetationIndex {
    /// (NIR − R)/(NIR + R).
    ///
    /// - Returns: nil where a reflectance is negative or no number, or the sum is 0.
    public static func ndvi(red: Double, nearInfrared nir: Double) -> Double? {
        guard red >= 0, nir >= 0, red + nir > 0, (red + nir).isFinite else { return nil }
        return (nir - red) / (nir + red)
    }
}
