/// What expressions see of each question, by name.
///
/// The questions of a survey have their places in it, so that who knows the place need not look for the name.
package struct AnswerSheet: Sendable {
    private var places: [String: Int] = [:]
    /// What names mean first: in a round of a repeat, the questions of the same round.
    package var scope: [String: Int]?
    /// By place.
    package private(set) var values = ChunkedArray<Answer>()

    package init() {}

    /// A sheet on which nothing is answered yet; the places are those of the names, and of two alike the first has it.
    package init(_ names: some Sequence<String>) {
        for name in names {
            if places[name] == nil { places[name] = values.count }
            values.append(.missing(.notAsked))
        }
    }

    /// What is not on the sheet was not asked.
    package subscript(name: String) -> Answer {
        get { (scope?[name] ?? places[name]).map { values[$0] } ?? .missing(.notAsked) }
        set {
            if let place = places[name] {
                values[place] = newValue
            } else {
                places[name] = values.count
                values.append(newValue)
            }
        }
    }

    package subscript(place: Int) -> Answer {
        get { values[place] }
        set { values[place] = newValue }
    }
}

extension AnswerSheet: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, Answer)...) {
        for (name, answer) in elements { self[name] = answer }
    }
}
