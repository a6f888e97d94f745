internal import Importing
internal import ResponseImport

/// Says what a file is that no mapping fits, as far as that can be told, and where it belongs.
struct UnfitFile {
    private static let headLength = 1 << 16

    private let file: String
    private let open: () throws -> ByteSource
    private let encoding: ReadingOptions.Encoding

    /// - Parameters:
    ///   - file: The file as it was named.
    ///   - encoding: Its encoding, where somebody has said it.
    ///   - open: Opens it from its beginning.
    init(_ file: String, encoding: ReadingOptions.Encoding, opening open: @escaping () throws -> ByteSource) {
        (self.file, self.encoding, self.open) = (file, encoding, open)
    }

    /// A file that is no table and no JSON, whatever its lines look like; `nil` where it may be one.
    func text() throws -> CommandFailure? {
        let head = try head()
        if head.hasPrefix("WEBVTT") || Self.isSubRip(head) {
            return failure(
                "is a transcript, which is no file of records", "'import transcript \(file)' makes a session of it")
        }
        guard head.first == "<" else { return nil }
        if head.contains("<LimeSurveyDocType>") { return definition(of: .limesurvey) }
        if head.contains("<codeBook") {
            return failure("is a codebook (DDI), which describes data and holds none", "import the data, as CSV")
        }
        return failure(
            "is XML of a kind that is not read",
            "export it as CSV, .xlsx or JSON; of XML, Jira's issues are read, and LimeSurvey's surveys by 'survey infer'"
        )
    }

    /// A table or a JSON file that nothing built in, or in the workspace, knows.
    func records(_ shape: FileShape) -> CommandFailure {
        switch SurveySign(open, encoding: encoding) {
        case .definition(let tool): return definition(of: tool)
        case .responses(let tool):
            return failure(
                "looks like responses of \(tool.name), which are read without a mapping",
                "'import \(file) --as response' makes sessions of them; else 'map init FILE' starts a mapping")
        case nil: break
        }
        let names = Set(shape.columns.map { $0.lowercased() })
        if names.isSuperset(of: ["stagename", "closedate", "amount"]) {
            return failure(
                "holds deals (Salesforce's Opportunity), which say what is sold and not what customers need",
                """
                accounts carry what they are worth: import Account with a field for ARR or open pipeline; where a field \
                holds the customer's own reasons, 'map init FILE --as idea' starts a mapping for it
                """)
        }
        return CommandFailure(
            .badData, "no mapping is known that fits \(file)",
            hint: "'map init FILE' starts one from its columns; 'map list' lists those that are known")
    }

    private func definition(of tool: ResponseTool) -> CommandFailure {
        failure(
            "is the definition of a survey (\(tool.name)), and holds no records",
            "'survey infer \(file)' makes a survey of it; beside its responses, it goes with --form")
    }

    private func failure(_ what: String, _ hint: String) -> CommandFailure {
        CommandFailure(.badData, "\(file) \(what)", hint: hint)
    }

    private func head() throws -> String {
        var bytes: [UInt8] = []
        let source = try open()
        while bytes.count < Self.headLength, let piece = try source() { bytes += piece }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        return String(decoding: start.prefix(Self.headLength).drop { $0 <= 0x20 }, as: UTF8.self)
    }

    /// A number, and below it two times with an arrow between them.
    private static func isSubRip(_ head: String) -> Bool {
        let lines = head.split(maxSplits: 2, omittingEmptySubsequences: true) { $0.isNewline }
        guard let first = lines.first else { return false }
        let times = Int(first) == nil ? first : lines.dropFirst().first ?? ""
        return times.first?.isNumber == true && times.contains(" --> ")
    }
}
