package import SurveyModel

/// One place of an interview: something that is asked, or computed.
///
/// Most questions are one item. What is asked in parts, such as the rows of a matrix, has an item for each part and one for
/// the whole after them; a repeat has its questions once for every round that there may be. An item has a name of its own,
/// under which it stands in the journal: `speed` or `gaps.2.cost` or `quality.price`.
package struct PlanItem: Sendable {
    /// What an item is to its question.
    package enum Role: Hashable, Sendable {
        /// The whole question.
        case whole
        /// A row of a matrix, by code.
        case row(String)
        /// A set of a MaxDiff, counted from 0.
        case set(Int)
        /// One question of a Kano pair.
        case feeling(isWith: Bool)
        case price(PriceSensitivity.Point)
        /// The answer that the parts at these places make up; nothing is asked.
        case gathering(Range<Int>)
        /// Whether, and how often, the rounds of a repeat are asked; nothing is asked.
        case rounds
        /// Whether there is a round after this one, counted from 1; 0 asks for the first.
        case again(after: Int)
        /// The rounds of a repeat as a list; nothing is asked.
        case list(gate: Int, [Round])
    }

    /// One round of a repeat that there may be.
    package struct Round: Hashable, Sendable {
        package var number: Int
        var opening: Opening
        /// The places of its questions, by name; a question that is asked in parts is there as a whole.
        var fields: [Field]
    }

    /// A question of a round and its place.
    package struct Field: Hashable, Sendable {
        package var name: String
        package var place: Int
    }

    /// What must be so, besides the conditions, for an item of a round to be asked.
    enum Opening: Hashable, Sendable {
        case always
        /// The repeat is on the path.
        case reached(Int)
        /// Somebody said that there is another round.
        case yes(Int)
        /// The repeat's number of rounds is at least this.
        case times(Int, atLeast: Int)

        /// The place that it looks at.
        var place: Int? {
            switch self {
            case .always: nil
            case .reached(let place), .yes(let place), .times(let place, _): place
            }
        }
    }

    /// The question as it is put at this place, under the item's name.
    package var question: Question
    /// The place of the question in ``Survey/questions``.
    package var source: Int
    package var role = Role.whole
    /// What the part is called, as the label of a row.
    package var part: OptionList.Option?
    /// The rounds that it stands in, as `feature 2`, from the outermost.
    package var rounds: [(item: String, number: Int)] = []
    /// All of these must hold: those of the sections around it, and its own.
    package var conditions: [Expression] = []
    var opening = Opening.always
    /// Which questions of the same round a bare name means, as a place in ``SurveyPlan/scopes``.
    var scope: Int?
    /// The sections around it, as places in ``Survey/blocks``, from the outermost.
    package var sections: [Int] = []
    /// The place before its own on which its answer rests: the next lower price.
    var floor: Int?

    package var id: String { question.id }
}
