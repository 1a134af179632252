/// The languages of user text.
public enum UserLanguage: String, Sendable, Hashable, CaseIterable, Codable {
    /// 简体中文, the default.
    case zh
    /// English.
    case en
}

/// One user text in both languages, with its values already put in.
public struct LocalizedText: Sendable, Hashable {
    /// Chinese.
    public let zh: String
    /// English.
    public let en: String

    /// Creates a text from both languages.
    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// The text in one language.
    public func text(_ language: UserLanguage) -> String { language == .zh ? zh : en }
}
