import Restoration
import Testing

@testable import Intake

@Suite struct EncodingDetectorTests {
    static let gbkName: [UInt8] = [0xBF, 0xF3, 0xC9, 0xBD]  // 矿山
    static let utf8Name = Array("矿山".utf8)

    private func decide(
        _ texts: [[UInt8]],
        declared: String? = nil,
        cpg: String? = nil,
        ldid: UInt8? = nil
    ) throws -> EncodingDecision {
        let samples = texts.enumerated().map {
            TextSample(field: Array("NAME".utf8), record: $0.offset, bytes: $0.element)
        }
        return try #require(
            EncodingDetector(declared: declared, codePageFile: cpg, languageByte: ldid).decide(samples)
        )
    }

    @Test func contentWithoutAClaimIsGuessedAndShown() throws {
        let gbk = try decide([Self.gbkName])
        #expect(gbk.encoding == "GB18030")
        #expect(gbk.how == .content)
        #expect(gbk.proof.map(\.decided) == ["矿山"])
        #expect(gbk.findings(file: "a.shp").map(\.code) == [.encodingGuessed])
        let utf8 = try decide([Self.utf8Name])
        #expect(utf8.encoding == "UTF-8")
        #expect(utf8.findings(file: "a.shp").map(\.code) == [.encodingGuessed])
    }

    @Test(arguments: ["UTF-8", "utf8", "65001", "CP65001"])
    func utf8ClaimThatHoldsIsSilent(claim: String) throws {
        let decision = try decide([Self.utf8Name], cpg: claim)
        #expect(decision.encoding == "UTF-8")
        #expect(decision.how == .cpg)
        #expect(decision.findings(file: "a.shp").isEmpty)
    }

    @Test(arguments: ["GBK", "GB2312", "CP936", "936", "GB18030", "ANSI 936", "gbk\n"])
    func chineseClaimThatHoldsIsSilent(claim: String) throws {
        let decision = try decide([Self.gbkName], cpg: claim)
        #expect(decision.encoding == "GB18030")
        #expect(decision.findings(file: "a.shp").isEmpty)
    }

    @Test func contentOverrulesAClaimInBothDirections() throws {
        let claimedUTF8 = try decide([Self.gbkName], cpg: "UTF-8")
        #expect(claimedUTF8.encoding == "GB18030")
        #expect(claimedUTF8.findings(file: "a").map(\.code) == [.encodingConflict])
        let claimedGBK = try decide([Self.utf8Name], ldid: 0x4D)
        #expect(claimedGBK.encoding == "UTF-8")
        #expect(claimedGBK.overruledClaim)
        #expect(claimedGBK.findings(file: "a").map(\.code) == [.encodingConflict])
    }

    @Test func codePageFileStandsBeforeTheLanguageByte() throws {
        let decision = try decide([Self.utf8Name], cpg: "UTF-8", ldid: 0x4D)
        #expect(decision.how == .cpg)
        #expect(!decision.overruledClaim)
    }

    @Test(arguments: [UInt8(0x00), 0x03, 0x57])
    func otherLanguageBytesSayNothing(ldid: UInt8) throws {
        #expect(try decide([Self.gbkName], ldid: ldid).findings(file: "a").map(\.code) == [.encodingGuessed])
    }

    @Test func oemSaysNothing() throws {
        let decision = try decide([Self.gbkName], cpg: "OEM")
        #expect(decision.encoding == "GB18030")
        #expect(decision.findings(file: "a").map(\.code) == [.encodingGuessed])
    }

    @Test func declaredEncodingWins() throws {
        let decision = try decide([Self.utf8Name], declared: "GBK", cpg: "UTF-8")
        #expect(decision.encoding == "GB18030")
        #expect(decision.how == .declared)
    }

    @Test func asciiNeedsNoDecision() throws {
        let decision = try decide([Array("abc".utf8)])
        #expect(decision.how == .ascii)
        #expect(decision.findings(file: "a").isEmpty)
    }

    @Test func halfACharacterAtTheEndIsDroppedAndListed() throws {
        let utf8 = try decide([Array("矿山一号".utf8).dropLast()], cpg: "UTF-8")
        #expect(utf8.encoding == "UTF-8")
        #expect(utf8.truncatedTexts == 1)
        #expect(utf8.proof.map(\.decided) == ["矿山一"])
        #expect(utf8.findings(file: "a").map(\.code) == [.textTruncated])
        let gbk = try decide([Self.gbkName, Self.gbkName.dropLast()])
        #expect(gbk.encoding == "GB18030")
        #expect(gbk.truncatedTexts == 1)
    }

    @Test func fourByteCharactersAreRead() throws {
        // U+20000 in GB18030.
        let decision = try decide([[0x95, 0x32, 0x82, 0x36]])
        #expect(decision.encoding == "GB18030")
        #expect(decision.proof.map(\.decided) == ["\u{20000}"])
    }

    @Test func latinClaimThatReadsAsChineseIsShown() throws {
        let decision = try decide([Self.gbkName], cpg: "ISO-8859-1")
        #expect(decision.encoding == "ISO-8859-1")
        #expect(decision.findings(file: "a").map(\.code) == [.encodingConflict])
    }

    @Test func unknownDeclaredEncodingIsRefused() {
        #expect(EncodingDetector(declared: "NO-SUCH").decide([]) == nil)
    }

    @Test func personsAreNoProof() throws {
        let samples = [
            TextSample(field: Array("检查人".utf8), record: 0, bytes: Array("张三".utf8)),
            TextSample(field: Array("名称".utf8), record: 0, bytes: Array("一号矿".utf8)),
        ]
        let decision = try #require(EncodingDetector().decide(samples))
        #expect(decision.proof.map(\.decided) == ["一号矿"])
    }
}
