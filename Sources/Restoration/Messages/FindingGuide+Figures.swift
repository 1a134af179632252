extension FindingGuide {
    /// Attributes.
    static let attributes: [FindingGuide] = [
        FindingGuide(
            .idDuplicate,
            .error,
            causeZh: "要求唯一的编号出现两次。",
            causeEn: "an id that must be unique stands twice",
            cureZh: "更正编号；同一矿山的多个部分应在同一图层中使用同一 mine_id。",
            cureEn: "correct it; parts of one mine share a mine_id within one layer"
        ),
        FindingGuide(
            .idMissing,
            .error,
            causeZh: "要素没有编号。",
            causeEn: "a feature has no id",
            cureZh: "填写编号字段。",
            cureEn: "fill in the id field"
        ),
        FindingGuide(
            FindingCode(rawValue: "id_unknown"),
            .error,
            causeZh: "命令行写明的编号不在图层中。",
            causeEn: "an id on the command line belongs to no feature of the layer",
            cureZh: "写 repair 列出的编号；编号在字段中时加 --id。",
            cureEn: "write an id that repair lists; add --id where ids stand in a field"
        ),
        FindingGuide(
            .fieldMissing,
            .error,
            causeZh: "要求的字段不存在。",
            causeEn: "a field that was asked for is not there",
            cureZh: "核对 fields 对应关系（提示给出相近字段名）。",
            cureEn: "check the mapping under fields; the message names close ones"
        ),
        FindingGuide(
            .declaredAreaDiffers,
            .warning,
            causeZh: "登记面积与图形面积不一致。",
            causeEn: "declared and measured area differ",
            cureZh: "核对登记面积单位和边界；两者都保留。",
            cureEn: "check its unit and the boundary; both are kept"
        ),
        FindingGuide(
            .licenceInvalid,
            .warning,
            causeZh: "采矿许可证号不符合编码规则。",
            causeEn: "a licence number does not follow the rules",
            cureZh: "核对许可证。",
            cureEn: "check the licence"
        ),
        FindingGuide(
            .statusUnknown,
            .warning,
            causeZh: "治理状态为空或不在词表中，按未知计入待治理。",
            causeEn: "a status is empty or outside the vocabulary; it is booked as unknown, which is pending",
            cureZh: "改用词表中的状态，或在规则文件中补充。",
            cureEn: "use a word of the vocabulary, or add it in a rules file"
        ),
        FindingGuide(
            .statusAssumed,
            .info,
            causeZh: "治理图层没有状态，按已治理计入。",
            causeEn: "a restored layer has no status and is taken as treated",
            cureZh: "声明 status 或对应状态字段。",
            cureEn: "declare status or map a status field"
        ),
        FindingGuide(
            .mineUnknown,
            .warning,
            causeZh: "要素指向的矿山不在台账中。",
            causeEn: "a feature names a mine that the register does not have",
            cureZh: "更正 mine_id 或补充台账。",
            cureEn: "correct mine_id or complete the register"
        ),
    ]

    /// Damage, restoration and dates.
    static let balance: [FindingGuide] = [
        FindingGuide(
            .restoredOutsideDamage,
            .warning,
            causeZh: "治理面积有一部分未计入损毁范围内的治理。",
            causeEn: "part of the restored land is not counted as restored damage",
            cureZh: "检查损毁图层是否缺少图斑，治理图层是否越界。",
            cureEn: "see whether damage polygons are missing or the restored layer reaches too far"
        ),
        FindingGuide(
            .protectedNotInForce,
            .warning,
            causeZh: "保护图层在数据截止日期当日已失效或尚未生效，仍计入结果。",
            causeEn: "a protected layer has ended or not begun on the day the figures are of; it is counted",
            cureZh: "换用当日有效的图层，或从 protected 中删除。",
            cureEn: "use the layer in force on that day, or take it out of protected"
        ),
        FindingGuide(
            .restoredBeforeDamage,
            .warning,
            causeZh: "治理日期早于其下损毁日期，对该部分不计。",
            causeEn: "a restoration is dated before the damage it lies on and does not count there",
            cureZh: "核对两个图层的日期。",
            cureEn: "check the dates of both layers"
        ),
        FindingGuide(
            .dateAfterAsOf,
            .warning,
            causeZh: "日期晚于统计日期，不计入。",
            causeEn: "a date lies after as_of; the feature or raster does not count",
            cureZh: "调整 as_of 或更正日期。",
            cureEn: "move as_of or correct the date"
        ),
        FindingGuide(
            .dateMissing,
            .info,
            causeZh: "损毁或治理图斑没有日期，计入结果。",
            causeEn: "a damage or restored feature has no date; it counts",
            cureZh: "声明 date 或对应日期字段。",
            cureEn: "declare date or map a date field"
        ),
        FindingGuide(
            .changeNotConfirmed,
            .info,
            causeZh: "疑似或伪变化，不计入结果。",
            causeEn: "a suspected or false change does not count",
            cureZh: "核查后填写确认的状态。",
            cureEn: "check it and set the confirmed status"
        ),
        FindingGuide(
            .featureUnattributed,
            .warning,
            causeZh: "损毁或治理图斑不属于任何矿山。",
            causeEn: "a damage or restored feature belongs to no mine",
            cureZh: "补充台账或填写 mine_id。",
            cureEn: "complete the register or fill in mine_id"
        ),
        FindingGuide(
            .mineFailed,
            .error,
            causeZh: "某矿山未能量测，其余矿山照常。",
            causeEn: "a mine could not be measured; the others were",
            cureZh: "按原因更正该矿山的数据后重新运行。",
            cureEn: "correct its data by the reason given and run again"
        ),
    ]

    /// Outputs.
    static let outputs: [FindingGuide] = [
        FindingGuide(
            .nameShortened,
            .info,
            causeZh: "名称按格式限制缩短。",
            causeEn: "a name was shortened for the format",
            cureZh: "对照 fields.csv 中的全名。",
            cureEn: "see fields.csv for the full name"
        ),
        FindingGuide(
            FindingCode(rawValue: "text_truncated"),
            .warning,
            causeZh: "文字被截断在一个汉字中间，残缺的字已去掉。",
            causeEn: "a text ends inside a character; the half was dropped",
            cureZh: "从源数据补全该字段。",
            cureEn: "complete the field from its source"
        ),
        FindingGuide(
            FindingCode(rawValue: "personal_fields_dropped"),
            .info,
            causeZh: "记录个人的字段（采矿权人、解译人、检查人等）未读入。",
            causeEn: "fields that hold persons (holder, interpreter, checker) were left out",
            cureZh: "需要时把字段映射到岗位（check_post、interpreter_post），或写 keep_holder: true。",
            cureEn: "map them to a post (check_post, interpreter_post), or write keep_holder: true"
        ),
        FindingGuide(
            FindingCode(rawValue: "value_unreadable"),
            .warning,
            causeZh: "源数据中的日期或数字无法识别，按缺失处理，不用图层的日期代替。",
            causeEn: "a date or number of the source cannot be read; it is taken as missing, never as the layer's own",
            cureZh: "日期写成 2024-08-24，数字只写数字。",
            cureEn: "write dates as 2024-08-24 and numbers as plain numbers"
        ),
        FindingGuide(
            FindingCode(rawValue: "shift_suspected"),
            .warning,
            causeZh: "图层相对矿界整体偏移数百米，方向与 GCJ-02（网络地图坐标）一致。",
            causeEn:
                "the layer lies hundreds of metres off the register, in the direction of GCJ-02 (web-map coordinates)",
            cureZh: "向提供方索取未加偏移的数据；本工具不做转换。",
            cureEn: "ask the source for data without the shift; it is never converted here"
        ),
        FindingGuide(
            FindingCode(rawValue: "manifest_missing"),
            .error,
            causeZh: "输出文件夹中没有清单。",
            causeEn: "the output folder has no manifest",
            cureZh: "重新运行 assess。",
            cureEn: "run assess again"
        ),
        FindingGuide(
            FindingCode(rawValue: "output_changed"),
            .error,
            causeZh: "输出文件在生成后被改动。",
            causeEn: "an output file was changed after it was written",
            cureZh: "重新运行 assess，或使用另存的副本编辑。",
            cureEn: "run assess again, and edit copies only"
        ),
        FindingGuide(
            FindingCode(rawValue: "sums_differ"),
            .error,
            causeZh: "表中的合计与分项不一致。",
            causeEn: "totals and parts of a table do not agree",
            cureZh: "重新运行 assess。",
            cureEn: "run assess again"
        ),
    ]
}
