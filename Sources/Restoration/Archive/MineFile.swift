public import GeoModel

/// A document of a mine's file, as its event records it.
public struct ArchivedDocument: Sendable, Hashable {
    /// What it is.
    public let kind: DocumentKind
    /// SHA-256 of its content.
    public let hash: String
    /// Its file name when it was added.
    public let name: String
    /// The day of the event.
    public let date: CalendarDate
    /// The event's place in the ledger.
    public let sequence: Int
    /// True when it was marked free of personal data.
    public let isPublic: Bool
    /// Further values, such as `area_m2` and `licence_no` of a licence.
    public let values: JSONObject
}

/// The file of one mine on a day: what is there, what is missing.
public struct MineFile: Sendable, Hashable {
    /// The mine.
    public let mine: String
    /// Its kind; `other` where the register says none.
    public let kind: MineKind
    /// The documents, in the order they were added.
    public let documents: [ArchivedDocument]
    /// What must be there and is not.
    public let missing: [DocumentKind]

    /// Number of required papers.
    public var required: Int { kind.requiredDocuments.count }
    /// Number of them that are there.
    public var present: Int { required - missing.count }

    /// The files of mines on a day.
    ///
    /// - Parameters:
    ///   - mines: mines of the register with their kinds; mines that only have documents are added as `other`.
    ///   - isStored: tells whether a content is in the archive: a paper an event rests on counts when it is.
    public static func files(
        of events: some Sequence<LedgerEvent>,
        mines: [(id: String, kind: MineKind?)],
        asOf date: CalendarDate,
        isStored: (String) -> Bool = { _ in false }
    ) -> [MineFile] {
        var documents: [String: [ArchivedDocument]] = [:]
        var papers: [String: Set<EvidenceKind>] = [:]
        for event in events where event.date <= date {
            if let document = ArchivedDocument(event) { documents[event.subject, default: []].append(document) }
            for paper in event.payload["evidence"]?.arrayValue ?? [] {
                guard let kind = paper["kind"]?.stringValue.flatMap(EvidenceKind.init(rawValue:)),
                    let hash = paper["sha256"]?.stringValue, isStored(hash)
                else { continue }
                papers[event.subject, default: []].insert(kind)
            }
        }
        let kinds = Dictionary(mines.map { ($0.id, $0.kind) }) { first, _ in first }
        return Set(kinds.keys).union(documents.keys).sorted(by: Identifiers.precedes).map { mine in
            let kind = (kinds[mine] ?? nil) ?? .other
            let found = documents[mine] ?? []
            let there = Set(found.map(\.kind))
            let missing = kind.requiredDocuments.filter { document in
                !there.contains(document)
                    && !(document.evidence.map { papers[mine]?.contains($0) ?? false } ?? false)
            }
            return MineFile(mine: mine, kind: kind, documents: found, missing: missing)
        }
    }
}

extension ArchivedDocument {
    /// Reads a `document.added` event; nil for others.
    init?(_ event: LedgerEvent) {
        guard event.kind == .documentAdded, let hash = event.payload["sha256"]?.stringValue else { return nil }
        kind = event.payload["document"]?.stringValue.flatMap(DocumentKind.init(rawValue:)) ?? .other
        self.hash = hash
        name = event.payload["name"]?.stringValue ?? ""
        date = event.date
        sequence = event.sequence
        isPublic = event.payload["public"] == true
        values = event.payload
    }

    /// The area the document states, in m²; nil when it states none.
    public var statedArea: ExactArea? {
        let units: [(String, AreaUnit)] = [("area_m2", .squareMetre), ("area_mu", .mu), ("area_ha", .hectare)]
        for (key, unit) in units {
            guard let value = values[key] else { continue }
            let text = value.stringValue ?? value.doubleValue.map { "\(DecimalNumber($0))" }
            guard let amount = text.flatMap({ DecimalNumber(text: $0) }) else { continue }
            let squareMetres = AreaUnit.convert(amount, from: unit, to: .squareMetre, decimals: 6)
            return ExactArea(microSquareMetres: squareMetres.coefficient)
        }
        return nil
    }
}
