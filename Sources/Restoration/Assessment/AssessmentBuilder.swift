import GeoModel

/// Turns measured pieces into the assessment by the definitions of design 4.8: a pure function.
public enum AssessmentBuilder {
    /// Builds the assessment.
    ///
    /// Areas are whole numbers of 1e-6 m² from start to end, so that for every mine restored + in works + exempt +
    /// pending = damaged, and for every area key Σ mines − Σ overlap = total, exactly. A mine whose measurement failed
    /// or does not add up stands in the result with its reason and no figures.
    public static func build(_ input: AssessmentInput, rules: Rules = .standard) -> AssessmentResult {
        precondition(input.measurements.count == input.mines.count, "one measurement per mine")
        var run = AssessmentRun(input: input, rules: rules)
        run.bookPieces()
        var mines = input.mines.indices.map { run.mineAssessment($0) }
        let ranking = run.rank(&mines)
        let order = mines.indices.sorted { Identifiers.precedes(mines[$0].mineID, mines[$1].mineID) }
        let totals = run.totals(&mines)
        let found = run.listFindings(mines)
        var counts: [FindingCode: Int] = [:]
        for finding in input.findings + found { counts[finding.code, default: 0] += 1 }
        let assessment = Assessment(
            project: input.project,
            asOf: input.asOf,
            areaMethod: input.areaMethod,
            mines: order.map { mines[$0] },
            county: totals.county,
            towns: totals.towns,
            categories: totals.categories,
            assumptions: input.assumptions + run.assumptions(ranked: ranking != nil),
            findingsCount: counts,
            ranking: ranking
        )
        return AssessmentResult(assessment: assessment, findings: found, pieceAccounts: run.accounts)
    }
}

/// The working state of one build.
struct AssessmentRun {
    let input: AssessmentInput
    let rules: Rules
    let selection: FeatureSelection
    let booking: PieceBooking
    let knownMines: Set<String>
    /// Why a mine has no figures; nil for the others.
    private(set) var failures: [LocalizedText?]
    /// One per piece.
    private(set) var accounts: [PieceAccount] = []
    /// Sums over all pieces of a mine.
    private(set) var whole: [PieceSums]
    /// Sums over the pieces a mine gives up.
    private(set) var givenUp: [PieceSums]
    /// Area of each mine by town.
    private(set) var townAreas: [[Int: ExactArea]]
    /// Restorations before damage, by mine and feature.
    private(set) var beforeDamage: [BeforeDamageKey: ExactArea] = [:]

    /// A mine and a restored feature.
    struct BeforeDamageKey: Hashable {
        let mine: Int
        let restoration: Int
    }

    var hasSubsidence: Bool { input.classThresholds != nil }
    var classCount: Int { input.classThresholds.map { $0.count + 1 } ?? 0 }
    var noSums: PieceSums {
        PieceSums(protectedLayers: input.protectedLayers, classCount: classCount, hasSubsidence: hasSubsidence)
    }

    init(input: AssessmentInput, rules: Rules) {
        self.input = input
        self.rules = rules
        selection = input.selection
        booking = PieceBooking(
            damage: input.damage,
            restorations: input.restorations,
            selection: selection,
            hasSubsidence: input.classThresholds != nil,
            exemptions: PieceBooking.byMine(input.exemptions, input.mines)
        )
        knownMines = Set(input.mines.map(\.mineID))
        failures = input.measurements.map(\.failure)
        whole = []
        givenUp = []
        townAreas = Array(repeating: [:], count: input.mines.count)
        whole = Array(repeating: noSums, count: input.mines.count)
        givenUp = whole
    }

    /// Books every piece and sums by mine; a piece that does not add up fails its mine.
    mutating func bookPieces() {
        bookAccounts()
        markGreen()
        for (piece, account) in zip(input.pieces, accounts) where failures[piece.mine] == nil {
            let own = isOwnRestored(piece)
            whole[piece.mine].add(piece, account, isUnderRestored: own)
            if piece.givenUpTo != nil { givenUp[piece.mine].add(piece, account, isUnderRestored: own) }
            if let town = piece.town { townAreas[piece.mine][town, default: .zero] += piece.area }
        }
    }

    private mutating func bookAccounts() {
        for piece in input.pieces where failures[piece.mine] == nil {
            if let fault = piece.fault(classCount: classCount) {
                failures[piece.mine] = Messages.pieceDoesNotAddUp(mine: input.mines[piece.mine].mineID, fault: fault)
            }
        }
        for piece in input.pieces {
            guard failures[piece.mine] == nil else {
                accounts.append(PieceAccount(unknown: nil))
                continue
            }
            let (account, before) = booking.book(piece)
            accounts.append(account)
            for entry in before {
                let key = BeforeDamageKey(mine: piece.mine, restoration: entry.restoration)
                beforeDamage[key, default: .zero] += entry.area
            }
        }
    }

    /// Books what is to be greened of a piece, and what is green.
    mutating func setGreening(_ piece: Int, toBeGreened: ExactArea? = nil, greened: ExactArea?) {
        if let toBeGreened { accounts[piece].toBeGreened = toBeGreened }
        accounts[piece].greened = greened
    }

