import Intake
import Restoration

/// Intake says that a geometry is invalid; the repair says what became of it. One finding tells both.
enum RepairFindings {
    /// Joins the findings of the working plane to those of intake about the same features.
    ///
    /// - Returns: intake's findings with outcome and area of the repair put in, and the working findings left over.
    static func joined(source: [Finding], working: [Finding]) -> (source: [Finding], working: [Finding]) {
        struct Key: Hashable {
            let file: String?
            let layer: String?
            let feature: Int64?
        }
        var source = source
        var rows: [Key: Int] = [:]
        for (index, finding) in source.enumerated() where finding.code == .geometryInvalid && finding.feature != nil {
            rows[Key(file: finding.file, layer: finding.layer, feature: finding.feature)] = index
        }
        var left: [Finding] = []
        for finding in working {
            let key = Key(file: finding.file, layer: finding.layer, feature: finding.feature)
            guard [.geometryInvalid, .repairRefused].contains(finding.code), let row = rows[key] else {
                left.append(finding)
                continue
            }
            // The place stays intake's: it is in the layer's own CRS.
            var joined = finding
            joined.x = source[row].x
            joined.y = source[row].y
            joined.mineID = source[row].mineID ?? finding.mineID
            joined.fix = finding.fix ?? source[row].fix
            source[row] = joined
        }
        return (source, left)
    }
}
