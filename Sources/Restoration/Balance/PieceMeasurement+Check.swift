import GeoModel

extension PieceMeasurement {
    /// What does not add up in the measurement, as a machine key; nil when all is in order.
    ///
    /// - Parameter classCount: number of subsidence classes.
    func fault(classCount: Int) -> String? {
        if area < .zero { return "negative_area" }
        guard let raster else { return nil }
        if raster.classes.count != classCount { return "class_count" }
        if raster.valid + raster.nodata + raster.masked + raster.outside != area { return "coverage_sum" }
        if raster.classes.reduce(.zero, +) != raster.valid { return "class_sum" }
        if raster.damaged + raster.sound + raster.unknown != area { return "damage_sum" }
        let parts =
            [raster.valid, raster.nodata, raster.masked, raster.outside, raster.sound, raster.unknown]
            + raster.classes + raster.damagedByDate.map(\.area)
        return parts.contains { $0 < .zero } ? "negative_part" : nil
    }
}
