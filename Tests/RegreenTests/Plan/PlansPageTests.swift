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

    /// The last cell of each row of the page by the row's id.
    static let served: [String: [String]] = {
        let url = TestData.root.appending(path: "docs/plans.md")
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        var result: [String: [String]] = [:]
        for line in text.split(separator: "\n") where line.hasPrefix("| 00") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 3 else { continue }
            result[cells[0], default: []].append(cells[2])
        }
        return result
    }()

    /// Public type names of the sources.
    static let types: Set<String> = {
        let folder = TestData.root.appending(path: "Sources").path
        var names: Set<String> = []
        for file in FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }) ?? []
        where file.hasSuffix(".swift") {
            let text = (try? String(contentsOfFile: folder + "/" + file, encoding: .utf8)) ?? ""
            for line in text.split(separator: "\n") where line.hasPrefix("public ") {
                let words = line.split { " :<({".contains($0) }.map(String.init)
                let kinds = ["struct", "enum", "class", "protocol"]
                guard let kind = words.firstIndex(where: kinds.contains), kind + 1 < words.count else { continue }
                names.insert(words[kind + 1])
            }
        }
        return names
    }()

    static let commands = ["assess", "verify", "overlay", "area", "plan check", "plan calendar"]

    @Test func thereAreNinetySevenRows() {
        #expect(Self.rows.count == 97)
        #expect(Set(Self.served.keys) == Set(Self.rows))
    }

    @Test(arguments: rows)
    func theRowIsListedOnceWithWhatServesIt(row: String) throws {
        let entries = try #require(Self.served[row])
        #expect(entries.count == 1)
        let entry = try #require(entries.first)
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
    }
}
