/// The members of a JSON object, in order; each key stands once.
public struct JSONObject: Sendable, Hashable {
    /// One member.
    public struct Member: Sendable, Hashable {
        /// The key.
        public var key: String
        /// The value.
        public var value: JSONValue

        /// Creates a member.
        public init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// The members in order.
    public private(set) var members: [Member]

    /// An object without members.
    public init() { members = [] }

    /// Creates an object; a key that comes again replaces the value and keeps its first place.
    public init(_ pairs: some Sequence<(String, JSONValue)>) {
        members = []
        for (key, value) in pairs { self[key] = value }
    }

    /// The keys in order.
    public var keys: [String] { members.map(\.key) }

    /// True without members.
    public var isEmpty: Bool { members.isEmpty }

    /// Number of members.
    public var count: Int { members.count }

    /// The value of a key. Setting appends a new key at the end; setting nil removes the member.
    ///
    /// Objects here are short: the search is linear.
    public subscript(key: String) -> JSONValue? {
        get { members.first { $0.key == key }?.value }
        set {
            let position = members.firstIndex { $0.key == key }
            switch (position, newValue) {
            case (let position?, let value?): members[position].value = value
            case (let position?, nil): members.remove(at: position)
            case (nil, let value?): members.append(Member(key: key, value: value))
            case (nil, nil): break
            }
        }
    }

    /// Appends a member whose key is known to be new; for long objects built in a loop.
    public mutating func append(_ key: String, _ value: JSONValue) {
        members.append(Member(key: key, value: value))
    }

    /// The same members with keys in the order of RFC 8785 (UTF-16 code units).
    public var sortedByUTF16: JSONObject {
        var copy = self
        copy.members.sort { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
        return copy
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Members in the order written.
    public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}
