import GeoModel
import Restoration

/// Short ways to write down pieces and features.
func day(_ text: String) -> CalendarDate? { CalendarDate(text: text) }

func square(_ metres: Double) -> ExactArea { ExactArea(squareMetres: metres) }

func mine(_ id: String, validFrom: String? = nil, category: String? = nil, people: Double? = nil) -> MineRecord {
    MineRecord(mineID: id, category: category, validFrom: validFrom.flatMap(day), people: people)
}

func damage(_ date: String? = nil, status: RestorationStatus? = nil, mine: String? = nil, id: Int64 = 0)
    -> DamageFeature
{
    DamageFeature(
        layerName: "damage",
        layerIndex: 0,
        featureID: id,
        date: date.flatMap(day),
        status: status,
        mineID: mine
    )
}

func restored(
    _ status: RestorationStatus,
    _ date: String? = nil,
    raw: String? = nil,
    source: RestorationFeature.StatusSource = .field,
    mine: String? = nil
) -> RestorationFeature {
    RestorationFeature(
        layerName: "restored",
        layerIndex: 0,
        featureID: 1,
        status: status,
        statusRaw: raw,
        statusSource: source,
        date: date.flatMap(day),
        mineID: mine
    )
}

/// A raster of one class bound: `damaged` by date, the rest sound or unknown.
func raster(_ damaged: [(String?, Double)], sound: Double = 0, unknown: Double = 0) -> PieceRaster {
    let parts = damaged.map { DatedArea(date: $0.0.flatMap(day), area: square($0.1)) }
    let low = square(sound)
    let high = parts.reduce(.zero) { $0 + $1.area }
    return PieceRaster(
        valid: low + high,
        nodata: square(unknown),
        classes: [low, high],
        damagedByDate: parts,
        sound: low,
        unknown: square(unknown),
        fractionSum: 10,
        valueFractionSum: 5,
        volume: 100
    )
}

func measured(_ area: Double = 0, restoredUnion: Double = 0, damagedOutside: Double = 0) -> MineMeasurement {
    MineMeasurement(
        areas: AreaFigures(statutory: square(area), geodesic: nil, planar: nil),
        classBounds: [ClassBounds(minimum: .zero, maximum: .zero), ClassBounds(minimum: .zero, maximum: .zero)],
        restoredUnion: square(restoredUnion),
        damagedOutside: square(damagedOutside)
    )
}

/// The assessment of one mine `A`.
func assess(
    _ pieces: [PieceMeasurement],
    damage: [DamageFeature] = [],
    restorations: [RestorationFeature] = [],
    asOf: String? = "2024-12-31",
    hasRaster: Bool = false,
    measurement: MineMeasurement = measured()
) -> AssessmentResult {
    AssessmentBuilder.build(
        AssessmentInput(
            project: "test",
            asOf: asOf.flatMap(day),
            areaMethod: .statutory,
            mines: [mine("A")],
            damage: damage,
            restorations: restorations,
            classThresholds: hasRaster ? [0.5] : nil,
            pieces: pieces,
            measurements: [measurement]
        )
    )
}
