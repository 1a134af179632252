public import GeoModel

/// The polygons to measure, and which of them belong together.
///
/// Zones are measured one by one; a group (a mine with its pieces) is measured as one polygon where cells must be
/// seen whole: class bounds, extremes, quantiles. The zones of a group are disjoint; a zone may be in several groups.
public struct ZonalZones: Sendable {
    /// One valid polygon or multipolygon per zone; anything else measures as nothing.
    public var geometries: GeometryColumn
    /// Their CRS; edges are straight in its plane (longitude/latitude for a geographic one).
    public var crs: CRSReference
    /// Zone indices of each group.
    public var groups: [[Int]]
    /// Names for messages, one per zone; empty for "zone 0", "zone 1", ….
    public var names: [String]

    /// Creates zones with groups given as members.
    public init(geometries: GeometryColumn, crs: CRSReference, groups: [[Int]], names: [String] = []) {
        precondition(groups.allSatisfy { $0.allSatisfy { $0 >= 0 && $0 < geometries.count } }, "zones that exist")
        precondition(names.isEmpty || names.count == geometries.count, "one name per zone")
        self.geometries = geometries
        self.crs = crs
        self.groups = groups
        self.names = names
    }

    /// Creates zones that each belong to one group.
    ///
    /// - Parameters:
    ///   - group: the group of each zone, 0..<groupCount.
    ///   - groupCount: number of groups; groups may be empty.
    public init(geometries: GeometryColumn, crs: CRSReference, group: [Int], groupCount: Int, names: [String] = []) {
        precondition(group.count == geometries.count, "one group per zone")
        var members = Array(repeating: [Int](), count: groupCount)
        for (zone, index) in group.enumerated() { members[index].append(zone) }
        self.init(geometries: geometries, crs: crs, groups: members, names: names)
    }

    /// Creates zones that each are a group of their own, in the same order.
    public init(geometries: GeometryColumn, crs: CRSReference, names: [String] = []) {
        self.init(geometries: geometries, crs: crs, groups: (0..<geometries.count).map { [$0] }, names: names)
    }

    /// A zone's name for messages.
    func name(_ zone: Int) -> String { names.isEmpty ? "zone \(zone)" : names[zone] }
}
