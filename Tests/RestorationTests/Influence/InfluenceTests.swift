import Restoration
import Testing

@Suite struct InfluenceTests {
    @Test func anyBasicFarmlandIsSevere() {
        #expect(DamagedLand(basicFarmland: 0.0001).grade() == .severe)
    }

    @Test(arguments: [(0.0, InfluenceGrade.light), (0.0001, .heavier), (2, .heavier), (2.0001, .severe)])
    func farmlandIsNeverLight(_ hectares: Double, _ expected: InfluenceGrade) {
        #expect(DamagedLand(farmland: hectares).grade() == expected)
    }

    @Test(arguments: [(10.0, InfluenceGrade.light), (10.01, .heavier), (20, .heavier), (20.01, .severe)])
    func wasteLandHasTenAndTwentyHectares(_ hectares: Double, _ expected: InfluenceGrade) {
        #expect(DamagedLand(wasteOrUnused: hectares).grade() == expected)
    }

    @Test(arguments: [(9.0, InfluenceGrade.light), (10, .heavier), (100, .heavier), (101, .severe)])
    func tenToAHundredPeopleAreHeavier(_ people: Double, _ expected: InfluenceGrade) {
        #expect(HazardInfluence(people: people).grade() == expected)
    }

    @Test(arguments: [(2999.0, InfluenceGrade.light), (3000, .heavier), (10_000, .heavier), (10_001, .severe)])
    func inflowIsGradedPerDay(_ inflow: Double, _ expected: InfluenceGrade) {
        #expect(AquiferInfluence(inflowPerDay: inflow).grade() == expected)
    }

    @Test func theSiteIsItsWorstFactorAndListsWhatIsMissing() {
        let site = SiteInfluence(
            hazard: HazardInfluence(people: 3),
            landscape: LandscapeInfluence(visible: .heavier),
            land: DamagedLand()
        )
        #expect(site.grade == .heavier)
        #expect(site.missing == [.aquifer])
        #expect(SiteInfluence().grade == nil)
        #expect(SiteInfluence(hazard: HazardInfluence()).missing.count == 4)
    }

    @Test func zonesFollowTheHigherGrade() {
        for present in InfluenceGrade.allCases {
            for predicted in InfluenceGrade.allCases {
                let zone = PreventionZone(present: present, predicted: predicted)
                #expect(zone == PreventionZone(present: predicted, predicted: present))
                #expect((zone == .key) == (max(present, predicted) == .severe))
                #expect((zone == .general) == (max(present, predicted) == .light))
            }
        }
    }

    @Test func aCountyReplacesTheBounds() throws {
        let file = """
            {"schema": "regreen.rules-override/1", "values": {"dz0223.people": {"value": [5, 50], "source": "county"}}}
            """
        let thresholds = try InfluenceThresholds(rules: try Rules.standard.overridden(by: Array(file.utf8)))
        #expect(HazardInfluence(people: 60).grade(thresholds) == .severe)
        let nonsense = file.replacing("[5, 50]", with: "[50, 5]")
        let rules = try Rules.standard.overridden(by: Array(nonsense.utf8))
        #expect(throws: RulesError.self) { try InfluenceThresholds(rules: rules) }
    }
}

@Suite struct DamageGradeTests {
    private let table = LandDamageTable.standard

    @Test func belowTenMillimetresNothingIsGraded() {
        let damage = table.grade(LandClass("0103"), [.subsidence: 0.0099, .strain: 30])
        #expect(damage.grade == DamageGrade.none)
        #expect(damage.byIndicator.isEmpty)
        #expect(table.grade(LandClass("0103"), [.subsidence: 0.01]).grade == .light)
    }

    @Test func unknownLandAndUnknownValuesAreNotLight() {
        #expect(table.grade(LandClass("1001"), [.strain: 9]).grade == nil)
        #expect(table.grade(LandClass("1001"), [.strain: 9]).gradeClass == nil)
        let nothing = table.grade(LandClass("0101"), [:])
        #expect(nothing.grade == nil)
        #expect(nothing.missing == [.strain, .tilt, .subsidence, .waterTable])
    }

    @Test func convertibleLandIsGradedByItsClass() {
        #expect(table.grade(LandClass("0307K"), [.strain: 8]).grade == .light)
    }

    @Test func boundsAreInclusiveAndTheWaterTableRunsTheOtherWay() {
        #expect(table.grade(LandClass("0102"), [.waterTable: 1.5]).grade == .light)
        #expect(table.grade(LandClass("0102"), [.waterTable: 1.49]).grade == .medium)
        #expect(table.grade(LandClass("0102"), [.waterTable: 0.5]).grade == .medium)
        #expect(table.grade(LandClass("0102"), [.waterTable: 0.49]).grade == .severe)
        #expect(table.grade(LandClass("0102"), [.yieldLoss: 20]).grade == .light)
        #expect(table.grade(LandClass("0102"), [.yieldLoss: 60.1]).grade == .severe)
    }

    @Test func buildingsTakeTheWorstOfWhatIsKnown() {
        let buildings = BuildingDamageTable.standard
        #expect(buildings.level(strain: -2, curvature: 0.2, tilt: 3) == .one)
        #expect(buildings.level(strain: -2.01, curvature: nil, tilt: nil) == .two)
        #expect(buildings.level(strain: nil, curvature: -0.61, tilt: 0) == .four)
        #expect(buildings.level(strain: nil, curvature: nil, tilt: nil) == nil)
    }
}
