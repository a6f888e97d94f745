/// How a try to interview somebody came out, after AAPOR's Standard Definitions (9th edition, 2016, tables 1 to 5).
///
/// A code with a letter is none of AAPOR's: it divides one of theirs further, as field work needs it, after the outcome
/// table of queXS, and counts in the rates as the code before the letter does.
package struct OutcomeCode: Hashable, Sendable {
    /// How an outcome counts in AAPOR's rates.
    package enum Group: String, Hashable, Sendable, CaseIterable {
        case complete
        case partial
        /// Refusal or break-off.
        case refusal
        case nonContact = "non_contact"
        /// Eligible and reached, but neither interviewed nor refused.
        case other
        /// Whether they are to be asked at all is not known.
        case unknown
        case ineligible

        /// The letters that AAPOR's formulas call it by; both kinds of unknown eligibility are one here.
        package var letters: String {
            switch self {
            case .complete: "I"
            case .partial: "P"
            case .refusal: "R"
            case .nonContact: "NC"
            case .other: "O"
            case .unknown: "U"
            case .ineligible: "NE"
            }
        }

        /// What it is called in words.
        package var label: String {
            switch self {
            case .complete: "complete interviews"
            case .partial: "partial interviews"
            case .refusal: "refusals and break-offs"
            case .nonContact: "non-contacts"
            case .other: "others, eligible"
            case .unknown: "of unknown eligibility"
            case .ineligible: "not eligible"
            }
        }
    }

    /// The number, as `2.112`; a zero at its end is left out, so that 4.80 is 4.8.
    package var code: String
    /// What people type: small letters, digits and `_`.
    package var word: String
    /// One clause for people.
    package var label: String
    package var group: Group
    /// Whether nothing more is done about it; after a temporary outcome somebody tries again.
    package var isFinal: Bool

    private init(_ code: String, _ word: String, _ label: String, _ group: Group, _ permanence: Permanence = .final) {
        self.code = code
        self.word = word
        self.label = label
        self.group = group
        isFinal = permanence == .final
    }

    private enum Permanence { case final, temporary }

    /// All outcomes, in the order of their codes.
    package static let all: [OutcomeCode] = [
        .init("1.1", "complete", "the interview is complete", .complete),
        .init("1.2", "partial", "a part of the interview was held", .partial),
        .init("2.1", "refusal_or_break_off", "refused or broken off", .refusal),
        .init("2.11", "refused", "refused", .refusal),
        .init("2.111", "refused_for_them", "somebody else refused for them", .refusal),
        .init("2.111a", "soft_refusal_for_them", "somebody else declined; may be tried again", .refusal, .temporary),
        .init("2.111b", "hard_refusal_for_them", "somebody else refused for good", .refusal),
        .init("2.112", "refused_in_person", "the person refused", .refusal),
        .init("2.112a", "soft_refusal", "the person declined for now; may be tried again", .refusal, .temporary),
        .init("2.112b", "hard_refusal", "the person refused for good", .refusal),
        .init("2.112c", "broken_appointment", "the appointment was not kept", .refusal, .temporary),
        .init("2.12", "break_off", "broken off", .refusal),
        .init("2.2", "non_contact", "never reached", .nonContact),
        .init("2.21", "never_available", "never there when called", .nonContact),
        .init("2.21a", "not_available", "not there now", .nonContact, .temporary),
        .init("2.221", "message_left", "an answering machine; a message was left", .nonContact, .temporary),
        .init("2.222", "answering_machine", "an answering machine; no message was left", .nonContact, .temporary),
        .init("2.31", "deceased", "has died", .other),
        .init("2.32", "unable", "not able to answer", .other),
        .init("2.33", "language", "no common language", .other),
        .init("2.34", "inaudible", "could not be understood on the line", .other),
        .init("2.35", "no_place_for_it", "place or activity do not allow an interview", .other),
        .init("2.35a", "cut_off", "the line broke", .other, .temporary),
        .init("2.36", "other", "reached, but not interviewed for another reason", .other),
        .init("2.36a", "appointment", "asked to be called at a time", .other, .temporary),
        .init("2.36b", "call_later", "asked to be called some other time", .other, .temporary),
        .init("3.11", "not_tried", "not tried yet", .unknown, .temporary),
        .init("3.12", "busy", "busy", .unknown, .temporary),
        .init("3.13", "no_answer", "nobody answered", .unknown, .temporary),
        .init("3.14", "unknown_machine", "a machine that does not say whose it is", .unknown, .temporary),
        .init("3.15", "call_blocked", "calls are filtered or blocked", .unknown, .temporary),
        .init("3.16", "phone_trouble", "trouble with the line", .unknown, .temporary),
        .init("3.2", "unknown_respondent", "not known whether somebody there is to be asked", .unknown),
        .init("3.21", "not_screened", "the questions that decide it were not answered", .unknown),
        .init("3.9", "unknown", "eligibility is not known for another reason", .unknown),
        .init("4.1", "out_of_sample", "not in the sample", .ineligible),
        .init("4.2", "fax", "a fax or data line", .ineligible),
        .init("4.3", "non_working", "the number does not work", .ineligible),
        .init("4.31", "not_in_service", "the number is not in service", .ineligible),
        .init("4.32", "disconnected", "the number was disconnected", .ineligible),
        .init("4.33", "out_of_service_now", "the number is out of service for now", .ineligible, .temporary),
        .init("4.41", "number_changed", "the number has changed", .ineligible),
        .init("4.5", "not_a_customer", "not the kind of customer that is asked", .ineligible),
        .init("4.54", "left_the_company", "the person is not there any more", .ineligible),
        .init("4.7", "screened_out", "nobody there is to be asked", .ineligible),
        .init("4.8", "over_quota", "enough others like them were asked", .ineligible),
        .init("4.9", "other_ineligible", "not to be asked for another reason", .ineligible),
    ]

    private static let byCode = Dictionary(all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    private static let byWord = Dictionary(all.map { ($0.word, $0) }, uniquingKeysWith: { first, _ in first })

    /// Whether the person does not want to be asked again, ever.
    package var isHardRefusal: Bool { code == "2.111b" || code == "2.112b" }

    /// The outcome that is meant by a code or a word: `2.112`, `aapor 2.112`, `no_answer`, `no answer`.
    package init?(_ text: some StringProtocol) {
        var words = text.lowercased().split(whereSeparator: \.isWhitespace)
        if words.count > 1, words[0] == "aapor" { words.removeFirst() }
        let name = words.joined(separator: "_")
        guard let found = Self.byWord[name] ?? Self.byCode[Self.plain(name)] else { return nil }
        self = found
    }

    /// A code without zeros at its end: 2.10 is 2.1.
    private static func plain(_ code: String) -> String {
        var code = code
        while code.hasSuffix("0"), code.contains(".") { code.removeLast() }
        return code
    }
}

extension Survey {
    /// What an outcome means: by its name in the definition, or as a word or code that is known to everybody.
    ///
    /// `nil` where the definition means something that AAPOR has no code for.
    package func outcomeCode(of name: String) -> OutcomeCode? {
        outcomes[name].map { OutcomeCode($0) } ?? OutcomeCode(name)
    }
}
