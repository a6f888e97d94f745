/// One stage of a discussion guide.
package struct GuideSection: Hashable, Sendable {
    /// What a stage is for, after Krueger & Casey, "Focus Groups" (2015), chapter 3.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case opening, introductory, transition, key, ending, exercise
    }

    /// Who speaks when.
    package enum Turns: String, Hashable, Sendable {
        /// Whoever wants to.
        case free
        /// Everybody once, one after the other.
        case roundRobin = "round_robin"
    }

    /// The name, unique in the guide.
    package var id: String
    package var kind: Kind
    /// Planned minutes.
    package var minutes: Int
    /// What the moderator reads out before anything else.
    package var say: Template?
    /// The question to the group.
    package var ask: Template?
    package var probes: [String]
    /// Themes that utterances are expected to be about, offered first by completion.
    package var codes: [String]
    /// What it says in other languages than the guide's first one.
    package var translations: [String: GuideWording] = [:]
    /// What the section is good for; never read aloud.
    package var why: String?
    /// The section is meant for the group only if this is true; missing counts as false.
    package var condition: Expression?
    /// The places in ``Survey/questions`` of what every person is asked.
    package var questions: Range<Int> = 0..<0
    /// Questions whose results the group sees from here on, and stimuli.
    package var show: [String] = []
    /// Whether the stimuli are shown in another order to each group.
    package var shufflesShown = false
    package var turns = Turns.free
    /// Themes that should have been talked about before the section is left.
    package var mustCover: [String] = []
    /// What to ask next, depending on what people answered.
    package var followUps: [FollowUp] = []
    /// Whom to ask first, as people.
    package var callOn: [Expression] = []
    /// How many of the themes that were talked about most are read back, so that people can put them right.
    package var readBack: Int?
    /// Whether what is said counts as evidence.
    package var isAnalysed = true

    package init(
        id: String, kind: Kind, minutes: Int, say: Template? = nil, ask: Template? = nil, probes: [String] = [],
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

/// What to ask a group when its answers are so.
package struct FollowUp: Hashable, Sendable {
    /// Missing counts as false.
    package var condition: Expression
    package var ask: Template
    package var translations: [String: Template] = [:]

    package init(condition: Expression, ask: Template) {
        self.condition = condition
        self.ask = ask
    }
}

/// What a section says in one language, as far as that is translated.
package struct GuideWording: Hashable, Sendable {
    package var say: Template?
    package var ask: Template?
    /// By place among the section's probes, from 0.
    package var probes: [Int: String] = [:]

    package init() {}
}

/// Something that is shown to a group.
package struct Stimulus: Hashable, Sendable {
    /// The name, unique among questions and stimuli.
    package var id: String
    package var label: String
    /// Where it is, as the author wrote it; the program opens no stimulus.
    package var file: String?

    package init(id: String, label: String, file: String? = nil) {
        self.id = id
        self.label = label
        self.file = file
    }
}

/// How many people a group should have.
package struct GroupSize: Hashable, Sendable {
    package var minimum: Int?
    package var maximum: Int?

    package init(minimum: Int?, maximum: Int?) {
        self.minimum = minimum
        self.maximum = maximum
    }
}

/// What a group has come to, if its condition is true at the end.
package struct GroupOutcome: Hashable, Sendable {
    package var id: String
    package var condition: Expression

    package init(id: String, condition: Expression) {
        self.id = id
        self.condition = condition
    }
}

extension GuideSection {
    package func say(in language: String?) -> Template? { language.flatMap { translations[$0]?.say } ?? say }

    package func ask(in language: String?) -> Template? { language.flatMap { translations[$0]?.ask } ?? ask }

    package func probes(in language: String?) -> [String] {
        guard let wording = language.flatMap({ translations[$0] }) else { return probes }
        return probes.enumerated().map { wording.probes[$0] ?? $1 }
    }
}

extension Survey {
    /// What every person is asked in a section.
    package func questions(of section: GuideSection) -> ArraySlice<Question> {
        questions[section.questions.clamped(to: questions.indices)]
    }

    /// The section in which every person is asked a question.
    package func section(asking question: String) -> GuideSection? {
        guard let place = questions.firstIndex(where: { $0.id == question }) else { return nil }
        return sections.first { $0.questions.contains(place) }
    }
}
