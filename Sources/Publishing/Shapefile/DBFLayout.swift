import GDALKit
import GeoModel
import Restoration

/// One column of a DBF file with its values as bytes, measured.
struct DBFColumn {
    /// Short name in the target encoding.
    let name: [UInt8]
    /// `C`, `N` or `D`.
    let type: UInt8
    /// Width in bytes.
    let width: Int
    /// Decimals of `N`.
    let decimals: Int
    /// One value per row; nil for null, which is written as blanks.
    let values: [[UInt8]?]
}

/// Builds the columns of a DBF file: names of 10 bytes, widths measured, texts of 254 bytes cut between characters.
struct DBFLayout {
    let encoding: ShapefileEncoding
    /// The file's name in findings.
    let file: String
    let layer: String
    private(set) var findings: [Finding] = []

    init(encoding: ShapefileEncoding, file: String, layer: String) {
        self.encoding = encoding
        self.file = file
        self.layer = layer
    }

    /// The short name of every field.
    func shortNames(_ fields: [FieldDefinition]) -> [String] {
        DBFNames.shortened(fields.map(\.name), encoding: encoding == .gbk ? .gbk : .utf8)
    }

    /// All columns; a file without fields gets the feature ids, because DBF needs a field.
    mutating func columns(of table: FeatureTable) -> [DBFColumn] {
        guard !table.fields.isEmpty else {
            let ids = table.featureIDs.map { Optional(Array(String($0).utf8)) }
            return [DBFColumn(name: Array("FID".utf8), type: UInt8(ascii: "N"), width: 20, decimals: 0, values: ids)]
        }
        let names = shortNames(table.fields)
        let shortened = zip(table.fields, names).filter { $0.name != $1 }
        if !shortened.isEmpty {
            let pairs = shortened.map { (field: $0.name, short: $1) }
            findings.append(
                Finding(
                    .nameShortened,
                    .info,
                    file: file,
                    layer: layer,
                    message: Messages.namesShortened(pairs, file: file),
                    fix: Messages.useGeoPackage
                )
            )
        }
        return table.fields.indices.map { index in
            column(
                table.columns[index],
                field: table.fields[index],
                name: encoded(names[index]).bytes,
                ids: table.featureIDs
            )
        }
    }

    private mutating func column(
        _ values: AttributeColumn,
        field: FieldDefinition,
        name: [UInt8],
        ids: [Int64]
    ) -> DBFColumn {
        switch values {
        case .strings(let texts), .dateTimes(let texts):
            let cells = texts.indices.map { row in texts[row].map { text($0, field: field.name, feature: ids[row]) } }
            return made(name, "C", 0, cells)
        case .integers(let numbers):
            return made(name, "N", 0, numbers.map { $0.map { Array(String($0).utf8) } })
        case .booleans(let flags):
            return made(name, "N", 0, flags.map { $0.map { [UInt8(ascii: $0 ? "1" : "0")] } })
        case .dates(let dates):
            return made(name, "D", 0, dates.map { $0.map { Array($0.description.utf8.filter { $0 != 0x2D }) } })
        case .reals(let numbers):
            let decimals = field.precision > 0 ? field.precision : DBFLayout.decimals(of: numbers)
            return made(name, "N", decimals, numbers.map { $0.flatMap { DBFLayout.text($0, decimals: decimals) } })
        }
    }

    private func made(_ name: [UInt8], _ type: Unicode.Scalar, _ decimals: Int, _ values: [[UInt8]?]) -> DBFColumn {
        let widest = values.reduce(1) { max($0, $1?.count ?? 0) }
        return DBFColumn(
            name: name,
            type: UInt8(ascii: type),
            width: type == "D" ? 8 : widest,
            decimals: decimals,
            values: values
        )
    }

    // MARK: Numbers

    /// Decimals that keep every value, at most 15 and so that 24 bytes are enough.
    private static func decimals(of numbers: [Double?]) -> Int {
        var decimals = 0
        var ends = (least: 0.0, greatest: 0.0)
        for case let number? in numbers where number.isFinite && number.magnitude < 1e15 {
            if decimals < 15 { decimals = max(decimals, DecimalNumber(number).scale) }
            ends = (min(ends.least, number), max(ends.greatest, number))
        }
        // The widest whole part is that of an end.
        let whole = [ends.least, ends.greatest].map { DecimalNumber($0).rounded(to: 0).printedText.utf8.count }
        return max(0, min(decimals, 15, 22 - (whole.max() ?? 1)))
    }

    private static func text(_ number: Double, decimals: Int) -> [UInt8]? {
        guard number.isFinite else { return nil }
        if let printed = DecimalNumber.printed(number, decimals: decimals) { return Array(printed.printedText.utf8) }
        return Array(number.description.utf8)
    }

    // MARK: Text

    private mutating func text(_ raw: String, field: String, feature: Int64) -> [UInt8] {
        let (bytes, isWhole) = encoded(raw)
        if !isWhole {
            let message = Messages.textNotInEncoding(
                field: field,
                feature: feature,
                file: file,
                encoding: encoding.rawValue
            )
            note(.encodingConflict, feature, message)
        }
        guard bytes.count > DBFNames.textLimit else { return bytes }
        note(.nameShortened, feature, Messages.textCut(field: field, feature: feature, file: file))
        let limit = DBFNames.textLimit
        return encoded(DBFNames.cut(raw, toBytes: limit, encoding: encoding == .gbk ? .gbk : .utf8)).bytes
    }

    /// The bytes, and whether every character has some; those without become `?`.
    private func encoded(_ text: String) -> (bytes: [UInt8], isWhole: Bool) {
        guard encoding == .gbk, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return (Array(text.utf8), true) }
        if let bytes = GDALLibrary.encode(text, encoding: encoding.rawValue) { return (bytes, true) }
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            bytes += GDALLibrary.encode(String(scalar), encoding: encoding.rawValue) ?? [UInt8(ascii: "?")]
        }
        return (bytes, false)
    }

    private mutating func note(_ code: FindingCode, _ feature: Int64, _ message: LocalizedText) {
        findings.append(
            Finding(
                code,
                .warning,
                file: file,
                layer: layer,
                feature: feature,
                message: message,
                fix: Messages.useGeoPackage
            )
        )
    }
}
