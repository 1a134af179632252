import GeoModel

/// Makes patches of finished parts: groups them, leaves small ones out, traces the rest in their order.
struct PatchFinisher {
    private struct Part {
        var tally: PartTally
        var group: Int32
        var item: Int
    }

    private let layout: PatchLayout
    private var parts: [Part] = []
    /// Patches below the minimum area.
    private(set) var dropped = 0

    init(_ layout: PatchLayout) { self.layout = layout }

    /// Adds a part; `item` is how its corners are asked for.
    mutating func add(_ tally: PartTally, group: Int32, item: Int) {
        parts.append(Part(tally: tally, group: group, item: item))
    }

    /// All patches of the parts added.
    mutating func finish(corners: (Int) -> ArraySlice<PatchCorner>) -> PatchBatch {
        var batch = PatchBatch()
        guard !parts.isEmpty else { return batch }
        var patches = grouped()
        patches.sort { $0.order < $1.order }
        var tracer = PatchTracer(layout)
        for patch in patches {
            let area = layout.area(of: patch.tally)
            guard area >= layout.minimumArea else {
                dropped += 1
                continue
            }
            for part in patch.parts { tracer.appendPart(corners(parts[part].item), to: &batch.geometries) }
            batch.geometries.endGeometry(kind: patch.parts.count == 1 ? .polygon : .multiPolygon)
            batch.values.append(patch.tally.value)
            batch.cells.append(patch.tally.cells)
            batch.areas.append(area)
            batch.measures.append(patch.tally.measures)
            batch.orders.append(patch.order)
        }
        return batch
    }

    private struct Patch {
        var tally: PartTally
        var parts: [Int]
        var order: PatchOrder { PatchOrder(lastRow: tally.lastRow, first: tally.first) }
    }

    private func grouped() -> [Patch] {
        var numbers: [Int32: Int] = [:]
        var patches: [Patch] = []
        for index in parts.indices.sorted(by: { parts[$0].tally.first < parts[$1].tally.first }) {
            if let number = numbers[parts[index].group] {
                patches[number].tally.add(parts[index].tally)
                patches[number].parts.append(index)
            } else {
                numbers[parts[index].group] = patches.count
                patches.append(Patch(tally: parts[index].tally, parts: [index]))
            }
        }
        return patches
    }
}
