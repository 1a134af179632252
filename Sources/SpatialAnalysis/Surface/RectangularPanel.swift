import Foundation

/// Forecast at a point of the plane.
public struct ForecastPoint: Sendable, Hashable {
    /// W, metres, positive down.
    public var subsidence: Double
    /// Derivatives of W.
    public var slope: SurfaceDerivatives
    /// Derivatives of W times Bh of the panel they come from: the gradient is the horizontal displacement in metres,
    /// the eigenvalues are the principal strains.
    public var movement: SurfaceDerivatives

    /// No movement.
    public static let zero = ForecastPoint(subsidence: 0, slope: .zero, movement: .zero)

    /// Adds the movement of another panel.
    public static func += (lhs: inout ForecastPoint, rhs: ForecastPoint) {
        lhs.subsidence += rhs.subsidence
        lhs.slope += rhs.slope
        lhs.movement += rhs.movement
    }
}

/// A rectangular panel of a near-horizontal seam by the probability integral method (domain 2.6).
public struct RectangularPanel: Sendable, Hashable {
    /// Thickness, depth and ground parameters.
    public let parameters: ExtractionParameters
    /// Length of the goaf along strike D3, metres.
    public let strikeLength: Double
    /// Length along dip D1, metres.
    public let dipLength: Double
    /// Inflection offset s, metres.
    public let inflectionOffset: Double

    /// Creates a panel.
    public init(
        _ parameters: ExtractionParameters,
        strikeLength: Double,
        dipLength: Double,
        inflectionOffset: Double
    ) {
        self.parameters = parameters
        self.strikeLength = strikeLength
        self.dipLength = dipLength
        self.inflectionOffset = inflectionOffset
    }

    /// l = D3 − 2s, metres; 0 when the offsets meet.
    public var computedStrikeLength: Double { max(0, strikeLength - 2 * inflectionOffset) }

    /// L = D1 − 2s, metres; 0 when the offsets meet.
    public var computedDipLength: Double { max(0, dipLength - 2 * inflectionOffset) }

    /// Forecast at a point of the panel's own axes.
    ///
    /// - Parameters:
    ///   - x: metres along strike from the offset corner, 0...l over the computed goaf.
    ///   - y: metres along dip from the offset corner.
    public func forecast(x: Double, y: Double) -> ForecastPoint {
        let r = parameters.influenceRadius
        let w0 = parameters.maximumSubsidence
        let strike = InfluenceFactor(x, length: computedStrikeLength, radius: r)
        let dip = InfluenceFactor(y, length: computedDipLength, radius: r)
        let slope = SurfaceDerivatives(
            x: w0 * strike.first * dip.value,
            y: w0 * strike.value * dip.first,
            xx: w0 * strike.second * dip.value,
            yy: w0 * strike.value * dip.second,
            xy: w0 * strike.first * dip.first
        )
        return ForecastPoint(
            subsidence: w0 * strike.value * dip.value,
            slope: slope,
            movement: slope.scaled(by: parameters.movementRadius)
        )
    }
}

/// C(t, λ) of one direction with its first two derivatives by t.
private struct InfluenceFactor {
    let value: Double
    let first: Double
    let second: Double

    init(_ t: Double, length: Double, radius r: Double) {
        func bell(_ t: Double) -> Double { exp(-Double.pi * t * t / (r * r)) / r }
        let far = t - length
        let scale = Double.pi.squareRoot() / r
        // Outside the goaf both errors are near 1; their complements keep the digits of the difference.
        if t < 0 {
            value = (erfc(-scale * t) - erfc(-scale * far)) / 2
        } else if far > 0 {
            value = (erfc(scale * far) - erfc(scale * t)) / 2
        } else {
            value = (erf(scale * t) - erf(scale * far)) / 2
        }
        let (near, end) = (bell(t), bell(far))
        first = near - end
        second = -(2 * Double.pi / (r * r)) * (t * near - far * end)
    }
}
