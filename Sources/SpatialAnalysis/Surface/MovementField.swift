import GeoModel

/// The radius Bh = b·r that turns slopes of a subsidence surface into displacement and strain (domain 2.5), from the panels
/// that made the surface: each place takes it from the panel that moves it.
public struct MovementField: Sendable, Hashable {
    private let panels: [PlacedPanel]
    private let boxes: [Envelope]

    /// Creates a field; panels in the plane that is asked about, metres.
    public init(_ panels: [PlacedPanel]) {
        self.panels = panels
        boxes = panels.map(\.influence)
    }

    /// Bh in metres at a place: of the panels whose movement reaches it, that of the one whose goaf's middle is nearest, the
    /// first of equals; nil where none reaches.
    public func radius(easting: Double, northing: Double) -> Double? {
        var best: (squared: Double, radius: Double)?
        for (panel, box) in zip(panels, boxes) where box.contains(x: easting, y: northing) {
            let (dx, dy) = (easting - panel.centerX, northing - panel.centerY)
            let squared = dx * dx + dy * dy
            guard squared < best?.squared ?? .infinity else { continue }
            best = (squared, panel.panel.parameters.movementRadius)
        }
        return best?.radius
    }
}
