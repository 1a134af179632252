import Foundation
import GDALKit
import GeoModel
import Restoration

/// Words in names and fields that tell what a layer is.
enum LayerWords {
    private static let protectedWords: [(ProtectedKind, [String])] = [
        (.waterSource, ["水源", "water_source", "watersource", "drinking"]),
        (.natureReserve, ["自然保护", "保护区", "保护地", "reserve", "nature"]),
        (.scenic, ["风景", "景区", "景观", "scenic"]),
        (.ecologicalRedline, ["红线", "redline"]),
        (.basicFarmland, ["基本农田", "farmland"]),
        (.historic, ["文物", "历史文化", "heritage", "historic"]),
        (.residential, ["居民", "居住", "村庄", "聚居", "residential", "settlement", "village"]),
        (.traffic, ["公路", "铁路", "道路", "交通", "高速", "road", "rail", "highway", "traffic"]),
        (.river, ["河流", "河道", "水系", "江河", "river", "stream", "waterway"]),
    ]
    private static let restoredWords = [
        "治理", "修复", "恢复", "复垦", "复绿", "restor", "reclaim", "treated", "rehabilit", "zhili", "xiufu",
    ]
    private static let damageWords: [(DamageType, [String])] = [
        (.subsided, ["沉陷", "塌陷", "沉降", "subsid", "collapse", "chenxian"]),
        (.excavated, ["挖损", "采坑", "露天坑", "excavat", "pit", "quarry_face"]),
        (.occupied, ["压占", "排土", "矸石", "堆场", "dump", "waste"]),
        (.polluted, ["污染", "pollut"]),
        (.disaster, ["滑坡", "崩塌", "泥石流", "landslide"]),
    ]
    private static let mineWords = ["矿界", "矿区", "矿山", "矿权", "采矿", "图斑", "mine", "mining", "kuang", "boundar", "矿"]
    private static let countyWords = ["县界", "县域", "旗界", "区界", "行政区", "county", "xianjie"]
    private static let townWords = ["乡镇", "街道", "town", "xiangzhen", "苏木"]
    private static let mineFields: Set<String> = [
        "矿山名称", "统一编号", "采矿许可证号", "许可证号", "ksmc", "ckzh", "tbbh", "mine_id", "licence_no", "采矿权人", "图斑编号", "矿种",
    ]

    /// What a layer is taken for.
    static func classify(path: String, layer: String?, table: FeatureTable) -> FolderSurvey.Use {
        let file = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        let name = (layer.map { "\($0) \(file)" } ?? file).lowercased()
        func has(_ words: [String]) -> Bool { words.contains { name.contains($0) } }
        let isPolygon = table.geometries.kinds.contains { $0.dimension == 2 }
        if isPolygon, has(countyWords) { return .county }
        if isPolygon, has(townWords) { return .towns }
        if let kind = protectedWords.first(where: { has($0.1) })?.0 { return .protected(kind) }
        guard isPolygon else { return .unknown }
        if has(restoredWords) { return .restored }
        if let type = damageWords.first(where: { has($0.1) })?.0 { return .damage(type) }
        if has(["损毁", "破坏", "damage"]) { return .damage(nil) }
        if has(mineWords) { return .mines }
        let fields = Set(table.fields.map { $0.name.lowercased() })
        return fields.isDisjoint(with: mineFields) ? .unknown : .mines
    }
}

/// Words in names that tell which distance of domain 3.3 a traffic layer has.
enum TrafficWords {
    private static let railways = ["铁路", "铁道", "rail"]
    private static let townshipRoads = ["乡道", "乡村道路", "township_road"]
    private static let roads = ["公路", "国道", "省道", "县道", "高速", "道路", "road", "highway"] + townshipRoads

    /// Metres by the rules file; nil when the name tells no kind of line, or railways and roads together.
    static func bufferInMetres(_ name: String, rules: Rules = .standard) -> Double? {
        let plain = name.lowercased().replacingOccurrences(of: "railroad", with: "rail")
        func has(_ words: [String]) -> Bool { words.contains(where: plain.contains) }
        guard has(railways) != has(roads) else { return nil }
        let kind = has(railways) ? "railway" : has(townshipRoads) ? "township_road" : "county_road"
        return rules.number("protected.distance_m", of: kind)
    }
}

/// Words in names that tell what a raster is.
enum RasterWords {
    static func classify(_ path: String, full: String) -> FolderSurvey.FoundRaster {
        let name = URL(fileURLWithPath: path).lastPathComponent.lowercased()
        func has(_ words: [String]) -> Bool { words.contains { name.contains($0) } }
        var found = FolderSurvey.FoundRaster(path: path)
        if has(["ndvi", "植被"]) {
            found.quantity = .ndvi
        } else if has(["unw", "phase", "相位", "ifg"]) {
            found.quantity = .phase
        } else if has(["los", "视线"]) {
            found.quantity = .lineOfSight
        } else if has(["沉陷", "沉降", "下沉", "subsid", "insar", "chenxian"]) {
            found.quantity = .subsidence
        } else if has(["dem", "dsm", "高程", "elev", "hgt"]) {
            found.quantity = .elevation
        }
        if let dataset = try? RasterDataset(opening: full), let band = try? dataset.band(at: 1) {
            let metadata = dataset.metadata()
            found.unit = RasterUnit(text: band.unitType) ?? metadata["DATA_UNITS"].flatMap { RasterUnit(text: $0) }
        }
        return found
    }
}

/// Dates in file names.
enum NameDates {
    /// The last day a name holds as eight digits or `yyyy-MM-dd`; nil when none.
    static func find(_ path: String) -> CalendarDate? {
        let name = URL(fileURLWithPath: path).lastPathComponent
        let runs = name.split { !($0.isASCII && $0.isNumber) }
        let dates = runs.filter { $0.count == 8 }.compactMap { CalendarDate(text: String($0)) }
        return dates.last { (1990...2100).contains($0.year) }
    }
}
