import GeoModel

/// Running sums over pieces: the one way every table's areas and volumes come about (design 4.8).
struct PieceSums {
    private(set) var balance: BalanceFigures
    /// The three areas; nil by a method as soon as one piece has none.
    private(set) var areas = AreaFigures(statutory: .zero, geodesic: .zero, planar: .zero)
    private(set) var classes: [ExactArea]
    private(set) var valid = ExactArea.zero
    private(set) var nodata = ExactArea.zero
    private(set) var masked = ExactArea.zero
    private(set) var outside = ExactArea.zero
    private(set) var fractionSum = 0.0
    private(set) var valueFractionSum = 0.0
    private(set) var volume = 0.0
    private(set) var uplift = 0.0
    private(set) var layerArea: [ExactArea]
    private(set) var layerDamaged: [ExactArea]
    /// Damaged area under the restored features asked about, whether they count there or not.
    private(set) var restoredOnDamage = ExactArea.zero

    /// Vegetation of the pieces.
    private(set) var vegetation = VegetationSums()
    /// Grades of their land.
    private(set) var landDamage = LandDamageSums()

    private let layerKinds: [ProtectedKind]
    private let hasSubsidence: Bool

    /// Sums of nothing: zero everywhere, unknown nil without a subsidence layer.
    init(protectedLayers: [ProtectedLayerRecord], classCount: Int, hasSubsidence: Bool) {
        layerKinds = protectedLayers.map(\.kind)
        self.hasSubsidence = hasSubsidence
        let kinds = layerKinds.map { ($0, KindFigures(union: .zero, damaged: .zero)) }
        balance = BalanceFigures(
            unknown: hasSubsidence ? .zero : nil,
            protectedByKind: Dictionary(kinds) { first, _ in first }
        )
        classes = Array(repeating: .zero, count: classCount)
        layerArea = Array(repeating: .zero, count: protectedLayers.count)
        layerDamaged = layerArea
    }

    /// Adds a piece.
    ///
    /// - Parameter isUnderRestored: a restored feature of those asked about covers the piece.
    mutating func add(_ piece: PieceMeasurement, _ account: PieceAccount, isUnderRestored: Bool) {
        balance.area += piece.area
        areas.statutory = Self.sum(areas.statutory, piece.areas?.statutory)
        areas.geodesic = Self.sum(areas.geodesic, piece.areas?.geodesic)
        areas.planar = Self.sum(areas.planar, piece.areas?.planar)
        balance.damaged += account.damaged
        if let unknown = account.unknown { balance.unknown = (balance.unknown ?? .zero) + unknown }
        balance.restored += account.restored
        balance.accepted += account.accepted
        balance.inWorks += account.inWorks
        balance.exempt += account.exempt
        balance.pending += account.pending
        if isUnderRestored { restoredOnDamage += account.damaged }
        vegetation.add(piece, account)
        landDamage.add(piece)
        addProtected(piece, account)
        if hasSubsidence { addRaster(piece) }
    }

    private static func sum(_ a: ExactArea?, _ b: ExactArea?) -> ExactArea? {
        guard let a, let b else { return nil }
        return a + b
    }

    private mutating func addProtected(_ piece: PieceMeasurement, _ account: PieceAccount) {
        guard !piece.protected.isEmpty else { return }
        balance.protectedUnion += piece.area
        for layer in piece.protected {
            layerArea[layer] += piece.area
            layerDamaged[layer] += account.damaged
        }
        for kind in Set(piece.protected.map { layerKinds[$0] }) {
            balance.protectedByKind[kind]?.union += piece.area
            balance.protectedByKind[kind]?.damaged += account.damaged
        }
    }

    private mutating func addRaster(_ piece: PieceMeasurement) {
        guard let raster = piece.raster else {
            outside += piece.area
            return
        }
        valid += raster.valid
        nodata += raster.nodata
        masked += raster.masked
        outside += raster.outside
        for (index, area) in raster.classes.enumerated() { classes[index] += area }
        fractionSum += raster.fractionSum
        valueFractionSum += raster.valueFractionSum
        volume += raster.volume
        uplift += raster.uplift
    }

    /// The raster figures; nil without a subsidence layer.
    ///
    /// - Parameters:
    ///   - thresholds: class bounds in metres.
    ///   - bounds: least and greatest areas of the whole mine; empty where there are none to give.
    ///   - maximum: largest value in metres.
    func subsidence(thresholds: [Double], bounds: [ClassBounds], maximum: Double?) -> SubsidenceFigures? {
        guard hasSubsidence else { return nil }
        let figures = classes.indices.map { index in
            ClassFigures(
                from: index == 0 ? nil : thresholds[index - 1],
                to: index == thresholds.count ? nil : thresholds[index],
                area: classes[index],
                // Bounds come from whole cells, areas from pieces scaled to the polygon: a last digit must not cross.
                minimum: bounds.isEmpty ? nil : min(bounds[index].minimum, classes[index]),
                maximum: bounds.isEmpty ? nil : max(bounds[index].maximum, classes[index])
            )
        }
        return SubsidenceFigures(
            classes: figures,
            mean: fractionSum > 0 ? valueFractionSum / fractionSum : nil,
            maximum: maximum,
            volume: volume,
            uplift: uplift,
            valid: valid,
            nodata: nodata,
            masked: masked,
            outside: outside
        )
    }
}
