internal import SourceDiagnostics

/// Which slots a reference of the mapping leads to: the columns of this file, or the paths that the reader looks for.
struct SlotMap {
    /// The columns' names as they are written; empty for JSON.
    let columns: [String]
    /// The paths that the reader looks for, one for each slot; empty for tables.
    let paths: [JSONPath]
    /// Slots that something uses.
    private(set) var used: Set<Int> = []
    /// Other columns of a field that is personal data, which must not be kept beside the record.
    private(set) var withheld: Set<Int> = []
    /// Fields whose columns the file does not have.
    private(set) var missing: [String] = []
    let log = DiagnosticLog()
    private let byName: [String: [Int]]
    private let isTable: Bool

    /// - Parameter header: The names of the columns.
    init(_ header: TableHeader) {
        columns = header.names
        paths = []
        isTable = true
        var byName: [String: [Int]] = [:]
        for (index, name) in columns.enumerated() { byName[ColumnName(name).folded, default: []].append(index) }
        var others: [String: Set<Int>] = [:]
        for (index, aliases) in header.aliases.enumerated() {
            for alias in aliases { others[ColumnName(alias).folded, default: []].insert(index) }
        }
        for (name, places) in others where byName[name] == nil && places.count == 1 { byName[name] = Array(places) }
        self.byName = byName
    }

    /// Gathers the paths of a mapping for JSON.
    init(pathsOf mapping: Mapping) {
        var references = mapping.references
        if let newest = mapping.key.newestBy { references.append(newest) }
        references += mapping.key.otherwise + mapping.kept
        if let comments = mapping.comments {
            if let list = comments.reference {
                references.append(list)
            } else {
                references += comments.inner(of: mapping).references
            }
        }
        var paths: [JSONPath] = []
        for case .paths(let wanted) in references {
            for path in wanted.map(\.container) where !paths.contains(path) { paths.append(path) }
        }
        columns = []
        self.paths = paths
        byName = [:]
        isTable = false
    }

    /// The slots of a field, in the order of its aliases; what does not fit is reported.
    ///
    /// - Parameters:
    ///   - rule: The field's rule.
    ///   - mustExist: Whether a file without such a column is refused.
    ///   - isPersonal: Whether the field is personal data: then its other columns are too.
    /// - Returns: The slots that may hold the field's value.
    mutating func slots(for rule: FieldRule, mustExist: Bool, isPersonal: Bool) -> [Int] {
        let found = find(rule.reference, of: "field '\(rule.target)'", at: rule.span)
        if case .constant = rule.reference { return [] }
        if found.isEmpty, isTable {
            let names = Self.describe(rule.reference)
            if mustExist {
                let near = suggestion(for: names, among: columns.filter { !$0.isEmpty })
                log.error(
                    .mapping, at: rule.span, "the file has no column \(names) for field '\(rule.target)'",
                    hint: near.map { "there is a column '\($0)'" })
            } else if case .index = rule.reference {
                // That is reported already.
            } else if !rule.isOptional {
                missing.append(rule.target)
            }
        }
        let taken = rule.takesFirstNonEmpty || !isTable || rule.reference.isList ? found : Array(found.prefix(1))
        used.formUnion(taken)
        if isPersonal { withheld.formUnion(found) }
        return taken
    }

    mutating func slots(for reference: Reference, of whose: String, at span: SourceSpan?) -> [Int] {
        let found = find(reference, of: whose, at: span)
        used.formUnion(found)
        return found
    }

    /// The slots of what is only looked at, without a claim to it.
    func slots(lookingAt reference: Reference, of whose: String) -> [Int] { find(reference, of: whose, at: nil) }

    private func find(_ reference: Reference, of whose: String, at span: SourceSpan?) -> [Int] {
        var found: [Int] = []
        switch reference {
        case .constant: break
        case .paths(let wanted): found = wanted.compactMap { paths.firstIndex(of: $0.container) }
        case .everyNamed(let aliases):
            let names = Set(aliases.map { ColumnName($0).folded })
            found = columns.indices.filter { names.contains(ColumnName(columns[$0]).folded) }
        case .everyMatching(let pattern): found = pattern.places(in: columns)
        case .pattern(let pattern):
            found = pattern.places(in: columns)
            if found.count > 1 {
                let places = found.map { String($0 + 1) }.joined(separator: " and ")
                report("several columns match the pattern of \(whose) (\(places))", at: span)
            }
        case .index(let place):
            if place <= columns.count {
                found = [place - 1]
            } else {
                report("the file has no column \(place)", at: span)
            }
        case .columns(let aliases):
            for alias in aliases {
                let columns = byName[ColumnName(alias).folded] ?? []
                if columns.count > 1 {
                    let places = columns.map { String($0 + 1) }.joined(separator: " and ")
                    report("the file has several columns '\(alias)' (\(places)) for \(whose)", at: span)
                }
                found += columns
            }
        }
        return found
    }

    private func report(_ message: String, at span: SourceSpan?) {
        let place = span ?? SourceSpan(SourceLocation(file: "mapping", line: 1, column: 1))
        log.error(.mapping, at: place, message, hint: "name one by its place: {index: 3}")
    }

    private static func describe(_ reference: Reference) -> String {
        switch reference {
        case .columns(let names), .everyNamed(let names): names.map { "'\($0)'" }.joined(separator: " or ")
        case .pattern(let pattern), .everyMatching(let pattern): "like '\(pattern.text)'"
        case .index, .paths, .constant: ""
        }
    }
}

extension Mapping {
    /// What its fields and their conditions, its drops and its tombstone refer to.
    fileprivate var references: [Reference] {
        let conditions = (fields + attributes).compactMap(\.condition) + drops.map(\.condition)
        return (fields + attributes).map(\.reference)
            + (conditions + [tombstone].compactMap(\.self)).compactMap { condition in
                guard case .raw(let reference) = condition.subject else { return nil }
                return reference
            }
    }
}
