import CGDAL

/// One band of an open raster; keeps its dataset alive.
public final class RasterBand {
    /// Where a band's validity mask comes from.
    public struct MaskKind: OptionSet, Sendable, Hashable {
        /// The library's bits.
        public let rawValue: Int32

        /// Creates a set from the library's bits.
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// No mask: every cell is valid.
        public static let allValid = MaskKind(rawValue: GMF_ALL_VALID)
        /// One mask for all bands of the dataset.
        public static let perDataset = MaskKind(rawValue: GMF_PER_DATASET)
        /// The mask is an alpha band.
        public static let alpha = MaskKind(rawValue: GMF_ALPHA)
        /// The mask follows from the nodata value.
        public static let noData = MaskKind(rawValue: GMF_NODATA)
    }

    /// The band's number, from 1.
    public let number: Int
    /// The dataset, kept alive.
    public let dataset: RasterDataset

    private let handle: GDALRasterBandH

    init(handle: GDALRasterBandH, number: Int, dataset: RasterDataset) {
        self.handle = handle
        self.number = number
        self.dataset = dataset
    }

    /// The handle while the dataset is open, else `closed`.
    func opened() throws(GDALError) -> GDALRasterBandH {
        _ = try dataset.opened()
        return handle
    }

    private func ask<R>(_ standard: R, _ body: (GDALRasterBandH) -> R) -> R {
        guard (try? dataset.opened()) != nil else { return standard }
        return ErrorScope.collect { body(handle) }.value
    }

    /// Path and band for messages.
    var subject: String { "\(dataset.path) band \(number)" }

    /// How values are stored.
    public var dataType: RasterDataType {
        ask(.complex) { handle in
            let signed = borrowedString(GDALGetMetadataItem(handle, "PIXELTYPE", "IMAGE_STRUCTURE")) == "SIGNEDBYTE"
            return RasterDataType(gdal: GDALGetRasterDataType(handle), signedByte: signed)
        }
    }

    /// The block the file is stored in: columns and rows, cut off at the right and lower edge.
    public var blockSize: (columns: Int, rows: Int) {
        ask((1, 1)) { handle in
            var columns: Int32 = 1
            var rows: Int32 = 1
            GDALGetBlockSize(handle, &columns, &rows)
            return (Int(columns), Int(rows))
        }
    }

    /// The declared nodata value in raw units, nil when none is declared.
    public var noDataValue: NoDataValue? {
        let type = dataType
        return ask(nil) { handle -> NoDataValue? in
            var isSet: Int32 = 0
            switch type {
            case .int64:
                let value = GDALGetRasterNoDataValueAsInt64(handle, &isSet)
                return isSet != 0 ? .signed(value) : nil
            case .uint64:
                let value = GDALGetRasterNoDataValueAsUInt64(handle, &isSet)
                return isSet != 0 ? .unsigned(value) : nil
            default:
                let value = GDALGetRasterNoDataValue(handle, &isSet)
                return isSet != 0 ? .real(value) : nil
            }
        }
    }

    /// Where the validity mask comes from.
    public var maskKind: MaskKind { ask(.allValid) { MaskKind(rawValue: GDALGetMaskFlags($0)) } }

    /// True when cells are masked by something else than the nodata value: an alpha band or a mask of the dataset.
    public var hasExplicitMask: Bool {
        (!maskKind.contains(.allValid) && !maskKind.contains(.noData)) || alphaBand != nil
    }

    /// The alpha band that masks this band where the library does not take it for a mask by itself: it does so only
    /// for bytes and 16 bit, while float rasters warped with an alpha band carry one of their own type.
    var alphaBand: RasterBand? {
        guard maskKind.contains(.allValid) || maskKind.contains(.noData), dataset.bandCount > 1,
            colorInterpretation != "Alpha", let last = try? dataset.band(at: dataset.bandCount),
            last.number != number, last.colorInterpretation == "Alpha"
        else { return nil }
        return last
    }

    /// Factor of the stored values, 1 when none is declared; value = raw × scale + offset.
    public var scale: Double { ask(1) { GDALGetRasterScale($0, nil) } }

    /// Summand of the stored values, 0 when none is declared.
    public var offset: Double { ask(0) { GDALGetRasterOffset($0, nil) } }

    /// The unit the file names, empty when none.
    public var unitType: String { ask("") { borrowedString(GDALGetRasterUnitType($0)) ?? "" } }

    /// The band's own description, empty when none.
    public var bandDescription: String { ask("") { borrowedString(GDALGetDescription($0)) ?? "" } }

    /// What the band means in a picture, for example `Gray`, `Red`, `Alpha`, `Palette`, `Undefined`.
    public var colorInterpretation: String {
        ask("Undefined") {
            borrowedString(GDALGetColorInterpretationName(GDALGetRasterColorInterpretation($0))) ?? "Undefined"
        }
    }

    /// Names of the categories 0, 1, 2, …; empty when none.
    public var categoryNames: [String] { ask([]) { StringList.strings(GDALGetRasterCategoryNames($0)) } }

    /// Number of overviews.
    public var overviewCount: Int { ask(0) { Int(GDALGetOverviewCount($0)) } }

    /// Metadata of a domain; the empty name is the default one.
    public func metadata(domain: String = "") -> [String: String] {
        ask([:]) { StringList.dictionary(GDALGetMetadata($0, domain)) }
    }
}
