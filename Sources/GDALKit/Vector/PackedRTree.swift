import GeoModel

/// Makes the nodes of an SQLite R-tree over boxes, packed full at once instead of box by box.
///
/// Boxes are dealt into columns of equal number by the middle of their x, and within a column into nodes by the middle
/// of their y (sort-tile-recursive: Leutenegger, Lopez and Edgington 1997); nodes are dealt the same way until one is
/// left, the root. The layout of a node is described in SQLite's `rtree.c`.
struct PackedRTree {
    /// A box and what it belongs to: a row or a node.
    struct Entry {
        var id: Int64
        var minX: Float
        var maxX: Float
        var minY: Float
        var maxY: Float

        /// - Parameter box: rounded outwards to the single precision that the tree holds.
        init(id: Int64, box: Envelope) {
            self.id = id
            minX = Entry.below(box.minX)
            maxX = -Entry.below(-box.maxX)
            minY = Entry.below(box.minY)
            maxY = -Entry.below(-box.maxY)
        }

        /// A box around others.
        init(id: Int64, around entries: ArraySlice<Entry>) {
            self = entries[entries.startIndex]
            self.id = id
            for entry in entries {
                minX = min(minX, entry.minX)
                maxX = max(maxX, entry.maxX)
                minY = min(minY, entry.minY)
                maxY = max(maxY, entry.maxY)
            }
        }

        private static func below(_ value: Double) -> Float {
            let nearest = Float(value)
            return Double(nearest) > value ? nearest.nextDown : nearest
        }
    }

    /// Takes what the three tables of a tree hold.
    struct Sink {
        /// A node's number and bytes; the root has number 1.
        var node: (Int64, [UInt8]) -> Void
        /// A row and its leaf.
        var leafOfRow: (Int64, Int64) -> Void
        /// A node, the root excepted, and its parent.
        var parentOfNode: (Int64, Int64) -> Void
    }

    private let nodeBytes: Int
    private static let entryBytes = 24

    /// - Parameter nodeBytes: size of a node in the file.
    init(nodeBytes: Int) { self.nodeBytes = nodeBytes }

    /// Builds the tree of some boxes; nothing for none.
    func build(_ entries: [Entry], into sink: Sink) {
        guard !entries.isEmpty else { return }
        let capacity = max(2, (nodeBytes - 4) / Self.entryBytes)
        var level = entries
        var depth = 0
        var nextNumber: Int64 = 2
        while true {
            let groups = PackedRTree.dealt(&level, capacity)
            let isRoot = groups.count == 1
            var parents: [Entry] = []
            for group in groups {
                let number = isRoot ? 1 : nextNumber
                nextNumber += 1
                for entry in level[group] {
                    if depth == 0 { sink.leafOfRow(entry.id, number) } else { sink.parentOfNode(entry.id, number) }
                }
                // Only the root tells the depth of the tree.
                sink.node(number, encoded(level[group], depth: isRoot ? depth : 0))
                parents.append(Entry(id: number, around: level[group]))
            }
            if isRoot { return }
            level = parents
            depth += 1
        }
    }

    /// Sorts entries into the order of nodes and gives their ranges.
    private static func dealt(_ entries: inout [Entry], _ capacity: Int) -> [Range<Int>] {
        let nodeCount = (entries.count + capacity - 1) / capacity
        let columnCount = Int(Double(nodeCount).squareRoot().rounded(.up))
        func order(_ a: Float, _ b: Float, _ first: Entry, _ second: Entry) -> Bool {
            a != b ? a < b : first.id < second.id
        }
        entries.sort { order($0.minX + $0.maxX, $1.minX + $1.maxX, $0, $1) }
        var ranges: [Range<Int>] = []
        for column in even(entries.count, columnCount, from: 0) {
            entries[column].sort { order($0.minY + $0.maxY, $1.minY + $1.maxY, $0, $1) }
            ranges += even(column.count, (column.count + capacity - 1) / capacity, from: column.lowerBound)
        }
        return ranges
    }

    /// Cuts a number of entries into parts that differ by one at most.
    private static func even(_ count: Int, _ parts: Int, from start: Int) -> [Range<Int>] {
        (0..<parts).map { (start + count * $0 / parts)..<(start + count * ($0 + 1) / parts) }
    }

    private func encoded(_ entries: ArraySlice<Entry>, depth: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(nodeBytes)
        func append(_ value: some FixedWidthInteger) {
            withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
        }
        append(UInt16(depth))
        append(UInt16(entries.count))
        for entry in entries {
            append(entry.id)
            for value in [entry.minX, entry.maxX, entry.minY, entry.maxY] { append(value.bitPattern) }
        }
        bytes.append(contentsOf: repeatElement(0, count: nodeBytes - bytes.count))
        return bytes
    }
}
