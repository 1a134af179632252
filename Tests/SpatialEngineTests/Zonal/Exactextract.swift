import Foundation
import TestSupport

/// The reference program from PyPI, in an environment of its own under `.build`.
enum Exactextract {
    /// What it says about one zone.
    struct Answer: Decodable {
        var count: Double
        var sum: Double
        var mean: Double
        var min: Double
        var max: Double
        var stdev: Double
        var median: Double
        var quantile_90: Double
        var cell_id: [Int]
        var coverage: [Double]
    }

    /// The interpreter that can import it; nil when it cannot be installed.
    static let python: String? = install()

    private static let script = """
        import json, sys
        import numpy
        from exactextract import exact_extract
        from exactextract.raster import NumPyRasterSource
        q = json.load(open(sys.argv[1]))
        values = numpy.array(q["values"]).reshape(q["rows"], q["columns"])
        raster = NumPyRasterSource(values, xmin=q["box"][0], ymin=q["box"][1], xmax=q["box"][2], ymax=q["box"][3])
        zones = [{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": z}}
                 for z in q["zones"]]
        ops = ["count", "sum", "mean", "min", "max", "stdev", "median", "quantile(q=0.9)", "cell_id", "coverage"]
        rows = exact_extract(raster, zones, ops, output="geojson")
        plain = lambda v: v.tolist() if hasattr(v, "tolist") else v
        print(json.dumps([{k: plain(v) for k, v in row["properties"].items()} for row in rows]))
        """

    /// Asks it about polygons over a north-up grid.
    ///
    /// - Parameters:
    ///   - box: west, south, east, north.
    ///   - zones: rings of each polygon, interleaved x, y.
    static func ask(
        columns: Int,
        rows: Int,
        box: [Double],
        values: [Double],
        zones: [[[Double]]]
    ) throws -> [Answer] {
        let folder = try TemporaryDirectory()
        let coordinates = zones.map { rings in
            rings.map { ring in stride(from: 0, to: ring.count, by: 2).map { [ring[$0], ring[$0 + 1]] } }
        }
        let question: [String: Any] = [
            "columns": columns, "rows": rows, "box": box, "values": values, "zones": coordinates,
        ]
        let file = folder.url.appending(path: "question.json")
        try JSONSerialization.data(withJSONObject: question).write(to: file)
        let output = run(python ?? "", ["-c", script, file.path])
        return try JSONDecoder().decode([Answer].self, from: output.data)
    }

    private static func install() -> String? {
        let folder = TestData.root.appending(path: ".build/exactextract")
        let python = folder.appending(path: "bin/python").path
        if run(python, ["-c", "import exactextract"]).status == 0 { return python }
        guard run("/usr/bin/env", ["python3", "-m", "venv", folder.path]).status == 0,
            run(python, ["-m", "pip", "install", "-q", "exactextract", "numpy"]).status == 0,
            run(python, ["-c", "import exactextract"]).status == 0
        else { return nil }
        return python
    }

    private static func run(_ program: String, _ arguments: [String]) -> (status: Int32, data: Data) {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return (-1, Data()) }
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, data)
    }
}