    /// Vegetation by sums; nil without vegetation rasters.
    func vegetation(_ sums: PieceSums, referenceCover: Double? = nil) -> VegetationFigures? {
        guard input.vegetationDates > 0 else { return nil }
        return sums.vegetation.figures(
            hasChange: input.vegetationDates > 1,
            referenceCover: referenceCover,
            share: VegetationRules.standard(for: rules).greenedShare
        )
    }

    /// Grades by sums; nil where land is not graded.
    func landDamage(_ sums: PieceSums) -> LandDamageFigures? {
        input.gradesLand ? sums.landDamage.figures(damaged: sums.balance.damaged) : nil
    }

    /// True when a restored feature that counts and belongs to the piece's mine covers it.
    func isOwnRestored(_ piece: PieceMeasurement) -> Bool {
        let mine = input.mines[piece.mine].mineID
        return piece.restorations.contains { index in
            selection.isRestored[index]
                && FeatureSelection.belongs(
                    named: input.restorations[index].mineID,
                    to: mine,
                    overlapping: true,
                    known: knownMines
                )
        }
    }

    /// True when any restored feature that counts covers the piece.
    func isUnderRestored(_ piece: PieceMeasurement) -> Bool {
        piece.restorations.contains { selection.isRestored[$0] }
    }

    /// The town with the largest share of the mine, the first by name of equals; nil outside all towns. Features of
    /// one name are one town.
    func mainTown(of mine: Int) -> String? {
        var byName: [String: ExactArea] = [:]
        for (town, area) in townAreas[mine] { byName[input.towns[town], default: .zero] += area }
        return byName.max { a, b in
            if a.value != b.value { return a.value < b.value }
            return Identifiers.precedes(b.key, a.key)
        }?.key
    }

    /// One mine's figures without its place in the ranking.
    func mineAssessment(_ index: Int) -> MineAssessment {
        let record = input.mines[index]
        let measurement = input.measurements[index]
        var result = MineAssessment(
            mineID: record.mineID,
            name: record.name,
            status: record.status?.rawValue,
            category: record.category,
            town: mainTown(of: index),
            failure: failures[index],
            area: measurement.areas,
            balance: whole[index].balance,
            overlap: givenUp[index].balance,
            register: register(of: record)
        )
        guard failures[index] == nil else { return result }
        let thresholds = input.classThresholds ?? []
        result.subsidence = whole[index].subsidence(
            thresholds: thresholds,
            bounds: measurement.classBounds.count == classCount ? measurement.classBounds : [],
            maximum: measurement.maximumSubsidence
        )
        result.overlapSubsidence = givenUp[index].subsidence(thresholds: thresholds, bounds: [], maximum: nil)
        result.vegetation = vegetation(whole[index], referenceCover: measurement.referenceCover)
        result.overlapVegetation = vegetation(givenUp[index])
        result.landDamage = landDamage(whole[index])
        result.overlapLandDamage = landDamage(givenUp[index])
        result.buildings = measurement.buildings
        result.roads = measurement.roads
        result.protected = hits(of: index)
        // The whole restored union, wherever it lies, less what of it lies on the mine's damage (domain 3.3).
        result.restoredOutsideDamage = max(.zero, measurement.restoredUnion - whole[index].restoredOnDamage)
        result.overlapArea = givenUp[index].areas
        result.damagedOutside = measurement.damagedOutside
        return result
    }

    /// The mine against each layer: geometry as measured, areas of polygon layers from the pieces.
    private func hits(of index: Int) -> [ProtectedHit] {
        let sums = whole[index]
        return input.measurements[index].hits.enumerated().map { layer, measured in
            var hit = measured
            guard layer < input.protectedLayers.count, input.protectedLayers[layer].dimension == 2 else { return hit }
            hit.intersection = sums.layerArea[layer]
            hit.damagedInLayer = sums.layerDamaged[layer]
            hit.share =
                sums.balance.area == .zero
                ? 0
                : Double(hit.intersection.microSquareMetres) / Double(sums.balance.area.microSquareMetres)
            return hit
        }
    }

    /// Areas of the register as somebody typed them.
    private static let typedAreas: Set<String> = ["area_m2", "area_mu", "area_ha"]

    private func register(of record: MineRecord) -> [String: AttributeValue] {
        var fields: [String: AttributeValue] = [:]
        // A typed area must not pass for the measured one of the same name.
        for (key, value) in record.register { fields[Self.typedAreas.contains(key) ? "declared_\(key)" : key] = value }
        func put(_ key: String, _ text: String?) {
            if let text, fields[key] == nil { fields[key] = .string(text) }
        }
        put("licence_no", record.licenceNumber)
        put("mineral", record.mineral)
        put("kind", record.kind?.rawValue)
        put("status_raw", record.statusRaw)
        if let date = record.validFrom, fields["valid_from"] == nil { fields["valid_from"] = .date(date) }
        if let date = record.validTo, fields["valid_to"] == nil { fields["valid_to"] = .date(date) }
        fields["holder_org"] = nil
        if input.keepHolder { put("holder_org", record.holderOrganisation) }
        return fields
    }
}
