public import GeoModel

/// Polygons in pixel space with what the kernel needs of them: ring weights and boxes.
public struct PixelZones: Sendable {
    /// The polygons; x = column, y = row, (0, 0) at the outer corner of the first cell.
    public let column: GeometryColumn
    /// Weight of each ring's edges: shells count +1 and holes −1 whatever their direction; 0 for rings without area.
    public let ringWeights: [Double]
    /// The box around each zone in pixel space; empty for what is no polygon.
    public let boxes: [Envelope]

    /// Creates zones from polygons in pixel space.
    ///
    /// - Throws: `coordinateNotFinite`.
    public init(_ column: GeometryColumn) throws(AnalysisError) {
        var weights = Array(repeating: 0.0, count: column.ringOffsets.count - 1)
        var boxes: [Envelope] = []
        boxes.reserveCapacity(column.count)
        for zone in 0..<column.count {
            guard column.kinds[zone].dimension == 2 else {
                boxes.append(.empty)
                continue
            }
            for part in column.parts(of: zone) {
                let rings = column.rings(ofPart: part)
                for ring in rings {
                    let area = column.signedArea(ofRing: ring)
                    guard area.isFinite else {
                        throw AnalysisError(code: .coordinateNotFinite, operation: "coverage", message: "zone \(zone)")
                    }
                    // Cover counts heights right of an edge, which is −∮x dy: negative where ∮x dy is positive.
                    let sign: Double = area > 0 ? -1 : area < 0 ? 1 : 0
                    weights[ring] = ring == rings.lowerBound ? sign : -sign
                }
            }
            boxes.append(column.envelope(of: zone))
        }
        self.column = column
        ringWeights = weights
        self.boxes = boxes
    }

    /// Area of a zone in cells: shells minus holes.
    public func cellArea(of zone: Int) -> Double {
        var total = CompensatedSum()
        for part in column.parts(of: zone) {
            let rings = column.rings(ofPart: part)
            for ring in rings where ringWeights[ring] != 0 {
                let area = column.signedArea(ofRing: ring).magnitude
                total.add(ring == rings.lowerBound ? area : -area)
            }
        }
        return total.value
    }

    /// Rows of a grid that a zone may touch; empty when its box shares nothing with the grid.
    public func rows(of zone: Int, in grid: RasterWindow) -> Range<Int> {
        let box = boxes[zone]
        guard !box.isEmpty, box.minX < Double(grid.columns), box.maxX > 0, box.maxY > 0,
            box.minY < Double(grid.rows)
        else { return 0..<0 }
        let first = Int(max(0, box.minY.rounded(.down)))
        let last = Int(min(Double(grid.rows), box.maxY.rounded(.up)))
        return first..<max(first, last)
    }

    /// How far from [0, 1] a fraction of a zone in its own plane may lie: 1e-9, more only for zones that reach millions
    /// of cells from the grid's corner, where a Double's last digit is larger than that.
    public func plainTolerance(of zone: Int) -> Double {
        let box = boxes[zone]
        guard !box.isEmpty else { return CoverageKernel.plainTolerance }
        let reach = max(box.minX.magnitude, box.maxX.magnitude, box.minY.magnitude, box.maxY.magnitude)
        return max(CoverageKernel.plainTolerance, 8 * reach.ulp)
    }

    /// True when a zone's box lies wholly inside the grid.
    public func isInside(_ zone: Int, grid: RasterWindow) -> Bool {
        let frame = Envelope(minX: 0, minY: 0, maxX: Double(grid.columns), maxY: Double(grid.rows))
        return !boxes[zone].isEmpty && frame.contains(boxes[zone])
    }
}

extension CoverageKernel {
    /// Adds all edges of a zone.
    public mutating func add(_ zone: Int, of zones: PixelZones) {
        for part in zones.column.parts(of: zone) {
            for ring in zones.column.rings(ofPart: part) where zones.ringWeights[ring] != 0 {
                for vertex in zones.column.vertices(ofRing: ring).dropLast() {
                    add(vertex, of: zones, weight: zones.ringWeights[ring])
                }
            }
        }
    }

    /// Adds the edge from a vertex to the next one.
    public mutating func add(_ vertex: Int, of zones: PixelZones, weight: Double) {
        add(
            x0: zones.column.xy[2 * vertex],
            y0: zones.column.xy[2 * vertex + 1],
            x1: zones.column.xy[2 * vertex + 2],
            y1: zones.column.xy[2 * vertex + 3],
            weight: weight
        )
    }
}
