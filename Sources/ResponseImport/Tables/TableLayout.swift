internal import Importing

/// What the columns of a table of responses are: about the response, or answers to questions.
struct TableLayout {
    enum Meta: Hashable {
        case id, started, submitted, finished, status, language, channel, email, contact, account
    }

    /// One column of a question that has several.
    struct Member {
        var column: Int
        /// The tool's id of the option or row; else its label.
        var key: String
        var label: String
    }

    /// The columns of one question.
    struct Group {
        var key: String
        var text: String
        /// The column with the answer itself.
        var whole: Int?
        var members: [Member] = []
        /// The column with what was written beside the options.
        var other: Int?
        /// Columns beside it that ask something more, as "Why?".
        var remarks: [Member] = []
    }

    /// How many rows the header has.
    var headerRows = 1
    var meta: [Meta: Int] = [:]
    var groups: [Group] = []
    /// The names of columns with personal data, which are not kept.
    var personal: [String] = []
    /// Groups of options of which nothing says what was asked, by key.
    var unassigned: Set<String> = []

    init(headerRows: Int = 1) { self.headerRows = headerRows }

    /// Gives each group a key of its own.
    mutating func makeKeysUnique() {
        var used: Set<String> = []
        for place in groups.indices {
            let key = groups[place].key
            var number = 2
            while !used.insert(groups[place].key).inserted {
                groups[place].key = "\(key) (\(number))"
                number += 1
            }
        }
    }

    /// Notes what a column says about the response; the first of several counts.
    mutating func note(_ meta: Meta, _ column: Int) {
        if self.meta[meta] == nil { self.meta[meta] = column }
    }

    /// Adds a column to the last group, if that is the one with this key, or begins it.
    mutating func add(_ member: Member, toGroup key: String, asking text: String) {
        if groups.last?.key == key {
            groups[groups.count - 1].members.append(member)
        } else {
            groups.append(Group(key: key, text: text, members: [member]))
        }
    }
}

/// A question of a table, and where its answers stand.
struct TableQuestion {
    enum Place {
        case whole(Int, other: Int?)
        case options([TableLayout.Member], other: Int?)
        case rows([TableLayout.Member])
    }

    var question: ForeignQuestion
    var place: Place

    /// What a row answers; `nil` where it answers nothing.
    func answer(in cells: [String]) -> ForeignAnswer? {
        func cell(_ column: Int?) -> String {
            guard let column, cells.indices.contains(column) else { return "" }
            return cells[column].trimmed
        }
        let answer: ForeignAnswer
        switch place {
        case .whole(let column, let other):
            let (text, words) = (cell(column), cell(other))
            answer = words.isEmpty ? .text(text) : .chosen(text.isEmpty ? [] : [text], other: words)
        case .options(let members, let other):
            let chosen = members.filter { member in
                let text = cell(member.column)
                return !text.isEmpty && AnswerReading.truth(text) != false
            }
            let words = cell(other)
            let hasWords = !words.isEmpty && AnswerReading.truth(words) != false
            answer = .chosen(chosen.map(\.key), other: hasWords ? words : nil)
        case .rows(let members):
            answer = .rows(Dictionary(members.map { ($0.key, cell($0.column)) }) { first, _ in first })
        }
        return answer.isEmpty ? nil : answer
    }

    /// The first of its columns, counted from 1.
    var column: Int {
        switch place {
        case .whole(let column, _): column + 1
        case .options(let members, let other): (members.first?.column ?? other ?? 0) + 1
        case .rows(let members): (members.first?.column ?? 0) + 1
        }
    }
}
