import Foundation
import GeoModel
import Restoration

/// The mines of a schedule out of an assessment, a table, and the ledger's events.
struct ScheduleMines {
    private let options: ScheduleOptions
    private let rules: Rules
    private let weights: ScheduleWeights
    private(set) var candidates: [ScheduleCandidate] = []
    private(set) var asOf: CalendarDate?
    private var places: [String: Int] = [:]
    private var statuses: [String: String] = [:]
    private var acceptedArea: [String: ExactArea] = [:]
    private var priced: Set<String> = []

    private static let columns: [KeyedTable.Column] = [
        .init("mine_id", "矿山编号"), .init("name", "矿山名称"), .init("category", "矿山类别"), .init("town", "乡镇"),
        .init("status", "状态"), .init("tier", "优先等级"), .init("rank", "优先次序"), .init("area_mu", "待治理面积（亩）"),
        .init("yuan_per_mu", "单价（元/亩）"), .init("cost_wan_yuan", "费用（万元）"), .init("group", "连片区"),
        .init("year", "承诺年度"), .init("not_before", "最早年度"), .init("not_after", "最晚年度"),
        .init("exclude", "不纳入原因"), .init("accepted_mu", "已验收面积（亩）"), .init("accepted_year", "验收年度"),
    ]
    private static let years = 1900...2200

    init(_ options: ScheduleOptions, rules: Rules, weights: ScheduleWeights) throws {
        self.options = options
        self.rules = rules
        self.weights = weights
        guard options.assessment != nil || options.mines != nil else {
            throw InputError(
                Finding(.fileMissing, .error, file: options.plan, message: Messages.scheduleNeedsMines())
            )
        }
        if let path = options.assessment {
            try readAssessment(path)
            if let distance = options.contiguousWithin { try group(path, within: distance) }
        }
        if let path = options.mines { try readTable(path) }
    }

    /// The candidates with prices, promises, categories of the plan and accepted land by year.
    mutating func finished(_ years: ClosedRange<Int>, events: [LedgerEvent]) throws -> [ScheduleCandidate] {
        let firstYear = years.lowerBound
        let progress = try ScheduleProgress(events)
        for key in options.commitments.keys.sorted() + options.exclusions.keys.sorted() where places[key] == nil {
            throw InputError(
                Finding(.mineUnknown, .error, mineID: key, message: Messages.scheduleMineUnknown(key))
            )
        }
        for place in candidates.indices {
            let id = candidates[place].mineID
            if let year = options.commitments[id] { candidates[place].committed = year }
            if let reason = options.exclusions[id] { candidates[place].exclusion = reason }
            if candidates[place].committed == nil, progress.isInWorks(id) { candidates[place].committed = firstYear }
            if let area = acceptedArea[id], area > .zero {
                let year = progress.acceptanceYear(id) ?? asOf?.year ?? firstYear - 1
                candidates[place].accepted[year, default: .zero] += area
            }
            if !priced.contains(id) {
                candidates[place].cost = ScheduleMines.cost(candidates[place].area, yuanPerMu: weights.yuanPerMu)
            }
            candidates[place].categories = categories(candidates[place].categories.first, status: statuses[id])
        }
        try checkPromises(years)
        return candidates
    }

    /// The mine's own category, and what it counts for by the option and by the rules.
    private func categories(_ own: String?, status: String?) -> [String] {
        var words = [own].compactMap { $0 }
        for word in [own, status].compactMap({ $0 }) {
            words += options.categories[word] ?? []
            let known = rules.entries["schedule.plan_categories"]?.value[word]?.arrayValue ?? []
            words += known.compactMap(\.stringValue)
        }
        var seen: Set<String> = []
        return words.filter { seen.insert($0).inserted }
    }

