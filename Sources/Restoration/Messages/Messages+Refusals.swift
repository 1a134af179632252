/// Texts of refused ledger drafts, fund lines and shares, draws, and orders of steps.
extension Messages {
    /// What a value of an event may be; nil for any text.
    private static func eventValue(_ key: String) -> LocalizedText? {
        func words(_ list: [String]) -> LocalizedText { expectedOneOf(list) }
        switch key {
        case "cohort": return LocalizedText(zh: "应销号的年份，如 2019", en: "the year of its delisting, for example 2019")
        case "decision_date", "start_date", "until":
            return LocalizedText(zh: "日期，如 2023-10-11", en: "a day, for example 2023-10-11")
        case "mode": return words(ImplementationMode.allCases.map(\.rawValue))
        case "supply": return words(Supply.allCases.map(\.rawValue))
        case "level": return words(SchemeFiling.Level.allCases.map(\.rawValue))
        case "result": return words(Aftercare.Finding.allCases.map(\.rawValue))
        case "damage_type": return words(DamageType.allCases.map(\.rawValue))
        default: return nil
        }
    }

    /// Why a draft does not enter the ledger.
    public static func ledgerRefused(_ refusal: LedgerRefusal) -> LocalizedText {
        switch refusal {
        case .empty(let field):
            return LocalizedText(zh: "\(field) 为空，请填写。", en: "\(field) is empty; fill it in.")
        case .reservedKey(let key):
            return LocalizedText(
                zh: "键 \(key) 由台账自用，请换一个名称。",
                en: "the key \(key) is the ledger's own; use another name."
            )
        case .unusableText(let subject):
            return LocalizedText(
                zh: "\(subject)：文字中含有空字符（NUL），请删除。",
                en: "\(subject): a text holds the character NUL; remove it."
            )
        case .alreadyOpen(let machine, let subject):
            return LocalizedText(
                zh: "\(subject)：流程 \(machine.rawValue) 已经立案，请登记后续事件。",
                en: "\(subject): the case \(machine.rawValue) was opened before; enter its next event."
            )
        case .notOpen(let machine, let subject):
            return LocalizedText(
                zh: "\(subject)：流程 \(machine.rawValue) 尚未立案，请先立案。",
                en: "\(subject): the case \(machine.rawValue) was never opened; open it first."
            )
        case .parameter(let error, let subject):
            return LocalizedText(
                zh:
                    "\(subject)：立案参数 \(error.key) 缺失或无法使用；应为\(eventValue(error.key)?.zh ?? "文字")，写 --set \(error.key)=…",
                en: "\(subject): the parameter \(error.key) of the case is missing or unusable; it is "
                    + "\(eventValue(error.key)?.en ?? "a text"): --set \(error.key)=…"
            )
        case .evidenceMissing(let papers, let event, let subject, let clause):
            return evidenceMissing(papers, event: event, case: subject, clause: clause)
        case .event(let refusal, let subject):
            return eventRefused(refusal, case: subject)
        case .valueMissing(let key, let kind, let subject):
            return LocalizedText(
                zh: "\(subject)：事件 \(kind.text) 缺少可用的 \(key)，请补上" + (eventValue(key).map { "：\($0.zh)" } ?? "") + "。",
                en: "\(subject): \(kind.text) lacks a usable \(key); add it"
                    + (eventValue(key).map { ": \($0.en)" } ?? "") + "."
            )
        case .nothingToEnd(let kind, let subject):
            return LocalizedText(
                zh: "\(subject)：没有可由 \(kind.text) 结束的事项，请核对编号和日期。",
                en: "\(subject): there is nothing for \(kind.text) to end; check the id and the date."
            )
        case .damaged(let fault):
            return LocalizedText(
                zh: "台账第 \(fault.sequence) 行损坏（\(fault.reason.rawValue)），未写入任何内容。请从备份恢复后再登记。",
                en: "row \(fault.sequence) of the ledger is damaged (\(fault.reason.rawValue)); nothing was written. "
                    + "Restore it from a backup first."
            )
        }
    }

    /// Why a total cannot be shared.
    public static func fundShareRefused(_ error: FundShareError) -> LocalizedText {
        switch error {
        case .noResponsibility:
            return LocalizedText(
                zh: "各企业责任合计为 0，无法分摊。请核对责任数。",
                en: "the responsibilities add up to nothing; there is nothing to share by. Check them."
            )
        case .responsibility(let name):
            return LocalizedText(
                zh: "\(name) 的责任数为负或过大（应在 0 到 10¹⁰ 之间）。",
                en: "the responsibility of \(name) is negative or beyond 10¹⁰."
            )
        case .duplicateName(let name):
            return LocalizedText(
                zh: "\(name) 出现了两次，请合并为一行。",
                en: "\(name) comes twice; make one line of it."
            )
        case .total:
            return LocalizedText(
                zh: "总额为负、过大，或小数位数超过分摊精度。",
                en: "the total is negative, beyond 10¹⁰, or has more decimals than are shared."
            )
        }
    }

    /// Why a budget line is refused.
    public static func budgetLineRefused(_ refusal: BudgetLineRefusal) -> LocalizedText {
        switch refusal {
        case .notEligible(let use, let clause):
            return LocalizedText(
                zh: "基金不得用于 \(use.rawValue)（\(clause)）。请改列其他资金来源。",
                en: "the fund does not pay for \(use.rawValue) (\(clause)); name another source of money."
            )
        case .negativeAmount(let project):
            return LocalizedText(zh: "\(project)：金额不能为负。", en: "\(project): an amount cannot be negative.")
        case .overdrawn(let project, let excess):
            let yuan = excess.yuan.text(decimals: 2)
            return LocalizedText(
                zh: "\(project)：提取比计划多 \(yuan) 元，请先调整计划。",
                en: "\(project): \(yuan) yuan more drawn than planned; change the plan first."
            )
        }
    }

    /// Why a draw cannot be made.
    public static func drawRefused(_ error: RandomDrawError) -> LocalizedText {
        switch error {
        case .emptySeed:
            return LocalizedText(
                zh: "没有随机种子。请先公布一个种子，再抽取。",
                en: "there is no seed. Publish one before the draw."
            )
        case .unusableID(let id):
            return LocalizedText(
                zh: "编号“\(id)”为空或含换行，无法抽取。",
                en: "the id \"\(id)\" is empty or holds a line break."
            )
        case .duplicateID(let id):
            return LocalizedText(zh: "编号 \(id) 在名单中出现了两次。", en: "the id \(id) comes twice in the pool.")
        case .count(let wanted, let available):
            return LocalizedText(
                zh: "要抽取 \(wanted) 个，回避后名单中有 \(available) 个。",
                en: "\(wanted) are to be drawn, and \(available) are left in the pool."
            )
        }
    }

    /// Why steps cannot be planned backwards.
    public static func stepsRefused(_ error: BackwardScheduleError) -> LocalizedText {
        switch error {
        case .duplicateStep(let id):
            return LocalizedText(zh: "步骤 \(id) 出现了两次。", en: "the step \(id) comes twice.")
        case .unknownStep(let id, let after):
            return LocalizedText(
                zh: "步骤 \(after) 的前一步 \(id) 不存在。",
                en: "the step \(after) follows \(id), which is not there."
            )
        case .cycle(let ids):
            let ring = (ids + ids.prefix(1)).joined(separator: " → ")
            return LocalizedText(
                zh: "步骤互为先后，无法排期：\(ring)。",
                en: "steps wait for one another and cannot be planned: \(ring)."
            )
        }
    }
}
