package import Importing

/// What a file says of surveys that no mapping fits.
package enum SurveySign: Hashable, Sendable {
    /// What people answered, in a tool that is known.
    case responses(ResponseTool)
    /// What a survey asks, in a tool's own words.
    case definition(ResponseTool)

    /// A definition is looked at as a whole, and none is larger.
    private static let definitionLimit = 8 << 20

    /// Looks at the beginning of a file, and at all of what may be a definition; `nil` where nothing in it is known.
    ///
    /// - Parameters:
    ///   - open: Opens the file from its beginning.
    ///   - encoding: Its encoding, where somebody has said it.
    package init?(_ open: () throws -> ByteSource, encoding: ReadingOptions.Encoding) {
        guard let shape = try? FileShape(of: open(), encoding: encoding) else { return nil }
        guard shape.forms == [.table] else {
            if let found = JSONResponses(shape) {
                self = .responses(found.tool)
                return
            }
            guard shape.forms.contains(.document), let bytes = try? Self.whole(open()),
                let form = try? FormDefinition(json: bytes)
            else { return nil }
            self = .definition(form.tool)
            return
        }
        var options = ReadingOptions()
        options.encoding = encoding
        guard let rows = try? ResponseFile.firstRows(of: open(), options) else { return nil }
        let names = Set((rows.first ?? []).map { ColumnName($0).folded })
        let asks = names.isSuperset(of: ["type", "name"]) && names.contains { $0.hasPrefix("label") }
        if asks || XLSForm.sheets(inRows: rows) != nil {
            self = .definition(.odk)
        } else if let tool = ResponseTool.writing(rows) {
            self = .responses(tool)
        } else {
            return nil
        }
    }

    private static func whole(_ source: ByteSource) throws -> [UInt8]? {
        var bytes: [UInt8] = []
        while let piece = try source() {
            bytes += piece
            guard bytes.count <= definitionLimit else { return nil }
        }
        return bytes
    }
}
