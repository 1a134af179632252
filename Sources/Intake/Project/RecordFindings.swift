import GeoModel
import Restoration

/// What an assessment would say about single damage and restored features, for `check`.
struct RecordFindings {
    var layer: LoadedLayer
    var asOf: CalendarDate?

    private var written: String { layer.specification.writtenPath }

    func all() -> [Finding] { statusFindings() + dateFindings() }

    /// Each unknown word once, with the first feature that has it.
    private func statusFindings() -> [Finding] {
        guard let words = layer.table.column("status_raw"), let status = layer.table.column("status") else { return [] }
        var seen: Set<String> = []
        return (0..<layer.table.count).compactMap { row in
            guard let word = words[row].text, status[row].text == RestorationStatus.unknown.rawValue,
                word.lowercased() != "unknown", seen.insert(word).inserted
            else { return nil }
            return Finding(
                .statusUnknown,
                .warning,
                file: written,
                layer: layer.layerName,
                feature: layer.table.featureIDs[row],
                mineID: layer.table.feature(row)["mine_id"].text,
                message: Messages.statusWordUnknown(written, word: word),
                fix: Messages.statusWordFix
            )
        }
    }

    private func dateFindings() -> [Finding] {
        guard let asOf, let dates = layer.table.column("date") else { return [] }
        return (0..<layer.table.count).compactMap { row in
            guard let date = dates[row].date, date > asOf else { return nil }
            return Finding(
                .dateAfterAsOf,
                .warning,
                file: written,
                layer: layer.layerName,
                feature: layer.table.featureIDs[row],
                mineID: layer.table.feature(row)["mine_id"].text,
                message: Messages.dateLater(written, date: date.description, asOf: asOf.description),
                fix: Messages.dateLaterFix
            )
        }
    }
}
