import Foundation

/// From stored numbers to values: `value = (raw · scale + offset) · factor`.
///
/// Scale and offset are the band's; the factor brings unit, sign and, for radar, the line of sight to the quantity
/// that is measured (metres of subsidence, positive down).
public struct RasterValueModel: Sendable, Hashable {
    /// The band's scale; 1 for none.
    public var scale: Double
    /// The band's offset; 0 for none.
    public var offset: Double
    /// From scaled numbers to values; its sign tells which way the stored numbers point.
    public var factor: Double

    /// Creates a model; scale and factor must not be 0.
    public init(scale: Double = 1, offset: Double = 0, factor: Double = 1) {
        precondition(scale != 0 && factor != 0, "a constant is no raster")
        self.scale = scale
        self.offset = offset
        self.factor = factor
    }

    /// Stored numbers are the values.
    public static let identity = RasterValueModel()

    /// True when stored numbers are the values.
    public var isIdentity: Bool { self == .identity }

    /// True when larger stored numbers mean larger values.
    public var isIncreasing: Bool { (scale > 0) == (factor > 0) }

    /// The value of a stored number.
    public func value(_ raw: Double) -> Double { (raw * scale + offset) * factor }

    /// The stored number of a value, not rounded to the band's type.
    public func raw(_ value: Double) -> Double {
        isIdentity ? value : RasterValueModel.tidied((value / factor - offset) / scale)
    }

    /// The threshold in stored numbers as the band's type sees it (design 4.6).
    ///
    /// In a float band it is rounded to that type; in an integer band one within 1e-9 relative of a whole number is
    /// that number, any other stays fractional.
    public func threshold(_ value: Double, type: RasterCellType) -> Double {
        let t = raw(value)
        switch type {
        case .float32: return Double(Float(t))
        case .float64: return t
        default:
            let whole = t.rounded()
            return (t - whole).magnitude <= 1e-9 * max(whole.magnitude, t.magnitude) ? whole : t
        }
    }

    /// Takes binary noise off a converted number: to 15 significant digits, so that 0.07 m is 70 mm.
    private static func tidied(_ value: Double) -> Double {
        guard value != 0, value.isFinite else { return value }
        let digits = 15 - Int(log10(value.magnitude).rounded(.up))
        guard (0...22).contains(digits) else { return value }
        let power = pow(10, Double(digits))
        return (value * power).rounded() / power
    }
}

extension RasterValueModel {
    /// Factor to metres of subsidence for vertical movement.
    ///
    /// - Parameters:
    ///   - metresPerUnit: 0.001 for millimetres.
    ///   - isDownPositive: true when positive stored numbers are subsidence.
    public static func verticalFactor(metresPerUnit: Double, isDownPositive: Bool) -> Double {
        isDownPositive ? metresPerUnit : -metresPerUnit
    }

    /// Factor from line-of-sight movement to apparent vertical subsidence: 1/cos θ (domain 2.7).
    ///
    /// - Parameters:
    ///   - metresPerUnit: 0.001 for millimetres.
    ///   - isTowardSatellite: true when positive stored numbers are movement toward the satellite.
    ///   - incidence: incidence angle at the ground, degrees.
    public static func lineOfSightFactor(metresPerUnit: Double, isTowardSatellite: Bool, incidence: Double) -> Double {
        let vertical = metresPerUnit / cos(incidence * .pi / 180)
        return isTowardSatellite ? -vertical : vertical
    }

    /// Factor from unwrapped phase in radians to apparent vertical subsidence: λ/4π along the line of sight, then
    /// 1/cos θ (domain 2.7).
    public static func phaseFactor(wavelength: Double, isTowardSatellite: Bool, incidence: Double) -> Double {
        lineOfSightFactor(
            metresPerUnit: wavelength / (4 * .pi),
            isTowardSatellite: isTowardSatellite,
            incidence: incidence
        )
    }
}
