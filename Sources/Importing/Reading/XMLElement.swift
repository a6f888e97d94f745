/// An element of a small XML document, with all that is in it.
package struct XMLElement: Hashable, Sendable {
    package var name: String
    package var attributes: [String: String]
    /// The text that stands directly in it.
    package var text = ""
    package var children: [XMLElement] = []

    package init(name: String, attributes: [String: String] = [:]) {
        self.name = name
        self.attributes = attributes
    }

    /// The first element of a name that is directly in it.
    package func child(_ name: String) -> XMLElement? { children.first { $0.name == name } }
}
