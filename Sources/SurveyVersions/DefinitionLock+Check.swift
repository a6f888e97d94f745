internal import LocatedYAML
package import SourceDiagnostics
package import SurveyModel
package import SurveyYAML

extension Diagnostic.Code {
    /// A name that was locked is gone.
    package static let lockedNameGone: Self = "E501"
    /// Data of a locked name would be of another type.
    package static let lockedTypeChanged: Self = "E502"
    /// An option that was locked is gone.
    package static let lockedCodeGone: Self = "E503"
    /// An option would be exported under another number.
    package static let lockedNumberChanged: Self = "E504"
    /// A code would mean what another one meant.
    package static let codeMeansOther: Self = "E505"
    /// A name of earlier data is given to another question.
    package static let formerNameReused: Self = "E506"
    /// `was` names nothing that was locked, or something that is still asked.
    package static let unknownFormerName: Self = "E507"
    /// The lock is of another survey, or of one that is gone.
    package static let wrongLock: Self = "E508"
    /// Two files are the same survey.
    package static let surveyTwice: Self = "E509"
    /// The definition differs from the one that was locked as this revision.
    package static let revisionNotRaised: Self = "W510"
    /// The wording of an option has nothing in common with what it was.
    package static let labelUnlike: Self = "W511"
    /// A survey is not called as its file.
    package static let notNameOfFile: Self = "W512"
    /// A question takes less than it did.
    package static let rangeNarrowed: Self = "W513"
    /// An answer can be what stands for a missing one in earlier data.
    package static let missingCodesMove: Self = "W514"
}

extension DefinitionLock {
    /// Everything by which a survey would give earlier data another meaning.
    ///
    /// An author who means it says so: `was: old_name`, `retired: true` and `recode: {a: b}`. The diagnostics are in the
    /// order of the file; there are none for a survey that was just locked.
    package func diagnostics(for survey: Survey, places: SurveyPlaces) -> [Diagnostic] {
        let log = DiagnosticLog()
        guard survey.id == self.survey else {
            log.error(
                .wrongLock, at: places.top("survey"), "the lock beside this survey is that of '\(self.survey)'",
                hint: "the name of a survey never changes; remove the lock if this is another one")
            return log.sorted
        }
        let variables = survey.variables
        let names = Set(variables.map(\.name))
        for variable in variables { check(variable, in: survey, names: names, places, log) }
        missingNames(survey, variables, places, log)
        if let last = history.last, last.revision >= survey.revision, last.hash != CanonicalForm(survey).hash {
            let text =
                last.revision == survey.revision
                ? "the definition differs from the one that was locked as revision \(last.revision)"
                : "revision \(last.revision) was locked already"
            log.warning(
                .revisionNotRaised, at: places.top("revision"), text,
                hint: "write 'revision: \(last.revision + 1)', so that people can tell the two apart")
        }
        return log.sorted
    }

    private func check(
        _ variable: LockedVariable, in survey: Survey, names: Set<String>, _ places: SurveyPlaces,
        _ log: DiagnosticLog
    ) {
        for former in variable.was {
            if names.contains(former) {
                log.error(
                    .unknownFormerName, at: places.name(variable.name, "was"),
                    "'\(former)' is still asked, so '\(variable.name)' cannot have its data")
            } else if self[former] == nil {
                log.error(
                    .unknownFormerName, at: places.name(variable.name, "was"),
                    "no revision that was locked has a name '\(former)'",
                    hint: suggestion(for: former, among: entries.map(\.name)).map { "did you mean '\($0)'?" })
            }
        }
        let own = self[variable.name]
        if let became = own?.became, became != variable.name, !variable.was.contains(variable.name) {
            log.error(
                .formerNameReused, at: places.name(variable.name),
                "'\(variable.name)' is the former name of '\(became)', whose data are exported under both",
                hint: "choose a name that was never used")
            return
        }
        guard let entry = own ?? entries.last(where: { variable.was.contains($0.name) }) else { return }
        if !Self.isReadable(entry.type, as: variable.type) {
            let isReuse = entry.isRetired && own != nil
            log.error(
                isReuse ? .formerNameReused : .lockedTypeChanged, at: places.type(variable.name),
                "'\(variable.name)' was \(entry.type) until revision \(entry.last), and is \(variable.type) now",
                hint: "earlier answers cannot be read so: give the question another name, and keep "
                    + "'\(entry.name)' with 'retired: true'")
            return
        }
        range(variable, entry, places, log)
        codes(variable, entry, in: survey, places, log)
    }

    private func range(_ variable: LockedVariable, _ entry: Entry, _ places: SurveyPlaces, _ log: DiagnosticLog) {
        guard let former = entry.range, let now = variable.range else { return }
        if !now.holds(former) {
            let what = variable.type == "repeat" ? "rounds" : "answers"
            log.warning(
                .rangeNarrowed, at: places.type(variable.name),
                "'\(variable.name)' took \(former.text) until revision \(entry.last), and takes \(now.text) now",
                hint:
                    "earlier \(what) stay and may lie outside; where they would mean something else, give the question "
                    + "another name")
        }
        let codes = MissingCodes(first: entry.missing ?? -91)
        guard variable.missing.first < codes.first else { return }
        log.warning(
            .missingCodesMove, at: places.type(variable.name),
            "'\(variable.name)' can be \(codes.first) now, which stands for \"don't know\" in its data since revision "
                + "\(entry.first)",
            hint: "all its data have \(variable.missing.first) and below for missing answers from now on; "
                + "with \(codes.first + 1) as the lowest answer it stays as it was")
    }

