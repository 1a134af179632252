import GeoModel
public import Restoration
import SpatialAnalysis
public import SpatialEngine

/// The result of `dod`.
public struct DodReport: Sendable {
    /// What was asked for.
    public let request: DodTool.Request
    /// The figures.
    public let result: ElevationDifferenceResult
    /// False where the method's areas are not defined: they are null.
    public let hasAreas: Bool
    /// Files written.
    public let files: [String]
    /// What a person should know.
    public let findings: [Finding]

    /// By the findings.
    public var status: CommandStatus { CommandStatus(ofFinishedJobWith: findings) }

    /// One direction for people.
    public struct Line: Sendable {
        /// Number of cells.
        public let cells: Int
        /// Area, m².
        public let area: Double?
        /// Volume, m³.
        public let volume: Double?
        /// Its error when all cells are off the same way, m³.
        public let conservative: Double?
        /// Its error when cells are independent, m³.
        public let independent: Double?
        /// Its error by the shift of the surface, m³.
        public let systematic: Double?
    }

    /// Lowering and raising.
    public var lines: (lowering: Line, raising: Line) {
        (
            line(result.balance.lowering, result.loweringError), line(result.balance.raising, result.raisingError)
        )
    }

    /// Smallest change that counts, metres.
    public var minimumLevel: Double { result.balance.level.minimum }

    /// V+ − V−, m³; nil where areas are not defined.
    public var net: Double? { hasAreas ? result.balance.net : nil }

    private func line(_ change: ElevationChange, _ error: VolumeError) -> Line {
        func area(_ value: Double) -> Double? { hasAreas ? value : nil }
        return Line(
            cells: change.cells,
            area: area(change.area),
            volume: area(change.volume),
            conservative: area(error.conservative),
            independent: area(error.independent),
            systematic: area(error.systematic)
        )
    }

    /// `regreen.dod/1`.
    public func json(language: UserLanguage) -> JSONValue {
        let level = result.balance.level
        return [
            "schema": "regreen.dod/1",
            "old": .string(request.old),
            "new": .string(request.new),
            "area_method": .string(request.method.rawValue),
            "grid": GridJSON.object(result.grid, cellSize: result.cellSize),
            "sigma_old_m": JSONValue(request.sigmaOld),
            "sigma_new_m": JSONValue(request.sigmaNew),
            "sigma_dod_m": .double(level.sigma),
            "t": .double(level.t),
            "min_lod_m": .double(level.minimum),
            "shift_m": .double(result.shift),
            "stable": result.stable.map { stable -> JSONValue in
                [
                    "cells": JSONValue(stable.count), "median_m": .double(stable.median),
                    "nmad_m": .double(stable.nmad),
                ]
            } ?? .null,
            "valid_cells": JSONValue(result.balance.validCells),
            "valid_m2": hasAreas ? .double(result.validArea) : .null,
            "lowering": json(lines.lowering),
            "raising": json(lines.raising),
            "net_m3": JSONValue(net),
            "files": .array(files.map(JSONValue.string)),
            "findings": .array(findings.map { $0.json(language: language) }),
        ]
    }

    private func json(_ line: Line) -> JSONValue {
        [
            "cells": JSONValue(line.cells),
            "area_m2": JSONValue(line.area),
            "volume_m3": JSONValue(line.volume),
            "error_conservative_m3": JSONValue(line.conservative),
            "error_independent_m3": JSONValue(line.independent),
            "error_systematic_m3": JSONValue(line.systematic),
        ]
    }
}
