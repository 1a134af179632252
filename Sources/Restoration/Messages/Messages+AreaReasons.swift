/// Why a feature has no area: in words, as a finding's code, and with the way out.
extension Messages {
    /// The reason in a sentence; nil for a key that has no words.
    public static func areaReason(_ key: String) -> LocalizedText? {
        switch key {
        case "repair_refused":
            return LocalizedText(
                zh: "图形自相交，两种修复方法面积相差过大",
                en: "its outline crosses itself and the two ways of repair disagree"
            )
        case "geometry_type": return LocalizedText(zh: "图形是点或线，不是面", en: "it is a line or point, not a polygon")
        case "bad_coordinate": return LocalizedText(zh: "坐标不是有限的数", en: "a coordinate is not a finite number")
        case "geometry_empty": return LocalizedText(zh: "没有图形", en: "it has no geometry")
        case "outside_statutory_range":
            return LocalizedText(
                zh: "超出椭球面积的适用范围（东经 73–136°，北纬 3–54°）",
                en: "it lies outside the range of statutory areas (73–136°E, 3–54°N)"
            )
        case "ballpark_refused":
            return LocalizedText(zh: "到 CGCS2000 只有近似转换", en: "only a ballpark operation leads to CGCS2000")
        case "geographic_crs": return LocalizedText(zh: "经纬度坐标没有平面", en: "longitude and latitude have no plane")
        case "no_earth_position": return LocalizedText(zh: "坐标系没有地球上的位置", en: "its CRS has no place on Earth")
        case "not_transformable":
            return LocalizedText(zh: "有顶点不能换算到所需坐标系", en: "a vertex has no place in the CRS the area needs")
        default: return nil
        }
    }

    /// The reason in two or three words, for a column of a table; an unknown key stays as it is.
    public static func areaReasonInBrief(_ key: String) -> LocalizedText {
        switch key {
        case "repair_refused": return LocalizedText(zh: "修复未采用", en: "repair refused")
        case "geometry_type": return LocalizedText(zh: "不是面", en: "no polygon")
        case "bad_coordinate": return LocalizedText(zh: "坐标无效", en: "bad coordinate")
        case "geometry_empty": return LocalizedText(zh: "没有图形", en: "no geometry")
        case "outside_statutory_range": return LocalizedText(zh: "超出椭球面积范围", en: "outside the range")
        case "ballpark_refused": return LocalizedText(zh: "仅有近似转换", en: "ballpark refused")
        case "geographic_crs": return LocalizedText(zh: "没有平面", en: "no plane")
        case "no_earth_position": return LocalizedText(zh: "位置未知", en: "no place on Earth")
        case "not_transformable": return LocalizedText(zh: "不能换算", en: "not transformable")
        default: return LocalizedText(zh: key, en: key)
        }
    }

    /// Features without the area that counts.
    public static func areasMissing(count: Int, reason: String) -> LocalizedText {
        let words = areaReason(reason)
        return LocalizedText(
            zh: "\(count) 个要素没有计量面积：\(words?.zh ?? reason)（\(reason)）",
            en: "\(count) \(count == 1 ? "feature has" : "features have") no area by the method that counts: "
                + "\(words?.en ?? reason) (\(reason))"
        )
    }

    /// A result without an area.
    public static func areaOfResultMissing(reason: String) -> LocalizedText {
        let words = areaReason(reason)
        return LocalizedText(
            zh: "结果没有计量面积：\(words?.zh ?? reason)（\(reason)）",
            en: "the result has no area by the method that counts: \(words?.en ?? reason) (\(reason))"
        )
    }

    /// What to do about areas that are missing for a reason.
    public static func areasMissingFix(reason: String) -> LocalizedText {
        switch reason {
        case "geometry_type":
            return LocalizedText(
                zh: "面积只对面有意义：请给出面图层；线和点可用 overlay --buffer-lines 按宽度成面",
                en: "areas are of polygons: give a layer of polygons, or make lines and points into polygons by width "
                    + "with overlay --buffer-lines"
            )
        case "ballpark_refused":
            return LocalizedText(
                zh: "先按 datum_shift 的本地参数或格网换算到 CGCS2000；可接受偏差时加 --allow-ballpark；"
                    + "或用 --area geodesic 在原椭球上量算",
                en: "bring the data to CGCS2000 by local parameters or a grid (datum_shift in a project); "
                    + "--allow-ballpark accepts the error; --area geodesic measures on the file's own ellipsoid"
            )
        case "geographic_crs":
            return LocalizedText(
                zh: "用 --area statutory 或 geodesic，或先用 convert --to 换算到投影坐标系",
                en: "use --area statutory or geodesic, or bring the data to a projected CRS with convert --to"
            )
        case "no_earth_position":
            return LocalizedText(zh: "用 --assume-crs 给出坐标系", en: "name the CRS with --assume-crs")
        case "geometry_empty":
            return LocalizedText(zh: "补充图形或删除该记录", en: "add the geometry or remove the record")
        case "bad_coordinate", "repair_refused": return mendGeometry
        default:
            return LocalizedText(
                zh: "核对坐标系；数据确在法定范围（73–136°E，3–54°N）之外时用 --area geodesic",
                en: "check the CRS; for data outside 73–136°E, 3–54°N use --area geodesic"
            )
        }
    }

    /// The code of a finding about areas that are missing for a reason.
    public static func areasMissingCode(reason: String) -> FindingCode {
        switch reason {
        case "geometry_type": return .geometryType
        case "ballpark_refused": return .ballparkRefused
        case "geographic_crs": return FindingCode(rawValue: "planar_on_geographic")
        case "no_earth_position": return .crsMissing
        case "geometry_empty": return .geometryEmpty
        case "bad_coordinate": return .geometryInvalid
        case "repair_refused": return .repairRefused
        default: return .valueOutOfRange
        }
    }

    /// The way out of a refused repair, ready to be typed.
    ///
    /// - Parameters:
    ///   - id: what `--accept` takes for the feature.
    ///   - command: the call that would take the repair, without `--accept`.
    public static func acceptRepair(id: String, command: String) -> LocalizedText {
        let id = id.contains(where: \.isWhitespace) ? "'\(id)'" : id
        return LocalizedText(
            zh: "核对该处图形并在源数据中改正；确认按线重建的结果可用时：\(command) --accept \(id)",
            en: "look at the place and correct it in the source; to take the polygon rebuilt from its lines: "
                + "\(command) --accept \(id)"
        )
    }

    /// `--accept` names nothing.
    public static func acceptMatchesNothing(_ ids: [String], field: String?, nearest: String?) -> LocalizedText {
        let list = ids.joined(separator: ", ")
        return LocalizedText(
            zh: "--accept \(list)：没有这样的要素（按\(field.map { "字段 \($0)" } ?? "要素号")）"
                + (nearest.map { "；最接近的是 \($0)" } ?? ""),
            en: "--accept \(list): there is no such feature (by \(field.map { "field \($0)" } ?? "feature id"))"
                + (nearest.map { "; the nearest is \($0)" } ?? "")
        )
    }

    /// What to do about it.
    public static let acceptMatchesNothingFix = LocalizedText(
        zh: "写 repair 列出的编号；编号在字段中时加 --id 字段",
        en: "write an id that repair lists; where ids stand in a field, add --id FIELD"
    )
}
