import GeoModel

/// Cross-checks of a mine's file: papers, licence numbers, and the areas declared, licensed and drawn.
public enum MineFileCheck {
    /// What a person must look at.
    ///
    /// - Parameters:
    ///   - mine: the mine as the last run recorded it; nil when the register does not have it.
    ///   - place: what messages call the archive.
    public static func findings(
        _ file: MineFile,
        mine: RecordedMine?,
        place: String,
        rules: Rules = .standard
    ) -> [Finding] {
        var findings: [Finding] = []
        func add(_ code: FindingCode, _ message: LocalizedText, _ fix: LocalizedText? = nil) {
            findings.append(
                Finding(code, .warning, file: place, mineID: file.mine, message: message, fix: fix)
            )
        }
        if !file.missing.isEmpty {
            add(
                .archiveIncomplete,
                Messages.archiveMissing(file.mine, file.missing, present: file.present, required: file.required),
                Messages.archiveMissingFix
            )
        }
        let licences = file.documents.filter { $0.kind == .licence }
        let numbers = [mine?.licenceNumber] + licences.map { $0.values["licence_no"]?.stringValue }
        for number in numbers.compactMap({ $0 }) where !LicenceNumber(number, rules: rules).isValid {
            add(.licenceInvalid, Messages.archiveLicenceInvalid(file.mine, number))
        }
        let normal = Set(numbers.compactMap { $0 }.map { LicenceNumber($0, rules: rules).normalised })
        if normal.count > 1 { add(.licenceInvalid, Messages.archiveLicencesDiffer(file.mine, normal.sorted())) }
        let areas: [(LocalizedText, ExactArea?)] = [
            (LocalizedText(zh: "登记", en: "declared"), mine?.declared),
            (LocalizedText(zh: "许可证", en: "licence"), licences.last?.statedArea),
            (LocalizedText(zh: "图形", en: "drawn"), mine?.drawn),
        ]
        let known = areas.compactMap { name, area in area.map { (name, $0) } }
        for (index, first) in known.enumerated() {
            for second in known[(index + 1)...] where differs(first.1, second.1, by: rules.declaredAreaShare) {
                add(.declaredAreaDiffers, Messages.archiveAreasDiffer(file.mine, first, second))
            }
        }
        return findings
    }

    private static func differs(_ a: ExactArea, _ b: ExactArea, by share: Double) -> Bool {
        let larger = max(a.squareMetres.magnitude, b.squareMetres.magnitude)
        return (a - b).squareMetres.magnitude > share * larger
    }
}

extension FindingCode {
    /// A mine's file lacks papers.
    public static let archiveIncomplete = FindingCode(rawValue: "archive_incomplete")
    /// A document of the archive is gone or altered.
    public static let archiveDamaged = FindingCode(rawValue: "archive_damaged")
}
