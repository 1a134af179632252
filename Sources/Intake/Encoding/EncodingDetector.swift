public import Restoration

/// One text of a file with its place.
struct TextSample {
    /// The field's name as it stands in the file.
    var field: [UInt8]
    /// Record from 0; nil for field names.
    var record: Int?
    var bytes: [UInt8]
}

/// Decides a file's text encoding by the rules of domain 5.6.
///
/// A declared encoding wins. Else the `.cpg`, else the DBF's language byte 0x4D, is a claim that is tested on every
/// text. Content that is valid UTF-8 with a multi-byte character is UTF-8; content that does not decode as claimed is
/// GB18030 if it is valid so.
struct EncodingDetector {
    var declared: String?
    var codePageFile: String?
    var languageByte: UInt8?

    /// How well all texts read in one encoding.
    private struct Fit {
        var encoding: String
        var decoder: TextDecoder
        var invalid = 0
        var cut = 0
        var multiByte = 0

        var isValid: Bool { invalid == 0 }
    }

    /// Decides.
    ///
    /// - Parameter samples: every field name and text value; ASCII ones may be left out.
    /// - Returns: nil when the declared encoding is unknown to the C library.
    func decide(_ samples: [TextSample]) -> EncodingDecision? {
        let texts = samples.filter { $0.bytes.contains { $0 >= 0x80 } }
        if let declared {
            guard let fit = measure(texts, in: declared) else { return nil }
            return decision(fit, how: .declared, claim: claimText, overruled: false, texts: texts, other: nil)
        }
        let claim = self.claim
        guard !texts.isEmpty else {
            return EncodingDecision(encoding: claim?.encoding ?? "UTF-8", how: .ascii, claim: claimText)
        }
        let utf8 = measure(texts, in: "UTF-8")
        if let utf8, utf8.isValid, utf8.multiByte > 0 {
            if let claim, claim.encoding == "UTF-8" {
                return decision(utf8, how: claim.how, claim: claimText, overruled: false, texts: texts, other: nil)
            }
            return decision(
                utf8,
                how: .content,
                claim: claimText,
                overruled: claim != nil,
                texts: texts,
                other: claim?.encoding ?? "GB18030"
            )
        }
        if let claim, let fit = measure(texts, in: claim.encoding), fit.isValid {
            return decision(
                fit,
                how: claim.how,
                claim: claimText,
                overruled: false,
                texts: texts,
                other: CodePageName.isSingleByte(claim.encoding) ? "GB18030" : nil
            )
        }
        let gb = measure(texts, in: "GB18030")
        if let gb, gb.isValid {
            return decision(
                gb,
                how: .content,
                claim: claimText,
                overruled: claim != nil,
                texts: texts,
                other: claim?.encoding ?? "UTF-8"
            )
        }
        return leastWrong([claim.flatMap { measure(texts, in: $0.encoding) }, utf8, gb], texts: texts, claim: claim)
    }

    /// The claim of the file, if it makes one.
    private var claim: (encoding: String, how: EncodingDecisionMethod)? {
        if let codePageFile, !CodePageName.saysNothing(codePageFile) {
            return (CodePageName.canonical(codePageFile), .cpg)
        }
        return languageByte == 0x4D ? ("GB18030", .ldid) : nil
    }

    private var claimText: String? {
        if let codePageFile { return codePageFile.trimmingSpaces() }
        return languageByte == 0x4D ? "LDID 0x4D" : nil
    }

    /// Nothing fits every text: the candidate with the fewest texts it cannot read, Latin-1 when all fit badly.
    private func leastWrong(
        _ candidates: [Fit?],
        texts: [TextSample],
        claim: (encoding: String, how: EncodingDecisionMethod)?
    ) -> EncodingDecision? {
        let best = candidates.compactMap { $0 }.min { $0.invalid < $1.invalid }
        if let best, best.invalid * 5 <= texts.count {
            let overruled = claim != nil && claim?.encoding != best.encoding
            return decision(best, how: .content, claim: claimText, overruled: overruled, texts: texts, other: nil)
        }
        guard let latin = measure(texts, in: "ISO-8859-1") else { return nil }
        return decision(
            latin,
            how: .content,
            claim: claimText,
            overruled: claim != nil,
            texts: texts,
            other: "GB18030"
        )
    }

