public import GeoModel
public import Restoration
public import SpatialEngine

/// The result of `deform`.
public struct DeformReport: Sendable {
    /// The raster or the table of panels.
    public let source: String
    /// The figures.
    public let result: DeformationResult
    /// Which area counts.
    public let method: AreaMethod
    /// False where the method's areas are not defined: they are null.
    public let hasAreas: Bool
    /// Files written.
    public let files: [String]
    /// What a person should know.
    public let findings: [Finding]

    /// By the findings.
    public var status: CommandStatus { CommandStatus(ofFinishedJobWith: findings) }

    /// `regreen.deform/1`.
    public func json(language: UserLanguage) -> JSONValue {
        var object: [(String, JSONValue)] = [
            ("schema", "regreen.deform/1"),
            ("source", .string(source)),
            ("area_method", .string(method.rawValue)),
            ("grid", GridJSON.object(result.grid, cellSize: result.cellSize)),
            ("cells", JSONValue(result.cells)),
            ("valid_cells", JSONValue(result.validCells)),
            ("valid_m2", area(result.validArea)),
            ("volume_m3", area(result.volume)),
        ]
        if let tiles = result.skippedTiles {
            object.append(("tiles", ["skipped": JSONValue(tiles.skipped), "total": JSONValue(tiles.of)]))
        }
        object += [
            ("bands", .array(result.bands.enumerated().map { band($1, number: $0 + 1) })),
            ("files", .array(files.map(JSONValue.string))),
            ("findings", .array(findings.map { $0.json(language: language) })),
        ]
        return .object(JSONObject(object))
    }

    private func area(_ value: Double) -> JSONValue { hasAreas ? .double(value) : .null }

    private func band(_ figures: DeformationBandFigures, number: Int) -> JSONValue {
        var object: [(String, JSONValue)] = [
            ("band", JSONValue(number)),
            ("name", .string(figures.band.rawValue)),
            ("unit", .string(figures.band.unit)),
            ("cells", JSONValue(figures.cells)),
            ("min", JSONValue(figures.minimum)),
            ("max", JSONValue(figures.maximum)),
        ]
        if figures.band.isGrade {
            let key = figures.band == .landGrade ? "grade" : figures.band == .landCode ? "code" : "level"
            let grades = figures.cellsByValue.keys.sorted().map { value -> JSONValue in
                [
                    key: JSONValue(value),
                    "cells": JSONValue(figures.cellsByValue[value]),
                    "area_m2": area(figures.areaByValue[value] ?? 0),
                ]
            }
            object.append(("values", .array(grades)))
        }
        return .object(JSONObject(object))
    }
}

/// Size and placement of a result raster.
enum GridJSON {
    static func object(_ grid: RasterGrid, cellSize: Double) -> JSONValue {
        let box = grid.envelope
        return [
            "columns": JSONValue(grid.columns), "rows": JSONValue(grid.rows), "cell_m": .double(cellSize),
            "crs": JSONValue(grid.crs?.summary),
            "extent": .array([box.minX, box.minY, box.maxX, box.maxY].map(JSONValue.double)),
        ]
    }
}
