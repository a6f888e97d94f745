internal import SurveyModel

/// Something that a condition can depend on, cut into at most 64 cells in which all conditions of the survey hold alike.
struct SolverVariable {
    enum Part: Hashable {
        /// The answer of a question, or the value of a case field; of a multi, only whether there is one.
        case answer
        /// Whether an option of a multi is chosen.
        case option(String)
        /// How many options of a multi are chosen.
        case count
        /// Whether a calculation is jumped over.
        case jumped
    }

    /// The question, or the case field as `case.plan`.
    var name: String
    var part: Part
    /// One answer out of each cell.
    var samples: [Answer] { didSet { weigh() } }
    /// Whether every possible answer is a cell of its own, so that anything at all can be computed from it.
    var isExhaustive: Bool
    /// The place of the question among all; `nil` for a case field.
    var place: Int?
    /// The number of the multi that it belongs to.
    var group: Int?
    /// The number of the answer in parts that it belongs to.
    var parts: Int?
    /// All cells.
    private(set) var full: UInt64 = 0
    /// The cells in which there is a value.
    private(set) var valued: UInt64 = 0
    /// The cells in which the question is on the path.
    private(set) var reached: UInt64 = 0

    init(name: String, part: Part, samples: [Answer], isExhaustive: Bool, place: Int?, group: Int? = nil) {
        self.name = name
        self.part = part
        self.samples = samples
        self.isExhaustive = isExhaustive
        self.place = place
        self.group = group
        weigh()
    }

    private mutating func weigh() {
        full = samples.count >= 64 ? .max : (1 << UInt64(samples.count)) - 1
        valued = cells { $0.value != nil }
        reached = cells { $0 != .missing(.notAsked) }
    }

    func cells(_ isMeant: (Answer) -> Bool) -> UInt64 {
        samples.indices.reduce(0) { isMeant(samples[$1]) ? $0 | 1 << UInt64($1) : $0 }
    }
}

/// What belongs together about a multi: whether it is answered, each option, and their number.
struct MultiGroup {
    struct Member {
        var code: String
        var variable: Int
        var isExclusive: Bool
    }

    var answer: Int
    var members: [Member]
    var count: Int

    /// Whether some answer lies in the box, if the question is answered at all.
    func admitsAnswer(in cube: Cube) -> Bool {
        var (chosen, open, exclusiveOpen) = (0, 0, 0)
        var exclusiveChosen = false
        for member in members {
            switch cube[member.variable] {
            case 2:
                chosen += 1
                exclusiveChosen = exclusiveChosen || member.isExclusive
            case 1: continue
            default: if member.isExclusive { exclusiveOpen += 1 } else { open += 1 }
            }
        }
        let counts = cube[count] ?? .max
        if exclusiveChosen { return chosen == 1 && counts & 2 != 0 }
        if counts & 2 != 0, chosen == 1 || (chosen == 0 && open + exclusiveOpen > 0) { return true }
        let low = max(2, chosen)
        guard chosen + open >= low else { return false }
        return (low...(chosen + open)).contains { $0 >= 63 || counts & (1 << UInt64($0)) != 0 }
    }

    /// The codes of one answer in the box, in the order of the list; `nil` where there is none.
    func answer(in cube: Cube) -> [String]? {
        guard admitsAnswer(in: cube) else { return nil }
        let counts = cube[count] ?? .max
        var codes = Set(members.filter { cube[$0.variable] == 2 }.map(\.code))
        if members.contains(where: { $0.isExclusive && codes.contains($0.code) }) { return Array(codes) }
        let open = members.filter { cube[$0.variable] ?? 3 == 3 }
        for member in open.filter({ !$0.isExclusive }) {
            if !codes.isEmpty, counts & (1 << UInt64(min(codes.count, 63))) != 0 { break }
            codes.insert(member.code)
        }
        if codes.isEmpty, let alone = open.first { codes = [alone.code] }
        guard counts & (1 << UInt64(min(codes.count, 63))) != 0 else { return nil }
        return members.map(\.code).filter(codes.contains)
    }
}
