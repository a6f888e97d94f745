extension Question {
    /// The code that an earlier one has become, by `recode` or by the `was` of an option.
    package func successor(of code: String) -> String {
        if let target = recode[code] { return target }
        guard let options = kind.shuffled?.options, !options.contains(where: { $0.code == code }) else { return code }
        return options.first { $0.was.contains(code) }?.code ?? code
    }
}
