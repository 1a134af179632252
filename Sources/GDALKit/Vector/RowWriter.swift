import CGDAL
import Dispatch
import GeoModel
import Synchronization

/// Writes the rows of a table into an open layer: while some are handed to the format, the next ones are made on another
/// thread. The rows, their order and the bytes are those of one thread.
struct RowWriter {
    let layer: OGRLayerH
    let geometryType: LayerGeometryType
    let keepsIDs: Bool
    /// Takes the box of every feature; nil where the format makes its index itself.
    let index: GeoPackageIndex?

    private static let batch = 512

    /// Writes all rows; the first that could not be written, nil when all were. What the other thread was told is added to
    /// the log.
    func write(_ table: FeatureTable, log: WarningLog) -> Int? {
        guard let definition = OGR_L_GetLayerDefn(layer) else { return table.count > 0 ? 0 : nil }
        let maker = FeatureMaker(
            table: table,
            definition: UInt(bitPattern: definition),
            geometryType: geometryType,
            keepsIDs: keepsIDs
        )
        let batches = stride(from: 0, to: table.count, by: Self.batch).map { $0..<min($0 + Self.batch, table.count) }
        guard batches.count > 1 else { return insert(maker.features(0..<table.count), of: table, from: 0) }
        var current = maker.features(batches[0])
        for position in batches.indices {
            let made = Mutex<MadeFeatures>(MadeFeatures())
            let group = DispatchGroup()
            let next = position + 1 < batches.count ? batches[position + 1] : nil
            if let next {
                DispatchQueue.global().async(group: group) {
                    let (features, messages) = ErrorScope.collect { maker.features(next) }
                    made.withLock { $0 = MadeFeatures(features: features, messages: messages) }
                }
            }
            let failed = insert(current, of: table, from: batches[position].lowerBound)
            group.wait()
            let following = made.withLock { $0 }
            log.add(following.messages)
            current = following.features
            if let failed {
                for case let feature? in current { OGR_F_Destroy(UnsafeMutableRawPointer(bitPattern: feature)) }
                return failed
            }
        }
        return nil
    }

    /// Hands features over; all are destroyed, the first that could not be written ends the writing.
    private func insert(_ features: [UInt?], of table: FeatureTable, from first: Int) -> Int? {
        var failed: Int?
        for (offset, number) in features.enumerated() {
            let row = first + offset
            guard let number, let feature = UnsafeMutableRawPointer(bitPattern: number) else {
                failed = failed ?? row
                continue
            }
            defer { OGR_F_Destroy(feature) }
            guard failed == nil else { continue }
            guard OGR_L_CreateFeature(layer, feature) == OGRERR_NONE else {
                failed = row
                continue
            }
            index?.add(Int64(OGR_F_GetFID(feature)), table.geometries.envelope(of: row))
        }
        return failed
    }
}

/// What the other thread made.
private struct MadeFeatures: Sendable {
    var features: [UInt?] = []
    var messages: [GDALMessage] = []
}

/// Makes the library's features of some rows. Handles are passed as numbers: a feature belongs to one thread at a time.
private struct FeatureMaker: Sendable {
    let table: FeatureTable
    /// The layer's definition, whose reference count the library keeps atomically.
    let definition: UInt
    let geometryType: LayerGeometryType
    let keepsIDs: Bool

    /// One per row; nil where one could not be made.
    func features(_ rows: Range<Int>) -> [UInt?] {
        guard let definition = UnsafeMutableRawPointer(bitPattern: definition) else { return rows.map { _ in nil } }
        let hasGeometry = OGR_FD_GetGeomFieldCount(definition) > 0
        return rows.map { row in
            guard let feature = OGR_F_Create(definition) else { return nil }
            if keepsIDs { OGR_F_SetFID(feature, table.featureIDs[row]) }
            for (index, column) in table.columns.enumerated() { set(column[row], Int32(index), feature) }
            guard !hasGeometry || setGeometry(table.geometries, row, feature) else {
                OGR_F_Destroy(feature)
                return nil
            }
            return UInt(bitPattern: feature)
        }
    }

    private func set(_ value: AttributeValue, _ index: Int32, _ feature: OGRFeatureH) {
        switch value {
        case .null: OGR_F_SetFieldNull(feature, index)
        case .string(let text), .dateTime(let text): OGR_F_SetFieldString(feature, index, text)
        case .integer(let number): OGR_F_SetFieldInteger64(feature, index, number)
        case .real(let number): OGR_F_SetFieldDouble(feature, index, number)
        case .boolean(let flag): OGR_F_SetFieldInteger(feature, index, flag ? 1 : 0)
        case .date(let date):
            OGR_F_SetFieldDateTime(feature, index, Int32(date.year), Int32(date.month), Int32(date.day), 0, 0, 0, 0)
        }
    }

    private func setGeometry(_ column: GeometryColumn, _ row: Int, _ feature: OGRFeatureH) -> Bool {
        guard let bytes = column.wkb(of: row) else { return true }
        var geometry: OGRGeometryH?
        guard OGR_G_CreateFromWkb(bytes, nil, &geometry, Int32(clamping: bytes.count)) == OGRERR_NONE,
            var geometry
        else { return false }
        let promoted: OGRGeometryH?
        switch geometryType.kind {
        case .known(.multiPoint) where column.kinds[row] == .point: promoted = OGR_G_ForceToMultiPoint(geometry)
        case .known(.multiLineString) where column.kinds[row] == .lineString:
            promoted = OGR_G_ForceToMultiLineString(geometry)
        case .known(.multiPolygon) where column.kinds[row] == .polygon: promoted = OGR_G_ForceToMultiPolygon(geometry)
        default: promoted = geometry
        }
        guard let promoted else { return false }
        geometry = promoted
        // The feature takes the geometry over, also when it refuses it.
        return OGR_F_SetGeometryDirectly(feature, geometry) == OGRERR_NONE
    }
}
