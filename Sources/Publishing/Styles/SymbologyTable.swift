public import Restoration

/// How one value of a layer is drawn. Colours are six hexadecimal digits after `#`.
public struct SymbolEntry: Sendable, Hashable {
    /// The second channel beside colour, so that a grey print stays readable.
    public enum Pattern: String, Sendable, Hashable {
        /// Plain fill.
        case solid
        /// Fill with lines rising to the right over it.
        case hatch
        /// No fill.
        case none
    }

    /// The dash of a line.
    public enum Dash: String, Sendable, Hashable {
        /// Unbroken.
        case solid
        /// Dashes and dots.
        case dashDot = "dash dot"
    }

    /// The attribute's value as text; nil for all other values.
    public let value: String?
    /// Text of the legend.
    public let label: LocalizedText
    /// Fill of areas and points.
    public let fill: String
    /// Outline, or the line itself.
    public let line: String
    /// Width of the line in mm.
    public let lineWidth: Double
    /// The pattern.
    public let pattern: Pattern
    /// The dash.
    public let dash: Dash

    /// Creates an entry.
    public init(
        _ value: String?,
        _ label: LocalizedText,
        fill: String,
        line: String,
        lineWidth: Double = 0.3,
        pattern: Pattern = .solid,
        dash: Dash = .solid
    ) {
        self.value = value
        self.label = label
        self.fill = fill
        self.line = line
        self.lineWidth = lineWidth
        self.pattern = pattern
        self.dash = dash
    }
}

/// How a layer is drawn: one entry per value of an attribute.
public struct LayerSymbology: Sendable, Hashable {
    /// What is drawn.
    public enum Shape: String, Sendable, Hashable {
        /// Areas.
        case fill
        /// Lines.
        case line
        /// Points.
        case marker
    }

    /// The layer's name.
    public let layer: String
    /// A name for people.
    public let title: LocalizedText
    /// The attribute the categories are of.
    public let attribute: String
    /// True when the attribute holds whole numbers.
    public let isNumeric: Bool
    /// The shape.
    public let shape: Shape
    /// The entries, in legend order.
    public let entries: [SymbolEntry]

    /// Creates a symbology.
    public init(
        layer: String,
        title: LocalizedText,
        attribute: String,
        isNumeric: Bool = false,
        shape: Shape,
        entries: [SymbolEntry]
    ) {
        self.layer = layer
        self.title = title
        self.attribute = attribute
        self.isNumeric = isNumeric
        self.shape = shape
        self.entries = entries
    }
}

/// The one table of colours (domain 6.1) from which QML and SLD are written, and maps later.
public enum SymbologyTable {
    /// Register: boundary dash-dot; the zone colours by tier.
    public static func mines(shape: LayerSymbology.Shape) -> LayerSymbology {
        func tier(_ value: String?, _ zh: String, _ en: String, _ fill: String, _ pattern: SymbolEntry.Pattern)
            -> SymbolEntry
        {
            SymbolEntry(
                value,
                LocalizedText(zh: zh, en: en),
                fill: fill,
                line: "#000000",
                lineWidth: 0.6,
                pattern: pattern,
                dash: .dashDot
            )
        }
        return LayerSymbology(
            layer: "mines",
            title: LocalizedText(zh: "矿山", en: "mines"),
            attribute: "tier",
            isNumeric: true,
            shape: shape,
            entries: [
                tier("1", "重点", "key", "#F4A6A6", .solid),
                tier("2", "次重点", "secondary", "#FBD9A5", .solid),
                tier("3", "一般", "general", "#D9EFD0", .solid),
                tier(nil, "未分级", "no tier", "#FFFFFF", .none),
            ]
        )
    }

    /// Pieces by the account of their damaged part.
    public static func pieces(shape: LayerSymbology.Shape) -> LayerSymbology {
        LayerSymbology(
            layer: "pieces",
            title: LocalizedText(zh: "计量图斑", en: "pieces"),
            attribute: "account",
            shape: shape,
            entries: [
                restoredEntry(RestorationAccount.restored.rawValue, LocalizedText(zh: "已修复", en: "restored")),
                inWorksEntry(RestorationAccount.inWorks.rawValue, LocalizedText(zh: "治理中", en: "in works")),
                SymbolEntry(
                    RestorationAccount.pending.rawValue,
                    LocalizedText(zh: "待治理", en: "pending"),
                    fill: "#F9A65A",
                    line: "#B85C00"
                ),
                SymbolEntry(
                    RestorationAccount.exempt.rawValue,
                    LocalizedText(zh: "豁免", en: "exempt"),
                    fill: "#FFF2A8",
                    line: "#B8A100",
                    pattern: .hatch
                ),
                SymbolEntry(
                    nil,
                    LocalizedText(zh: "未损毁", en: "not damaged"),
                    fill: "#FFFFFF",
                    line: "#999999",
                    lineWidth: 0.1,
                    pattern: .none
                ),
            ]
        )
    }

