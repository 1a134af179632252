import GeoModel

/// One feature of an overlay: where it comes from and its geometry.
struct OverlayFeature: Sendable {
    /// Row of A; nil for what B alone covers.
    var a: Int?
    /// Row of B; nil for what A alone covers.
    var b: Int?
    /// A column of one geometry.
    var geometry: GeometryColumn
}

/// Puts the attributes of both sides beside the geometries.
struct OverlayTableBuilder {
    private let a: FeatureTable
    private let layers: [FeatureTable]
    private let fields: [FieldDefinition]
    private var columns: [AttributeColumn]
    private var geometries = GeometryColumn()
    private let layerColumn: Int?
    /// For each layer of B: where its fields stand.
    private let positions: [[Int]]

    init(a: FeatureTable, layers: [FeatureTable]) {
        self.a = a
        self.layers = layers
        var fields = a.fields
        var names = Set(fields.map { $0.name.lowercased() })
        func unused(_ name: String) -> String {
            var candidate = name
            var number = 2
            while names.contains(candidate.lowercased()) {
                candidate = "\(name)_\(number)"
                number += 1
            }
            names.insert(candidate.lowercased())
            return candidate
        }
        var layerColumn: Int?
        if layers.count > 1 {
            layerColumn = fields.count
            fields.append(FieldDefinition(name: unused("layer"), type: .string))
        }
        var positions: [[Int]] = []
        // Layers that have a field of one name and type share its column.
        var shared: [FieldKey: Int] = [:]
        for layer in layers {
            positions.append(
                layer.fields.map { field in
                    let key = FieldKey(name: field.name, type: field.type)
                    if let known = shared[key] { return known }
                    var copy = field
                    copy.name = unused(field.name)
                    shared[key] = fields.count
                    fields.append(copy)
                    return fields.count - 1
                }
            )
        }
        self.fields = fields
        self.layerColumn = layerColumn
        self.positions = positions
        columns = fields.map { AttributeColumn(type: $0.type) }
    }

    /// Adds a feature of one layer.
    mutating func append(_ feature: OverlayFeature, layer: Int) {
        var values = [AttributeValue](repeating: .null, count: fields.count)
        if let row = feature.a {
            for (position, column) in a.columns.enumerated() { values[position] = column[row] }
        }
        if let layerColumn { values[layerColumn] = .string(layers[layer].name) }
        if let row = feature.b {
            for (position, column) in zip(positions[layer], layers[layer].columns) { values[position] = column[row] }
        }
        for (position, value) in values.enumerated() { columns[position].append(value) }
        geometries.append(feature.geometry[0])
    }

    /// What was added, with ids from 1.
    func table() -> FeatureTable {
        FeatureTable(
            name: "overlay",
            crs: a.crs,
            featureIDs: (0..<geometries.count).map { Int64($0) + 1 },
            fields: fields,
            columns: columns,
            geometries: geometries
        )
    }

    private struct FieldKey: Hashable {
        let name: String
        let type: AttributeType
    }
}
