import Foundation
import GeoModel
import PROJKit
import Restoration
import SpatialAnalysis

/// Writes the proposal: keys that are certain as they are, open ones as comments with the question.
struct ProposalWriter {
    var survey: FolderSurvey
    var context: IntakeContext
    private var lines: [String] = []
    private var questions: [Finding] = []
    /// What was decided and a person should know.
    private var notes: [Finding] = []

    init(survey: FolderSurvey, context: IntakeContext) {
        self.survey = survey
        self.context = context
    }

    func write() -> ProjectProposal {
        var copy = self
        return copy.compose()
    }

    private mutating func compose() -> ProjectProposal {
        notePrefixes()
        let folder = URL(fileURLWithPath: survey.directory).standardizedFileURL.lastPathComponent
        lines = ["# Proposed by regreen init. Lines behind # need an answer.", "schema: regreen.project/1"]
        lines.append("name: \(quote(folder))")
        if let county = survey.county { lines.append("adcode: \(quote(county.adcode))") }
        let mines = chooseMines()
        writeWorkingCRS(mines)
        writeCounty()
        if let mines { writeMines(mines) } else { askForMines() }
        writeList("damage", layers { if case .damage = $0 { return true } else { return false } }, extra: damageKeys)
        writeList("restored", layers { $0 == .restored }, extra: restoredKeys)
        writeList(
            "protected",
            layers { if case .protected = $0 { return true } else { return false } },
            extra: protectedKeys
        )
        for layer in layers({ $0 == .towns }).prefix(1) {
            writeSingle("towns", layer, extra: townKeys(layer))
        }
        writeRasters()
        for layer in layers({ $0 == .unknown }) where !(layer.path == mines?.path && layer.layer == mines?.layer) {
            lines.append("# not used, its name tells nothing: \(layer.path)\(layer.layer.map { " layer \($0)" } ?? "")")
        }
        for folder in survey.outputs { lines.append("# not used, an output of regreen: \(folder)/") }
        let findings = survey.refused + notes + questions
        return ProjectProposal(
            yaml: lines.joined(separator: "\n") + "\n",
            isComplete: questions.isEmpty,
            findings: findings
        )
    }

    /// A zone prefix put right is decided, and still a sign of a careless export.
    private mutating func notePrefixes() {
        for layer in survey.layers {
            guard case .proposed(let crs, .prefix(var finding)) = layer.crs, let epsg = crs.epsg else { continue }
            finding.severity = .warning
            finding.file = layer.path
            finding.layer = layer.layer
            finding.message = LocalizedText(
                zh: bare(finding.message.zh, of: layer, "："),
                en: bare(finding.message.en, of: layer, ": ")
            )
            finding.fix = LocalizedText(
                zh: "已为该图层写入 crs: 'EPSG:\(epsg)'，请核对",
                en: "crs: 'EPSG:\(epsg)' was written at the layer; please confirm it"
            )
            notes.append(finding)
        }
    }

    private func layers(_ isWanted: (FolderSurvey.Use) -> Bool) -> [FolderSurvey.FoundLayer] {
        survey.layers.filter { isWanted($0.use) }
    }

    // MARK: Mines and CRS

    private mutating func chooseMines() -> FolderSurvey.FoundLayer? {
        var candidates = layers { $0 == .mines }
        if candidates.isEmpty {
            candidates = layers { $0 == .unknown }.filter {
                $0.raw.table.geometries.kinds.contains { $0.dimension == 2 }
            }
            if candidates.count > 1 { candidates = [] }
        }
        guard let first = candidates.first else { return nil }
        if candidates.count > 1 {
            for other in candidates.dropFirst() {
                ask(
                    .layerAmbiguous,
                    about: other,
                    zh: "也像矿山登记：\(other.path)；如应使用请改 mines.path",
                    en: "also looks like a register of mines: \(other.path); change mines.path if it is meant"
                )
            }
        }
        return first
    }

    private mutating func askForMines() {
        ask(.layerAmbiguous, zh: "没有找到矿山边界图层，请填写 mines", en: "no layer of mines was found: fill in mines")
        lines += ["# mines: {path: …, id: …}"]
    }

