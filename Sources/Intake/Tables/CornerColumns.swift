/// Which columns of a table hold what.
struct CornerColumns {
    /// First coordinate column.
    var first = 0
    /// Second coordinate column.
    var second = 0
    /// The column with whole corner strings, instead of the two.
    var string: Int?
    /// The polygon a row belongs to.
    var group: Int?
    /// The ring within the polygon.
    var ring: Int?
    /// The point's number.
    var pointNumber: Int?
    /// What the header words say about the order; nil when they say nothing.
    var northFirst: Bool?

    private static let groupNames = [
        "mine_id", "id", "统一编号", "图斑编号", "tbbh", "矿山编号", "编号", "地块编号", "地块号", "dkbh", "矿区编号", "采矿许可证号", "许可证号",
        "ckzh", "licence_no", "boundary_id", "矿山名称", "矿区名称", "ksmc", "name", "名称", "地块名称", "dkmc", "plot", "polygon",
        "mine",
    ]
    private static let ringNames = ["圈号", "环号", "ring", "ring_no", "ringno", "part", "圈", "区块", "区块号", "qh"]
    private static let pointNames = [
        "点号", "拐点号", "拐点编号", "界址点号", "拐点", "序号", "point", "point_no", "pt", "no", "seq", "vertex", "corner", "dh",
        "jzdh",
    ]
    private static let stringNames = [
        "拐点坐标", "矿区范围拐点坐标", "范围坐标", "坐标串", "坐标", "corners", "corner_string", "coordinates", "矿区坐标", "qyzb", "qyfwzb",
    ]
    // In Chinese survey X is north: "x" and "y" alone therefore say nothing here, the numbers decide.
    private static let northNames = ["纵坐标", "北坐标", "north", "northing", "纬度", "lat", "latitude", "纵", "北", "n", "wd"]
    private static let eastNames = [
        "横坐标", "东坐标", "east", "easting", "经度", "lon", "lng", "long", "longitude", "横", "东", "e", "jd",
    ]
    private static let xNames = ["x", "x坐标", "xcoord", "x_coord", "point_x", "x(m)", "zbx", "纵坐标x"]
    private static let yNames = ["y", "y坐标", "ycoord", "y_coord", "point_y", "y(m)", "zby", "横坐标y"]

    /// Finds the columns; nil when there are no coordinates.
    init?(_ table: TextTable) {
        let names = table.header.map { Self.key($0) }
        func column(_ candidates: [String]) -> Int? {
            for candidate in candidates {
                if let index = names.firstIndex(of: candidate) { return index }
            }
            return nil
        }
        group = column(Self.groupNames)
        ring = column(Self.ringNames)
        pointNumber = column(Self.pointNames)
        if let column = column(Self.stringNames), Self.holdsCornerStrings(table, column: column) {
            string = column
            return
        }
        if let north = column(Self.northNames), let east = column(Self.eastNames), north != east {
            northFirst = true
            first = north
            second = east
        } else if let x = column(Self.xNames), let y = column(Self.yNames), x != y {
            first = x
            second = y
        } else {
            return nil
        }
    }

    /// Columns that become attributes: all but coordinates, ring and point number.
    func attributeColumns(of table: TextTable) -> [Int] {
        let left: Set<Int> = string.map { [$0] } ?? Set([first, second] + [ring, pointNumber].compactMap { $0 })
        return table.header.indices.filter { !left.contains($0) && !table.header[$0].isEmpty }
    }

    /// A header word without unit, case and full-width forms.
    private static func key(_ text: String) -> String {
        var word = CoordinateText.halfWidth(text).lowercased().trimmingSpaces()
        for unit in ["(m)", "(米)", "(度)", "(°)", "(dms)"] where word.hasSuffix(unit) {
            word = String(word.dropLast(unit.count)).trimmingSpaces()
        }
        return word
    }

    private static func holdsCornerStrings(_ table: TextTable, column: Int) -> Bool {
        table.rows.contains { !$0.isEmpty && CornerString.parse($0[column]) != nil }
    }
}

/// Corner strings of licences: `1,X,Y;2,X,Y` with X = northing (domain 5.6).
enum CornerString {
    /// The rings of a string as pairs in the order written; nil when it is no corner string.
    ///
    /// Corners stand between `;`, `；`, `|`, line ends or spaces; each is `number, first, second` or `first, second`. A
    /// flat list `1,X,Y,2,X,Y` is read too. A number that starts again at 1, or a `*`, starts a new ring.
    static func parse(_ text: String) -> [[(Double, Double)]]? {
        let plain = CoordinateText.halfWidth(text).replacingChinesePunctuation()
        var rings: [[(Double, Double)]] = []
        for block in plain.split(separator: "*") {
            guard let found = parseBlock(block) else {
                // Between stars some licences keep elevations and flags: short lists that are no corners.
                if block.split(separator: ",").count < 6 { continue }
                return nil
            }
            rings.append(contentsOf: found)
        }
        return rings.isEmpty ? nil : rings
    }

    private static func parseBlock(_ block: Substring) -> [[(Double, Double)]]? {
        let corners = block.split { $0 == ";" || $0 == "|" || $0.isNewline }
            .map { $0.split { $0 == "," || $0.isWhitespace }.map(String.init) }
            .filter { !$0.isEmpty }
        if corners.count == 1, let only = corners.first, only.count >= 9 {
            guard only.count.isMultiple(of: 3) else { return nil }
            return rings(stride(from: 0, to: only.count, by: 3).map { Array(only[$0..<($0 + 3)]) })
        }
        return corners.count >= 3 ? rings(corners) : nil
    }

    private static func rings(_ corners: [[String]]) -> [[(Double, Double)]]? {
        var rings: [[(Double, Double)]] = []
        var last: Int?
        for corner in corners {
            guard corner.count == 2 || corner.count == 3 else { return nil }
            let number = corner.count == 3 ? Int(corner[0].drop { !$0.isNumber }) : nil
            if corner.count == 3, number == nil { return nil }
            guard let a = CoordinateText.parse(corner[corner.count - 2]),
                let b = CoordinateText.parse(corner[corner.count - 1])
            else { return nil }
            if rings.isEmpty || (number == 1 && last != nil && last != 1 && !isClosing((a, b), rings)) {
                rings.append([])
            }
            rings[rings.count - 1].append((a, b))
            last = number
        }
        return rings
    }

    /// A closing corner may carry the number 1 again.
    private static func isClosing(_ point: (Double, Double), _ rings: [[(Double, Double)]]) -> Bool {
        guard let first = rings.last?.first else { return false }
        return first == point
    }
}

extension String {
    /// The text with `，；、` as `, ; ,`.
    fileprivate func replacingChinesePunctuation() -> String {
        String(
            map { character in
                switch character {
                case "，", "、": return ","
                case "；": return ";"
                default: return character
                }
            }
        )
    }
}
