public import GeoModel

/// An immutable packed tree over boxes, built by sort-tile-recursion; entries are known by the payload given.
///
/// A value in plain arrays rather than GEOS's own tree: that one belongs to a context and sorts itself at the first
/// query, so that workers could not share it. This one is `Sendable`; every answer has one order.
public struct SpatialIndex: Sendable {
    /// Children per node; a node of 16 boxes fills eight cache lines.
    private static let fanOut = 16

    /// Boxes of all levels, leaves first, the root last.
    private var boxes: [Envelope] = []
    /// Payload of each leaf.
    private var payloads: [Int] = []
    /// First box of each level.
    private var levelStarts: [Int] = []

    /// Builds the tree. Empty boxes are left out: nothing meets them.
    public init(_ entries: some Sequence<(box: Envelope, payload: Int)>) {
        var leaves = entries.filter { !$0.box.isEmpty }
        Self.tile(&leaves)
        boxes = leaves.map(\.box)
        payloads = leaves.map(\.payload)
        guard !leaves.isEmpty else { return }
        levelStarts = [0]
        var start = 0
        while boxes.count - start > 1 {
            let end = boxes.count
            for first in stride(from: start, to: end, by: Self.fanOut) {
                // No slice of the array may live while it grows: all of it would be copied at each node.
                var box = Envelope.empty
                for child in first..<min(first + Self.fanOut, end) { box = box.union(boxes[child]) }
                boxes.append(box)
            }
            start = end
            levelStarts.append(start)
        }
    }

    /// Builds the tree over the geometries of a column; the payload is the position, null and empty ones are left out.
    public init(_ column: GeometryColumn) {
        self.init((0..<column.count).map { (box: column.envelope(of: $0), payload: $0) })
    }

    /// Number of entries.
    public var count: Int { payloads.count }

    /// The box around all entries.
    public var envelope: Envelope { boxes.last ?? .empty }

    /// Payloads of the entries whose box shares a point with the given one, ascending.
    public func query(_ box: Envelope) -> [Int] {
        var found: [Int] = []
        visit(box) { found.append($0) }
        found.sort()
        return found
    }

    /// Calls `body` for each entry whose box shares a point with the given one, in the tree's order.
    public func visit(_ box: Envelope, _ body: (Int) throws -> Void) rethrows {
        guard !payloads.isEmpty else { return }
        var pending = [(level: levelStarts.count - 1, index: boxes.count - 1)]
        while let (level, index) = pending.popLast() {
            guard boxes[index].intersects(box) else { continue }
            if level == 0 {
                try body(payloads[index])
            } else {
                for child in children(ofLevel: level, index: index).reversed() { pending.append((level - 1, child)) }
            }
        }
    }

    /// The entry nearest to a box by a distance of the caller's, ties going to the lowest payload.
    ///
    /// - Parameters:
    ///   - limit: entries farther than this are not looked at.
    ///   - distance: the true distance of an entry, never less than that between the boxes; nil passes it over.
    public func nearest<Failure: Error>(
        to box: Envelope,
        limit: Double = .infinity,
        distance: (Int) throws(Failure) -> Double?
    ) throws(Failure) -> (payload: Int, distance: Double)? {
        guard !payloads.isEmpty, !box.isEmpty else { return nil }
        var best: (payload: Int, distance: Double)?
        var queue = NodeQueue()
        queue.push(level: levelStarts.count - 1, index: boxes.count - 1, distance: boxes[boxes.count - 1].gap(to: box))
        while let node = queue.pop() {
            // Equal distances are still looked at, for the lowest payload.
            if node.distance > (best?.distance ?? limit) { break }
            guard node.level == 0 else {
                for child in children(ofLevel: node.level, index: node.index) {
                    queue.push(level: node.level - 1, index: child, distance: boxes[child].gap(to: box))
                }
                continue
            }
            let payload = payloads[node.index]
            guard let d = try distance(payload), d <= limit else { continue }
            if let current = best, (d, payload) >= (current.distance, current.payload) { continue }
            best = (payload, d)
        }
        return best
    }

    private func children(ofLevel level: Int, index: Int) -> Range<Int> {
        let first = levelStarts[level - 1] + (index - levelStarts[level]) * Self.fanOut
        return first..<min(first + Self.fanOut, levelStarts[level])
    }

    /// Sorts into vertical slices by x and within each by y; ties by payload, so that the tree depends on nothing else.
    private static func tile(_ entries: inout [(box: Envelope, payload: Int)]) {
        let nodes = (entries.count + fanOut - 1) / fanOut
        let slices = max(1, Int(Double(nodes).squareRoot().rounded(.up)))
        let perSlice = max(fanOut, (nodes + slices - 1) / slices * fanOut)
        entries.sort { ($0.box.center.x, $0.payload) < ($1.box.center.x, $1.payload) }
        for start in stride(from: 0, to: entries.count, by: perSlice) {
            let end = min(start + perSlice, entries.count)
            entries[start..<end].sort { ($0.box.center.y, $0.payload) < ($1.box.center.y, $1.payload) }
        }
    }
}

/// A binary heap of tree nodes by distance, then by position.
private struct NodeQueue {
    struct Node {
        let level: Int
        let index: Int
        let distance: Double

        func comesBefore(_ other: Node) -> Bool { (distance, index) < (other.distance, other.index) }
    }

    private var heap: [Node] = []

    mutating func push(level: Int, index: Int, distance: Double) {
        heap.append(Node(level: level, index: index, distance: distance))
        var child = heap.count - 1
        while child > 0, heap[child].comesBefore(heap[(child - 1) / 2]) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func pop() -> Node? {
        guard let first = heap.first else { return nil }
        heap[0] = heap[heap.count - 1]
        heap.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && heap[child].comesBefore(heap[least]) {
                least = child
            }
            if least == parent { return first }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}

extension Envelope {
    /// The least distance between two boxes, 0 when they meet.
    fileprivate func gap(to other: Envelope) -> Double {
        let dx = max(0, minX - other.maxX, other.minX - maxX)
        let dy = max(0, minY - other.maxY, other.minY - maxY)
        return (dx * dx + dy * dy).squareRoot()
    }
}
