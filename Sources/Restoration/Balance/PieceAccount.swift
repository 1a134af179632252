public import GeoModel

/// How the damage of one piece is booked: restored + inWorks + exempt + pending = damaged, to the last 1e-6 m².
public struct PieceAccount: Sendable, Hashable {
    /// `damaged_m2`.
    public var damaged: ExactArea
    /// `unknown_m2`; nil without any subsidence layer.
    public var unknown: ExactArea?
    /// Damaged and restored.
    public var restored: ExactArea
    /// The part of `restored` that is accepted or delisted.
    public var accepted: ExactArea
    /// Damaged and in works.
    public var inWorks: ExactArea
    /// Damaged and exempt.
    public var exempt: ExactArea
    /// Damaged and none of these.
    public var pending: ExactArea
    /// Damaged land to be greened; zero without vegetation data.
    public var toBeGreened = ExactArea.zero
    /// Restored land of it that is green; nil where nothing tells.
    public var greened: ExactArea? = .zero
    /// The account of the damaged part; where parts damaged at different dates differ, that of the largest area.
    /// Nil without damage.
    public var account: RestorationAccount?
    /// The status that decided, likewise; nil where no restoration counts.
    public var status: RestorationStatus?

    /// A piece without damage.
    public init(unknown: ExactArea?) {
        damaged = .zero
        self.unknown = unknown
        restored = .zero
        accepted = .zero
        inWorks = .zero
        exempt = .zero
        pending = .zero
    }

    /// The account of a status; land of an exempt mine that would be pending is exempt.
    static func account(of status: RestorationStatus?, isExempt: Bool) -> RestorationAccount {
        let account = status?.account ?? .pending
        return isExempt && account == .pending ? .exempt : account
    }

    /// Books damaged land under the status that decides there.
    mutating func book(_ area: ExactArea, status: RestorationStatus?, isExempt: Bool = false) {
        damaged += area
        switch PieceAccount.account(of: status, isExempt: isExempt) {
        case .restored:
            restored += area
            if status?.isAccepted == true { accepted += area }
        case .inWorks: inWorks += area
        case .exempt: exempt += area
        case .pending: pending += area
        }
    }

    /// The account of the largest area, pending before the others of equals; nil without damage.
    var largestAccount: RestorationAccount? {
        guard damaged != .zero else { return nil }
        let order: [RestorationAccount] = [.pending, .inWorks, .exempt, .restored]
        let most = order.map { area(of: $0) }.max()
        return order.first { area(of: $0) == most }
    }

    /// The area of one account.
    public func area(of account: RestorationAccount) -> ExactArea {
        switch account {
        case .restored: return restored
        case .inWorks: return inWorks
        case .exempt: return exempt
        case .pending: return pending
        }
    }
}
