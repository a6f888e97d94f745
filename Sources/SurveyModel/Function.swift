/// A function of the survey language: what it takes, gives and computes, in one place.
///
/// The type checker, the evaluation, the completion and the reference page all read this, so that they cannot differ.
package struct Function: Sendable {
    /// What functions are sorted by on the reference page.
    package enum Topic: String, Sendable, CaseIterable {
        case numbers, texts, lists, dates, answers, chance, people
    }

    /// What a parameter takes.
    package enum Kind: String, Hashable, Sendable {
        case anything
        case boolean = "true or false"
        case booleans = "true or false, or several of them"
        case whole = "a whole number"
        case plain = "a number without unit or currency"
        /// A plain number, one with a unit, or an amount of money.
        case number = "a number"
        case numbers = "a number or several"
        /// What sums up and has a mean.
        case amounts = "a number, an amount or a length of time, or several"
        /// What has an order.
        case ordered = "a number, a date, a time or a length of time, or several"
        case text = "a text"
        case texts = "several texts"
        /// A pattern of `format_date`, which must stand there as a text.
        case dateFormat = "a format, as 'd MMMM yyyy'"
        case date = "a date"
        case dateTime = "a date with a time"
        /// A date, with or without a time.
        case day = "a date, with or without a time"
        case time = "a time of day"
        /// A time, with or without a date.
        case clock = "a time, with or without a date"
        case option = "a chosen option"
        /// A choice, or several options.
        case options = "one or several chosen options"
        case several = "several values"
        /// A ranking, an allocation of points, a multi or a MaxDiff.
        case ranked = "a ranking, points or several options"
        /// What `score` can turn into a number.
        case scored = "a choice or several options with numbers, a scale, or rows of them"
        /// A bare name.
        case question = "the name of a question"
        /// An option's code of the question before it, as a text.
        case code = "the code of an option, in quotes"
        /// The name of a quota, as a text.
        case quota = "the name of a quota, in quotes"
        /// A condition that is looked at for each person.
        case personalCondition = "a condition about each person"
        /// An answer of each person.
        case personal = "what each person answered"
        case measurable = "a number, an amount or a length of time"
    }

    package struct Parameter: Hashable, Sendable {
        package var name: String
        package var kind: Kind

        init(_ name: String, _ kind: Kind) {
            self.name = name
            self.kind = kind
        }
    }

    /// The type of the result.
    package indirect enum Result: Hashable, Sendable {
        case type(ValueType)
        /// That of the argument with this place.
        case same(Int)
        /// That of the members of the argument.
        case member(Int)
        case listOfMembers(Int)
        /// The one that holds the members of all arguments.
        case common
        /// As `common`, but never whole.
        case fraction
        /// Worked out by the type checker from the option list or the quota.
        case special
    }

    /// When there is no result.
    package enum Absence: Hashable, Sendable {
        /// When an argument is missing.
        case withAnyArgument
        /// When all arguments are missing, or have no member that is there.
        case withAllArguments
        case never
        /// Also when no argument is missing.
        case possible(MissingCause.Kind)
    }

    package struct Signature: Hashable, Sendable {
        package var parameters: [Parameter]
        /// Whether more may follow of the last parameter's kind.
        package var isOpen: Bool
        package var result: Result
        package var absence: Absence

        init(
            _ parameters: [Parameter], to result: Result, missing absence: Absence = .withAnyArgument,
            open isOpen: Bool = false
        ) {
            self.parameters = parameters
            self.isOpen = isOpen
            self.result = result
            self.absence = absence
        }

        /// How many arguments it takes.
        package var arity: ClosedRange<Int> { parameters.count...(isOpen ? 20 : parameters.count) }

        func parameter(_ place: Int) -> Parameter { parameters[min(place, parameters.count - 1)] }
    }

    /// A call and what it gives in the example session; see ``LanguageExample``.
    package struct Example: Hashable, Sendable {
        package var expression: String
        package var result: String

        init(_ expression: String, _ result: String) {
            self.expression = expression
            self.result = result
        }
    }

    enum Computation: Sendable {
        /// From arguments that are all there; `nil` where there is no result.
        case strict(@Sendable ([Value]) -> Value?)
        /// The same, with what else is known.
        case inSession(@Sendable ([Value], Environment) -> Value?)
        /// From the members of all arguments that are there; the reason is that of the first that is not.
        case gathered(@Sendable ([Value], MissingReason) -> Answer)
        /// Compiled in a way of its own, by name.
        case special(Special)
    }

    enum Special: Sendable {
        case any, all, label, option, top, score, index, filter, once, random, pick
        case orderShown, secondsOn, changes
        case share, spread, highest, lowest, agreement
    }

    package let name: String
    package let topic: Topic
    package let signatures: [Signature]
    /// One sentence; what else there is to know follows in further ones.
    package let explanation: String
    package let examples: [Example]
    let computation: Computation

    init(
        _ name: String, _ topic: Topic, _ signatures: [Signature], _ explanation: String, _ examples: [Example],
        _ computation: Computation
    ) {
        self.name = name
        self.topic = topic
        self.signatures = signatures
        self.explanation = explanation
        self.examples = examples
        self.computation = computation
    }

    /// As it is written, each way once: `round(x)`, `round(x, places)`.
    package var spellings: [String] {
        signatures.reduce(into: []) { result, signature in
            let names = signature.parameters.map(\.name).joined(separator: ", ")
            let spelling = "\(name)(\(names)\(signature.isOpen ? ", …" : ""))"
            if !result.contains(spelling) { result.append(spelling) }
        }
    }
}
