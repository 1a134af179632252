/// A value on its way to or from a table.
enum StoredValue: Sendable, Hashable {
    case null
    case text(String)
    case integer(Int)
    case real(Double)
    /// WKB with the EPSG code of its coordinates.
    case geometry([UInt8], epsg: Int)

    init(_ text: String?) { self = text.map(StoredValue.text) ?? .null }
    init(_ number: Double?) { self = number.map(StoredValue.real) ?? .null }
    init(_ number: Int?) { self = number.map(StoredValue.integer) ?? .null }
}

/// A table with its columns, described once for all databases.
struct StoredTable: Sendable, Hashable {
    struct Column: Sendable, Hashable {
        enum Kind: Sendable, Hashable {
            case text
            case integer
            case real
            case geometry
        }

        let name: String
        let kind: Kind
        let isRequired: Bool

        init(_ name: String, _ kind: Kind, required: Bool = false) {
            self.name = name
            self.kind = kind
            isRequired = required
        }
    }

    let name: String
    /// The key column: whole numbers, from 1.
    let key: String
    /// All columns but the key, in order.
    let columns: [Column]
    /// Column lists that are searched by.
    let indexes: [[String]]

    /// Names of the columns, without the key.
    var names: [String] { columns.map(\.name) }

    var geometryColumn: Column? { columns.first { $0.kind == .geometry } }
}

extension StoredTable {
    static let events = StoredTable(
        name: "events",
        key: "sequence",
        columns: [
            Column("date", .text, required: true), Column("kind", .text, required: true),
            Column("payload", .text, required: true), Column("actor", .text, required: true),
            Column("evidence", .text), Column("previous", .text, required: true),
            Column("hash", .text, required: true),
        ],
        indexes: []
    )

    static let runs = StoredTable(
        name: "runs",
        key: "id",
        columns: [
            Column("recorded", .text, required: true), Column("project", .text, required: true),
            Column("as_of", .text), Column("area_method", .text, required: true),
            Column("manifest", .text, required: true), Column("events", .integer, required: true),
            Column("head", .text, required: true), Column("snapshot", .text, required: true),
        ],
        indexes: []
    )

    static let mines = StoredTable(
        name: "mines",
        key: "fid",
        columns: [
            Column("snapshot", .text, required: true), Column("mine_id", .text, required: true),
            Column("name", .text), Column("category", .text), Column("status", .text), Column("kind", .text),
            Column("mineral", .text), Column("licence_no", .text), Column("valid_from", .text),
            Column("valid_to", .text), Column("declared_m2", .real), Column("checked_m2", .real),
            Column("treated_m2", .real), Column("drawn_m2", .real), Column("geom", .geometry),
        ],
        indexes: [["snapshot", "mine_id"]]
    )

    static let patches = StoredTable(
        name: "patches",
        key: "fid",
        columns: [
            Column("snapshot", .text, required: true), Column("number", .integer, required: true),
            Column("mine_id", .text, required: true), Column("town", .text), Column("category", .text),
            Column("status", .text), Column("damaged_on", .text), Column("restored_on", .text),
            Column("damaged_m2", .real, required: true), Column("restored_m2", .real, required: true),
            Column("accepted_m2", .real, required: true), Column("in_works_m2", .real, required: true),
            Column("exempt_m2", .real, required: true), Column("pending_m2", .real, required: true),
            Column("geom", .geometry),
        ],
        indexes: [["snapshot", "number"]]
    )

    /// All tables of a workspace, in the order they are made.
    static let all = [events, runs, mines, patches]
}
