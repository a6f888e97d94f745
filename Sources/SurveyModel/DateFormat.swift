/// How a date or time is put into words, as `d MMMM yyyy`.
///
/// The letters are those of Unicode Technical Standard 35, part 4, as far as they are listed here.
struct DateFormat {
    private enum Part {
        case literal(String)
        case field(Character, Int)
    }

    private static let fields: [Character: ClosedRange<Int>] = [
        "d": 1...2, "M": 1...4, "y": 2...4, "E": 3...4, "H": 1...2, "m": 2...2, "s": 2...2,
    ]

    private let parts: [Part]

    /// - Returns: `nil` if it has letters that stand for nothing.
    init?(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let first = rest.first {
            if first == "\"" {
                let quoted = rest.dropFirst().prefix { $0 != "\"" }
                guard quoted.endIndex < rest.endIndex else { return nil }
                parts.append(.literal(String(quoted)))
                rest = rest[rest.index(after: quoted.endIndex)...]
            } else if first.isLetter {
                let run = rest.prefix { $0 == first }
                guard let lengths = Self.fields[first], lengths.contains(run.count), first != "y" || run.count != 3
                else {
                    return nil
                }
                parts.append(.field(first, run.count))
                rest = rest.dropFirst(run.count)
            } else {
                parts.append(.literal(String(first)))
                rest = rest.dropFirst()
            }
        }
        self.parts = parts
    }

    /// Whether it shows a part of a date.
    var hasDate: Bool { letters.contains { "dMyE".contains($0) } }
    /// Whether it shows a part of a time.
    var hasTime: Bool { letters.contains { "Hms".contains($0) } }

    private var letters: [Character] {
        parts.compactMap { part in
            guard case .field(let letter, _) = part else { return nil }
            return letter
        }
    }

    /// `nil` where a part is not in the value, as the hour of a date.
    func text(of value: Value, language: String?) -> String? {
        let names = CalendarNames.of(language)
        var result = ""
        for part in parts {
            switch part {
            case .literal(let text): result += text
            case .field(let letter, let count):
                guard let shown = Self.field(letter, count, value, names) else { return nil }
                result += shown
            }
        }
        return result
    }

    private static func field(_ letter: Character, _ count: Int, _ value: Value, _ names: CalendarNames) -> String? {
        if let day = value.day {
            switch (letter, count) {
            case ("d", _): return padded(day.day, count)
            case ("M", 1...2): return padded(day.month, count)
            case ("M", 3): return CalendarNames.short(names.months[day.month - 1])
            case ("M", _): return names.months[day.month - 1]
            case ("y", 2): return padded(day.year % 100, 2)
            case ("y", _): return padded(day.year, 4)
            case ("E", 3): return CalendarNames.short(names.days[day.weekday - 1])
            case ("E", _): return names.days[day.weekday - 1]
            default: break
            }
        }
        guard let time = value.clock else { return nil }
        switch letter {
        case "H": return padded(time.hour, count)
        case "m": return padded(time.minute, count)
        case "s": return padded(time.second, count)
        default: return nil
        }
    }
}

/// Months from January, days from Monday.
struct CalendarNames {
    let months: [String]
    let days: [String]

    private init(_ months: String, _ days: String) {
        self.months = months.split(separator: " ").map(String.init)
        self.days = days.split(separator: " ").map(String.init)
    }

    static func short(_ name: String) -> String { String(name.prefix(3)) }

    static func of(_ language: String?) -> CalendarNames {
        language.flatMap { all[String($0.prefix { $0 != "-" && $0 != "_" })] } ?? english
    }

    private static let english = CalendarNames(
        "January February March April May June July August September October November December",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday")

    private static let all: [String: CalendarNames] = [
        "de": CalendarNames(
            "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
            "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"),
        "fr": CalendarNames(
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            "lundi mardi mercredi jeudi vendredi samedi dimanche"),
        "es": CalendarNames(
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            "lunes martes miércoles jueves viernes sábado domingo"),
        "it": CalendarNames(
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
            "lunedì martedì mercoledì giovedì venerdì sabato domenica"),
        "nl": CalendarNames(
            "januari februari maart april mei juni juli augustus september oktober november december",
            "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
        "pt": CalendarNames(
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
            "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo"),
    ]
}
