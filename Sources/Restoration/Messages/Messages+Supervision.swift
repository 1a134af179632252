import GeoModel

/// Texts about blocks, overdue cases, registers, cards, draws and packets.
extension Messages {
    /// A closed application or supply.
    public static func blockSubject(_ subject: BlockList.Subject) -> LocalizedText {
        switch subject {
        case .application(.miningLicenceNew): return LocalizedText(zh: "采矿许可证新立", en: "new mining licence")
        case .application(.miningLicenceRenewal): return LocalizedText(zh: "采矿许可证延续", en: "renewal of the licence")
        case .application(.miningLicenceChange): return LocalizedText(zh: "采矿许可证变更", en: "change of the licence")
        case .application(.miningLicenceCancellation):
            return LocalizedText(zh: "采矿许可证注销", en: "cancellation of the licence")
        case .application(.constructionLandNew): return LocalizedText(zh: "新的建设用地", en: "new construction land")
        case .supply(.power): return LocalizedText(zh: "供电", en: "power")
        case .supply(.explosives): return LocalizedText(zh: "民爆物品", en: "explosives")
        case .supply(.miningLicence): return LocalizedText(zh: "采矿许可证", en: "mining licence")
        case .supply(.businessLicence): return LocalizedText(zh: "营业执照", en: "business licence")
        }
    }

    /// End of `block list`.
    public static func blockListed(entries: Int, mines: Int, date: String) -> LocalizedText {
        LocalizedText(
            zh: "截至 \(date)：受限事项 \(entries) 项，涉及矿山 \(mines) 个。",
            en: "on \(date): closures: \(entries), mines: \(mines)"
        )
    }

    /// The answer for one application.
    public static func blockAnswer(mine: String, application: BlockedApplication, reasons: Int) -> LocalizedText {
        let name = blockSubject(.application(application))
        return reasons == 0
            ? LocalizedText(zh: "\(mine)：\(name.zh)可以受理。", en: "\(mine): \(name.en) may be accepted")
            : LocalizedText(
                zh: "\(mine)：\(name.zh)不得受理（004 三（一））。",
                en: "\(mine): \(name.en) must not be accepted (004 三（一）)"
            )
    }

    /// What is late.
    public static func overdueKind(_ kind: OverdueList.Entry.Kind) -> LocalizedText {
        switch kind {
        case .planOverdue: return LocalizedText(zh: "修复方案逾期未编制", en: "restoration plan overdue")
        case .worksOverdue:
            return LocalizedText(zh: "整治逾期，转由所属林场、乡镇完成", en: "works overdue: the township or forest farm takes over")
        case .townshipOverdue: return LocalizedText(zh: "林场、乡镇整治逾期", en: "the township's works overdue")
        case .applicationOverdue:
            return LocalizedText(zh: "逾期未申请注销，县政府网站公告后直接注销", en: "no application in time: announced, then cancelled")
        case .bareAreasOverdue:
            return LocalizedText(zh: "不使用区裸露地逾期，转由林场、乡镇完成", en: "bare ground overdue: the township takes over")
        case .renewalGrace:
            return LocalizedText(zh: "延续手续逾期，在 3 个月整改期内", en: "renewal overdue, in its three months of grace")
        case .renewalGivenUp: return LocalizedText(zh: "整改期满，视为自动放弃", en: "grace over: deemed given up")
        case .rectificationOverdue: return LocalizedText(zh: "限期整改逾期或不到位", en: "rectification order not followed")
        case .delistingLate: return LocalizedText(zh: "未按期销号", en: "not delisted in time")
        }
    }

    /// End of `block overdue`.
    public static func overdueListed(_ count: Int, date: String) -> LocalizedText {
        LocalizedText(zh: "截至 \(date)：逾期 \(count) 项。", en: "on \(date): overdue: \(count)")
    }

