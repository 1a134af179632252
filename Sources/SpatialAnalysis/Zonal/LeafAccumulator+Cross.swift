extension LeafAccumulator {
    /// Adds cells of one row to the areas by class and category: the same cells, bands and classes as `classes`.
    ///
    /// - Parameter area: that of every cell, or nil for what `areas` holds.
    mutating func bookCross(
        _ row: Int,
        _ columns: Range<Int>,
        _ fraction: Double,
        _ area: Double?,
        _ tiles: [RasterTile]
    ) {
        guard let cross else { return }
        let start = tiles[0].index(column: columns.lowerBound, row: row)
        var last: (key: CrossCell, part: Double)?
        for offset in 0..<columns.count {
            guard let index = classIndex(at: start + offset, tiles) else { continue }
            let value = cross.value(column: columns.lowerBound + offset, row: row)
            // −0 and 0 are one value.
            let key = CrossCell(classIndex: index, category: value.isNaN ? nil : value == 0 ? 0 : value)
            let part = area ?? cellArea(at: offset)
            // Neighbours are mostly alike and are looked up once.
            if let open = last, open.key == key {
                last = (key, open.part + part)
                continue
            }
            if let open = last { sums.cross[open.key, default: 0] += fraction * open.part }
            last = (key, part)
        }
        if let open = last { sums.cross[open.key, default: 0] += fraction * open.part }
    }

    /// The class of a cell by the first band with data there; nil without.
    private func classIndex(at index: Int, _ tiles: [RasterTile]) -> Int? {
        for band in tiles.indices where tiles[band].hidden.isEmpty || !tiles[band].hidden[index] {
            let stored = tiles[band].number(at: index)
            if rules[band].range.contains(stored) { return rules[band].thresholds.classIndex(stored) }
        }
        return nil
    }
}
