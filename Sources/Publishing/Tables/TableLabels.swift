import GeoModel
import Restoration

/// Names of the areas, shared by tables, aliases and legends. Keys are those of `assessment.json`.
enum AreaLabel {
    static let byKey: [String: LocalizedText] = [
        "statutory": LocalizedText(zh: "椭球面积", en: "statutory ellipsoidal area"),
        "geodesic": LocalizedText(zh: "测地线面积", en: "geodesic area"),
        "planar": LocalizedText(zh: "平面面积", en: "plane area"),
        "area": LocalizedText(zh: "面积", en: "area"),
        "min": LocalizedText(zh: "下限面积", en: "lower bound of the area"),
        "max": LocalizedText(zh: "上限面积", en: "upper bound of the area"),
        "valid": LocalizedText(zh: "有效数据面积", en: "area with valid data"),
        "nodata": LocalizedText(zh: "无数据面积", en: "area without data"),
        "masked": LocalizedText(zh: "掩膜面积", en: "masked area"),
        "outside": LocalizedText(zh: "影像外面积", en: "area outside the raster"),
        "damaged": LocalizedText(zh: "损毁面积", en: "damaged area"),
        "unknown": LocalizedText(zh: "情况不明面积", en: "area under neither damage polygon nor valid data"),
        "restored": LocalizedText(zh: "已修复面积", en: "restored area inside damage"),
        "accepted": LocalizedText(zh: "已验收面积", en: "accepted area"),
        "in_works": LocalizedText(zh: "治理中面积", en: "area in works"),
        "pending": LocalizedText(zh: "待治理面积", en: "pending area"),
        "exempt": LocalizedText(zh: "豁免面积", en: "exempt area"),
        "remaining": LocalizedText(zh: "未修复面积", en: "damaged and not restored area"),
        "restored_outside_damage": LocalizedText(zh: "损毁范围外修复面积", en: "restored area outside damage"),
        "damaged_outside": LocalizedText(zh: "矿界外损毁面积", en: "damage polygons outside the mine"),
        "overlap": LocalizedText(zh: "重叠扣除面积", en: "area given up to overlapping mines"),
        "protected_union": LocalizedText(zh: "涉及保护范围面积", en: "area inside any protected layer"),
        "intersection": LocalizedText(zh: "重叠面积", en: "shared area"),
        "buffer": LocalizedText(zh: "缓冲区内面积", en: "area inside the buffer"),
        "visible": LocalizedText(zh: "可视面积", en: "visible area"),
        "damaged_in_layer": LocalizedText(zh: "保护范围内损毁面积", en: "damaged area inside the layer"),
    ]

    /// The name of an area key without its unit; the key itself when it has none.
    static func text(_ key: String) -> LocalizedText { byKey[key] ?? LocalizedText(zh: key, en: key) }

    /// `损毁面积（亩）`, `damaged area, mu`.
    static func text(_ label: LocalizedText, unit: AreaUnit) -> LocalizedText {
        LocalizedText(zh: "\(label.zh)（\(unit.symbol.zh)）", en: "\(label.en), \(unit.symbol.en)")
    }
}

extension AreaUnit {
    /// The unit as printed.
    var symbol: LocalizedText {
        switch self {
        case .mu: return LocalizedText(zh: "亩", en: "mu")
        case .hectare: return LocalizedText(zh: "公顷", en: "ha")
        case .squareMetre: return LocalizedText(zh: "平方米", en: "m2")
        case .squareKilometre: return LocalizedText(zh: "平方千米", en: "km2")
        }
    }
}

extension ProtectedKind {
    /// The kind's name (domain 3.3).
    var label: LocalizedText { Messages.protectedKind(self) }
}

extension AreaMethod {
    /// The method's name.
    var label: LocalizedText {
        switch self {
        case .statutory: return LocalizedText(zh: "椭球面积（法定）", en: "statutory ellipsoidal area")
        case .geodesic: return LocalizedText(zh: "测地线面积", en: "geodesic area")
        case .planar: return LocalizedText(zh: "平面面积", en: "plane area")
        }
    }
}

