/// One stage of a discussion guide.
package struct GuideSection: Hashable, Sendable {
    /// What a stage is for, after Krueger & Casey, "Focus Groups" (2015), chapter 3.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case opening, introductory, transition, key, ending, exercise
    }

    /// The name, unique in the guide.
    package var id: String
    package var kind: Kind
    /// Planned minutes.
    package var minutes: Int
    /// What the moderator reads out before anything else.
    package var say: String?
    /// The question to the group.
    package var ask: String?
    package var probes: [String]
    /// Themes that utterances are expected to be about, offered first by completion.
    package var codes: [String]

    package init(
        id: String, kind: Kind, minutes: Int, say: String? = nil, ask: String? = nil, probes: [String] = [],
        codes: [String] = []
    ) {
        self.id = id
        self.kind = kind
        self.minutes = minutes
        self.say = say
        self.ask = ask
        self.probes = probes
        self.codes = codes
    }
}
