public import GeoModel

/// Cuts polygons at a box: valid polygons in, valid polygons out, and no vertex changed inside the box.
///
/// The outline inside the box falls into chains that enter and leave it. With the inside on the left, what follows a
/// chain counter-clockwise along the box belongs to the polygon until the next chain enters: linked so, the chains close
/// to rings that never run back along a side, which an overlay would have to take apart again. Only the runs of edges
/// near the box are looked at.
///
/// A crossing with the box is rounded to a double, so that a cut edge turns by about one unit in the last place of its
/// coordinates: results taken from the cut polygon differ from those of the whole one by that much times their outline.
public struct BoxClip {
    /// The outlines.
    public let runs: EdgeRuns
    /// What is kept.
    public let box: Envelope

    /// A clip of the polygons behind some runs.
    public init(runs: EdgeRuns, box: Envelope) {
        self.runs = runs
        self.box = box
    }

    /// What lies inside the box of a valid polygon, as a column of one geometry, which is empty when nothing does.
    ///
    /// - Parameters:
    ///   - row: a polygon or multipolygon.
    ///   - near: the runs of it whose boxes meet the box, ascending.
    ///   - containsCorner: whether a part has the box's south-west corner inside; asked for parts with no edge in the box.
    /// - Returns: nil when it cannot be told without doubt: a vertex on a side of the box, two crossings in one place,
    ///   chains that do not alternate (an invalid polygon).
    public func clipped(
        _ row: Int,
        near: some Collection<Int>,
        containsCorner: (_ part: Int) -> Bool
    ) -> GeometryColumn? {
        var result = GeometryColumn()
        var parts = 0
        var next = near.startIndex
        for part in runs.column.parts(of: row) {
            var pieces = PartInBox()
            while next != near.endIndex, runs.parts[near[next]] == part {
                let ring = runs.rings[near[next]]
                var end = next
                while end != near.endIndex, runs.rings[near[end]] == ring { near.formIndex(after: &end) }
                guard trace(ring: ring, near: near[next..<end], into: &pieces) else { return nil }
                next = end
            }
            guard let polygons = polygons(pieces, part: part, containsCorner: containsCorner) else { return nil }
            for polygon in polygons {
                for ring in polygon {
                    result.appendVertices(interleaved: ring)
                    result.endRing()
                }
                result.endPart()
                parts += 1
            }
        }
        result.endGeometry(kind: parts == 1 ? .polygon : .multiPolygon)
        return result
    }

    // MARK: From edges to chains

    /// A place on the box: the side (south 0, east 1, north 2, west 3) and the way along it, counter-clockwise.
    private struct Place: Comparable {
        var side: Int
        var along: Double

        static func < (a: Place, b: Place) -> Bool { a.side != b.side ? a.side < b.side : a.along < b.along }
    }

    /// A stretch of an outline from where it enters the box to where it leaves it.
    private struct Chain {
        var entry: Place
        var exit: Place
        /// Interleaved, both crossings included.
        var points: [Double]
    }

    /// What one part has in the box.
    private struct PartInBox {
        var chains: [Chain] = []
        /// Rings wholly inside.
        var shell: [Double]?
        var holes: [[Double]] = []
    }

    private func isInside(_ x: Double, _ y: Double) -> Bool {
        x > box.minX && x < box.maxX && y > box.minY && y < box.maxY
    }

    /// Follows one ring; false in doubt.
    private func trace(ring: Int, near: some Collection<Int>, into pieces: inout PartInBox) -> Bool {
        let xy = runs.column.xy
        let vertices = runs.column.vertices(ofRing: ring)
        var open: (entry: Place?, points: [Double])?
        var head: [Double]?
        var headExit: Place?
        var found: [Chain] = []
        var lastVertex = -1
        for run in near {
            lastVertex = runs.lasts[run]
            for v in runs.firsts[run]..<runs.lasts[run] {
                let (ax, ay, bx, by) = (xy[2 * v], xy[2 * v + 1], xy[2 * v + 2], xy[2 * v + 3])
                if isOnSide(bx, by) { return false }
                let startsInside = isInside(ax, ay)
                if startsInside, open == nil { open = (nil, [ax, ay]) }
                if startsInside, isInside(bx, by) {
                    open?.points += [bx, by]
                    continue
                }
                guard let crossing = crossings(ax, ay, bx, by) else { continue }
                if !startsInside { open = (crossing.entry.place, [crossing.entry.x, crossing.entry.y]) }
                if isInside(bx, by) {
                    open?.points += [bx, by]
                    continue
                }
                guard var done = open else { return false }
                done.points += [crossing.exit.x, crossing.exit.y]
                open = nil
                if let entry = done.entry {
                    found.append(Chain(entry: entry, exit: crossing.exit.place, points: done.points))
                } else {
                    (head, headExit) = (done.points, crossing.exit.place)
                }
            }
        }
        if let last = open {
            if let entry = last.entry {
                // It goes on from the ring's first vertex, which is its last one.
                guard let head, let headExit, lastVertex == vertices.upperBound - 1 else {
                    return false
                }
                found.append(Chain(entry: entry, exit: headExit, points: last.points + head.dropFirst(2)))
            } else {
                guard head == nil, last.points.count == 2 * vertices.count else { return false }
                let isShell = runs.isShell(ring)
                if isShell { pieces.shell = last.points } else { pieces.holes.append(last.points) }
            }
        } else if head != nil {
            return false
        }
        pieces.chains += runs.hasInsideOnRight(ring) ? found.map(Self.reversed) : found
        return true
    }

    /// A vertex on a side makes crossings ambiguous.
    private func isOnSide(_ x: Double, _ y: Double) -> Bool {
        ((x == box.minX || x == box.maxX) && y >= box.minY && y <= box.maxY)
            || ((y == box.minY || y == box.maxY) && x >= box.minX && x <= box.maxX)
    }

