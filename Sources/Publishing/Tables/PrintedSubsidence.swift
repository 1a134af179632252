import GeoModel
import Restoration

/// The raster areas of a mine as printed in one unit: classes + nodata + masked + outside = the mine's printed area.
struct PrintedSubsidence: Sendable {
    var classes: [PrintedNumber]
    var minima: [PrintedNumber]
    var maxima: [PrintedNumber]
    var nodata: PrintedNumber
    var masked: PrintedNumber
    var outside: PrintedNumber

    /// The classes together.
    var valid: PrintedNumber { classes.dropFirst().reduce(classes[0], +) }

    /// Balances the parts to the printed area. Without classes the valid area stands as the only one.
    init(_ figures: SubsidenceFigures, area: PrintedNumber, rounding: AreaRounding) {
        let parts = figures.classes.isEmpty ? [figures.valid] : figures.classes.map(\.area)
        let printed = rounding.balanced(parts + [figures.nodata, figures.masked, figures.outside], to: area)
        classes = Array(printed.prefix(parts.count))
        nodata = printed[parts.count]
        masked = printed[parts.count + 1]
        outside = printed[parts.count + 2]
        minima = figures.classes.map { rounding.rounded($0.minimum) }
        maxima = figures.classes.map { rounding.rounded($0.maximum) }
    }
}
