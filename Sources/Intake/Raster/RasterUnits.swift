import GeoModel
import Restoration
import SpatialAnalysis

/// Proves or refuses unit and sign of a raster, and gives the factor to metres of subsidence.
struct RasterUnits {
    var specification: RasterSpecification
    /// The band's unit text.
    var unitType: String
    /// Metadata of band and dataset, keys upper-cased.
    var metadata: [String: String]
    var isToolbox: Bool

    struct Result {
        var unit: RasterUnit
        var unitSource: ValueSource
        var sign: RasterSign?
        var signSource: ValueSource
        var factor: Double
        var wavelength: Double?
        var assumptions: [LocalizedText] = []
        var findings: [Finding] = []
    }

    private var written: String { specification.writtenPath }

    func resolve() throws(InputError) -> Result {
        var result: Result
        switch specification.quantity {
        case .classes, .ndvi:
            result = Result(unit: .one, unitSource: .quantity, sign: nil, signSource: .none, factor: 1)
        case .elevation:
            let (unit, source) = try unit(allowed: [.metres, .centimetres, .millimetres])
            result = Result(
                unit: unit,
                unitSource: source,
                sign: nil,
                signSource: .none,
                factor: unit.metres ?? 1
            )
        case .subsidence:
            let (unit, source) = try unit(allowed: [.metres, .centimetres, .millimetres])
            let sign = try sign(allowed: [.downPositive, .upPositive])
            result = Result(
                unit: unit,
                unitSource: source,
                sign: sign,
                signSource: .declared,
                factor: RasterValueModel.verticalFactor(
                    metresPerUnit: unit.metres ?? 1,
                    isDownPositive: sign == .downPositive
                )
            )
        case .lineOfSight: result = try lineOfSight()
        case .phase: result = try phase()
        }
        addAssumptions(&result)
        return result
    }

    private func lineOfSight() throws(InputError) -> Result {
        let (unit, source) = try unit(allowed: [.metres, .centimetres, .millimetres])
        let sign = try sign(allowed: RasterSign.allCases)
        let incidence = try incidence()
        return Result(
            unit: unit,
            unitSource: source,
            sign: sign,
            signSource: .declared,
            factor: RasterValueModel.lineOfSightFactor(
                metresPerUnit: unit.metres ?? 1,
                isTowardSatellite: sign != .downPositive,
                incidence: incidence
            )
        )
    }

    private func phase() throws(InputError) -> Result {
        let (unit, source) = try unit(allowed: [.radians])
        let missing = missingPhaseKeys
        guard missing.isEmpty, let wavelength, let incidence = specification.incidenceInDegrees else {
            throw .input(
                missing.contains("sign") ? .signUnproven : .unitUnproven,
                file: written,
                message: Messages.rasterKeysMissing(written, quantity: "phase", keys: missing),
                fix: Messages.addRasterKeys(missing)
            )
        }
        let sign = try sign(allowed: RasterSign.allCases)
        _ = try self.incidence()
        return Result(
            unit: unit,
            unitSource: source,
            sign: sign,
            signSource: .declared,
            factor: RasterValueModel.phaseFactor(
                wavelength: wavelength,
                isTowardSatellite: sign != .downPositive,
                incidence: incidence
            ),
            wavelength: wavelength
        )
    }

    private var missingPhaseKeys: [String] {
        var keys: [String] = []
        if specification.sign == nil { keys.append("sign") }
        if wavelength == nil { keys.append("wavelength_m") }
        if specification.incidenceInDegrees == nil { keys.append("incidence_deg") }
        return keys
    }

    /// Declared, else said by the file.
    private var wavelength: Double? {
        if let declared = specification.wavelengthInMetres { return declared > 0 ? declared : nil }
        for key in ["WAVELENGTH_METRES", "WAVELENGTH_METERS", "WAVELENGTH"] {
            if let value = metadata[key].flatMap({ Double($0.trimmingSpaces()) }), value > 0.001, value < 2 {
                return value
            }
        }
        return nil
    }

    private func incidence() throws(InputError) -> Double {
        guard let angle = specification.incidenceInDegrees, angle >= 0, angle < 85 else {
            throw .input(
                .unitUnproven,
                file: written,
                message: Messages.rasterKeysMissing(
                    written,
                    quantity: specification.quantity.rawValue,
                    keys: ["incidence_deg"]
                ),
                fix: Messages.addRasterKeys(["incidence_deg"])
            )
        }
        return angle
    }

