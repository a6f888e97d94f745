import Testing

/// Whether further groups still bring new themes.
@MainActor
struct GroupSaturationTests {
    private static let guide = """
        survey: reports
        title: Reports
        mode: group
        sections:
          - start: 5 min
            kind: opening
            ask: Who are you?
            analyse: false
          - main: 20 min
            kind: key
            ask: What is hard?
        """

    /// Holds one group for each list of themes, a minute apart, and gives what the last lines bring.
    ///
    /// What is tagged in the opening, or said by the moderator, is no code.
    private func shown(_ groups: [[String]], _ last: String...) -> (text: String, exitCodes: [Int32]) {
        let session = TypedSession(files: ["surveys/reports.yaml": Self.guide])
        var lines: [String] = []
        for (number, codes) in groups.enumerated() {
            let role = number.isMultiple(of: 2) ? "analyst" : "director"
            session.edits[lines.count] = TypedSession.Edit(passing: 60_000)
            lines += ["group reports", "/add Dana role=\(role)", "/next", "a: I make reports #never", "/next"]
            lines += codes.map { "a: it is about #\($0)" } + ["m: and the rest? #moderated", "/end"]
        }
        let text = session.run(lines + last)
        let begin = last.first.flatMap { text.firstRange(of: "> \($0)\n") }?.lowerBound ?? text.startIndex
        return (String(text[begin...]), session.exitCodes.suffix(last.count))
    }

    /// The six sessions and nine codes of which the curve was computed over all 720 orders.
    private let six = ["abcde", "abfg", "acfh", "bhi", "afg", "bce"].map { $0.map { "code_\($0)" } }

    @Test func theWorkedExampleComesOut() {
        let shown = shown(six, "group saturation --base 3 --run 2").text
        let rows = shown.split(separator: "\n").filter { $0.hasPrefix("all\t") }.map { $0.split(separator: "\t") }
        let column = { (index: Int) in rows.map { $0.count > index ? String($0[index]) : "" } }
        #expect(column(5) == ["5", "4", "4", "3", "3", "3"])
        #expect(column(6) == ["5", "2", "1", "1", "0", "0"])
        #expect(column(7) == ["5", "7", "8", "9", "9", "9"])
        #expect(column(9) == ["3.7", "5.9", "7.3", "8.1", "8.7", "9.0"])
        for line in [
            "! 6 groups, 9 codes",
            "! code saturation: reached at 4+2: 0 new / 8 in the base = 0 %, at most 5 % (Guest, Namey & Chen 2020)",
            "! unseen codes: at least about 0.2 more (Chao2); a caution, no rule to stop by",
        ] {
            #expect(shown.contains(line + "\n"), "\(shown)")
        }
        #expect(shown.contains("0.125"), "the first run: one new code over the eight of the base")
    }

    @Test func strataAreJudgedApart() {
        let shown = shown(six, "group saturation reports --by role --base 1 --run 1 --format json").text
        #expect(shown.contains("\"stratum\": \"analyst\""))
        #expect(shown.contains("! director: 3 groups, 8 codes\n"))
    }

    @Test func tooFewGroupsAndNoneAreToldApart() {
        let shown = shown([six[0]], "group saturation", "group saturation none", "group saturation --base 0")
        #expect(shown.text.contains("! code saturation: not to be told before 4 + 2 groups\n"))
        #expect(shown.text.contains("no group was held with the guide 'none'"))
        #expect(shown.exitCodes == [0, 1, 64])
    }

    /// A word after `group` is a command only where it is the whole name of one; every other word is a guide.
    @Test func aGuideNeedsNoSubcommand() {
        let session = TypedSession(files: ["surveys/reports.yaml": Self.guide])
        let shown = session.run("group reports", "/end", "group run reports", "/end", "group nothing", "group sat")
        #expect(session.exitCodes == [0, 0, 66, 66])
        #expect(shown.contains("there is no guide 'sat'"))
    }
}