    /// What is missing in a register's entry.
    public static func recordGap(_ gap: SupervisionRecord.Gap) -> LocalizedText {
        switch gap {
        case .overdue: return LocalizedText(zh: "已逾期", en: "overdue")
        case .noDeadline: return LocalizedText(zh: "没有完成期限", en: "no day by which it has to be done")
        case .noWatchPost: return LocalizedText(zh: "没有群测群防责任岗位", en: "no watch post")
        case .cardIncomplete:
            return LocalizedText(zh: "避险卡缺预警信号、撤离路线或安置点", en: "signal, way out or shelter missing on the card")
        case .cardNotReceived: return LocalizedText(zh: "明白卡、避险卡没有签收日期", en: "no receipt of the cards")
        case .noScheme: return LocalizedText(zh: "没有逐项整治方案", en: "no scheme for it")
        case .builtAnew: return LocalizedText(zh: "补偿安置后又新建", en: "built anew after it was paid off")
        case .noWaterScheme: return LocalizedText(zh: "没有保水开采方案", en: "no water-saving scheme")
        case .notReplanted: return LocalizedText(zh: "已清理未恢复植被", en: "cleared and not replanted")
        case .leadContradictory:
            return LocalizedText(
                zh: "方案三（七）正文由矿山安全监管局监督、牵头单位写应急管理局，请报请明确",
                en: "item 7 names the mine-safety bureau in its text and the emergency bureau as lead: ask"
            )
        }
    }

    /// The heading of a register's card.
    public static func cardTitle(_ register: SupervisionRecord.Register) -> LocalizedText {
        switch register {
        case .demolition: return LocalizedText(zh: "已补偿安置建筑物拆除卡", en: "Demolition card")
        case .hazards: return LocalizedText(zh: "地质灾害防灾避险明白卡", en: "Hazard card")
        case .trees: return LocalizedText(zh: "枯死树木清理与植被恢复任务卡", en: "Dead-tree task")
        case .water: return LocalizedText(zh: "地下水位与水质整治任务卡", en: "Water task")
        }
    }

    /// The name of a value of a card.
    public static func cardLabel(_ key: String) -> LocalizedText {
        let names: [String: (String, String)] = [
            "id": ("编号", "no."), "mine_id": ("矿山", "mine"), "town": ("乡镇", "town"), "place": ("位置", "place"),
            "kind": ("类型", "kind"), "cause": ("成因", "cause"), "scale": ("规模", "scale"),
            "people": ("受威胁人数", "people threatened"),
            "signs": ("前兆", "signs"), "signal": ("预警信号", "warning signal"), "way_out": ("撤离路线", "way out"),
            "shelter": ("安置点", "shelter"), "watch_post": ("群测群防责任岗位", "watch post"),
            "duty_phone_post": ("值班岗位", "duty post"),
            "received": ("签收日期", "received"), "scheme": ("整治方案", "scheme"), "compensated": ("补偿安置日期", "paid off"),
            "area_m2": ("建筑面积（平方米）", "floor area, m2"), "built_anew": ("补偿后新建", "built anew"),
            "trees": ("枯死树木（株）", "dead trees"), "area_mu": ("面积（亩）", "area, mu"),
            "suited": ("宜林或宜草", "forest or grass"),
            "replanted": ("植被恢复日期", "replanted"), "level_before_m": ("原水位埋深（米）", "depth before, m"),
            "level_now_m": ("现水位埋深（米）", "depth now, m"), "measured": ("测量日期", "measured"),
            "pollution": ("水质问题", "pollution"), "supply": ("受影响供水", "supply affected"), "due": ("完成期限", "due"),
            "done": ("完成日期", "done"), "leads": ("牵头单位", "lead"), "clause": ("依据条款", "clause"),
        ]
        let name = names[key] ?? (key, key)
        return LocalizedText(zh: name.0, en: name.1)
    }

    /// End of `cards`.
    public static func cardsMade(_ count: Int, gaps: Int) -> LocalizedText {
        LocalizedText(zh: "登记 \(count) 项，有缺漏或逾期的 \(gaps) 项。", en: "entries: \(count), with gaps or overdue: \(gaps)")
    }

    /// A cause column without a word.
    public static func expectedCause() -> LocalizedText {
        LocalizedText(zh: "natural（自然原因）或 mining（开采因素）", en: "natural or mining")
    }

    /// A draw's result does not follow from its log.
    public static func drawDiffers(path: String) -> LocalizedText {
        LocalizedText(
            zh: "\(path) 中的结果与按其种子和名单重抽的不一致。",
            en: "the result in \(path) is not what its seed and pool give"
        )
    }

