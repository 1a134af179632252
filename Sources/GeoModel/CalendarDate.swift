/// A day of the Gregorian calendar, without time or time zone.
public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The year, 1...9999.
    public let year: Int
    /// The month, 1...12.
    public let month: Int
    /// The day of the month, 1...31.
    public let day: Int

    /// Creates a date; nil when there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CalendarDate.daysIn(month: month, year: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `2024-08-24`, `2024/8/24`, `20240824` and `2024年8月24日`; nil for anything else or no such day.
    public init?(text: some StringProtocol) {
        if let parts = CalendarDate.isoParts(text.utf8) {
            self.init(year: parts.year, month: parts.month, day: parts.day)
            return
        }
        let digitsOnly = text.allSatisfy { $0.isASCII && $0.isNumber }
        if digitsOnly, text.count == 8 {
            let s = Array(text)
            guard let y = Int(String(s[0..<4])), let m = Int(String(s[4..<6])), let d = Int(String(s[6..<8])) else {
                return nil
            }
            self.init(year: y, month: m, day: d)
            return
        }
        let separators: Set<Character> = ["-", "/", ".", "年", "月", "日"]
        let parts = text.split(whereSeparator: { separators.contains($0) })
        guard parts.count == 3, parts[0].count == 4, (1...2).contains(parts[1].count), (1...2).contains(parts[2].count),
            parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let y = Int(parts[0]), let m = Int(parts[1]), let d = Int(parts[2])
        else { return nil }
        self.init(year: y, month: m, day: d)
    }

    /// The numbers of `yyyy-MM-dd`, the form ledgers hold by the hundred thousand; nil for other texts.
    private static func isoParts(_ bytes: some Sequence<UInt8>) -> (year: Int, month: Int, day: Int)? {
        var numbers = [0, 0, 0]
        var place = 0
        for byte in bytes {
            let hyphen = place == 4 || place == 7
            guard place < 10, hyphen ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte) else { return nil }
            if !hyphen {
                let part = place < 4 ? 0 : place < 7 ? 1 : 2
                numbers[part] = numbers[part] * 10 + Int(byte - 0x30)
            }
            place += 1
        }
        return place == 10 ? (numbers[0], numbers[1], numbers[2]) : nil
    }

    /// `yyyy-MM-dd`.
    public var description: String {
        func pad(_ n: Int, _ width: Int) -> String {
            let s = String(n)
            return String(repeating: "0", count: max(0, width - s.count)) + s
        }
        return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
    }

    /// Days since 1970-01-01.
    public var dayNumber: Int {
        // Civil-from-days arithmetic on a year that starts in March, so that the leap day comes last.
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The date that many days after 1970-01-01; nil outside years 1...9999.
    public init?(dayNumber: Int) {
        let z = dayNumber + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        self.init(year: year, month: month, day: dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    /// Number of days in a month of a year.
    public static func daysIn(month: Int, year: Int) -> Int {
        switch month {
        case 2: return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: return 30
        default: return 31
        }
    }

    /// Earlier dates come first.
    public static func < (lhs: CalendarDate, rhs: CalendarDate) -> Bool {
        (lhs.year, lhs.month, lhs.day) < (rhs.year, rhs.month, rhs.day)
    }
}
