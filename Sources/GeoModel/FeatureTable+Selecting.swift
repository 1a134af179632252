extension FeatureTable {
    /// The rows given, in that order.
    public func selecting(_ rows: [Int]) -> FeatureTable {
        FeatureTable(
            name: name,
            crs: crs,
            featureIDs: rows.map { featureIDs[$0] },
            fields: fields,
            columns: columns.map { $0.selecting(rows) },
            geometries: geometries.selecting(rows)
        )
    }
}

extension AttributeColumn {
    /// The rows given, in that order.
    public func selecting(_ rows: [Int]) -> AttributeColumn {
        switch self {
        case .strings(let values): return .strings(rows.map { values[$0] })
        case .integers(let values): return .integers(rows.map { values[$0] })
        case .reals(let values): return .reals(rows.map { values[$0] })
        case .booleans(let values): return .booleans(rows.map { values[$0] })
        case .dates(let values): return .dates(rows.map { values[$0] })
        case .dateTimes(let values): return .dateTimes(rows.map { values[$0] })
        }
    }
}
