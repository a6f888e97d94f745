/// Something outside of an expression that its value depends on.
package enum Reference: Hashable, Sendable {
    /// A question or calculation; inside of a `where`, possibly one of the records that it looks at.
    case question(String)
    /// `gaps.cost`: a question of a repeat's rounds.
    case field(String, of: String)
    /// `case.plan`.
    case caseField(String)
    /// `session.language`.
    case session(String)
    /// `prior.nps`.
    case prior(String)
    /// `quota('team').left`.
    case quota(String)
    /// How a question was answered: `order_shown`, `seconds_on` or `changes`, by name of the function.
    case trace(String, of: String)
    case today, now
    /// The participants of a group.
    case people
    /// `it`.
    case member
    /// `index()`.
    case round
    /// `random`, `pick` or `once`.
    case draw
}

extension Reference: CustomStringConvertible {
    /// As it is written in an expression.
    package var description: String {
        switch self {
        case .question(let name): name
        case .field(let field, let question): "\(question).\(field)"
        case .caseField(let field): "case.\(field)"
        case .session(let field): "session.\(field)"
        case .prior(let question): "prior.\(question)"
        case .quota(let name): "quota('\(name)')"
        case .trace(let function, let question): "\(function)(\(question))"
        case .today: "today()"
        case .now: "now()"
        case .people: "people"
        case .member: "it"
        case .round: "index()"
        case .draw: "random()"
        }
    }
}

extension Expression {
    /// All that it reads.
    ///
    /// Only when one of these changes can its value change.
    package var reads: Set<Reference> {
        var result: Set<Reference> = []
        collectReads(into: &result)
        return result
    }

    /// The names of all that it reads, as they are written: `nps`, `case.plan`, `today()`.
    ///
    /// Of `gaps.cost`, it is `gaps`, whose answer holds the rounds.
    package var references: Set<String> {
        Set(
            reads.map { read in
                if case .field(_, let question) = read { question } else { read.description }
            })
    }

    private func collectReads(into result: inout Set<Reference>) {
        switch node {
        case .name("it"): result.insert(.member)
        case .name("people"): result.insert(.people)
        case .name(let name): result.insert(.question(name))
        case .member(let base, let field):
            guard let root = base.rootName else { return base.collectReads(into: &result) }
            switch root {
            case "case": result.insert(.caseField(field))
            case "session": result.insert(.session(field))
            case "prior": result.insert(.prior(field))
            case "it": result.insert(.member)
            case "people": result.insert(.people)
            default: result.insert(.field(field, of: root))
            }
            if base.node != .name(root) { base.collectReads(into: &result) }
        case .call(let name, let arguments):
            switch (name, arguments.first?.value.node) {
            case ("quota", .text(let quota)?): result.insert(.quota(quota))
            case ("order_shown", .name(let question)?), ("seconds_on", .name(let question)?),
                ("changes", .name(let question)?):
                result.insert(.trace(name, of: question))
            case ("today", _): result.insert(.today)
            case ("age", _) where arguments.count == 1: result.insert(.today)
            case ("now", _): result.insert(.now)
            case ("index", _): result.insert(.round)
            case ("random", _), ("pick", _), ("once", _): result.insert(.draw)
            case ("share", _), ("spread", _), ("highest", _), ("lowest", _), ("quietest", _), ("agreement", _):
                result.insert(.people)
            default: break
            }
            for child in children { child.collectReads(into: &result) }
        default:
            for child in children { child.collectReads(into: &result) }
        }
    }

    /// The name at the left end of `gaps.cost`, `gaps[2].cost` or `last(gaps).cost`, if it is one.
    private var rootName: String? {
        switch node {
        case .name(let name): name
        case .element(let base, _): base.rootName
        case .call("first", let arguments), .call("last", let arguments), .call("at", let arguments),
            .call("filter", let arguments):
            arguments.first?.value.rootName
        default: nil
        }
    }
}
