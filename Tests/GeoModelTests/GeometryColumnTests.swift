import GeoModel
import Testing

/// The flat layout, and well-known binary in and out of it.
@Suite("Geometry column")
struct GeometryColumnTests {
    /// A square with a hole and a second part.
    static let sample: GeometryColumn = {
        var column = GeometryColumn()
        column.appendVertices(interleaved: [0, 0, 10, 0, 10, 10, 0, 10, 0, 0])
        column.endRing()
        column.appendVertices(interleaved: [2, 2, 4, 2, 4, 4, 2, 4, 2, 2])
        column.endRing()
        column.endPart()
        column.appendVertices(interleaved: [20, 0, 21, 0, 21, 1, 20, 0])
        column.endRing()
        column.endPart()
        column.endGeometry(kind: .multiPolygon)
        column.appendNull()
        column.appendVertices(interleaved: [5, 6])
        column.endRing()
        column.endPart()
        column.endGeometry(kind: .point)
        return column
    }()

    @Test func areaCountsHolesByRoleNotByDirection() {
        #expect(Self.sample[0].planarArea == 100 - 4 + 0.5)
    }

    @Test func envelopes() {
        #expect(Self.sample.envelope(of: 0) == Envelope(minX: 0, minY: 0, maxX: 21, maxY: 10))
        #expect(Self.sample.envelope(of: 1).isEmpty)
        #expect(Self.sample.envelope == Envelope(minX: 0, minY: 0, maxX: 21, maxY: 10))
    }

    @Test(arguments: [0, 2])
    func wellKnownBinaryRoundTrip(index: Int) throws {
        let bytes = try #require(Self.sample.wkb(of: index))
        var back = GeometryColumn()
        try back.parse(bytes)
        #expect(back[0].parts == Self.sample[index].parts)
        #expect(back[0].kind == Self.sample[index].kind)
    }

    @Test func heightsAreKept() throws {
        var column = GeometryColumn()
        column.appendVertex(x: 1, y: 2, height: 3)
        column.appendVertex(x: 4, y: 5, height: 6)
        column.endRing()
        column.endPart()
        column.endGeometry(kind: .lineString)
        let bytes = try #require(column.wkb(of: 0))
        var back = GeometryColumn()
        try back.parse(bytes)
        #expect(back.z == [3, 6])
    }

    @Test func bigEndianAndSRIDAreRead() throws {
        // EWKB point, big-endian, SRID 4490, (1, 2).
        let bytes: [UInt8] =
            [0, 0x20, 0, 0, 1, 0, 0, 0x11, 0x8A]
            + [0x3F, 0xF0, 0, 0, 0, 0, 0, 0] + [0x40, 0, 0, 0, 0, 0, 0, 0]
        var column = GeometryColumn()
        try column.parse(bytes)
        #expect(column.xy == [1, 2])
    }

    @Test func brokenBinaryLeavesNothingBehind() throws {
        let whole = try #require(Self.sample.wkb(of: 0))
        var column = Self.sample
        for length in 0..<whole.count {
            let cut = Array(whole.prefix(length))
            #expect(throws: WKBError.self) {
                try column.parse(cut)
            }
        }
        #expect(column == Self.sample)
    }

    @Test func absurdCountsAreRefusedBeforeMemoryIsTaken() {
        let bytes: [UInt8] = [1, 2, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x7F]
        var column = GeometryColumn()
        #expect(throws: WKBError.limitExceeded) {
            try column.parse(bytes)
        }
    }

    @Test func selectingCopiesWhatWasAsked() {
        let picked = Self.sample.selecting([2, 0])
        #expect(picked.count == 2)
        #expect(picked[0].kind == .point)
        #expect(picked[1].parts == Self.sample[0].parts)
    }
}

extension GeometryColumn {
    /// Parses a whole byte array.
    fileprivate mutating func parse(_ bytes: [UInt8]) throws {
        var result: Result<Void, WKBError> = .success(())
        bytes.withUnsafeBytes { buffer in
            do throws(WKBError) { try appendWKB(buffer) } catch { result = .failure(error) }
        }
        try result.get()
    }
}
