import GeoModel
import Publishing
import Restoration
import SpatialEngine

/// The layers that are published beside the figures, all in the working CRS.
struct PublicationLayers {
    let plane: WorkingPlane
    let register: MineRegister
    let changes: ChangeFeatures
    let protected: ProtectedLayers
    let measurements: AssessmentMeasurements
    let result: AssessmentResult

    func layers(findings: [PlacedFinding]) throws -> AssessmentGeometries {
        AssessmentGeometries(
            mines: mines(),
            pieces: pieces(),
            damage: damage(),
            restored: restored(),
            hits: try hits(),
            findings: findings,
            protected: zip(protected.records, protected.layers).map { record, layer in
                ProtectedGeometryLayer(name: record.name, kind: record.kind, table: published(layer, record.name))
            }
        )
    }

    private func table(
        _ name: String,
        _ fields: [FieldDefinition],
        _ columns: [AttributeColumn],
        _ geometries: GeometryColumn
    ) -> FeatureTable {
        FeatureTable(
            name: name,
            crs: plane.crs,
            featureIDs: (0..<geometries.count).map { Int64($0 + 1) },
            fields: fields,
            columns: columns,
            geometries: geometries
        )
    }

    /// Mines in id order, as everywhere in the outputs.
    private func mines() -> FeatureTable {
        let order = register.records.indices.sorted {
            Identifiers.precedes(register.records[$0].mineID, register.records[$1].mineID)
        }
        return table(
            "mines",
            [FieldDefinition(name: "mine_id", type: .string)],
            [.strings(order.map { register.records[$0].mineID })],
            register.geometries.selecting(order)
        )
    }

    private func pieces() -> FeatureTable {
        let pieces = measurements.pieces
        let accounts = result.pieceAccounts
        func names(_ indices: [Int], _ name: (Int) -> String) -> String? {
            indices.isEmpty ? nil : indices.map(name).joined(separator: ";")
        }
        let columns: [(String, AttributeColumn)] = [
            ("piece_id", .integers(pieces.indices.map { Int64($0 + 1) })),
            ("mine_id", .strings(pieces.map { register.records[$0.mine].mineID })),
            ("area_m2", .reals(pieces.map(\.area.squareMetres))),
            ("area_mu", .reals(pieces.map(\.area.mu))),
            ("damaged_m2", .reals(accounts.map(\.damaged.squareMetres))),
            ("unknown_m2", .reals(accounts.map { $0.unknown?.squareMetres })),
            ("restored_m2", .reals(accounts.map(\.restored.squareMetres))),
            ("accepted_m2", .reals(accounts.map(\.accepted.squareMetres))),
            ("in_works_m2", .reals(accounts.map(\.inWorks.squareMetres))),
            ("pending_m2", .reals(accounts.map(\.pending.squareMetres))),
            ("exempt_m2", .reals(accounts.map(\.exempt.squareMetres))),
            ("account", .strings(accounts.map { $0.account?.rawValue })),
            ("status", .strings(accounts.map { $0.status?.rawValue })),
            (
                "protected",
                .strings(pieces.map { names($0.membership.protected) { protected.records[$0].name } })
            ),
            (
                "counted_in",
                .strings(pieces.map { $0.membership.givenUpTo.map { register.records[$0].mineID } })
            ),
        ]
        return table(columns, named: "pieces", measurements.pieceGeometries)
    }

    /// The land a mine shares with each protected polygon layer: its pieces there, united.
    private func hits() throws -> FeatureTable {
        var rows: [Int] = []
        var keys: [String] = []
        for (index, piece) in measurements.pieces.enumerated() {
            for layer in piece.membership.protected {
                rows.append(index)
                keys.append("\(piece.mine) \(layer)")
            }
        }
        let united = try LayerDissolver.dissolve(
            measurements.pieceGeometries.selecting(rows),
            by: keys,
            threads: plane.threads
        )
        let pairs = united.groups.map { group -> (mine: String, layer: String) in
            let numbers = group.key.split(separator: " ").compactMap { Int($0) }
            return (register.records[numbers[0]].mineID, protected.records[numbers[1]].name)
        }
        let order = pairs.indices.sorted {
            pairs[$0].mine != pairs[$1].mine
                ? Identifiers.precedes(pairs[$0].mine, pairs[$1].mine)
                : Identifiers.precedes(pairs[$0].layer, pairs[$1].layer)
        }
        return table(
            [
                ("mine_id", .strings(order.map { pairs[$0].mine })),
                ("layer", .strings(order.map { pairs[$0].layer })),
            ],
            named: "hits",
            united.geometries.selecting(order)
        )
    }

    private func damage() -> FeatureTable {
        let rows = changes.damage.indices.filter { !changes.damageGeometries[$0].isEmpty }
        let features = rows.map { changes.damage[$0] }
        let columns: [(String, AttributeColumn)] = [
            ("mine_id", .strings(features.map(\.mineID))),
            ("type", .strings(features.map { $0.type?.rawValue })),
            ("date", .dates(features.map(\.date))),
            ("status", .strings(features.map { $0.status?.rawValue })),
            ("layer", .strings(features.map(\.layerName))),
            ("source_fid", .integers(features.map(\.featureID))),
        ]
        return table(columns, named: "damage", changes.damageGeometries.selecting(rows))
    }

    private func restored() -> FeatureTable {
        let rows = changes.restorations.indices.filter { !changes.restoredGeometries[$0].isEmpty }
        let features = rows.map { changes.restorations[$0] }
        let columns: [(String, AttributeColumn)] = [
            ("mine_id", .strings(features.map(\.mineID))),
            ("status", .strings(features.map(\.status.rawValue))),
            ("status_raw", .strings(features.map(\.statusRaw))),
            ("date", .dates(features.map(\.date))),
            ("account", .strings(features.map { $0.account?.rawValue })),
            ("layer", .strings(features.map(\.layerName))),
            ("source_fid", .integers(features.map(\.featureID))),
        ]
        return table(columns, named: "restored", changes.restoredGeometries.selecting(rows))
    }

    private func table(
        _ columns: [(String, AttributeColumn)],
        named name: String,
        _ geometries: GeometryColumn
    ) -> FeatureTable {
        table(
            name,
            columns.map { FieldDefinition(name: $0.0, type: type(of: $0.1)) },
            columns.map(\.1),
            geometries
        )
    }

    private func type(of column: AttributeColumn) -> AttributeType {
        switch column {
        case .strings: return .string
        case .integers: return .integer
        case .reals: return .real
        case .booleans: return .boolean
        case .dates: return .date
        case .dateTimes: return .dateTime
        }
    }

    /// A protected layer with its own fields; rows without usable geometry are left out.
    private func published(_ layer: WorkingLayer, _ name: String) -> FeatureTable {
        let rows = (0..<layer.geometries.count).filter { !layer.geometries[$0].isEmpty }
        let columns = layer.table.columns.enumerated().map { index, column -> AttributeColumn in
            var selected = AttributeColumn(type: layer.table.fields[index].type)
            for row in rows { selected.append(column[row]) }
            return selected
        }
        return FeatureTable(
            name: name,
            crs: plane.crs,
            featureIDs: rows.map { layer.table.featureIDs[$0] },
            fields: layer.table.fields,
            columns: columns,
            geometries: layer.geometries.selecting(rows)
        )
    }
}