    // MARK: Unit and sign

    /// The unit the file itself names; nil when it names none we know.
    var unitOfFile: RasterUnit? {
        for text in [
            unitType, metadata["DATA_UNITS"] ?? "", metadata["UNITS"] ?? "", metadata["UNIT"] ?? "",
            metadata["UNITTYPE"] ?? "",
        ] {
            if let unit = RasterUnit(text: text) { return unit }
        }
        return nil
    }

    private func unit(allowed: [RasterUnit]) throws(InputError) -> (RasterUnit, ValueSource) {
        let ofFile = unitOfFile
        if let declared = specification.unit {
            guard allowed.contains(declared) else {
                throw .input(
                    .unitUnproven,
                    file: written,
                    message: Messages.unitNotForQuantity(
                        written,
                        unit: declared.rawValue,
                        quantity: specification.quantity.rawValue
                    ),
                    fix: Messages.addRasterKeys(["unit"])
                )
            }
            return (declared, .declared)
        }
        if let ofFile, allowed.contains(ofFile) { return (ofFile, .metadata) }
        if isToolbox { return (allowed[0], .none) }
        // Phase is an angle: radians are the only unit it comes in here.
        if allowed == [.radians], ofFile == nil { return (.radians, .quantity) }
        throw .input(
            .unitUnproven,
            file: written,
            message: Messages.unitUnproven(written, file: unitType.isEmpty ? nil : unitType),
            fix: Messages.addRasterKeys(["unit"])
        )
    }

    private func sign(allowed: [RasterSign]) throws(InputError) -> RasterSign {
        guard let sign = specification.sign else {
            if isToolbox { return allowed[0] }
            throw .input(
                .signUnproven,
                file: written,
                message: Messages.signUnproven(written),
                fix: Messages.addRasterKeys(["sign"])
            )
        }
        guard allowed.contains(sign) else {
            throw .input(
                .signUnproven,
                file: written,
                message: Messages.signNotForQuantity(
                    written,
                    sign: sign.rawValue,
                    quantity: specification.quantity.rawValue
                ),
                fix: Messages.addRasterKeys(["sign"])
            )
        }
        return sign
    }

    private func addAssumptions(_ result: inout Result) {
        if let declared = specification.unit, let ofFile = unitOfFile, ofFile != declared {
            result.findings.append(
                Finding(
                    .unitUnproven,
                    .warning,
                    file: written,
                    message: Messages.unitDiffers(written, declared: declared.rawValue, file: ofFile.rawValue),
                    fix: Messages.addRasterKeys(["unit"])
                )
            )
        }
        guard !isToolbox, specification.quantity != .classes, specification.quantity != .ndvi else { return }
        if specification.unit != nil {
            result.assumptions.append(Messages.assumed(written, key: "unit", value: result.unit.rawValue))
        }
        if let sign = result.sign {
            result.assumptions.append(Messages.assumed(written, key: "sign", value: sign.rawValue))
        }
        if specification.quantity == .phase || specification.quantity == .lineOfSight {
            if let angle = specification.incidenceInDegrees {
                result.assumptions.append(Messages.assumed(written, key: "incidence_deg", value: "\(angle)"))
            }
            if let wavelength = result.wavelength {
                let key = specification.wavelengthInMetres == nil ? "wavelength_m (metadata)" : "wavelength_m"
                result.assumptions.append(Messages.assumed(written, key: key, value: "\(wavelength)"))
            }
            result.assumptions.append(Messages.apparentVertical(written))
        }
    }
}

extension RasterUnit {
    /// Metres of one unit; nil for radians and plain numbers.
    public var metres: Double? {
        switch self {
        case .metres: return 1
        case .centimetres: return 0.01
        case .millimetres: return 0.001
        case .radians, .one: return nil
        }
    }

    /// The unit a file's text names; nil for any other.
    init?(text: String) {
        switch text.lowercased().trimmingSpaces() {
        case "m", "metre", "meter", "metres", "meters", "米": self = .metres
        case "cm", "centimetre", "centimeter", "centimetres", "centimeters", "厘米": self = .centimetres
        case "mm", "millimetre", "millimeter", "millimetres", "millimeters", "毫米": self = .millimetres
        case "rad", "radian", "radians", "弧度": self = .radians
        default: return nil
        }
    }
}
