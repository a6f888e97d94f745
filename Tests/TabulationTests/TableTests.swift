import Testing

@testable import Tabulation

@Suite struct TableTests {
    private let table = Table(
        columns: [
            Table.Column("theme"), Table.Column("ticket_accounts"), Table.Column("share"), Table.Column("words"),
        ],
        rows: [
            [.text("export_timeout"), 18, .decimal(0.4166, fractionDigits: 2), .untrusted("it \u{1B}[31mspins")],
            [.text("dark_mode"), 3, .null, .untrusted("日本語, \"please\"\nthanks")],
        ])

    @Test func aBoxIsStraightAndSafe() {
        #expect(
            table.text(as: .box) == """
                ┌────────────────┬─────────────────┬───────┬─────────────────────────┐
                │ theme          │ ticket accounts │ share │ words                   │
                ├────────────────┼─────────────────┼───────┼─────────────────────────┤
                │ export_timeout │              18 │  0.42 │ it ␛[31mspins           │
                │ dark_mode      │               3 │     – │ 日本語, "please" thanks │
                └────────────────┴─────────────────┴───────┴─────────────────────────┘

                """)
    }

    // A box on a narrow terminal wraps its words; numbers never break.
    @Test func aBoxFitsTheWidth() {
        #expect(
            table.text(as: .box, layout: TableLayout(width: 63)) == """
                ┌────────────────┬─────────────────┬───────┬──────────────────┐
                │ theme          │ ticket accounts │ share │ words            │
                ├────────────────┼─────────────────┼───────┼──────────────────┤
                │ export_timeout │              18 │  0.42 │ it ␛[31mspins    │
                │ dark_mode      │               3 │     – │ 日本語, "please" │
                │                │                 │       │ thanks           │
                └────────────────┴─────────────────┴───────┴──────────────────┘

                """)
    }

    // Where no box can be read, blocks can: also what screen readers want.
    @Test func aBoxThatCannotFitBecomesBlocks() {
        let blocks = """
            theme:           export_timeout
            ticket_accounts: 18
            share:           0.42
            words:           it ␛[31mspins

            theme:           dark_mode
            ticket_accounts: 3
            share:           –
            words:           日本語, "please"
                             thanks

            """
        #expect(table.text(as: .box, layout: TableLayout(width: 40)) == blocks)
        #expect(table.text(as: .lines) == blocks)
    }

    @Test func plainColumnsHaveNoFrame() {
        #expect(
            table.text(as: .table) == """
                theme           ticket accounts  share  words
                --------------  ---------------  -----  -----------------------
                export_timeout               18   0.42  it ␛[31mspins
                dark_mode                     3      –  日本語, "please" thanks

                """)
    }

    // Exports carry the words as they came: quoting protects the file, not the reader's eyes.
    @Test func commaSeparatedValuesFollowTheStandard() {
        #expect(
            table.text(as: .csv)
                == "theme,ticket_accounts,share,words\nexport_timeout,18,0.42,it \u{1B}[31mspins\n"
                + "dark_mode,3,,\"日本語, \"\"please\"\"\nthanks\"\n")
        #expect(table.text(as: .csv, layout: TableLayout(isTerminal: true)).contains("it ␛[31mspins"))
    }

    // A customer must not be able to run a formula in the spreadsheet of a product manager.
    @Test(arguments: ["=HYPERLINK(\"x\")", "+1", "-1+2", "@SUM(A1)", "\tx", "\rx"])
    func formulasOfCustomersAreOnlyWords(formula: String) {
        let table = Table(
            columns: [Table.Column("words")], rows: [[.untrusted(formula)], [.integer(-5)], [.text("-")]])
        let lines = table.text(as: .csv, layout: TableLayout())
        #expect(lines.contains("'" + formula.prefix(1)))
        #expect(lines.hasSuffix("\n-5\n-\n"))
        // JSON is the form for the exact words.
        #expect(!table.text(as: .json).contains("'"))
    }

    @Test func tabSeparatedValuesKeepOneRowOnOneLine() {
        let table = Table(columns: [Table.Column("words")], rows: [[.untrusted("a\tb\nc\\d\r")]])
        #expect(table.text(as: .tsv) == "words\na\\tb\\nc\\\\d\\r\n")
    }

    // What goes into a pipe often comes out on a terminal, as through `head`.
    @Test func tabSeparatedValuesHideNothing() {
        let table = Table(
            columns: [Table.Column("words")],
            rows: [[.untrusted("\u{1B}[2J\u{202E}x")], [.list([.untrusted("\u{7}")])]])
        #expect(table.text(as: .tsv) == "words\n␛[2J\\\\u{202E}x\n␇\n")
    }

    @Test func objectsHaveStableKeysAndRealNumbers() {
        #expect(
            table.text(as: .jsonl) == """
                {"theme":"export_timeout","ticket_accounts":18,"share":0.4166,"words":"it \\u001b[31mspins"}
                {"theme":"dark_mode","ticket_accounts":3,"share":null,"words":"日本語, \\"please\\"\\nthanks"}

                """)
        let flags = Table(
            columns: [Table.Column("on"), Table.Column("tags")], rows: [[true, .list(["a", "b"])], [.null]])
        #expect(
            flags.text(as: .json) == """
                [
                  {
                    "on": true,
                    "tags": [
                      "a",
                      "b"
                    ]
                  },
                  {
                    "on": null,
                    "tags": null
                  }
                ]

                """)
        #expect(Table(columns: [Table.Column("a")]).text(as: .json) == "[]\n")
    }

    @Test func markdownShowsWordsAndNothingElse() {
        let table = Table(
            columns: [Table.Column("theme"), Table.Column("n")],
            rows: [[.untrusted("<script>|[x](y) *b*\u{202E}"), 2]])
        #expect(
            table.text(as: .markdown) == """
                | theme | n |
                | --- | ---: |
                | &lt;script&gt;\\|\\[x\\](y) \\*b\\*\\\\u\\{202E\\} | 2 |

                """)
    }

    @Test func aShortRowIsFilledWithNulls() {
        let table = Table(columns: [Table.Column("a"), Table.Column("b")], rows: [[1]])
        #expect(table.text(as: .csv) == "a,b\n1,\n")
    }

    @Test(arguments: [
        (0.125, 2, "0.13"), (-0.5, 0, "-1"), (-0.001, 2, "0.00"), (1234.5, 1, "1234.5"), (0, 3, "0.000"), (7, 0, "7"),
        (1e300, 2, "1e+300"),
    ])
    func numbersAreRoundedWithoutALocale(number: Double, digits: Int, text: String) {
        #expect(fixedPoint(number, fractionDigits: digits) == text)
    }
}
