internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// W118: currencies that no list knows, which are mostly slips.
struct CurrencyRules {
    let context: LintContext

    func run() {
        for question in context.questions {
            guard let code = question.kind.currency, !Currency.isKnown(code) else { continue }
            report(code, in: context.outline[question.id]?.type)
        }
        let fields = context.outline.root.first { $0.key.text == "case" }?.value
        for field in context.survey.caseFields {
            guard case .money(let code) = field.type, !Currency.isKnown(code),
                case .map(let entries)? = fields?.content
            else { continue }
            report(code, in: entries.first { $0.key.text == field.name }?.value)
        }
    }

    private func report(_ code: String, in type: YAMLNode?) {
        guard case .scalar(let text, _)? = type?.content else { return }
        let (scalars, sought) = (Array(text.text.unicodeScalars), Array(code.unicodeScalars))
        let start = scalars.indices.first { scalars[$0...].starts(with: sought) }
        context.report(
            .unknownCurrency, at: start.map { text.span($0..<($0 + sought.count)) } ?? text.span,
            "'\(code)' is not a currency of ISO 4217",
            hint: suggestion(for: code, among: Currency.codes).map { "is '\($0)' meant?" })
    }
}

extension Question.Kind {
    fileprivate var currency: String? {
        switch self {
        case .money(let currency, _, _): currency
        case .priceSensitivity(let meter): meter.currency
        case .matrix(_, let cell): cell.currency
        default: nil
        }
    }
}
