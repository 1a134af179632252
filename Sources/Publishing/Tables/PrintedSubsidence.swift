import GeoModel
import Restoration

/// The raster areas of a mine as printed in one unit: classes + nodata + masked + outside = the mine's printed area.
struct PrintedSubsidence: Sendable {
    var classes: [DecimalNumber]
    var nodata: DecimalNumber
    var masked: DecimalNumber
    var outside: DecimalNumber

    /// The classes together.
    var valid: DecimalNumber { classes.dropFirst().reduce(classes[0], +) }

    /// Balances the parts to the printed area, nil for half-up. Without classes the valid area stands as the only one.
    init(_ figures: SubsidenceFigures, area: ExactArea, printed: DecimalNumber?, rounding: AreaRounding) {
        let parts = figures.classes.isEmpty ? [figures.valid] : figures.classes.map(\.area)
        let rest = [figures.nodata, figures.masked, figures.outside]
        let printed = rounding.balanced(parts + rest, of: area, printed: printed)
        classes = Array(printed.prefix(parts.count))
        nodata = printed[parts.count]
        masked = printed[parts.count + 1]
        outside = printed[parts.count + 2]
    }
}
