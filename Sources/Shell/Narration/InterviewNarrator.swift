internal import Interviewing
package import Journal
package import SurveyModel

/// Tells an interview: the questions as they came, what was answered, and all that was done beside it.
@MainActor
package final class InterviewNarrator: SessionNarrator {
    private(set) var interview: Interview

    package init(_ survey: Survey) { interview = Interview(survey: survey) }

    package func lines(for entry: JournalEntry) throws -> [NarratedLine] {
        let event = try entry.draft.event(as: InterviewEvent.self)
        let before = interview
        let effects = interview.reduce(event, at: EventMark(entry))
        var lines = told(event, before).map { [$0] } ?? []
        for effect in effects {
            switch effect {
            case .setAside(let places): lines.append(.init(.done, "set aside: \(ids(places))"))
            case .broughtBack(let places): lines.append(.init(.done, "counts again: \(ids(places))"))
            case .ignored(let complaint): lines.append(.init(.done, "does not fit: \(complaint.message)"))
            case .ask, .askWhich, .askWords, .check, .close: lines += screen
            case .company(let number):
                if let console = interview.console(number) { lines.append(.init(.done, console.sentence)) }
            case .contributed(let index): lines.append(interview.contributions[index].line(in: interview))
            case .takenBack(let index):
                let line = interview.contributions[index].line(in: interview)
                lines.append(.init(.done, "taken back: \(line.text)", for: line.reach))
            case .finish: break
            }
        }
        return lines
    }

    /// What stands on the screen.
    var screen: [NarratedLine] {
        switch interview.phase {
        case .asking(let position):
            let (place, count) = interview.progress
            let item = interview.plan.items[position]
            let part = item.part.map { ": \($0.label(in: interview.language))" } ?? ""
            let round = item.rounds.last.map { "\($0.item) \($0.number): " } ?? ""
            return [.init(.asked, "\(place)/\(count)  \(round)\(interview.text(at: position))\(part)")]
        case .specifying(let position, let option):
            return [.init(.asked, "\(interview.label(of: .choice(option), at: position)): which?")]
        case .hearing: return [.init(.asked, "In the respondent's own words?")]
        case .checking(let check): return [.init(.asked, interview.rendered(check: check))]
        case .closing(let outcome): return [.init(.done, "nothing is left to ask: \(outcome)")]
        case .unopened, .ended: return []
        }
    }

    /// What an event says by itself; `before` is the interview without it.
    private func told(_ event: InterviewEvent, _ before: Interview) -> NarratedLine? {
        switch event {
        case .opened: .init(.done, "begins: \(interview.survey.title)")
        case .practised: .init(.done, "for practice: it counts nowhere")
        case .recalled(let recall):
            .init(.done, "answered before: \(recall.day), session \(recall.session.prefix(8))")
        case .counted(let taken): taken.isEmpty ? .init(.done, "holds no place in a quota any more") : places(taken)
        case .asked, .decided: nil
        case .answered(let question, let value): .init(.said, answer(question, value))
        case .missing(_, let reason): .init(.said, "(\(reason.phrase))")
        case .allotted(let question, let points):
            .init(.said, "\(points.values.reduce(0, &+)) points of '\(question)' are given out so far")
        case .specified(_, _, let words), .said(_, let words): .init(.said, quoted(words))
        case .passed: .init(.said, "(no words)")
        case .gist(_, let words): .init(.done, "summary: \(plain(words))")
        case .confirmed(let question, _): .init(.done, "the summary on '\(question)' is confirmed")
        case .noted(_, let words): .init(.done, "note: \(plain(words))", for: .author)
        case .attached, .detached, .dismissed, .written, .suggested: nil
        case .probeUsed(let question, let number): .init(.done, probe(number, of: question))
        case .overridden(let check, let reason, _):
            .init(.done, "'\(check)' is left as it is" + (reason.map { ": \(plain($0))" } ?? ""))
        case .switched(let language): .init(.done, "language: \(language)")
        case .kept(let question): .init(.done, "keeps the answer to '\(question)'")
        case .wentBack(let question), .wentTo(let question): .init(.done, "to '\(question)'")
        case .undone: before.lastChanges(1).first.map { .init(.done, "taken back: \(before.inWords($0))") }
        case .redone: before.nextRedos(1).first.map { .init(.done, "made again: \(before.inWords($0))") }
        case .tried(let outcome): .init(.done, "a try: \(interview.survey.outcomeCode(of: outcome)?.label ?? outcome)")
        case .appointed(let appointment):
            .init(.done, "call back at \(appointment.local) \(appointment.zone)")
        case .promised(let words, _): .init(.done, "promised: \(plain(words))")
        case .inquired(let theme, let isPresent):
            .init(
                .done, "asked about '\(printable(theme))': " + (isPresent.map { $0 ? "yes" : "no" } ?? "does not know"))
        case .filed(let record): .init(.done, "about \(record.kind.rawValue) \(record.id) from here on")
        case .idled(let milliseconds):
            .init(.done, "nobody pressed a key for another \(ClockText.minutes(Int64(milliseconds)))")
        case .paused: .init(.done, "paused")
        case .resumed: .init(.done, "goes on")
        case .ended(let outcome): .init(.done, "ended: \(outcome)")
        case .reopened: .init(.done, "changed where it was answered")
        case .withdrawn: .init(.done, "the words were taken back")
        }
    }

    /// Which quotas it falls into, and how many places others hold there.
    private func places(_ taken: [String: Int]) -> NarratedLine {
        let limits = Dictionary(
            interview.survey.quotas.map { ($0.id, $0.limit) }, uniquingKeysWith: { first, _ in first })
        let counts = taken.sorted { $0.key < $1.key }.map { name, count in
            "'\(name)', of which others hold \(count)\(limits[name].map { " of \($0)" } ?? "")"
        }
        return .init(.done, "falls into the quota \(counts.joined(separator: " and "))")
    }

    private func answer(_ question: String, _ value: RecordedValue) -> String {
        if case .text(let words) = value { return quoted(words) }
        return interview.place(of: question).map { interview.label(of: value.value, at: $0) } ?? value.value.shown
    }

    private func probe(_ number: Int, of question: String) -> String {
        let probes = interview.place(of: question).map { interview.probes(at: $0) } ?? []
        return "probe \(number)" + (probes.indices.contains(number - 1) ? ": \(probes[number - 1])" : "")
    }

    private func plain(_ words: Words) -> String { words.text ?? "(withdrawn)" }
    private func quoted(_ words: Words) -> String { words.text.map { "\"\($0)\"" } ?? "(withdrawn)" }
    private func ids(_ places: [Int]) -> String { places.map { interview.questions[$0].id }.joined(separator: ", ") }
}
