/// Writes WebVTT.
package struct TranscriptWriter {
    /// A cue, with what stands in a comment before it.
    package struct Cue: Hashable, Sendable {
        package var cue: Transcript.Cue
        package var comment: String?

        package init(_ cue: Transcript.Cue, comment: String? = nil) {
            self.cue = cue
            self.comment = comment
        }
    }

    /// The file; a cue without times is left out.
    package static func vtt(_ cues: [Cue], title: String) -> String {
        var text = "WEBVTT - \(oneLine(title))\n"
        for item in cues {
            guard let start = item.cue.start, let end = item.cue.end else { continue }
            if let comment = item.comment { text += "\nNOTE \(oneLine(comment))\n" }
            let voice = item.cue.voice.map { "<v \(escaped($0))>" } ?? ""
            text +=
                "\n\(TranscriptTime.text(start)) --> \(TranscriptTime.text(max(start, end)))\n"
                + "\(voice)\(escaped(item.cue.text))\n"
        }
        return text
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in words(text) {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.append(character)
            }
        }
        return result
    }

    /// A comment or a title, which an arrow would make a cue of.
    private static func oneLine(_ text: String) -> String { words(text).replacing("-->", with: "→") }

    private static func words(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
