import GeoModel
import PROJKit
import Restoration
import SpatialAnalysis

extension CRSDecider {
    /// Degrees that data may leave the area of use by (design 4.1).
    private static let margin = 3.0

    /// Throws when the data cannot lie in a CRS, naming the likely reason.
    func requirePlausible(
        _ crs: CRSReference,
        evidence: Evidence,
        guess: CoordinateGuess?,
        isDeclared: Bool
    ) throws(InputError) {
        let box = evidence.box
        guard !box.isEmpty, crs.kind == .geographic || crs.kind == .projected else { return }
        if fits(crs, box) {
            // Degrees of western China, north first, still are degrees of the Arctic.
            if !isDeclared, let guess, guess.isSwapped, guess.family == .geographic, crs.kind == .geographic {
                throw swapped(crs, box: box)
            }
            return
        }
        let turned = Envelope(minX: box.minY, minY: box.minX, maxX: box.maxY, maxY: box.maxX)
        if fits(crs, turned) || prefixVariants(crs, turned).contains(where: { fits(crs, $0) }) {
            throw swapped(crs, box: box)
        }
        if prefixVariants(crs, box).contains(where: { fits(crs, $0) }) {
            throw .input(
                .zonePrefix,
                file: written,
                layer: layer,
                message: Messages.zonePrefix(
                    written,
                    crs: crs.summary,
                    easting: box.center.x,
                    dataHavePrefix: box.center.x >= 13e6
                ),
                fix: Messages.zonePrefixFix(crs: crs.epsg.flatMap(Self.otherPrefix))
            )
        }
        throw .input(
            .crsOutsideCounty,
            file: written,
            layer: layer,
            message: Messages.outsideAreaOfUse(
                written,
                crs: crs.summary,
                x: box.center.x,
                y: box.center.y,
                guess: guess.map(describe)
            ),
            fix: Messages.addCRS(guess.flatMap { $0.isSwapped ? nil : $0.epsg })
        )
    }

    /// The code of the same zone with or without prefix.
    static func otherPrefix(_ epsg: Int) -> Int? {
        guard var plane = GaussPlane(epsg: epsg) else { return nil }
        plane.isPrefixed.toggle()
        return plane.epsg
    }

    /// A guess in the words of `crs sniff`.
    func describe(_ guess: CoordinateGuess) -> String {
        guess.printed.compactMap { entry -> String? in
            switch entry.value {
            case .text(let text): return "\(entry.key) \(text)"
            case .integer(let number): return "\(entry.key) \(number)"
            case .boolean(let flag): return flag ? entry.key : nil
            case .null: return nil
            }
        }.joined(separator: ", ")
    }

    private func swapped(_ crs: CRSReference, box: Envelope) -> InputError {
        .input(
            .axisSwapped,
            file: written,
            layer: layer,
            message: Messages.axisSwapped(written, crs: crs.summary, x: box.center.x, y: box.center.y),
            fix: Messages.axisSwappedFix
        )
    }

    /// The box with the zone number put before the easting, or taken away.
    private func prefixVariants(_ crs: CRSReference, _ box: Envelope) -> [Envelope] {
        guard crs.kind == .projected else { return [] }
        func moved(_ by: Double) -> Envelope {
            Envelope(minX: box.minX + by, minY: box.minY, maxX: box.maxX + by, maxY: box.maxY)
        }
        let zone = (box.center.x / 1e6).rounded(.down)
        if (13...46).contains(zone) { return [moved(-zone * 1e6)] }
        guard (-1...1).contains(zone), let plane = try? CoordinateSystem.gaussKruger(of: crs) else { return [] }
        let prefix = (plane.falseEasting / 1e6).rounded(.down)
        return prefix >= 1 ? [moved(prefix * 1e6)] : []
    }

    /// True when the box lies within the CRS's area of use and 3 degrees around it.
    func fits(_ crs: CRSReference, _ box: Envelope) -> Bool {
        guard let projContext = try? PROJContext(),
            let system = try? CoordinateSystem(crs, context: projContext),
            let geographic = try? system.geographicBox(of: box)
        else { return false }
        if crs.kind == .geographic, geographic.minY < -90.000_001 || geographic.maxY > 90.000_001 { return false }
        guard let area = system.areaOfUse else { return true }
        return area.box.expanded(by: Self.margin).contains(geographic)
    }
}