    /// A draw's result was repeated.
    public static func drawRepeated(path: String) -> LocalizedText {
        LocalizedText(zh: "\(path)：重抽结果一致。", en: "\(path): drawn again with the same result")
    }

    /// End of `draw`.
    public static func drawHeld(_ draw: RandomDraw) -> LocalizedText {
        LocalizedText(
            zh: "从 \(draw.poolCount) 个中抽取 \(draw.drawn.count) 个；名单哈希 \(draw.poolHash.hex)。",
            en: "drawn \(draw.drawn.count) of \(draw.poolCount); pool hash \(draw.poolHash.hex)"
        )
    }

    /// A file that is no draw.
    public static func notADraw(path: String) -> LocalizedText {
        LocalizedText(zh: "\(path) 不是 draw 的记录。", en: "\(path) is no log of draw")
    }

    /// No events for a packet.
    public static func evidenceEmpty(subject: String, date: String) -> LocalizedText {
        LocalizedText(zh: "截至 \(date)，台账中没有 \(subject) 的事件。", en: "the ledger has no event of \(subject) up to \(date)")
    }

    /// A packet beyond the format.
    public static func evidenceTooLarge(path: String) -> LocalizedText {
        LocalizedText(zh: "\(path)：文件合计超过 4 GB，请分包。", en: "\(path): more than 4 GB; make several packets")
    }

    /// A paper the ledger names and that was not given.
    public static func evidenceMissing(_ paper: String, event: Int, hash: String) -> LocalizedText {
        LocalizedText(
            zh: "第 \(event) 号事件的\(paper)（\(hash.prefix(12))…）未随包提供。",
            en: "the \(paper) of event \(event) (\(hash.prefix(12))…) is not in the packet"
        )
    }

    /// End of `evidence`.
    public static func evidenceWritten(path: String, events: Int, papers: Int, missing: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(path)：事件 \(events) 条，文件 \(papers) 份，缺 \(missing) 份。",
            en: "\(path): events: \(events), papers: \(papers), missing: \(missing)"
        )
    }

    /// A notice of rectification.
    public static func notice(_ entry: NoticeText) -> [LocalizedText] {
        let problem = entry.problem
        return [
            LocalizedText(zh: "限期整改通知书", en: "Rectification order"),
            LocalizedText(zh: "编号：\(entry.subject)", en: "No.: \(entry.subject)"),
            LocalizedText(zh: "矿山：\(entry.mine)", en: "Mine: \(entry.mine)"),
            LocalizedText(
                zh: "经检查，发现以下问题：\(problem ?? "＿＿＿＿＿＿＿＿＿＿")。",
                en: "Found on inspection: \(problem ?? "____________________")."
            ),
            LocalizedText(
                zh: "请于 \(entry.due)（含当日）前完成整改，并报请复查。",
                en: "Put it right by \(entry.due) (that day included) and ask for the re-check."
            ),
            LocalizedText(
                zh: "逾期不整改或整改不到位的，自次日起不受理采矿许可证新立、延续、变更、注销和新的建设用地申请（004 三（一））。",
                en:
                    "Otherwise, from the next day, no application for a new licence, its renewal, change or cancellation, or for "
                    + "new construction land is accepted (004 三（一）)."
            ),
            LocalizedText(zh: "下达日期：\(entry.given)", en: "Given: \(entry.given)"),
            LocalizedText(
                zh: "下达单位（盖章）：＿＿＿＿＿＿＿＿　签收岗位：＿＿＿＿＿＿＿＿",
                en: "By (seal): ________  Received by (post): ________"
            ),
        ]
    }

    /// End of `block notices`.
    public static func noticesMade(_ count: Int) -> LocalizedText {
        LocalizedText(zh: "未关闭的限期整改通知 \(count) 份。", en: "open rectification orders: \(count)")
    }
}

/// What stands in a rectification order.
public struct NoticeText: Sendable, Hashable {
    /// The case.
    public var subject: String
    /// The mine.
    public var mine: String
    /// The problem in words; nil leaves a line to fill in.
    public var problem: String?
    /// The day it was given.
    public var given: String
    /// The last day to put it right, inclusive.
    public var due: String

    /// Creates the words.
    public init(subject: String, mine: String, problem: String?, given: String, due: String) {
        self.subject = subject
        self.mine = mine
        self.problem = problem
        self.given = given
        self.due = due
    }
}
