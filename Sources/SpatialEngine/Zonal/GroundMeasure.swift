import GeoModel
import PROJKit
import SpatialAnalysis

/// Areas on the ground for one raster by one method: of its cells, and of polygons along the path the kernel measures.
///
/// Planar is the raster's plane in metres. The two ellipsoidal methods differ by less than 1e-11 here and share one
/// way: longitude and ½b²·Q(latitude) on the raster's own ellipsoid are an equal-area plane (domain 1.6).
struct GroundMeasure {
    private static let statutoryRange = Envelope(minX: 73, minY: 3, maxX: 136, maxY: 54)
    /// Parts of an edge of a plane, metres; the remaining bend is followed by a parabola.
    private static let planeStep = 1000.0
    /// Parts of an edge in longitude and latitude, degrees.
    private static let degreeStep = 0.5

    let cellAreas: CellAreaModel
    private let method: AreaMethod
    private let planarFactor: Double
    private let integral: AuthalicIntegral?
    private let toGeographic: Pipeline?
    private let metresPerUnit: Double
    /// Why there are no statutory areas on the raster's datum; nil where there are.
    private let statutoryRefusal: AreaReason?

    /// Prepares the areas of a raster.
    ///
    /// - Parameter datums: what is allowed where the raster is not on CGCS2000 and statutory areas of zones are wanted;
    ///   nil where cell areas alone are.
    /// - Throws: `EngineError` `planar_on_geographic`, `unsupported_crs`.
    init(
        grid: RasterGrid,
        crs: CRSReference,
        method: AreaMethod,
        subject: String,
        datums: ZonalRequest? = nil
    ) throws {
        self.method = method
        metresPerUnit = crs.metresPerUnit ?? 1
        planarFactor = grid.transform.determinant.magnitude * metresPerUnit * metresPerUnit
        if method == .planar {
            guard crs.kind != .geographic else {
                throw EngineError(
                    code: .planarOnGeographic,
                    operation: "zonal",
                    subject: subject,
                    messages: ["a raster in longitude and latitude has no plane"]
                )
            }
            cellAreas = .uniform(planarFactor)
            integral = nil
            toGeographic = nil
            statutoryRefusal = nil
            return
        }
        do throws(PROJError) {
            let context = try PROJContext()
            let system = try CoordinateSystem(crs, context: context)
            guard let shape = system.ellipsoid else {
                throw PROJError(code: .unsupportedCRS, operation: "ellipsoidal area", subject: crs.summary)
            }
            let ellipsoid = ReferenceEllipsoid(
                semiMajorAxis: shape.semiMajorAxis,
                inverseFlattening: shape.inverseFlattening == 0 ? .infinity : shape.inverseFlattening
            )
            let integral = AuthalicIntegral(ellipsoid)
            self.integral = integral
            statutoryRefusal =
                method == .statutory ? datums.flatMap { Self.refusal(of: crs, $0, grid: grid, context) } : nil
            if crs.kind == .geographic {
                toGeographic = nil
                cellAreas = GroundMeasure.geographicCells(grid, integral)
            } else {
                guard let base = system.geographicBase else {
                    throw PROJError(code: .unsupportedCRS, operation: "geographic base", subject: crs.summary)
                }
                let pipeline = try Pipeline(from: crs, to: base, context: context)
                toGeographic = pipeline
                cellAreas = GroundMeasure.projectedCells(grid, metresPerUnit, integral, pipeline)
            }
        } catch {
            throw EngineError(
                code: .unsupportedCRS,
                operation: "zonal",
                subject: subject,
                messages: [error.description]
            )
        }
    }

    /// A statutory area is one on CGCS2000; from an old datum there is no way there without parameters (domain 1.1).
    private static func refusal(
        of crs: CRSReference,
        _ request: ZonalRequest,
        grid: RasterGrid,
        _ context: PROJContext
    ) -> AreaReason? {
        do throws(PROJError) {
            _ = try Pipeline(
                from: crs,
                to: .cgcs2000,
                covering: grid.envelope,
                allowBallpark: request.allowBallpark,
                datumShift: request.datumShift,
                context: context
            )
            return nil
        } catch {
            return error.code == .ballparkRefused ? .ballparkRefused : nil
        }
    }

    // MARK: Cells

    private static func geographicCells(_ grid: RasterGrid, _ integral: AuthalicIntegral) -> CellAreaModel {
        let t = grid.transform
        if t.isAxisAligned {
            return .bands(
                rows: grid.rows,
                originY: t.originY,
                rowHeight: t.pixelHeight,
                columnWidth: t.pixelWidth,
                band: integral.band(latitude1:latitude2:longitudeDifference:)
            )
        }
        let degree = Double.pi / 180
        return .sampled(
            lattice(grid, metresPerUnit: 111_320) { column, row in
                let latitude = t.apply(column: column, row: row).y
                return t.determinant.magnitude * degree * degree * integral.rate(latitude: latitude * degree)
            }
        )
    }

    private static func projectedCells(
        _ grid: RasterGrid,
        _ metresPerUnit: Double,
        _ integral: AuthalicIntegral,
        _ pipeline: Pipeline
    ) -> CellAreaModel {
        let side = grid.transform.determinant.magnitude.squareRoot() * metresPerUnit
        // A square of 200 m: small against the Earth, large against the last digits of a longitude.
        let half = 100 / side
        return .sampled(
            lattice(grid, metresPerUnit: metresPerUnit) { column, row in
                var xy: [Double] = []
                for (dc, dr) in [(-half, -half), (half, -half), (half, half), (-half, half)] {
                    let p = grid.transform.apply(column: column + dc, row: row + dr)
                    xy.append(p.x)
                    xy.append(p.y)
                }
                // A node beyond the projection's reach spoils only the cells beside it, which have no place either.
                guard (try? pipeline.transform(&xy)) != nil else { return .nan }
                return equalAreaQuad(xy, integral) / (4 * half * half)
            }
        )
    }

