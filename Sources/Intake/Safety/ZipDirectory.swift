import Foundation

/// The central directory of a zip file, read without unpacking anything.
enum ZipDirectory {
    struct Entry: Hashable {
        var name: String
        var packed: Int
        var unpacked: Int
    }

    /// All entries; nil when the file has no whole directory.
    static func read(path: String) -> [Entry]? {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe), data.count >= 22
        else { return nil }
        func little(_ at: Int, _ bytes: Int) -> Int {
            (0..<bytes).reduce(0) { $0 | Int(data[at + $1]) << (8 * $1) }
        }
        // The end record stands before a comment of at most 65,535 bytes.
        var end = data.count - 22
        let earliest = max(0, data.count - 22 - 65_535)
        while end >= earliest, little(end, 4) != 0x0605_4B50 { end -= 1 }
        guard end >= earliest else { return nil }
        var count = little(end + 10, 2)
        var position = little(end + 16, 4)
        if count == 0xFFFF || position == 0xFFFF_FFFF {
            guard end >= 20, little(end - 20, 4) == 0x0706_4B50 else { return nil }
            let record = little(end - 12, 7)
            guard record + 56 <= data.count, little(record, 4) == 0x0606_4B50 else { return nil }
            count = little(record + 32, 7)
            position = little(record + 48, 7)
        }
        var entries: [Entry] = []
        for _ in 0..<count {
            guard position >= 0, position + 46 <= data.count, little(position, 4) == 0x0201_4B50 else { return nil }
            var packed = little(position + 20, 4)
            var unpacked = little(position + 24, 4)
            let nameLength = little(position + 28, 2)
            let extraLength = little(position + 30, 2)
            let commentLength = little(position + 32, 2)
            let next = position + 46 + nameLength + extraLength + commentLength
            guard next <= data.count else { return nil }
            let nameStart = position + 46
            let name = String(decoding: data[nameStart..<(nameStart + nameLength)], as: UTF8.self)
            var extra = nameStart + nameLength
            let extraEnd = extra + extraLength
            while extra + 4 <= extraEnd {
                let size = little(extra + 2, 2)
                if little(extra, 2) == 1 {
                    var field = extra + 4
                    if unpacked == 0xFFFF_FFFF, field + 8 <= extraEnd {
                        unpacked = little(field, 7)
                        field += 8
                    }
                    if packed == 0xFFFF_FFFF, field + 8 <= extraEnd { packed = little(field, 7) }
                }
                extra += 4 + size
            }
            entries.append(Entry(name: name, packed: packed, unpacked: unpacked))
            position = next
        }
        return entries
    }
}
