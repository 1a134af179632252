import GeoModel

/// What the rasters say about whole mines.
struct RasterFigures {
    /// By mine, then by class; empty without rasters.
    var bounds: [[ClassAreaBounds]] = []
    /// Largest subsidence by mine; empty without rasters.
    var maxima: [Double?] = []
    /// One per raster, in the input's order.
    var facts: [ZonalRasterFacts] = []
}

/// Divides pieces by the subsidence rasters and scales the kernel's parts to the pieces' areas.
struct RasterMeasurement {
    let layers: AssessmentLayers
    let settings: AssessmentSettings
    let subsidence: SubsidenceInput

    /// Measures all pieces in one run. A mine whose pieces the kernel measures otherwise than the polygons fails.
    func run(_ pieces: inout MeasuredPieces, monitor: WorkMonitor) throws -> RasterFigures {
        let order = subsidence.order
        let result = try measure(&pieces, order: order, monitor: monitor)
        guard let pass = result.passes.first else { return RasterFigures() }
        let check = ZonalTolerance(layers: layers, grids: result.rasters.map(\.grid), method: settings.areaMethod)
        for mine in layers.mines.indices where pieces.failures[mine] == nil {
            attach(pass, to: &pieces, mine: mine, order: order, check: check)
        }
        pieces.removeFailed()
        var facts = result.rasters
        for (position, index) in order.enumerated() { facts[index] = result.rasters[position] }
        return RasterFigures(
            bounds: pass.groups.map { group in
                (group.classBounds ?? []).map {
                    ClassAreaBounds(
                        minimum: ExactArea(squareMetres: $0.minimum),
                        maximum: ExactArea(squareMetres: $0.maximum)
                    )
                }
            },
            maxima: pass.groups.map(\.maximum),
            facts: facts
        )
    }

    /// Runs the kernel; a mine on which it stops is failed and the rest is measured again without it.
    private func measure(
        _ pieces: inout MeasuredPieces,
        order: [Int],
        monitor: WorkMonitor
    ) throws -> ZonalResult {
        while true {
            let zones = ZonalZones(
                geometries: pieces.geometries,
                crs: layers.workingCRS,
                group: pieces.pieces.map(\.mine),
                groupCount: layers.mines.count,
                names: pieces.pieces.map { layers.mines[$0.mine].id }
            )
            let request = ZonalRequest(
                zones: zones,
                rasters: order.map { subsidence.rasters[$0].raster },
                combination: .firstValid,
                areaMethod: settings.areaMethod,
                classes: subsidence.classes,
                damageThreshold: subsidence.damageThresholdInMetres,
                allowBallpark: settings.allowBallpark,
                datumShift: settings.datumShift,
                threads: settings.threads,
                memoryInBytes: settings.memoryInBytes
            )
            do {
                return try ZonalEngine(request).run(monitor: monitor)
            } catch let error as EngineError {
                guard error.code == .conservation || error.code == .fractionOutOfRange,
                    let mine = layers.mines.indices.first(where: {
                        pieces.failures[$0] == nil && layers.mines[$0].id == error.subject
                    })
                else { throw error }
                pieces.failures[mine] = error
                pieces.removeFailed()
            }
        }
    }

    private func attach(
        _ pass: ZonalPassResult,
        to pieces: inout MeasuredPieces,
        mine: Int,
        order: [Int],
        check: ZonalTolerance
    ) {
        let range = pieces.range(of: mine)
        var whole = 0.0
        var parts = 0.0
        var allowed = 0.0
        for index in range {
            let zone = pass.zones[index]
            guard let areas = zone.areas else {
                pieces.failures[mine] = failure(mine, zone.reason?.rawValue ?? "no raster figures")
                return
            }
            let polygon = pieces.pieces[index].area.squareMetres
            let tolerance = check.tolerance(of: pieces.geometries, at: index, area: polygon)
            guard (areas.zone - polygon).magnitude <= tolerance else {
                pieces.failures[mine] = failure(
                    mine,
                    "\(areas.zone) m² by cells, \(polygon) m² of polygon, \(tolerance) m² allowed"
                )
                return
            }
            whole += polygon
            parts += areas.zone
            allowed += tolerance
            pieces.pieces[index].raster = raster(zone, areas, area: pieces.pieces[index].area, order: order)
        }
        pieces.residuals.append(
            ConservationResidual(
                mine: mine,
                kind: .zonal,
                whole: whole,
                parts: parts,
                allowed: allowed,
                count: range.count
            )
        )
    }

    private func failure(_ mine: Int, _ message: String) -> EngineError {
        EngineError(
            code: .conservation,
            operation: "zonal",
            subject: layers.mines[mine].id,
            messages: [message]
        )
    }

    /// The kernel's parts scaled to the piece: damaged, sound, nodata, masked and outside add up to its area exactly,
    /// valid is what is damaged or sound, unknown the rest, and the classes add up to valid.
    private func raster(
        _ zone: ZonalZoneResult,
        _ areas: ZonalAreas,
        area: ExactArea,
        order: [Int]
    ) -> MeasuredPieceRaster {
        let rest = [areas.sound, areas.nodata, areas.masked, areas.outside].map { max(0, $0) }
        let damagedWeights = areas.damagedByRaster.map { max(0, $0) }
        // Without any cell all of it lies outside.
        let isMeasured = (damagedWeights + rest).contains { $0 > 0 }
        let divided = area.divided(byWeights: isMeasured ? damagedWeights + rest : damagedWeights + [0, 0, 0, 1])
        let damaged = divided.prefix(damagedWeights.count)
        let others = Array(divided.suffix(4))
        let valid = damaged.reduce(others[0], +)
        let classes =
            valid == .zero
            ? areas.classes.map { _ in ExactArea.zero } : valid.divided(byWeights: areas.classes.map { max(0, $0) })
        return MeasuredPieceRaster(
            valid: valid,
            nodata: others[1],
            masked: others[2],
            outside: others[3],
            classes: classes,
            damagedByDate: byDate(Array(damaged), order: order),
            sound: others[0],
            unknown: others[1] + others[2] + others[3],
            fractionSum: zone.count,
            valueFractionSum: zone.sum,
            volume: areas.volume,
            uplift: areas.uplift
        )
    }

    /// Damage of rasters of one date together, dates ascending, none first; dates without damage are left out.
    private func byDate(_ damaged: [ExactArea], order: [Int]) -> [DatedRasterArea] {
        var sums: [CalendarDate?: ExactArea] = [:]
        for (position, area) in damaged.enumerated() where area > .zero {
            sums[subsidence.rasters[order[position]].date, default: .zero] += area
        }
        return sums.map { DatedRasterArea(date: $0.key, area: $0.value) }
            .sorted { ($0.date?.dayNumber ?? Int.min) < ($1.date?.dayNumber ?? Int.min) }
    }
}

extension MeasuredPieces {
    /// Takes out the pieces of mines that failed after their pieces were made.
    mutating func removeFailed() {
        let kept = pieces.indices.filter { failures[pieces[$0].mine] == nil }
        guard kept.count < pieces.count else { return }
        geometries = geometries.selecting(kept)
        pieces = kept.map { pieces[$0] }
    }
}
