import FeedbackModel
import TestSupport
import Testing

@testable import Importing

struct JSONReaderTests {
    /// Reads records and shows what the paths lead to; faults as their reasons.
    private func values(
        _ text: String, at records: String? = "$.items[*]", paths: [String], pieces: Int = 1_000_000
    ) throws -> [[String]] {
        let tree = JSONPathTree(paths.compactMap { JSONPath($0) })
        let window = ByteWindow(source(Array(text.utf8), pieces: pieces))
        let reader: any RecordReader =
            if let path = records.flatMap({ JSONPath($0) }) {
                JSONDocumentReader(window, records: path, tree: tree, keepsExtras: true)
            } else {
                JSONLinesReader(window, tree: tree, keepsExtras: true)
            }
        var result: [[String]] = []
        while true {
            switch try reader.next() {
            case .end: return result
            case .fault(let reason): result.append(["line \(reader.line) \(reason)"])
            case .record:
                let (slots, extras) = (reader.slots, reader.extras)
                result.append(
                    window.withMutableBytes { bytes in
                        let text = { (slot: Slot) in
                            String(decoding: bytes[slot.start..<slot.start + slot.count], as: UTF8.self)
                        }
                        return slots.map { $0.kind == .missing ? "–" : text($0) }
                            + extras.map { "\(text($0.name))=\(text($0.value))" }
                    })
            }
        }
    }

    // Escapes, both halves of a pair, names with escapes, and what no path touches stays as it is written.
    @Test func escapesAreDecodedAndTheRestIsKeptAsWritten() throws {
        let text =
            #"{"n": 1, "items": [{"a": "q\"\\\/\n\u00e9\uD83E\uDD8A", "b": {"c": [10, {"d": null}]}, "x": "\u0041"},"#
            + #" {"\u0061": "lone \uD83E!", "b": {"c": []}}], "end": true}"#
        let expected = [
            ["q\"\\/\né🦊", "10", "null", #"x="\u0041""#], ["lone \u{FFFD}!", "–", "–"],
        ]
        #expect(try values(text, paths: ["a", "b.c[0]", "b.c[1].d"]) == expected)
        for length in 1...40 {
            #expect(try values(text, paths: ["a", "b.c[0]", "b.c[1].d"], pieces: length) == expected, "\(length)")
        }
    }

    @Test func recordsStandWhereThePathSays() throws {
        #expect(try values("[{\"a\":1},{\"a\":2}]", at: "$[*]", paths: ["a"]) == [["1"], ["2"]])
        #expect(try values("{\"x\":[0,{\"y\":[{\"a\":1}]}]}", at: "$.x[1].y[*]", paths: ["a"]) == [["1"]])
        #expect(try values("{\"a\":1}", at: "$", paths: ["a"]) == [["1"]])
        #expect(try values("{\"items\":[]}", paths: ["a"]) == [])
        #expect(throws: ImportFailure.self) { try values("{\"other\":[]}", paths: ["a"]) }
        #expect(throws: ImportFailure.self) { try values("[1]", paths: ["a"]) }
    }

    // A page that was cut off must not pass for a smaller one, wherever the cut is.
    @Test func truncatedJSONIsAFaultOfTheFile() throws {
        let text = #"{"items": [{"a": "x"}, {"a": [1, {"b": "\u00e9"}]}], "next": {"page": null}}"#
        for length in 0..<text.utf8.count {
            let cut = String(decoding: Array(text.utf8).prefix(length), as: UTF8.self)
            let failure = #expect(throws: ImportFailure.self, "\(length)") { try values(cut, paths: ["a"]) }
            #expect(failure?.code == .damaged)
        }
        let failure = #expect(throws: ImportFailure.self) {
            try values("{\"items\": [\n{\"a\": 1},\n{\"a\"", paths: ["a"])
        }
        #expect(failure?.line == 3)
    }

    @Test(arguments: [
        "{\"items\": [{\"a\": 01}]}", "{\"items\": [{\"a\": nul}]}", "{\"items\": [{\"a\" 1}]}",
        "{\"items\": [{\"a\": 1,}]}",
        "{\"items\": [{\"a\": \"\\q\"}]}", "{\"items\": [{\"a\": \"\\u12\"}]}", "{\"items\": [{}] \"b\": 1}",
        "{\"items\": []} {}",
        "{\"items\": [{} {}]}", "{\"items\": [,]}", "{\"items\": [{\"a\": 1.}]}", "{\"items\": [{\"a\": -}]}",
    ])
    func malformedJSONIsAFaultOfTheFile(_ text: String) {
        let failure = #expect(throws: ImportFailure.self) { try values(text, paths: ["a"]) }
        #expect(failure?.code == .damaged)
    }

    // Deep nesting is how a parser's stack is attacked.
    @Test func nestingHasALimit() {
        let deep =
            "{\"items\": [{\"a\": " + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
            + "}]}"
        let failure = #expect(throws: ImportFailure.self) { try values(deep, paths: ["b"]) }
        #expect(failure?.message.contains("128") == true)
    }

    // One line of NDJSON says nothing about the next one.
    @Test func aBrokenLineIsAFaultOfThatLine() throws {
        let text = "{\"a\":1}\n\n{\"a\":\n[1]\r\n{\"a\":2}\r\n{\"a\":3"
        #expect(
            try values(text, at: nil, paths: ["a"]) == [
                ["1"], ["line 3 ends where a value should stand (byte 6 of the line)"],
                ["line 4 is not a JSON object (byte 1 of the line)"], ["2"],
                ["line 6 ends inside an object (byte 7 of the line)"],
            ])
    }

    @Test func anEnormousRecordIsAFaultOfThatRecord() throws {
        let long = String(repeating: "x", count: ByteWindow.recordLimit + (1 << 20))
        let lines = "{\"a\":1}\n{\"a\":\"\(long)\"}\n{\"a\":2}\n"
        #expect(try values(lines, at: nil, paths: ["a"]) == [["1"], ["line 2 is longer than 16 MiB"], ["2"]])
        let document = "{\"items\":[{\"a\":1},{\"a\":\"\(long)\"},{\"a\":2}]}"
        #expect(
            try values(document, paths: ["a"], pieces: 1 << 20) == [["1"], ["line 1 is longer than 16 MiB"], ["2"]])
    }

    // Whatever comes in, both readers end and do not crash.
    @Test func randomBytesNeverCrash() {
        let likely = Array("{}[]\",:\\u0n1e-. \n".utf8) + [0xFF, 0xC3, 0]
        for seed in 0..<500 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let tail = (0..<Int.random(in: 0...120, using: &random)).map { _ in
                likely[Int.random(in: 0..<likely.count, using: &random)]
            }
            let text = String(decoding: Array("{\"items\":[".utf8) + tail, as: UTF8.self)
            _ = try? values(text, paths: ["a", "n.u[1]"], pieces: Int.random(in: 1...20, using: &random))
            _ = try? values(text, at: nil, paths: ["a"], pieces: Int.random(in: 1...20, using: &random))
            _ = try? FileShape(of: source(Array(text.utf8)))
        }
    }

    @Test func pathsAreATinyLanguage() {
        #expect(JSONPath("$.tickets[*]")?.steps == [.name("tickets"), .each])
        #expect(JSONPath("via.source.from[2].x")?.description == "via.source.from[2].x")
        #expect(JSONPath("$")?.steps == [])
        for wrong in ["", ".", "a.", "a..b", "a[", "a[x]", "a[-1]", "$..a", "a[?(@.b)]", "a]b", "a.[0]"] {
            #expect(JSONPath(wrong) == nil, "\(wrong)")
        }
    }

    // What stands beside a value that is used is not kept, and that is said; what is kept with `keep` is not listed.
    @Test func membersBesideThoseThatAreUsedAreNamed() throws {
        let map = try mapping(
            """
            mapping: 1
            name: x
            kind: ticket
            source: x
            read: {format: ndjson}
            fields: {id: {path: id}, subject: {path: rating.score}, body: {path: rating.by.words}}
            keep: [rating.reason]
            """)
        let text = """
            {"id":1,"rating":{"score":"a","reason":"b","comment":"c","by":{"words":"d","na\\u006de":"e"},"none":null},"x":1}
            {"id":2,"rating":{"score":"a","comment":"c"}}

            """
        let (report, sink) = try imported(text, by: map)
        #expect(
            report.notes.contains(
                "members without a field, which are not kept: rating.by.name, rating.comment"), "\(report.notes)")
        #expect(sink.tickets["x:1"]?.unmapped == #"{"rating.reason":"b","x":1}"#)
    }

    // Names within what is kept stay as they are written, escapes included.
    @Test func namesWithEscapesAreKeptAsTheyAre() throws {
        let map = try mapping(
            "mapping: 1\nname: x\nkind: ticket\nsource: x\nread: {format: ndjson}\nfields: {id: {path: id}}\n")
        let (_, sink) = try imported(#"{"id":1,"other":{"a\"b":1,"\u0063":{"\\":2}}}"# + "\n", by: map)
        #expect(sink.tickets["x:1"]?.unmapped == #"{"other":{"a\"b":1,"\u0063":{"\\":2}}}"#)
    }
}
