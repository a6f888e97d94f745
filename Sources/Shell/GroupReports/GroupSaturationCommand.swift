package import ArgumentParser
internal import FocusGroups
internal import Journal
internal import Storage
internal import SurveyModel
internal import Tabulation

/// `group saturation`.
package struct GroupSaturationCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "saturation", abstract: "Tell whether further groups still bring new themes.",
        discussion: """
            A code is a theme that a participant's words were tagged with in a section that is analysed. The groups are \
            taken in the order in which they began; 'any order' is the mean over all orders (Mao's tau). 'run / base' \
            is Guest's rule: the new codes in a run of groups over the codes of the base.

            --by divides the groups into strata, each judged by itself: 'guide', or an attribute of the participants, \
            such as role; a group whose people differ in it is 'mixed'.

            Examples:
              canvass group saturation
              canvass group saturation reporting-focus-group --by role
              canvass group saturation --base 4 --run 3 --threshold 0 --format json

            Columns: stratum, place, session, day, guide, codes, new, cumulative, share (of all codes of the stratum), \
            any_order, run_ratio (beside the last group of the run), new_codes. Exits 1 when no group was held.
            """)

    @Argument(help: "Only the groups of this guide.") package var guide: String?
    @Option(help: ArgumentHelp("Judge strata apart: 'guide', or an attribute of participants.", valueName: "attribute"))
    package var by: String?
    @Option(help: "How many groups the base has.") package var base = 4
    @Option(help: "How many groups a run has.") package var run = 2
    @Option(help: "How many new codes a run may bring, in percent of the base.") package var threshold = 5.0
    @OptionGroup package var output: OutputOptions

    package init() {}

    package func validate() throws {
        for (option, number) in [("--base", base), ("--run", run)] where !(1...1_000).contains(number) {
            throw ValidationError("\(option) takes a number from 1 to 1000, not \(number).")
        }
        guard (0...100).contains(threshold) else {
            throw ValidationError("--threshold takes percents from 0 to 100, not \(threshold).")
        }
    }

    package mutating func run(in session: inout Session) throws {
        let saturation = GroupSaturation(
            try sittings(in: &session), rule: .init(base: base, run: run, threshold: threshold / 100))
        guard !saturation.strata.isEmpty else {
            throw CommandFailure(
                .failed, guide.map { "no group was held with the guide '\($0)'" } ?? "no group was held yet",
                hint: "'session list' shows all sessions")
        }
        session.show(saturation.json, or: saturation.table, output)
        for stratum in saturation.strata {
            for sentence in saturation.sentences(stratum) {
                session.output.tell(by == nil ? sentence : "\(printable(stratum.name)): \(sentence)")
            }
        }
    }

    @MainActor
    private func sittings(in session: inout Session) throws -> [GroupSaturation.Sitting] {
        let themes = try session.groupThemes()
        var sittings: [GroupSaturation.Sitting] = []
        for record in try session.store().sessions() where record.kind == .group {
            guard guide.map({ $0 == record.survey }) ?? true else { continue }
            guard let past = try? session.past(record),
                let group = try? FocusGroup(guide: past.survey, replaying: past.entries)
            else {
                session.output.remark(
                    "note: session \(record.id.short) cannot be read by this version and is not counted")
                continue
            }
            guard group.beganAt != nil else { continue }
            sittings.append(
                .init(
                    session: record.id, guide: record.survey, startedAt: record.startedAt, stratum: stratum(of: group),
                    codes: Set(group.analysedUtterances.flatMap(\.themes).map(themes.resolved))))
        }
        return sittings
    }

    private func stratum(of group: FocusGroup) -> String {
        guard let by else { return "all" }
        if by == "guide" { return group.guide.id }
        let values = group.participants.map { participant in
            participant.attributes.last { $0.key == by }?.value.text ?? ""
        }
        guard let first = values.first, !first.isEmpty else {
            return values.allSatisfy(\.isEmpty) ? "unknown" : "mixed"
        }
        return values.allSatisfy { $0 == first } ? first : "mixed"
    }
}

extension Session {
    /// The themes of the codebook as its file has it, else as the store knows it.
    ///
    /// A file with mistakes must not keep a group waiting: `theme list` tells them.
    mutating func groupThemes() throws -> GroupThemes {
        if let codebook = try? codebook() { return GroupThemes(codebook) }
        return GroupThemes(try store().codebook())
    }
}
