extension Messages {
    /// A band that is not there.
    public static func bandMissing(_ file: String, band: Int, count: Int, names: [String]) -> LocalizedText {
        let more = count > names.count
        return LocalizedText(
            zh: "\(file)：没有第 \(band) 波段，共 \(count) 个：\(names.joined(separator: "、"))\(more ? "…" : "")",
            en: "\(file): has no band \(band); there are \(count): \(names.joined(separator: ", "))\(more ? ", …" : "")"
        )
    }

    /// A band of complex numbers.
    public static func bandComplex(_ file: String, band: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：第 \(band) 波段是复数，不能直接使用",
            en: "\(file): band \(band) holds complex numbers, which are not read"
        )
    }

    /// Which keys a raster needs.
    public static func addRasterKeys(_ keys: [String]) -> LocalizedText {
        func example(_ key: String) -> String {
            switch key {
            case "unit": return "unit: m|cm|mm|rad"
            case "sign": return "sign: down_positive|up_positive|toward_satellite"
            case "nodata": return "nodata: …"
            case "incidence_deg": return "incidence_deg: …"
            case "wavelength_m": return "wavelength_m: …"
            default: return "\(key): …"
            }
        }
        let text = keys.map(example).joined(separator: ", ")
        return LocalizedText(zh: "按资料在该栅格中写 \(text)", en: "by its papers write at the raster: \(text)")
    }

    /// Keys that a quantity needs and nobody declared.
    public static func rasterKeysMissing(_ file: String, quantity: String, keys: [String]) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：quantity: \(quantity) 还需要 \(keys.joined(separator: "、"))",
            en: "\(file): quantity \(quantity) also needs \(keys.joined(separator: ", "))"
        )
    }

    /// The unit is neither declared nor proven.
    public static func unitUnproven(_ file: String, file unit: String?) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：数值单位既未声明也无法证明\(unit.map { "（文件写的是“\($0)”）" } ?? "")",
            en: "\(file): the unit is neither declared nor proven" + (unit.map { " (the file says \"\($0)\")" } ?? "")
        )
    }

    /// The sign is neither declared nor proven.
    public static func signUnproven(_ file: String) -> LocalizedText {
        LocalizedText(zh: "\(file)：正值表示下沉还是抬升未声明", en: "\(file): it is not declared which way positive values point")
    }

    /// A unit a quantity cannot have.
    public static func unitNotForQuantity(_ file: String, unit: String, quantity: String) -> LocalizedText {
        LocalizedText(zh: "\(file)：\(quantity) 不能用单位 \(unit)", en: "\(file): \(quantity) cannot be in \(unit)")
    }

    /// A sign a quantity cannot have.
    public static func signNotForQuantity(_ file: String, sign: String, quantity: String) -> LocalizedText {
        LocalizedText(zh: "\(file)：\(quantity) 不能用 sign: \(sign)", en: "\(file): \(quantity) cannot have sign \(sign)")
    }

    /// The file names another unit than declared.
    public static func unitDiffers(_ file: String, declared: String, file unit: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：项目声明单位 \(declared)，文件写的是 \(unit)；按声明计算",
            en: "\(file): declared in \(declared), the file says \(unit); the declared one is used"
        )
    }

    /// A declared value, for the list of assumptions.
    public static func assumed(_ file: String, key: String, value: String) -> LocalizedText {
        LocalizedText(zh: "\(file)：按声明 \(key) = \(value)", en: "\(file): taken as declared, \(key) = \(value)")
    }

    /// Radar movement turned into vertical movement.
    public static func apparentVertical(_ file: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：视线向形变按无水平移动换算为视垂直形变",
            en: "\(file): apparent vertical movement, no horizontal movement assumed"
        )
    }

    /// A raster without a place.
    public static func rasterNotPlaced(_ file: String, hasPoints: Bool) -> LocalizedText {
        hasPoints
            ? LocalizedText(
                zh: "\(file)：只有控制点，尚未配准",
                en: "\(file): has ground control points only and is not rectified yet"
            )
            : LocalizedText(zh: "\(file)：没有地理定位", en: "\(file): has no georeference")
    }

    /// What to do about a raster without a place.
    public static let rasterNotPlacedFix = LocalizedText(
        zh: "先配准（生成带坐标的 GeoTIFF）再用",
        en: "rectify it first (write a georeferenced GeoTIFF)"
    )

    /// A transform that maps everything onto a line.
    public static func rasterSingular(_ file: String) -> LocalizedText {
        LocalizedText(zh: "\(file)：定位参数退化（像元面积为零）", en: "\(file): the georeference is singular (cells have no area)")
    }

    /// A nodata text that is no number.
    public static func nodataNotANumber(_ file: String, text: String) -> LocalizedText {
        LocalizedText(zh: "\(file)：nodata“\(text)”不是数", en: "\(file): nodata \"\(text)\" is no number")
    }

    /// A nodata value the band cannot hold.
    public static func nodataNotInType(_ file: String, value: String, type: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：声明的无效值 \(value) 在 \(type) 中不存在，不起作用",
            en: "\(file): the declared nodata \(value) does not fit \(type) and matches nothing"
        )
    }

    /// An undeclared value that looks like nodata.
    public static func nodataSuspect(_ file: String, value: String, cells: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：有 \(cells) 个像元为 \(value)，像是未声明的无效值",
            en: "\(file): \(cells) cells hold \(value), which looks like undeclared nodata"
        )
    }

    /// How to declare nodata.
    public static func declareNodata(_ value: String) -> LocalizedText {
        LocalizedText(
            zh: "在该栅格中写 nodata: \(value)；若确是数据，先改正栅格",
            en: "write nodata: \(value) at the raster; if it is data, correct the raster first"
        )
    }

    /// A raster in which every cell is nodata.
    public static func rasterWithoutData(_ file: String) -> LocalizedText {
        LocalizedText(zh: "\(file)：没有一个有效像元", en: "\(file): has no cell with data")
    }

    /// Movements nobody has seen.
    public static func movementAbsurd(_ file: String, least: Double, most: Double) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：换算后下沉值为 \(least) 到 \(most) 米，超出 ±50 米",
            en: "\(file): subsidence comes out as \(least) to \(most) m, beyond ±50 m"
        )
    }

    /// What to do about absurd movements.
    public static let movementAbsurdFix = LocalizedText(
        zh: "检查 unit、nodata 和 quantity",
        en: "check unit, nodata and quantity"
    )

    /// All movement points the other way.
    public static func signLooksWrong(
        _ file: String,
        sign: String,
        least: Double,
        most: Double,
        threshold: Double
    ) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：按 sign: \(sign) 没有一个像元下沉达到 \(threshold) 米，却有抬升（\(least) 到 \(most) 米），符号可能写反",
            en:
                "\(file): with sign \(sign) no cell sinks by \(threshold) m while some rise (\(least) to \(most) m); the sign may be"
                + " the other way"
        )
    }
}

extension Messages {
    /// A rotated raster.
    public static func rasterRotated(_ file: String) -> LocalizedText {
        LocalizedText(zh: "\(file)：栅格有旋转；照此计算，不重采样", en: "\(file): the raster is rotated; it is read so, not resampled")
    }
}
