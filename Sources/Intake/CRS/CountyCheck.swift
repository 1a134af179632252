import Foundation
import GeoModel
import PROJKit
import Restoration

/// Checks features against the county box (design 4.1).
struct CountyCheck {
    /// The box in degrees.
    var box: Envelope
    var written: String
    var layer: String?

    /// How far outside a mine may lie without stopping the run, metres.
    static let toleranceInMetres = 5000.0

    /// The findings for the rows of a layer; the first errors stop the run.
    ///
    /// - Parameter names: mine ids by row, for messages.
    /// - Throws: `crs_outside_county` when no feature meets the box.
    func check(
        _ table: FeatureTable,
        rows: [Int],
        crs: CRSReference,
        isMines: Bool,
        mineID: (Int) -> String?,
        guess: LocalizedText?
    ) throws(InputError) -> [Finding] {
        guard !rows.isEmpty, let context = try? PROJContext(),
            let system = try? CoordinateSystem(crs, context: context)
        else { return [] }
        var meets = false
        var findings: [Finding] = []
        for row in rows {
            guard let area = try? system.geographicBox(of: table.geometries.envelope(of: row)) else { continue }
            let distance = Self.distanceInMetres(area, box)
            if distance == 0 { meets = true }
            guard isMines else {
                if meets { return [] }
                continue
            }
            guard !box.contains(area) else { continue }
            let centre = table.geometries.envelope(of: row).center
            findings.append(
                Finding(
                    .outsideCounty,
                    distance > Self.toleranceInMetres ? .error : .warning,
                    file: written,
                    layer: layer,
                    feature: table.featureIDs[row],
                    mineID: mineID(row),
                    x: centre.x,
                    y: centre.y,
                    message: Messages.outsideCounty(
                        mine: mineID(row) ?? String(table.featureIDs[row]),
                        kilometres: distance / 1000
                    ),
                    fix: Messages.outsideCountyFix
                )
            )
        }
        guard meets else {
            throw .input(
                .crsOutsideCounty,
                file: written,
                layer: layer,
                message: Messages.noFeatureMeetsCounty(written, crs: crs.summary, guess: guess),
                fix: Messages.outsideCountyFix
            )
        }
        return findings
    }

    /// Metres between two boxes of degrees, 0 when they meet; a degree of latitude taken as 111.32 km.
    static func distanceInMetres(_ a: Envelope, _ b: Envelope) -> Double {
        let dx = max(0, max(b.minX - a.maxX, a.minX - b.maxX))
        let dy = max(0, max(b.minY - a.maxY, a.minY - b.maxY))
        let scale = cos(max(-89, min(89, a.center.y)) * .pi / 180)
        return ((dx * scale) * (dx * scale) + dy * dy).squareRoot() * 111_320
    }
}
