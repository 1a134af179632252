// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "regreen-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "regreen", path: "..")],
    targets: [
        .executableTarget(
            name: "kernels",
            dependencies: [.product(name: "SpatialAnalysis", package: "regreen")],
            path: "Sources/Kernels"
        )
    ],
    swiftLanguageModes: [.v6]
)
