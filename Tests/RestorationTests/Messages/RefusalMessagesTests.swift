import Restoration
import Testing

/// Refusals say in both languages what is wrong with what.
@Suite struct RefusalMessagesTests {
    static let texts: [(LocalizedText, [String])] = [
        (Messages.ledgerRefused(.notOpen(.delisting, subject: "QS001")), ["QS001", "delisting"]),
        (Messages.ledgerRefused(.reservedKey("subject")), ["subject"]),
        (
            Messages.ledgerRefused(.event(.notAllowed(event: "sign", state: "NOTICE"), subject: "QS001")),
            ["QS001", "sign", "NOTICE"]
        ),
        (Messages.fundShareRefused(.duplicateName("甲矿")), ["甲矿"]),
        (Messages.budgetLineRefused(.notEligible(.relocation, clause: "000 四（四）")), ["relocation", "四（四）"]),
        (Messages.budgetLineRefused(.overdrawn(project: "P1", by: Money(fen: 150))), ["P1", "1.50"]),
        (Messages.drawRefused(.count(wanted: 5, available: 3)), ["5", "3"]),
        (Messages.stepsRefused(.cycle(["a", "b"])), ["a → b → a"]),
        (Messages.stepsRefused(.unknownStep("x", after: "y")), ["x", "y"]),
    ]

    @Test(arguments: texts.indices)
    func theTextNamesItsSubject(index: Int) {
        let (text, words) = Self.texts[index]
        for word in words {
            #expect(text.zh.contains(word))
            #expect(text.en.contains(word))
        }
        #expect(text.zh != text.en)
    }
}
