import Foundation
import GeoModel
import Regreen
import Restoration
import TestSupport

/// The five county plans of the sample data.
enum CountyPlans {
    static let folder = TestData.root.appending(path: "SampleData/plans")

    static let qinshui = read("000-qinshui")
    static let shanggao = read("001-shanggao")
    static let xinbin = read("002-xinbin")
    static let shuimogou = read("003-shuimogou")
    static let ejinHoro = read("004-ejin-horo")

    static let all = [qinshui, shanggao, xinbin, shuimogou, ejinHoro]

    private static func read(_ name: String) -> Plan {
        do throws(ProjectFileError) {
            return try PlanFile.load(folder.appending(path: "\(name).yaml").path)
        } catch {
            preconditionFailure(error.issues.map(\.finding.message.en).joined(separator: "\n"))
        }
    }
}

func day(_ text: String) -> CalendarDate {
    guard let date = CalendarDate(text: text) else { preconditionFailure("no date: \(text)") }
    return date
}
