import GeoModel

/// Corner tables (拐点坐标): rows of points, or one row per polygon with a corner string (features A4).
enum CornerTable {
    /// What a table became.
    struct Result {
        var table: FeatureTable
        var order: CoordinateOrder
        /// True when coordinates were written as degrees, minutes and seconds.
        var isSexagesimal: Bool
        /// Rows (or polygons) left with null geometry, with the reason.
        var problems: [Problem]
        /// Points equal to the one before them, dropped.
        var repeatedPoints: Int
        /// Rings the table did not close.
        var openRings: Int
        /// The names of the two coordinate columns, or of the string column.
        var coordinateColumns: [String]
    }

    struct Problem: Hashable {
        enum Kind: Hashable { case unreadable(String), tooFewPoints }
        var kind: Kind
        /// Line of the table, from 1.
        var line: Int
        var featureID: Int64
    }

    enum Failure: Error, Hashable {
        /// No pair of coordinate columns and no corner string column.
        case noCoordinates(columns: [String])
        /// Some points have north first, others east.
        case mixedOrder
        /// There is no readable point.
        case noPoints
    }

    /// True when the columns can hold corners.
    static func isCornerTable(_ table: TextTable) -> Bool { CornerColumns(table) != nil }

    /// Reads polygons; `asPoints` gives one point per row instead, for layers that may hold points.
    static func read(_ table: TextTable, name: String, asPoints: Bool = false) throws(Failure) -> Result {
        guard let columns = CornerColumns(table) else { throw .noCoordinates(columns: table.header) }
        let features =
            columns.string.map { stringFeatures(table, column: $0, columns: columns) }
            ?? rowFeatures(table, columns: columns, asPoints: asPoints)
        let pairs = features.flatMap { $0.corners }.flatMap { $0.points }
        guard !pairs.isEmpty else { throw .noPoints }
        // A corner string follows the licence: X is the northing. A table's header words decide where they are plain.
        guard let order = CoordinateOrder.decide(pairs, defaultNorthFirst: columns.northFirst ?? true) else {
            throw .mixedOrder
        }
        return build(features, table: table, columns: columns, order: order, name: name, asPoints: asPoints)
    }

    /// One polygon to be: its rings of number pairs as written.
    struct RawFeature {
        var rowIndex: Int
        var corners: [RawRing] = []
        var unreadable: (text: String, line: Int)?
    }

    struct RawRing {
        var key: String
        var points: [(Double, Double)] = []
    }

    // MARK: Rows of points

    private static func rowFeatures(_ table: TextTable, columns: CornerColumns, asPoints: Bool) -> [RawFeature] {
        var features: [RawFeature] = []
        var place: [String: Int] = [:]
        var lastFeature: Int?
        var rings = RingCounter()
        for (index, row) in table.rows.enumerated() {
            guard !row.isEmpty else {
                rings.endRing()
                continue
            }
            let group = asPoints ? "row \(index)" : columns.group.map { row[$0] } ?? ""
            // An empty group cell goes on with the group above, as merged cells in sheets do.
            let feature: Int
            if group.isEmpty, columns.group != nil, let lastFeature {
                feature = lastFeature
            } else if let known = place[group] {
                feature = known
            } else {
                features.append(RawFeature(rowIndex: index))
                feature = features.count - 1
                place[group] = feature
            }
            if feature != lastFeature { rings.endRing() }
            lastFeature = feature
            guard let a = CoordinateText.parse(row[columns.first]), let b = CoordinateText.parse(row[columns.second])
            else {
                if features[feature].unreadable == nil {
                    let text = "\(row[columns.first]), \(row[columns.second])"
                    features[feature].unreadable = (text, table.lines[index])
                }
                continue
            }
            rings.take((a, b), number: columns.pointNumber.flatMap { pointNumber(row[$0]) })
            let key = columns.ring.map { row[$0] } ?? "\(rings.current)"
            if features[feature].corners.last?.key != key { features[feature].corners.append(RawRing(key: key)) }
            features[feature].corners[features[feature].corners.count - 1].points.append((a, b))
        }
        return features
    }

    /// Tells where a ring ends when no column says it: an empty row, a point that closes the ring, a number that starts
    /// again at 1.
    private struct RingCounter {
        private(set) var current = 0
        private var start: (Double, Double)?
        private var count = 0
        private var lastNumber: Int?

        mutating func endRing() {
            guard start != nil else { return }
            current += 1
            start = nil
            count = 0
            lastNumber = nil
        }

