public import Foundation
public import Restoration

/// Papers named with events: files are hashed, hashes are taken as they are.
public struct EvidenceFiles {
    private let folder: URL
    private var known: [String: ContentHash] = [:]

    /// Papers with paths relative to a folder.
    public init(folder: URL) { self.folder = folder }

    /// One paper from `KIND=FILE` or `KIND=sha256:HEX`.
    ///
    /// - Throws: `InputError` for an unknown kind, a bad hash, or a file that is not there.
    public mutating func evidence(option: String) throws -> LedgerEvidence {
        do throws(DraftFault) {
            return try evidence(pair: option)
        } catch {
            throw error.error(file: nil, place: 1)
        }
    }

    /// The papers of an event in a file: a list of `{kind, file}` or `{kind, sha256}`, or a text of pairs.
    mutating func evidence(_ value: JSONValue?) throws(DraftFault) -> [LedgerEvidence] {
        guard let value, !value.isNull else { return [] }
        var found: [LedgerEvidence] = []
        if let text = value.stringValue {
            for pair in text.split(whereSeparator: { ";；".contains($0) }) {
                found.append(try evidence(pair: pair.trimmingCharacters(in: .whitespaces)))
            }
            return found
        }
        for element in value.arrayValue ?? [] {
            let kind = element["kind"]?.stringValue ?? ""
            if let hash = element["sha256"]?.stringValue {
                found.append(try paper(kind, "sha256:" + hash))
            } else if let file = element["file"]?.stringValue {
                found.append(try paper(kind, file))
            } else {
                throw DraftFault(key: "evidence", value: kind)
            }
        }
        return found
    }

    private mutating func evidence(pair: String) throws(DraftFault) -> LedgerEvidence {
        guard let sign = pair.firstIndex(of: "=") else { throw DraftFault(key: "evidence", value: pair) }
        return try paper(String(pair[..<sign]), String(pair[pair.index(after: sign)...]))
    }

    private mutating func paper(_ word: String, _ content: String) throws(DraftFault) -> LedgerEvidence {
        guard let kind = EvidenceKind(rawValue: word) else {
            let nearest = EditDistance.nearest(to: word, among: EvidenceKind.allCases.map(\.rawValue))
            throw DraftFault(key: "evidence", value: word, nearest: nearest)
        }
        if content.hasPrefix("sha256:") {
            guard let hash = ContentHash(hex: String(content.dropFirst(7))) else {
                throw DraftFault(key: "evidence", value: content)
            }
            return LedgerEvidence(kind: kind, hash: hash)
        }
        if let hash = known[content] { return LedgerEvidence(kind: kind, hash: hash) }
        let path = content.hasPrefix("/") ? content : folder.appending(path: content).path
        guard let hash = try? ContentHash(ofFile: path) else { throw DraftFault(key: "evidence", value: content) }
        known[content] = hash
        return LedgerEvidence(kind: kind, hash: hash)
    }
}
