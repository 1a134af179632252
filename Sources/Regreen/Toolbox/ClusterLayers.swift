import GEOSKit
import GeoModel
import Publishing
import Restoration
import SpatialEngine

/// What `clusters` writes: features with their cluster, the clusters, and the proximity graph.
struct ClusterLayers {
    private let table: FeatureTable
    private let found: FeatureClusters
    private let names: [String]
    /// One outline per cluster: its features united, so that each place counts once.
    let outlines: GeometryColumn
    /// The graph's links by ids, each with its row in the graph.
    private let namedLinks: [(link: ClustersReport.Link, index: Int)]

    /// - Throws: `GEOSError` of uniting.
    init(_ table: FeatureTable, _ found: FeatureClusters, names: [String]) throws {
        self.table = table
        self.found = found
        self.names = names
        let context = try GEOSContext()
        var outlines = GeometryColumn()
        for rows in found.members {
            if rows.count == 1 {
                outlines.append(table.geometries[rows[0]])
            } else {
                let shapes = try rows.map { try PlanarShape(table.geometries, at: $0, context: context) }
                try PlanarShape.union(of: shapes, context: context).shape.append(to: &outlines)
            }
        }
        self.outlines = outlines
        namedLinks = found.graph.links.enumerated().map { index, link in
            let (a, b) = (names[link.first], names[link.second])
            let isOrdered = a.utf8.lexicographicallyPrecedes(b.utf8)
            let named = ClustersReport.Link(
                first: isOrdered ? a : b,
                second: isOrdered ? b : a,
                distance: link.distance
            )
            return (named, index)
        }.sorted { a, b in
            a.link.first == b.link.first
                ? a.link.second.utf8.lexicographicallyPrecedes(b.link.second.utf8)
                : a.link.first.utf8.lexicographicallyPrecedes(b.link.first.utf8)
        }
    }

    /// By ids.
    var links: [ClustersReport.Link] { namedLinks.map(\.link) }

    /// Writes the features; a GeoPackage takes clusters and links as layers of their own.
    func write(
        _ report: ClustersReport,
        to path: String,
        replaces: Bool,
        options: SourceOptions
    ) throws -> PublicationReport {
        guard VectorExport.Format(path: path) == .geoPackage else {
            return try ToolOutput.write(members(), to: path, replaces: replaces)
        }
        let layers = [members(), clusters(report), try linkLines(allowBallpark: options.allowBallpark)]
        return try ToolOutput.write(layers, toGeoPackage: path, replaces: replaces)
    }

    private func members() -> FeatureTable {
        var table = table
        // The other layers of the file have these names.
        if ["clusters", "links"].contains(table.name.lowercased()) { table.name = "features" }
        let clusters = found.clusterOfRow
        table.fields += [
            FieldDefinition(name: "cluster_id", type: .string), FieldDefinition(name: "cluster_size", type: .integer),
        ]
        table.columns += [
            .strings(clusters.map { $0.map { names[found.members[$0][0]] } }),
            .integers(clusters.map { $0.map { Int64(found.members[$0].count) } }),
        ]
        return table
    }

    private func clusters(_ report: ClustersReport) -> FeatureTable {
        func joined(_ texts: [String]?) -> String? { texts.map { $0.joined(separator: "; ") } }
        let clusters = report.clusters
        var fields = [
            FieldDefinition(name: "cluster_id", type: .string), FieldDefinition(name: "area_id", type: .string),
            FieldDefinition(name: "features", type: .integer), FieldDefinition(name: "members", type: .string),
            FieldDefinition(name: "mines", type: .string), FieldDefinition(name: "parties", type: .string),
            FieldDefinition(name: "area_m2", type: .real), FieldDefinition(name: "area_mu", type: .real),
        ]
        var columns: [AttributeColumn] = [
            .strings(clusters.map(\.id)), .strings(clusters.map(\.area)),
            .integers(clusters.map { Int64($0.members.count) }), .strings(clusters.map { joined($0.members) }),
            .strings(clusters.map { joined($0.mines) }), .strings(clusters.map { joined($0.parties) }),
            .reals(clusters.map { $0.ground?.squareMetres }), .reals(clusters.map { $0.ground?.mu }),
        ]
        for (index, field) in report.sumFields.enumerated() {
            fields.append(FieldDefinition(name: "sum_" + field, type: .real))
            columns.append(.reals(clusters.map { $0.sums[index] }))
        }
        return FeatureTable(
            name: "clusters",
            crs: table.crs,
            featureIDs: clusters.indices.map { Int64($0 + 1) },
            fields: fields,
            columns: columns,
            geometries: outlines
        )
    }

    private func linkLines(allowBallpark: Bool) throws -> FeatureTable {
        var lines = GeometryColumn()
        for (_, index) in namedLinks {
            let link = found.graph.links[index]
            lines.appendLine(from: link.start, to: link.end)
        }
        if let crs = table.crs, crs != found.plane, lines.count > 0 {
            lines = try LayerProjector(from: found.plane, to: crs, allowBallpark: allowBallpark).project(lines)
                .geometries
        }
        return FeatureTable(
            name: "links",
            crs: table.crs,
            featureIDs: namedLinks.indices.map { Int64($0 + 1) },
            fields: [
                FieldDefinition(name: "first", type: .string), FieldDefinition(name: "second", type: .string),
                FieldDefinition(name: "distance_m", type: .real),
            ],
            columns: [
                .strings(links.map(\.first)), .strings(links.map(\.second)), .reals(links.map(\.distance)),
            ],
            geometries: lines
        )
    }
}
