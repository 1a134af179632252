import CGDAL
import GeoModel

/// Writes the rows of a table into an open layer.
struct RowWriter {
    let layer: OGRLayerH
    let geometryType: LayerGeometryType
    let keepsIDs: Bool
    /// Takes the box of every feature; nil where the format makes its index itself.
    let index: GeoPackageIndex?

    /// Writes all rows; the first that could not be written, nil when all were.
    func write(_ table: FeatureTable) -> Int? {
        guard let definition = OGR_L_GetLayerDefn(layer) else { return table.count > 0 ? 0 : nil }
        let hasGeometry = OGR_FD_GetGeomFieldCount(definition) > 0
        for row in 0..<table.count {
            guard let feature = OGR_F_Create(definition) else { return row }
            defer { OGR_F_Destroy(feature) }
            if keepsIDs { OGR_F_SetFID(feature, table.featureIDs[row]) }
            for (index, column) in table.columns.enumerated() { set(column[row], Int32(index), feature) }
            guard !hasGeometry || setGeometry(table.geometries, row, feature),
                OGR_L_CreateFeature(layer, feature) == OGRERR_NONE
            else {
                return row
            }
            index?.add(Int64(OGR_F_GetFID(feature)), table.geometries.envelope(of: row))
        }
        return nil
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
