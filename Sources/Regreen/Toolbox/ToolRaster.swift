import Foundation
import GeoModel
import Intake
import Restoration
import SpatialEngine

/// What a raster named on the command line holds.
public enum DeclaredQuantity: String, Sendable, Hashable, CaseIterable {
    /// Vertical movement.
    case subsidence
    /// Movement along the radar's line of sight.
    case lineOfSight = "los"
    /// Unwrapped radar phase.
    case phase
    /// Heights.
    case elevation
    /// Class codes.
    case classes = "class"
    /// A plain number such as a coherence or a vegetation index.
    case number = "ndvi"

    var quantity: RasterQuantity { RasterQuantity(rawValue: rawValue) ?? .classes }
}

/// The unit of a raster named on the command line.
public enum DeclaredUnit: String, Sendable, Hashable, CaseIterable {
    /// Metres.
    case metres = "m"
    /// Centimetres.
    case centimetres = "cm"
    /// Millimetres.
    case millimetres = "mm"
    /// Radians of phase.
    case radians = "rad"

    var unit: RasterUnit? { RasterUnit(rawValue: rawValue) }
}

/// Which way positive values of a raster named on the command line point.
public enum DeclaredSign: String, Sendable, Hashable, CaseIterable {
    /// Positive is subsidence.
    case downPositive = "down_positive"
    /// Positive is uplift.
    case upPositive = "up_positive"
    /// Positive is toward the satellite.
    case towardSatellite = "toward_satellite"

    var sign: RasterSign? { RasterSign(rawValue: rawValue) }
}

/// How a raster named on the command line is to be understood; what is not declared must be proven by the file.
public struct RasterDeclaration: Sendable {
    /// What the values are.
    public var quantity: DeclaredQuantity
    /// Their unit.
    public var unit: DeclaredUnit?
    /// Their sign.
    public var sign: DeclaredSign?
    /// Nodata as text.
    public var nodata: String?
    /// Mask raster: 0 is masked.
    public var mask: String?
    /// Radar wavelength, metres.
    public var wavelength: Double?
    /// Incidence angle, degrees.
    public var incidence: Double?

    /// Creates a declaration.
    public init(_ quantity: DeclaredQuantity) { self.quantity = quantity }
}

/// A raster of a toolbox call, with unit and sign by the rules of `assess`.
struct ToolRaster {
    let loaded: LoadedRaster
    /// The file as named.
    let name: String

    /// Loads; what is neither declared nor proven stops.
    static func load(
        _ text: String,
        _ declaration: RasterDeclaration,
        options: SourceOptions
    ) throws(InputError) -> ToolRaster {
        let named = ZonalTool.Raster(text)
        var specification = RasterSpecification(
            path: URL(filePath: named.path).standardizedFileURL.path,
            writtenPath: named.path,
            band: named.band,
            quantity: declaration.quantity.quantity
        )
        specification.unit = declaration.unit?.unit
        specification.sign = declaration.sign?.sign
        specification.nodata = declaration.nodata
        specification.mask = declaration.mask.map { URL(filePath: $0).standardizedFileURL.path }
        specification.wavelengthInMetres = declaration.wavelength
        specification.incidenceInDegrees = declaration.incidence
        var context = options.context(near: specification.path)
        context.isToolbox = false
        do {
            return ToolRaster(loaded: try checked(specification, context), name: named.path)
        } catch  where error.finding.code == .crsMissing {
            guard let assumed = options.assumedCRS else { throw error }
            specification.crs = ProjectDecoder.epsgCode(assumed).map { "EPSG:\($0)" } ?? assumed
            return ToolRaster(loaded: try checked(specification, context), name: named.path)
        }
    }

    private static func checked(
        _ specification: RasterSpecification,
        _ context: IntakeContext
    ) throws(InputError) -> LoadedRaster {
        do throws(InputError) {
            return try RasterLoader.load(specification, context: context)
        } catch {
            throw InputError(ToolRaster.advised(error.finding), detail: error.detail)
        }
    }

    /// The loader names the project file's keys; here they are options.
    private static func advised(_ finding: Finding) -> Finding {
        guard finding.code == .unitUnproven || finding.code == .signUnproven else { return finding }
        var finding = finding
        finding.fix = Messages.declareRaster()
        return finding
    }

    /// Stops when the values of no raster of a surface agree with the declared sign (design 4.2); pairs of a stack are
    /// not tied to a stable place, so one of them alone proves nothing.
    static func checkSign(_ rasters: [ToolRaster]) throws(InputError) {
        let doubts = rasters.compactMap(\.loaded.signDoubt)
        guard let first = doubts.first, doubts.count == rasters.count else { return }
        throw InputError(advised(first))
    }

    /// As the engine takes it.
    var input: ZonalRasterInput {
        ZonalRasterInput(
            path: loaded.specification.path,
            band: loaded.specification.band,
            crs: loaded.grid.crs,
            factor: loaded.factorToSubsidence,
            nodata: loaded.nodata,
            maskPath: loaded.specification.mask
        )
    }
}

/// Areas of whole rasters by the method that counts.
enum RasterAreas {
    /// True when the statutory area is asked for and the raster reaches beyond its range.
    static func isUndefined(_ grid: RasterGrid, method: AreaMethod) throws -> Bool {
        guard method == .statutory, let crs = grid.crs else { return false }
        var outline = GeometryColumn()
        let (columns, rows) = (Double(grid.columns), Double(grid.rows))
        for (column, row) in [(0, 0), (0, rows), (columns, rows), (columns, 0), (0, 0)] as [(Double, Double)] {
            let corner = grid.transform.apply(column: column, row: row)
            outline.appendVertex(x: corner.x, y: corner.y)
        }
        outline.endRing()
        outline.endPart()
        outline.endGeometry(kind: .polygon)
        return try AreaMeasurer(crs: crs).measure(outline, methods: [.statutory]).first?.statutory == nil
    }
}

extension InputError {
    /// Says what an engine's error about rasters means for the files; nil for other errors.
    init?(surface error: EngineError, base: String) {
        let reason = error.messages.joined(separator: "; ")
        switch error.code {
        case .gridsDiffer:
            let message = Messages.gridsDiffer(files: error.subject, reason: reason)
            let finding = Finding(
                .gridsDiffer,
                .error,
                file: base,
                message: message,
                fix: Messages.alignGrids(to: base)
            )
            self.init(finding)
        case .gridsDisjoint:
            self.init(
                Finding(.rasterDisjoint, .error, file: base, message: Messages.gridsDisjoint(files: error.subject))
            )
        case .errorsUnknown:
            let message = Messages.elevationErrorsUnknown(reason: reason)
            self.init(
                Finding(.unitUnproven, .error, file: base, message: message, fix: Messages.giveElevationErrors())
            )
        default: return nil
        }
    }
}
