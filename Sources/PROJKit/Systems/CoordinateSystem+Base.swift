public import GeoModel

extension CoordinateSystem {
    /// The longitude and latitude the system rests on, same datum; nil for local planes.
    public var geographicBase: CRSReference? {
        guard let geodetic else { return nil }
        return CRSReference(
            definition: CoordinateSystem.definition(of: geodetic),
            epsg: nil,
            name: geodetic.name,
            kind: .geographic,
            metresPerUnit: nil,
            datumName: datumName
        )
    }
}