    private mutating func writeWorkingCRS(_ mines: FolderSurvey.FoundLayer?) {
        guard let mines else {
            ask(.crsMissing, zh: "请填写工作坐标系", en: "fill in the working CRS")
            lines.append("# crs: EPSG:…")
            return
        }
        switch mines.crs {
        case .file(let crs): writeWorkingCRS(from: crs, mines: mines)
        case .proposed(let crs, let ground):
            writeWorkingCRS(from: crs, mines: mines)
            guard case .prefix = ground, let line = lines.lastIndex(where: { $0.hasPrefix("crs: ") }) else { return }
            lines[line] += "   # of the mines: \(reason(ground, mines))"
        case .open(let reason):
            ask(
                .crsMissing,
                about: mines,
                zh: "工作坐标系未定：\(reason.zh)",
                en: "the working CRS is open: \(reason.en)"
            )
            lines.append("# Both lines below wait for the CRS of the mines: \(reason.en)")
            lines.append("# crs: EPSG:…")
        }
    }

    private mutating func writeWorkingCRS(from crs: CRSReference, mines: FolderSurvey.FoundLayer) {
        if let epsg = crs.epsg, let plane = GaussPlane(epsg: epsg) {
            if plane.datum == .cgcs2000 {
                lines.append("crs: EPSG:\(epsg)")
                return
            }
            var modern = plane
            modern.datum = .cgcs2000
            lines.append("crs: EPSG:\(modern.epsg ?? epsg)")
            ask(
                .ballparkRefused,
                about: mines,
                zh: "旧基准面（\(crs.name)），需要 datum_shift",
                en: "an old datum (\(crs.name)): datum_shift is needed"
            )
            lines.append(
                "# datum_shift: {method: …, target: EPSG:4490, dx: …, dy: …, dz: …, rx: …, ry: …, rz: …, ds: …}"
            )
            return
        }
        let box = VectorLoader.saneBox(mines.raw.table.geometries)
        guard let projContext = try? PROJContext(), let system = try? CoordinateSystem(crs, context: projContext),
            let degrees = try? system.geographicBox(of: box)
        else {
            ask(.crsMissing, about: mines, zh: "请填写工作坐标系", en: "fill in the working CRS")
            lines.append("# crs: EPSG:…")
            return
        }
        let centre = degrees.center
        if (73...136).contains(centre.x), (3...54).contains(centre.y) {
            let zone = GaussZone(containing: centre.x, width: .three)
            lines.append("crs: EPSG:\(zone.epsg(.cgcs2000, prefixed: true) ?? 4525)")
        } else {
            let zone = Int((centre.x / 6).rounded(.down)) + 31
            lines.append("crs: EPSG:\((centre.y < 0 ? 32700 : 32600) + zone)")
            lines.append("reporting: {area_method: geodesic}   # the statutory area is defined in China only")
        }
    }

    private mutating func writeCounty() {
        if let county = layers({ $0 == .county }).first {
            writeSingle("county", county, extra: [])
        } else if let box = context.countyBox {
            lines.append("county_box: [\(box.minX), \(box.minY), \(box.maxX), \(box.maxY)]")
        } else {
            lines.append("# county_box: [west, south, east, north]   # degrees; lets positions be checked")
        }
    }

    private mutating func writeMines(_ mines: FolderSurvey.FoundLayer) {
        let table = mines.raw.table
        let isOpen = if case .open = mines.crs { true } else { false }
        // With the CRS open the line would only lead to the next error: it waits for the same answer.
        let mark = isOpen ? "# " : ""
        let crs = isOpen ? ["crs: 'EPSG:…'"] : []
        guard let id = FieldChoice.identifier(table) else {
            ask(.idMissing, about: mines, zh: "没有可用的编号字段", en: "has no field that can serve as id")
            lines.append("# mines: \(flow(mines, extra: crs + ["id: …"]))")
            return
        }
        var fields = FieldChoice.mapping(
            table,
            id: id,
            names: [
                "name", "status", "licence_no", "mineral", "valid_from", "valid_to", "area_m2", "checked_m2",
                "category", "people",
            ]
        )
        if let index = fields.firstIndex(where: { $0.0 == "area_m2" }), let column = table.column(fields[index].1) {
            // A name such as 面积 tells no unit; where no unit fits, a comparison would only make noise.
            if let ours = DeclaredAreaUnit.field(of: column, table, crs: mines.knownCRS) {
                fields[index].0 = ours
            } else if FieldChoice.isAreaOfUnknownUnit(fields[index].1) {
                fields.remove(at: index)
            }
        }
        lines.append("\(mark)mines: \(flow(mines, extra: crs + ["id: \(quote(id))"] + fieldKeys(fields)))")
    }

