public import GeoModel

extension PlanCalendar {
    /// The calendar as iCalendar text (RFC 5545): one whole-day event per date, lines folded at 75 bytes, CRLF.
    ///
    /// - Parameters:
    ///   - plan: the plan's id, which makes the events' ids unique.
    ///   - stamp: the day written as DTSTAMP, so that the same calendar is the same text.
    ///   - language: language of the kinds of dates.
    public func iCalendar(plan: String, stamp: CalendarDate, language: UserLanguage) -> String {
        var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//regreen//plan calendar//EN"]
        for entry in entries {
            let day = PlanCalendar.basic(entry.date)
            let kind = Messages.planDateKind(entry.kind).text(language)
            let id = ContentHash(of: "\(plan)\n\(day)\n\(entry.kind.rawValue)\n\(entry.key)").hex.prefix(32)
            lines += [
                "BEGIN:VEVENT", "UID:\(id)@regreen", "DTSTAMP:\(PlanCalendar.basic(stamp))T000000Z",
                "DTSTART;VALUE=DATE:\(day)", "DTEND;VALUE=DATE:\(PlanCalendar.basic(entry.date.adding(days: 1)))",
                "SUMMARY:\(PlanCalendar.escaped("\(kind)：\(entry.name)"))",
                "DESCRIPTION:\(PlanCalendar.escaped(([entry.clause] + entry.posts).joined(separator: "；")))",
                "TRANSP:TRANSPARENT", "END:VEVENT",
            ]
        }
        lines.append("END:VCALENDAR")
        return lines.map { PlanCalendar.folded($0) + "\r\n" }.joined()
    }

    private static func basic(_ date: CalendarDate) -> String { date.description.split(separator: "-").joined() }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "\\", ";", ",": result += "\\\(character)"
            case "\n", "\r\n": result += "\\n"
            case "\r": break
            default: result.append(character)
            }
        }
    }

    /// Lines of at most 75 bytes, cut between scalars; continuation lines begin with a space.
    private static func folded(_ line: String) -> String {
        var result = ""
        var used = 0
        for scalar in line.unicodeScalars {
            let width = UTF8.width(scalar)
            if used + width > 75 {
                result += "\r\n "
                used = 1
            }
            result.unicodeScalars.append(scalar)
            used += width
        }
        return result
    }
}
