public import GeoModel

/// Area whose cover class changed from one to another.
public struct CoverTransition: Sendable, Hashable {
    /// Class 1…5 before.
    public let from: Int
    /// Class 1…5 after.
    public let to: Int
    /// The area.
    public let area: ExactArea
}

/// Vegetation of a mine or of a row of totals (domain 4.1, 4.2).
public struct VegetationFigures: Sendable, Hashable {
    /// Mean fractional cover 0…1, weighed by covered fraction; nil without cover.
    public var meanCover: Double?
    /// Area by the five classes, lowest first; with `withoutData` it adds up to the area.
    public var classes: [ExactArea]
    /// Area without a cover.
    public var withoutData: ExactArea
    /// Areas by class on both dates, in order; nil with one date.
    public var transitions: [CoverTransition]?
    /// Mean cover of the undamaged ring around the mine; nil in totals and where the ring has none.
    public var referenceCover: Double?
    /// Cover from which treated land of the mine is green; nil likewise.
    public var threshold: Double?
    /// Damaged land to be greened: without exempt land, water, roads and built land.
    public var toBeGreened: ExactArea
    /// Treated land of it whose mean cover reaches the threshold; nil where no ring tells.
    public var greened: ExactArea?

    /// Greening rate 复绿率; nil where nothing is to be greened or nothing tells.
    public var greeningRate: Double? {
        greened.flatMap { Greening.rate(green: $0.squareMetres, required: toBeGreened.squareMetres) }
    }

    /// Area that changed for the better (1), for the worse (−1), or not (0); nil with one date.
    public func changed(_ direction: Int) -> ExactArea? {
        transitions.map { list in
            list.filter { ($0.to - $0.from).signum() == direction }.reduce(.zero) { $0 + $1.area }
        }
    }
}

/// Running sums of vegetation over pieces.
struct VegetationSums {
    private var areas: [VegetationState: ExactArea] = [:]
    private var withoutData = ExactArea.zero
    private var fractionSum = 0.0
    private var coverSum = 0.0
    private var toBeGreened = ExactArea.zero
    private var greened = ExactArea.zero
    private var isGreenKnown = true

    mutating func add(_ piece: PieceMeasurement, _ account: PieceAccount) {
        guard let vegetation = piece.vegetation else {
            withoutData += piece.area
            return
        }
        for (state, area) in vegetation.areas { areas[state, default: .zero] += area }
        withoutData += vegetation.withoutData
        fractionSum += vegetation.fractionSum
        coverSum += vegetation.coverSum
        toBeGreened += account.toBeGreened
        if let green = account.greened { greened += green } else { isGreenKnown = false }
    }

    /// The figures.
    ///
    /// - Parameters:
    ///   - hasChange: there are two dates.
    ///   - referenceCover: of the ring around a mine; nil for totals.
    func figures(hasChange: Bool, referenceCover: Double?, share: Double) -> VegetationFigures {
        var classes = Array(repeating: ExactArea.zero, count: 5)
        var changes: [Int: ExactArea] = [:]
        for (state, area) in areas {
            classes[state.after - 1] += area
            if let before = state.before { changes[10 * before + state.after, default: .zero] += area }
        }
        return VegetationFigures(
            meanCover: fractionSum > 0 ? coverSum / fractionSum : nil,
            classes: classes,
            withoutData: withoutData,
            transitions: hasChange
                ? changes.keys.sorted().map {
                    CoverTransition(from: $0 / 10, to: $0 % 10, area: changes[$0] ?? .zero)
                } : nil,
            referenceCover: referenceCover,
            threshold: referenceCover.map { $0 * share },
            toBeGreened: toBeGreened,
            greened: isGreenKnown ? greened : nil
        )
    }
}
