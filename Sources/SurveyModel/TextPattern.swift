/// A regular expression without backtracking: matching takes time in the length of the text times that of the pattern.
///
/// It is Thompson's construction, run as Pike's machine (Russ Cox, "Regular Expression Matching: the Virtual Machine
/// Approach", 2009). What needs backtracking, references to groups and looking around, is refused: with it, a pattern
/// of a few letters can take longer than anybody lives.
package struct TextPattern: Hashable, Sendable {
    enum Instruction: Hashable, Sendable {
        case set(ScalarSet)
        case split(Int, Int)
        case jump(Int)
        case start, end
        case boundary(isNegated: Bool)
        case match
    }

    /// Why a text is not a pattern.
    package struct Mistake: Error, Hashable {
        package var message: String
        /// In Unicode scalars of the pattern.
        package var offset: Int
    }

    /// More than anybody writes; it bounds the memory of `a{1000}{1000}`.
    static let mostInstructions = 5_000
    /// How many instructions may be looked at for one text, which is some hundredths of a second.
    static let mostSteps = 3_000_000

    let program: [Instruction]
    private let ignoresCase: Bool

    /// Reads a pattern.
    ///
    /// - Parameter text: Letters, `.`, classes such as `[a-z]`, `\d` or `\p{Lu}`, groups, `|`, repetitions `*`, `+`,
    ///   `?` and `{2,4}`, `^`, `$` and `\b`; at its beginning `(?i)` for "whatever the case".
    /// - Throws: What is wrong, at the first place.
    package init(_ text: String) throws(Mistake) {
        var parser = TextPatternParser(text)
        let tree = try parser.whole()
        ignoresCase = parser.ignoresCase
        var program: [Instruction] = []
        try tree.emit(into: &program)
        program.append(.match)
        self.program = program
    }

    /// Whether the pattern matches the text as a whole; `nil` where that would take too many steps.
    package func matches(_ text: String) -> Bool? {
        let scalars = Array((ignoresCase ? text.lowercased() : text).unicodeScalars)
        var steps = 0
        var current = ThreadList(count: program.count)
        var next = ThreadList(count: program.count)
        add(0, to: &current, at: 0, in: scalars, &steps)
        for (index, scalar) in scalars.enumerated() {
            next.clear()
            steps += current.threads.count
            guard steps <= Self.mostSteps else { return nil }
            if current.threads.isEmpty { return false }
            for thread in current.threads {
                guard case .set(let set) = program[thread] else { continue }
                // A class can be as long as a file, and is gone through for each letter.
                steps += set.members.count
                guard steps <= Self.mostSteps else { return nil }
                if set.contains(scalar) { add(thread + 1, to: &next, at: index + 1, in: scalars, &steps) }
            }
            swap(&current, &next)
        }
        return current.threads.contains { program[$0] == .match }
    }

    /// Adds a place of the program and all that can be reached from it without taking a letter.
    private func add(
        _ first: Int, to list: inout ThreadList, at index: Int, in scalars: [Unicode.Scalar], _ steps: inout Int
    ) {
        var open = [first]
        while let place = open.popLast() {
            guard list.isNew(place) else { continue }
            steps += 1
            switch program[place] {
            case .jump(let target): open.append(target)
            case .split(let left, let right): open += [right, left]
            case .start: if index == 0 { open.append(place + 1) }
            case .end: if index == scalars.count { open.append(place + 1) }
            case .boundary(let isNegated):
                let before = index > 0 && ScalarSet.word.contains(scalars[index - 1])
                let after = index < scalars.count && ScalarSet.word.contains(scalars[index])
                if (before != after) != isNegated { open.append(place + 1) }
            case .set, .match: list.threads.append(place)
            }
        }
    }

    private struct ThreadList {
        var threads: [Int] = []
        private var marks: [Int]
        private var generation = 1

        init(count: Int) { marks = Array(repeating: 0, count: count) }

        mutating func clear() {
            threads.removeAll(keepingCapacity: true)
            generation += 1
        }

        mutating func isNew(_ place: Int) -> Bool {
            guard marks[place] != generation else { return false }
            marks[place] = generation
            return true
        }
    }
}

/// A set of Unicode scalars, as a class of a pattern.
struct ScalarSet: Hashable, Sendable {
    enum Member: Hashable, Sendable {
        case range(UInt32, UInt32)
        case digit(Bool), word(Bool), space(Bool)
        /// A general category by its first letter or both, as `L` or `Lu`.
        case category(String, Bool)
    }

    var members: [Member] = []
    var isNegated = false

    static let any = ScalarSet(members: [.range(0x0A, 0x0A), .range(0x0D, 0x0D)], isNegated: true)
    static let word = ScalarSet(members: [.word(true)])

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        members.contains { member in
            switch member {
            case .range(let low, let high): low <= scalar.value && scalar.value <= high
            case .digit(let wanted): (scalar.properties.generalCategory == .decimalNumber) == wanted
            case .word(let wanted): (scalar == "_" || scalar.properties.isXIDContinue) == wanted
            case .space(let wanted): scalar.properties.isWhitespace == wanted
            case .category(let name, let wanted):
                scalar.properties.generalCategory.abbreviation.hasPrefix(name) == wanted
            }
        } != isNegated
    }
}

extension Unicode.GeneralCategory {
    /// The name in the Unicode Character Database, as `Lu`.
    fileprivate var abbreviation: String {
        switch self {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: "Cn"
        @unknown default: "Cn"
        }
    }
}
