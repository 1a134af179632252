/// 国土TXT boundary files: `[属性描述]` with the projection, `[地块坐标]` with plots and their boundary points (features A3).
///
/// Coordinates in memory are x = east. A point line is `id, ring, north, east` in most files; the numbers themselves show
/// where a file has it the other way round.
public enum BoundaryText {
    /// A whole file.
    public struct Document: Sendable, Hashable {
        /// Keys and values of `[属性描述]`, in order.
        public var header: [HeaderEntry]
        /// The plots, in order.
        public var plots: [Plot]
        /// True when the point lines have north before east.
        public var northFirst: Bool
        /// False when the numbers fit both orders and the format's usual one was taken.
        public var orderIsCertain: Bool
        /// True when all eastings carry a zone prefix.
        public var hasZonePrefix: Bool
        /// True when the numbers are degrees.
        public var isDegrees: Bool

        /// Creates a document.
        public init(
            header: [HeaderEntry],
            plots: [Plot],
            northFirst: Bool = true,
            orderIsCertain: Bool = true,
            hasZonePrefix: Bool = false,
            isDegrees: Bool = false
        ) {
            self.header = header
            self.plots = plots
            self.northFirst = northFirst
            self.orderIsCertain = orderIsCertain
            self.hasZonePrefix = hasZonePrefix
            self.isDegrees = isDegrees
        }

        /// The value of a header key; nil when it is missing or empty.
        public func value(_ key: String) -> String? {
            header.first { $0.key == key }.flatMap { $0.value.isEmpty ? nil : $0.value }
        }
    }

    /// One line of the header.
    public struct HeaderEntry: Sendable, Hashable {
        /// The key, for example `带号`.
        public var key: String
        /// The value as written.
        public var value: String

        /// Creates an entry.
        public init(_ key: String, _ value: String) {
            self.key = key
            self.value = value
        }
    }

    /// One plot: its header line and its rings.
    public struct Plot: Sendable, Hashable {
        /// The values of the header line before the closing `@`, as written.
        public var values: [String]
        /// Polygons: the shell first, then holes; closed rings of interleaved x, y with x = east.
        public var polygons: [[[Double]]]
        /// The number of points in the file, closing points included.
        public var pointCount: Int
        /// The line of the plot's header, from 1.
        public var line: Int

        /// Creates a plot.
        public init(values: [String], polygons: [[[Double]]], pointCount: Int = 0, line: Int = 0) {
            self.values = values
            self.polygons = polygons
            self.pointCount = pointCount
            self.line = line
        }

        /// 界址点数.
        public var declaredPointCount: Int? { Int(value(0)) }

        /// 地块面积 in hectares; a unit written after the number (公顷, 亩, 平方米) is honoured.
        public var declaredHectares: Double? { BoundaryText.hectares(value(1)) }

        /// The value at a position of the header line, empty when the line is shorter.
        public func value(_ index: Int) -> String { index < values.count ? values[index] : "" }
    }

    /// Names of the header values in the order of the format; files with 9 or 12 fields have the first of them.
    public static let valueNames = [
        "界址点数", "地块面积", "地块编号", "地块名称", "图形属性", "图幅号", "地块用途", "地类编码", "图斑类型", "地类", "改造前质量等别", "改造后质量等别", "备注",
    ]

    /// Hectares of an area text; nil when it holds no positive number.
    static func hectares(_ text: String) -> Double? {
        let plain = CoordinateText.halfWidth(text).trimmingSpaces()
        let number = plain.prefix { $0.isNumber || $0 == "." || $0 == "-" || $0 == "+" }
        guard let value = Double(number), value > 0, value.isFinite else { return nil }
        let unit = plain.dropFirst(number.count).trimmingSpaces().lowercased()
        switch unit {
        case "亩", "mu": return value / 15
        case "平方米", "m2", "㎡", "平米": return value / 10_000
        default: return value
        }
    }
}
