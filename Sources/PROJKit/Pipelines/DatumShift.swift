public import GeoModel

/// A declared change of datum: what a survey office hands out where PROJ's database has nothing (domain.md 1.1).
public struct DatumShift: Sendable, Hashable {
    /// How the shift is given.
    public enum Source: Sendable, Hashable {
        /// Three or seven parameters.
        case parameters(HelmertParameters)
        /// A grid of horizontal offsets (NTv2 or GeoTIFF) by its path.
        case grid(path: String)
    }

    /// How the shift is given.
    public let source: Source
    /// A CRS on the datum the shift leads to, usually EPSG:4490.
    public let target: CRSReference

    /// Creates a shift.
    public init(source: Source, target: CRSReference) {
        self.source = source
        self.target = target
    }

    /// The shift in one line, for reports: method and parameters, or the grid, and the datum it leads to.
    public var summary: String {
        let end = " → \(target.summary)"
        switch source {
        case .grid(let path): return "grid \(path)" + end
        case .parameters(let p):
            let numbers = [
                ("dx", p.dx), ("dy", p.dy), ("dz", p.dz), ("rx", p.rx), ("ry", p.ry), ("rz", p.rz), ("ds", p.ds),
            ]
            return p.method.rawValue + " " + numbers.map { "\($0.0)=\($0.1)" }.joined(separator: " ") + end
        }
    }
}

/// Three or seven parameters between earth-centred axes.
public struct HelmertParameters: Sendable, Hashable {
    /// What the rotations mean. The two conventions differ in the sign of all three rotations, and published
    /// parameters come in both; so there is no default.
    public enum Method: String, Sendable, Hashable, CaseIterable {
        /// Rotations turn the position (EPSG 1033/9606; Bursa-Wolf in PROJ's and GDAL's TOWGS84).
        case positionVector = "position_vector"
        /// Rotations turn the axes (EPSG 1032/9607; usual in Chinese software).
        case coordinateFrame = "coordinate_frame"
        /// Translations only (EPSG 9603); rotations and scale must be 0.
        case translation
    }

    /// What the rotations mean.
    public let method: Method
    /// Translation along x in metres.
    public let dx: Double
    /// Translation along y in metres.
    public let dy: Double
    /// Translation along z in metres.
    public let dz: Double
    /// Rotation about x in arc-seconds.
    public let rx: Double
    /// Rotation about y in arc-seconds.
    public let ry: Double
    /// Rotation about z in arc-seconds.
    public let rz: Double
    /// Scale difference in parts per million.
    public let ds: Double

    /// Creates parameters.
    public init(
        method: Method,
        dx: Double,
        dy: Double,
        dz: Double,
        rx: Double = 0,
        ry: Double = 0,
        rz: Double = 0,
        ds: Double = 0
    ) {
        self.method = method
        self.dx = dx
        self.dy = dy
        self.dz = dz
        self.rx = rx
        self.ry = ry
        self.rz = rz
        self.ds = ds
    }
}