        mutating func take(_ point: (Double, Double), number: Int?) {
            // A closing point may carry the number 1 again.
            let closes = count >= 3 && start.map { $0 == point } ?? false
            if number == 1, let lastNumber, lastNumber != 1, !closes { endRing() }
            // A closing point belongs to its ring; the next point starts another.
            if isClosed, start.map({ $0 != point }) ?? false { endRing() }
            isClosed = closes
            start = start ?? point
            count += 1
            lastNumber = number
        }

        private var isClosed = false
    }

    private static func pointNumber(_ text: String) -> Int? {
        Int(text.drop { !$0.isNumber })
    }

    // MARK: Corner strings

    private static func stringFeatures(_ table: TextTable, column: Int, columns: CornerColumns) -> [RawFeature] {
        table.rows.enumerated().compactMap { index, row in
            guard !row.isEmpty else { return nil }
            var feature = RawFeature(rowIndex: index)
            if let rings = CornerString.parse(row[column]) {
                feature.corners = rings.enumerated().map { RawRing(key: "\($0.offset)", points: $0.element) }
            } else {
                feature.unreadable = (String(row[column].prefix(60)), table.lines[index])
            }
            return feature
        }
    }

    // MARK: Building

    /// The geometries of all features and what went wrong with them.
    private struct Built {
        var geometries = GeometryColumn()
        var problems: [Problem] = []
        var repeatedPoints = 0
        var openRings = 0

        mutating func append(_ feature: RawFeature, id: Int64, line: Int, northFirst: Bool, asPoint: Bool) {
            if let unreadable = feature.unreadable {
                problems.append(Problem(kind: .unreadable(unreadable.text), line: unreadable.line, featureID: id))
                geometries.appendNull()
                return
            }
            if asPoint, let point = feature.corners.first?.points.first {
                geometries.appendVertex(x: northFirst ? point.1 : point.0, y: northFirst ? point.0 : point.1)
                geometries.endRing()
                geometries.endPart()
                geometries.endGeometry(kind: .point)
                return
            }
            var builder = RingBuilder()
            for ring in feature.corners {
                for (a, b) in ring.points { builder.append(x: northFirst ? b : a, y: northFirst ? a : b) }
                builder.endRing()
            }
            repeatedPoints += builder.repeatedPoints
            openRings += builder.openRings
            guard builder.shortRings == 0, !builder.rings.isEmpty else {
                problems.append(Problem(kind: .tooFewPoints, line: line, featureID: id))
                geometries.appendNull()
                return
            }
            geometries.append(polygons: RingNesting.polygons(from: builder.rings))
        }
    }

    private static func build(
        _ features: [RawFeature],
        table: TextTable,
        columns: CornerColumns,
        order: CoordinateOrder,
        name: String,
        asPoints: Bool
    ) -> Result {
        var built = Built()
        for (index, feature) in features.enumerated() {
            built.append(
                feature,
                id: Int64(index),
                line: table.lines[feature.rowIndex],
                northFirst: order.northFirst,
                asPoint: asPoints
            )
        }
        let coordinates = columns.string.map { [$0] } ?? [columns.first, columns.second]
        return Result(
            table: attributes(of: features, table: table, columns: columns, name: name, geometries: built.geometries),
            order: order,
            isSexagesimal: columns.string == nil
                && table.rows.contains { !$0.isEmpty && CoordinateText.isSexagesimal($0[columns.first]) },
            problems: built.problems,
            repeatedPoints: built.repeatedPoints,
            openRings: built.openRings,
            coordinateColumns: coordinates.map { table.header[$0] }
        )
    }

    /// The other columns as attributes, by the first row of each feature.
    private static func attributes(
        of features: [RawFeature],
        table: TextTable,
        columns: CornerColumns,
        name: String,
        geometries: GeometryColumn
    ) -> FeatureTable {
        let kept = columns.attributeColumns(of: table)
        return FeatureTable(
            name: name,
            crs: nil,
            featureIDs: features.indices.map(Int64.init),
            fields: kept.map { FieldDefinition(name: table.header[$0], type: .string) },
            columns: kept.map { column in
                .strings(
                    features.map { feature in
                        let value = table.rows[feature.rowIndex][column]
                        return value.isEmpty ? nil : value
                    }
                )
            },
            geometries: geometries
        )
    }
}

extension GeometryColumn {
    /// Appends polygons as one geometry: a polygon, or a multipolygon when there are several.
    mutating func append(polygons: [[[Double]]]) {
        for polygon in polygons {
            for ring in polygon {
                appendVertices(interleaved: ring)
                endRing()
            }
            endPart()
        }
        endGeometry(kind: polygons.count == 1 ? .polygon : .multiPolygon)
    }
}
