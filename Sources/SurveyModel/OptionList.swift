/// The options of a choice, in the order of the file.
package struct OptionList: Hashable, Sendable {
    package struct Option: Hashable, Sendable {
        /// What is stored and exported; never changes.
        package var code: String
        /// The wording in the survey's first language.
        package var label: String
        /// Whether the respondent is asked to say which, as with "Something else".
        package var specify: Bool
        /// Whether it excludes all other options of a multi.
        package var isExclusive: Bool
        /// The number of its code in exported data, if the survey fixes it.
        package var number: Int?
        /// What else is known of it, as a price or a region; every option of the list has the same ones.
        package var attributes: [String: Value] = [:]
        /// The wording in other languages.
        package var translations: [String: String] = [:]
        /// The code's names in earlier revisions.
        package var was: [String] = []

        package init(code: String, label: String, specify: Bool = false, isExclusive: Bool = false, number: Int? = nil)
        {
            self.code = code
            self.label = label
            self.specify = specify
            self.isExclusive = isExclusive
            self.number = number
        }

        /// The wording in a language, or else in the survey's first one.
        package func label(in language: String?) -> String { language.flatMap { translations[$0] } ?? label }
    }

    /// The name under `lists`, or the question's name for options written in place.
    package var name: String
    package var options: [Option]
    /// Options that are no longer offered, of which earlier sessions hold answers.
    package var retired: [Option] = []
    /// The type of each attribute that the options have.
    package var attributes: [String: ValueType] = [:]
    /// Whether its wordings are standard words, which follow from the languages of the survey alone.
    package internal(set) var isStandard = false

    package init(name: String, options: [Option]) {
        self.name = name
        self.options = options
    }

    package subscript(code: String) -> Option? { options.first { $0.code == code } }

    /// An option by its code, even one that is retired.
    package func known(_ code: String) -> Option? { self[code] ?? retired.first { $0.code == code } }
}

/// The order of options that each respondent sees otherwise.
package struct Shuffle: Hashable, Sendable {
    /// Codes that stay at the top, in this order.
    package var keepFirst: [String]
    /// Codes that stay at the bottom, in this order.
    package var keepLast: [String]

    package init(keepFirst: [String] = [], keepLast: [String] = []) {
        self.keepFirst = keepFirst
        self.keepLast = keepLast
    }
}

extension [String] {
    /// A few of them, for a message: of a list of all countries nobody reads the rest.
    package var shortened: String {
        count <= 15 ? joined(separator: ", ") : prefix(12).joined(separator: ", ") + " and \(count - 12) more"
    }
}
