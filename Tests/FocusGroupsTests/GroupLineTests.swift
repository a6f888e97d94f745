import FocusGroups
import Journal
import Testing

struct GroupLineTests {
    /// A roster of A to D, and twenty utterances: what each line means.
    private func read(_ line: String, utterances: Int = 20) -> GroupLine {
        GroupLine.parse(line, roster: letters("abcd"), utterances: utterances)
    }

    private func said(
        _ who: String, _ text: String, verbatim: Bool = false, _ marks: Marks = Marks(), flagged: Bool = false
    ) -> GroupLine {
        let speakers = who.map(speaker)
        return .statement(
            .init(
                who: who == "all" ? .all : .these(speakers), isVerbatim: verbatim, text: text, marks: marks,
                isFlagged: flagged))
    }

    private func unread(_ text: String, _ marks: Marks = Marks()) -> GroupLine { said("?", text, marks, flagged: true) }

    /// The grammar of the page on focus groups, 3.2.
    @Test func statementsNameTheirSpeakersAndTheirFidelity() {
        let lines: [(String, GroupLine)] = [
            ("b: setup took three days", said("b", "setup took three days")),
            ("b:setup", said("b", "setup")),
            ("  b:   setup  ", said("b", "setup")),
            ("B: capital letters too", said("b", "capital letters too")),
            ("b\" it took me THREE days", said("b", "it took me THREE days", verbatim: true)),
            ("b\"it took me THREE days\"", said("b", "it took me THREE days", verbatim: true)),
            ("b\u{201C} curly\u{201D}", said("b", "curly\u{201D}", verbatim: true).closing("curly")),
            ("b\" he said \"no\"", said("b", "he said \"no\"", verbatim: true)),
            ("a,c: both", said("ac", "both")),
            ("a, c, d: three", said("acd", "three")),
            ("a,a: once", said("a", "once")),
            ("a,m: with the moderator", said("am", "with the moderator")),
            ("all: yes", said("all", "yes")),
            ("All\" yes", said("all", "yes", verbatim: true)),
            ("?: somebody", said("?", "somebody")),
            ("?\" somebody", said("?", "somebody", verbatim: true)),
            ("m: what makes it so?", said("m", "what makes it so?")),
            ("b>a: for us it was quick", said("b", "for us it was quick", Marks(addressee: speaker("a")))),
            ("b>a\" quick", said("b", "quick", verbatim: true, Marks(addressee: speaker("a")))),
            ("b>m: why do you ask", said("b", "why do you ask", Marks(addressee: .moderator))),
            ("a,c>b: no", said("ac", "no", Marks(addressee: speaker("b")))),
            ("b: {laughs}", said("b", "", Marks(observations: ["laughs"]))),
        ]
        for (line, expected) in lines { #expect(read(line) == expected, "\(line)") }
    }

    /// Marks at the ends are taken off the words; in the middle the words keep them.
    @Test func marksHangOnStatements() {
        let lines: [(String, GroupLine)] = [
            ("b: setup #onboarding/setup !", said("b", "setup", Marks(themes: ["onboarding/setup"], highlight: 1))),
            ("b: setup ! #setup", said("b", "setup", Marks(themes: ["setup"], highlight: 1))),
            ("b: must quote !!", said("b", "must quote", Marks(highlight: 2))),
            ("b: x #a #b #a", said("b", "x", Marks(themes: ["a", "b"]))),
            ("b: x #Price", said("b", "x", Marks(themes: ["price"]))),
            ("b: x #price!", said("b", "x", Marks(themes: ["price"], highlight: 1))),
            ("b: x #a, #b.", said("b", "x", Marks(themes: ["a", "b"]))),
            ("b: #price too high", said("b", "too high", Marks(themes: ["price"]))),
            ("b: the #price is high", said("b", "the #price is high", Marks(themes: ["price"]))),
            ("b: we are #1 there", said("b", "we are #1 there")),
            ("b: C# and F#", said("b", "C# and F#")),
            ("b: wow ! that hurts", said("b", "wow ! that hurts")),
            ("b: wow! that hurts!", said("b", "wow! that hurts!")),
            ("b: it {laughs} broke", said("b", "it {laughs} broke", Marks(observations: ["laughs"]))),
            ("b: broke {laughs out loud}", said("b", "broke", Marks(observations: ["laughs out loud"]))),
            ("b: an {open brace", said("b", "an {open brace")),
            ("b: me too ^12", said("b", "me too", Marks(replyTo: 12))),
            ("b: me too ^99", said("b", "me too ^99")),
            ("b: look @a", said("b", "look", Marks(addressee: speaker("a")))),
            ("b: mail me @home", said("b", "mail me @home")),
            ("b: licences for contractors ?p", said("b", "licences for contractors", Marks(isParked: true))),
            ("b\" so dear\" #price", said("b", "so dear", verbatim: true, Marks(themes: ["price"]))),
        ]
        for (line, expected) in lines { #expect(read(line) == expected, "\(line)") }
    }

    @Test func shortLinesAreTapsStancesMarksAndCorrections() {
        let b = speaker("b")
        func stance(_ text: String) -> [Stance] {
            text.split(separator: " ").compactMap { pair in
                guard let letter = pair.first.flatMap(Letter.init),
                    let value = Stance.Value(rawValue: String(pair.dropFirst()))
                else { return nil }
                return Stance(letter, value)
            }
        }
        let lines: [(String, GroupLine)] = [
            ("", .blank), ("   ", .blank),
            ("b", .floor(b)), ("m", .floor(.moderator)), ("D", .floor(speaker("d"))),
            ("a+ c+ d-", .stances(stance("a+ c+ d-"))), ("a+c+d-", .stances(stance("a+ c+ d-"))),
            ("b~", .stances(stance("b~"))), ("a+, b0", .stances(stance("a+ b0"))),
            ("!", .marks(Marks(highlight: 1))), ("!!", .marks(Marks(highlight: 2))),
            ("#price", .marks(Marks(themes: ["price"]))),
            ("#price #a !", .marks(Marks(themes: ["price", "a"], highlight: 1))),
            ("^3", .marks(Marks(replyTo: 3))), ("?p", .marks(Marks(isParked: true))),
            ("{laughs} !", .marks(Marks(highlight: 1, observations: ["laughs"]))),
            ("{laughs}", .observation(["laughs"])), ("{door opens} {noise}", .observation(["door opens", "noise"])),
            ("?p licence for contractors", .parking("licence for contractors")),
            ("; D looked annoyed", .note("D looked annoyed")), (";x", .note("x")),
            ("> probe the refund?", .message("probe the refund?")),
            (". and support did not answer", .continuation("and support did not answer", Marks())),
            (". so #support !", .continuation("so", Marks(themes: ["support"], highlight: 1))),
            (". #support", .marks(Marks(themes: ["support"]))),
            ("=c", .attribution(number: nil, who: .these([speaker("c")]))),
            ("=12c", .attribution(number: 12, who: .these([speaker("c")]))),
            ("=a,c", .attribution(number: nil, who: .these([speaker("a"), speaker("c")]))),
            ("=?", .attribution(number: nil, who: .these([.unknown]))),
            ("=m", .attribution(number: nil, who: .these([.moderator]))),
            ("=12: corrected text", .correction(number: 12, isVerbatim: false, text: "corrected text", marks: Marks())),
            ("=: corrected", .correction(number: nil, isVerbatim: false, text: "corrected", marks: Marks())),
            ("=12\" her words", .correction(number: 12, isVerbatim: true, text: "her words", marks: Marks())),
            ("u", .undo),
            ("/next", .command(name: "next", rest: "")),
            ("/add Dana  role=x", .command(name: "add", rest: "Dana  role=x")),
            ("/", .command(name: "", rest: "")), ("/usr/bin is full", .command(name: "usr/bin", rest: "is full")),
        ]
        for (line, expected) in lines { #expect(read(line) == expected, "\(line)") }
    }

    /// A live line is never refused and never lost: it is said by somebody unknown until it is put right.
    @Test func whatCannotBeReadIsKeptAndFlagged() {
        let lines: [(String, GroupLine)] = [
            ("bad idea", unread("bad idea")),
            ("e: nobody has this letter", unread("e: nobody has this letter")),
            ("b text", unread("b text")),
            ("b : spaced", unread("b : spaced")),
            ("a,e: one of them is missing", unread("a,e: one of them is missing")),
            ("b>e: nobody", unread("b>e: nobody")),
            ("all of us", unread("all of us")),
            ("it hurts #price !", unread("it hurts", Marks(themes: ["price"], highlight: 1))),
            ("//usr/bin is full", unread("/usr/bin is full")),
            (".NET is required", unread(".NET is required")),
            ("...", unread("...")), (";", unread(";")), (">", unread(">")), ("?", unread("?")),
            ("=", unread("=")), ("= so much", unread("= so much")), ("C++ is hard", unread("C++ is hard")),
            ("a+b is c", unread("a+b is c")), ("a+ is the grade", unread("a+ is the grade")),
            ("u u", unread("u u")),
            ("{open", unread("{open")), ("{}", unread("{}")),
            ("日本語の行", unread("日本語の行")),
        ]
        for (line, expected) in lines { #expect(read(line) == expected, "\(line)") }
    }

    /// What has the form of a mark, a tap, a stance or a correction was never said by anybody.
    @Test(arguments: [
        "b:", "b\"", "a,e:", "a+ c", "e+", "b+ v-", "a+v-", "e", "=99c", "=e", "=12:", "=12", "=99: other words",
        "=99999999999999999999c",
    ]) func aMarkThatDoesNotFitIsNoStatement(_ line: String) { #expect(read(line) == .slip(line)) }

    /// Before anything was said there is nothing to hang a mark or a stance on; words after a dot are words.
    @Test func marksWithoutAnUtteranceAreKept() {
        for line in ["!", "#price", "a+ c+", "=c", "=: x"] {
            #expect(read(line, utterances: 0) == .slip(line), "\(line)")
        }
        #expect(read(". more", utterances: 0) == unread(". more"))
    }
}

extension GroupLine {
    /// The same statement with other words.
    fileprivate func closing(_ text: String) -> GroupLine {
        guard case .statement(var statement) = self else { return self }
        statement.text = text
        return .statement(statement)
    }
}
