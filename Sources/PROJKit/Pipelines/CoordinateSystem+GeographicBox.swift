public import GeoModel

extension CoordinateSystem {
    /// Positions tried along each side of a box: a side of a plane box is a curve in longitude and latitude.
    private static let samplesPerSide = 16

    /// The box of longitudes and latitudes, on the system's own datum, that holds a box in its coordinates.
    ///
    /// - Throws: `unsupportedCRS` for local planes, `transformFailed` when no position tried has an image.
    public func geographicBox(of box: Envelope) throws(PROJError) -> Envelope {
        guard kind == .projected || kind == .geographic, let geodetic else {
            throw PROJError(code: .unsupportedCRS, operation: "geographic box", subject: name)
        }
        if horizontal.isEquivalent(to: geodetic) { return box }
        let base = CRSReference(
            definition: CoordinateSystem.definition(of: geodetic),
            epsg: nil,
            name: geodetic.name,
            kind: .geographic,
            metresPerUnit: nil
        )
        let plane = CRSReference(
            definition: CoordinateSystem.definition(of: horizontal),
            epsg: nil,
            name: name,
            kind: kind,
            metresPerUnit: metresPerUnit
        )
        let pipeline = try Pipeline(from: plane, to: base, context: context)
        var result = Envelope.empty
        for step in 0...Self.samplesPerSide {
            let share = Double(step) / Double(Self.samplesPerSide)
            let x = box.minX + share * box.width
            let y = box.minY + share * box.height
            for position in [(x, box.minY), (x, box.maxY), (box.minX, y), (box.maxX, y)] {
                if let image = try? pipeline.transform(x: position.0, y: position.1) {
                    result.include(x: image.x, y: image.y)
                }
            }
        }
        guard !result.isEmpty else {
            throw PROJError(
                code: .transformFailed,
                operation: "geographic box",
                subject: "\(box) in \(name)",
                index: 0
            )
        }
        return result
    }
}
