/// Texts on what a run takes as given: datums without a shift, thresholds and where they come from.
extension Messages {
    /// A ballpark operation that was accepted: the figures rest on it.
    public static func ballparkAccepted(_ file: String, from: String, to: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：从 \(from) 到 \(to) 未做基准转换（allow_ballpark 接受），位置可能偏差数十米到百米以上",
            en:
                "\(file): no datum shift from \(from) to \(to) (accepted by allow_ballpark); positions may be wrong by tens of"
                + " metres to more than a hundred"
        )
    }

    /// CGCS2000 and WGS 84 taken as one datum.
    public static func noDatumShift(_ file: String, from: String, to: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：从 \(from) 到 \(to) 未做基准转换（CGCS2000≈WGS84）",
            en: "\(file): datum shift: none applied (CGCS2000≈WGS84), from \(from) to \(to)"
        )
    }

    /// A change of datum the project declares.
    public static func datumShiftUsed(_ shift: String) -> LocalizedText {
        LocalizedText(zh: "旧基准数据按项目声明的参数转换：\(shift)", en: "old datums are shifted as declared: \(shift)")
    }

    /// A parameter of the project that figures rest on, with the mark of its source.
    ///
    /// - Parameter source: where the value comes from; nil when the project states it.
    public static func parameterAssumed(
        _ key: String,
        _ label: LocalizedText,
        value: String,
        source: String?,
        isVerified: Bool
    ) -> LocalizedText {
        guard let source else {
            return LocalizedText(
                zh: "\(label.zh) \(key) = \(value)（来源：项目文件 reporting.\(key)）",
                en: "\(label.en), \(key) = \(value) (source: the project's reporting.\(key))"
            )
        }
        return LocalizedText(
            zh: "\(label.zh) \(key) = \(value)（来源：\(source)，\(isVerified ? "已核实" : "默认值，未经核实")）",
            en:
                "\(label.en), \(key) = \(value) (rule source: \(source), \(isVerified ? "verified" : "default, unverified"))"
        )
    }

    /// What the damage threshold is.
    public static let damageThresholdLabel = LocalizedText(zh: "损毁下沉阈值（米）", en: "damage threshold, m")
    /// What the coverage floor is.
    public static let coverageFloorLabel = LocalizedText(zh: "影像有效覆盖率下限", en: "coverage floor")
}
