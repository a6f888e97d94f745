package import ArgumentParser
internal import Archives
internal import Reporting
package import RoadmapScoring
internal import SurveyModel

/// `roadmap export`: the roadmap for the tool that a team builds with.
package struct RoadmapExportCommand: SessionCommand {
    /// Which tool the files are for.
    package enum Target: String, ExpressibleByArgument, CaseIterable {
        case jira, trello, uservoice, github, sheet, xlsx
    }

    package static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the roadmap for Jira, Trello, UserVoice, GitHub or a spreadsheet, without an API.",
        discussion: """
            Each initiative goes with what it is worth by every method, whom it serves, customers' words that may be quoted, and \
            how sure all that is. Initiatives come in the order of --method; those with 'plan: never' only where they are named. \
            It prints the files that it wrote, and says on standard error how the tool wants them.

            jira: jira-import.csv for "Import issues from CSV", at most 250 issues a file. Priority is Highest for a must, and \
            High, Medium or Low by the chance to be among the first three. Map External ID to a text field, so that the \
            next import updates and doubles nothing; 'import' of an export from Jira finds the initiative by it.
            trello: trello-cards.txt, whose lines make a card each when they are pasted into a list, and trello-cards.csv for a \
            Power-Up. Trello itself imports no file.
            uservoice: uservoice-traits.csv with e-mail addresses, plans and revenue, for its import of user and account traits; \
            and uservoice-ideas.txt to copy from. UserVoice imports no ideas from a file.
            github: github-issues.jsonl, one issue for its REST interface in each line, and github-issues.md. GitHub imports no \
            file.
            sheet: roadmap.csv, roadmap-themes.csv and roadmap-quotes.csv for Google Sheets or Excel: words that a spreadsheet \
            would run begin with an apostrophe. xlsx: the same as roadmap.xlsx, where numbers are numbers and words are words.

            Examples:
              canvass roadmap export --to jira
              canvass roadmap export resumable_exports --to trello --output /tmp
              canvass roadmap export --to jira --from 2027-01-01 --link https://wiki.example/2027-h1.html

            Exits 1 when there is no such initiative, 65 when a definition has mistakes, and 66 when one is missing.
            """)

    @Argument(help: "Which initiatives; all of them where none is named.") package var initiatives: [String] = []
    @Option(help: "jira, trello, uservoice, github, sheet or xlsx.") package var to: Target
    @Option(
        help: ArgumentHelp("The folder to write into; else results/ of the workspace.", valueName: "folder"),
        completion: .directory)
    package var output: String?
    @Option(help: "By which method they are ordered.") package var method = ScoringMethod.needPerWeek
    @Option(parsing: .unconditional, help: "For each theme, at most so many quotations.") package var quotes = 3
    @Option(
        help: ArgumentHelp(
            "The day on which quarter 1 of 'roadmap plan' begins: initiatives are due at the end of theirs.",
            valueName: "date"))
    package var from: String?
    @Option(
        help: ArgumentHelp(
            "Where the report of a review is published: each initiative gets the address of its part of it.",
            valueName: "address"))
    package var link: String?
    @Option(help: "Jira's type for the issues.") package var issueType = "Story"
    @Flag(help: "Name no account: words stand without whose they are.") package var withoutAccounts = false
    @OptionGroup package var scoring: ScoringOptions

    package init() {}

    package func validate() throws {
        try checkCount(quotes, of: "--quotes")
        if let from, CalendarDate(from) == nil { throw ValidationError("'\(from)' is no day: write --from 2027-01-01") }
        if let link, !link.hasPrefix("https://"), !link.hasPrefix("http://") {
            throw ValidationError("'\(link)' is no address: it begins with https:// or http://")
        }
        if let link, link.contains(where: { $0.isWhitespace || $0.isNewline }) {
            throw ValidationError("an address has no blanks in it")
        }
    }

    package mutating func run(in session: inout Session) throws {
        let handover = try session.handover(self)
        var files: [Handover.File] = []
        var notes: [String] = []
        switch to {
        case .jira:
            files = handover.jira(issueType: issueType)
            notes.append(
                "in Jira's import choose UTF-8, the comma, and the date pattern \(Handover.jiraDatePattern); map External ID and "
                    + "Evidence URL to fields of text, and Score to one of numbers")
        case .trello:
            files = handover.trello
            notes.append(
                "paste trello-cards.txt into 'Add a card' and choose to make a card of each line; trello-cards.csv is for "
                    + "Power-Ups that import, since Trello reads no file itself")
        case .github:
            files = handover.github
            notes.append(
                "GitHub reads no file itself: each line of github-issues.jsonl is the body of one POST to "
                    + "/repos/OWNER/NAME/issues, and github-issues.md is to copy from")
        case .uservoice:
            let traits = try session.customerTraits()
            files = traits.files + [handover.ideas]
            notes.append(
                "UserVoice reads users and accounts from uservoice-traits.csv, and no ideas: type those of uservoice-ideas.txt in. "
                    + "It takes only the headers of the template that it gives you: make fields for plan, arr, seats and "
                    + "lifecycle there first, and rename what differs")
            if traits.omitted > 0 {
                notes.append("\(counted(traits.omitted, "person", "people")) without an e-mail address are left out")
            }
        case .sheet: files = handover.sheets
        case .xlsx: files = [handover.workbook]
        }
        let folder = try output ?? session.requireWorkspace().results
        for file in files { notes += try session.write(file, into: folder) }
        for path in session.leftovers(of: files, in: folder) {
            notes.append("\(printable(path)) is of an earlier export and was not written now")
        }
        for note in notes { session.output.tell("note: \(note)") }
    }
}

extension Session {
    /// Writes one file, prints its path and returns what is to be said about it.
    fileprivate func write(_ file: Handover.File, into folder: String) throws -> [String] {
        let path = folder.hasSuffix("/") ? folder + file.name : "\(folder)/\(file.name)"
        if !surroundings.files.isFolder(folder) { try surroundings.files.makeFolder(folder) }
        var notes: [String] = []
        switch file.content {
        case .text(let text): try surroundings.files.write(path, Array(text.utf8))
        case .workbook(let sheets):
            let workbook = WorkbookWriter(sheets.map { WorkbookWriter.Sheet($0.name, $0.table) })
            try surroundings.files.write(path, workbook.bytes)
            if workbook.shortened > 0 {
                notes.append(
                    "\(counted(workbook.shortened, "text")) longer than a cell of Excel holds "
                        + "\(workbook.shortened == 1 ? "is" : "are") cut; '--to sheet' has all of them whole")
            }
        }
        output.result(path + "\n")
        return notes
    }

    /// Parts that an earlier export had and this one does not, and which somebody might import by mistake.
    fileprivate func leftovers(of files: [Handover.File], in folder: String) -> [String] {
        let names = Set(files.map(\.name))
        let divided = ["jira-import", "uservoice-traits"].filter { base in
            names.contains { $0.hasPrefix(base) && $0.hasSuffix(".csv") }
        }
        guard !divided.isEmpty, let found = try? surroundings.files.list(folder) else { return [] }
        return found.filter { name in
            !names.contains(name)
                && divided.contains { base in
                    guard name.hasPrefix(base), name.hasSuffix(".csv") else { return false }
                    let middle = name.dropFirst(base.count).dropLast(4)
                    return middle.isEmpty || (middle.first == "-" && Int(middle.dropFirst()) != nil)
                }
        }
    }
}
