internal import CExpat
internal import Importing

/// Reads XML piece by piece and tells what it meets, with expat.
///
/// A document that declares a type is refused, so that no entity of its own can grow or reach outside.
final class XMLReader {
    struct Handlers {
        /// The name without its prefix, and the attributes.
        var open: (_ name: String, _ attributes: [String: String]) -> Void
        var close: (_ name: String) -> Void
        var text: (_ text: String) -> Void
    }

    private let parser: XML_Parser?
    private let handlers: Handlers
    private var hasType = false

    init(_ handlers: Handlers) {
        self.handlers = handlers
        parser = XML_ParserCreate(nil)
        guard let parser else { return }
        // Nothing is called but by `read`, while this object lives.
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { reader, name, attributes in
                guard let name else { return }
                var found: [String: String] = [:]
                var next = attributes
                while let key = next?.pointee, let value = next?.advanced(by: 1).pointee {
                    found[XMLReader.local(key)] = String(cString: value)
                    next = next?.advanced(by: 2)
                }
                XMLReader.of(reader)?.handlers.open(XMLReader.local(name), found)
            },
            { reader, name in
                guard let name else { return }
                XMLReader.of(reader)?.handlers.close(XMLReader.local(name))
            })
        XML_SetCharacterDataHandler(parser) { reader, bytes, count in
            guard let bytes, count > 0 else { return }
            let text = UnsafeRawBufferPointer(start: bytes, count: Int(count))
            XMLReader.of(reader)?.handlers.text(String(decoding: text, as: UTF8.self))
        }
        XML_SetStartDoctypeDeclHandler(parser) { reader, _, _, _, _ in
            guard let reader = XMLReader.of(reader) else { return }
            reader.hasType = true
            XML_StopParser(reader.parser, XML_Bool(XML_FALSE))
        }
    }

    deinit { XML_ParserFree(parser) }

    private static func of(_ pointer: UnsafeMutableRawPointer?) -> XMLReader? {
        pointer.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func local(_ name: UnsafePointer<CChar>) -> String {
        let name = String(cString: name)
        return name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }

    /// Reads on; `nil` says that the document ends here.
    ///
    /// - Throws: ``ImportFailure`` for what is no XML, is cut off, or declares a type.
    func read(_ piece: [UInt8]?) throws {
        let bytes = piece ?? []
        let status = bytes.withUnsafeBytes { buffer in
            XML_Parse(
                parser, buffer.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), piece == nil ? 1 : 0)
        }
        guard status != XML_STATUS_OK else { return }
        throw hasType
            ? ImportFailure(.unfit, "the XML declares a document type, which no export needs")
            : ImportFailure(.damaged, "the XML in the file is damaged or cut off")
    }

    /// Reads a whole document.
    static func read(_ source: ByteSource, _ handlers: Handlers) throws {
        let reader = XMLReader(handlers)
        while let piece = try source() { try reader.read(piece) }
        try reader.read(nil)
    }
}
