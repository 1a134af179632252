import Foundation
import GeoModel
import Intake
import Restoration
import Yams

extension ProjectDecoder {
    func decodeParameters(_ root: YAMLObject, into draft: inout ProjectSpecification) {
        if let thresholds = root.numbers("subsidence_classes") {
            let isAscending = zip(thresholds, thresholds.dropFirst()).allSatisfy { $0 < $1 }
            if thresholds.isEmpty || !isAscending {
                let shown = thresholds.map(YAMLObject.print).joined(separator: ", ")
                root.invalid("subsidence_classes", "[\(shown)]", Messages.expectedAscending())
            }
            draft.subsidenceClasses = thresholds
        }
        if let reporting = root.object("reporting", keys: ProjectKeys.reporting) {
            decodeReporting(reporting, into: &draft.reporting)
            draft.places["reporting.area_method"] = reporting.place("area_method")
        }
        draft.datumShift = root.object("datum_shift", keys: ProjectKeys.datumShift).flatMap(datumShift)
        draft.memoryBudgetInBytes = memoryBudget(root)
        if root.node("outputs") != nil {
            draft.outputs = root.objects("outputs", keys: ProjectKeys.output).compactMap(output)
        }
    }

    private func decodeReporting(_ object: YAMLObject, into reporting: inout ReportingSpecification) {
        if let method = object.choice("area_method", AreaMethod.self) {
            reporting.areaMethod = method
            reporting.areaMethodIsDeclared = true
        }
        reporting.unit = object.choice("unit", UnitWord.self)?.rawValue ?? reporting.unit
        if let decimals = object.object("decimals", keys: ProjectKeys.decimals) {
            reporting.squareMetreDecimals = decimals.integer("m2", in: 0...6) ?? reporting.squareMetreDecimals
            reporting.muDecimals = decimals.integer("mu", in: 0...6) ?? reporting.muDecimals
            reporting.hectareDecimals = decimals.integer("ha", in: 0...6) ?? reporting.hectareDecimals
        }
        reporting.damageThresholdInMetres =
            object.positiveNumber("damage_threshold_m") ?? reporting.damageThresholdInMetres
        if let floor = object.number("coverage_floor") {
            if (0...1).contains(floor) {
                reporting.coverageFloor = floor
            } else {
                object.invalid("coverage_floor", YAMLObject.print(floor), Messages.expectedRange("0–1"))
            }
        }
    }

    /// `{method, target, dx, dy, dz, rx, ry, rz, ds}` or `{grid: path}`; the method has no default.
    private func datumShift(_ object: YAMLObject) -> DatumShiftSpecification? {
        if object.node("grid") != nil {
            for key in ProjectKeys.datumShift where key != "grid" && object.node(key) != nil {
                object.invalid(key, "…", Messages.expectedGridAlone())
            }
            return object.file("grid").map { .grid(path: $0.path) }
        }
        if object.node("method") == nil { object.missing("method") }
        let method = object.choice("method", DatumShiftParameters.Method.self)
        let target = object.requiredText("target")
        let translation = ["dx", "dy", "dz"].map { key -> Double in
            if object.node(key) == nil { object.missing(key) }
            return object.number(key) ?? 0
        }
        let rotationKeys = ["rx", "ry", "rz", "ds"]
        if method == .translation {
            for key in rotationKeys where object.node(key) != nil {
                object.invalid(key, "…", Messages.expectedTranslationOnly())
            }
        } else if method != nil {
            for key in rotationKeys where object.node(key) == nil { object.missing(key) }
        }
        let rest = rotationKeys.map { object.number($0) ?? 0 }
        guard let method, let target else { return nil }
        return .parameters(
            DatumShiftParameters(
                method: method,
                target: ProjectDecoder.epsgCode(target).map { "EPSG:\($0)" } ?? target,
                translation: translation,
                rotation: Array(rest.prefix(3)),
                scalePartsPerMillion: rest[3]
            )
        )
    }

    private func memoryBudget(_ root: YAMLObject) -> Int? {
        guard let text = root.text("memory_budget") else { return nil }
        guard let bytes = MemorySize.bytes(text) else {
            root.invalid("memory_budget", text, Messages.expectedMemorySize())
            return nil
        }
        return bytes
    }

    private func output(_ object: YAMLObject) -> OutputSpecification? {
        if object.node("kind") == nil { object.missing("kind") }
        let kind = object.choice("kind", OutputSpecification.Kind.self)
        let crs = declaredCRS(object)
        let encoding = object.choice("encoding", OutputEncoding.self)
        guard let kind else { return nil }
        return OutputSpecification(kind: kind, crs: crs, encoding: encoding?.rawValue)
    }
}

/// The units tables can be printed in.
private enum UnitWord: String, CaseIterable {
    case mu
    case ha
    case squareMetres = "m2"
}

/// The encodings outputs can be written in.
private enum OutputEncoding: String, CaseIterable {
    case utf8 = "UTF-8"
    case gbk = "GBK"
}
