import Foundation
import GeoModel
import Intake
import Regreen
import Restoration
import TestSupport
import Testing

/// Keys, defaults and paths of design 4.1.
@Suite struct ProjectFileTests {
    @Test func aMinimalProjectHasTheDefaults() throws {
        let shop = try ProjectWorkshop()
        let project = try shop.load(ProjectWorkshop.minimal())
        #expect(project.name == "青石县")
        #expect(project.crs == "EPSG:4525")
        #expect(project.language == .zh)
        #expect(project.subsidenceClasses == [0.1, 0.5, 1.5])
        #expect(project.reporting == ReportingSpecification())
        #expect(project.reporting.areaMethod == .statutory)
        #expect(!project.reporting.areaMethodIsDeclared)
        #expect(project.outputs.map(\.kind) == [.gpkg, .geojson, .shapefile, .csv, .xlsx])
        #expect(project.mines.idField == "统一编号")
        #expect(project.mines.layer.path == shop.directory.path("mines.shp"))
        #expect(project.mines.layer.writtenPath == "mines.shp")
        #expect(project.countyBox == nil)
        #expect(!project.allowBallpark && !project.keepHolder)
    }

    @Test func everyKeyReachesItsPlace() throws {
        let project = try ProjectWorkshop().load(
            """
            schema: regreen.project/1
            name: full
            adcode: 140521
            as_of: 2024-12-31
            crs: 4525
            language: en
            county_box: [111, 35, 112.5, 36]
            towns: {path: towns.gpkg, fields: {name: 乡镇}}
            mines: {path: mines.shp, id: NO, boundary_id: BID, crs: 4527, encoding: GBK, where: "A > 1", profile: legacy_mine}
            damage: [{path: d.gpkg, layer: a, type: DIG, date: 2023-01-02, fields: {date: when}}]
            restored: [{path: r.gpkg, date: 2024-05-06, status: 已治理}]
            protected: [{path: p.gpkg, kind: water_source, class: 一级, rule: {buffer: 50, visible: 1000},
                         authority: 省, grade: 1, valid_from: 2020-01-01, valid_to: 2030-01-01}]
            subsidence: [{path: s.tif, band: 2, quantity: los, unit: mm, sign: toward_satellite, nodata: -9999,
                          mask: s.tif, date: 2022-01-01, date2: 2024-01-01, sigma: 2, wavelength_m: 0.0555,
                          incidence_deg: 23, heading_deg: -167.5}]
            subsidence_classes: [0.2, 0.4]
            reporting: {area_method: planar, unit: ha, decimals: {m2: 3, mu: 4, ha: 5}, damage_threshold_m: 0.02,
                        coverage_floor: 0.9}
            datum_shift: {method: coordinate_frame, target: 4490, dx: 1, dy: -2, dz: 3, rx: 0.1, ry: 0.2, rz: 0.3, ds: 4}
            allow_ballpark: true
            keep_holder: true
            memory_budget: 1GiB
            outputs: [{kind: shapefile, encoding: GBK}, {kind: gpkg, crs: 4490}]
            workspace: "postgres:"
            ranking: {}
            """
        )
        #expect(project.adcode == "140521")
        #expect(project.asOf == CalendarDate(year: 2024, month: 12, day: 31))
        #expect(project.countyBox == Envelope(minX: 111, minY: 35, maxX: 112.5, maxY: 36))
        #expect(project.towns?.fields == ["name": "乡镇"])
        #expect(project.mines.idField == "NO" && project.mines.boundaryIDField == "BID")
        #expect(project.mines.layer.crs == "EPSG:4527" && project.mines.layer.filter == "A > 1")
        #expect(project.damage.first?.type == .excavated && project.damage.first?.layer.layer == "a")
        #expect(project.restored.first?.status == "已治理")
        let hit = try #require(project.protected.first)
        #expect(hit.kind == .waterSource && hit.bufferInMetres == 50 && hit.visibleInMetres == 1000)
        #expect(hit.grade == "1" && hit.validTo == CalendarDate(year: 2030, month: 1, day: 1))
        let raster = try #require(project.subsidence.first)
        #expect(raster.quantity == .lineOfSight && raster.unit == .millimetres && raster.sign == .towardSatellite)
        #expect(raster.nodata == "-9999" && raster.band == 2 && raster.headingInDegrees == -167.5)
        #expect(raster.effectiveDate == CalendarDate(year: 2024, month: 1, day: 1))
        #expect(project.reporting.areaMethodIsDeclared && project.reporting.hectareDecimals == 5)
        guard case .parameters(let shift) = project.datumShift else {
            Issue.record("no parameters")
            return
        }
        #expect(shift.method == .coordinateFrame && shift.target == "EPSG:4490")
        #expect(shift.translation == [1, -2, 3] && shift.rotation == [0.1, 0.2, 0.3])
        #expect(shift.scalePartsPerMillion == 4)
        #expect(project.memoryBudgetInBytes == 1 << 30)
        #expect(project.outputs.map(\.encoding) == ["GBK", nil])
        #expect(project.outputs.map(\.crs) == [nil, "EPSG:4490"])
        #expect(project.workspace == "postgres:")
        #expect(project.reservedKeys == ["ranking"])
    }

