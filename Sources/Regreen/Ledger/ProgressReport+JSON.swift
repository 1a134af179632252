import GeoModel
public import Restoration

extension ProgressReport {
    /// `regreen.ledger-report/1`. Areas in m² and mu, exactly what the pieces add up to.
    public var json: JSONValue {
        let measured = measuredRestored
        let areas = record.mines.map { self.areas($0, measured: measured[$0.mineID] ?? .zero) }
        return [
            "schema": "regreen.ledger-report/1", "workspace": .string(place), "as_of": .string(asOf.description),
            "period": JSONValue(period?.rawValue), "clause": JSONValue(period?.clause),
            "since": JSONValue(change?.since.description),
            "next_due": JSONValue(period?.due(onOrAfter: asOf)?.description), "run": runJSON,
            "plan": JSONValue(plan?.id),
            "targets": .array(targets.map(target)), "balance": .array(record.groups.map(group)),
            "years": .array(record.years.map(year)), "closes": .bool(closes), "areas": .array(areas),
            "late": .array(late.map(lateEntry)), "scope": .array(scope.entries.map(scopeEntry)),
            "changes": changes,
        ]
    }

    private var runJSON: JSONValue {
        guard let run else { return .null }
        return [
            "number": JSONValue(run.number), "as_of": JSONValue(run.asOf?.description),
            "manifest": .string(run.manifest), "area_method": .string(run.areaMethod.rawValue),
        ]
    }

    private func members(_ key: String, _ area: ExactArea) -> [(String, JSONValue)] {
        [
            ("\(key)_m2", .double(area.squareMetres)),
            ("\(key)_mu", .double(area.amount(in: .mu, decimals: 6).doubleValue)),
        ]
    }

    private func target(_ progress: TargetProgress) -> JSONValue {
        let target = progress.target
        var object: JSONObject = [
            "quantity": .string(target.quantity.rawValue), "level": .string(target.level.rawValue),
            "from": JSONValue(target.from), "to": JSONValue(target.to), "category": JSONValue(target.category),
            "town": JSONValue(target.town), "target": .double(target.value.doubleValue),
            "accepted": JSONValue(progress.accepted?.doubleValue),
            "difference": JSONValue(progress.difference?.doubleValue), "state": .string(progress.state.rawValue),
            "mines": JSONValue(progress.mines), "firmness": .string(target.firmness.rawValue),
            "approximate": .bool(target.isApproximate), "clause": .string(target.clause),
        ]
        for (key, value) in members("accepted", progress.area) { object[key] = value }
        return .object(object)
    }

    private func group(_ group: ProgressGroup) -> JSONValue {
        var object: JSONObject = ["by": .string(group.kind.rawValue), "name": JSONValue(group.name)]
        for (key, value) in sums(group.sums) { object[key] = value }
        return .object(object)
    }

    private func sums(_ sums: ProgressSums) -> [(String, JSONValue)] {
        members("damaged", sums.damaged) + members("restored", sums.restored) + members("accepted", sums.accepted)
            + members("in_works", sums.inWorks) + members("exempt", sums.exempt) + members("pending", sums.pending)
            + [("residual_m2", .double(sums.residual.squareMetres))]
    }

    private func year(_ year: ProgressYear) -> JSONValue {
        var object: JSONObject = ["year": JSONValue(year.year)]
        let values = [
            ("opening", year.opening), ("damaged", year.damaged), ("restored", year.restored),
            ("accepted", year.accepted), ("exempt", year.exempt), ("closing", year.closing),
        ]
        for (key, value) in values.flatMap({ members($0.0, $0.1) }) { object[key] = value }
        return .object(object)
    }

    /// Checked, treated and measured side by side: none stands for another (domain 4.1).
    private func areas(_ mine: RecordedMine, measured: ExactArea) -> JSONValue {
        [
            "mine_id": .string(mine.mineID), "name": JSONValue(mine.name),
            "declared_m2": JSONValue(mine.declared?.squareMetres), "drawn_m2": JSONValue(mine.drawn?.squareMetres),
            "checked_m2": JSONValue(mine.checked?.squareMetres), "treated_m2": JSONValue(mine.treated?.squareMetres),
            "measured_m2": .double(measured.squareMetres),
            "treated_less_measured_m2": JSONValue(mine.treated.map { ($0 - measured).squareMetres }),
        ]
    }

    /// Restored land of each mine by its polygons.
    var measuredRestored: [String: ExactArea] {
        record.patches.reduce(into: [:]) { $0[$1.mineID, default: .zero] += $1.restored }
    }

    private func lateEntry(_ entry: LedgerView.DueEntry) -> JSONValue {
        [
            "subject": .string(entry.standing.subject), "mine_id": .string(entry.standing.mine),
            "town": JSONValue(towns[entry.standing.mine]), "key": .string(entry.deadline.kind.rawValue),
            "date": .string(entry.deadline.date.description), "days_late": JSONValue(entry.deadline.daysLate(on: asOf)),
            "posts": .array(entry.deadline.posts.map { .string($0.rawValue) }),
            "clause": .string(entry.deadline.clause),
        ]
    }

    private func scopeEntry(_ entry: TreatmentScope.Entry) -> JSONValue {
        [
            "mine_id": .string(entry.mine), "in_scope": JSONValue(entry.isIncluded), "reason": JSONValue(entry.reason),
            "since": JSONValue(entry.since?.description),
        ]
    }

    private var changes: JSONValue {
        guard let change else { return .null }
        return [
            "since": .string(change.since.description),
            "events": .array(change.events.map { ["kind": .string($0.kind), "count": JSONValue($0.count)] }),
            "cases": .array(
                change.moves.map { move in
                    [
                        "subject": .string(move.subject), "mine_id": .string(move.mine),
                        "machine": .string(move.machine.rawValue), "from": JSONValue(move.from), "to": .string(move.to),
                    ]
                }
            ),
            "before": .object(JSONObject(sums(change.before))), "now": .object(JSONObject(sums(change.now))),
        ]
    }
}
