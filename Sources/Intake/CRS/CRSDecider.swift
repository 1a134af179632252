import GDALKit
import GeoModel
import PROJKit
import Restoration
import SpatialAnalysis

/// Decides a layer's or raster's CRS: declared, else the file's, else what the coordinates allow with the county box.
///
/// A declared CRS is overruled by nobody; like the file's it only stops the run where the data cannot lie in it. A guess
/// from coordinates is taken in a project when it is the only reading, and says so; a toolbox call must be told.
/// No rule here can tell CGCS2000 from Xian 1980 or Beijing 1954: the numbers overlap (domain 1.4).
struct CRSDecider {
    var context: IntakeContext
    var written: String
    var layer: String?

    /// The evidence a decision rests on.
    struct Evidence {
        /// Named by the user.
        var declared: String?
        /// Said by the file or prescribed by its format.
        var fileCRS: CRSReference?
        /// True when the format prescribes `fileCRS`.
        var isFormatCRS = false
        /// Box of all finite coordinates, as stored (x first).
        var box: Envelope
        /// Positions of some vertices, as stored.
        var samples: [(x: Double, y: Double)]
    }

    struct Outcome {
        var decision: CRSDecision
        var guess: CoordinateGuess?
        var findings: [Finding] = []
        var assumptions: [LocalizedText] = []
    }

    /// Decides.
    ///
    /// - Throws: `crs_missing`, `axis_swapped`, `zone_prefix`, `crs_outside_county`.
    func decide(_ evidence: Evidence) throws(InputError) -> Outcome {
        let guess = Self.guess(evidence.samples, hint: context.effectiveLongitudeHint)
        if let declared = evidence.declared {
            let crs = try parse(declared)
            try requirePlausible(crs, evidence: evidence, guess: guess, isDeclared: true)
            let reason = Messages.crsDeclared(crs.summary, file: evidence.fileCRS.map(\.summary))
            return Outcome(decision: CRSDecision(crs: crs, how: .declared, reason: reason), guess: guess)
        }
        if let crs = evidence.fileCRS, crs.kind != .local {
            try requirePlausible(crs, evidence: evidence, guess: guess, isDeclared: false)
            let reason = evidence.isFormatCRS ? Messages.crsOfFormat(crs.summary) : Messages.crsOfFile(crs.summary)
            return Outcome(
                decision: CRSDecision(crs: crs, how: evidence.isFormatCRS ? .format : .file, reason: reason),
                guess: guess
            )
        }
        // A plane that is only a name ("Gauss", "Arbitrary") says nothing of where the numbers lie.
        let nameless = evidence.fileCRS.map { crs in
            Finding(
                .crsMissing,
                .warning,
                file: written,
                layer: layer,
                message: Messages.crsWithoutPlace(written, name: crs.name),
                fix: Messages.addCRS(nil)
            )
        }
        var outcome = try decideWithoutCRS(evidence, guess: guess)
        outcome.findings += [nameless].compactMap { $0 }
        return outcome
    }

    private func decideWithoutCRS(_ evidence: Evidence, guess: CoordinateGuess?) throws(InputError) -> Outcome {
        guard !evidence.box.isEmpty else {
            return Outcome(
                decision: CRSDecision(crs: nil, how: .unknown, reason: Messages.crsNoCoordinates()),
                guess: nil
            )
        }
        return try decideFromCoordinates(evidence, guess: guess)
    }

    private func decideFromCoordinates(_ evidence: Evidence, guess: CoordinateGuess?) throws(InputError) -> Outcome {
        guard let guess else { throw missing(proposal: nil, guess: nil) }
        if guess.isSwapped {
            throw .input(
                .axisSwapped,
                file: written,
                layer: layer,
                message: Messages.axisSwappedWithoutCRS(written, kind: guess.family.rawValue),
                fix: Messages.axisSwappedFix
            )
        }
        let proposal = proposedCode(guess)
        guard let proposal, !context.isToolbox, guess.warning == nil else {
            throw missing(proposal: proposal, guess: guess)
        }
        let crs = try parse("EPSG:\(proposal)")
        try requirePlausible(crs, evidence: evidence, guess: guess, isDeclared: false)
        let how: CRSDecisionMethod = guess.isZoneFromHint ? .countyBox : .sniffed
        var outcome = Outcome(
            decision: CRSDecision(
                crs: crs,
                how: how,
                reason: Messages.crsSniffed(crs.summary, usesCountyBox: guess.isZoneFromHint)
            ),
            guess: guess
        )
        outcome.findings.append(
            Finding(
                .crsMissing,
                .warning,
                file: written,
                layer: layer,
                message: Messages.crsTakenFromNumbers(written, crs: crs.summary),
                fix: Messages.addCRS(proposal)
            )
        )
        outcome.assumptions.append(Messages.crsTakenFromNumbers(written, crs: crs.summary))
        return outcome
    }

    /// The one code a guess stands for; nil when it needs an answer.
    private func proposedCode(_ guess: CoordinateGuess) -> Int? {
        switch guess.family {
        case .geographic: return 4490
        case .gauss3Prefixed, .gauss6Prefixed, .gaussUnprefixed: return guess.epsg
        case .webMercator: return 3857
        case .geographicOutsideChina, .gauss6OrUTMUnprefixed, .unknown: return nil
        }
    }

    private func missing(proposal: Int?, guess: CoordinateGuess?) -> InputError {
        .input(
            .crsMissing,
            file: written,
            layer: layer,
            message: Messages.crsMissing(
                written,
                kind: guess?.family.rawValue,
                needsZone: guess?.needsZone ?? false,
                proposal: proposal
            ),
            fix: Messages.addCRS(proposal)
        )
    }

    func parse(_ text: String) throws(InputError) -> CRSReference {
        let definition = Int(text).map { "EPSG:\($0)" } ?? text
        do {
            return try SpatialReferenceText.parse(definition)
        } catch {
            throw .input(
                .crsMissing,
                file: written,
                layer: layer,
                message: Messages.crsUnknown(written, text: text),
                fix: Messages.addCRS(nil),
                detail: error.reason
            )
        }
    }

    /// The reading most of the sample positions agree on.
    static func guess(_ samples: [(x: Double, y: Double)], hint: Double?) -> CoordinateGuess? {
        var counts: [CoordinateGuess: Int] = [:]
        for sample in samples where sample.x.isFinite && sample.y.isFinite {
            counts[CRSSniffer.sniff(x: sample.x, y: sample.y, lonHint: hint), default: 0] += 1
        }
        return counts.max { a, b in
            a.value != b.value ? a.value < b.value : a.key.family.rawValue > b.key.family.rawValue
        }?.key
    }
}
