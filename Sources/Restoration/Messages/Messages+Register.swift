extension Messages {
    /// A profile nobody knows.
    public static func profileUnknown(_ name: String, known: [String]) -> LocalizedText {
        LocalizedText(zh: "没有字段对照表 \(name)", en: "there is no field profile \(name)")
    }

    /// Which profiles there are.
    public static func profileFix(_ known: [String]) -> LocalizedText {
        LocalizedText(zh: "可用：\(known.joined(separator: "、"))", en: "use one of: \(known.joined(separator: ", "))")
    }

    /// A field that was asked for is not there.
    public static func fieldMissing(
        _ file: String,
        field: String,
        ours: String,
        nearest: [String],
        all: [String]
    ) -> LocalizedText {
        let names = nearest.isEmpty ? all : nearest
        let (zh, en) = nearest.isEmpty ? ("现有字段", "there are") : ("相近的有", "close are")
        return LocalizedText(
            zh: "\(file)：没有字段 \(field)（对应 \(ours)）；\(zh)：\(names.joined(separator: "、"))",
            en: "\(file): has no field \(field) (for \(ours)); \(en): \(names.joined(separator: ", "))"
        )
    }

    /// What to do about a missing field.
    public static let fieldMissingFix = LocalizedText(
        zh: "改正 fields 中的字段名（mines 还有 id、boundary_id）；名字是乱码时先定 encoding",
        en:
            "correct the name under fields (for mines also id and boundary_id); if names are garbled settle the encoding first"
    )

    /// A feature without geometry.
    public static let geometryEmpty = LocalizedText(zh: "没有几何", en: "has no geometry")

    /// A geometry of another type than the role takes.
    public static func geometryTypeWrong(role: String) -> LocalizedText {
        LocalizedText(
            zh: "几何类型不符合图层用途（\(role) 需要面）",
            en: "is of a type this layer does not take (\(role) needs polygons)"
        )
    }

    /// A vertex that is no number.
    public static func coordinateNotANumber(vertex: Int) -> LocalizedText {
        LocalizedText(zh: "第 \(vertex + 1) 个顶点的坐标不是数", en: "vertex \(vertex + 1) has a coordinate that is not a number")
    }

    /// A polygon that breaks the rules.
    public static func geometryInvalid(reason: String) -> LocalizedText {
        LocalizedText(zh: "几何无效：\(reason)", en: "the geometry is invalid: \(reason)")
    }

    /// What to do about invalid geometry.
    public static let mendGeometry = LocalizedText(
        zh: "在源数据中改正，或先运行 regreen repair",
        en: "mend it in the source, or run regreen repair first"
    )

    /// The same geometry twice.
    public static let duplicateFeature = LocalizedText(zh: "与前面一个要素完全相同", en: "is the same as an earlier feature")

    /// What to do about duplicates.
    public static let duplicateFeatureFix = LocalizedText(zh: "删除重复要素", en: "remove the duplicate")

    /// No feature has an id.
    public static func allIDsMissing(_ file: String) -> LocalizedText {
        LocalizedText(zh: "\(file)：所有要素都没有编号", en: "\(file): no feature has an id")
    }

    /// A feature without an id.
    public static func idMissing(_ file: String, feature: Int64) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：要素 \(feature) 没有编号，不计入任何矿山",
            en: "\(file): feature \(feature) has no id and belongs to no mine"
        )
    }

    /// What to do about ids.
    public static let idFix = LocalizedText(
        zh: "补齐编号，或在 mines.id 指定另一个字段",
        en: "fill in the ids, or name another field in mines.id"
    )

    /// The same boundary id twice.
    public static func boundaryTwice(_ file: String, id: String, first: Int64, second: Int64) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：边界编号 \(id) 出现两次（要素 \(first) 和 \(second)）",
            en: "\(file): boundary id \(id) stands twice (features \(first) and \(second))"
        )
    }

    /// What to do about boundary ids.
    public static let boundaryTwiceFix = LocalizedText(zh: "删除或改正其中一个", en: "remove or correct one of them")

    /// A licence number of another shape.
    public static func licenceShape(_ text: String) -> LocalizedText {
        LocalizedText(zh: "许可证号“\(text)”不合规则", en: "licence number \"\(text)\" does not follow the rules")
    }

    /// Two mines share area.
    public static func minesOverlap(_ first: String, _ second: String, mu: Double) -> LocalizedText {
        let text = "\((mu * 100).rounded() / 100)"
        return LocalizedText(
            zh: "矿山 \(first) 与 \(second) 重叠 \(text) 亩",
            en: "mines \(first) and \(second) share \(text) mu"
        )
    }

    /// What to do about overlaps.
    public static let minesOverlapFix = LocalizedText(
        zh: "核对两矿边界；合计中重叠部分只计一次",
        en: "check both boundaries; totals count the shared land once"
    )

    /// A polygon that is a sliver.
    public static let sliverPolygon = LocalizedText(
        zh: "多边形极窄（平均宽度不足 0.5 米）",
        en: "the polygon is a sliver, under 0.5 m wide on average"
    )

    /// A declared area and the drawn one differ.
    public static func declaredAreaDiffers(field: String, declaredMu: Double, drawnMu: Double) -> LocalizedText {
        func text(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
        guard text(declaredMu) != text(drawnMu) else {
            // Figures that differ must not be printed alike.
            let (declared, drawn) = (text(declaredMu * 2000 / 3), text(drawnMu * 2000 / 3))
            return LocalizedText(
                zh: "\(field) 为 \(declared) m²，图上为 \(drawn) m²",
                en: "\(field) is \(declared) m², drawn are \(drawn) m²"
            )
        }
        return LocalizedText(
            zh: "\(field) 为 \(text(declaredMu)) 亩，图上为 \(text(drawnMu)) 亩",
            en: "\(field) is \(text(declaredMu)) mu, drawn are \(text(drawnMu)) mu"
        )
    }

    /// What to do about declared areas.
    public static let declaredAreaFix = LocalizedText(
        zh: "核对登记面积的单位和边界；两个数都保留",
        en: "check the unit of the declared area and the boundary; both figures are kept"
    )

    /// A layer without features.
    public static func layerEmpty(_ file: String, layer: String) -> LocalizedText {
        LocalizedText(zh: "\(file) 的图层 \(layer) 没有要素", en: "\(file): layer \(layer) has no features")
    }

    /// What to do about an empty layer.
    public static let layerEmptyFix = LocalizedText(
        zh: "检查 where 条件和图层名，或换成有要素的文件",
        en: "check the where filter and the layer's name, or name a file with features"
    )

    /// Fields that hold persons were left out.
    public static func personalFieldsDropped(_ file: String, names: [String]) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：含个人信息的字段未读入：\(names.joined(separator: "、"))",
            en: "\(file): fields that hold persons were left out: \(names.joined(separator: ", "))"
        )
    }

    /// How to keep a field that names a post.
    public static let personalFieldsFix = LocalizedText(
        zh: "如记录的是岗位或单位，在 fields 中对应到 check_org、check_post 或 interpreter_post；采矿权人另需 keep_holder: true",
        en:
            "if it names a post or office, map it to check_org, check_post or interpreter_post under fields; a holder needs"
            + " keep_holder: true besides"
    )
}
