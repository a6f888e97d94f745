/// Questions that belong together: a section, or what a repeat asks again and again.
///
/// Blocks nest, and never overlap otherwise; the questions themselves stand in one flat list.
package struct Block: Hashable, Sendable {
    /// The name, unique among questions and blocks; a repeat has that of its question.
    package var id: String
    /// The heading, which is shown when the section begins; a repeat has none.
    package var title: Template?
    package var translations: [String: Template] = [:]
    /// Asked only if this is true; missing counts as false.
    ///
    /// A repeat has none of its own: its question has it.
    package var condition: Expression?
    /// The places of its questions in ``Survey/questions``, those of inner blocks included.
    package var questions: Range<Int>
    /// The place of the block around it in ``Survey/blocks``, which is before its own.
    package var parent: Int?
    /// The place of the question that the rounds belong to, just before the first; `nil` for a section.
    package var repetition: Int?

    package init(
        id: String, title: Template? = nil, condition: Expression? = nil, questions: Range<Int>, parent: Int? = nil,
        repetition: Int? = nil
    ) {
        self.id = id
        self.title = title
        self.condition = condition
        self.questions = questions
        self.parent = parent
        self.repetition = repetition
    }
}

/// How often a repeat's questions are asked.
///
/// The first round begins without a question where `minimum` is at least 1, as it is by default; after each round from
/// `minimum` on, `again` is asked. With `times`, nothing is asked and there are as many rounds as it says.
package struct Repetition: Hashable, Sendable {
    /// What one round is about, as "feature"; for headings, as "feature 2".
    package var item: String
    /// Asked after a round: whether there is another.
    package var again: Template?
    package var againTranslations: [String: Template]
    package var minimum: Int
    package var maximum: Int
    /// How many rounds there are; missing counts as none.
    package var times: Expression?

    package init(
        item: String, again: Template? = nil, againTranslations: [String: Template] = [:], minimum: Int = 1,
        maximum: Int = 20, times: Expression? = nil
    ) {
        self.item = item
        self.again = again
        self.againTranslations = againTranslations
        self.minimum = minimum
        self.maximum = maximum
        self.times = times
    }
}

extension Survey {
    /// The blocks that a question stands in, the outermost first.
    package func blocks(around question: Question) -> [Block] {
        var result: [Block] = []
        var next = question.block
        while let place = next, blocks.indices.contains(place), result.count < blocks.count {
            result.append(blocks[place])
            next = blocks[place].parent
        }
        return result.reversed()
    }
}
