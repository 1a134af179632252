public import GeoModel
import SpatialAnalysis

extension BoundaryText {
    /// How a boundary file is written.
    public struct Style: Sendable, Hashable {
        /// Which values a plot's header line has.
        public enum HeaderFields: Int, Sendable, Hashable, CaseIterable {
            /// Eight values and `@`.
            case nine = 9
            /// Twelve values and `@`.
            case twelve = 12
            /// Thirteen values and `@`.
            case thirteen = 13

            var valueCount: Int { self == .nine ? 8 : rawValue }
        }

        /// Values of the header line.
        public var fields: HeaderFields
        /// North before east, the usual order.
        public var northFirst: Bool
        /// Point ids `J1`, `J2`, … instead of `1`, `2`, ….
        public var hasPointPrefix: Bool
        /// Decimals of metres; 3 keep a round trip within 1 mm.
        public var decimals: Int
        /// `UTF-8` or `GBK`.
        public var encoding: String
        /// Repeat the first point at the end of each ring.
        public var closesRings: Bool

        /// The usual style: nine fields, north first, `J` prefix, closed rings, UTF-8.
        public init(
            fields: HeaderFields = .nine,
            northFirst: Bool = true,
            hasPointPrefix: Bool = true,
            decimals: Int = 3,
            encoding: String = "UTF-8",
            closesRings: Bool = true
        ) {
            self.fields = fields
            self.northFirst = northFirst
            self.hasPointPrefix = hasPointPrefix
            self.decimals = decimals
            self.encoding = encoding
            self.closesRings = closesRings
        }
    }

    /// The header of a file in a zone of domain 1.2.
    ///
    /// - Parameters:
    ///   - epsg: a Gauss-Krüger code of CGCS2000, Xian 1980 or Beijing 1954; anything else gives nil.
    ///   - date: the day written into the file.
    ///   - producer: the producing unit; a post or an office, never a person.
    public static func header(epsg: Int, date: CalendarDate?, producer: String = "") -> [HeaderEntry]? {
        guard let plane = GaussPlane(epsg: epsg) else { return nil }
        let datum: String
        switch plane.datum {
        case .cgcs2000: datum = "2000国家大地坐标系"
        case .xian1980: datum = "1980西安坐标系"
        case .beijing1954: datum = "1954北京坐标系"
        }
        return [
            HeaderEntry("格式版本号", "1.01版本"),
            HeaderEntry("数据产生单位", producer),
            HeaderEntry("数据产生日期", date.map { $0.description } ?? ""),
            HeaderEntry("坐标系", datum),
            HeaderEntry("几度分带", String(plane.zone.width.rawValue)),
            HeaderEntry("投影类型", "高斯克吕格"),
            HeaderEntry("计量单位", "米"),
            HeaderEntry("带号", String(plane.zone.number)),
            HeaderEntry("精度", "0.001"),
            HeaderEntry("转换参数", ",,,,,,"),
        ]
    }

    /// The bytes of a file; nil when a character has no place in the encoding.
    ///
    /// Rings are numbered from 1 within each plot, shells before their holes; the number of points counts every line.
    public static func write(_ document: Document, style: Style = Style()) -> [UInt8]? {
        var text = "[属性描述]\r\n"
        for entry in document.header { text += "\(entry.key)=\(entry.value)\r\n" }
        text += "[地块坐标]\r\n"
        for plot in document.plots { text += plotText(plot, style: style, isDegrees: document.isDegrees) }
        return TextEncoder.encode(text, as: style.encoding)
    }

    private static func plotText(_ plot: Plot, style: Style, isDegrees: Bool) -> String {
        var lines: [String] = []
        let decimals = isDegrees ? max(style.decimals, 9) : style.decimals
        var ringNumber = 0
        var nextID = 1
        for ring in plot.polygons.joined() {
            ringNumber += 1
            let points = ring.count / 2
            let firstID = nextID
            let last = style.closesRings ? points : points - 1
            for v in 0..<last {
                // The closing point carries the id of the first one and uses up no number.
                let isClosing = v == points - 1
                let id = isClosing ? firstID : nextID
                if !isClosing { nextID += 1 }
                let x = fixed(ring[2 * v], decimals: decimals)
                let y = fixed(ring[2 * v + 1], decimals: decimals)
                let pair = style.northFirst ? "\(y),\(x)" : "\(x),\(y)"
                lines.append("\(style.hasPointPrefix ? "J" : "")\(id),\(ringNumber),\(pair)")
            }
        }
        var values = Array(plot.values.prefix(style.fields.valueCount))
        while values.count < style.fields.valueCount { values.append("") }
        values[0] = String(lines.count)
        let header = values.map { value in value.map { $0 == "," ? "，" : String($0) }.joined() }.joined(separator: ",")
        return "\(header),@\r\n" + lines.joined(separator: "\r\n") + "\r\n"
    }

    /// A number with fixed decimals, half away from zero on the binary value.
    static func fixed(_ value: Double, decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (value.magnitude * scale).rounded(.toNearestOrAwayFromZero)
        guard scaled < 9e18 else { return String(value) }
        let whole = Int64(scaled)
        let unit = Int64(scale)
        let fraction = String(whole % unit)
        let sign = value < 0 && whole != 0 ? "-" : ""
        if decimals == 0 { return sign + String(whole) }
        return sign + String(whole / unit) + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
    }
}