    private func checkPromises(_ years: ClosedRange<Int>) throws {
        for candidate in candidates {
            guard let year = candidate.committed, candidate.area > .zero, candidate.exclusion == nil else { continue }
            guard !years.contains(year) else { continue }
            let message = Messages.schedulePromiseOutside(
                candidate.mineID,
                year: year,
                years: "\(years.lowerBound)–\(years.upperBound)"
            )
            throw InputError(Finding(.valueOutOfRange, .error, mineID: candidate.mineID, message: message))
        }
    }

    /// Exact: area in mu to 4 decimals times yuan per mu, half-up to the fen.
    static func cost(_ area: ExactArea, yuanPerMu: DecimalNumber) -> Money {
        let mu = area.amount(in: .mu, decimals: 4)
        let price = yuanPerMu.rounded(to: 4)
        return Money(
            yuan: DecimalNumber(coefficient: mu.coefficient * price.coefficient, scale: mu.scale + price.scale)
        )
    }

    // MARK: Assessment

    private mutating func readAssessment(_ path: String) throws {
        let document = try AssessmentFile.load(path)
        asOf = document["as_of"]?.stringValue.flatMap { CalendarDate(text: $0) }
        for mine in document["mines"]?.arrayValue ?? [] {
            guard let id = mine["mine_id"]?.stringValue else { continue }
            let left = area(mine["pending_m2"]) + area(mine["in_works_m2"])
            places[id] = candidates.count
            statuses[id] = mine["status"]?.stringValue
            acceptedArea[id] = area(mine["accepted_m2"])
            candidates.append(
                ScheduleCandidate(
                    mineID: id,
                    name: mine["name"]?.stringValue,
                    categories: [mine["category"]?.stringValue].compactMap { $0 },
                    town: mine["town"]?.stringValue,
                    tier: mine["priority"]?["tier"]?.intValue,
                    rank: mine["priority"]?["rank"]?.intValue,
                    area: left,
                    exclusion: mine["failure"]?.stringValue
                )
            )
        }
    }

    /// Mines of the layer `mines` that lie near one another, directly or through others, are one contiguous area.
    private mutating func group(_ path: String, within distance: Double) throws {
        let isFile = path.hasSuffix(".json")
        let folder = isFile ? URL(filePath: path).deletingLastPathComponent() : URL(filePath: path)
        let layer = folder.appending(path: "assessment.gpkg").path
        guard FileManager.default.fileExists(atPath: layer) else {
            throw InputError(Finding(.fileMissing, .error, file: layer, message: Messages.recordsMissing(path: layer)))
        }
        let found = try ClustersTool.run(
            ClustersTool.Request(path: layer, idField: "mine_id", distance: distance),
            options: SourceOptions(layer: "mines"),
            method: .planar,
            settings: RunSettings()
        )
        for cluster in found.clusters where cluster.members.count > 1 {
            for member in cluster.members {
                if let place = places[member] { candidates[place].group = cluster.id }
            }
        }
    }

    private func area(_ value: JSONValue?) -> ExactArea {
        ExactArea(squareMetres: value?.doubleValue ?? 0)
    }

    // MARK: Table

    private mutating func readTable(_ path: String) throws {
        let table = try KeyedTable(path, columns: ScheduleMines.columns, required: ["mine_id"])
        var seen: Set<String> = []
        for row in table.rows {
            let id = try row.requiredText("mine_id")
            guard seen.insert(id).inserted else {
                throw InputError(
                    Finding(.idDuplicate, .error, file: path, mineID: id, message: Messages.recordTwice(id, file: path))
                )
            }
            if places[id] == nil {
                places[id] = candidates.count
                candidates.append(ScheduleCandidate(mineID: id, area: .zero))
            }
            guard let place = places[id] else { continue }
            try lay(row, over: place)
        }
    }