    private mutating func writeSingle(_ key: String, _ layer: FolderSurvey.FoundLayer, extra: [String]) {
        guard case .open(let reason) = layer.crs else {
            lines.append("\(key): \(flow(layer, extra: extra))")
            return
        }
        ask(.crsMissing, about: layer, zh: reason.zh, en: reason.en)
        lines.append("# \(key): \(flow(layer, extra: ["crs: 'EPSG:…'"] + extra))   # \(reason.en)")
    }

    // MARK: Lists

    /// A list; elements whose CRS is open stand below it, ready to be taken in by removing the mark.
    private mutating func writeList(
        _ key: String,
        _ found: [FolderSurvey.FoundLayer],
        extra: (FolderSurvey.FoundLayer) -> [String]
    ) {
        guard !found.isEmpty else { return }
        let closed = found.filter { if case .open = $0.crs { return false } else { return true } }
        lines.append(closed.isEmpty ? "# \(key):" : "\(key):")
        for layer in closed { lines.append("  - \(flow(layer, extra: extra(layer)))\(remark(layer))") }
        for layer in found {
            guard case .open(let reason) = layer.crs else { continue }
            ask(.crsMissing, about: layer, zh: reason.zh, en: reason.en)
            let element = flow(layer, extra: ["crs: 'EPSG:…'"] + extra(layer))
            lines.append("#   - \(element)   # \(reason.en)\(remark(layer))")
        }
    }

    /// What a person may add.
    private func remark(_ layer: FolderSurvey.FoundLayer) -> String {
        guard layer.use == .protected(.traffic), TrafficWords.bufferInMetres(layer.nameText) == nil else { return "" }
        return "   # rule: {buffer: m} by its class: railway 1000, road 100, township road 50"
    }

    private func damageKeys(_ layer: FolderSurvey.FoundLayer) -> [String] {
        var keys: [String] = []
        if case .damage(let type?) = layer.use { keys.append("type: \(type.rawValue)") }
        if let date = NameDates.find(layer.path) { keys.append("date: \(date)") }
        return keys + fieldKeys(FieldChoice.mapping(layer.raw.table, id: nil, names: ["date", "mine_id"]))
    }

    private func restoredKeys(_ layer: FolderSurvey.FoundLayer) -> [String] {
        let date = NameDates.find(layer.path).map { ["date: \($0)"] } ?? []
        return date + fieldKeys(FieldChoice.mapping(layer.raw.table, id: nil, names: ["status", "date", "mine_id"]))
    }

    private func protectedKeys(_ layer: FolderSurvey.FoundLayer) -> [String] {
        guard case .protected(let kind) = layer.use else { return [] }
        guard kind == .traffic, let metres = TrafficWords.bufferInMetres(layer.nameText) else {
            return ["kind: \(kind.rawValue)"]
        }
        return ["kind: \(kind.rawValue)", "rule: {buffer: \(Int(metres))}"]
    }

    private func townKeys(_ layer: FolderSurvey.FoundLayer) -> [String] {
        fieldKeys(FieldChoice.mapping(layer.raw.table, id: nil, names: ["name"]))
    }

