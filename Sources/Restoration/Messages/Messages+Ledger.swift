public import GeoModel

/// Texts of the ledger's commands.
extension Messages {
    /// A text about an element of a file.
    public static func atPlace(_ place: Int, _ text: LocalizedText) -> LocalizedText {
        LocalizedText(zh: "第 \(place) 行：\(text.zh)", en: "line \(place): \(text.en)")
    }

    /// A list of which nothing was entered.
    public static func nothingEntered(count: Int) -> LocalizedText {
        LocalizedText(
            zh: "全部 \(count) 条均未写入；改正后重新导入。",
            en: "none of the \(count) events was entered; correct it and import again."
        )
    }

    /// An event that is no JSON object.
    public static let eventUnreadable = LocalizedText(zh: "不是 JSON 对象。", en: "it is no JSON object.")

    /// A key of an event that is missing, unknown or unusable.
    public static func eventFault(key: String, value: String?, nearest: String?) -> LocalizedText {
        let (zh, en) =
            switch (value, nearest) {
            case (nil, nil): ("缺少 \(key)", "\(key) is missing")
            case (nil, let near?): ("不认识的键 \(key)，最接近的是 \(near)", "unknown key \(key); the nearest is \(near)")
            case (let value?, nil): ("\(key) 的值“\(value)”无法使用", "the value \"\(value)\" of \(key) cannot be used")
            case (let value?, let near?):
                (
                    "\(key) 的值“\(value)”无法使用，最接近的是 \(near)",
                    "the value \"\(value)\" of \(key) cannot be used; the nearest is \(near)"
                )
            }
        return LocalizedText(zh: zh + "。", en: en + ".")
    }

    /// A subject without events.
    public static func ledgerWithoutSubject(_ subject: String) -> LocalizedText {
        LocalizedText(zh: "台账中没有 \(subject) 的事件。", en: "the ledger has no events of \(subject).")
    }

    /// What a fault of the chain means.
    public static func ledgerFault(_ fault: LedgerFault) -> LocalizedText {
        let row = fault.sequence
        switch fault.reason {
        case .sequence:
            return LocalizedText(
                zh: "第 \(row) 条：编号不连续，有缺行、重复或改动。",
                en: "event \(row): the numbering has a gap, a repetition or a change."
            )
        case .date, .kind, .payload:
            return LocalizedText(
                zh: "第 \(row) 条：内容无法读取（\(fault.reason.rawValue)）。",
                en: "event \(row): its \(fault.reason.rawValue) cannot be read."
            )
        case .evidence:
            return LocalizedText(
                zh: "第 \(row) 条：依据材料的哈希与清单不符。",
                en: "event \(row): the hash of its papers is not that of their list."
            )
        case .previous:
            return LocalizedText(zh: "第 \(row) 条：与前一条不相连。", en: "event \(row): it does not follow the one before.")
        case .rule:
            return LocalizedText(zh: "第 \(row) 条：不符合流程规则。", en: "event \(row): the rules of its case refuse it.")
        case .hash:
            return LocalizedText(
                zh: "第 \(row) 条：内容被改动，与其哈希不符。",
                en: "event \(row): its content was altered; the hash does not fit."
            )
        case .head:
            return LocalizedText(
                zh: "记录过的链尾不在台账中（现有 \(row) 条）：末尾被截断或改写。",
                en: "a head noted before is not in the ledger (\(row) events now): its end was cut off or rewritten."
            )
        }
    }

    /// What the database says of itself.
    public static func storeFault(_ text: String) -> LocalizedText {
        LocalizedText(zh: "数据库自检：\(text)", en: "the database's own check: \(text)")
    }

    /// The result of a check.
    public static func ledgerVerified(place: String, events: Int, head: String, faults: Int) -> LocalizedText {
        LocalizedText(
            zh: faults == 0
                ? "\(place)：\(events) 条事件，链条完整，链尾 \(head)。" : "\(place)：\(events) 条事件，发现 \(faults) 处问题。",
            en: faults == 0
                ? "\(place): \(events) events, one whole chain, head \(head)."
                : "\(place): \(events) events, \(faults) faults."
        )
    }

    /// Events were entered.
    public static func ledgerEntered(count: Int, place: String, isNew: Bool, total: Int) -> LocalizedText {
        LocalizedText(
            zh: (isNew ? "新建工作空间 \(place)。" : "") + "已登记 \(count) 条事件，台账共 \(total) 条。",
            en: (isNew ? "made the workspace \(place). " : "") + "entered \(count) events; the ledger has \(total)."
        )
    }

    /// How many deadlines were found.
    public static func dueListed(asOf: CalendarDate, entries: Int, late: Int) -> LocalizedText {
        LocalizedText(
            zh: "截至 \(asOf)：\(entries) 项，其中逾期 \(late) 项。",
            en: "as of \(asOf): \(entries) deadlines, \(late) of them late."
        )
    }

    /// A workspace was made or brought to a version.
    public static func workspaceMigrated(place: String, from: Int?, to: Int) -> LocalizedText {
        switch from {
        case nil:
            return LocalizedText(zh: "已新建工作空间 \(place)（版本 \(to)）。", en: "made the workspace \(place) (version \(to)).")
        case to?:
            return LocalizedText(
                zh: "工作空间 \(place) 已是版本 \(to)。",
                en: "the workspace \(place) is of version \(to) already."
            )
        case let from?:
            return LocalizedText(
                zh: "工作空间 \(place) 已从版本 \(from) 升级到 \(to)。",
                en: "brought the workspace \(place) from version \(from) to \(to)."
            )
        }
    }

    /// A machine's name.
    public static func machine(_ machine: MachineID) -> LocalizedText {
        switch machine {
        case .delisting: return LocalizedText(zh: "销号", en: "sign-off")
        case .shanggaoCancel: return LocalizedText(zh: "注销", en: "cancellation")
        case .shanggaoRenew: return LocalizedText(zh: "延续", en: "renewal")
        case .rectification: return LocalizedText(zh: "限期整改", en: "rectification")
        case .funding: return LocalizedText(zh: "基金项目", en: "funded project")
        }
    }

    /// What a deadline is for.
    public static func deadline(_ kind: CaseDeadline.Kind) -> LocalizedText {
        switch kind {
        case .publishLatest: return LocalizedText(zh: "最迟公示", en: "publish the notice")
        case .noticeMayClose: return LocalizedText(zh: "公示期满可结束", en: "notice may be closed")
        case .delisting: return LocalizedText(zh: "销号", en: "sign-off")
        case .plan: return LocalizedText(zh: "修复方案", en: "restoration plan")
        case .works: return LocalizedText(zh: "治理并验收", en: "accepted works")
        case .townshipWorks: return LocalizedText(zh: "乡镇完成治理", en: "works by the township")
        case .application: return LocalizedText(zh: "提交注销申请", en: "apply for cancellation")
        case .preparation: return LocalizedText(zh: "完善四项手续并治理", en: "four approvals and works")
        case .grace: return LocalizedText(zh: "整改期限", en: "months of grace")
        case .bareAreas: return LocalizedText(zh: "裸露区治理", en: "bare areas")
        case .townshipBareAreas: return LocalizedText(zh: "乡镇治理裸露区", en: "bare areas by the township")
        case .rectification: return LocalizedText(zh: "限期整改", en: "rectification order")
        }
    }
}