    /// Nobody is to take a figure for what such a key asks.
    @Test func keysWithoutEffectAreNamedWithTheirPlace() throws {
        let project = try ProjectWorkshop().load(
            ProjectWorkshop.minimal(
                """
                outputs: [{kind: csv}, {kind: map}]
                protected: [{path: p.gpkg, kind: scenic, rule: {buffer: 5, visible: 1000}}]
                changes: [{path: d.gpkg}]
                """
            )
        )
        #expect(project.unusedKeys.map(\.keyPath) == ["outputs[1].kind", "changes"])
        #expect(project.unusedKeys.map(\.place.line) == [5, 7])
        #expect(project.reservedKeys == ["changes"])
    }

    @Test func theNamesOfDeclaredAreasAreOneField() throws {
        let project = try ProjectWorkshop().load(
            ProjectWorkshop.minimal("towns: {path: towns.gpkg, fields: {declared_area_ha: 面积, name: 乡镇}}")
        )
        #expect(project.towns?.fields == ["area_ha": "面积", "name": "乡镇"])
    }

    /// docs/project-file.md lists every field name there is.
    @Test func thePageNamesEveryField() throws {
        let page = try String(contentsOf: TestData.root.appending(path: "docs/project-file.md"), encoding: .utf8)
        for name in RegisterFields.names + RegisterFields.aliases.keys {
            #expect(page.contains("`\(name)`"), "\(name)")
        }
    }

    @Test func aFolderStandsForItsProjectFile() throws {
        let shop = try ProjectWorkshop()
        _ = try shop.load(ProjectWorkshop.minimal())
        #expect(try ProjectFile.load(shop.directory.url.path).path == shop.path)
    }

    @Test func aliasesWithinReasonAreTaken() throws {
        let project = try ProjectWorkshop().load(
            ProjectWorkshop.minimal(
                """
                damage:
                  - {path: d.gpkg, fields: &f {date: when}}
                  - {path: d.gpkg, fields: *f}
                """
            )
        )
        #expect(project.damage.map(\.layer.fields) == [["date": "when"], ["date": "when"]])
    }

    @Test func aTranslationHasNoRotations() throws {
        let shop = try ProjectWorkshop()
        let line = "datum_shift: {method: translation, target: 4490, dx: 1, dy: 2, dz: 3"
        #expect(try shop.issues(ProjectWorkshop.minimal(line + "}")).isEmpty)
        #expect(try shop.issues(ProjectWorkshop.minimal(line + ", rx: 1}")).count == 1)
        #expect(try shop.issues(ProjectWorkshop.minimal("datum_shift: {grid: shift.tif}")).isEmpty)
    }

    @Test(arguments: [
        ("512", 512), ("1k", 1024), ("1KiB", 1024), ("1kB", 1000), ("1.5MiB", 1_572_864), ("1GiB", 1 << 30),
        ("2 GB", 2_000_000_000), ("1t", 1 << 40),
    ])
    func memorySizesAreRead(text: String, bytes: Int) { #expect(MemorySize.bytes(text) == bytes) }

    @Test(arguments: ["", "lots", "-1", "0", "1XB", "1e40GiB", "GiB"])
    func otherTextsAreNoMemorySizes(text: String) { #expect(MemorySize.bytes(text) == nil) }
}
