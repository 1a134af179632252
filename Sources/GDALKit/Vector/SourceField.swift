import CGDAL
import GeoModel

/// A field as the library describes it, with what it becomes in a table.
struct SourceField {
    /// Position in the layer's definition.
    let index: Int32
    /// The name, decoded as far as it can be.
    let name: String
    /// The name's bytes as the library hands them out.
    let nameBytes: [UInt8]
    /// The library's type.
    let type: OGRFieldType
    /// The definition in the model; nil for binary fields.
    let definition: FieldDefinition?

    /// True when the columnar stream gives the same values as feature iteration does.
    ///
    /// Not for days and times: GDAL 3.6's stream puts days before 1970 one day late and drops time zones.
    var isColumnar: Bool {
        type == OFTInteger || type == OFTInteger64 || type == OFTReal || type == OFTString
    }

    init(index: Int32, handle: OGRFieldDefnH, aliases: [String: String]) {
        self.index = index
        nameBytes = OGR_Fld_GetNameRef(handle).map(bytesOfCString) ?? []
        name = String(decoding: nameBytes, as: UTF8.self)
        type = OGR_Fld_GetType(handle)
        let kind: AttributeType?
        switch type {
        case OFTInteger, OFTInteger64: kind = OGR_Fld_GetSubType(handle) == OFSTBoolean ? .boolean : .integer
        case OFTReal: kind = .real
        case OFTDate: kind = .date
        case OFTDateTime: kind = .dateTime
        case OFTBinary: kind = nil
        default: kind = .string
        }
        let name = name
        let alias = borrowedString(OGR_Fld_GetAlternativeNameRef(handle)).flatMap { $0.isEmpty ? nil : $0 }
        definition = kind.map {
            FieldDefinition(
                name: name,
                type: $0,
                width: Int(OGR_Fld_GetWidth(handle)),
                precision: Int(OGR_Fld_GetPrecision(handle)),
                alias: alias ?? aliases[name]
            )
        }
    }
}

extension VectorLayer {
    /// All fields of the layer, binary ones included.
    var sourceFields: [SourceField] {
        var aliases: [String: String] = [:]
        if dataset.driverName == "GPKG", let file = try? dataset.opened() {
            aliases = GeoPackageAliases.read(file, table: name)
        }
        return ask([]) { handle in
            guard let definition = OGR_L_GetLayerDefn(handle) else { return [] }
            return (0..<OGR_FD_GetFieldCount(definition)).compactMap { index in
                OGR_FD_GetFieldDefn(definition, index).map { SourceField(index: index, handle: $0, aliases: aliases) }
            }
        }
    }
}
