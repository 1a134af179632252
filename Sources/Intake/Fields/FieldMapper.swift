import GeoModel
import Restoration

/// Gives a table our field names and leaves personal fields out.
///
/// Our name → theirs comes from the project's `fields`, `mines.id` and `boundary_id`, then the profile, then fields that
/// carry our name already. What is asked for by name must be there.
struct FieldMapper {
    var specification: LayerSpecification
    var role: LayerRole
    var layerName: String
    var keepsHolder: Bool

    struct Mapped {
        var table: FeatureTable
        var mapped: [String: String]
        var dropped: [String]
    }

    /// Our names, for automatic mapping of equal names.
    static let ourNames = Set(RegisterFields.names)

    /// Maps the fields of a table.
    func map(_ table: FeatureTable) throws(InputError) -> Mapped {
        let profile = try self.profile()
        var indexOf: [String: Int] = [:]
        // A GeoJSON without features has no fields either: that it is empty is what must be said of it.
        guard table.count > 0 || !table.fields.isEmpty else { return build(table, indexOf: [:], profile: profile) }
        for (ours, theirs) in requested.sorted(by: { $0.key < $1.key }) {
            indexOf[ours] = try find(theirs, for: ours, in: table)
        }
        if let profile {
            for (ours, names) in profile.aliases.sorted(by: { $0.key < $1.key }) where indexOf[ours] == nil {
                indexOf[ours] = names.lazy.compactMap { matching($0, in: table) }.first
            }
        }
        // A toolbox layer keeps its own names: whoever asks for a field there names it as the file does.
        for ours in Self.ourNames.sorted() where role != .any && indexOf[ours] == nil {
            guard let index = matching(ours, in: table), !indexOf.values.contains(index) else { continue }
            indexOf[ours] = index
        }
        if !keepsHolder { indexOf["holder_org"] = nil }
        return build(table, indexOf: indexOf, profile: profile)
    }

    private var requested: [String: String] {
        var names = specification.fields
        if case .mines(let id, let boundary) = role {
            if !id.isEmpty { names["mine_id"] = id }
            if let boundary { names["boundary_id"] = boundary }
        }
        return names
    }

    private func profile() throws(InputError) -> FieldProfile? {
        guard let name = specification.profile else { return nil }
        if let profile = FieldProfile.named(name) { return profile }
        let known = FieldProfile.all.map(\.name)
        throw .input(
            .fieldMissing,
            file: specification.writtenPath,
            layer: layerName,
            message: Messages.profileUnknown(name, known: known),
            fix: Messages.profileFix(known)
        )
    }

    private func find(_ theirs: String, for ours: String, in table: FeatureTable) throws(InputError) -> Int {
        if let index = matching(theirs, in: table) { return index }
        let names = table.fields.map(\.name)
        throw .input(
            .fieldMissing,
            file: specification.writtenPath,
            layer: layerName,
            message: Messages.fieldMissing(
                specification.writtenPath,
                field: theirs,
                ours: ours,
                nearest: NearestNames.find(theirs, in: names),
                all: names
            ),
            fix: Messages.fieldMissingFix
        )
    }

    /// The field of exactly this name, else the only one that differs in case alone.
    private func matching(_ name: String, in table: FeatureTable) -> Int? {
        if let index = table.fieldIndex(name) { return index }
        let key = name.lowercased()
        let close = table.fields.indices.filter { table.fields[$0].name.lowercased() == key }
        return close.count == 1 ? close[0] : nil
    }

    private func build(_ table: FeatureTable, indexOf: [String: Int], profile: FieldProfile?) -> Mapped {
        var fields: [FieldDefinition] = []
        var columns: [AttributeColumn] = []
        for (ours, index) in indexOf.sorted(by: { $0.key < $1.key }) {
            let coded = FieldValues.decode(table.columns[index], codes: profile?.codes[ours])
            for (name, type, column) in FieldValues.normalise(ours, coded, source: table.fields[index], role: role) {
                fields.append(FieldDefinition(name: name, type: type, alias: table.fields[index].name))
                columns.append(column)
            }
        }
        let used = Set(indexOf.values)
        let taken = Set(fields.map(\.name))
        var dropped: [String] = []
        for index in table.fields.indices where !used.contains(index) {
            if PersonalFields.isPersonal(table.fields[index].name) {
                dropped.append(table.fields[index].name)
                continue
            }
            guard !taken.contains(table.fields[index].name) else { continue }
            fields.append(table.fields[index])
            columns.append(table.columns[index])
        }
        let result = FeatureTable(
            name: table.name,
            crs: table.crs,
            featureIDs: table.featureIDs,
            fields: fields,
            columns: columns,
            geometries: table.geometries
        )
        return Mapped(table: result, mapped: indexOf.mapValues { table.fields[$0].name }, dropped: dropped)
    }
}
