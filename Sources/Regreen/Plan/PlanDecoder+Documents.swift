import GeoModel
import Restoration
import Yams

/// Citations, annexes, names and the counts of mines.
extension PlanDecoder {
    func decodeDocuments(_ root: YAMLObject, into plan: inout Plan) {
        plan.citations = root.objects("citations", keys: PlanKeys.citation).map { object in
            PlanCitation(
                object.requiredText("document") ?? "",
                year: object.requiredInteger("year", in: PlanDecoder.years) ?? 0,
                event: object.requiredText("event") ?? "",
                claimedBy: object.date("claimed_by"),
                clause: clause(object)
            )
        }
        plan.annexes = root.objects("annexes", keys: PlanKeys.annex).map { object in
            PlanAnnex(
                name(object),
                nameInText: object.text("name_in_text"),
                presence: object.requiredChoice("presence", PlanAnnex.Presence.self) ?? .attached,
                clause: clause(object)
            )
        }
        plan.names = root.objects("names", keys: PlanKeys.names).compactMap { object in
            let kind = object.requiredChoice("kind", PlanNames.Kind.self)
            let names = object.requiredTextList("names") ?? []
            let clauses = object.requiredTextList("clauses") ?? []
            return kind.map { PlanNames($0, names, clauses: clauses) }
        }
        plan.register = root.object("register", keys: PlanKeys.register).map(register)
        plan.towns = root.textList("towns") ?? []
    }

    private func register(_ object: YAMLObject) -> PlanRegister {
        let counts = PlanDecoder.counts
        return PlanRegister(
            total: object.requiredInteger("total", in: counts) ?? 0,
            description: object.requiredText("description") ?? "",
            areAllLicensed: object.boolean("all_licensed") ?? false,
            splits: object.objects("splits", keys: PlanKeys.split).map { split in
                PlanRegister.Split(
                    name(split),
                    split.requiredInteger("total", in: counts) ?? 0,
                    split.objects("parts", keys: PlanKeys.part).map { part in
                        PlanRegister.Split.Part(
                            name(part),
                            part.requiredInteger("count", in: counts) ?? 0,
                            isDeregistered: part.boolean("deregistered") ?? false
                        )
                    }
                )
            },
            adjustments: object.objects("adjustments", keys: PlanKeys.adjustment).map { adjustment in
                let limit = counts.upperBound
                return .init(name(adjustment), adjustment.requiredInteger("change", in: -limit...limit) ?? 0)
            },
            scope: object.integer("scope", in: counts),
            clause: clause(object)
        )
    }
}
