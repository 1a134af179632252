import GeoModel

/// The rules of design 4.3 that turn areas and distances into relations.
enum ProtectedRules {
    /// What counts as touching, metres.
    static let touchInMetres = 0.001
    /// What a Double resolves at an easting with zone prefix, a few times over, metres: a distance of exactly the
    /// limit must not fail by the last bit.
    static let resolutionInMetres = 1e-7

    /// A column of one null geometry.
    static var nothing: GeometryColumn {
        var column = GeometryColumn()
        column.appendNull()
        return column
    }

    /// max(0.01 m², 1e-9 of the mine): what the shared area has to exceed to count.
    static func areaThreshold(mine: ExactArea) -> ExactArea {
        max(
            ExactArea(microSquareMetres: 10_000),
            ExactArea(microSquareMetres: Int128((Double(mine.microSquareMetres) * 1e-9).rounded()))
        )
    }

    /// The relations of one mine to one layer, in the order of `LayerRelation.allCases`.
    ///
    /// - Parameters:
    ///   - shared: mine area inside the layer, from the pieces.
    ///   - mine: the mine's area.
    ///   - found: distance and lines inside.
    ///   - buffer: the rule's distance, metres.
    static func relations(
        shared: ExactArea,
        mine: ExactArea,
        found: FoundHit,
        buffer: Double?
    ) -> [LayerRelation] {
        let threshold = areaThreshold(mine: mine)
        let intersects = shared > threshold || found.hasLineInside
        var result: [LayerRelation] = []
        if shared > threshold, mine - shared <= threshold { result.append(.inside) }
        if intersects { result.append(.intersects) }
        guard let distance = found.distanceInMetres else { return result }
        if !intersects, distance <= touchInMetres + resolutionInMetres { result.append(.touches) }
        if let buffer, distance <= buffer + resolutionInMetres { result.append(.withinBuffer) }
        return result
    }
}
