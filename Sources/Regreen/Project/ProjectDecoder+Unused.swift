import GeoModel
import Intake
import Restoration
import Yams

/// Keys of later work: checked like any other, so that a project file stays valid as the tool grows, and reported as
/// without effect, so that nobody takes a figure for what they ask.
extension ProjectDecoder {
    /// Checks the keys and the files they name; returns the names of those that are there.
    func checkReservedKeys(_ root: YAMLObject) -> [String] {
        var present: [String] = []
        for (key, keys) in ProjectKeys.reservedLists where root.node(key) != nil {
            present.append(key)
            for object in root.objects(key, keys: keys) { checkReserved(object, keys: keys) }
        }
        for (key, keys) in ProjectKeys.reservedMappings where root.node(key) != nil {
            present.append(key)
            if let object = root.object(key, keys: keys) { checkReserved(object, keys: keys) }
        }
        return present.sorted()
    }

    private func checkReserved(_ object: YAMLObject, keys: [String]) {
        if keys.contains("fields") {
            _ = layer(object)
        } else if keys.contains("path") {
            _ = object.file("path")
        }
        if keys.contains("date") { _ = object.date("date") }
    }

    /// What is valid and has no effect yet, with its place.
    func unusedKeys(_ root: YAMLObject) -> [UnusedProjectKey] {
        var found: [UnusedProjectKey] = []
        func note(_ object: YAMLObject, _ key: String) {
            guard object.node(key) != nil, let place = object.place(key) else { return }
            found.append(UnusedProjectKey(keyPath: object.keyPath(key), place: place))
        }
        for key in ProjectKeys.reservedLists.map(\.key) + ProjectKeys.reservedMappings.map(\.key) {
            note(root, key)
        }
        for element in root.elements("outputs") where element.scalar("kind") == OutputSpecification.Kind.map.rawValue {
            note(element, "kind")
        }
        return found.sorted { ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column) }
    }
}
