import Foundation
import TestSupport
import Testing

/// docs/plans.md has a row for each of the 97 things the five plans ask for, and what it names is there.
@Suite struct PlansPageTests {
    static let rows: [String] = [("000", 20), ("001", 20), ("002", 17), ("003", 20), ("004", 20)].flatMap {
        plan,
        count in
        (1...count).map { "\(plan)-\($0)" }
    }

    /// What serves each row of the page, and what proves it, by the row's id.
    static let entries: [String: [(served: String, proof: String)]] = {
        let url = TestData.root.appending(path: "docs/plans.md")
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        var result: [String: [(served: String, proof: String)]] = [:]
        for line in text.split(separator: "\n") where line.hasPrefix("| 00") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 4 else { continue }
            result[cells[0], default: []].append((cells[2], cells[3]))
        }
        return result
    }()

    /// Public type names of the sources.
    static let types = declared(in: "Sources", prefix: "public ")

    /// Type names of the tests.
    static let suites = declared(in: "Tests", prefix: "")

    private static func declared(in directory: String, prefix: String) -> Set<String> {
        let folder = TestData.root.appending(path: directory).path
        var names: Set<String> = []
        for file in FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }) ?? []
        where file.hasSuffix(".swift") {
            let text = (try? String(contentsOfFile: folder + "/" + file, encoding: .utf8)) ?? ""
            for line in text.split(separator: "\n") where line.hasPrefix(prefix) {
                let words = line.split { " :<({".contains($0) }.map(String.init)
                let kinds = ["struct", "enum", "class", "protocol"]
                guard let kind = words.firstIndex(where: kinds.contains), kind + 1 < words.count else { continue }
                names.insert(words[kind + 1])
            }
        }
        return names
    }

    static let commands = [
        "assess", "verify", "overlay", "area", "plan check", "plan calendar", "plan schedule", "plan posts",
        "plan tasks", "plan treatment", "rules show", "rules diff", "rules norms", "rank orders", "rank explain",
        "ledger reconcile", "ledger aftercare", "zonal", "fund shares",
        "fund plan",
        "fund audit", "block list", "block overdue", "block notices", "cards", "draw", "evidence", "dod",
        "ledger add", "ledger import", "ledger status", "ledger history", "ledger due", "ledger report",
        "ledger verify",
        "ledger export", "archive add", "archive show", "archive check", "archive export", "workspace migrate",
        "corridors", "clusters", "vegetation",
        "patches", "visible",
    ]

    @Test func thereAreNinetySevenRows() {
        #expect(Self.rows.count == 97)
        #expect(Set(Self.entries.keys) == Set(Self.rows))
    }

    @Test(arguments: rows)
    func theRowIsListedOnceWithWhatServesIt(row: String) throws {
        let entries = try #require(Self.entries[row])
        #expect(entries.count == 1)
        let (entry, proof) = try #require(entries.first)
        let names = entry.matches(of: /`([^`]+)`/).map { String($0.output.1) }
        let open = entry.contains(/not yet: issue [34] item [1-9]/)
        #expect(!names.isEmpty || open, "neither served nor not yet: \(entry)")
        for name in names {
            if name.hasPrefix("regreen ") {
                #expect(Self.commands.contains { ("\(name) ").hasPrefix("regreen \($0) ") }, "\(name)")
            } else if name.first?.isUppercase == true {
                #expect(Self.types.contains(name), "\(name)")
            }
        }
        let proofs = proof.matches(of: /`([^`]+)`/).map { String($0.output.1) }
        #expect(!proofs.isEmpty || entry.hasPrefix("not yet"), "nothing proves \(row)")
        for suite in proofs { #expect(Self.suites.contains(suite), "no suite \(suite)") }
    }
}
