import FeedbackModel
@testable import Importing
import Testing

struct ErasedPeopleTests {
    private static let secret: [UInt8] = Array(1...32)

    // RFC 2104 with the key "erased people", a zero and the secret, over "ana@calder.example": by Python's hmac module.
    @Test func aMarkIsAKeyedHashUnderAKeyOfItsOwn() {
        let people = ErasedPeople(secret: Self.secret)
        #expect(people.mark(of: " Ana@Calder.example ") == people.mark(of: "ana@calder.example"))
        #expect(people.mark(of: "ana@calder.example") == expected)
        #expect(people.mark(of: "ana") != ErasedPeople(secret: Array(2...33)).mark(of: "ana"))
        #expect(people.mark(of: "ana").dropFirst(2) != people.pseudonym(of: "ana").dropFirst(2))
        #expect(ErasedPeople.isMark(people.mark(of: "ana")))
        for other in ["e_", "p_0123456789abcdef", "e_0123456789abcdeF", "e_0123456789abcdef0", ""] {
            #expect(!ErasedPeople.isMark(other))
        }
    }

    private let expected = "e_01ebb63a50e09534"

    @Test func somebodyIsKnownByTheNameOrItsPseudonymAndNobodyElseIs() {
        let maker = ErasedPeople(secret: Self.secret)
        let erased: Set = [
            maker.mark(of: "jo"), maker.mark(of: maker.pseudonym(of: "ed")), maker.mark(of: ErasedPeople.sentinel),
        ]
        let people = ErasedPeople(secret: Self.secret, erased: erased)
        #expect(people.markOfErased("JO") == maker.mark(of: "jo"))
        #expect(people.isErased("ed") && people.isErased(maker.pseudonym(of: "ed")))
        #expect(!people.isErased("joe") && !people.isErased(nil) && !people.isErased(""))
        #expect(people.knowsItsSecret)
        #expect(!ErasedPeople(secret: Array(2...33), erased: erased).knowsItsSecret)
    }
}
