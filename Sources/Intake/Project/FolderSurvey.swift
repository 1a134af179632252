import Foundation
import GDALKit
import GeoModel
import Restoration
import SpatialAnalysis

/// What lies in a folder, classified by name, fields and geometry.
struct FolderSurvey {
    /// A vector layer found.
    struct FoundLayer {
        /// Path relative to the folder.
        var path: String
        /// Set when the file has several layers.
        var layer: String?
        var raw: RawLayer
        var use: Use
        var crs: FoundCRS

        /// The file's and the layer's name, for words in them.
        var nameText: String {
            [layer, path.split(separator: "/").last.map(String.init)].compactMap { $0 }.joined(separator: " ")
        }

        /// The CRS unless it is open.
        var knownCRS: CRSReference? {
            switch crs {
            case .file(let crs), .proposed(let crs, _): return crs
            case .open: return nil
            }
        }
    }

    /// A raster found.
    struct FoundRaster {
        var path: String
        var quantity: RasterQuantity?
        var unit: RasterUnit?
    }

    /// What a layer is taken for.
    enum Use: Hashable {
        case mines
        case damage(DamageType?)
        case restored
        case protected(ProtectedKind)
        case towns
        case county
        case unknown
    }

    /// What a proposed CRS rests on.
    enum Ground {
        /// The numbers allow one reading.
        case numbers
        /// The numbers and the county do.
        case county
        /// The file names the plane, and only the zone prefix of its eastings is another: the finding that says so.
        case prefix(Finding)
    }

    /// What is known of a layer's CRS.
    enum FoundCRS {
        /// The file says it, and the numbers agree.
        case file(CRSReference)
        /// One reading is left.
        case proposed(CRSReference, Ground)
        /// A person must answer.
        case open(LocalizedText)
    }

    let directory: String
    var layers: [FoundLayer] = []
    var rasters: [FoundRaster] = []
    /// Files that could not be read, with the reason.
    var refused: [Finding] = []
    /// Outputs of earlier runs, left out.
    var outputs: [String] = []
    /// The county the names point to.
    var county: KnownCounty?

    init(directory: String, context: IntakeContext) throws(InputError) {
        self.directory = directory
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: directory, isDirectory: &isDirectory), isDirectory.boolValue else {
            throw .input(
                .fileMissing,
                file: directory,
                message: Messages.fileMissing(directory),
                fix: Messages.fileMissingFix
            )
        }
        let paths: [String]
        (paths, outputs) = DataFolder.survey(directory)
        let folder = URL(fileURLWithPath: directory).standardizedFileURL.lastPathComponent
        county = KnownCounty.named(in: [folder] + paths)
        var context = context
        context.projectFolder = directory
        context.isToolbox = true
        if context.countyBox == nil, context.longitudeHint == nil { context.longitudeHint = county?.longitude }
        for path in paths { look(at: path, context: context) }
    }

    private mutating func look(at path: String, context: IntakeContext) {
        let suffix = URL(fileURLWithPath: path).pathExtension.lowercased()
        let full = directory + "/" + path
        if DataFolder.rasterSuffixes.contains(suffix) {
            rasters.append(RasterWords.classify(path, full: full))
            return
        }
        if suffix == "zip" {
            lookInside(path, full: full, context: context)
            return
        }
        let ownReader = ["csv", "xlsx", "txt", "shp"].contains(suffix)
        let names =
            ownReader ? [] : (try? VectorDataset(opening: full))?.layerNames.filter { $0 != "layer_styles" } ?? []
        for name in names.count > 1 ? names.map(Optional.some) : [nil] {
            read(path, full: full, layer: name, context: context)
        }
    }

    private mutating func lookInside(_ path: String, full: String, context: IntakeContext) {
        do {
            let kind = try SourceGuard(context: context).check(path: full, written: path)
            let names = ArchiveMember(archive: full, written: path).vectorNames
            guard names.isEmpty else {
                for name in names.count > 1 ? names.map(Optional.some) : [nil] {
                    read(path, full: full, layer: name, context: context)
                }
                return
            }
            let access = try RasterAccess(path: full, written: path, kind: kind)
            // An archive of papers is nobody's data.
            guard (try? RasterDataset(opening: access.path, drivers: access.drivers)) != nil else { return }
            rasters.append(RasterWords.classify(path, full: access.path))
        } catch {
            refused.append(error.finding)
        }
    }

    private mutating func read(_ path: String, full: String, layer: String?, context: IntakeContext) {
        let specification = LayerSpecification(path: full, writtenPath: path, layer: layer)
        do {
            let raw = try VectorSource(specification: specification, role: .any, context: context).read()
            guard raw.table.count > 0, raw.table.geometries.kinds.contains(where: { $0 != .null }) else { return }
            let use = LayerWords.classify(path: path, layer: layer, table: raw.table)
            layers.append(
                FoundLayer(
                    path: path,
                    layer: layer,
                    raw: raw,
                    use: use,
                    crs: decideCRS(raw, path: path, context: context)
                )
            )
        } catch {
            refused.append(error.finding)
        }
    }

    private func decideCRS(_ raw: RawLayer, path: String, context: IntakeContext) -> FoundCRS {
        let decider = CRSDecider(context: context, written: path, layer: raw.layerName)
        do {
            if raw.fileCRS != nil {
                let outcome = try decider.decide(VectorLoader.evidence(of: raw, declared: nil))
                if let crs = outcome.decision.crs { return .file(crs) }
            }
            var project = decider
            project.context.isToolbox = false
            let outcome = try project.decide(VectorLoader.evidence(of: raw, declared: nil))
            guard let crs = outcome.decision.crs else { return .open(outcome.decision.reason) }
            return .proposed(crs, outcome.decision.how == .countyBox ? .county : .numbers)
        } catch {
            if error.finding.code == .zonePrefix, let crs = raw.fileCRS?.epsg.flatMap(CRSDecider.otherPrefix),
                let known = try? decider.parse("EPSG:\(crs)")
            {
                return .proposed(known, .prefix(error.finding))
            }
            return .open(error.finding.message)
        }
    }
}

/// Counties whose place is known (domain 1.2): a name in a path tells the zone of un-prefixed eastings.
struct KnownCounty: Hashable {
    var adcode: String
    var name: String
    var longitude: Double

    static let all = [
        KnownCounty(adcode: "140521", name: "沁水", longitude: 112.19),
        KnownCounty(adcode: "360923", name: "上高", longitude: 114.93),
        KnownCounty(adcode: "210422", name: "新宾", longitude: 125.04),
        KnownCounty(adcode: "650105", name: "水磨沟", longitude: 87.64),
        KnownCounty(adcode: "150627", name: "伊金霍洛", longitude: 109.75),
    ]

    /// The only county some of the texts name by code or name; nil when none or several are named.
    static func named(in texts: [String]) -> KnownCounty? {
        let found = all.filter { county in texts.contains { $0.contains(county.name) || $0.contains(county.adcode) } }
        return found.count == 1 ? found[0] : nil
    }
}
