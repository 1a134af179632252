// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "regreen",
    defaultLocalization: "en",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "regreen", targets: ["RegreenMain"]),
        .library(name: "Regreen", targets: ["Regreen"]),
        .library(name: "Restoration", targets: ["Restoration"]),
        .library(name: "SpatialAnalysis", targets: ["SpatialAnalysis"]),
        .library(name: "GDALKit", targets: ["GDALKit"]),
        .library(name: "GEOSKit", targets: ["GEOSKit"]),
        .library(name: "PROJKit", targets: ["PROJKit"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // C libraries: module maps and shims, no logic.
        .systemLibrary(name: "CGDAL", pkgConfig: "gdal", providers: [.apt(["libgdal-dev"])]),
        .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
        .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CCBC", pkgConfig: "cbc", providers: [.apt(["coinor-libcbc-dev"])]),
        .target(name: "CGDALShims", dependencies: ["CGDAL"]),

        // Values, and the safe kits over one C library each.
        .target(name: "GeoModel"),
        .target(name: "GDALKit", dependencies: ["CGDAL", "CGDALShims", "CDeflate", "CSQLite", "GeoModel"]),
        .target(name: "GEOSKit", dependencies: ["CGEOS", "GeoModel"]),
        .target(name: "PROJKit", dependencies: ["CPROJ", "GeoModel"]),

        // Algorithms and ports; the ports on the kits.
        .target(name: "SpatialAnalysis", dependencies: ["GeoModel"]),
        .target(
            name: "SpatialEngine",
            dependencies: ["SpatialAnalysis", "GeoModel", "GDALKit", "GEOSKit", "PROJKit"]
        ),

        // The domain core: pure Swift, builds without GDAL installed.
        .target(
            name: "Restoration",
            dependencies: ["GeoModel", .product(name: "Crypto", package: "swift-crypto")],
            resources: [.embedInCode("Rules/default-rules.json")]
        ),

        // Files to domain, domain to files.
        .target(
            name: "Intake",
            dependencies: ["Restoration", "SpatialAnalysis", "GeoModel", "GDALKit", "GEOSKit", "PROJKit"]
        ),
        .target(
            name: "Publishing",
            dependencies: ["Restoration", "GeoModel", "GDALKit", "PROJKit", "CXLSXWriter"]
        ),

        // The library API, the command line, and the executable that calls it.
        .target(
            name: "Regreen",
            dependencies: [
                "GeoModel", "GDALKit", "GEOSKit", "PROJKit", "SpatialAnalysis", "SpatialEngine", "Restoration",
                "Intake", "Publishing", "CPostgreSQL", "CCBC",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Yams", package: "Yams"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .target(
            name: "RegreenCommands",
            dependencies: [
                "Regreen", "Restoration", "SpatialAnalysis", "SpatialEngine", "GeoModel",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .executableTarget(name: "RegreenMain", dependencies: ["RegreenCommands"]),

        .target(name: "TestSupport", dependencies: ["GeoModel"], path: "Tests/TestSupport"),
        .testTarget(name: "GeoModelTests", dependencies: ["GeoModel", "TestSupport"]),
        .testTarget(name: "GDALKitTests", dependencies: ["GDALKit", "GeoModel", "TestSupport"]),
        .testTarget(name: "GEOSKitTests", dependencies: ["GEOSKit", "GeoModel", "TestSupport"]),
        .testTarget(name: "PROJKitTests", dependencies: ["PROJKit", "GeoModel", "TestSupport"]),
        .testTarget(
            name: "SpatialAnalysisTests",
            dependencies: ["SpatialAnalysis", "GeoModel", "PROJKit", "GEOSKit", "TestSupport"]
        ),
        .testTarget(
            name: "SpatialEngineTests",
            dependencies: [
                "SpatialEngine", "SpatialAnalysis", "GeoModel", "GDALKit", "GEOSKit", "PROJKit", "TestSupport",
            ]
        ),
        .testTarget(name: "RestorationTests", dependencies: ["Restoration", "GeoModel", "TestSupport"]),
        .testTarget(
            name: "IntakeTests",
            dependencies: ["Intake", "Restoration", "SpatialAnalysis", "GeoModel", "GDALKit", "TestSupport"]
        ),
        .testTarget(
            name: "PublishingTests",
            dependencies: ["Publishing", "Restoration", "GeoModel", "GDALKit", "TestSupport"]
        ),
        .testTarget(
            name: "RegreenTests",
            dependencies: [
                "Regreen", "Restoration", "SpatialEngine", "Intake", "Publishing", "GeoModel", "GDALKit", "TestSupport",
            ]
        ),
        .testTarget(
            name: "RegreenCommandsTests",
            dependencies: ["RegreenCommands", "Regreen", "Restoration", "GeoModel", "TestSupport"]
        ),
    ],
    swiftLanguageModes: [.v6]
)

let cModules: Set = [
    "CGDAL", "CGEOS", "CPROJ", "CXLSXWriter", "CDeflate", "CSQLite", "CPostgreSQL", "CCBC", "CGDALShims",
]
for target in package.targets where !cModules.contains(target.name) {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
        ]
}
