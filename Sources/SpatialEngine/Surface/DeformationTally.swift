import SpatialAnalysis

/// What is counted of a deformation raster, part by part.
struct DeformationTally: Sendable {
    private(set) var figures: [DeformationBandFigures]
    private var areas: [[Int: ExactSum]]
    private(set) var validCells = 0
    private var validArea = ExactSum()
    private var volume = ExactSum()
    private(set) var skippedTiles = 0
    private(set) var tiles = 0

    init(_ bands: [DeformationBand]) {
        figures = bands.map { DeformationBandFigures(band: $0) }
        areas = bands.map { _ in [:] }
    }

    /// Counts a row of a band's values.
    mutating func add(_ values: ArraySlice<Float>, band: Int, areas cellAreas: [Double]) {
        let isGrade = figures[band].band.isGrade
        var cells = 0
        var low = Float.infinity
        var high = -Float.infinity
        var counts: [Int: (cells: Int, area: Double)] = [:]
        for (column, value) in values.enumerated() where !value.isNaN {
            cells += 1
            low = min(low, value)
            high = max(high, value)
            if isGrade {
                let area = cellAreas[column]
                counts[Int(value), default: (0, 0)].cells += 1
                counts[Int(value), default: (0, 0)].area += area
            }
        }
        guard cells > 0 else { return }
        figures[band].cells += cells
        figures[band].minimum = min(figures[band].minimum ?? .infinity, Double(low))
        figures[band].maximum = max(figures[band].maximum ?? -.infinity, Double(high))
        for (value, count) in counts {
            figures[band].cellsByValue[value, default: 0] += count.cells
            areas[band][value, default: ExactSum()].add(count.area)
        }
    }

    /// Counts a row of subsidence in metres.
    mutating func add(subsidence row: ArraySlice<Double>, areas cellAreas: [Double]) {
        var (cells, area, sum) = (0, 0.0, 0.0)
        for (column, value) in row.enumerated() where value.isFinite {
            cells += 1
            area += cellAreas[column]
            sum += value * cellAreas[column]
        }
        validCells += cells
        validArea.add(area)
        volume.add(sum)
    }

    /// Counts tiles.
    mutating func add(tiles count: Int, skipped: Int) {
        tiles += count
        skippedTiles += skipped
    }

    /// Takes another part.
    mutating func add(_ other: DeformationTally) {
        for band in figures.indices {
            let theirs = other.figures[band]
            figures[band].cells += theirs.cells
            if let low = theirs.minimum { figures[band].minimum = min(figures[band].minimum ?? low, low) }
            if let high = theirs.maximum { figures[band].maximum = max(figures[band].maximum ?? high, high) }
            figures[band].cellsByValue.merge(theirs.cellsByValue) { $0 + $1 }
            for (value, sum) in other.areas[band] { areas[band][value, default: ExactSum()].add(sum) }
        }
        validCells += other.validCells
        validArea.add(other.validArea)
        volume.add(other.volume)
        add(tiles: other.tiles, skipped: other.skippedTiles)
    }

    /// The figures with areas.
    var bands: [DeformationBandFigures] {
        zip(figures, areas).map { figure, sums in
            var figure = figure
            figure.areaByValue = sums.mapValues(\.value)
            return figure
        }
    }

    var area: Double { validArea.value }
    var total: Double { volume.value }
}
