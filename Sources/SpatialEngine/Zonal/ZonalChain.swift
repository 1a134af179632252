import GeoModel
import SpatialAnalysis

/// One pass after the other over rasters of which the first with data counts; one raster is a chain of one.
struct ZonalChain {
    private let request: ZonalRequest
    private var totals: ZonalTotals
    /// Areas of the request's zones along the first raster's path, and why there are none.
    private var zoneAreas: [(area: Double?, reason: AreaReason?)] = []
    /// Areas of the request's zones without data so far.
    private var nodata: [Double]
    private var masked: [Double]
    private var outside: [Double]

    init(_ request: ZonalRequest) throws {
        self.request = request
        let count = request.zones.geometries.count
        totals = ZonalTotals(
            zones: count,
            groups: request.zones.groups.count,
            zoneSlots: ZoneSlots(classCount: request.classes.count + 1, rasterCount: request.rasters.count),
            groupSlots: GroupSlots(classCount: request.classes.count + 1)
        )
        nodata = Array(repeating: 0, count: count)
        masked = nodata
        outside = nodata
    }

    /// Measures stacks of rasters, each of one grid; what one leaves without data goes to the next.
    mutating func measure(
        _ stacks: [[PlannedBand]],
        facts: inout [ZonalRasterFacts],
        monitor: WorkMonitor
    ) throws {
        var residual = ResidualZones(request.zones)
        var crs = request.zones.crs
        for (index, stack) in stacks.enumerated() where !residual.owner.isEmpty || index == 0 {
            let grid = stack[0].facts.grid
            let planeCRS = grid.crs ?? crs
            let zones = zones(of: residual, crs: crs)
            let path = try ZonePath(zones, grid: grid, crs: planeCRS, request: request)
            let ground = try GroundMeasure(
                grid: grid,
                crs: planeCRS,
                method: request.areaMethod,
                subject: stack[0].facts.input.path,
                datums: request
            )
            let isLast = index == stacks.count - 1
            let plan = ZonalPlan(
                bands: stack,
                path: path,
                zones: zones,
                cellAreas: ground.cellAreas,
                request: request,
                wantsUnknownRuns: !isLast
            )
            let part = monitor.part(
                from: Double(index) / Double(stacks.count),
                to: Double(index + 1) / Double(stacks.count)
            )
            let measured = try run(plan, monitor: part)
            let largest = try account(measured, plan, ground, residual, zones, isFirst: index == 0)
            for band in stack {
                facts[band.index].isDisjoint = plan.edges.touchedStrips.isEmpty
                facts[band.index].clampedFractions = measured.clampedCount
                facts[band.index].largestResidual = largest
            }
            if !isLast {
                residual = try residual.remaining(
                    path: path,
                    grid: grid,
                    runs: measured.unknownRuns,
                    names: request.zones
                )
                crs = planeCRS
            }
        }
    }

    /// Residual zones as zones of their own, in the groups of their owners.
    private func zones(of residual: ResidualZones, crs: CRSReference) -> ZonalZones {
        var children = Array(repeating: [Int](), count: request.zones.geometries.count)
        for (child, owner) in residual.owner.enumerated() { children[owner].append(child) }
        return ZonalZones(
            geometries: residual.geometries,
            crs: crs,
            groups: request.zones.groups.map { $0.flatMap { children[$0] } },
            names: residual.owner.map(request.zones.name)
        )
    }

    /// Measures one pass on all threads.
    private func run(_ plan: ZonalPlan, monitor: WorkMonitor) throws -> ZonalTotals {
        let strips = plan.edges.touchedStrips
        let threads = min(request.threads, max(1, request.memoryInBytes / 2 / max(1, plan.bytesPerWorker)))
        var totals = ZonalTotals(
            zones: plan.path.plane.count,
            groups: plan.groups.count,
            zoneSlots: plan.zoneSlots,
            groupSlots: plan.groupSlots
        )
        try OrderedPipeline.run(
            count: strips.count,
            threads: threads,
            ahead: 2 * threads,
            makeWorker: { try StripWorker(plan) },
            body: { worker, index, give in
                try monitor.check()
                try give(worker.measure(strip: strips[index]))
            },
            consume: { index, strip in
                if let strip { totals.add(strip) }
                monitor.progress(Double(index + 1) / Double(strips.count))
            }
        )
        return totals
    }

