public import GeoModel
public import Restoration

/// How a layer's CRS was decided.
public enum CRSDecisionMethod: String, Sendable, Hashable, Codable {
    /// Named in the project file or on the command line.
    case declared
    /// Said by the file.
    case file
    /// Taken from the coordinates, which allow one reading only.
    case sniffed
    /// Taken from the coordinates and the county box together.
    case countyBox = "county_box"
    /// Prescribed by the format (GeoJSON, KML).
    case format
    /// Not known.
    case unknown
}

/// A layer's CRS and why.
public struct CRSDecision: Sendable, Hashable {
    /// The CRS; nil when unknown.
    public var crs: CRSReference?
    /// How it was decided.
    public var how: CRSDecisionMethod
    /// The reason, for people.
    public var reason: LocalizedText
    /// True when the file stores north before east and the loader exchanged them.
    public var axesWereSwapped: Bool

    /// Creates a decision.
    public init(crs: CRSReference?, how: CRSDecisionMethod, reason: LocalizedText, axesWereSwapped: Bool = false) {
        self.crs = crs
        self.how = how
        self.reason = reason
        self.axesWereSwapped = axesWereSwapped
    }
}

/// How a file's text encoding was decided.
public enum EncodingDecisionMethod: String, Sendable, Hashable, Codable {
    /// `--encoding` or the project file.
    case declared
    /// The `.cpg` file, and the content agrees.
    case cpg
    /// The language byte of the DBF, and the content agrees.
    case ldid
    /// The content alone.
    case content
    /// The format prescribes it.
    case format
    /// There is only ASCII: nothing to decide.
    case ascii
}

/// One text under the encodings that were tried, so that a person can see which is right.
public struct EncodingProofRow: Sendable, Hashable {
    /// Where the text stands: a field name, or `field names`.
    public var field: String
    /// The record, from 0; nil for names.
    public var record: Int?
    /// The text as decided.
    public var decided: String
    /// The text as the overruled claim, or the other candidate, reads it; nil when that does not decode.
    public var other: String?

    /// Creates a row.
    public init(field: String, record: Int?, decided: String, other: String?) {
        self.field = field
        self.record = record
        self.decided = decided
        self.other = other
    }
}

/// A file's text encoding and why (domain 5.6).
public struct EncodingDecision: Sendable, Hashable {
    /// The encoding's name as iconv and GDAL know it: `UTF-8`, `GB18030`, …
    public var encoding: String
    /// How it was decided.
    public var how: EncodingDecisionMethod
    /// What the file claims, when it claims anything.
    public var claim: String?
    /// True when the content overruled the claim.
    public var overruledClaim: Bool
    /// Sample texts, at most five.
    public var proof: [EncodingProofRow]
    /// Number of texts that ended inside a character; the half character was dropped.
    public var truncatedTexts: Int
    /// Number of texts that hold bytes the encoding does not allow.
    public var undecodableTexts: Int

    /// Creates a decision.
    public init(
        encoding: String,
        how: EncodingDecisionMethod,
        claim: String? = nil,
        overruledClaim: Bool = false,
        proof: [EncodingProofRow] = [],
        truncatedTexts: Int = 0,
        undecodableTexts: Int = 0
    ) {
        self.encoding = encoding
        self.how = how
        self.claim = claim
        self.overruledClaim = overruledClaim
        self.proof = proof
        self.truncatedTexts = truncatedTexts
        self.undecodableTexts = undecodableTexts
    }
}
