import Foundation
import GeoModel

/// A valid polygon or multipolygon: stars with holes, slivers and specks, some reaching out of the grid.
func randomPolygon(_ random: inout TestRandom, columns: Int, rows: Int) -> GeometryColumn {
    let (width, height) = (Double(columns), Double(rows))
    switch random.below(6) {
    case 0:
        // Smaller than a cell.
        return multiPolygon([[star(&random, random.unit() * width, random.unit() * height, 0.3)]])
    case 1:
        // A sliver across the grid.
        let (x, y) = (random.unit() * width, random.unit() * height)
        let (dx, dy) = ((random.unit() - 0.5) * 2 * width, (random.unit() - 0.5) * 2 * height)
        let thin = 1e-4 + random.unit() * 1e-2
        return multiPolygon([[[x, y, x + dx, y + dy, x + dx + thin, y + dy + thin, x, y]]])
    case 2:
        // Several stars, each in its own quarter.
        let radius = min(width, height) / 4 * 0.95
        return multiPolygon(
            [(0.25, 0.25), (0.75, 0.25), (0.75, 0.75)].map {
                [star(&random, $0.0 * width, $0.1 * height, radius)]
            }
        )
    case 3:
        // On whole and half numbers, where edges meet grid lines.
        let x = Double(random.below(2 * columns)) / 2
        let y = Double(random.below(2 * rows)) / 2
        let (w, h) = (Double(1 + random.below(8)) / 2, Double(1 + random.below(8)) / 2)
        return multiPolygon([[[x, y, x + w, y, x + w + 1, y + h, x, y + h, x, y]]])
    default:
        // A star with a hole of its own shape, either direction.
        let (x, y) = (random.unit() * width, random.unit() * height)
        let shell = star(&random, x, y, 0.3 + random.unit() * width)
        var hole: [Double] = []
        for index in stride(from: 0, to: shell.count, by: 2) {
            hole.append(x + (shell[index] - x) * 0.4)
            hole.append(y + (shell[index + 1] - y) * 0.4)
        }
        return multiPolygon([[random.below(2) == 0 ? shell : reversed(shell), hole]])
    }
}

/// A star-shaped ring around a centre, within a radius.
private func star(_ random: inout TestRandom, _ x: Double, _ y: Double, _ radius: Double) -> [Double] {
    // With five rays no gap reaches half a turn, so the ring stays simple.
    let count = 5 + random.below(30)
    var ring: [Double] = []
    for index in 0..<count {
        let angle = (Double(index) + random.unit() * 0.8) / Double(count) * 2 * .pi
        let r = radius * (0.2 + 0.8 * random.unit())
        ring.append(x + r * cos(angle))
        ring.append(y + r * sin(angle))
    }
    return ring + [ring[0], ring[1]]
}
