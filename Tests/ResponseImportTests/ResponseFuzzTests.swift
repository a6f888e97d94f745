import Importing
import ResponseImport
import Storage
import TestSupport
import Testing

struct ResponseFuzzTests {
    private static let seeds = [
        "Timestamp,A,B [x],B [y]\n2026-01-05 10:00:00,Yes;No,1,2\n2026-01-05 11:00:00,Yes,3,4\n",
        "Respondent ID,Q,,\n,Response,Mail,Other (please specify)\n1,5,Mail,x\n2,4,,\n",
        "#,A,Other,Start Date (UTC),Submit Date (UTC)\nt1,x,,2026-01-05 10:00:00,2026-01-05 10:00:00\n",
        "StartDate,ResponseId,Q1_1\na,b,c-d\n{'ImportId': 'startDate'},{'ImportId': '_recordId'},{'ImportId': 'QID1_1'}\n2026-01-05 10:00:00,R_1,1\n",
        "id,submitdate,lastpage,Q[a]. Text [b],Q[other]\n1,2026-01-05 10:00:00,1,Y,x\n",
        "SubmissionDate,KEY,g/q/a,g/q/b\n2026-01-05T10:00:00Z,uuid:1,1,0\n",
        #"{"items":[{"token":"t","landed_at":"2026-01-05T10:00:00Z","answers":[{"field":{"id":"f"},"type":"text","text":"x"}]}]}"#,
        #"{"form_response":{"token":"t","definition":{"id":"i","fields":[{"id":"f","type":"matrix","title":"T"}]},"answers":[]}}"#,
    ]

    // Whatever is in a file, it is refused as a whole, or every row is accounted for; nothing crashes.
    @Test func damagedFilesAreRefusedOrCounted() throws {
        for round in 0..<400 {
            var random = SplitMix64(seed: UInt64(round))
            var bytes = Array(Self.seeds[round % Self.seeds.count].utf8)
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<max(1, bytes.count), using: &random)
                guard bytes.indices.contains(place) else { continue }
                switch Int.random(in: 0..<5, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(Array(",\n\"{}[];:#_- /".utf8).randomElement(using: &random) ?? 0, at: place)
                case 3: bytes.insert(contentsOf: bytes[place...].prefix(20), at: place)
                default: bytes.removeSubrange(place...)
                }
            }
            var file = ImportedFile()
            do {
                let report = try file.take(bytes)
                #expect(report.isBalanced, "seed \(round)")
            } catch is ImportFailure {}
        }
    }

    // Rows of all kinds, with faults among them: each is new, unchanged or failed, and the same ones fail again.
    @Test func everyRowIsAccountedForWhateverIsInTheFile() throws {
        for round in 0..<60 {
            var random = SplitMix64(seed: UInt64(1_000 + round))
            let count = Int.random(in: 1...30, using: &random)
            var text = "Timestamp,Pick,Many,Rate,Say\n"
            for row in 0..<count {
                let time = "2026-01-\(10 + row % 18) \(10 + row % 12):00:0\(row % 10)"
                let pick = ["Red", "Green", "", "Blue"].randomElement(using: &random) ?? ""
                let many = ["A;B", "B", "", "A;C;D", "; ;"].randomElement(using: &random) ?? ""
                let rate = ["1", "5", "", "N/A", "3"].randomElement(using: &random) ?? ""
                let say = ["", "\"a,\"\"b\"\"\"", "=x", "\u{202E}y"].randomElement(using: &random) ?? ""
                switch Int.random(in: 0..<8, using: &random) {
                case 0: text += "\(time),\(pick)\n"
                case 1: text += "sometime,\(pick),\(many),\(rate),\(say)\n"
                default: text += "\(time),\(pick),\(many),\(rate),\(say)\n"
                }
            }
            var file = ImportedFile()
            let first = try file.take(text)
            #expect(
                first.read == count && first.stored + first.failed + first.updated + first.unchanged == count,
                "seed \(round)")
            let second = try file.take(text)
            #expect(second.failed == first.failed && second.stored == 0, "seed \(round)")
            #expect(second.unchanged + second.updated == count - second.failed, "seed \(round)")
            #expect(try file.store.sessions().count == first.stored, "seed \(round)")
        }
    }
}
