import GeoModel

/// Lists what is to be known about single damage and restored features.
struct FeatureFindings {
    private let run: AssessmentRun
    /// Features that some piece of some mine lies under.
    private let damageInMines: Set<Int>
    private let restorationsInMines: Set<Int>

    init(run: AssessmentRun) {
        self.run = run
        var damage: Set<Int> = []
        var restorations: Set<Int> = []
        for piece in run.input.pieces {
            damage.formUnion(piece.damage)
            restorations.formUnion(piece.restorations)
        }
        damageInMines = damage
        restorationsInMines = restorations
    }

    /// A damage or restored feature, as far as findings go.
    private struct Subject {
        var file: String?
        var layerName: String
        var layerIndex: Int
        var featureID: Int64
        var date: CalendarDate?
        var status: RestorationStatus?
        var mineID: String?
        var counts: Bool
        var isInMine: Bool
        var isRestored: Bool

        func finding(
            _ code: FindingCode,
            _ severity: FindingSeverity,
            _ message: LocalizedText,
            _ fix: LocalizedText
        ) -> Finding {
            Finding(
                code,
                severity,
                file: file,
                layer: layerName,
                feature: featureID,
                mineID: mineID,
                message: message,
                fix: fix
            )
        }
    }

    /// Findings on `damage[]`, in input order.
    func damageFindings() -> [Finding] {
        let subjects = run.input.damage.enumerated().map { index, feature in
            Subject(
                file: feature.file,
                layerName: feature.layerName,
                layerIndex: feature.layerIndex,
                featureID: feature.featureID,
                date: feature.date,
                status: feature.status,
                mineID: feature.mineID,
                counts: run.selection.damageCounts[index],
                isInMine: damageInMines.contains(index),
                isRestored: false
            )
        }
        // A word nobody knows leaves damage nobody has taken back: it counts, and is listed.
        let unknown = zip(run.input.damage, subjects).compactMap { feature, subject -> Finding? in
            guard subject.counts, feature.status == .unknown, !isExplicitlyUnknown(feature.statusRaw) else {
                return nil
            }
            return subject.finding(
                .statusUnknown,
                .warning,
                Messages.damageStatusUnknown(layer: feature.layerName, word: feature.statusRaw),
                Messages.statusUnknownFix
            )
        }
        return subjects.flatMap(common) + unknown + undated(subjects)
    }

    /// Findings on `restored[]`, in input order.
    func restorationFindings() -> [Finding] {
        let features = run.input.restorations
        let subjects = features.enumerated().map { index, feature in
            Subject(
                file: feature.file,
                layerName: feature.layerName,
                layerIndex: feature.layerIndex,
                featureID: feature.featureID,
                date: feature.date,
                status: feature.status,
                mineID: feature.mineID,
                counts: run.selection.restorationCounts[index],
                isInMine: restorationsInMines.contains(index),
                isRestored: true
            )
        }
        let unknown = zip(features, subjects).compactMap { feature, subject -> Finding? in
            guard subject.counts, feature.status == .unknown, !isExplicitlyUnknown(feature.statusRaw) else {
                return nil
            }
            return subject.finding(
                .statusUnknown,
                .warning,
                Messages.statusUnknown(layer: feature.layerName, word: feature.statusRaw),
                Messages.statusUnknownFix
            )
        }
        return subjects.flatMap(common) + unknown + undated(subjects) + assumedStatus(features)
    }

    /// A source that says 未知 itself needs no listing.
    private func isExplicitlyUnknown(_ word: String?) -> Bool {
        word.flatMap { run.rules.restorationStatus(for: $0) } == .unknown
    }

    private func common(_ subject: Subject) -> [Finding] {
        if FeatureSelection.isUnconfirmed(subject.status) {
            let message = Messages.changeNotConfirmed(
                layer: subject.layerName,
                isFalse: subject.status == .falseChange
            )
            return [subject.finding(.changeNotConfirmed, .info, message, Messages.changeNotConfirmedFix)]
        }
        if let date = subject.date, let asOf = run.input.asOf, date > asOf {
            let message = Messages.dateAfterAsOf(
                layer: subject.layerName,
                date: date.description,
                asOf: asOf.description
            )
            return [subject.finding(.dateAfterAsOf, .warning, message, Messages.dateAfterAsOfFix)]
        }
        var result: [Finding] = []
        let namesKnownMine = subject.mineID.map(run.knownMines.contains) ?? false
        if let mine = subject.mineID, !namesKnownMine {
            let message = Messages.mineNameUnknown(layer: subject.layerName, mine: mine)
            result.append(subject.finding(.mineUnknown, .warning, message, Messages.featureUnattributedFix))
        }
        if !subject.isInMine, !namesKnownMine {
            let message = Messages.featureUnattributed(layer: subject.layerName, restored: subject.isRestored)
            result.append(subject.finding(.featureUnattributed, .warning, message, Messages.featureUnattributedFix))
        }
        return result
    }

    /// Features that count without a date: one finding for a layer that has none at all, else one each.
    private func undated(_ subjects: [Subject]) -> [Finding] {
        let byLayer = Dictionary(grouping: subjects.filter(\.counts), by: \.layerIndex)
        return byLayer.keys.sorted().flatMap { layer -> [Finding] in
            let all = byLayer[layer] ?? []
            let undated = all.filter { $0.date == nil }
            guard let first = undated.first else { return [] }
            if undated.count == all.count, all.count > 1 {
                let message = Messages.datesMissing(
                    layer: first.layerName,
                    count: all.count,
                    restored: first.isRestored
                )
                return [
                    Finding(
                        .dateMissing,
                        .info,
                        file: first.file,
                        layer: first.layerName,
                        message: message,
                        fix: Messages.dateMissingFix
                    )
                ]
            }
            return undated.map { subject in
                let message = Messages.dateMissing(layer: subject.layerName, restored: subject.isRestored)
                return subject.finding(.dateMissing, .info, message, Messages.dateMissingFix)
            }
        }
    }

    private func assumedStatus(_ features: [RestorationFeature]) -> [Finding] {
        var layers: Set<Int> = []
        return features.compactMap { feature in
            guard feature.statusSource == .assumed, layers.insert(feature.layerIndex).inserted else { return nil }
            return Finding(
                .statusAssumed,
                .info,
                file: feature.file,
                layer: feature.layerName,
                message: Messages.statusAssumed(layer: feature.layerName),
                fix: Messages.statusAssumedFix
            )
        }
    }
}