    private static func reversed(_ chain: Chain) -> Chain {
        var points: [Double] = []
        points.reserveCapacity(chain.points.count)
        for position in stride(from: chain.points.count - 2, through: 0, by: -2) {
            points.append(chain.points[position])
            points.append(chain.points[position + 1])
        }
        return Chain(entry: chain.exit, exit: chain.entry, points: points)
    }

    private struct Crossing {
        var x: Double
        var y: Double
        var place: Place
    }

    /// Where an edge enters and leaves the box; for an end inside, that crossing has no meaning. Nil when it passes by.
    private func crossings(
        _ ax: Double,
        _ ay: Double,
        _ bx: Double,
        _ by: Double
    ) -> (entry: Crossing, exit: Crossing)? {
        if max(ax, bx) < box.minX || min(ax, bx) > box.maxX || max(ay, by) < box.minY || min(ay, by) > box.maxY {
            return nil
        }
        let (dx, dy) = (bx - ax, by - ay)
        var (enter, leave) = ((t: 0.0, side: -1), (t: 1.0, side: -1))
        func limit(_ delta: Double, _ gap: Double, _ side: Int) -> Bool {
            if delta == 0 { return gap >= 0 }
            let t = gap / delta
            if delta < 0, t > enter.t { enter = (t, side) }
            if delta > 0, t < leave.t { leave = (t, side) }
            return true
        }
        guard limit(-dy, ay - box.minY, 0), limit(dx, box.maxX - ax, 1), limit(dy, box.maxY - ay, 2),
            limit(-dx, ax - box.minX, 3), enter.t < leave.t
        else { return nil }
        func crossing(_ found: (t: Double, side: Int)) -> Crossing {
            let x = min(max(ax + dx * found.t, box.minX), box.maxX)
            let y = min(max(ay + dy * found.t, box.minY), box.maxY)
            switch found.side {
            case 0: return Crossing(x: x, y: box.minY, place: Place(side: 0, along: x - box.minX))
            case 1: return Crossing(x: box.maxX, y: y, place: Place(side: 1, along: y - box.minY))
            case 2: return Crossing(x: x, y: box.maxY, place: Place(side: 2, along: box.maxX - x))
            default: return Crossing(x: box.minX, y: y, place: Place(side: 3, along: box.maxY - y))
            }
        }
        return (crossing(enter), crossing(leave))
    }

    // MARK: From chains to polygons

    /// The polygons of one part, each shell first; nil in doubt.
    private func polygons(
        _ pieces: PartInBox,
        part: Int,
        containsCorner: (Int) -> Bool
    ) -> [[[Double]]]? {
        if let shell = pieces.shell { return pieces.chains.isEmpty ? [[shell] + pieces.holes] : nil }
        if pieces.chains.isEmpty {
            guard containsCorner(part) else { return pieces.holes.isEmpty ? [] : nil }
            let whole = [
                box.minX, box.minY, box.maxX, box.minY, box.maxX, box.maxY, box.minX, box.maxY, box.minX, box.minY,
            ]
            return [[whole] + pieces.holes]
        }
        guard let shells = linked(pieces.chains) else { return nil }
        var polygons = shells.map { [$0] }
        for hole in pieces.holes {
            let owner =
                shells.count == 1 ? 0 : shells.firstIndex { EdgeRuns.ring($0, contains: (hole[0], hole[1])) }
            guard let owner else { return nil }
            polygons[owner].append(hole)
        }
        return polygons
    }

    /// Chains joined along the box, counter-clockwise from each exit to the next entry; nil unless they alternate.
    private func linked(_ chains: [Chain]) -> [[Double]]? {
        let entries = chains.indices.sorted { chains[$0].entry < chains[$1].entry }
        let exits = chains.indices.sorted { chains[$0].exit < chains[$1].exit }
        // The first entry after the first exit starts the turn.
        guard let first = exits.first else { return [] }
        let offset = chains[entries[0]].entry < chains[first].exit ? 1 : 0
        var follower = [Int](repeating: 0, count: chains.count)
        for position in exits.indices {
            let exit = chains[exits[position]].exit
            let entry = entries[(position + offset) % entries.count]
            follower[exits[position]] = entry
            // Exit, entry, exit, entry, each strictly after the one before.
            let isLast = position + offset >= entries.count
            if !isLast, !(exit < chains[entry].entry) { return nil }
            if position + 1 < exits.count, !(chains[entry].entry < chains[exits[position + 1]].exit) { return nil }
            if isLast, !(chains[entry].entry < chains[first].exit) { return nil }
        }
        var isUsed = [Bool](repeating: false, count: chains.count)
        var rings: [[Double]] = []
        for start in chains.indices where !isUsed[start] {
            var ring: [Double] = []
            var chain = start
            repeat {
                isUsed[chain] = true
                ring += chains[chain].points
                let next = follower[chain]
                appendCorners(from: chains[chain].exit, to: chains[next].entry, to: &ring)
                chain = next
            } while chain != start
            ring += ring.prefix(2)
            rings.append(ring)
        }
        return rings
    }

    private func appendCorners(from exit: Place, to entry: Place, to ring: inout [Double]) {
        var count = (entry.side - exit.side + 4) % 4
        if count == 0, entry < exit { count = 4 }
        for step in 0..<count {
            switch (exit.side + step) % 4 {
            case 0: ring += [box.maxX, box.minY]
            case 1: ring += [box.maxX, box.maxY]
            case 2: ring += [box.minX, box.maxY]
            default: ring += [box.minX, box.minY]
            }
        }
    }
}
