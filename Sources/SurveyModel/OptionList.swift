/// The options of a choice, in the order of the file.
package struct OptionList: Hashable, Sendable {
    package struct Option: Hashable, Sendable {
        /// What is stored and exported; never changes.
        package var code: String
        package var label: String
        /// Whether the respondent is asked to say which, as with "Something else".
        package var specify: Bool
        /// Whether it excludes all other options of a multi.
        package var isExclusive: Bool

        package init(code: String, label: String, specify: Bool = false, isExclusive: Bool = false) {
            self.code = code
            self.label = label
            self.specify = specify
            self.isExclusive = isExclusive
        }
    }

    /// The name under `lists`, or the question's name for options written in place.
    package var name: String
    package var options: [Option]

    package init(name: String, options: [Option]) {
        self.name = name
        self.options = options
    }

    package subscript(code: String) -> Option? { options.first { $0.code == code } }

    /// The codes `yes` and `no`, which is what `yes_no` is short for.
    package static let yesNo = OptionList(
        name: "yes_no", options: [Option(code: "yes", label: "Yes"), Option(code: "no", label: "No")])
}
