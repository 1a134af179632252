import Testing

@testable import Intake

@Suite struct FieldTests {
    @Test(arguments: ["采矿权人", "解译人员", "检查人", "法人代表", "联系电话", "holder_org", "CKQR", "lxdh", "核查人签名", "法定代"])
    func personalFields(name: String) { #expect(PersonalFields.isPersonal(name)) }

    @Test(arguments: ["矿山名称", "采矿许可证号", "tbbh", "面积", "status", "人口", "责任主体类型", "name"])
    func otherFields(name: String) { #expect(!PersonalFields.isPersonal(name)) }

    @Test func profilesMapBothWays() throws {
        let profile = try #require(FieldProfile.named("legacy_mine"))
        #expect(profile.ourName("TBMJ") == "area_m2")
        #expect(profile.theirName("checked_m2") == "tbhdmj")
        #expect(profile.theirValue("treated", of: "status") == "B")
        #expect(FieldProfile.named("一矿一档")?.theirName("name") == "矿山名称")
        #expect(FieldProfile.named("nothing") == nil)
    }

    @Test func nearestNames() {
        #expect(NearestNames.find("mine_name", in: ["MINE_NAM", "area", "name2"]).first == "MINE_NAM")
        #expect(NearestNames.find("图斑编码", in: ["图斑编号", "面积"]) == ["图斑编号"])
    }
}
