extension Messages {
    /// The parts of a piece do not add up.
    static func pieceDoesNotAddUp(mine: String, fault: String) -> LocalizedText {
        LocalizedText(
            zh: "矿山 \(mine) 的分块面积不能闭合（\(fault)），未计入结果。",
            en: "the pieces of mine \(mine) do not add up (\(fault)); it is left out of the figures"
        )
    }

    /// A mine without figures.
    static func mineFailed(_ mine: String, reason: LocalizedText) -> LocalizedText {
        LocalizedText(
            zh: "矿山 \(mine) 未能量测：\(reason.zh)",
            en: "mine \(mine) could not be measured: \(reason.en)"
        )
    }

    /// Restoration older than the damage it lies on.
    static func restoredBeforeDamage(layer: String, mine: String, date: String) -> LocalizedText {
        LocalizedText(
            zh: "图层“\(layer)”中 \(date) 的治理图斑早于矿山 \(mine) 其下损毁的日期，对该部分损毁不计入治理。",
            en: "a restoration of \(date) in layer \"\(layer)\" is older than damage it lies on in mine \(mine); "
                + "it does not count there"
        )
    }

    /// Restored land outside damage.
    static func restoredOutsideDamage(mine: String) -> LocalizedText {
        LocalizedText(
            zh: "矿山 \(mine) 有治理面积不在损毁范围内。",
            en: "mine \(mine) has restored land that is not counted inside damage"
        )
    }

    /// A date after the day of the figures.
    static func dateAfterAsOf(layer: String, date: String, asOf: String) -> LocalizedText {
        LocalizedText(
            zh: "图层“\(layer)”的要素日期 \(date) 晚于统计日期 \(asOf)，不计入。",
            en: "a feature of layer \"\(layer)\" is dated \(date), after as_of \(asOf); it does not count"
        )
    }

    /// A feature without a date.
    static func dateMissing(layer: String, restored: Bool) -> LocalizedText {
        LocalizedText(
            zh: "图层“\(layer)”的\(restored ? "治理" : "损毁")图斑没有日期，按已发生计入。",
            en: "a \(restored ? "restored" : "damage") feature of layer \"\(layer)\" has no date; it counts"
        )
    }

    /// A whole layer without dates.
    static func datesMissing(layer: String, count: Int, restored: Bool) -> LocalizedText {
        LocalizedText(
            zh: "图层“\(layer)”的 \(count) 个\(restored ? "治理" : "损毁")图斑都没有日期，按已发生计入。",
            en: "none of the \(count) \(restored ? "restored" : "damage") features of layer \"\(layer)\" has a date; "
                + "they count"
        )
    }

    /// A layer without status.
    static func statusAssumed(layer: String) -> LocalizedText {
        LocalizedText(
            zh: "图层“\(layer)”没有治理状态，按“已治理”计入。",
            en: "layer \"\(layer)\" has no status; its features are taken as treated"
        )
    }

    /// A status of a damage feature that is empty or outside the vocabulary.
    static func damageStatusUnknown(layer: String, word: String?) -> LocalizedText {
        LocalizedText(
            zh: "损毁图层“\(layer)”的状态“\(word ?? "")”不在词表中，仍按损毁计入。",
            en: "the status \"\(word ?? "")\" in damage layer \"\(layer)\" is not in the vocabulary; the damage counts"
        )
    }

    /// A word outside the vocabulary.
    static func statusUnknown(layer: String, word: String?) -> LocalizedText {
        guard let word, !word.isEmpty else {
            return LocalizedText(
                zh: "图层“\(layer)”的治理状态为空，按“未知”计入待治理。",
                en: "a status in layer \"\(layer)\" is empty; it is booked as unknown, which is pending"
            )
        }
        return LocalizedText(
            zh: "图层“\(layer)”的治理状态“\(word)”不在词表中，按“未知”计入待治理。",
            en: "the status \"\(word)\" in layer \"\(layer)\" is not in the vocabulary; it is booked as unknown, "
                + "which is pending"
        )
    }

    /// A suspected or false change.
    static func changeNotConfirmed(layer: String, isFalse: Bool) -> LocalizedText {
        LocalizedText(
            zh: "图层“\(layer)”的要素为“\(isFalse ? "伪变化" : "疑似")”，不计入。",
            en: "a feature of layer \"\(layer)\" is \(isFalse ? "a false change" : "suspected only"); it does not count"
        )
    }

    /// A feature of no mine.
    static func featureUnattributed(layer: String, restored: Bool) -> LocalizedText {
        LocalizedText(
            zh: "图层“\(layer)”的\(restored ? "治理" : "损毁")图斑不属于任何矿山，只计入全县合计的范围外面积。",
            en:
                "a \(restored ? "restored" : "damage") feature of layer \"\(layer)\" belongs to no mine; it stands only "
                + "in the county's areas outside mines"
        )
    }

    /// A mine id that no mine has.
    static func mineNameUnknown(layer: String, mine: String) -> LocalizedText {
        LocalizedText(
            zh: "图层“\(layer)”的要素指向矿山 \(mine)，台账中没有该矿山；按空间位置归属。",
            en: "a feature of layer \"\(layer)\" names mine \(mine), which the register does not have; it goes by place"
        )
    }

    /// Too little valid raster data.
    static func coverageBelowFloor(mine: String, percent: String, floor: String) -> LocalizedText {
        LocalizedText(
            zh: "沉陷栅格只覆盖矿山 \(mine) 的 \(percent)%（要求不低于 \(floor)%），其余部分损毁情况未知。",
            en: "valid subsidence data cover \(percent) % of mine \(mine), below the floor of \(floor) %; "
                + "damage of the rest is unknown"
        )
    }

    /// Mines on which no raster has a value.
    static func minesWithoutRaster(_ mines: [String]) -> LocalizedText {
        let ids = mines.joined(separator: ", ")
        return LocalizedText(
            zh: "\(mines.count) 个矿山范围内没有任何有效沉陷数据，损毁情况未知：\(ids)",
            en: "no raster has valid subsidence data on \(mines.count) mines; their damage is unknown: \(ids)"
        )
    }

    /// Thresholds taken from the rules file without a verified source.
    static func ruleAssumed(key: String, value: String, unit: String, source: String) -> LocalizedText {
        LocalizedText(
            zh: "规则 \(key) = \(value) \(unit)（来源：\(source)，默认值，未经核实）",
            en: "rule \(key) = \(value) \(unit) (rule source: \(source), default, unverified)"
        )
    }

    /// How many features count without a date.
    static func undatedCount(_ count: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(count) 个没有日期的损毁或治理图斑计入结果。",
            en: "\(count) damage or restored features without a date count"
        )
    }
}
