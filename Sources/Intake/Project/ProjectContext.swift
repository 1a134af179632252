public import GeoModel
public import PROJKit

extension IntakeContext {
    /// The context of a project: containers may reach no further than the project file's folder.
    public init(_ project: ProjectSpecification) {
        let folder = project.path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
            separator: "/"
        )
        self.init(projectFolder: folder.isEmpty ? "/" : folder)
        asOf = project.asOf
        workingCRS = project.crs
        countyBox = project.countyBox
        datumShift = project.datumShift
        allowBallpark = project.allowBallpark
        keepHolder = project.keepHolder
        damageThresholdInMetres = project.reporting.damageThresholdInMetres
    }
}

extension DatumShiftSpecification {
    /// The shift as the transformation library takes it.
    ///
    /// A grid says nothing about where it leads to: to the datum of the working CRS.
    public func forPROJ(target working: CRSReference, context: PROJContext) throws(PROJError) -> DatumShift {
        switch self {
        case .grid(let path):
            return DatumShift(source: .grid(path: path), target: working)
        case .parameters(let p):
            func value(_ list: [Double], _ index: Int) -> Double { index < list.count ? list[index] : 0 }
            let method: HelmertParameters.Method
            switch p.method {
            case .positionVector: method = .positionVector
            case .coordinateFrame: method = .coordinateFrame
            case .translation: method = .translation
            }
            let helmert = HelmertParameters(
                method: method,
                dx: value(p.translation, 0),
                dy: value(p.translation, 1),
                dz: value(p.translation, 2),
                rx: value(p.rotation, 0),
                ry: value(p.rotation, 1),
                rz: value(p.rotation, 2),
                ds: p.scalePartsPerMillion
            )
            return DatumShift(
                source: .parameters(helmert),
                target: try CoordinateSystem.identify(p.target, context: context)
            )
        }
    }
}