    /// Rasters stand in comments: their unit and sign are for a person to say.
    private mutating func writeRasters() {
        var lists: [(key: String, elements: [String])] = [("subsidence", []), ("elevation", []), ("vegetation", [])]
        for raster in survey.rasters {
            guard let quantity = raster.quantity else {
                lines.append("# not used, its name tells nothing: \(raster.path)")
                continue
            }
            let index = quantity == .ndvi ? 2 : quantity == .elevation ? 1 : 0
            if index == 0 { askAboutMovement(raster) }
            lists[index].elements.append(element(raster, quantity))
        }
        for list in lists where !list.elements.isEmpty {
            lines.append("# \(list.key):")
            lines += list.elements.map { "#   - \($0)" }
        }
    }

    private mutating func askAboutMovement(_ raster: FolderSurvey.FoundRaster) {
        questions.append(
            Finding(
                raster.unit == nil && raster.quantity != .phase ? .unitUnproven : .signUnproven,
                .warning,
                file: raster.path,
                message: LocalizedText(zh: "单位和符号须按资料填写", en: "fill in unit and sign by its papers")
            )
        )
    }

    private func element(_ raster: FolderSurvey.FoundRaster, _ quantity: RasterQuantity) -> String {
        var keys = ["path: \(quote(raster.path))", "quantity: \(quantity.rawValue)"]
        switch quantity {
        case .ndvi, .classes: break
        case .elevation: keys.append("unit: m")
        default:
            keys.append("unit: \(raster.unit.map(\.rawValue) ?? (quantity == .phase ? "rad" : "m|cm|mm"))")
            keys.append("sign: down_positive|up_positive|toward_satellite")
        }
        if quantity == .phase { keys.append("wavelength_m: …") }
        if quantity == .phase || quantity == .lineOfSight { keys.append("incidence_deg: …") }
        if let date = NameDates.find(raster.path) { keys.append("date: \(date)") }
        return "{\(keys.joined(separator: ", "))}"
    }

    // MARK: Text

    private func flow(_ layer: FolderSurvey.FoundLayer, extra: [String]) -> String {
        var keys = ["path: \(quote(layer.path))"]
        if let name = layer.layer { keys.append("layer: \(quote(name))") }
        var comment = ""
        if case .proposed(let crs, let ground) = layer.crs, let epsg = crs.epsg {
            keys.append("crs: 'EPSG:\(epsg)'")
            comment = "   # \(reason(ground, layer))"
        }
        let encoding = layer.raw.encoding
        if encoding.how == .content || encoding.overruledClaim {
            keys.append("encoding: \(encoding.encoding)")
            let sample = (encoding.proof.first { $0.record != nil } ?? encoding.proof.first)?.decided ?? ""
            comment += "   # reads as: \(sample.filter { !$0.isNewline })"
        }
        return "{\((keys + extra).joined(separator: ", "))}" + comment
    }

    /// Why a layer has a CRS that its file does not name.
    private func reason(_ ground: FolderSurvey.Ground, _ layer: FolderSurvey.FoundLayer) -> String {
        switch ground {
        case .numbers: return "by its numbers; the datum is taken as CGCS2000"
        case .county: return "by its numbers and the county; the datum is taken as CGCS2000"
        case .prefix(let finding): return bare(finding.message.en, of: layer, ": ")
        }
    }

    private func fieldKeys(_ fields: [(String, String)]) -> [String] {
        fields.isEmpty ? [] : ["fields: {\(fields.map { "\($0.0): \(quote($0.1))" }.joined(separator: ", "))}"]
    }

    /// A YAML double-quoted scalar.
    private func quote(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// A question to a person; a text that begins with the file's name loses it, the finding carries it.
    private mutating func ask(
        _ code: FindingCode,
        about layer: FolderSurvey.FoundLayer? = nil,
        zh: String,
        en: String
    ) {
        questions.append(
            Finding(
                code,
                .warning,
                file: layer?.path ?? survey.directory,
                layer: layer?.layer,
                message: LocalizedText(zh: bare(zh, of: layer, "："), en: bare(en, of: layer, ": "))
            )
        )
    }

    private func bare(_ text: String, of layer: FolderSurvey.FoundLayer?, _ separator: String) -> String {
        guard let path = layer?.path else { return text }
        return text.replacingOccurrences(of: path + separator, with: "")
    }
}