    /// Whether data of an earlier type are data of a later one.
    static func isReadable(_ former: String, as type: String) -> Bool {
        if former == type { return true }
        // A whole number is a number too, and yes and no may become options among others.
        let widened = ["integer": ["decimal"], "yes_no": ["choice"], "choice": ["yes_no"]]
        let parts = former.split(separator: " ", maxSplits: 1)
        let now = type.split(separator: " ", maxSplits: 1)
        guard let base = parts.first, let nowBase = now.first, parts.dropFirst() == now.dropFirst() else {
            return false
        }
        return widened[String(base)]?.contains(String(nowBase)) ?? false
    }

    private func codes(
        _ variable: LockedVariable, _ entry: Entry, in survey: Survey, _ places: SurveyPlaces, _ log: DiagnosticLog
    ) {
        let list = survey.questions.first { $0.id == variable.name }?.kind.shuffled?.name
        let current = variable.type == "yes_no" ? ["yes", "no"] : variable.options.map(\.code)
        let renamed = Set(variable.options.flatMap(\.was))
        for code in entry.codes where !current.contains(code.code) && code.became == nil {
            guard variable.recode[code.code] == nil, !variable.retiredCodes.contains(code.code),
                !renamed.contains(code.code)
            else { continue }
            log.error(
                .lockedCodeGone, at: places.type(variable.name),
                "option '\(code.code)' of '\(variable.name)' is gone; it was there until revision \(code.last)",
                hint: "keep it with 'retired: true', rename it with 'was: \(code.code)', or say what became of it with "
                    + "'recode: {\(code.code): …}'")
        }
        for option in variable.options {
            guard let code = entry[option.code] else { continue }
            let place = places.option(option.code, list: list, of: variable.name)
            if let number = option.number, number != code.number {
                log.error(
                    .lockedNumberChanged, at: place,
                    "option '\(option.code)' is exported as \(code.number) since revision \(code.first), not as \(number)",
                    hint: "take 'number: \(code.number)'")
            }
            meaning(of: option, was: code, in: entry, at: place, log)
        }
        let locked = entry.codes.filter { code in !variable.options.contains { $0.code == code.code } }
        for option in variable.options where entry[option.code] == nil {
            guard let number = option.number, let other = locked.first(where: { $0.number == number }),
                !option.was.contains(other.code)
            else { continue }
            log.error(
                .lockedNumberChanged, at: places.option(option.code, list: list, of: variable.name),
                "the number \(number) belongs to '\(other.code)', which earlier data hold",
                hint: "take a number that was never used")
        }
    }

    private func meaning(
        of option: OptionList.Option, was code: Code, in entry: Entry, at place: SourceSpan, _ log: DiagnosticLog
    ) {
        guard option.label != code.label else { return }
        if let other = entry.codes.first(where: { $0.code != code.code && $0.label == option.label }) {
            log.error(
                .codeMeansOther, at: place,
                "'\(option.code)' would mean what '\(other.code)' means in earlier data: '\(option.label)'",
                hint: "give each meaning the code that it had")
        } else if Self.words(option.label).isDisjoint(with: Self.words(code.label)) {
            log.warning(
                .labelUnlike, at: place, "'\(option.code)' was '\(code.label)' in revision \(code.last)",
                hint: "if it means something else now, give it a new code and retire the old one")
        }
    }

    private static func words(_ text: String) -> Set<Substring> {
        Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 2 })
    }

    private func missingNames(
        _ survey: Survey, _ variables: [LockedVariable], _ places: SurveyPlaces, _ log: DiagnosticLog
    ) {
        let known = Set(variables.map(\.name)).union(survey.retired.map(\.id)).union(variables.flatMap(\.was))
        let new = variables.filter { variable in self[variable.name] == nil && variable.was.isEmpty }
        for entry in entries where !known.contains(entry.name) && !entry.isRetired && entry.became == nil {
            let successor = suggestion(
                for: entry.name, among: new.filter { Self.isReadable(entry.type, as: $0.type) }.map(\.name))
            log.error(
                .lockedNameGone, at: successor.map { places.name($0) } ?? places.top("survey"),
                "'\(entry.name)' is gone; \(entry.span)",
                hint: successor.map { "if '\($0)' is its new name, write 'was: \(entry.name)' there" }
                    ?? "keep it with 'retired: true', or write 'was: \(entry.name)' at the question that it became")
        }
        for entry in entries where entry.isRetired && !known.contains(entry.name) {
            log.error(
                .lockedNameGone, at: places.top("survey"),
                "'\(entry.name)' is gone; it was kept as retired, and \(entry.span)",
                hint: "put it back with 'retired: true'")
        }
    }
}

extension DefinitionLock.Entry {
    /// Which revisions have data of it, as a clause.
    fileprivate var span: String {
        first == last ? "revision \(first) has data of it" : "revisions \(first) to \(last) have data of it"
    }
}

extension SurveyPlaces {
    /// The value of a key of the whole survey; that of `survey`, or the beginning of the file, where it is not there.
    fileprivate func top(_ key: String) -> SourceSpan {
        guard let root else { return SourceSpan(SourceLocation(file: "", line: 1, column: 1)) }
        guard case .map(let entries) = root.content else { return root.span }
        let entry = entries.first { $0.key.text == key } ?? entries.first { $0.key.text == "survey" }
        return entry?.value.span ?? root.span
    }

    /// The name of a question, or a key of it.
    fileprivate func name(_ name: String, _ key: String? = nil) -> SourceSpan {
        key.flatMap { questions[name]?.key($0)?.span } ?? question(name) ?? top("survey")
    }

    /// What stands behind the name of a question.
    fileprivate func type(_ name: String) -> SourceSpan { questions[name]?.value?.span ?? self.name(name) }

    /// An option: where its list has it, or else the type of the question that offers it.
    fileprivate func option(_ code: String, list: String?, of name: String) -> SourceSpan {
        list.flatMap { option(code, of: $0) } ?? type(name)
    }
}
