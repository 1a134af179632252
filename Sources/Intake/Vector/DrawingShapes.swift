import Foundation
import GDALKit
import GeoModel
import Restoration

/// Makes polygons with names of a drawing's closed lines and the texts inside them.
///
/// A drawing has no polygons: boundaries are closed polylines, and a mine's name is a text placed inside.
struct DrawingShapes {
    /// The table with polygons in place of closed lines.
    private(set) var table: FeatureTable
    /// How many closed lines became polygons.
    private(set) var closedLines = 0

    init(_ table: FeatureTable) {
        self.table = table
        closeLines()
        if closedLines > 0 { takeNames() }
    }

    /// The encoding a drawing's header names, as a `.cpg` would; nil when it says nothing that can be trusted.
    ///
    /// From version AC1021 on texts are UTF-8. `ANSI_1252` is what programs write without thinking.
    static func codePage(of path: String) -> String? {
        let head = String(decoding: SourceGuard.head(of: path, count: 1 << 16) ?? [], as: UTF8.self)
        let lines = head.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
            $0.trimmingSpaces()
        }
        func value(_ name: String) -> String? {
            guard let index = lines.firstIndex(of: name), index + 2 < lines.count else { return nil }
            return lines[index + 2]
        }
        if let version = value("$ACADVER"), let number = Int(version.dropFirst(2)), number >= 1021 { return "UTF-8" }
        guard let page = value("$DWGCODEPAGE")?.uppercased(), page.hasPrefix("ANSI_"), page != "ANSI_1252" else {
            return nil
        }
        return String(page.dropFirst("ANSI_".count))
    }

    /// False for the short drawings that begin with their entities: the library takes their texts for Latin-1, whatever
    /// encoding it is asked to use.
    static func hasHeader(_ path: String) -> Bool {
        let head = String(decoding: SourceGuard.head(of: path, count: 1 << 12) ?? [], as: UTF8.self)
        return head.split(whereSeparator: \.isNewline).contains { $0.trimmingSpaces() == "HEADER" }
    }

    private mutating func closeLines() {
        let source = table.geometries
        var result = GeometryColumn()
        for row in 0..<source.count {
            guard let ring = Self.closedRing(source, row) else {
                result.append(source[row])
                continue
            }
            result.appendPolygon(rings: [ring])
            closedLines += 1
        }
        if closedLines > 0 { table.geometries = result }
    }

    /// The ring of a line that ends where it starts and has at least three different vertices.
    private static func closedRing(_ column: GeometryColumn, _ row: Int) -> [Double]? {
        guard column.kinds[row] == .lineString else { return nil }
        let range = column.vertices(of: row)
        guard range.count >= 4 else { return nil }
        let ring = Array(column.xy[(2 * range.lowerBound)..<(2 * range.upperBound)])
        guard ring[0] == ring[ring.count - 2], ring[1] == ring[ring.count - 1], RingNesting.signedArea(ring) != 0
        else { return nil }
        return ring
    }

    /// A polygon without a text takes the one text inside it; that text's point is then no feature of its own.
    private mutating func takeNames() {
        guard let field = table.fieldIndex("Text"), case .strings(var texts) = table.columns[field] else { return }
        let labels = (0..<table.count).filter { table.geometries.kinds[$0] == .point && texts[$0]?.isEmpty == false }
        var taken: Set<Int> = []
        for row in 0..<table.count where table.geometries.kinds[row] == .polygon && texts[row] == nil {
            let box = table.geometries.envelope(of: row)
            let range = table.geometries.vertices(of: row)
            let ring = Array(table.geometries.xy[(2 * range.lowerBound)..<(2 * range.upperBound)])
            let inside = labels.filter { label in
                let place = table.geometries.envelope(of: label).center
                return box.contains(x: place.x, y: place.y) && RingNesting.isInside(place, ring: ring)
            }
            guard inside.count == 1 else { continue }
            texts[row] = texts[inside[0]]
            taken.insert(inside[0])
        }
        guard !taken.isEmpty else { return }
        table.columns[field] = .strings(texts)
        table = table.selecting((0..<table.count).filter { !taken.contains($0) })
    }
}

extension RawText {
    /// Turns texts the library recoded from Latin-1 back into the bytes of the file.
    mutating func undoLatin1() {
        for index in fields.indices {
            fields[index].values = fields[index].values.map { bytes in
                guard let bytes, bytes.contains(where: { $0 >= 0x80 }) else { return bytes }
                let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
                guard scalars.allSatisfy({ $0.value <= 0xFF }) else { return bytes }
                return scalars.map { UInt8($0.value) }
            }
        }
    }
}
