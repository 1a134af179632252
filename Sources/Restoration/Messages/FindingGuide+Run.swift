extension FindingGuide {
    /// The project file.
    static let project: [FindingGuide] = [
        FindingGuide(
            FindingCode(rawValue: "project_syntax"),
            .error,
            causeZh: "项目文件不是有效的 YAML。",
            causeEn: "the project file is not valid YAML",
            cureZh: "按提示的行列更正；注意缩进和冒号后的空格。",
            cureEn: "correct it at the line and column given; mind indentation and the space after a colon"
        ),
        FindingGuide(
            FindingCode(rawValue: "project_key_unknown"),
            .error,
            causeZh: "项目文件中有未知的键。",
            causeEn: "the project file has an unknown key",
            cureZh: "改用提示中最接近的键。",
            cureEn: "use the nearest key, which the message names"
        ),
        FindingGuide(
            FindingCode(rawValue: "project_key_missing"),
            .error,
            causeZh: "项目文件缺少必需的键。",
            causeEn: "the project file lacks a mandatory key",
            cureZh: "补上该键。",
            cureEn: "add the key"
        ),
        FindingGuide(
            FindingCode(rawValue: "project_type_wrong"),
            .error,
            causeZh: "键的值类型不对，例如应为数字而写成文字。",
            causeEn: "a value is of the wrong type, such as text where a number belongs",
            cureZh: "按提示的类型填写。",
            cureEn: "write the type the message names"
        ),
        FindingGuide(
            FindingCode(rawValue: "project_value_invalid"),
            .error,
            causeZh: "键的值不在允许范围内。",
            causeEn: "a value is not among those allowed",
            cureZh: "按提示的取值填写。",
            cureEn: "use one of the values the message names"
        ),
        FindingGuide(
            FindingCode(rawValue: "project_key_unused"),
            .info,
            causeZh: "该键有效，但本版本尚不使用。",
            causeEn: "the key is valid, and this version does not use it yet",
            cureZh: "无需处理；结果与它无关。",
            cureEn: "nothing to do; no figure depends on it"
        ),
        FindingGuide(
            FindingCode(rawValue: "fund_use_refused"),
            .error,
            causeZh: "预算行的用途不在基金使用范围，例如搬迁安置。",
            causeEn: "a budget line is for a use the fund does not pay, such as resettlement",
            cureZh: "改由财政资金列支，或删除该行；提示给出条款。",
            cureEn: "enter it under a public budget or take it out; the message names the clause"
        ),
        FindingGuide(
            FindingCode(rawValue: "rules_invalid"),
            .error,
            causeZh: "县级规则文件有未知的键、类型不符或超出范围的值。",
            causeEn: "a county's rules file has an unknown key, a value of another type or out of range",
            cureZh: "按提示的位置更正；整个文件在更正前不采用。",
            cureEn: "correct it at the place named; nothing of the file is used until then"
        ),
    ]

    /// The run itself.
    static let run: [FindingGuide] = [
        FindingGuide(
            FindingCode(rawValue: "planar_on_geographic"),
            .error,
            causeZh: "经纬度栅格上不能计算平面面积。",
            causeEn: "plane areas are asked for on a geographic raster",
            cureZh: "改用 statutory 或 geodesic。",
            cureEn: "use statutory or geodesic"
        ),
        FindingGuide(
            .surfaceAdvice,
            .info,
            causeZh: "地表分析的提示：噪声、未配准、缺少参数而未计算的量。",
            causeEn:
                "advice on a computed surface: noise, no co-registration, what was left out for want of parameters",
            cureZh: "按提示补充参数，或在成果中注明。",
            cureEn: "give what the message asks for, or say so beside the figures"
        ),
        FindingGuide(
            .areaUndefined,
            .warning,
            causeZh: "栅格超出法定椭球面积的适用范围，面积和体积为空。",
            causeEn: "the raster reaches beyond the range of statutory areas: areas and volumes are null",
            cureZh: "改用 --area planar 或 geodesic。",
            cureEn: "use --area planar or geodesic"
        ),
        FindingGuide(
            .gridsDiffer,
            .error,
            causeZh: "两个栅格的坐标系、像元大小或原点不一致，像元没有对齐。",
            causeEn: "two rasters differ in CRS, cell size or origin, so their cells do not lie on one another",
            cureZh: "先把其中一个重采样到另一个的格网。",
            cureEn: "resample one of them to the grid of the other first"
        ),
        FindingGuide(
            FindingCode(rawValue: "output_refused"),
            .error,
            causeZh: "输出位置已存在或不可用。",
            causeEn: "the output is already there, or cannot be put there",
            cureZh: "换一个位置，或用 --force 替换。",
            cureEn: "choose another place, or replace it with --force"
        ),
        FindingGuide(
            FindingCode(rawValue: "write_failed"),
            .error,
            causeZh: "写入失败，常见原因是磁盘已满或没有权限；没有留下任何不完整的输出。",
            causeEn: "writing failed, often for want of space or permission; nothing incomplete is left behind",
            cureZh: "腾出空间或检查权限后重新运行。",
            cureEn: "make room or check permissions and run again"
        ),
        FindingGuide(
            FindingCode(rawValue: "lock_held"),
            .error,
            causeZh: "另一个进程正在使用同一输出或工作空间。",
            causeEn: "another process uses the same output or workspace",
            cureZh: "稍后再试。",
            cureEn: "try again later"
        ),
        FindingGuide(
            FindingCode(rawValue: "interrupted"),
            .error,
            causeZh: "运行被中断，没有发布任何输出。",
            causeEn: "the run was interrupted; nothing was published",
            cureZh: "重新运行；已完成的部分不会重做。",
            cureEn: "run again; what is done is not done twice"
        ),
        FindingGuide(
            FindingCode(rawValue: "internal_error"),
            .error,
            causeZh: "程序内部错误。",
            causeEn: "a fault of the program itself",
            cureZh: "请附上提示全文和项目文件报告该问题。",
            cureEn: "report it with the whole message and the project file"
        ),
    ]
}
