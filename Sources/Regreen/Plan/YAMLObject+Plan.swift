import GeoModel
import Restoration
import Yams

/// Values that plan files have and project files do not.
extension YAMLObject {
    /// A list of texts; nil when the key is absent.
    func textList(_ key: String) -> [String]? {
        guard let node = node(key) else { return nil }
        guard case .sequence(let sequence) = node else {
            wrongType(key, .textList)
            return nil
        }
        let texts = sequence.compactMap { YAMLObject.isNull($0) ? nil : $0.scalar?.string }
        guard texts.count == sequence.count else {
            wrongType(key, .textList)
            return nil
        }
        return texts
    }

    func requiredTextList(_ key: String) -> [String]? {
        guard node(key) != nil else {
            missing(key)
            return nil
        }
        return textList(key)
    }

    /// A number as it is written, so that 40.4 stays 40.4.
    func decimal(_ key: String) -> DecimalNumber? {
        guard number(key) != nil, let written = node(key)?.scalar?.string else { return nil }
        guard let value = DecimalNumber(text: written) else {
            wrongType(key, .number)
            return nil
        }
        return value
    }

    func requiredInteger(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard node(key) != nil else {
            missing(key)
            return nil
        }
        return integer(key, in: range)
    }

    func requiredChoice<T>(_ key: String, _ type: T.Type) -> T?
    where T: RawRepresentable & CaseIterable, T.RawValue == String {
        guard node(key) != nil else {
            missing(key)
            return nil
        }
        return choice(key, type)
    }

    /// A month and a day, `06-15`; 29 February counts.
    func monthDay(_ key: String) -> (month: Int, day: Int)? {
        guard let text = text(key) else { return nil }
        guard text.utf8.count == 5, let date = CalendarDate(text: "2000-" + text) else {
            invalid(key, text, Messages.expectedMonthDay())
            return nil
        }
        return (date.month, date.day)
    }

    /// Reports a key whose value names nothing that is there.
    func unknownName(_ key: String, _ name: String, among names: [String]) {
        invalid(
            key,
            name,
            Messages.expectedOneOf(names),
            suggestion: EditDistance.nearest(to: name, among: names)
        )
    }
}
