import Foundation
import GeoModel
import Publishing
import Restoration
import TestSupport

/// A county of two mines, small enough to compute by hand.
///
/// M1 is a square of 100 m: 10,000 m² = 15 mu, with damage of 3,333.333333 m² = 4.9999999995 mu. M2 could not be
/// measured. Names hold what breaks CSV and formulas.
enum Fixture {
    static let crs = CRSReference(
        definition: "EPSG:4525",
        epsg: 4525,
        name: "CGCS2000 / 3-degree Gauss-Kruger zone 37",
        kind: .projected,
        metresPerUnit: 1
    )

    static let asOf = CalendarDate(year: 2024, month: 8, day: 24)

    static func settings(
        _ language: UserLanguage = .zh,
        unit: AreaUnit = .mu
    ) -> PublicationSettings {
        PublicationSettings(
            language: language,
            workingCRS: crs,
            asOf: asOf,
            unit: unit,
            adcode: "140521",
            ruleMarks: [LocalizedText(zh: "规则来源：默认，未核实", en: "rule source: default, unverified")]
        )
    }

    static func area(_ squareMetres: Double) -> ExactArea { ExactArea(squareMetres: squareMetres) }

    static let balance = BalanceFigures(
        area: area(10_000),
        damaged: area(3_333.333333),
        unknown: nil,
        restored: area(1_111.111111),
        accepted: area(500),
        inWorks: area(1_111.111111),
        pending: area(1_111.111111),
        exempt: .zero,
        protectedUnion: area(250),
        protectedByKind: [.waterSource: KindFigures(union: area(250), damaged: area(100))]
    )

    static let subsidence = SubsidenceFigures(
        classes: [
            ClassFigures(from: nil, to: 0.1, area: area(1_000), minimum: area(900), maximum: area(1_200)),
            ClassFigures(from: 0.1, to: nil, area: area(2_000.5), minimum: .zero, maximum: area(2_500)),
        ],
        mean: 0.123456,
        maximum: 1.5,
        volume: 370.25,
        uplift: 0,
        valid: area(3_000.5),
        nodata: area(6_999.5),
        masked: .zero,
        outside: .zero
    )

    static var assessment: Assessment {
        let hit = ProtectedHit(
            layer: "水源地",
            kind: .waterSource,
            layerClass: "一级",
            relations: [.intersects, .withinBuffer],
            intersection: area(250),
            share: 0.025,
            buffer: area(400),
            visible: nil,
            visibleShare: nil,
            distance: 0,
            damagedInLayer: area(100)
        )
        let first = MineAssessment(
            mineID: "M1",
            name: "=甲\"矿\",一号",
            status: "closed",
            category: "历史遗留",
            town: "龙港镇",
            area: AreaFigures(statutory: area(10_000), geodesic: area(10_000.001), planar: area(9_999.5), zone: 37),
            balance: balance,
            subsidence: subsidence,
            protected: [hit],
            restoredOutsideDamage: area(12.345678),
            damagedOutside: .zero,
            overlap: BalanceFigures(),
            priority: PriorityFigures(
                rank: 1,
                tier: .tier(1),
                score: 0.625,
                contributions: ["hazard": 0.5, "protected": 0.125],
                rankInterval: 1...2,
                missing: ["visible_share"]
            ),
            register: ["licence_no": .string("C1405212010017110012345")]
        )
        let second = MineAssessment(
            mineID: "M2",
            name: "乙矿",
            failure: LocalizedText(zh: "几何无法修复", en: "geometry cannot be repaired"),
            area: AreaFigures(statutory: nil, geodesic: nil, planar: nil, reason: "repair_refused"),
            balance: BalanceFigures()
        )
        let totals = TotalsRow(name: nil, mineCount: 2, balance: balance, subsidence: nil)
        return Assessment(
            project: "示例县",
            asOf: asOf,
            areaMethod: .statutory,
            mines: [first, second],
            county: totals,
            towns: [TotalsRow(name: "龙港镇", mineCount: 1, balance: balance)],
            categories: [TotalsRow(name: nil, mineCount: 2, balance: balance)],
            assumptions: [LocalizedText(zh: "入射角 23°", en: "incidence 23 degrees")],
            findingsCount: [.overlap: 2, .crsMissing: 1],
            ranking: RankingSummary(
                criteria: ["hazard", "protected"],
                weights: [0.6, 0.4],
                consistencyRatio: 0,
                dropped: ["visible_share"]
            )
        )
    }

    /// A closed square with its lower left corner at (x, y), clockwise or not.
    static func square(_ x: Double, _ y: Double, _ size: Double, clockwise: Bool = false) -> [Double] {
        let ring = [x, y, x + size, y, x + size, y + size, x, y + size, x, y]
        guard clockwise else { return ring }
        return stride(from: ring.count - 2, through: 0, by: -2).flatMap { [ring[$0], ring[$0 + 1]] }
    }

    static func table(
        _ name: String,
        _ columns: [(FieldDefinition, AttributeColumn)],
        _ geometries: GeometryColumn,
        crs: CRSReference? = Fixture.crs
    ) -> FeatureTable {
        FeatureTable(
            name: name,
            crs: crs,
            featureIDs: (0..<geometries.count).map { Int64($0 + 1) },
            fields: columns.map(\.0),
            columns: columns.map(\.1),
            geometries: geometries
        )
    }

    static func squares(_ origins: [(Double, Double)], size: Double = 100) -> GeometryColumn {
        var column = GeometryColumn()
        for (x, y) in origins { column.appendPolygon(rings: [square(x, y, size)]) }
        return column
    }

    static var layers: AssessmentGeometries {
        let id = FieldDefinition(name: "mine_id", type: .string)
        var line = GeometryColumn()
        line.appendVertices(interleaved: [37_500_000, 3_950_050, 37_500_300, 3_950_050])
        line.endRing()
        line.endPart()
        line.endGeometry(kind: .lineString)
        return AssessmentGeometries(
            mines: table("mines", [(id, .strings(["M1"]))], squares([(37_500_000, 3_950_000)])),
            pieces: table(
                "pieces",
                [(id, .strings(["M1"])), (FieldDefinition(name: "account", type: .string), .strings(["pending"]))],
                squares([(37_500_000, 3_950_000)])
            ),
            damage: table(
                "damage",
                [(id, .strings(["M1"])), (FieldDefinition(name: "type", type: .string), .strings(["SUB"]))],
                squares([(37_500_010, 3_950_010)], size: 20)
            ),
            restored: table(
                "restored",
                [(id, .strings(["M1"])), (FieldDefinition(name: "status", type: .string), .strings(["treated"]))],
                squares([(37_500_010, 3_950_010)], size: 10)
            ),
            hits: table("hits", [], GeometryColumn()),
            findings: [
                PlacedFinding(
                    Finding(
                        .overlap,
                        .warning,
                        file: "矿山.shp",
                        mineID: "M1",
                        message: LocalizedText(zh: "与乙矿重叠", en: "overlaps M2")
                    ),
                    x: 37_500_050,
                    y: 3_950_050
                ),
                PlacedFinding(
                    Finding(.crsMissing, .error, file: "b.shp", message: LocalizedText(zh: "无坐标系", en: "no CRS"))
                ),
            ],
            protected: [
                ProtectedGeometryLayer(
                    name: "河流",
                    kind: .river,
                    table: table("rivers", [(FieldDefinition(name: "名称", type: .string), .strings(["沁河"]))], line)
                )
            ]
        )
    }
}

/// Reads a written file.
func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

/// Reads a written text file.
func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }
