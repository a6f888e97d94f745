import TestSupport

/// Surveys of all types of questions, with sections, repeats, jumps and missing reasons, made from a seed.
enum EveryTypeSurvey {
    /// A type as it is written, the keys that it needs, and what may be asked about its answer, `$` being its name.
    struct Form {
        var type: String
        var keys: [String] = []
        var atoms: [String]
    }

    static let forms: [Form] = [
        Form(type: "yes_no", atoms: ["$ = 'yes'", "$ != 'no'", "$ is refused"]),
        Form(type: "choice(few)", atoms: ["$ = 'a'", "$ in ['b', 'c']", "$ != 'b'", "$ is dont_know"]),
        Form(
            type: "multi(many)",
            atoms: [
                "$ has 'u'", "$ has any ['v', 'w']", "$ has all ['u', 'v']", "$ has none ['u']", "count($) > 1",
            ]),
        Form(type: "rank(few)", atoms: ["$['a'] = 1", "first($) = 'b'", "$ is answered"]),
        Form(type: "scale(0..6)", atoms: ["$ >= 4", "$ < 2", "$ between 1 and 3", "($ ?? 0) > 5"]),
        Form(type: "integer(0..500)", atoms: ["$ > 100", "$ <= 100", "$ between 50 and 200", "$ mod 2 = 0"]),
        Form(type: "decimal(0..80)", atoms: ["$ > 2.5", "$ <= 2.5", "$ = 40", "$ between 1.5 and 3"]),
        Form(type: "money(EUR, 0..5000)", atoms: ["$ > 100", "$ <= 99.5", "$ is skipped"]),
        Form(type: "date(2020-01-01..2026-12-31)", atoms: ["$ > @2024-02-28", "$ <= @2024-02-28", "year($) = 2021"]),
        Form(type: "time(08:00..18:00)", atoms: ["$ < @12:00", "$ is answered"]),
        Form(type: "datetime", atoms: ["$ > @2026-01-01T00:00", "$ is answered"]),
        Form(type: "duration(0 min..8 h)", atoms: ["$ > hours(2)", "$ is missing"]),
        Form(type: "text", atoms: ["$ = 'foo'", "$ != 'foo'", "$ matches 'f.*'", "len($) > 3", "$ is empty"]),
        Form(type: "allocate(100, few)", atoms: ["$.a > 50", "top($) = 'a'", "$ is answered"]),
        Form(type: "matrix(few, scale(1..5))", atoms: ["$.a <= 2", "$.b is answered"]),
        Form(
            type: "kano", keys: ["about: a thing"], atoms: ["$.category = 'attractive'", "$ is answered"]),
        Form(type: "price_sensitivity(EUR)", keys: ["about: a seat"], atoms: ["$.expensive >= 20", "$ is answered"]),
        Form(type: "maxdiff(five)", keys: ["shown: 3", "sets: 5"], atoms: ["$.u > 0", "$ is answered"]),
        Form(type: "statement", atoms: []),
    ]

    private struct Making {
        var text = ""
        var atoms: [String] = ["case.plan = 'free'", "case.plan != 'team'", "case.seats > 20", "case.seats is missing"]
        var names: [String] = []
        var number = 0
    }

    /// - Returns: A definition; each seed leaves out some types and takes others twice.
    static func text(using random: inout SplitMix64) -> String {
        var making = Making()
        making.text = """
            survey: e
            title: E
            mode: self
            case:
              plan: choice(free, team, big)
              seats: integer?
            lists:
              few: [a, b, c]
              many: [u, v, w, {x: {label: X, exclusive: true}}]
              five: [u, v, w, y, z]
            questions:

            """
        let count = Int.random(in: 5...10, using: &random)
        for place in 0..<count {
            switch Int.random(in: 0...9, using: &random) {
            case 0: addRepeat(&making, &random)
            case 1: addSection(&making, &random)
            case 2: addCalculation(&making, &random)
            default: add(any(&random), indent: "  ", to: &making, &random)
            }
            if place + 1 < count, Int.random(in: 0...5, using: &random) == 0 { addJump(&making, &random) }
        }
        making.text += "  - last: yes_no\n    text: Is that all?\n    if: \(condition(making, &random))\n"
        return making.text
    }

    private static func any(_ random: inout SplitMix64) -> Form {
        forms[Int.random(in: 0..<forms.count, using: &random)]
    }