    private mutating func lay(_ row: KeyedTable.Row, over place: Int) throws {
        let id = candidates[place].mineID
        if let name = row.text("name") { candidates[place].name = name }
        if let town = row.text("town") { candidates[place].town = town }
        if let category = row.text("category") { candidates[place].categories = [category] }
        if let status = row.text("status") { statuses[id] = status }
        if let group = row.text("group") { candidates[place].group = group }
        if let reason = row.text("exclude") { candidates[place].exclusion = reason }
        if let tier = try row.integer("tier", in: 1...3) { candidates[place].tier = tier }
        if let rank = try row.integer("rank", in: 1...10_000_000) { candidates[place].rank = rank }
        if let area = try row.amount("area_mu") { candidates[place].area = ExactArea(area, .mu) }
        if let year = try row.integer("year", in: Self.years) { candidates[place].committed = year }
        if let year = try row.integer("not_before", in: Self.years) { candidates[place].notBefore = year }
        if let year = try row.integer("not_after", in: Self.years) { candidates[place].notAfter = year }
        if let cost = try row.amount("cost_wan_yuan") {
            candidates[place].cost = Money(wanYuan: cost)
            priced.insert(id)
        } else if let price = try row.amount("yuan_per_mu") {
            candidates[place].cost = ScheduleMines.cost(candidates[place].area, yuanPerMu: price)
            priced.insert(id)
        }
        if let area = try row.amount("accepted_mu") {
            acceptedArea[id] = nil
            guard let year = try row.integer("accepted_year", in: Self.years) else {
                throw row.invalid("accepted_year", row.text("accepted_year") ?? "", Messages.expectedYear())
            }
            candidates[place].accepted = [year: ExactArea(area, .mu)]
        }
    }
}

/// Reads `assessment.json`.
enum AssessmentFile {
    /// The document of a file, or of the output folder it stands in.
    static func load(_ path: String) throws -> JSONValue {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        let url = isFolder.boolValue ? URL(filePath: path).appending(path: "assessment.json") : URL(filePath: path)
        let data: Data
        do {
            data = try Data(contentsOf: url)
        } catch {
            throw InputError(Finding(.fileMissing, .error, file: path, message: Messages.recordsMissing(path: path)))
        }
        guard let document = try? JSONValue(parsing: Array(data)), document["schema"] == "regreen.assessment/1" else {
            throw InputError(
                Finding(.fileDamaged, .error, file: path, message: Messages.notAnAssessment(path: path))
            )
        }
        return document
    }
}

/// What the ledger says about works and acceptance of each mine.
struct ScheduleProgress {
    private var years: [String: Int] = [:]
    private var working: Set<String> = []

    /// Words of an acceptance in the machines.
    private static let acceptances: [MachineID: Set<String>] = [
        .delisting: [DelistingEvent.acceptPass.rawValue], .shanggaoCancel: [CancellationEvent.accepted.rawValue],
        .funding: [FundingEvent.pass.rawValue],
    ]
    private static let statesOfWork: Set<String> = [
        "IN_WORKS", "DONE", "COMPLETED", "ACCEPTANCE_REQUESTED", "RETURNED",
    ]

    init(_ events: [LedgerEvent]) throws {
        guard let last = events.map(\.date).max() else { return }
        let cases: [CaseHistory]
        do {
            cases = try CaseHistory.cases(of: events)
        } catch {
            throw InputError(
                Finding(.valueOutOfRange, .error, message: Messages.eventsMakeNoCases(error))
            )
        }
        for history in cases {
            let words = ScheduleProgress.acceptances[history.machine.id] ?? []
            for event in history.events where words.contains(event.event) { years[history.mine] = event.date.year }
            let state = (try? history.outcome(asOf: last))?["state"]?.stringValue
            if let state, ScheduleProgress.statesOfWork.contains(state) { working.insert(history.mine) }
        }
    }

    /// The year of the last acceptance.
    func acceptanceYear(_ mine: String) -> Int? { years[mine] }

    /// Works go on, or are finished and not accepted yet.
    func isInWorks(_ mine: String) -> Bool { working.contains(mine) }
}
