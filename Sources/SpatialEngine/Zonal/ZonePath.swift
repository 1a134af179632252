import GeoModel
import PROJKit
import SpatialAnalysis

/// The polygons as the kernel sees them: in pixel space, and in the raster's plane for their areas.
struct ZonePath {
    /// In the raster's CRS; straight between vertices.
    let plane: GeometryColumn
    /// The same vertices in pixel space.
    let pixels: PixelZones
    /// True when the zones came from another plane.
    let isTransformed: Bool

    /// Brings zones to a raster.
    ///
    /// Edges are straight in the zones' own plane. Where that is not the raster's they get points until they deviate
    /// from the chord by less than 1e-3 cell and 0.1 mm.
    ///
    /// - Throws: `EngineError` `unsupported_crs`, `ballpark_refused`, `transformation` naming the zone.
    init(_ zones: ZonalZones, grid: RasterGrid, crs: CRSReference, request: ZonalRequest) throws {
        let column = zones.geometries.droppingHeights()
        try ZonePath.checkFinite(column, zones)
        let pipeline = try ZonePath.pipeline(column, from: zones.crs, to: crs, request)
        if let pipeline {
            let densifier = EdgeDensifier(pipeline: pipeline, grid: grid, metresPerUnit: ZonePath.metresPerUnit(crs))
            var plane = GeometryColumn()
            plane.reserve(geometries: column.count, vertices: column.vertexCount)
            for zone in 0..<column.count {
                do throws(PROJError) {
                    try densifier.append(column, zone, to: &plane)
                } catch {
                    throw EngineError(
                        code: .transformation,
                        operation: "zonal",
                        subject: zones.name(zone),
                        messages: [error.description]
                    )
                }
            }
            self.plane = plane
        } else {
            plane = column
        }
        isTransformed = pipeline != nil
        var xy = plane.xy
        for vertex in 0..<plane.vertexCount {
            // The transform was found to be regular when the raster was opened.
            let p = grid.transform.pixelPosition(x: xy[2 * vertex], y: xy[2 * vertex + 1]) ?? (.nan, .nan)
            xy[2 * vertex] = p.column
            xy[2 * vertex + 1] = p.row
        }
        do throws(AnalysisError) {
            pixels = try PixelZones(plane.replacingCoordinates(xy))
        } catch {
            throw EngineError(
                code: .transformation,
                operation: "zonal",
                subject: "zones",
                messages: [error.description]
            )
        }
    }

    /// - Throws: `EngineError` `unusable_geometry` naming the first zone with a coordinate that is no number.
    private static func checkFinite(_ column: GeometryColumn, _ zones: ZonalZones) throws {
        guard !column.xy.allSatisfy(\.isFinite) else { return }
        for zone in 0..<column.count {
            let vertices = column.vertices(of: zone)
            guard !column.xy[(2 * vertices.lowerBound)..<(2 * vertices.upperBound)].allSatisfy(\.isFinite) else {
                continue
            }
            throw EngineError(
                code: .unusableGeometry,
                operation: "zonal",
                subject: zones.name(zone),
                messages: ["a coordinate is not a finite number"]
            )
        }
    }

    /// Metres of one unit of a CRS's axes; degrees are taken at the equator, where they are longest.
    static func metresPerUnit(_ crs: CRSReference) -> Double {
        crs.kind == .geographic ? 111_320 : crs.metresPerUnit ?? 1
    }

    /// True when coordinates in both mean the same without computing anything.
    static func areSame(_ a: CRSReference, _ b: CRSReference) -> Bool {
        a.definition == b.definition || (a.epsg != nil && a.epsg == b.epsg)
    }

    private static func pipeline(
        _ column: GeometryColumn,
        from source: CRSReference,
        to target: CRSReference,
        _ request: ZonalRequest
    ) throws -> Pipeline? {
        let box = column.envelope
        guard !areSame(source, target), !box.isEmpty else { return nil }
        do throws(PROJError) {
            let pipeline = try Pipeline(
                from: source,
                to: target,
                covering: box,
                allowBallpark: request.allowBallpark,
                datumShift: request.datumShift,
                context: try PROJContext()
            )
            return pipeline.isIdentity ? nil : pipeline
        } catch {
            throw EngineError(projecting: source, to: target, error)
        }
    }
}
