import Foundation
import Importing
import SourceDiagnostics
import Testing

/// What is written about mappings for those who write one.
@Suite struct MappingPageTests {
    @Test func theMappingOnThePageIsWithoutMistakes() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "surveys/maps/README.md")
        let page = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(page.range(of: "```yaml\n")).upperBound
        let end = try #require(page.range(of: "\n```", range: start..<page.endIndex)).lowerBound
        let log = DiagnosticLog()
        let mapping = Mapping.read(Array(page[start..<end].utf8), file: "README.md", log: log)
        #expect(log.sorted.isEmpty)
        #expect(mapping?.name == "our-desk")
        #expect(mapping?.kind == .ticket)
    }
}
