package import Importing

/// A file of responses, and how it is read.
package struct ResponseFile {
    package typealias Opening = () throws -> ByteSource

    package let tool: ResponseTool
    private let options: ReadingOptions
    private var reader: any ResponseReader
    private let open: Opening
    /// How the file's bytes were read.
    package private(set) var encoding = "UTF-8"

    /// Finds out what the file is, and how it is to be read.
    ///
    /// - Parameters:
    ///   - tool: The tool that wrote it; `nil` to see it from the file.
    ///   - options: How its bytes become records, as far as somebody said it.
    ///   - zone: The zone of times that name none, where somebody said it.
    ///   - offset: The clock of a zone that is named.
    ///   - definition: The tool's own definition, where it is given.
    ///   - secret: Gives the workspace's secret; asked for only where responses have no ids.
    ///   - open: Opens the file from its beginning.
    /// - Throws: ``ImportFailure`` where the tool cannot be told, and what `open` throws.
    package init(
        by tool: ResponseTool?, options: ReadingOptions, zone: ZoneRule?, offset: ZoneOffset?,
        definition: FormDefinition?,
        secret: @escaping () throws -> [UInt8], opening open: @escaping Opening
    ) throws {
        self.open = open
        var options = options
        let first = try Self.firstByte(of: open())
        guard first != UInt8(ascii: "<") else { throw Self.noResponses }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            let shape = try FileShape(of: open(), encoding: options.encoding)
            guard let found = JSONResponses(shape) else { throw Self.noResponses }
            guard tool == nil || tool == found.tool else {
                throw ImportFailure(.unfit, "the file holds responses of \(found.tool.name)")
            }
            try Self.check(definition, of: found.tool)
            self.tool = found.tool
            (options.format, options.records) = (found.format, found.records)
            self.options = options
            reader =
                found.tool == .typeform
                ? TypeformResponses(definition: definition?.json)
                : try SurveyMonkeyResponses(definition: definition?.json)
            return
        }
        options.format = .csv
        let rows = try Self.firstRows(of: open(), options)
        guard !ResponseTool.isDefinition(rows) else { throw Self.noResponses }
        guard let tool = tool ?? definition?.tool ?? ResponseTool.writing(rows) else {
            throw ImportFailure(
                .unfit, "no tool is known whose responses look like this",
                hint:
                    "say which it is with --map typeform, surveymonkey, qualtrics, google-forms, limesurvey or odk; --map table takes any table with a row for each response"
            )
        }
        try Self.check(definition, of: tool)
        self.tool = tool
        self.options = options
        reader = TableResponses(
            tool, form: definition?.form, zone: zone ?? (tool.writesUTC ? .fixed(0) : .ask), offset: offset,
            secret: secret)
    }

    private static let noResponses = ImportFailure(
        .unfit, "the file holds no responses that are known",
        hint: "of a tool's definition, 'survey infer' makes a survey, and --form takes it beside the responses")

    /// Responses and definition are of one tool.
    private static func check(_ definition: FormDefinition?, of tool: ResponseTool) throws {
        guard let definition, definition.tool != tool, tool != .table else { return }
        throw ImportFailure(
            .unfit, "the definition is one of \(definition.tool.name), and the responses are of \(tool.name)")
    }

    private static func firstByte(of source: ByteSource) throws -> UInt8? {
        while let piece = try source() {
            if let byte = piece.first(where: { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }) {
                return byte
            }
        }
        throw ImportFailure(.damaged, "the file is empty")
    }

    static func firstRows(of source: @escaping ByteSource, _ options: ReadingOptions) throws -> [[String]] {
        let texts = try RecordTexts(source, options: options)
        var rows: [[String]] = []
        while rows.count < 3, let record = try texts.next() {
            switch record {
            case .row(let cells): rows.append(cells)
            case .fault(let reason) where rows.isEmpty:
                throw ImportFailure(.encoding, "the header row \(reason)", hint: texts.encodingAdvice, line: texts.line)
            default: return rows
            }
        }
        return rows
    }

    /// What is asked in it; known once it was looked at.
    package var form: ForeignForm { reader.form }

    /// Sentences about what was decided and left out.
    package var notes: [String] { reader.notes }

    /// Reads the file once, to see what is asked.
    package mutating func look(watch: (ImportProgress) throws -> Void = { _ in }) throws {
        var records = 0
        let texts = try RecordTexts(try open(), options: options)
        encoding = texts.encoding
        while let record = try texts.next() {
            if records % 256 == 0 {
                try watch(ImportProgress(records: records, bytes: texts.bytes, isFirstPass: true))
            }
            records += 1
            try reader.look(at: record)
        }
        try reader.decide()
    }

    /// Reads the responses, one after another.
    mutating func forEach(
        watch: (ImportProgress) throws -> Void, _ body: (ResponseOutcome, _ line: Int) throws -> Void
    ) throws {
        var records = 0
        let texts = try RecordTexts(try open(), options: options)
        while let record = try texts.next() {
            if records % 256 == 0 {
                try watch(ImportProgress(records: records, bytes: texts.bytes, isFirstPass: false))
            }
            records += 1
            let line = texts.line
            if let outcome = try reader.read(record, line: line) { try body(outcome, line) }
        }
        try watch(ImportProgress(records: records, bytes: texts.bytes, isFirstPass: false))
    }
}
