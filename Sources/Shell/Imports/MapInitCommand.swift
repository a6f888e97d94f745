package import ArgumentParser
internal import Importing
internal import TerminalText

/// `map init FILE`.
package struct MapInitCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a mapping for a file, to be read, mended and kept.",
        discussion: """
            Where one known mapping fits, or --map names one, a copy of it is written with your answers in it: the zone \
            of times that name none, and the encoding. Otherwise a mapping is started from the names of the columns: \
            each guess is told, and every other column is listed. It goes to surveys/maps/NAME.yaml, where the next \
            import finds it.

            Examples:
              canvass map init issues.csv --timezone Europe/Berlin
              canvass map init survey-of-shops.csv --as ticket --name shops

            Exits 65 when the file cannot be read or the mapping is there already; 66 when there is no such file.
            """)

    @Argument(help: "The file, or '-' for standard input.") package var file: String

    @Option(help: "The mapping to start from: a name or a file.") package var map: String?

    @Option(help: "What the mapping is called.") package var name: String?

    @OptionGroup package var reading: FileReadingOptions

    package init() {}

    package func validate() throws {
        guard let name else { return }
        let isPlain = name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D || byte == 0x5F
        }
        guard isPlain, (1...60).contains(name.utf8.count) else {
            throw ValidationError("--name is the name of a file: letters, digits, '-' and '_'.")
        }
    }

    package mutating func run(in session: inout Session) throws {
        let workspace = try session.requireWorkspace()
        let files = session.surroundings.files
        let library = MappingLibrary(files, workspace)
        let input = try ImportInput(file, sheet: reading.sheet, in: session.surroundings)
        do {
            let (shape, proposed) = try look(at: input)
            let encoding = reading.encoding ?? proposed
            let found =
                try map.map { [try library.mapping(named: $0, kind: reading.kind)] }
                ?? library.fitting(shape, kind: reading.kind)
            guard found.count <= 1 else {
                throw CommandFailure(
                    .badData, "more than one mapping fits \(file): \(found.map(\.name).joined(separator: ", "))",
                    hint: "name the one to start from with --map")
            }
            let target = name ?? found.first?.name ?? Self.name(for: file)
            let path = "\(workspace.surveys)/maps/\(target).yaml"
            guard !files.isFile(path) else {
                throw CommandFailure(
                    .badData, "there is a mapping surveys/maps/\(target).yaml already",
                    hint: "edit it, or name another with --name")
            }
            let answers = MappingDraft.Answers(
                name: target, zone: reading.timezone, encoding: encoding, sheet: reading.sheet)
            let draft = try draft(from: found.first, shape, answers, library)
            try files.makeFolder("\(workspace.surveys)/maps")
            try files.write(path, Array(draft.text.utf8))
            for guess in draft.guesses { session.output.remark(PrintableText("guess: \(guess)").description) }
            if let proposed, reading.encoding == nil {
                session.output.remark("guess: the file is not UTF-8; it looks like \(proposed.rawValue)")
            }
            session.output.remark(
                "surveys/maps/\(target).yaml is written; look at it, and see what it does with 'map explain'")
        } catch let error as ImportFailure {
            throw CommandFailure(error, in: file, aftermath: nil)
        }
    }

    /// The file's shape, and the encoding that its bytes propose where they are not UTF-8.
    private func look(at input: ImportInput) throws -> (FileShape, ReadingOptions.Encoding?) {
        if let encoding = reading.encoding { return (try FileShape(of: try input.head(), encoding: encoding), nil) }
        var head: [UInt8] = []
        let source = try input.head()
        while head.count < 1 << 18, let piece = try source() { head += piece }
        // A letter that the end of what was read cuts in two is no sign of anything.
        let whole = head.count < 1 << 18 ? head : Array(head[..<(head.lastIndex(of: 0x0A) ?? head.count)])
        let isMarked = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
        let guess = isMarked ? nil : EncodingGuess.encoding(of: whole)
        return (try FileShape(of: Self.source(of: head), encoding: guess ?? .auto), guess)
    }

    private static func source(of bytes: [UInt8]) -> ByteSource {
        var rest: [UInt8]? = bytes
        return {
            defer { rest = nil }
            return rest
        }
    }

    private func draft(
        from known: Mapping?, _ shape: FileShape, _ answers: MappingDraft.Answers, _ library: MappingLibrary
    ) throws -> MappingDraft {
        guard let known else {
            let draft = MappingDraft.starter(
                for: shape, kind: reading.kind ?? .ticket, name: answers.name ?? "mapping", answers: answers)
            guard let draft else {
                throw CommandFailure(
                    .badData, "no column of \(file) looks like a field of a \((reading.kind ?? .ticket).rawValue)",
                    hint: "say what the records are with --as, or start from 'map show canvass-tickets'")
            }
            return draft
        }
        let text = String(decoding: try library.text(of: library.entry(named: map ?? known.name)), as: UTF8.self)
        guard let draft = MappingDraft(of: text, answers: answers) else {
            throw CommandFailure(
                .badData, "the answers cannot be put into the mapping '\(known.name)' as it is written",
                hint: "copy it with 'map show \(known.name)' and write them under 'dates' and 'read'")
        }
        return draft
    }

    /// The file's name without folders and endings, as the name of a mapping.
    static func name(for file: String) -> String {
        let last = file.split(separator: "/").last ?? "mapping"
        let stem = last.prefix { $0 != "." }.lowercased()
        let plain = stem.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        let name = String(plain).split(separator: "-").joined(separator: "-")
        return name.isEmpty ? "mapping" : String(name.prefix(60))
    }
}
