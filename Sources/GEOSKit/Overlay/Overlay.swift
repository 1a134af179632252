/// The overlay operations that run on the precision ladder.
public enum OverlayOperation: String, Sendable, Hashable, CaseIterable {
    /// What both share.
    case intersection
    /// What either has.
    case union
    /// What the first has and the second has not.
    case difference
    /// What exactly one of them has.
    case symmetricDifference
}

/// The rung of the ladder a result was computed on.
public enum OverlayPrecision: Sendable, Hashable {
    /// The input's own coordinates; new vertices only where edges cross.
    case floating
    /// Every vertex snapped to a grid of this width, in coordinate units.
    case grid(Double)
}

/// The result of an overlay, and how exactly it was computed.
public struct OverlayOutcome {
    /// The result; empty when nothing is left.
    public let shape: PlanarShape
    /// The rung it was computed on; anything but `.floating` belongs into a report.
    public let precision: OverlayPrecision
}

/// The rungs of the ladder for coordinates of a given size.
///
/// GEOS computes first with the coordinates as they are (and snaps by itself where that alone helps). When it finds
/// contradictory noding all the same, which means invalid input, snapping everything to a grid often closes the gaps
/// that caused it. The grids start two decimal orders above what a Double of that size resolves, and stop at
/// `10^(digits − 11)`: for a Gauss-Krüger easting of 3.7e7 they are 1e-6, 1e-5, 1e-4 and 1e-3 m, for degrees
/// 1e-11 to 1e-8.
struct PrecisionLadder {
    /// Grid widths from fine to coarse.
    let grids: [Double]

    /// - Parameter magnitude: the largest absolute coordinate of the input.
    init(magnitude: Double) {
        guard magnitude > 0, magnitude.isFinite else {
            grids = []
            return
        }
        var power = 1.0
        var exponent = 0
        while power < magnitude {
            power *= 10
            exponent += 1
        }
        while power / 10 >= magnitude {
            power /= 10
            exponent -= 1
        }
        grids = (0..<4).map { rung in Self.tenToThe(exponent - 14 + rung) }
    }

    /// Tries floating, then each grid. The first failure is what a caller sees when all rungs fail: later ones only
    /// speak of snapped copies.
    func climb<Result>(
        _ attempt: (OverlayPrecision) throws(GEOSError) -> Result
    ) throws(GEOSError) -> (Result, OverlayPrecision) {
        let first: GEOSError
        do throws(GEOSError) {
            return (try attempt(.floating), .floating)
        } catch {
            first = error
        }
        for grid in grids {
            if let result = try? attempt(.grid(grid)) { return (result, .grid(grid)) }
        }
        throw first
    }

    /// Powers of ten by division, because 1e-6 is nearer to 1/1e6 than to 0.1 multiplied six times.
    private static func tenToThe(_ exponent: Int) -> Double {
        var power = 1.0
        for _ in 0..<exponent.magnitude { power *= 10 }
        return exponent < 0 ? 1 / power : power
    }
}
