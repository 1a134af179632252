import GeoModel

/// A straight piece of an outline, the area on its left.
struct DirectedPiece: Sendable {
    var startX, startY, endX, endY: Double
}

/// Joins directed pieces end to start into rings and polygons.
struct OutlineLinker {
    /// How far an end may lie from the start it goes on at.
    let tolerance: Double

    /// One geometry: a polygon, several, or an empty one without pieces; nil when an end meets no start or a hole lies in
    /// no shell.
    func polygons(_ pieces: [DirectedPiece]) -> GeometryColumn? {
        guard let rings = rings(pieces) else { return nil }
        var shells: [(ring: [Double], area: Double, holes: [[Double]])] = []
        var holes: [[Double]] = []
        for ring in rings {
            let area = Self.signedArea(ring)
            if area > 0 { shells.append((ring, area, [])) } else if area < 0 { holes.append(ring) }
        }
        // The smallest shell around a hole is its own.
        shells.sort { $0.area < $1.area }
        for hole in holes {
            let point = (x: (hole[0] + hole[2]) / 2, y: (hole[1] + hole[3]) / 2)
            guard let shell = shells.firstIndex(where: { EdgeRuns.ring($0.ring, contains: point) }) else { return nil }
            shells[shell].holes.append(hole)
        }
        var column = GeometryColumn()
        for shell in shells {
            for ring in [shell.ring] + shell.holes {
                column.appendVertices(interleaved: ring)
                column.endRing()
            }
            column.endPart()
        }
        column.endGeometry(kind: shells.count > 1 ? .multiPolygon : .polygon)
        return column
    }

    private func rings(_ pieces: [DirectedPiece]) -> [[Double]]? {
        let order = pieces.indices.sorted { pieces[$0].startX < pieces[$1].startX }
        var isUsed = [Bool](repeating: false, count: pieces.count)
        var result: [[Double]] = []
        for first in pieces.indices where !isUsed[first] {
            var ring: [Double] = [pieces[first].startX, pieces[first].startY]
            var current = first
            isUsed[first] = true
            while !closes(pieces[current], at: pieces[first]) {
                guard let next = start(after: pieces[current], pieces, order, isUsed) else { return nil }
                isUsed[next] = true
                ring += [pieces[next].startX, pieces[next].startY]
                current = next
            }
            ring += [ring[0], ring[1]]
            // Two pieces to and fro enclose nothing.
            if ring.count >= 8 { result.append(ring) }
        }
        return result
    }

    private func closes(_ piece: DirectedPiece, at first: DirectedPiece) -> Bool {
        (piece.endX - first.startX).magnitude <= tolerance && (piece.endY - first.startY).magnitude <= tolerance
    }

    /// The unused piece that starts nearest to an end.
    private func start(
        after piece: DirectedPiece,
        _ pieces: [DirectedPiece],
        _ order: [Int],
        _ isUsed: [Bool]
    ) -> Int? {
        var (low, high) = (0, order.count)
        while low < high {
            let middle = (low + high) / 2
            if pieces[order[middle]].startX < piece.endX - tolerance { low = middle + 1 } else { high = middle }
        }
        var best: (index: Int, distance: Double)?
        while low < order.count, pieces[order[low]].startX <= piece.endX + tolerance {
            let index = order[low]
            low += 1
            guard !isUsed[index] else { continue }
            let dx = (pieces[index].startX - piece.endX).magnitude
            let dy = (pieces[index].startY - piece.endY).magnitude
            guard dy <= tolerance, max(dx, dy) < best?.distance ?? .infinity else { continue }
            best = (index, max(dx, dy))
        }
        return best?.index
    }

    private static func signedArea(_ ring: [Double]) -> Double {
        var twice = 0.0
        for position in stride(from: 2, to: ring.count, by: 2) {
            twice +=
                (ring[position - 2] - ring[0]) * (ring[position + 1] - ring[1])
                - (ring[position] - ring[0]) * (ring[position - 1] - ring[1])
        }
        return twice / 2
    }
}