    /// Books a pass: what it measured, and what it found to be without data.
    ///
    /// - Returns: the largest difference between a zone wholly inside the raster and its cells.
    private mutating func account(
        _ measured: ZonalTotals,
        _ plan: ZonalPlan,
        _ ground: GroundMeasure,
        _ residual: ResidualZones,
        _ zones: ZonalZones,
        isFirst: Bool
    ) throws -> Double {
        var largest = 0.0
        for zone in residual.owner.indices {
            let (area, reason) = try ground.area(of: plan.path, zone: zone)
            if isFirst { zoneAreas.append((area, reason)) }
            let owner = residual.owner[zone]
            guard let area else { continue }
            let balance = ZoneBalance(measured, zone: zone, area: area, plan: plan)
            try balance.check(name: zones.name(zone))
            largest = max(largest, balance.insideResidual)
            book(measured, zone, owner, state: residual.state[zone], outsideArea: balance.outside, isFirst: isFirst)
        }
        totals.add(measured, owner: residual.owner)
        return largest
    }

    /// Moves areas between valid, nodata, masked and outside so that they go on adding up to the zone.
    private mutating func book(
        _ measured: ZonalTotals,
        _ zone: Int,
        _ owner: Int,
        state: CellState?,
        outsideArea: Double,
        isFirst: Bool
    ) {
        let valid = measured.zone(zone, ZoneSlots.valid)
        let newNodata = measured.zone(zone, ZoneSlots.nodata)
        let newMasked = measured.zone(zone, ZoneSlots.masked)
        if isFirst {
            nodata[owner] = newNodata
            masked[owner] = newMasked
            outside[owner] = outsideArea
            return
        }
        switch state {
        case .nodata: nodata[owner] = max(0, nodata[owner] - valid)
        case .masked: masked[owner] = max(0, masked[owner] - valid)
        default:
            outside[owner] = max(0, outside[owner] - valid - newNodata - newMasked)
            nodata[owner] += newNodata
            masked[owner] += newMasked
        }
    }

    // MARK: Results

    /// Values counted in the request's intervals, by group; nil for a group that no cell touches.
    func histograms(of group: Int) -> [QuantileHistogram]? { totals.histograms[group] }

    /// The figures of all passes so far.
    func result() -> ZonalPassResult {
        ZonalPassResult(
            zones: (0..<request.zones.geometries.count).map(zoneResult),
            groups: request.zones.groups.indices.map(groupResult)
        )
    }

    private func zoneResult(_ zone: Int) -> ZonalZoneResult {
        var result = ZonalZoneResult(
            areas: nil,
            reason: zoneAreas[zone].reason,
            count: totals.zone(zone, ZoneSlots.count),
            sum: totals.zone(zone, ZoneSlots.sum)
        )
        guard let area = zoneAreas[zone].area else { return result }
        let slots = totals.zoneSlots
        result.areas = ZonalAreas(
            zone: area,
            valid: totals.zone(zone, ZoneSlots.valid),
            nodata: nodata[zone],
            masked: masked[zone],
            outside: outside[zone],
            classes: (0..<slots.classCount).map { totals.zone(zone, ZoneSlots.classes + $0) },
            damagedByRaster: (0..<slots.rasterCount).map { totals.zone(zone, slots.damaged + $0) },
            sound: totals.zone(zone, ZoneSlots.sound),
            volume: totals.zone(zone, ZoneSlots.volume),
            uplift: totals.zone(zone, ZoneSlots.uplift),
            categories: totals.categories[zone].sorted { $0.key < $1.key }
                .map { ZonalCategory(value: $0.key, area: $0.value.value) }
        )
        result.areas?.cross = totals.cross[zone].sorted { $0.key < $1.key }
            .map { ZonalCrossArea(classIndex: $0.key.classIndex, category: $0.key.category, area: $0.value.value) }
        return result
    }

    private func groupResult(_ group: Int) -> ZonalGroupResult {
        let slots = totals.groupSlots
        let moments = totals.moments[group]
        let quantiles = request.quantiles.isEmpty ? nil : WeightedQuantiles(totals.samples[group])
        let hasBounds =
            request.wantsClassBounds && request.zones.groups[group].allSatisfy { zoneAreas[$0].area != nil }
        return ZonalGroupResult(
            count: totals.group(group, GroupSlots.count),
            sum: totals.group(group, GroupSlots.sum),
            minimum: moments.weight > 0 ? totals.minima[group] : nil,
            maximum: moments.weight > 0 ? totals.maxima[group] : nil,
            standardDeviation: request.wantsDeviation ? moments.variance.map { $0.squareRoot() } : nil,
            quantiles: request.quantiles.map { quantiles?.quantile($0) },
            classBounds: hasBounds
                ? (0..<slots.classCount).map { index in
                    ZonalClassBounds(
                        minimum: totals.group(group, GroupSlots.minima + index),
                        maximum: totals.group(group, slots.maxima + index)
                    )
                } : nil
        )
    }
}
