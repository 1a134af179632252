import Foundation
import GeoModel
import Restoration
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.available))
struct StateMachinesVectors {
    @Test(arguments: Vectors.cases("state_machines"))
    func replaysDatedEvents(_ vector: VectorCase) throws {
        let input = try JSONValue(parsing: Array(vector.json))
        let parameters = try #require(input["in"]?.objectValue)
        let id = try #require(parameters["machine"]?.stringValue.flatMap(MachineID.init(rawValue:)))
        let machine = try WorkflowCase(id, parameters: parameters)
        let events = try #require(parameters["events"]?.arrayValue).map { pair in
            let date = try #require(pair.arrayValue?.first?.stringValue)
            let event = try #require(pair.arrayValue?.last?.stringValue)
            return DatedEvent(day(date), event)
        }
        let asOf = try #require(parameters["as_of"]?.stringValue.map(day))
        let got: JSONObject
        do {
            got = try machine.outcome(of: events, asOf: asOf)
        } catch {
            got = error.json
        }
        #expect(try vector.differences(from: try got.foundation) == [])
    }
}
