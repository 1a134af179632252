import GeoModel
import PROJKit

/// Geodesic areas for findings: close enough to compare a declared area with a drawn one, not for any table.
struct AreaEstimate {
    private let pipeline: Pipeline
    private let calculator = GeodesicCalculator()

    /// Nil when the CRS has no way to longitude and latitude.
    init?(crs: CRSReference) {
        // The datum does not matter for an area: a shift of a hundred metres changes it by less than 1e-5.
        guard let context = try? PROJContext(),
            let degrees = try? CoordinateSystem.identify("EPSG:4490", context: context),
            let pipeline = try? Pipeline(from: crs, to: degrees, allowBallpark: true, context: context)
        else { return nil }
        self.pipeline = pipeline
    }

    /// Square metres of one geometry; nil when a vertex has no longitude and latitude.
    func squareMetres(_ column: GeometryColumn, at row: Int) -> Double? {
        var one = GeometryColumn()
        one.append(column[row])
        var xy = one.xy
        guard (try? pipeline.transform(&xy)) != nil else { return nil }
        return try? calculator.area(of: one.replacingCoordinates(xy), at: 0)
    }
}
