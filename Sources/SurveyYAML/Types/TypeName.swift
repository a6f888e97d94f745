/// The types that a question can be given.
package enum TypeName: String, CaseIterable, Hashable, Sendable {
    case yesNo = "yes_no"
    case choice, multi, rank, scale, integer, decimal, money, allocate, matrix, maxdiff, kano
    case priceSensitivity = "price_sensitivity"
    case text, date, time, datetime, duration, statement
    case repetition = "repeat"
    case section
    case nps, csat, ces, opportunity

    /// Presets: standard questions in standard words.
    package static let presets: [TypeName] = [.nps, .csat, .ces, .opportunity]

    /// The types whose questions have one answer.
    package static let answered = Set(allCases).subtracting([.statement, .repetition, .section, .opportunity])

    package var meaning: String {
        switch self {
        case .yesNo: "A choice with the codes yes and no."
        case .choice: "One option of a list, or of those in the parentheses."
        case .multi: "Any number of options."
        case .rank: "All options in order, or the best few of them."
        case .scale: "A rating between two whole numbers."
        case .integer: "A whole number."
        case .decimal: "An exact number."
        case .money: "An amount in one currency."
        case .allocate: "A fixed number of points, shared out among options."
        case .matrix: "The same question for each row of a list."
        case .maxdiff: "The best and the worst of a few items, again and again."
        case .kano: "How it would be with a feature, and how without it."
        case .priceSensitivity: "The four price questions of van Westendorp."
        case .text: "Words."
        case .date: "A calendar date."
        case .time: "A time of day."
        case .datetime: "A date with a time."
        case .duration: "A length of time."
        case .statement: "Read out or shown; nothing is answered."
        case .repetition: "Questions that are asked for each of several things."
        case .section: "Questions under one heading and one condition."
        case .nps: "The Net Promoter question, 0 to 10."
        case .csat: "Satisfaction, 1 to 5."
        case .ces: "The Customer Effort Score, 1 to 7."
        case .opportunity: "Importance and satisfaction, and the opportunity score computed from them."
        }
    }

    /// How it is written.
    package var examples: [String] {
        switch self {
        case .choice: ["choice(reason)", "choice(monthly, yearly)", "choice(reason except none)"]
        case .multi: ["multi(reason)", "multi(web, phone, mail)"]
        case .rank: ["rank(pain)"]
        case .scale: ["scale(0..10)", "scale(1..5)"]
        case .integer: ["integer", "integer(0..20000)", "integer(1..)"]
        case .decimal: ["decimal", "decimal(0..80)"]
        case .money: ["money(EUR)", "money(EUR, 0..5000)"]
        case .allocate: ["allocate(100, reason except none)"]
        case .matrix: ["matrix(feature, scale(1..5))", "matrix(feature, yes_no)"]
        case .maxdiff: ["maxdiff(feature)"]
        case .priceSensitivity: ["price_sensitivity(EUR)"]
        case .date: ["date", "date(2020-01-01..)"]
        case .time: ["time", "time(08:00..18:00)"]
        case .duration: ["duration", "duration(0 min..8 h)"]
        case .repetition: ["repeat(feature)"]
        default: [rawValue]
        }
    }
}

/// The types that a case field can have; each may be followed by `?`.
package enum FieldTypeName: String, CaseIterable, Hashable, Sendable {
    case text, integer, decimal, money, date, time, datetime, duration, bool
    case yesNo = "yes_no"
    case choice, multi, list

    package var example: String {
        switch self {
        case .money: "money(EUR)"
        case .choice: "choice(free, team, enterprise)"
        case .multi: "multi(product)"
        case .list: "list(text)"
        default: rawValue
        }
    }
}
