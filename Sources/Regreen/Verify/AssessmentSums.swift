import Restoration

/// Recomputes the sums inside `assessment.json` (design 4.3, 4.8).
///
/// Figures stand there with six decimals at most, so a sum of n of them may miss by n half units.
struct AssessmentSums {
    let file: String
    let json: JSONValue
    let manifest: JSONValue

    private static let unit = 1e-6
    private static let additiveKeys = [
        "damaged_m2", "unknown_m2", "restored_m2", "accepted_m2", "in_works_m2", "pending_m2", "exempt_m2",
        "remaining_m2", "protected_union_m2",
    ]

    func check(into report: inout VerifyReport) {
        let mines = json["mines"]?.arrayValue ?? []
        for mine in mines {
            let id = mine["mine_id"]?.stringValue ?? ""
            checkBalance(mine, name: id, into: &report)
            checkClasses(mine, name: id, into: &report)
        }
        guard let totals = json["totals"] else { return }
        if let county = totals["county"] {
            checkBalance(county, name: "county", into: &report)
            checkTotals(mines, county, into: &report)
        }
        for group in ["towns", "categories"] {
            for row in totals[group]?.arrayValue ?? [] {
                checkBalance(row, name: row["name"]?.stringValue ?? group, into: &report)
            }
        }
    }

    /// restored + in_works + pending + exempt = damaged; remaining = damaged − restored.
    private func checkBalance(_ row: JSONValue, name: String, into report: inout VerifyReport) {
        guard let damaged = row["damaged_m2"]?.doubleValue, let restored = row["restored_m2"]?.doubleValue else {
            return
        }
        let accounts = ["restored_m2", "in_works_m2", "pending_m2", "exempt_m2"].compactMap { row[$0]?.doubleValue }
        compare(accounts.reduce(0, +), damaged, terms: 5, name: name, key: "damaged_m2", into: &report)
        if let remaining = row["remaining_m2"]?.doubleValue {
            compare(damaged - restored, remaining, terms: 3, name: name, key: "remaining_m2", into: &report)
        }
    }

    /// Classes add up to the valid area; valid, nodata, masked and outside to the mine.
    private func checkClasses(_ mine: JSONValue, name: String, into report: inout VerifyReport) {
        guard let subsidence = mine["subsidence"], let valid = subsidence["valid_m2"]?.doubleValue,
            let classes = subsidence["classes"]?.arrayValue
        else { return }
        let sum = classes.compactMap { $0["area_m2"]?.doubleValue }.reduce(0, +)
        compare(sum, valid, terms: classes.count + 1, name: name, key: "subsidence.classes", into: &report)
        checkLand(mine, valid: valid, name: name, into: &report)
        let method = json["area_method"]?.stringValue ?? "statutory"
        guard let area = mine["area"]?["\(method)_m2"]?.doubleValue else { return }
        let parts = ["valid_m2", "nodata_m2", "masked_m2", "outside_m2"].compactMap { subsidence[$0]?.doubleValue }
        // The parts are sums over pieces, whose vertices were rounded: they miss the polygon by no more than the
        // tolerance the manifest records for this mine.
        let allowed = piecesTolerance(of: name, method: method)
        compare(parts.reduce(0, +), area, terms: 5, extra: allowed, name: name, key: "subsidence", into: &report)
    }

    /// Grades add up to the land with a subsidence, in all and by land.
    private func checkLand(_ mine: JSONValue, valid: Double, name: String, into report: inout VerifyReport) {
        guard let grades = mine["land_damage"], let groups = grades["by_land"]?.arrayValue else { return }
        let keys = ["none_m2", "light_m2", "medium_m2", "severe_m2", "ungraded_m2"]
        let all = keys.compactMap { grades[$0]?.doubleValue }
        compare(all.reduce(0, +), valid, terms: 6, name: name, key: "land_damage", into: &report)
        for (key, sum) in zip(keys, all) {
            let parts = groups.compactMap { $0[key]?.doubleValue }
            compare(
                parts.reduce(0, +),
                sum,
                terms: parts.count + 1,
                name: name,
                key: "land_damage.\(key)",
                into: &report
            )
        }
    }

    private func piecesTolerance(of mine: String, method: String) -> Double {
        let residuals = manifest["checks"]?["residuals"]?.arrayValue ?? []
        let own = residuals.first { $0["mine_id"]?.stringValue == mine && $0["kind"]?.stringValue == method }
        return own?["allowed_m2"]?.doubleValue ?? 0
    }

    /// For every area key: Σ mines − Σ overlap = total.
    private func checkTotals(_ mines: [JSONValue], _ county: JSONValue, into report: inout VerifyReport) {
        for key in AssessmentSums.additiveKeys {
            guard let total = county[key]?.doubleValue else { continue }
            let own = mines.compactMap { $0[key]?.doubleValue }.reduce(0, +)
            let givenUp = mines.compactMap { $0["overlap"]?[key]?.doubleValue }.reduce(0, +)
            compare(own - givenUp, total, terms: 2 * mines.count + 1, name: "county", key: key, into: &report)
        }
    }

    private func compare(
        _ found: Double,
        _ expected: Double,
        terms: Int,
        extra: Double = 0,
        name: String,
        key: String,
        into report: inout VerifyReport
    ) {
        report.sumsChecked += 1
        // Half a unit per figure, and the rounding of the additions themselves.
        let allowed = AssessmentSums.unit * Double(terms) + 1e-12 * abs(expected) * Double(terms) + extra
        guard abs(found - expected) > allowed else { return }
        report.add(
            .sumsDiffer,
            file,
            Messages.sumsDiffer(row: name, key: key, found: found, expected: expected),
            mine: name == "county" ? nil : name
        )
    }
}
