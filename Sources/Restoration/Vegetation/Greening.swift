/// When restored land counts as green (domain 4.1, 4.2).
public enum Greening {
    /// Room for the last digits of a cover at the bound.
    public static let tolerance = 1e-9

    /// Greening rate 复绿率: green area over the area to be greened.
    ///
    /// - Parameters:
    ///   - green: treated area with enough cover, m².
    ///   - required: damaged area minus water, roads, buildings and exempted land, m².
    /// - Returns: nil when nothing is to be greened.
    public static func rate(green: Double, required: Double) -> Double? { required > 0 ? green / required : nil }

    /// True when the mean cover of a site reaches the given share of that of undamaged land around it.
    ///
    /// - Parameter share: 0.8 by default [G]; dry regions need their own.
    public static func isGreen(meanCover: Double, referenceCover: Double, share: Double = 0.8) -> Bool {
        meanCover + tolerance >= share * referenceCover
    }
}
