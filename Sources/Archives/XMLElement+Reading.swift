package import Importing

extension XMLElement {
    /// What a document may hold, and how deep: definitions are small, and hostile ones are not.
    private static let limits = (elements: 1_000_000, depth: 100)

    /// Reads a whole document.
    ///
    /// - Parameter source: The document from its beginning.
    /// - Throws: ``ImportFailure`` for what is no XML, is cut off, declares a type or is too large.
    package init(_ source: ByteSource) throws {
        let builder = Builder()
        try XMLReader.read(source, builder.handlers)
        guard !builder.isTooLarge else {
            throw ImportFailure(.unfit, "the XML holds more than a million elements, or is nested too deeply")
        }
        guard let root = builder.root else {
            throw ImportFailure(.damaged, "the XML in the file is damaged or cut off")
        }
        self = root
    }

    private final class Builder {
        private var open: [XMLElement] = []
        private(set) var root: XMLElement?
        private(set) var isTooLarge = false
        private var count = 0

        var handlers: XMLReader.Handlers {
            XMLReader.Handlers(
                open: { name, attributes in
                    self.count += 1
                    self.isTooLarge =
                        self.isTooLarge || self.count > limits.elements || self.open.count >= limits.depth
                    guard !self.isTooLarge else { return }
                    self.open.append(XMLElement(name: name, attributes: attributes))
                },
                close: { _ in
                    guard !self.isTooLarge, let done = self.open.popLast() else { return }
                    if self.open.isEmpty {
                        self.root = done
                    } else {
                        self.open[self.open.count - 1].children.append(done)
                    }
                },
                text: { text in
                    guard !self.isTooLarge, !self.open.isEmpty else { return }
                    self.open[self.open.count - 1].text += text
                })
        }
    }
}