    private static func condition(_ making: Making, _ random: inout SplitMix64) -> String {
        var parts: [String] = []
        for _ in 0...Int.random(in: 0...2, using: &random) {
            // What was asked last matters most, so that conditions meet.
            let latest = making.atoms.suffix(8)
            let atoms = Bool.random(using: &random) ? Array(latest) : making.atoms
            let atom = atoms[Int.random(in: 0..<atoms.count, using: &random)]
            parts.append(Int.random(in: 0...4, using: &random) == 0 ? "not (\(atom))" : atom)
        }
        return parts.joined(separator: Bool.random(using: &random) ? " and " : " or ")
    }

    private static func add(
        _ form: Form, indent: String, to making: inout Making, _ random: inout SplitMix64, isConditional: Bool = true
    ) {
        let name = "q\(making.number)"
        making.number += 1
        making.text += "\(indent)- \(name): \(form.type)\n"
        var keys = form.keys
        if !keys.contains(where: { $0.hasPrefix("about") }) { keys.append("text: What now?") }
        if form.type != "statement", Int.random(in: 0...1, using: &random) == 0 {
            keys.append(
                ["missing: none", "missing: [refused]", "required: true"][Int.random(in: 0...2, using: &random)])
        }
        if isConditional, Int.random(in: 0...2, using: &random) > 0 { keys.append("if: \(condition(making, &random))") }
        if form.type == "rank(few)" || form.type == "choice(few)", Int.random(in: 0...2, using: &random) == 0,
            let multi = making.atoms.first(where: { $0.hasSuffix("has 'u'") })
        {
            keys.append("options_if: it = 'a' or \(multi)")
        }
        if form.type.hasPrefix("integer"), Int.random(in: 0...1, using: &random) == 0 {
            keys.append("checks:\n\(indent)    - must: \(name) != 7\n\(indent)      say: Seven brings bad luck.")
        }
        for key in keys { making.text += "\(indent)  \(key)\n" }
        if form.type != "statement" { making.names.append(name) }
        making.atoms += form.atoms.map { atom in
            atom.split(separator: "$", omittingEmptySubsequences: false).joined(separator: name)
        }
    }

    private static func addCalculation(_ making: inout Making, _ random: inout SplitMix64) {
        let name = "q\(making.number)"
        making.number += 1
        making.text += "  - \(name):\n      calc: if \(condition(making, &random)) then 'p' else 'n'\n"
        making.atoms += ["\(name) = 'p'", "\(name) != 'p'", "\(name) is missing"]
    }

    private static func addSection(_ making: inout Making, _ random: inout SplitMix64) {
        let name = "s\(making.number)"
        making.number += 1
        making.text +=
            "  - \(name): section\n    title: A part\n    if: \(condition(making, &random))\n    questions:\n"
        for _ in 0...Int.random(in: 0...1, using: &random) { add(any(&random), indent: "      ", to: &making, &random) }
    }

    private static func addRepeat(_ making: inout Making, _ random: inout SplitMix64) {
        let name = "r\(making.number)"
        making.number += 1
        making.text += "  - \(name): repeat(thing)\n"
        if Bool.random(using: &random) { making.text += "    if: \(condition(making, &random))\n" }
        let least = Int.random(in: 0...2, using: &random)
        making.text += "    text: Is there any?\n    again: Is there another?\n    min: \(least)\n    max: 3\n"
        making.text += "    questions:\n"
        let atoms = making.atoms
        let inner = "q\(making.number)"
        add(forms[5], indent: "      ", to: &making, &random, isConditional: false)
        if Bool.random(using: &random) { add(any(&random), indent: "      ", to: &making, &random) }
        making.atoms =
            atoms + [
                "count(\(name)) > 1", "sum(\(name).\(inner)) > 300", "any(\(name) where \(inner) > 100)",
            ]
        making.names.removeAll { $0 == inner }
    }

    private static func addJump(_ making: inout Making, _ random: inout SplitMix64) {
        // Only a plain question of the outermost level can carry it: the last line belongs to one that begins there.
        guard let name = making.names.last, making.text.contains("\n  - \(name): "),
            making.text.components(after: "\n  - \(name): ").contains("\n  - ") == false
        else { return }
        making.text += "    go:\n      - if: \(condition(making, &random))\n"
        making.text += Bool.random(using: &random) ? "        goto: last\n" : "        end: complete\n"
    }
}

extension String {
    /// What stands behind the first place of a text.
    fileprivate func components(after mark: String) -> Substring {
        guard let range = firstRange(of: mark) else { return "" }
        return self[range.upperBound...]
    }
}
