internal import FeedbackModel
internal import SourceDiagnostics
internal import TestSupport
internal import Testing

private func diagnostics(_ text: String, _ parse: ([UInt8], String, DiagnosticLog) -> Void) -> [String] {
    let log = DiagnosticLog()
    parse(Array(text.utf8), "f.yaml", log)
    return log.sorted.map { "\($0.location.line):\($0.location.column) \($0.severity.rawValue) \($0.message)" }
}

@Suite struct CodebookParserTests {
    @Test func aCodebookIsCategoriesWithThemes() throws {
        let log = DiagnosticLog()
        let text = """
            codebook: larkspur
            themes:
              - bug:
                  definition: The product does not do what it says.
                  themes:
                    - export_timeout:
                        definition: Exports stop before the file is complete.
                        include: Any format.
                        exclude: Slow reports.
                        example: "The CSV export just spins."
                        phrases: [export fails, missing rows in export]
              - wish:
                  themes:
                    - bulk_edit: {definition: Change many records at once., phrases: [bulk edit]}
                    - dark_mode:
            """
        let codebook = try #require(CodebookParser.parse(Array(text.utf8), file: "f.yaml", log: log))
        #expect(codebook.themes.map(\.id) == ["bug/export_timeout", "wish/bulk_edit", "wish/dark_mode"])
        #expect(codebook.themes[0].phrases == ["export fails", "missing rows in export"])
        #expect(codebook.themes[0].exclude == "Slow reports.")
        #expect(codebook["bulk_edit"]?.category == "wish")
        #expect(log.diagnostics.isEmpty)
    }

    // One run of the tool must show all that is to be mended.
    @Test func allMistakesAreShownAtOnce() {
        let marked: MarkedText = """
            themes:
              - «1»Bug:
                  themes:
                    - export: {phrases: [export fails, "«2»!!!", «3»export fails]}
                    - «4»export: {«5»phrase: [x]}
              - wish:
                  definition: Nothing in it.
            """
        let found = diagnostics(marked.text) { _ = CodebookParser.parse($0, file: $1, log: $2) }
        #expect(found.contains { $0.contains("has no 'codebook'") })
        for (marker, words) in [
            ("1", "'Bug' is no name for a category"), ("2", "a phrase needs a letter"), ("3", "is there already"),
            ("4", "is given twice"), ("5", "unknown key 'phrase'"),
        ] {
            let place = marked.places[marker].map { "\($0.line):\($0.column)" } ?? "?"
            #expect(found.contains { $0.contains(words) && $0.hasPrefix(place) }, "\(words) at \(place) in \(found)")
        }
        #expect(found.contains { $0.contains("category 'wish' has no 'themes'") })
    }

    @Test func aThemeIsFoundByItsLastPartWhereThatIsUnique() {
        let codebook = Codebook(
            name: "t", themes: ["bug/export", "wish/export", "ux/menu"].map { Theme(id: $0, category: "c") })
        #expect(codebook.lookUp("menu") == .found(codebook.themes[2]))
        #expect(codebook.lookUp("export") == .ambiguous(["bug/export", "wish/export"]))
        #expect(codebook.lookUp("menus") == .unknown(nearest: "menu"))
    }

    @Test func settingsAreRead() throws {
        let log = DiagnosticLog()
        let text = """
            workspace: larkspur
            time_zone: Europe/Amsterdam
            currency: EUR
            languages: [en, de]
            unit: accounts
            segments: [plan, region]
            teams:
              app: {capacity: 24}
              platform: {capacity: 18.5}
            follow_up: {promise_days: 14}
            """
        let settings = try #require(WorkspaceSettings.parse(Array(text.utf8), file: "f.yaml", log: log))
        #expect(settings.teams == [.init(name: "app", capacity: 24), .init(name: "platform", capacity: 18.5)])
        #expect(settings.currency == "EUR")
        #expect(settings.followUp?.promiseDays == 14)
        #expect(log.diagnostics.isEmpty)
    }

    @Test func wrongSettingsAreAllShown() {
        let found = diagnostics(
            """
            workspace: x
            currency: euro
            unit: people
            teams: {App: {capacity: -1}, web: {}}
            colour: blue
            """
        ) { _ = WorkspaceSettings.parse($0, file: $1, log: $2) }
        for words in [
            "expected a currency", "'people' is not one of", "no name for a team", "from 0 to 10000",
            "has no 'capacity'",
            "unknown key 'colour'",
        ] {
            #expect(found.contains { $0.contains(words) }, "\(words) in \(found)")
        }
    }
}
