import GeoModel

/// Turns the corners of a part into a polygon with valid rings.
///
/// Along each line corners pair up to horizontal edges, and down each column to vertical ones. Where a part meets
/// itself at a node the outline is led round the background, so that no ring passes a node twice: a hole that reaches
/// the shell there stays a hole that touches it.
struct PatchTracer {
    private let transform: GeoTransform
    /// True when the first edge from the upper left corner goes down: shells run counter-clockwise in the plane.
    private let startsDown: Bool
    private var above: [Int32]
    private var corners: [PatchCorner] = []
    private var verticals: [Int32] = []
    private var isDone: [Bool] = []
    private var ring: [Double] = []

    init(_ layout: PatchLayout) {
        transform = layout.tracesPixels ? .pixels : layout.transform
        startsDown = layout.transform.determinant < 0
        above = Array(repeating: 0, count: layout.columns + 1)
    }

    /// Appends one polygon as a part: the shell first, then its holes by their upper left corner.
    ///
    /// - Parameter sorted: the part's corners in their order.
    mutating func appendPart(_ sorted: ArraySlice<PatchCorner>, to column: inout GeometryColumn) {
        corners.removeAll(keepingCapacity: true)
        corners.append(contentsOf: sorted)
        linkVerticals()
        isDone.removeAll(keepingCapacity: true)
        isDone.append(contentsOf: repeatElement(false, count: corners.count))
        for start in corners.indices where !isDone[start] {
            // The first corner of all is the shell's; holes run the other way round.
            trace(from: start, goesDown: (start == 0) == startsDown)
            column.appendVertices(interleaved: ring)
            column.endRing()
        }
        column.endPart()
    }

    private mutating func linkVerticals() {
        for index in corners.indices.dropLast() where corners[index].isAtNode(of: corners[index + 1]) {
            corners[index] = corners[index].verticallyFlipped
            corners[index + 1] = corners[index + 1].verticallyFlipped
        }
        verticals.removeAll(keepingCapacity: true)
        verticals.append(contentsOf: repeatElement(0, count: corners.count))
        var index = 0
        while index < corners.count {
            // At a node passed twice the edge from above ends before the one below begins.
            let isDouble = index + 1 < corners.count && corners[index].isAtNode(of: corners[index + 1])
            if isDouble, corners[index].isDown {
                link(index + 1)
                link(index)
            } else {
                link(index)
                if isDouble { link(index + 1) }
            }
            index += isDouble ? 2 : 1
        }
    }

    private mutating func link(_ index: Int) {
        let column = corners[index].column
        if corners[index].isDown {
            above[column] = Int32(index)
        } else {
            verticals[index] = above[column]
            verticals[Int(above[column])] = Int32(index)
        }
    }

    private mutating func trace(from start: Int, goesDown: Bool) {
        ring.removeAll(keepingCapacity: true)
        var index = start
        repeat {
            isDone[index] = true
            emit(index)
            // Horizontal edges join the corners 2k and 2k + 1: every line has an even number of them.
            let turn = goesDown ? Int(verticals[index]) : index ^ 1
            isDone[turn] = true
            emit(turn)
            index = goesDown ? turn ^ 1 : Int(verticals[turn])
        } while index != start
        emit(start)
    }

    private mutating func emit(_ index: Int) {
        let corner = corners[index]
        let place = transform.apply(column: Double(corner.column), row: Double(corner.line))
        ring.append(place.x)
        ring.append(place.y)
    }
}

extension GeoTransform {
    /// Columns and lines as they are.
    static let pixels = GeoTransform(originX: 0, pixelWidth: 1, originY: 0, pixelHeight: 1)
}
