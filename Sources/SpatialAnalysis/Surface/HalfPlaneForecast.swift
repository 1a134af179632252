import Foundation

/// Movement and deformation at a point of a section.
public struct SectionMovement: Sendable, Hashable {
    /// W, metres, positive down.
    public var subsidence: Double
    /// i, mm/m.
    public var tilt: Double
    /// K, 10⁻³/m, positive on the rim.
    public var curvature: Double
    /// U, metres, toward the goaf.
    public var displacement: Double
    /// ε, mm/m, positive for tension.
    public var strain: Double
}

/// The section across the edge of a half-infinite extraction by the probability integral method (domain 2.6).
public struct HalfPlaneForecast: Sendable, Hashable {
    /// The panel.
    public let parameters: ExtractionParameters

    /// Creates a forecast.
    public init(_ parameters: ExtractionParameters) { self.parameters = parameters }

    /// Movement at a distance from the inflection point.
    ///
    /// - Parameter x: metres; 0 at the inflection point (the goaf's edge shifted inward by s), positive over the goaf.
    public func movement(at x: Double) -> SectionMovement {
        let w0 = parameters.maximumSubsidence
        let r = parameters.influenceRadius
        let bell = exp(-Double.pi * x * x / (r * r))
        let tilt = w0 / r * bell
        let curvature = -2 * Double.pi * w0 / (r * r * r) * x * bell
        let radius = parameters.movementRadius
        return SectionMovement(
            // 1 + erf(t) as erfc(−t), which keeps its digits far outside the goaf.
            subsidence: w0 / 2 * erfc(-Double.pi.squareRoot() * x / r),
            tilt: tilt * 1000,
            curvature: curvature * 1000,
            displacement: radius * tilt,
            strain: radius * curvature * 1000
        )
    }

    /// The same in a section along the dip, where the ground also moves with the seam: W·cot θ0 is added to the
    /// displacement and i·cot θ0 to the strain.
    ///
    /// - Parameters:
    ///   - y: metres from the inflection point.
    ///   - propagationAngle: influence propagation angle θ0 = 90° − k·α, degrees.
    public func dipMovement(at y: Double, propagationAngle: Double) -> SectionMovement {
        var movement = movement(at: y)
        let cotangent = 1 / tan(propagationAngle * .pi / 180)
        movement.displacement += movement.subsidence * cotangent
        movement.strain += movement.tilt * cotangent
        return movement
    }
}
