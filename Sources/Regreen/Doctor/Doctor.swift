import Foundation
import GDALKit
import GEOSKit
import PROJKit
public import Restoration

/// One thing `doctor` looked at.
public struct DoctorCheck: Sendable {
    /// A stable key.
    public let key: String
    /// What was looked at.
    public let title: LocalizedText
    /// What was found.
    public let detail: String
    /// True when it is as it should be.
    public let isPassed: Bool
    /// True when the program cannot do its work without it.
    public let isRequired: Bool
    /// What to do when it is not.
    public let fix: LocalizedText?
}

/// Examines the machine: libraries, CRS database, drivers, encodings, fonts, scratch space.
public enum Doctor {
    /// Drivers inputs and outputs need.
    private static let drivers = [
        "GTiff", "AAIGrid", "GSBG", "GS7BG", "XYZ", "ENVI", "VRT", "ESRI Shapefile", "GPKG", "GeoJSON", "KML", "DXF",
        "OpenFileGDB", "FlatGeobuf", "CSV", "XLSX",
    ]

    /// Runs all checks.
    public static func examine() -> [DoctorCheck] {
        libraries() + [registry(), projection(), driverList(), encoding(), scratch(), fonts()]
    }

    /// `regreen.doctor/1`.
    public static func json(_ checks: [DoctorCheck], language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.doctor/1",
            "versions": Versions.json(),
            "healthy": .bool(checks.allSatisfy { $0.isPassed || !$0.isRequired }),
            "checks": .array(
                checks.map { check in
                    [
                        "key": .string(check.key), "title": .string(check.title.text(language)),
                        "passed": .bool(check.isPassed), "required": .bool(check.isRequired),
                        "detail": .string(check.detail),
                        "fix": check.isPassed ? .null : JSONValue(check.fix?.text(language)),
                    ]
                }
            ),
        ]
    }

    private static func libraries() -> [DoctorCheck] {
        let versions = [
            ("gdal", "GDAL", GDALLibrary.runtimeVersion, GDALLibrary.compiledVersion, GDALLibrary.isRuntimeCompatible),
            ("geos", "GEOS", GEOSLibrary.runtimeVersion, "", true),
            ("proj", "PROJ", PROJLibrary.runtimeVersion, PROJLibrary.compiledVersion, true),
        ]
        return versions.map { key, name, running, compiled, isCompatible in
            DoctorCheck(
                key: key,
                title: LocalizedText(zh: name, en: name),
                detail: running + (compiled.isEmpty || compiled == running ? "" : " (\(compiled))"),
                isPassed: isCompatible,
                isRequired: true,
                fix: Messages.doctorLibraryOlder(name: name)
            )
        }
    }

    private static func registry() -> DoctorCheck {
        let version = (try? PROJLibrary.registryVersion()) ?? nil
        let path = (try? PROJLibrary.databasePath()) ?? nil
        return DoctorCheck(
            key: "crs_database",
            title: Messages.doctorCRSDatabase(),
            detail: [version.map { "EPSG \($0)" }, path].compactMap { $0 }.joined(separator: ", "),
            isPassed: path != nil,
            isRequired: true,
            fix: Messages.doctorInstall("proj-data")
        )
    }

    /// A point of zone 37 there and back: the plane the figures rest on.
    private static func projection() -> DoctorCheck {
        var detail = ""
        var isPassed = false
        do {
            let plane = try SpatialReferenceText.epsg(4525)
            let degrees = try SpatialReferenceText.epsg(4490)
            let pipeline = try Pipeline(from: degrees, to: plane, context: PROJContext())
            let forward = try pipeline.transform(x: 111, y: 35)
            detail = "EPSG:4490 → EPSG:4525: 111°E → \(forward.x)"
            isPassed = abs(forward.x - 37_500_000) < 1e-3
        } catch {
            detail = "\(error)"
        }
        return DoctorCheck(
            key: "projection",
            title: Messages.doctorProjection(),
            detail: detail,
            isPassed: isPassed,
            isRequired: true,
            fix: Messages.doctorInstall("proj-data")
        )
    }

    private static func driverList() -> DoctorCheck {
        let missing = drivers.filter { !GDALLibrary.hasDriver($0) }
        return DoctorCheck(
            key: "drivers",
            title: Messages.doctorDrivers(),
            detail: missing.isEmpty ? "\(drivers.count)" : "– " + missing.joined(separator: ", "),
            isPassed: missing.isEmpty,
            isRequired: true,
            fix: Messages.doctorInstall("libgdal32")
        )
    }

    private static func encoding() -> DoctorCheck {
        let names = ["GBK", "GB18030", "CP936"]
        let missing = names.filter { !GDALLibrary.hasConverter(for: $0) }
        let decodes = GDALLibrary.decode([0xBF, 0xF3, 0xC9, 0xBD], encoding: "GBK") == "矿山"
        return DoctorCheck(
            key: "encodings",
            title: Messages.doctorEncodings(),
            detail: (missing.isEmpty ? names : missing.map { "– \($0)" }).joined(separator: ", "),
            isPassed: missing.isEmpty && decodes,
            isRequired: true,
            fix: Messages.doctorEncodingFix()
        )
    }

    private static func scratch() -> DoctorCheck {
        let folder = FileManager.default.temporaryDirectory
        let probe = folder.appending(path: "regreen-doctor-\(ProcessInfo.processInfo.processIdentifier)")
        let isWritable = (try? Data("x".utf8).write(to: probe)) != nil
        try? FileManager.default.removeItem(at: probe)
        return DoctorCheck(
            key: "scratch",
            title: Messages.doctorScratch(),
            detail: folder.path,
            isPassed: isWritable,
            isRequired: true,
            fix: Messages.checkDisk()
        )
    }

    /// Chinese fonts are for printed maps only.
    private static func fonts() -> DoctorCheck {
        let folders = ["/usr/share/fonts", "/usr/local/share/fonts"]
        let marks = ["cjk", "wqy", "sourcehan", "fandol", "simsun", "droidsansfallback"]
        let found = folders.lazy.flatMap { folder -> [String] in
            let walk = FileManager.default.enumerator(atPath: folder)
            return (walk?.compactMap { $0 as? String } ?? []).filter { path in
                marks.contains { path.lowercased().contains($0) }
            }
        }.first
        return DoctorCheck(
            key: "fonts",
            title: Messages.doctorFonts(),
            detail: found.map { URL(filePath: $0).lastPathComponent } ?? "–",
            isPassed: found != nil,
            isRequired: false,
            fix: Messages.doctorInstall("fonts-noto-cjk")
        )
    }
}
