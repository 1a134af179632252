public import Restoration

/// Fields that hold persons: right holders, interpreters, checkers, contacts.
///
/// They are left out of every layer unless the project maps them to a field of ours (a post or an organisation);
/// `holder_org` needs `keep_holder` besides.
enum PersonalFields {
    private static let words = [
        "采矿权人", "矿权人", "探矿权人", "权利人", "采矿人", "法定代表人", "法人代表", "法人", "负责人", "责任人", "联系人", "联系电话", "联系方式", "电话", "手机",
        "手机号", "身份证", "身份证号", "解译人", "解译人员", "解译员", "判读人", "检查人", "检查人员", "检查员", "核查人", "核查人员", "审核人", "审核人员", "校核人",
        "复核人", "质检人", "质检员", "填表人", "填报人", "调查人", "调查人员", "记录人", "制图人", "制图员", "作业员", "作业人员", "举报人", "经办人", "户主", "姓名",
        "承包人", "验收人", "监理员", "签字人", "编制人", "录入人", "录入员",
    ]
    private static let latinNames: Set<String> = [
        "holder", "holder_org", "holdername", "right_holder", "owner_name", "ownername", "contact", "contact_name",
        "phone", "tel",
        "telephone", "mobile", "email", "idcard", "id_card", "interpreter", "interpreted_by", "checker", "checked_by",
        "inspector", "inspected_by", "surveyor", "surveyed_by", "operator", "reviewer", "reviewed_by", "author",
        "digitizer",
        "ckqr", "kqr", "jyr", "jyry", "jcr", "jcry", "shr", "hcr", "hcry", "lxr", "lxdh", "lxfs", "dh", "sjh", "fzr",
        "tbr", "dcr",
        "dcry", "frdb", "fddbr", "jlr", "ztr", "zyy", "zjy", "sfzh", "xm", "fhr", "jhr",
    ]

    /// True when a field's name says that it holds a person.
    static func isPersonal(_ name: String) -> Bool {
        let key = CoordinateText.halfWidth(name).lowercased().trimmingSpaces()
        if latinNames.contains(key) { return true }
        if words.contains(where: { key == $0 || key.hasSuffix($0) || key.hasPrefix($0) && key.count <= $0.count + 2 }) {
            return true
        }
        // A DBF name cut at ten bytes: three characters in UTF-8, five in GBK.
        let isCut = (key.count == 3 || key.count == 5) && key.unicodeScalars.allSatisfy { $0.value > 0x2E80 }
        return isCut && words.contains { $0.count > key.count && $0.hasPrefix(key) }
    }
}

extension FindingCode {
    /// Fields that hold persons were left out.
    public static let personalFieldsDropped = FindingCode(rawValue: "personal_fields_dropped")
}
