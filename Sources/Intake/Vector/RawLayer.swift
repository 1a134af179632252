import GeoModel
import Restoration

/// A layer as it stands in the file, before fields are mapped and features checked.
struct RawLayer {
    var driver: String
    var layerName: String
    /// Features with x = east where the format says which number is which.
    var table: FeatureTable
    var fileCRS: CRSReference?
    /// True when the format prescribes the CRS.
    var isFormatCRS = false
    var encoding: EncodingDecision
    /// Paths of the dataset's files.
    var files: [String]
    var findings: [Finding] = []
    var assumptions: [LocalizedText] = []
    /// True when the format stores north first and the reader exchanged the numbers.
    var axesWereSwapped = false
    /// Declared areas in m² by row, from the format itself (国土TXT).
    var declaredAreas: [Int: Double] = [:]
}

/// Reads a file by whichever reader takes it.
struct VectorSource {
    var specification: LayerSpecification
    var role: LayerRole
    var context: IntakeContext

    var written: String { specification.writtenPath }

    /// Reads the layer.
    func read() throws(InputError) -> RawLayer {
        let kind = try SourceGuard(context: context).check(path: specification.path, written: written)
        if let member = try FolderOfShapefiles(path: specification.path, written: written).member(specification.layer) {
            var source = self
            source.specification.path = member
            source.specification.layer = nil
            return try source.read()
        }
        let lower = specification.path.lowercased()
        if lower.hasSuffix(".txt") { return try readBoundaryText() }
        if lower.hasSuffix(".csv") || lower.hasSuffix(".xlsx") || lower.hasSuffix(".tsv") {
            if let layer = try readCornerTable() { return layer }
        }
        return try GDALVectorReader(source: self, kind: kind).read()
    }
}
