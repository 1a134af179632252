import CPROJ
import GeoModel

/// Finds operations between two CRS and chooses among them by where the data lie.
struct OperationSearch {
    let context: PROJContext
    /// Longitudes and latitudes of the data.
    let area: Envelope

    /// An operation with its facts.
    struct Found {
        let object: PROJObject
        let facts: CandidateOperation
    }

    /// All operations from one CRS to another, PROJ's preference first.
    func operations(from source: PROJObject, to target: PROJObject) throws(PROJError) -> [Found] {
        let subject = "\(source.name) → \(target.name)"
        guard let factory = proj_create_operation_factory_context(context.handle, nil) else {
            throw context.failure(.operationFailed, "proj_create_operation_factory_context", on: subject)
        }
        defer { proj_operation_factory_context_destroy(factory) }
        proj_operation_factory_context_set_area_of_interest(
            context.handle,
            factory,
            area.minX,
            area.minY,
            area.maxX,
            area.maxY
        )
        proj_operation_factory_context_set_spatial_criterion(
            context.handle,
            factory,
            PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION
        )
        // Operations without their grid are wanted too, to be named.
        proj_operation_factory_context_set_grid_availability_use(
            context.handle,
            factory,
            PROJ_GRID_AVAILABILITY_USED_FOR_SORTING
        )
        proj_operation_factory_context_set_allow_ballpark_transformations(context.handle, factory, 1)
        guard let list = proj_create_operations(context.handle, source.pointer, target.pointer, factory) else {
            throw context.failure(.noOperation, "proj_create_operations", on: subject)
        }
        defer { proj_list_destroy(list) }
        var result: [Found] = []
        for position in 0..<proj_list_get_count(list) {
            guard let object = context.optionalObject({ proj_list_get($0, list, position) }) else { continue }
            result.append(Found(object: object, facts: facts(of: object)))
        }
        return result
    }

    /// The first operation that knows the datums, has its grids and is meant for the whole area; else the first
    /// ballpark one. PROJ's own choice would take an operation of a neighbouring basin rather than none.
    ///
    /// - Returns: the choice, nil when there is none, and grids of better operations that are missing.
    func choose(among found: [Found]) -> (choice: Found?, missingGrids: [String]) {
        let usable = found.filter { proj_coordoperation_is_instantiable(context.handle, $0.object.pointer) != 0 }
        let choice =
            usable.first { !$0.facts.isBallpark && $0.facts.coversArea } ?? usable.first { $0.facts.isBallpark }
        let limit = choice.flatMap { $0.facts.isBallpark ? nil : $0.facts.accuracyInMetres } ?? .infinity
        var missing: [String] = []
        for other in found where other.facts.coversArea && !other.facts.isBallpark {
            guard (other.facts.accuracyInMetres ?? .infinity) < limit || limit == .infinity else { continue }
            for grid in other.facts.missingGrids where !missing.contains(grid) { missing.append(grid) }
        }
        return (choice, missing)
    }

    /// The PROJ text of an operation with x = east on both sides.
    func pipelineText(of operation: PROJObject) throws(PROJError) -> String {
        let pointer = operation.pointer
        let east = try context.object("proj_normalize_for_visualization", on: operation.name) {
            proj_normalize_for_visualization($0, pointer)
        }
        guard let text = proj_as_proj_string(context.handle, east.pointer, PJ_PROJ_5, nil) else {
            throw context.failure(.operationFailed, "proj_as_proj_string", on: operation.name)
        }
        return String(cString: text)
    }

    private func facts(of operation: PROJObject) -> CandidateOperation {
        let pointer = operation.pointer
        let accuracy = proj_coordoperation_get_accuracy(context.handle, pointer)
        let used = operation.areaOfUse
        return CandidateOperation(
            name: operation.name,
            accuracyInMetres: accuracy >= 0 ? accuracy : nil,
            isBallpark: proj_coordoperation_has_ballpark_transformation(context.handle, pointer) != 0,
            missingGrids: missingGrids(of: operation),
            areaOfUse: used,
            coversArea: used?.contains(area) ?? true
        )
    }

    private func missingGrids(of operation: PROJObject) -> [String] {
        var result: [String] = []
        for index in 0..<proj_coordoperation_get_grid_used_count(context.handle, operation.pointer) {
            var name: UnsafePointer<CChar>?
            var available: Int32 = 0
            let done = proj_coordoperation_get_grid_used(
                context.handle,
                operation.pointer,
                index,
                &name,
                nil,
                nil,
                nil,
                nil,
                nil,
                &available
            )
            if done != 0, available == 0, let name { result.append(String(cString: name)) }
        }
        return result
    }
}