    /// Damage by grade where the layer has one, else by type.
    public static func damage(shape: LayerSymbology.Shape, hasGrade: Bool) -> LayerSymbology {
        let other = SymbolEntry(
            nil,
            LocalizedText(zh: "其他", en: "other"),
            fill: "#F9A65A",
            line: "#B85C00",
            pattern: .hatch
        )
        let grades = [
            SymbolEntry("1", LocalizedText(zh: "轻度", en: "light"), fill: "#FFF2A8", line: "#B8A100"),
            SymbolEntry("2", LocalizedText(zh: "中度", en: "medium"), fill: "#F9A65A", line: "#B85C00"),
            SymbolEntry("3", LocalizedText(zh: "重度", en: "severe"), fill: "#D7301F", line: "#7F0000"),
        ]
        let types = [
            SymbolEntry("DIG", LocalizedText(zh: "挖损", en: "excavated"), fill: "#D7301F", line: "#7F0000"),
            SymbolEntry("OCC", LocalizedText(zh: "压占", en: "occupied"), fill: "#FFF2A8", line: "#B8A100"),
            SymbolEntry("SUB", LocalizedText(zh: "塌陷", en: "subsided"), fill: "#F9A65A", line: "#B85C00"),
            SymbolEntry(
                "POL",
                LocalizedText(zh: "污染", en: "polluted"),
                fill: "#FDBB84",
                line: "#7F0000",
                pattern: .hatch
            ),
            SymbolEntry(
                "DST",
                LocalizedText(zh: "其他（地质灾害）", en: "geological disaster"),
                fill: "#E34A33",
                line: "#7F0000",
                pattern: .hatch
            ),
        ]
        return LayerSymbology(
            layer: "damage",
            title: LocalizedText(zh: "损毁", en: "damage"),
            attribute: hasGrade ? "grade" : "type",
            isNumeric: hasGrade,
            shape: shape,
            entries: (hasGrade ? grades : types) + [other]
        )
    }

    /// Restored features by status.
    public static func restored(shape: LayerSymbology.Shape) -> LayerSymbology {
        let other = SymbolEntry(
            nil,
            LocalizedText(zh: "其他", en: "other"),
            fill: "#FFFFFF",
            line: "#666666",
            pattern: .none
        )
        return LayerSymbology(
            layer: "restored",
            title: LocalizedText(zh: "修复", en: "restored"),
            attribute: "status",
            shape: shape,
            entries: [
                restoredEntry("treated", LocalizedText(zh: "已治理", en: "treated")),
                restoredEntry("accepted", LocalizedText(zh: "已验收", en: "accepted")),
                restoredEntry("delisted", LocalizedText(zh: "已销号", en: "delisted")),
                restoredEntry("natural_recovery", LocalizedText(zh: "自然恢复", en: "natural recovery")),
                restoredEntry("converted", LocalizedText(zh: "转型利用", en: "converted")),
                inWorksEntry("in_works", LocalizedText(zh: "治理中", en: "in works")),
                inWorksEntry("partial", LocalizedText(zh: "部分修复", en: "partial")),
                other,
            ]
        )
    }

    /// Shared areas by kind of the protected layer.
    public static func hits(shape: LayerSymbology.Shape) -> LayerSymbology {
        LayerSymbology(
            layer: "hits",
            title: LocalizedText(zh: "占压保护范围", en: "hits"),
            attribute: "kind",
            shape: shape,
            entries: ProtectedKind.allCases.map { protectedEntry($0, pattern: .hatch) }
        )
    }

    /// Findings by severity.
    public static let findings = LayerSymbology(
        layer: "findings",
        title: LocalizedText(zh: "检查问题", en: "findings"),
        attribute: "severity",
        shape: .marker,
        entries: [
            SymbolEntry("error", LocalizedText(zh: "错误", en: "error"), fill: "#D7301F", line: "#7F0000"),
            SymbolEntry("warning", LocalizedText(zh: "警告", en: "warning"), fill: "#F9A65A", line: "#B85C00"),
            SymbolEntry("info", LocalizedText(zh: "提示", en: "info"), fill: "#DEEBF7", line: "#666666"),
        ]
    )

    /// A protected layer: one colour by kind.
    public static func protected(layer: String, kind: ProtectedKind, shape: LayerSymbology.Shape) -> LayerSymbology {
        LayerSymbology(
            layer: layer,
            title: kind.label,
            attribute: "kind",
            shape: shape,
            entries: [protectedEntry(kind, pattern: .solid)]
        )
    }

    private static func restoredEntry(_ value: String, _ label: LocalizedText) -> SymbolEntry {
        SymbolEntry(value, label, fill: "#7FBF7B", line: "#1B7837")
    }

    private static func inWorksEntry(_ value: String, _ label: LocalizedText) -> SymbolEntry {
        SymbolEntry(value, label, fill: "#C7E9C0", line: "#41AB5D", pattern: .hatch)
    }

    private static func protectedEntry(_ kind: ProtectedKind, pattern: SymbolEntry.Pattern) -> SymbolEntry {
        let (fill, line): (String, String) =
            switch kind {
            case .natureReserve: ("#CDE7D8", "#1B7837")
            case .waterSource: ("#9ECAE1", "#2171B5")
            case .scenic: ("#E2D4F0", "#6A51A3")
            case .residential: ("#EED9C4", "#8C510A")
            case .traffic: ("#D9D9D9", "#252525")
            case .river: ("#DEEBF7", "#2171B5")
            case .ecologicalRedline: ("#FEE8C8", "#B30000")
            case .basicFarmland: ("#FFF2A8", "#B8A100")
            case .historic: ("#F2E6D9", "#7F3B08")
            }
        return SymbolEntry(kind.rawValue, kind.label, fill: fill, line: line, pattern: pattern)
    }
}
