import Foundation
import GDALKit
import GeoModel
import Intake
import Restoration
import Yams

/// Turns the nodes of one project file into a specification, collecting faults.
struct ProjectDecoder {
    let path: String
    let data: Data
    let issues: ProjectIssueCollector

    /// The specification; nil when something mandatory is missing, which has then been reported.
    func specification() -> ProjectSpecification? {
        let folder = URL(filePath: path).deletingLastPathComponent()
        guard let node = YAMLDocument.root(of: data, issues: issues),
            let root = YAMLObject(node, path: "", keys: ProjectKeys.root, folder: folder, issues: issues)
        else { return nil }
        checkSchema(root)
        let name = root.requiredText("name")
        let crs = workingCRS(root)
        let mines = minesSpecification(root)
        // The rest is decoded even when a mandatory key is missing, so that all faults come at once.
        var draft = ProjectSpecification(
            path: path,
            sha256: ContentHash(of: data).hex,
            name: name ?? "",
            crs: crs ?? "",
            mines: mines ?? MinesSpecification(layer: LayerSpecification(path: ""), idField: "")
        )
        decodeIdentity(root, into: &draft)
        decodeLayers(root, into: &draft)
        decodeParameters(root, into: &draft)
        draft.reservedKeys = checkReservedKeys(root)
        draft.unusedKeys = unusedKeys(root)
        draft.places["crs"] = root.place("crs")
        return name != nil && crs != nil && mines != nil ? draft : nil
    }

    private func checkSchema(_ root: YAMLObject) {
        guard let schema = root.requiredText("schema"), schema != ProjectKeys.schema else { return }
        root.invalid(
            "schema",
            schema,
            Messages.expectedOneOf([ProjectKeys.schema]),
            suggestion: ProjectKeys.schema
        )
    }

    /// The working CRS must be an EPSG code: a projected plane all layers are brought to.
    private func workingCRS(_ root: YAMLObject) -> String? {
        guard let text = root.requiredText("crs") else { return nil }
        guard let code = ProjectDecoder.epsgCode(text) else {
            root.invalid("crs", text, Messages.expectedEPSG())
            return nil
        }
        guard let crs = try? SpatialReferenceText.epsg(code) else {
            root.invalid("crs", text, Messages.expectedKnownCRS())
            return nil
        }
        guard crs.kind == .projected else {
            root.invalid("crs", text, Messages.expectedProjectedCRS(crs.name))
            return nil
        }
        return "EPSG:\(code)"
    }

    static func epsgCode(_ text: String) -> Int? {
        let digits = text.uppercased().hasPrefix("EPSG:") ? String(text.dropFirst(5)) : text
        guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }), let code = Int(digits), code > 0 else {
            return nil
        }
        return code
    }

    private func decodeIdentity(_ root: YAMLObject, into draft: inout ProjectSpecification) {
        draft.adcode = root.text("adcode")
        if let code = draft.adcode, code.count != 6 || !code.allSatisfy({ $0.isASCII && $0.isNumber }) {
            root.invalid("adcode", code, Messages.expectedAdcode())
        }
        draft.asOf = root.date("as_of")
        draft.language = root.choice("language", UserLanguage.self) ?? .zh
        draft.countyBox = countyBox(root)
        draft.workspace = root.text("workspace")
        draft.keepHolder = root.boolean("keep_holder") ?? false
        draft.allowBallpark = root.boolean("allow_ballpark") ?? false
    }

    private func countyBox(_ root: YAMLObject) -> Envelope? {
        guard let numbers = root.numbers("county_box") else { return nil }
        guard numbers.count == 4, numbers[0] < numbers[2], numbers[1] < numbers[3], abs(numbers[0]) <= 180,
            abs(numbers[2]) <= 180, abs(numbers[1]) <= 90, abs(numbers[3]) <= 90
        else {
            let shown = numbers.map(YAMLObject.print).joined(separator: ", ")
            root.invalid("county_box", "[\(shown)]", Messages.expectedCountyBox())
            return nil
        }
        return Envelope(minX: numbers[0], minY: numbers[1], maxX: numbers[2], maxY: numbers[3])
    }
}
