public import GeoModel
public import PROJKit
import SpatialAnalysis

/// Lines to measure over subsidence rasters.
public struct LineLengthRequest: Sendable {
    /// One geometry per entry; what is no line measures as nothing.
    public var lines: GeometryColumn
    /// Their CRS: a plane in metres, in which lengths are measured.
    public var crs: CRSReference
    /// The rasters; at each place the first in the list with data counts.
    public var rasters: [ZonalRasterInput]
    /// Class thresholds as values, ascending.
    public var classes: [Double]
    /// Value from which a line is damaged, inclusive.
    public var damageThreshold: Double
    /// Whether ballpark operations are acceptable.
    public var allowBallpark = false
    /// A declared change of datum.
    public var datumShift: DatumShift?
    /// Worker threads; results do not depend on them.
    public var threads = 1

    /// Creates a request.
    public init(
        lines: GeometryColumn,
        crs: CRSReference,
        rasters: [ZonalRasterInput],
        classes: [Double],
        damageThreshold: Double
    ) {
        self.lines = lines
        self.crs = crs
        self.rasters = rasters
        self.classes = classes
        self.damageThreshold = damageThreshold
    }
}

/// Length of one entry, metres; classes and `withoutData` add up to the whole.
public struct LineLengths: Sendable, Hashable {
    /// By class (−∞, t1], (t1, t2], …, (tn, ∞).
    public var classes: [Double]
    /// From the damage threshold.
    public var damaged: Double
    /// Where no raster has data.
    public var withoutData: Double

    /// All of it.
    public var total: Double { classes.reduce(withoutData, +) }
}

/// Measures lines by the cells they pass through: each stretch within a cell has that cell's value.
public struct LineLengthOperation: Sendable {
    /// Longer stretches are cut before they go to a raster of another CRS, metres: the chord then leaves the line by
    /// less than a millimetre.
    private static let longestStretch = 50.0

    /// What to measure.
    public let request: LineLengthRequest

    /// Creates an operation.
    public init(_ request: LineLengthRequest) { self.request = request }

    /// One entry per geometry.
    ///
    /// - Throws: `EngineError` for rasters that cannot be used and CRS without a way; `GDALError`; `CancellationError`.
    public func run(monitor: WorkMonitor = .silent) throws -> [LineLengths] {
        var sums = Array(repeating: LineSums(classes: request.classes.count + 1), count: request.lines.count)
        var open = stretches()
        for raster in request.rasters where !open.isEmpty {
            let facts = try BandFacts(raster)
            let parts = try cut(open, at: facts.grid)
            let found = try values(parts, facts, monitor: monitor)
            open = []
            for (part, state) in zip(parts, found) {
                if let state {
                    sums[part.stretch.owner].add(part.stretch.length, state)
                } else {
                    open.append(part.stretch)
                }
            }
        }
        for stretch in open { sums[stretch.owner].withoutData.add(stretch.length) }
        return sums.map(\.lengths)
    }

    // MARK: Geometry

    /// A straight piece of a line in the plane.
    private struct Stretch: Sendable {
        let owner: Int
        let x0: Double
        let y0: Double
        let x1: Double
        let y1: Double
        /// Metres.
        let length: Double

        /// The piece between two shares of it.
        func part(from a: Double, to b: Double) -> Stretch {
            Stretch(
                owner: owner,
                x0: x0 + a * (x1 - x0),
                y0: y0 + a * (y1 - y0),
                x1: x0 + b * (x1 - x0),
                y1: y0 + b * (y1 - y0),
                length: length * (b - a)
            )
        }
    }

    /// A stretch within one cell; nil outside the raster.
    private struct Part: Sendable {
        let stretch: Stretch
        let cell: (column: Int, row: Int)?
    }

    private func stretches() -> [Stretch] {
        let lines = request.lines
        let metres = request.crs.metresPerUnit ?? 1
        var result: [Stretch] = []
        for owner in 0..<lines.count where lines.kinds[owner].dimension == 1 {
            for part in lines.parts(of: owner) {
                for ring in lines.rings(ofPart: part) {
                    for v in lines.vertices(ofRing: ring).dropLast() {
                        let (dx, dy) = (
                            lines.xy[2 * v + 2] - lines.xy[2 * v], lines.xy[2 * v + 3] - lines.xy[2 * v + 1]
                        )
                        let length = (dx * dx + dy * dy).squareRoot() * metres
                        guard length > 0, length.isFinite else { continue }
                        result.append(
                            Stretch(
                                owner: owner,
                                x0: lines.xy[2 * v],
                                y0: lines.xy[2 * v + 1],
                                x1: lines.xy[2 * v + 2],
                                y1: lines.xy[2 * v + 3],
                                length: length
                            )
                        )
                    }
                }
            }
        }
        return result
    }

