import Foundation
public import GeoModel

/// A panel in the map plane.
public struct PlacedPanel: Sendable, Hashable {
    /// The panel.
    public let panel: RectangularPanel
    /// Easting of the goaf's middle, metres.
    public let centerX: Double
    /// Northing of the goaf's middle, metres.
    public let centerY: Double
    /// Azimuth of the strike, degrees clockwise from grid north.
    public let strikeAzimuth: Double
    /// Share of the final movement, 0...1 (`TimeFactor`).
    public let share: Double
    private let sine: Double
    private let cosine: Double

    /// Places a panel.
    public init(
        _ panel: RectangularPanel,
        centerX: Double,
        centerY: Double,
        strikeAzimuth: Double,
        share: Double = 1
    ) {
        self.panel = panel
        self.centerX = centerX
        self.centerY = centerY
        self.strikeAzimuth = strikeAzimuth
        self.share = share
        sine = sin(strikeAzimuth * .pi / 180)
        cosine = cos(strikeAzimuth * .pi / 180)
    }

    /// Distance from the goaf in influence radii beyond which movement is left out: it is below 1e-13 of W0 there.
    public static let reach = 3.0

    /// The box outside which the panel moves nothing.
    public var influence: Envelope {
        let margin = PlacedPanel.reach * panel.parameters.influenceRadius
        let halfStrike = panel.computedStrikeLength / 2 + margin
        let halfDip = panel.computedDipLength / 2 + margin
        let halfX = halfStrike * sine.magnitude + halfDip * cosine.magnitude
        let halfY = halfStrike * cosine.magnitude + halfDip * sine.magnitude
        var box = Envelope.empty
        box.include(x: centerX - halfX, y: centerY - halfY)
        box.include(x: centerX + halfX, y: centerY + halfY)
        return box
    }

    /// Forecast at a place of the plane, derivatives toward east and north.
    public func forecast(easting: Double, northing: Double) -> ForecastPoint {
        let (dx, dy) = (easting - centerX, northing - centerY)
        let own = panel.forecast(
            x: dx * sine + dy * cosine + panel.computedStrikeLength / 2,
            y: dx * cosine - dy * sine + panel.computedDipLength / 2
        )
        return ForecastPoint(
            subsidence: share * own.subsidence,
            slope: turned(own.slope.scaled(by: share)),
            movement: turned(own.movement.scaled(by: share))
        )
    }

    /// From strike and dip to east and north.
    private func turned(_ own: SurfaceDerivatives) -> SurfaceDerivatives {
        let (s, c) = (sine, cosine)
        return SurfaceDerivatives(
            x: own.x * s + own.y * c,
            y: own.x * c - own.y * s,
            xx: own.xx * s * s + 2 * own.xy * s * c + own.yy * c * c,
            yy: own.xx * c * c - 2 * own.xy * s * c + own.yy * s * s,
            xy: (own.xx - own.yy) * s * c + own.xy * (c * c - s * s)
        )
    }
}

/// The movement of several panels: subsidence and derivatives add (domain 2.6).
public struct SubsidenceForecast: Sendable, Hashable {
    /// The panels.
    public let panels: [PlacedPanel]
    private let boxes: [Envelope]

    /// Creates a forecast.
    public init(_ panels: [PlacedPanel]) {
        self.panels = panels
        boxes = panels.map(\.influence)
    }

    /// The box outside which nothing moves; empty without panels.
    public var influence: Envelope {
        boxes.reduce(into: Envelope.empty) { whole, box in
            whole.include(x: box.minX, y: box.minY)
            whole.include(x: box.maxX, y: box.maxY)
        }
    }

    /// The panels that reach a box, in their order.
    public func near(_ box: Envelope) -> SubsidenceForecast {
        SubsidenceForecast(
            panels.indices.filter { index in
                let own = boxes[index]
                return own.minX <= box.maxX && own.maxX >= box.minX && own.minY <= box.maxY && own.maxY >= box.minY
            }.map { panels[$0] }
        )
    }

    /// Forecast at a place of the plane.
    public func forecast(easting: Double, northing: Double) -> ForecastPoint {
        panels.reduce(into: .zero) { $0 += $1.forecast(easting: easting, northing: northing) }
    }
}