    private static func lattice(
        _ grid: RasterGrid,
        metresPerUnit: Double,
        area: (_ column: Double, _ row: Double) -> Double
    ) -> ScaleLattice {
        let side = grid.transform.determinant.magnitude.squareRoot() * metresPerUnit
        let columns = ScaleLattice.nodes(cells: grid.columns, cellSize: side)
        let rows = ScaleLattice.nodes(cells: grid.rows, cellSize: side)
        return ScaleLattice(
            nodeColumns: columns,
            nodeRows: rows,
            areas: rows.flatMap { row in columns.map { area($0, row) } }
        )
    }

    /// Area of a small quadrangle of longitudes and latitudes in degrees, sides straight in the equal-area plane.
    private static func equalAreaQuad(_ xy: [Double], _ integral: AuthalicIntegral) -> Double {
        let degree = Double.pi / 180
        let baseY = integral.value(latitude: xy[1] * degree)
        var points: [(x: Double, y: Double)] = []
        for corner in 0..<4 {
            points.append(
                ((xy[2 * corner] - xy[0]) * degree, integral.value(latitude: xy[2 * corner + 1] * degree) - baseY)
            )
        }
        let first = (points[2].x - points[0].x) * (points[3].y - points[1].y)
        let second = (points[3].x - points[1].x) * (points[2].y - points[0].y)
        return (first - second).magnitude / 2
    }

    // MARK: Zones

    /// Area of one zone along its path, or why there is none.
    func area(of path: ZonePath, zone: Int) throws -> (area: Double?, reason: AreaReason?) {
        let column = path.plane
        guard column.kinds[zone] != .null, !column.parts(of: zone).isEmpty else { return (nil, .emptyGeometry) }
        guard column.kinds[zone].dimension == 2 else { return (nil, .notAPolygon) }
        if method == .planar { return (path.pixels.cellArea(of: zone) * planarFactor, nil) }
        guard let integral else { return (nil, .noEarthPosition) }
        if let statutoryRefusal { return (nil, statutoryRefusal) }
        var total = CompensatedSum()
        for part in column.parts(of: zone) {
            let rings = column.rings(ofPart: part)
            for ring in rings {
                let samples = try samples(ofRing: column.vertices(ofRing: ring), in: column.xy)
                if method == .statutory, !isInStatutoryRange(samples) { return (nil, .outsideStatutoryRange) }
                let area = GroundMeasure.ringArea(samples, integral)
                total.add(ring == rings.lowerBound ? area : -area)
            }
        }
        return (total.value, nil)
    }

    /// Longitudes and latitudes in degrees along a ring: vertex, middle, vertex, middle, …, vertex of its parts.
    private func samples(ofRing vertices: Range<Int>, in xy: [Double]) throws -> [Double] {
        var points: [Double] = []
        for vertex in vertices.dropLast() {
            let (x, y) = (xy[2 * vertex], xy[2 * vertex + 1])
            let (dx, dy) = (xy[2 * vertex + 2] - x, xy[2 * vertex + 3] - y)
            let length = (dx * dx + dy * dy).squareRoot()
            let step = toGeographic == nil ? Self.degreeStep : Self.planeStep / metresPerUnit
            let halves = 2 * Int(max(1, (length / step).rounded(.up)))
            for half in 0..<halves {
                let t = Double(half) / Double(halves)
                points.append(x + dx * t)
                points.append(y + dy * t)
            }
        }
        guard points.count >= 2 else { return [] }
        points.append(points[0])
        points.append(points[1])
        guard let toGeographic else { return points }
        do throws(PROJError) {
            try toGeographic.transform(&points)
        } catch {
            throw EngineError(
                code: .transformation,
                operation: "zonal",
                subject: "zone",
                messages: [error.description]
            )
        }
        return points
    }

    private func isInStatutoryRange(_ samples: [Double]) -> Bool {
        for index in stride(from: 0, to: samples.count, by: 2)
        where !Self.statutoryRange.contains(x: samples[index], y: samples[index + 1]) { return false }
        return true
    }

    /// ∮ ½b²Q dλ over parabolas through vertex, middle and vertex of each part; not negative.
    private static func ringArea(_ samples: [Double], _ integral: AuthalicIntegral) -> Double {
        guard samples.count >= 6 else { return 0 }
        let degree = Double.pi / 180
        let baseLongitude = samples[0]
        let baseValue = integral.value(latitude: samples[1] * degree)
        func point(_ index: Int) -> (x: Double, y: Double) {
            (
                (samples[2 * index] - baseLongitude) * degree,
                integral.value(latitude: samples[2 * index + 1] * degree) - baseValue
            )
        }
        var sum = CompensatedSum()
        var start = point(0)
        for part in 0..<((samples.count / 2 - 1) / 2) {
            let middle = point(2 * part + 1)
            let end = point(2 * part + 2)
            // ∫ y dx with both quadratic in the parameter: the Lagrange basis integrated against its derivatives.
            sum.add(start.y * (-start.x / 2 + middle.x * 2 / 3 - end.x / 6))
            sum.add(middle.y * (end.x - start.x) * 2 / 3)
            sum.add(end.y * (start.x / 6 - middle.x * 2 / 3 + end.x / 2))
            start = end
        }
        return sum.value.magnitude
    }
}
