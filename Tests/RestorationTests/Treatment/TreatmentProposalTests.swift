import Restoration
import Testing

/// The rules of treatment by place, disposition, liability and use (plans 001 四, 002 一, 003 三).
@Suite struct TreatmentProposalTests {
    private func proposal(_ change: (inout TreatmentFacts) -> Void) throws -> TreatmentProposal {
        var facts = TreatmentFacts(mineID: "M1")
        facts.protectedKinds = []
        facts.hasProduced = true
        facts.liable = "holder"
        facts.slopeInDegrees = 10
        facts.soilInMetres = 0.5
        change(&facts)
        return TreatmentProposal(facts, rules: try TreatmentRules(rules: .standard))
    }

    @Test(arguments: [
        (ProtectedKind.natureReserve, TreatmentMode.engineered), (.waterSource, .engineered), (.traffic, .engineered),
        (.river, .engineered), (.basicFarmland, .assisted), (.historic, .assisted),
    ])
    func theZonesAndLinesOfPlan002AreTreatedByWorks(kind: ProtectedKind, mode: TreatmentMode) throws {
        #expect(try proposal { $0.protectedKinds = [kind] }.mode == mode)
    }

    @Test func elsewhereNatureIsHelpedAndPeopleKeptOut() throws {
        let found = try proposal { _ in }
        #expect(found.mode == .assisted)
        #expect(found.modeReasons == [.elsewhere])
        #expect(found.measures == [.fencing, .revegetation])
        #expect(found.gaps.isEmpty)
    }

    @Test(arguments: [(25.0, TreatmentMode.assisted), (25.1, .engineered)])
    func theSlopeOfTheRuleItselfIsNotYetProneToHazards(slope: Double, mode: TreatmentMode) throws {
        let found = try proposal { $0.slopeInDegrees = slope }
        #expect(found.mode == mode)
        #expect(found.measures.contains(.slopeTreatment) == (mode == .engineered))
    }

    @Test func allReasonsStandInTheOrderOfTheRules() throws {
        let found = try proposal {
            $0.protectedKinds = [.river]
            $0.isSensitive = true
            $0.slopeInDegrees = 40
        }
        #expect(found.modeReasons == [.protectedPlace, .sensitivePlace, .steepSlope])
        #expect(found.decidingKinds == [.river])
        #expect(found.modeReasons.allSatisfy { $0.clause == "002 一" })
    }

    @Test func aMineThatNeverProducedKeepsItsLandformEvenAtAReserve() throws {
        let found = try proposal {
            $0.protectedKinds = [.natureReserve]
            $0.hasProduced = false
            $0.slopeInDegrees = nil
        }
        #expect(found.mode == .keepLandform)
        #expect(found.measures.isEmpty)
        #expect(found.gaps.isEmpty, "no works: nobody asks for slope and soil")
    }

    @Test func anExceptionNeedsItsReason() throws {
        let with = try proposal {
            $0.exception = .engineered
            $0.exceptionReason = "blasting site"
        }
        #expect(with.mode == .engineered)
        #expect(with.modeReasons == [.exception])
        let without = try proposal { $0.exception = .engineered }
        #expect(without.mode == .assisted)
        #expect(without.gaps == [.exceptionReason])
    }

    @Test func anExhaustedMineIsOnlySuggestedForCancelling() throws {
        let suggested = try proposal { $0.isExhausted = true }
        #expect(suggested.disposition == .cancel && suggested.isDispositionSuggested)
        let decided = try proposal {
            $0.isExhausted = true
            $0.disposition = .renew
        }
        #expect(decided.disposition == .renew && !decided.isDispositionSuggested)
        #expect(try proposal { _ in }.disposition == nil)
    }

    @Test func theTownWorksWhereNobodyLiableIsLeft() throws {
        let gone = try proposal {
            $0.isLiableGone = true
            $0.town = "North"
        }
        #expect(gone.body == "North" && gone.bodyReason == .liableGone)
        #expect(try proposal { _ in }.body == "holder")
        #expect(try proposal { $0.liable = nil }.gaps == [.liable])
    }

    @Test(arguments: [
        (15.0, 0.5, [LandUse.farmland, .orchard, .forest, .grassland]), (15.1, 0.5, [.orchard, .forest, .grassland]),
        (10, 0.4, [.orchard, .forest, .grassland]), (25.1, 1, [.forest, .grassland]), (45, 0.1, [.grassland]),
        (45.1, 1, []), (0, 0.09, []),
    ])
    func usesFollowSlopeAndSoilBoundsIncluded(slope: Double, soil: Double, uses: [LandUse]) throws {
        let found = try proposal {
            $0.slopeInDegrees = slope
            $0.soilInMetres = soil
        }
        #expect(found.uses == uses)
    }

    @Test func waterSuitsWhereItStands() throws {
        let found = try proposal {
            $0.soilInMetres = nil
            $0.hasWater = true
        }
        #expect(found.uses == [.water])
        #expect(found.gaps == [.soil])
    }

    @Test(arguments: [(0.0, 1), (2, 1), (2.1, 2), (6, 2), (15, 3), (25, 4), (25.1, 5)])
    func slopeClassesIncludeTheirUpperBound(slope: Double, expected: Int) throws {
        #expect(try proposal { $0.slopeInDegrees = slope }.slopeClass == expected)
    }

    @Test(arguments: [
        (#"{"treatment.engineered_kinds": {"value": ["lake"], "source": "county"}}"#, "treatment.engineered_kinds"),
        (#"{"treatment.slope_classes_deg": {"value": [6, 2], "source": "county"}}"#, "treatment.slope_classes_deg"),
        (#"{"treatment.hazard_slope_deg": {"value": 120, "source": "county"}}"#, "treatment.hazard_slope_deg"),
    ])
    func aCountysNonsenseIsRefusedWithItsPath(values: String, key: String) throws {
        let file = #"{"schema": "regreen.rules-override/1", "values": "# + values + "}"
        #expect {
            let rules = try Rules.standard.overridden(by: Array(file.utf8))
            _ = try TreatmentRules(rules: rules)
        } throws: { error in
            (error as? RulesError)?.path.contains(key) == true
        }
    }
}