    /// Cuts stretches where they cross from cell to cell.
    private func cut(_ stretches: [Stretch], at grid: RasterGrid) throws -> [Part] {
        let isSame = grid.crs.map { ZonePath.areSame($0, request.crs) } ?? true
        var pieces = stretches
        if !isSame {
            pieces = stretches.flatMap { stretch -> [Stretch] in
                let count = max(1, Int((stretch.length / Self.longestStretch).rounded(.up)))
                return (0..<count).map {
                    stretch.part(from: Double($0) / Double(count), to: Double($0 + 1) / Double(count))
                }
            }
        }
        var ends = GeometryColumn()
        for piece in pieces {
            ends.appendVertex(x: piece.x0, y: piece.y0)
            ends.appendVertex(x: piece.x1, y: piece.y1)
            ends.endRing()
            ends.endPart()
            ends.endGeometry(kind: .lineString)
        }
        if !isSame, let target = grid.crs {
            ends = try LayerProjector(
                from: request.crs,
                to: target,
                allowBallpark: request.allowBallpark,
                datumShift: request.datumShift
            ).project(ends).geometries
        }
        return pieces.indices.flatMap { index -> [Part] in
            let vertices = ends.vertices(of: index)
            guard vertices.count == 2,
                let a = grid.transform.pixelPosition(
                    x: ends.xy[2 * vertices.lowerBound],
                    y: ends.xy[2 * vertices.lowerBound + 1]
                ),
                let b = grid.transform.pixelPosition(
                    x: ends.xy[2 * vertices.lowerBound + 2],
                    y: ends.xy[2 * vertices.lowerBound + 3]
                )
            else { return [Part(stretch: pieces[index], cell: nil)] }
            return parts(of: pieces[index], from: a, to: b, grid: grid)
        }
    }

    private func parts(
        of stretch: Stretch,
        from a: (column: Double, row: Double),
        to b: (column: Double, row: Double),
        grid: RasterGrid
    ) -> [Part] {
        var shares = [0.0, 1]
        func cross(_ from: Double, _ to: Double) {
            let (low, high) = (min(from, to), max(from, to))
            // Beyond the raster cells do not matter.
            var line = max(low.rounded(.up), -1)
            while line <= min(high, Double(max(grid.columns, grid.rows)) + 1), high > low {
                shares.append((line - from) / (to - from))
                line += 1
            }
        }
        cross(a.column, b.column)
        cross(a.row, b.row)
        shares = shares.filter { (0...1).contains($0) }.sorted()
        var result: [Part] = []
        for (from, to) in zip(shares, shares.dropFirst()) where to > from {
            let middle = (from + to) / 2
            let column = (a.column + middle * (b.column - a.column)).rounded(.down)
            let row = (a.row + middle * (b.row - a.row)).rounded(.down)
            let isInside = column >= 0 && row >= 0 && column < Double(grid.columns) && row < Double(grid.rows)
            result.append(
                Part(stretch: stretch.part(from: from, to: to), cell: isInside ? (Int(column), Int(row)) : nil)
            )
        }
        return result
    }

    // MARK: Values

    /// Class and damage of each part; nil without data.
    private func values(_ parts: [Part], _ facts: BandFacts, monitor: WorkMonitor) throws -> [LineState?] {
        // Only blocks that a line passes are decoded.
        let (width, height) = (max(64, facts.blockColumns), max(64, facts.blockRows))
        let across = facts.grid.columns / width + 1
        var blocks: [Int: [Int]] = [:]
        for (index, part) in parts.enumerated() {
            if let cell = part.cell {
                blocks[cell.row / height * across + cell.column / width, default: []].append(index)
            }
        }
        let order = blocks.keys.sorted()
        let members = order.map { blocks[$0] ?? [] }
        let thresholds = ClassThresholds(
            classes: request.classes,
            damage: request.damageThreshold,
            model: facts.valueModel,
            type: facts.cellType
        )
        let found = try WorkerPool.map(
            count: order.count,
            threads: request.threads,
            monitor: WorkMonitor(isCancelled: monitor.isCancelled),
            makeWorker: { (try facts.makeSource(), RasterTile()) },
            body: { worker, block -> [LineState?] in
                let (top, left) = (order[block] / across * height, order[block] % across * width)
                let window = RasterWindow(
                    column: left,
                    row: top,
                    columns: min(width, facts.grid.columns - left),
                    rows: min(height, facts.grid.rows - top)
                )
                try worker.0.read(window, into: worker.1)
                return members[block].map { index in
                    guard let cell = parts[index].cell else { return nil }
                    let number = worker.1.number(column: cell.column, row: cell.row, nodata: facts.nodata)
                    guard number.isFinite else { return nil }
                    return LineState(
                        classIndex: thresholds.classIndex(number),
                        isDamaged: thresholds.isDamaged(number)
                    )
                }
            }
        )
        var states = [LineState?](repeating: nil, count: parts.count)
        for (block, values) in found.enumerated() {
            for (position, index) in members[block].enumerated() { states[index] = values[position] }
        }
        return states
    }
}

/// What a cell says about a line.
private struct LineState: Sendable {
    let classIndex: Int
    let isDamaged: Bool
}

/// Sums of one entry, exact.
private struct LineSums {
    var classes: [ExactSum]
    var damaged = ExactSum()
    var withoutData = ExactSum()

    init(classes count: Int) { classes = Array(repeating: ExactSum(), count: count) }

    mutating func add(_ length: Double, _ state: LineState) {
        classes[state.classIndex].add(length)
        if state.isDamaged { damaged.add(length) }
    }

    var lengths: LineLengths {
        LineLengths(classes: classes.map(\.value), damaged: damaged.value, withoutData: withoutData.value)
    }
}
