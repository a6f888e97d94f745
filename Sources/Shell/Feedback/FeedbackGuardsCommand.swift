package import ArgumentParser
internal import FeedbackModel
internal import Reporting
internal import Tabulation
internal import TerminalText

package struct FeedbackGuardsCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "guards",
        abstract: "Show what guards the numbers against misleading feedback, and its effect now.",
        discussion: """
            Each guard answers one way in which feedback misleads: loud customers, few voices, the wrong ones asked, the many \
            that never write. They are switched on and off, and given parameters, under 'guards' in surveys/canvass.yaml; whom \
            the product is for stands under 'target'. The effect is what switching this one guard changes while all others \
            stay as they are: for a guard that is on, of switching it off; for one that is off, of switching it on.

            vision, feedback-cap and horizon act on the roadmap's scores, and on no need; so does concentration in the \
            weighted score.

            JSON, CSV and TSV have the keys guard, on, parameters, changed_themes, theme, need_without, need_with and \
            description; theme is the one whose need it changes most.

            Examples:
              canvass feedback guards
              canvass feedback guards --format json
              canvass feedback list --without calm,icp

            Exits 65 when a definition has mistakes, and 66 when there is no codebook.
            """)

    @OptionGroup package var output: OutputOptions

    package init() {}

    /// What one guard changes now.
    private struct Effect {
        var `guard`: Guard
        var isOn: Bool
        var changed = 0
        var theme: String?
        var without: Double?
        var with: Double?
    }

    package mutating func run(in session: inout Session) throws {
        let picture = try session.feedbackPicture()
        let effects = Self.effects(picture)
        switch session.form(output) {
        case .json, .jsonl, .csv, .tsv: session.show(Self.table(effects, picture.model), output)
        case .box, .table, .markdown, .lines:
            session.show(Self.text(effects, picture, width: session.layout.width ?? 100))
        }
        session.remarkOnTarget(picture)
    }

    private static func effects(_ picture: FeedbackPicture) -> [Effect] {
        let model = picture.model
        let now = picture.estimates.map { $0.model?.need }
        return Guard.allCases.map { name in
            let isOn = model.settings.isOn(name)
            var effect = Effect(guard: name, isOn: isOn)
            guard name.changesNeed else { return effect }
            let other = model.needs(
                with: isOn ? model.settings.active.subtracting([name]) : model.settings.active.union([name]))
            let (with, without) = isOn ? (now, other) : (other, now)
            var largest = 0.0
            for (place, theme) in model.evidence.enumerated() {
                let change = abs((with[place] ?? 0) - (without[place] ?? 0))
                guard change >= 0.005 else { continue }
                effect.changed += 1
                guard change > largest else { continue }
                largest = change
                (effect.theme, effect.without, effect.with) = (theme.theme, without[place], with[place])
            }
            return effect
        }
    }

    private static func table(_ effects: [Effect], _ model: NeedModel) -> Table {
        Table(
            columns: [
                .init("guard"), .init("on"), .init("parameters"), .init("changed_themes"), .init("theme"),
                .init("need_without"), .init("need_with"), .init("description"),
            ],
            rows: effects.map { effect in
                [
                    .text(effect.guard.rawValue), .boolean(effect.isOn),
                    .text(parameters(of: effect.guard, model)), .integer(effect.changed),
                    Cell(untrusted: effect.theme), Cell(effect.without, fractionDigits: 4),
                    Cell(effect.with, fractionDigits: 4), .text(effect.guard.sentence),
                ]
            }
                + DecisionGuard.allCases.filter { $0 != .concentration }.map { name in
                    [
                        .text(name.rawValue), .boolean(model.settings.decision.isOn(name)),
                        .text(parameters(of: name, model.settings)), .null, .null, .null, .null, .text(name.sentence),
                    ]
                })
    }

    private static func parameters(of name: DecisionGuard, _ settings: GuardSettings) -> String {
        settings.decision.parameters(of: name).map { "\($0.name): \($0.value)" }.joined(separator: ", ")
    }

    /// The parameters as the file would set them; beside those that are learned, what they are now.
    private static func parameters(of name: Guard, _ model: NeedModel) -> String {
        var text = model.settings.parameters(of: name).map { "\($0.name): \($0.value)" }.joined(separator: ", ")
        if name == .silentMajority, model.settings.reportingStrength == nil {
            text += " (kappa_q now \(NumberText.score(model.reportingStrength)))"
        }
        if name == .poststratify, model.settings.weightPower == nil {
            text += " (power now \(NumberText.score(model.weightPower)))"
        }
        return text
    }

    private static func text(_ effects: [Effect], _ picture: FeedbackPicture, width: Int) -> String {
        var lines: [String] = []
        for effect in effects {
            lines.append("\(effect.guard.rawValue)  \(effect.isOn ? "on" : "off")")
            let parameters = parameters(of: effect.guard, picture.model)
            for text in [effect.guard.sentence, sentence(effect, picture), parameters] where !text.isEmpty {
                lines += Fitting.wrapped(text, to: max(20, width - 4)).map { "    \($0)" }
            }
            lines.append("")
        }
        lines += Fitting.wrapped(
            "The others guard the decision: they act on the roadmap's scores, and on no need.", to: width)
        lines.append("")
        let settings = picture.model.settings
        for name in DecisionGuard.allCases where name != .concentration {
            lines.append("\(name.rawValue)  \(settings.decision.isOn(name) ? "on" : "off")")
            for text in [name.sentence, parameters(of: name, settings)] where !text.isEmpty {
                lines += Fitting.wrapped(text, to: max(20, width - 4)).map { "    \($0)" }
            }
            lines.append("")
        }
        lines += Fitting.wrapped(
            "They are set under 'guards' in surveys/canvass.yaml; 'feedback list --without NAME' shows the numbers "
                + "without one, and 'feedback why THEME' what each does to one theme; 'roadmap score --without NAME' and 'roadmap "
                + "why INITIATIVE' do the same for scores.", to: width)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func sentence(_ effect: Effect, _ picture: FeedbackPicture) -> String {
        if effect.guard == .concentration {
            let count = picture.estimates.count { $0.model?.badges.contains(.singleCustomer) == true }
            return effect.isOn ? "Now: \(NumberText.count(count, "theme")) with one such customer." : ""
        }
        if effect.guard == .agreement {
            let count = picture.estimates.count(where: \.isBlocked)
            return effect.isOn ? "Now: \(NumberText.count(count, "need")) in no ranking." : ""
        }
        guard effect.changed > 0, let theme = effect.theme else {
            return effect.isOn ? "Now: it changes nothing." : "It would change nothing now."
        }
        func shown(_ need: Double?) -> String { need.map(NumberText.score) ?? "unknown" }
        let count = "\(effect.changed) of \(NumberText.count(picture.model.evidence.count, "need"))"
        let change = "\(printable(theme)), \(shown(effect.without)) without and \(shown(effect.with)) with it"
        return effect.isOn ? "Now: it changes \(count), most \(change)." : "It would change \(count), most \(change)."
    }
}
