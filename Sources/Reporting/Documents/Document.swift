/// A report as a value: what it says, before anybody decided whether it becomes Markdown or a page.
///
/// All text in it is as it came: each form makes it safe.
struct Document {
    var title: String
    var blocks: [Block]

    /// A piece of running text.
    enum Inline: Hashable {
        case text(String)
        case strong(String)
        /// Less important than the text around it.
        case aside(String)
        /// Somebody's own words.
        case words(String)
        /// The lines of the journal from which what stands before comes.
        case lines([Int])

        static func + (left: Inline, right: Inline) -> [Inline] { [left, right] }
    }

    enum Block {
        /// A heading below the title: level 2, 3 or 4.
        case heading(Int, String)
        case paragraph([Inline])
        case list([[Inline]])
        case table(Grid)
        case quote([Inline], source: [Inline])
        /// A drawing for a wide page and one for a narrow one, and how it is to be read.
        ///
        /// A form without drawings shows the table instead; `nil` where a table of the same stands beside it anyhow.
        case chart(caption: String? = nil, wide: String, narrow: String, otherwise: Grid?)
        /// The lines of a journal, to which ``Inline/lines(_:)`` leads.
        case journal([JournalLine])
    }

    /// A table in a document.
    struct Grid {
        struct Column {
            var title: String
            var isNumber = false
        }

        struct Cell {
            var content: [Inline]
            /// How strongly it is coloured, 0 to 4.
            var heat = 0
        }

        var columns: [Column]
        var rows: [[Cell]]

        init(_ columns: [Column], _ rows: [[[Inline]]]) {
            self.columns = columns
            self.rows = rows.map { $0.map { Cell(content: $0) } }
        }

        init(_ columns: [Column], cells: [[Cell]]) {
            self.columns = columns
            rows = cells
        }
    }

    struct JournalLine {
        /// The entry's place in the journal.
        var entry: Int
        var time: String
        var speaker: String
        var content: [Inline]
        /// Whether it was taken back.
        var isUndone = false
        /// Whether a new part of the session begins with it.
        var isHeading = false
    }
}

extension Document.Grid.Column: ExpressibleByStringLiteral {
    init(stringLiteral value: String) { title = value }

    static func number(_ title: String) -> Self { Self(title: title, isNumber: true) }
}

extension Document.Inline: ExpressibleByStringLiteral {
    init(stringLiteral value: String) { self = .text(value) }
}
