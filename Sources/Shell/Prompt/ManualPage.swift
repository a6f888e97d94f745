/// A manual page in mdoc (mdoc(7)), made from the tree of commands.
package struct ManualPage {
    private let program: CommandDescription

    package init(_ program: CommandDescription) { self.program = program }

    package var text: String {
        var lines = [
            ".Dd \(Program.releaseDate)", ".Dt CANVASS 1", ".Os", ".Sh NAME", ".Nm canvass",
            ".Nd \(Self.escaped(Self.clause(program.abstract ?? "")))", ".Sh SYNOPSIS", ".Nm", ".Op Ar options",
            ".Op Ar command ...", ".Sh DESCRIPTION",
        ]
        lines += Self.paragraphs(program.discussion)
        lines += [".Sh OPTIONS", ".Bl -tag -width Ds"] + items(program.arguments) + [".El", ".Sh COMMANDS"]
        for (path, command) in program.leaves() where command.shouldDisplay {
            lines += section(path, command)
        }
        lines += [
            ".Sh ENVIRONMENT", ".Bl -tag -width Ds",
            ".It Ev CANVASS_WORKSPACE", "The workspace, unless", ".Fl -workspace", "names one.",
            ".It Ev CANVASS_ACTOR", "Who acts, unless", ".Fl -as", "names somebody.",
            ".It Ev CANVASS_PAGER , PAGER", "What shows results that are taller than the screen; empty for none.",
            ".It Ev NO_COLOR , CLICOLOR_FORCE", "Switch colour off, or on, unless", ".Fl -color", "decides.",
            ".It Ev XDG_STATE_HOME", "Where the history of commands is kept, in",
            ".Pa canvass/history .", ".El", ".Sh EXIT STATUS",
            "0 done, 1 failed, 64 wrong usage, 65 a definition or data file is wrong, 66 no such file,",
            "69 store unreachable, 130 interrupted; 143 and 129 after SIGTERM and a lost terminal, with the session kept.",
        ]
        return lines.map { $0 + "\n" }.joined()
    }

    private func section(_ path: [String], _ command: CommandDescription) -> [String] {
        let positionals = (command.arguments ?? []).filter { $0.kind == .positional && $0.shouldDisplay }
        let synopsis = positionals.map { argument in
            let name = "Ar \(argument.valueName ?? "value")" + (argument.isRepeating ? " ..." : "")
            return argument.isOptional ? ".Op \(name)" : ".\(name)"
        }
        var lines = [
            ".Ss \(Self.escaped(path.joined(separator: " ")))", ".Nm canvass", ".Cm \(path.joined(separator: " "))",
        ]
        lines += synopsis
        lines += [".Pp", Self.escaped(command.abstract ?? "")]
        lines += Self.paragraphs(command.discussion).isEmpty ? [] : [".Pp"] + Self.paragraphs(command.discussion)
        let items = items(command.arguments?.filter { $0.names?.contains { $0.name == "version" } != true })
        return items.isEmpty ? lines : lines + [".Bl -tag -width Ds"] + items + [".El"]
    }

    private func items(_ arguments: [ArgumentDescription]?) -> [String] {
        (arguments ?? []).filter { $0.shouldDisplay && $0.names?.contains { $0.name == "help" } != true }.flatMap {
            argument -> [String] in
            let names = (argument.names ?? []).map { $0.kind == "long" ? "Fl -\($0.name)" : "Fl \($0.name)" }
            let value = argument.kind == .flag ? "" : " Ar \(argument.valueName ?? "value")"
            let head = names.isEmpty ? value.dropFirst() : Substring(names.joined(separator: " , ") + value)
            var text = argument.abstract ?? ""
            if let values = argument.values, !values.isEmpty { text += " One of \(values.joined(separator: ", "))." }
            if let value = argument.defaultValue { text += " By default \(value)." }
            return [".It \(head)", Self.escaped(text)].filter { !$0.isEmpty }
        }
    }

    /// Text with its paragraphs; indented lines stand as they are.
    private static func paragraphs(_ text: String?) -> [String] {
        guard let text, !text.isEmpty else { return [] }
        var lines: [String] = []
        var isDisplay = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let isIndented = line.hasPrefix("  ")
            if isIndented != isDisplay { lines.append(isIndented ? ".Bd -literal -offset indent" : ".Ed") }
            isDisplay = isIndented
            if line.isEmpty { lines.append(".Pp") } else { lines.append(escaped(String(line))) }
        }
        if isDisplay { lines.append(".Ed") }
        return lines
    }

    /// One line in which nothing is a macro or an escape.
    private static func escaped(_ text: String) -> String {
        let line = text.replacing("\\", with: "\\e").replacing("\n", with: " ").replacing("-", with: "\\-")
        return line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
    }

    private static func clause(_ sentence: String) -> String {
        let clause = sentence.prefix(1).lowercased() + sentence.dropFirst()
        return clause.hasSuffix(".") ? String(clause.dropLast()) : clause
    }
}