    private func measure(_ texts: [TextSample], in encoding: String) -> Fit? {
        guard let decoder = TextDecoder(encoding: encoding) else { return nil }
        var fit = Fit(encoding: decoder.encoding, decoder: decoder)
        for text in texts {
            let decoded = decoder.decode(text.bytes)
            switch decoded.quality {
            case .whole: break
            case .cut: fit.cut += 1
            case .invalid: fit.invalid += 1
            }
            if decoded.text.unicodeScalars.contains(where: { $0.value >= 0x80 }) { fit.multiByte += 1 }
        }
        return fit
    }

    private func decision(
        _ fit: Fit,
        how: EncodingDecisionMethod,
        claim: String?,
        overruled: Bool,
        texts: [TextSample],
        other: String?
    ) -> EncodingDecision {
        let otherDecoder = other.flatMap { TextDecoder(encoding: $0) }
        // Names of persons must not reach findings, not even as proof.
        var personal: [[UInt8]: Bool] = [:]
        let shown = texts.prefix(10_000).filter { sample in
            guard sample.record != nil else { return true }
            if let known = personal[sample.field] { return !known }
            let found = PersonalFields.isPersonal(fit.decoder.decode(sample.field).text)
            personal[sample.field] = found
            return !found
        }
        let proof = proofSamples(shown).map { sample in
            let alternative = otherDecoder?.decode(sample.bytes)
            return EncodingProofRow(
                field: sample.record == nil
                    ? "field names" : fit.decoder.decode(sample.field).text,
                record: sample.record,
                decided: fit.decoder.decode(sample.bytes).text,
                other: alternative?.quality == .invalid ? nil : alternative?.text
            )
        }
        return EncodingDecision(
            encoding: fit.encoding,
            how: how,
            claim: claim,
            overruledClaim: overruled,
            proof: proof,
            truncatedTexts: fit.cut,
            undecodableTexts: fit.invalid
        )
    }

    /// Up to five different texts: a name first, then the longest values, in file order.
    private func proofSamples(_ texts: [TextSample]) -> [TextSample] {
        var seen: Set<[UInt8]> = []
        let unique = texts.filter { seen.insert($0.bytes).inserted }
        let names = unique.filter { $0.record == nil }.prefix(2)
        return Array((names + unique.filter { $0.record != nil }).prefix(5))
    }
}

extension EncodingDecision {
    /// The findings of this decision.
    func findings(file: String) -> [Finding] {
        func warning(_ code: FindingCode, _ message: LocalizedText, _ fix: LocalizedText?) -> Finding {
            Finding(code, .warning, file: file, message: message, fix: fix)
        }
        let samples = proof.map(\.decided)
        var findings: [Finding] = []
        if overruledClaim {
            let message = Messages.encodingConflict(
                file: file,
                claim: claim ?? "",
                encoding: encoding,
                samples: samples
            )
            findings.append(warning(.encodingConflict, message, Messages.declareEncoding(encoding)))
        } else if how == .content {
            let message = Messages.encodingGuessed(file: file, encoding: encoding, samples: samples)
            findings.append(warning(.encodingGuessed, message, Messages.declareEncoding(encoding)))
        } else if looksLikeChinese {
            let message = Messages.encodingLooksChinese(
                file: file,
                claim: claim ?? encoding,
                samples: proof.compactMap(\.other)
            )
            findings.append(warning(.encodingConflict, message, Messages.declareEncoding("GB18030")))
        }
        if undecodableTexts > 0 {
            let message = Messages.undecodableTexts(file: file, encoding: encoding, count: undecodableTexts)
            findings.append(warning(.encodingConflict, message, Messages.tryOtherEncoding()))
        }
        if truncatedTexts > 0 {
            findings.append(warning(.textTruncated, Messages.cutTexts(file: file, count: truncatedTexts), nil))
        }
        return findings
    }

    /// A one-byte claim can read any bytes; when every sample also reads as Chinese characters a person must look.
    private var looksLikeChinese: Bool {
        guard CodePageName.isSingleByte(encoding), how == .cpg, !proof.isEmpty else { return false }
        return proof.allSatisfy { row in
            guard let other = row.other else { return false }
            let high = other.unicodeScalars.filter { $0.value >= 0x80 }
            return !high.isEmpty && high.allSatisfy { (0x4E00...0x9FFF).contains($0.value) || $0.value >= 0xFF00 }
        }
    }
}

extension FindingCode {
    /// Texts that were cut inside a character; the half character was dropped.
    public static let textTruncated = FindingCode(rawValue: "text_truncated")
}
