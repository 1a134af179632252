import GeoModel
import SpatialAnalysis

/// Writes the deformation at cells into the bands of a strip and grades it.
struct DeformationStrip {
    let bands: [DeformationBand]
    let columns: Int
    let rows: Range<Int>
    let building: DeformationGrading
    private(set) var cells: [Float]

    init(_ request: DeformationRequest, columns: Int, rows: Range<Int>) {
        bands = request.bands
        building = request.building
        self.columns = columns
        self.rows = rows
        cells = Array(repeating: .nan, count: request.bands.count * rows.count * columns)
    }

    /// Values of one cell; NaN for what is not known.
    struct Place {
        var subsidence: Double
        var slope: SurfaceDerivatives?
        /// Slope times Bh.
        var movement: SurfaceDerivatives?
    }

    private func position(_ band: Int, _ row: Int, _ column: Int) -> Int {
        (band * rows.count + row - rows.lowerBound) * columns + column
    }

    /// Writes a cell.
    ///
    /// - Parameters:
    ///   - land: how it is graded as land; nil when it is not.
    ///   - group: position of its grading, for `DeformationBand.landCode`.
    mutating func put(_ place: Place, row: Int, column: Int, land: DeformationGrading?, group: Int = 0) {
        let tilt = place.slope?.tilt ?? .nan
        let principal = place.slope?.principal
        let curvature = principal?.dominant ?? .nan
        let strain = place.movement?.principal.dominant ?? .nan
        for (number, band) in bands.enumerated() {
            let value: Double
            switch band {
            case .subsidence: value = place.subsidence
            case .tilt: value = tilt
            case .direction: value = place.slope?.azimuth ?? .nan
            case .curvatureFirst: value = principal?.first ?? .nan
            case .curvatureSecond: value = principal?.second ?? .nan
            case .curvature: value = curvature
            case .displacement: value = place.movement?.slope ?? .nan
            case .strain: value = strain
            case .landGrade:
                guard let land, place.subsidence.isFinite else { continue }
                let level = land.level(
                    subsidence: place.subsidence,
                    tilt: tilt,
                    curvature: curvature,
                    strain: strain
                )
                value = level.map(Double.init) ?? .nan
            case .landCode:
                guard place.subsidence.isFinite else { continue }
                let level = land?.level(
                    subsidence: place.subsidence,
                    tilt: tilt,
                    curvature: curvature,
                    strain: strain
                )
                value = Double(10 * group + (level ?? 9))
            case .buildingLevel:
                guard place.slope != nil else { continue }
                let level = building.level(
                    subsidence: place.subsidence,
                    tilt: tilt,
                    curvature: curvature,
                    strain: strain
                )
                value = level.map(Double.init) ?? .nan
            }
            cells[position(number, row, column)] = Float(value)
        }
    }

    /// Counts what was written in a row.
    func tally(row: Int, areas: [Double], into tally: inout DeformationTally) {
        for number in bands.indices {
            let start = position(number, row, 0)
            tally.add(cells[start..<start + columns], band: number, areas: areas)
        }
    }
}
