import GeoModel
import Intake
import Restoration
import SpatialAnalysis
import SpatialEngine

/// Looks for values under zones that programs write for "no data" and nobody declared.
///
/// Such values lie at the ends of the range, so that smallest and largest values show them without another read.
struct NodataSuspicion {
    let raster: LoadedRaster

    /// Throws when a zone's smallest or largest value is one of them.
    ///
    /// - Throws: `nodata_suspect`, naming the option that settles it.
    func check(_ pass: ZonalPassResult) throws(InputError) {
        let model = RasterValueModel(scale: raster.scale, offset: raster.offset)
        let file = raster.specification.writtenPath
        for value in pass.groups.flatMap({ [$0.minimum, $0.maximum] }) {
            guard let value, let suspect = UsualNodata.match(model.raw(value)) else { continue }
            let text = AttributeValue.real(suspect).text ?? "\(suspect)"
            throw InputError(
                Finding(
                    .nodataSuspect,
                    .error,
                    file: file,
                    message: Messages.nodataUnderZones(file, value: text),
                    fix: Messages.declareNodataOption(text)
                )
            )
        }
    }
}
