/// How much a finding matters.
public enum FindingSeverity: String, Sendable, Hashable, Codable, CaseIterable {
    /// The input cannot be used as it is.
    case error
    /// A person must look at it; the run goes on.
    case warning
    /// Worth knowing.
    case info
}

/// A stable code of design 4.2, listed with cause and cure in docs/findings.md. Open, so that codes can be added.
public struct FindingCode: RawRepresentable, Sendable, Hashable, Comparable {
    /// The code in snake case.
    public let rawValue: String

    /// Creates a code from its text.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Alphabetical.
    public static func < (lhs: FindingCode, rhs: FindingCode) -> Bool { lhs.rawValue < rhs.rawValue }
}

extension FindingCode {
    /// Text was not in the encoding the file claims.
    public static let encodingConflict = FindingCode(rawValue: "encoding_conflict")
    /// The file claims no encoding; it was read from the content.
    public static let encodingGuessed = FindingCode(rawValue: "encoding_guessed")
    /// No CRS in the file and none declared.
    public static let crsMissing = FindingCode(rawValue: "crs_missing")
    /// The CRS puts the data outside the county.
    public static let crsOutsideCounty = FindingCode(rawValue: "crs_outside_county")
    /// North and east stand in the wrong order.
    public static let axisSwapped = FindingCode(rawValue: "axis_swapped")
    /// Eastings with a zone prefix against a CRS without, or the reverse.
    public static let zonePrefix = FindingCode(rawValue: "zone_prefix")
    /// The only operation between the datums is a ballpark one.
    public static let ballparkRefused = FindingCode(rawValue: "ballpark_refused")
    /// The raster's unit is neither declared nor proven.
    public static let unitUnproven = FindingCode(rawValue: "unit_unproven")
    /// The raster's sign is neither declared nor proven.
    public static let signUnproven = FindingCode(rawValue: "sign_unproven")
    /// A value that looks like nodata but is not declared so, or a nodata the band cannot hold.
    public static let nodataSuspect = FindingCode(rawValue: "nodata_suspect")
    /// A value that cannot be true.
    public static let valueOutOfRange = FindingCode(rawValue: "value_out_of_range")
    /// A geometry that breaks the rules, with reason and place.
    public static let geometryInvalid = FindingCode(rawValue: "geometry_invalid")
    /// The two ways of repair give areas too far apart.
    public static let repairRefused = FindingCode(rawValue: "repair_refused")
    /// A feature without geometry.
    public static let geometryEmpty = FindingCode(rawValue: "geometry_empty")
    /// A geometry of a type the layer's role does not take.
    public static let geometryType = FindingCode(rawValue: "geometry_type")
    /// Distances of a plane differ from those on the ellipsoid.
    public static let distanceDistorted = FindingCode(rawValue: "distance_distorted")
    /// An outline that runs out and back on itself.
    public static let spike = FindingCode(rawValue: "spike")
    /// Neighbouring vertices closer than 1 mm.
    public static let vertexSpacing = FindingCode(rawValue: "vertex_spacing")
    /// Two features with the same geometry.
    public static let duplicateFeature = FindingCode(rawValue: "duplicate_feature")
    /// The same id twice where it must be unique.
    public static let idDuplicate = FindingCode(rawValue: "id_duplicate")
    /// A feature without an id.
    public static let idMissing = FindingCode(rawValue: "id_missing")
    /// Two mines, or two parts of one, share area.
    public static let overlap = FindingCode(rawValue: "overlap")
    /// A very thin piece or polygon.
    public static let sliver = FindingCode(rawValue: "sliver")
    /// A feature outside the county.
    public static let outsideCounty = FindingCode(rawValue: "outside_county")
    /// A field that was asked for is not there.
    public static let fieldMissing = FindingCode(rawValue: "field_missing")
    /// A status word outside the vocabulary.
    public static let statusUnknown = FindingCode(rawValue: "status_unknown")
    /// The declared area and the geometry differ.
    public static let declaredAreaDiffers = FindingCode(rawValue: "declared_area_differs")
    /// The raster covers only a part of a mine.
    public static let rasterPartial = FindingCode(rawValue: "raster_partial")
    /// The raster touches no mine.
    public static let rasterDisjoint = FindingCode(rawValue: "raster_disjoint")
    /// Restored land outside damage.
    public static let restoredOutsideDamage = FindingCode(rawValue: "restored_outside_damage")
    /// Restoration dated before the damage it lies on.
    public static let restoredBeforeDamage = FindingCode(rawValue: "restored_before_damage")
    /// A date after the project's as_of.
    public static let dateAfterAsOf = FindingCode(rawValue: "date_after_as_of")
    /// Several layers and none named.
    public static let layerAmbiguous = FindingCode(rawValue: "layer_ambiguous")
    /// A layer without features.
    public static let layerEmpty = FindingCode(rawValue: "layer_empty")
    /// A name was shortened for the format.
    public static let nameShortened = FindingCode(rawValue: "name_shortened")
    /// A driver outside the allow-list of the role.
    public static let driverRefused = FindingCode(rawValue: "driver_refused")
    /// A path outside the project's folder in a container, or a remote one.
    public static let pathRefused = FindingCode(rawValue: "path_refused")
    /// More vertices, bytes or nesting than allowed.
    public static let limitExceeded = FindingCode(rawValue: "limit_exceeded")
    /// A file that is cut short or corrupt.
    public static let fileDamaged = FindingCode(rawValue: "file_damaged")
    /// Neither a county layer nor a county box: the check was skipped.
    public static let noCountyBox = FindingCode(rawValue: "no_county_box")
}

/// One thing a person should know about the input, in the one shape of design 4.2.
public struct Finding: Sendable, Hashable {
    /// The stable code.
    public var code: FindingCode
    /// How much it matters.
    public var severity: FindingSeverity
    /// The file as named in the project or on the command line.
    public var file: String?
    /// The layer in it.
    public var layer: String?
    /// The feature's id in the source.
    public var feature: Int64?
    /// The mine it concerns.
    public var mineID: String?
    /// A place, x = east, in the layer's own CRS.
    public var x: Double?
    /// A place, y = north, in the layer's own CRS.
    public var y: Double?
    /// The area concerned, in mu.
    public var areaInMu: Double?
    /// What is the matter, in both languages.
    public var message: LocalizedText
    /// What to do, in both languages.
    public var fix: LocalizedText?

    /// Creates a finding.
    public init(
        _ code: FindingCode,
        _ severity: FindingSeverity,
        file: String? = nil,
        layer: String? = nil,
        feature: Int64? = nil,
        mineID: String? = nil,
        x: Double? = nil,
        y: Double? = nil,
        areaInMu: Double? = nil,
        message: LocalizedText,
        fix: LocalizedText? = nil
    ) {
        self.code = code
        self.severity = severity
        self.file = file
        self.layer = layer
        self.feature = feature
        self.mineID = mineID
        self.x = x
        self.y = y
        self.areaInMu = areaInMu
        self.message = message
        self.fix = fix
    }
}

/// An input that cannot be used: the finding that says so ends the command (exit code 2).
public struct InputError: Error, Sendable, Hashable {
    /// The finding, with code, place, message and fix.
    public let finding: Finding
    /// What the C library said, if it said anything.
    public let detail: String?

    /// Creates an error from a finding.
    public init(_ finding: Finding, detail: String? = nil) {
        self.finding = finding
        self.detail = detail
    }
}
