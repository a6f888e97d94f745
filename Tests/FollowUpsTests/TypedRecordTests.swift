import FeedbackModel
import FollowUps
import Testing

@Suite struct TypedRecordTests {
    /// One line makes a record, marked as typed.
    @Test func aLineIsARecord() throws {
        let typed = try TypedRecord(#"account "Acme & Sons" seats=40 plan="very large" arr=1200"#)
        let account = typed.account(id: "typed:1")
        #expect(account.name == "Acme & Sons" && account.source == "typed")
        #expect(account.seats == 40 && account.revenue == 1200 && account.attributes == ["plan": "very large"])
        let contact = try TypedRecord("contact Ada Lovelace role=admin").contact(id: "typed:2", accountID: "a")
        #expect(contact.name == "Ada Lovelace" && contact.role == "admin" && contact.accountID == "a")
        #expect(
            try TypedRecord("ticket It's slow").ticket(id: "typed:3", accountID: nil, time: 5).subject == "It's slow")
    }

    /// As people say it: a comma before the address or the number is no part of the name, one within the name is.
    @Test(arguments: [
        ("contact Dana, a@b.example", "Dana", ["email": "a@b.example"]),
        ("contact Dana Ray <dana@b.example>, role=admin,", "Dana Ray", ["email": "dana@b.example", "role": "admin"]),
        ("contact Ray, Dana", "Ray, Dana", [:]), ("contact Dana,", "Dana", [:]),
        ("contact a@b.example Dana", "Dana", ["email": "a@b.example"]),
        ("account X, seats=12", "X", ["seats": "12"]),
        ("account X, seats=12, plan=team", "X", ["seats": "12", "plan": "team"]),
        ("account Lee, Lee & Co, plan=\"a,\"", "Lee, Lee & Co", ["plan": "a,"]),
        ("account \"Lee,\" seats=1", "Lee,", ["seats": "1"]),
        ("ticket Slow, a@b.example says", "Slow, a@b.example says", [:]),
    ])
    func commasStandBetween(_ line: String, _ name: String, _ fields: [String: String]) throws {
        let typed = try TypedRecord(line)
        #expect(typed.name == name)
        #expect(typed.fields == fields)
    }

    /// A telephone number that is silently dropped is missed only when somebody wants to call.
    @Test func whatCannotBeKeptIsRefusedByItsName() throws {
        let failure = try #require(throws: TypedRecordFailure.self) {
            try TypedRecord("contact Dana telephone=123 email=d@x.example fax=1")
        }
        #expect(failure.message == "a contact has no 'fax' and no 'telephone'")
        #expect(failure.hint == "it takes email=, role=; words with '=' stand in quotes")
        #expect(throws: TypedRecordFailure.self) { try TypedRecord("ticket Slow seats=4") }
        #expect(try TypedRecord("account Acme telephone=123").fields == ["telephone": "123"])
    }

    @Test(arguments: [
        "", "company Acme", "account", "account seats=40", "account A seats=many", "account A a=1 a=2", "account \"A",
        "contact Dana a@b.example c@d.example", "contact a@b.example",
    ])
    func whatIsNoRecordIsRefused(_ text: String) { #expect(throws: TypedRecordFailure.self) { try TypedRecord(text) } }
}
