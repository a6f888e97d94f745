package import SurveyModel

/// One column of a survey's data: a question, or the part of a question that has a value of its own.
package struct Variable: Hashable, Sendable {
    /// What its values are.
    package enum Form: Hashable, Sendable {
        /// An option, by code.
        case code(OptionList)
        /// 1 for chosen, 0 for not.
        case flag
        /// A number with its unit or currency, if it has one.
        case number(unit: String?)
        /// The place in an order, 1 for the highest.
        case rank
        case category([Category])
        case date
        case time
        case dateTime
        /// In seconds.
        case duration
        /// Whatever an expression gives.
        case computed
        /// Words as they were typed.
        case words

        /// A value that is not an option of the survey, with its label.
        package struct Category: Hashable, Sendable {
            package var code: String
            package var label: String
        }
    }

    /// Which part of the question's answer it holds.
    package enum Part: Hashable, Sendable {
        case whole
        case option(String)
        case row(String)
        /// A set of a MaxDiff from 0, and which of its two answers.
        case set(Int, isMost: Bool)
        /// How often an item of a MaxDiff was shown, best or worst.
        case count(String, Count)
        case feeling(isWith: Bool)
        case category
        case price(PriceSensitivity.Point)
        /// Which one, after an option that asks for it.
        case specified(String)
        case said
        case gist
        case rounds

        package enum Count: String, Hashable, Sendable, CaseIterable { case best, worst, shown }
    }

    /// A round of a repeat.
    package struct Round: Hashable, Sendable {
        package var repetition: String
        /// From 1.
        package var number: Int
    }

    /// The question's id as it is now.
    package var question: String
    /// The rounds that it stands in, from the outermost.
    package var rounds: [Round] = []
    package var part: Part
    package var form: Form
    /// What it is, in the survey's first language.
    package var label: String
    /// What stands for missing answers in it.
    package var missingCodes = MissingCodes(below: 0)

    /// The name under which the question is asked: `gaps.2.cost`.
    package var place: String {
        rounds.map { "\($0.repetition).\($0.number)." }.joined() + question
    }

    /// The name of the column.
    package var name: String {
        switch part {
        case .whole: place
        case .option(let code), .row(let code): "\(place).\(code)"
        case .set(let number, let isMost): "\(place).\(number + 1).\(isMost ? "most" : "least")"
        case .count(let code, let count): "\(place).\(code).\(count.rawValue)"
        case .feeling(let isWith): "\(place).\(isWith ? "with" : "without")"
        case .category: "\(place).category"
        case .price(let point): "\(place).\(point.rawValue)"
        case .specified(let code): "\(place).\(code).words"
        case .said: "\(place).said"
        case .gist: "\(place).gist"
        case .rounds: "\(place).rounds"
        }
    }

    /// The name under which its part of the question was asked: `gaps.2.seat.cheap`, and `best.3` for both of a set.
    ///
    /// `nil` for what is not asked by itself.
    package var partPlace: String? {
        switch part {
        case .set(let number, _): "\(place).\(number + 1)"
        case .row, .feeling, .price: name
        default: nil
        }
    }

    /// The option or the row that it is about.
    package var option: String? {
        switch part {
        case .option(let code), .count(let code, _), .specified(let code): code
        default: nil
        }
    }

    package var row: String? {
        if case .row(let code) = part { code } else { nil }
    }

    /// Whether it holds what somebody typed, which no missing code could be told from.
    package var isWords: Bool {
        switch form {
        case .words, .computed: true
        default: false
        }
    }
}