/// Names of the other fields that may stand in tables and layers.
enum FieldLabel {
    static let byKey: [String: LocalizedText] = [
        "mine_id": LocalizedText(zh: "矿山编号", en: "mine id"),
        "boundary_id": LocalizedText(zh: "范围编号", en: "boundary id"),
        "piece_id": LocalizedText(zh: "图斑编号", en: "piece id"),
        "name": LocalizedText(zh: "矿山名称", en: "name"),
        "status": LocalizedText(zh: "状态", en: "status"),
        "status_raw": LocalizedText(zh: "原始状态", en: "status as written"),
        "category": LocalizedText(zh: "矿山类别", en: "category"),
        "town": LocalizedText(zh: "乡镇", en: "town"),
        "account": LocalizedText(zh: "归属账户", en: "account of the damaged part"),
        "type": LocalizedText(zh: "类型", en: "type"),
        "date": LocalizedText(zh: "日期", en: "date"),
        "layer": LocalizedText(zh: "图层", en: "layer"),
        "kind": LocalizedText(zh: "类别", en: "kind"),
        "class": LocalizedText(zh: "级别", en: "class"),
        "relation": LocalizedText(zh: "位置关系", en: "relation"),
        "licence_no": LocalizedText(zh: "采矿许可证号", en: "licence number"),
        "holder_org": LocalizedText(zh: "采矿权人", en: "holder"),
        "method": LocalizedText(zh: "开采方式", en: "mining method"),
        "mineral": LocalizedText(zh: "矿种", en: "mineral"),
        "valid_from": LocalizedText(zh: "有效期起", en: "valid from"),
        "valid_to": LocalizedText(zh: "有效期止", en: "valid to"),
        "people": LocalizedText(zh: "受威胁人数", en: "people threatened"),
        "declared_area": LocalizedText(zh: "登记面积", en: "declared area"),
        "declared_area_m2": LocalizedText(zh: "登记面积（平方米）", en: "declared area, m2"),
        "declared_area_mu": LocalizedText(zh: "登记面积（亩）", en: "declared area, mu"),
        "declared_area_ha": LocalizedText(zh: "登记面积（公顷）", en: "declared area, ha"),
        "code": LocalizedText(zh: "代码", en: "code"),
        "severity": LocalizedText(zh: "程度", en: "severity"),
        "file": LocalizedText(zh: "文件", en: "file"),
        "feature": LocalizedText(zh: "要素", en: "feature"),
        "area_mu": LocalizedText(zh: "面积（亩）", en: "area, mu"),
        "area_m2": LocalizedText(zh: "面积（平方米）", en: "area, m2"),
        "damaged_m2": LocalizedText(zh: "损毁面积（平方米）", en: "damaged area, m2"),
        "unknown_m2": LocalizedText(zh: "情况不明面积（平方米）", en: "unknown area, m2"),
        "restored_m2": LocalizedText(zh: "已修复面积（平方米）", en: "restored area inside damage, m2"),
        "accepted_m2": LocalizedText(zh: "已验收面积（平方米）", en: "accepted area, m2"),
        "in_works_m2": LocalizedText(zh: "治理中面积（平方米）", en: "area in works, m2"),
        "pending_m2": LocalizedText(zh: "待治理面积（平方米）", en: "pending area, m2"),
        "exempt_m2": LocalizedText(zh: "豁免面积（平方米）", en: "exempt area, m2"),
        "message": LocalizedText(zh: "问题", en: "message"),
        "fix": LocalizedText(zh: "处理办法", en: "what to do"),
        "authority": LocalizedText(zh: "批准机关", en: "authority"),
        "grade": LocalizedText(zh: "等级", en: "grade"),
        "source": LocalizedText(zh: "来源", en: "source"),
    ]

    /// The name of a field; the key itself when it has none.
    static func text(_ key: String) -> LocalizedText { byKey[key] ?? LocalizedText(zh: key, en: key) }
}
