extension FunctionCatalogue {
    private static let text = Function.Parameter("text", .text)
    private static let mark = Function.Parameter("mark", .text)

    static let texts: [Function] = [
        Function(
            "len", .texts, [.init([text], to: .type(.integer))],
            "How many characters it has, as a reader counts them.", [.init("len('Zürich')", "6")],
            .strict { $0.first?.text.map { .integer($0.count) } }),
        Function(
            "words", .texts, [.init([text], to: .type(.integer))],
            "How many words it has.", [.init("words('It is slow')", "3")],
            .strict { $0.first?.text.map { .integer($0.split(whereSeparator: \.isWhitespace).count) } }),
        Function(
            "lower", .texts, [.init([text], to: .type(.text))],
            "In small letters.", [.init("lower('ABC')", "abc")],
            .strict { $0.first?.text.map { .text($0.lowercased()) } }),
        Function(
            "upper", .texts, [.init([text], to: .type(.text))],
            "In capitals.", [.init("upper('abc')", "ABC")],
            .strict { $0.first?.text.map { .text($0.uppercased()) } }),
        Function(
            "trim", .texts, [.init([text], to: .type(.text))],
            "Without blanks at both ends.", [.init("trim('  so  ')", "so")],
            .strict { $0.first?.text.map { .text($0.trimmed) } }),
        Function(
            "contains", .texts, [.init([text, .init("part", .text)], to: .type(.boolean))],
            "Whether the part stands in it somewhere; capitals matter.",
            [.init("contains('It is slow', 'slow')", "true")],
            .strict { two($0) { text, part in .boolean(part.isEmpty || text.contains(part)) } }),
        Function(
            "starts", .texts, [.init([text, .init("part", .text)], to: .type(.boolean))],
            "Whether it begins with the part.", [.init("starts('It is slow', 'It')", "true")],
            .strict { two($0) { text, part in .boolean(text.hasPrefix(part)) } }),
        Function(
            "ends", .texts, [.init([text, .init("part", .text)], to: .type(.boolean))],
            "Whether it ends with the part.", [.init("ends('It is slow', 'fast')", "false")],
            .strict { two($0) { text, part in .boolean(text.hasSuffix(part)) } }),
        Function(
            "replace", .texts, [.init([text, .init("part", .text), .init("other", .text)], to: .type(.text))],
            "With every occurrence of the part replaced.", [.init("replace('a-b-c', '-', ' ')", "a b c")],
            .strict { values in
                guard values.count == 3, let text = values[0].text, let part = values[1].text,
                    let other = values[2].text
                else { return nil }
                guard !part.isEmpty else { return .text(text) }
                return .joined(pieces(text, part), by: other)
            }),
        Function(
            "slice", .texts,
            [
                .init([text, .init("from", .whole)], to: .type(.text)),
                .init([text, .init("from", .whole), .init("to", .whole)], to: .type(.text)),
            ],
            "The characters from one place to another, both included, counted from 1; a negative place counts from the end.",
            [
                .init("slice('feedback', 5)", "back"), .init("slice('feedback', 1, 4)", "feed"),
                .init("slice('feedback', -4)", "back"),
            ],
            .strict { values in
                guard let text = values.first?.text, values.count > 1, let from = values[1].number?.whole else {
                    return nil
                }
                let to = values.count > 2 ? values[2].number?.whole : -1
                guard let to else { return nil }
                let length = text.count
                let place = { (number: Int) in number < 0 ? max(0, length + max(number, -length - 1) + 1) : number }
                let (first, last) = (max(1, place(from)), min(length, place(to)))
                return .text(first > last ? "" : String(text.dropFirst(first - 1).prefix(last - first + 1)))
            }),
        Function(
            "before", .texts, [.init([text, mark], to: .type(.text), missing: .possible(.noResult))],
            "What stands before the first occurrence of the mark; missing without one.",
            [.init("before('ann@acme.com', '@')", "ann"), .init("before('ann', '@')", "not_applicable")],
            .strict { two($0) { text, mark in around(text, mark).map { .text($0.before) } } }),
        Function(
            "after", .texts, [.init([text, mark], to: .type(.text), missing: .possible(.noResult))],
            "What stands behind the first occurrence of the mark; missing without one.",
            [.init("after('ann@acme.com', '@')", "acme.com")],
            .strict { two($0) { text, mark in around(text, mark).map { .text($0.after) } } }),
        Function(
            "split", .texts, [.init([text, mark], to: .type(.list(.text)))],
            "The parts between the marks, without blanks at their ends.",
            [.init("count(split('a, b, c', ','))", "3"), .init("last(split('a, b, c', ','))", "c")],
            .strict {
                two($0) { text, mark in
                    mark.isEmpty ? nil : .list(pieces(text, mark).map { .text($0.trimmed) })
                }
            }),
        Function(
            "join", .texts, [.init([.init("texts", .texts), mark], to: .type(.text))],
            "Several texts as one, with the mark between them.",
            [.init("join(['a', 'b', 'c'], ' or ')", "a or b or c"), .init("join(gaps.name, '; ')", "Export; Filters")],
            .strict { values in
                guard values.count == 2, let items = values[0].items, let mark = values[1].text else { return nil }
                return .joined(items.compactMap(\.text), by: mark)
            }),
        Function(
            "text", .texts, [.init([.init("x", .anything)], to: .type(.text))],
            "Anything in words, as a fill would show it: options by their labels.",
            [.init("'about ' & text(nps)", "about 3")],
            .special(.label)),
    ]

    private static func two(_ values: [Value], _ transform: (String, String) -> Value?) -> Value? {
        guard values.count == 2, let first = values[0].text, let second = values[1].text else { return nil }
        return transform(first, second)
    }

    /// The parts between all occurrences of a mark that is not empty.
    private static func pieces(_ text: String, _ mark: String) -> [String] {
        var parts: [String] = []
        var part: [Character] = []
        let (letters, mark) = (Array(text), Array(mark))
        var index = 0
        while index < letters.count {
            if letters[index] == mark[0], letters[index...].starts(with: mark) {
                parts.append(String(part))
                part = []
                index += mark.count
            } else {
                part.append(letters[index])
                index += 1
            }
        }
        return parts + [String(part)]
    }

    private static func around(_ text: String, _ mark: String) -> (before: String, after: String)? {
        guard !mark.isEmpty else { return nil }
        let parts = pieces(text, mark)
        guard parts.count > 1 else { return nil }
        return (parts[0], parts[1...].joined(separator: mark))
    }
}
