import GeoModel

extension RecordSnapshot {
    /// The hash of everything in it: a run from the same inputs has the same.
    public var contentHash: ContentHash {
        var hasher = ContentHasher()
        func add(_ values: [String?], _ geometry: [UInt8]?) {
            // Lengths before texts: no two lists of values read the same.
            for value in values { hasher.update(value.map { "\($0.utf8.count):\($0)" } ?? "-") }
            hasher.update("\(geometry?.count ?? -1):")
            if let geometry { hasher.update(geometry) }
        }
        hasher.update("epsg \(epsg)\n")
        for mine in mines {
            add(
                [
                    mine.mineID, mine.name, mine.category, mine.status, mine.kind?.rawValue, mine.mineral,
                    mine.licenceNumber, mine.validFrom?.description, mine.validTo?.description,
                ] + [mine.declared, mine.checked, mine.treated, mine.drawn].map { $0?.microSquareMetres.description },
                mine.geometry
            )
        }
        hasher.update("\npatches\n")
        for patch in patches {
            let areas = [
                patch.damaged, patch.restored, patch.accepted, patch.inWorks, patch.exempt, patch.pending,
            ]
            add(
                [
                    "\(patch.number)", patch.mineID, patch.town, patch.category, patch.status?.rawValue,
                    patch.damagedOn?.description, patch.restoredOn?.description,
                ] + areas.map { $0.microSquareMetres.description },
                patch.geometry
            )
        }
        return hasher.finalized()
    }
}
