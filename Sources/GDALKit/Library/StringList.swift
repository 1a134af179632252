import CGDAL

/// An owned list of `KEY=VALUE` strings for a call of the C library.
struct StringList: ~Copyable {
    private let list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

    /// Builds the list in the order of the keys, so that the same options always give the same call.
    ///
    /// - Throws: `invalidArgument` for a key with `=` or a NUL or line break in either, which the C side would misread.
    init(_ options: [String: String]) throws(GDALError) {
        let bad: (UInt8) -> Bool = { $0 == 0 || $0 == 10 || $0 == 13 }
        for (key, value) in options
        where key.isEmpty || key.utf8.contains(UInt8(ascii: "=")) || key.utf8.contains(where: bad)
            || value.utf8.contains(where: bad)
        {
            throw GDALError(.invalidArgument, operation: "set option", subject: key, reason: "malformed option")
        }
        var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        for (key, value) in options.sorted(by: { $0.key < $1.key }) { list = CSLSetNameValue(list, key, value) }
        self.list = list
    }

    /// Builds a list of plain strings.
    init(strings: [String]) {
        var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        for string in strings { list = CSLAddString(list, string) }
        self.list = list
    }

    deinit { CSLDestroy(list) }

    /// The list, valid while this value lives.
    var pointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? { list }

    /// The same list as calls take it that do not change it.
    var constant: UnsafePointer<UnsafePointer<CChar>?>? {
        list.map { UnsafeRawPointer($0).assumingMemoryBound(to: UnsafePointer<CChar>?.self) }
    }

    /// Copies a borrowed list.
    static func strings(_ list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> [String] {
        guard let list else { return [] }
        var result: [String] = []
        var index = 0
        while let item = list[index] {
            result.append(String(cString: item))
            index += 1
        }
        return result
    }

    /// Copies a borrowed list of `KEY=VALUE` strings.
    static func dictionary(_ list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> [String: String] {
        var result: [String: String] = [:]
        for item in strings(list) {
            guard let equals = item.firstIndex(of: "=") else { continue }
            result[String(item[..<equals])] = String(item[item.index(after: equals)...])
        }
        return result
    }
}

/// Copies a string the library lends, nil for NULL.
func borrowedString(_ pointer: UnsafePointer<CChar>?) -> String? { pointer.map { String(cString: $0) } }
