package import SurveyModel

/// A survey as boxes and arrows.
///
/// A box for everything that somebody is asked or told, in order, and one for each end. An arrow leads to the next box; a
/// jump is an arrow with its condition. What is asked only under a condition says so in its box and is passed over
/// otherwise, since an arrow around each would make a thicket.
package struct RouteGraph: Hashable, Sendable {
    package struct Node: Hashable, Sendable {
        package enum Kind: String, Hashable, Sendable { case start, question, statement, `repeat`, section, end }

        /// Unique in the graph: a question's name, or `end:refused`.
        package var id: String
        package var kind: Kind
        /// What it is called: name and type, or the name of an outcome.
        package var label: String
        /// Under which it is visited; `nil` for always.
        package var condition: String?
        /// The group that it stands in, as a place in ``RouteGraph/groups``.
        package var group: Int?
    }

    package struct Edge: Hashable, Sendable {
        package enum Kind: String, Hashable, Sendable { case next, jump, again, quota }

        /// Places in ``RouteGraph/nodes``.
        package var from: Int
        package var to: Int
        package var kind: Kind
        package var label: String?
    }

    /// A section or the rounds of a repeat.
    package struct Group: Hashable, Sendable {
        package var id: String
        package var label: String
        package var parent: Int?
    }

    package private(set) var title: String
    package private(set) var nodes: [Node] = [Node(id: "start", kind: .start, label: "start")]
    package private(set) var edges: [Edge] = []
    package private(set) var groups: [Group] = []

    package init(_ survey: Survey) {
        title = survey.title
        guard survey.mode != .group else {
            guide(survey)
            return
        }
        groups = survey.blocks.map { block in
            let condition = block.repetition == nil ? block.condition.map { " (if \($0))" } ?? "" : ""
            return Group(id: block.id, label: block.id + condition, parent: block.parent)
        }
        var places: [Int?] = []
        for question in survey.questions {
            if case .calculation = question.kind {
                places.append(nil)
                continue
            }
            places.append(nodes.count)
            nodes.append(
                Node(
                    id: question.id, kind: kind(question), label: "\(question.id): \(question.typeInWords)",
                    condition: question.condition?.description, group: question.block))
        }
        connect(survey, places)
    }

    private func kind(_ question: Question) -> Node.Kind {
        switch question.kind {
        case .statement: .statement
        case .repetition: .repeat
        default: .question
        }
    }

    /// The sections in their order, each with what every person is asked in it, and where a person may leave.
    private mutating func guide(_ survey: Survey) {
        var last = 0
        for section in survey.sections {
            var group: Int?
            let questions = survey.questions(of: section).filter { question in
                if case .calculation = question.kind { false } else { true }
            }
            if !questions.isEmpty {
                group = groups.count
                groups.append(Group(id: "each_\(section.id)", label: "\(section.id): every person", parent: nil))
            }
            last = add(
                Node(
                    id: section.id, kind: .section, label: "\(section.id): \(section.minutes) min",
                    condition: section.condition?.description), after: last)
            for question in questions {
                last = add(
                    Node(
                        id: question.id, kind: kind(question), label: "\(question.id): \(question.typeInWords)",
                        condition: question.condition?.description, group: group), after: last)
                for jump in question.jumps {
                    guard case .end(let outcome) = jump.target else { continue }
                    edges.append(
                        Edge(from: last, to: end(outcome), kind: .jump, label: jump.condition?.description ?? "always"))
                }
            }
        }
        let ends = survey.groupOutcomes.map { ($0.id, $0.condition.description as String?) }
        for (outcome, condition) in ends.isEmpty ? [("complete", nil)] : ends {
            edges.append(Edge(from: last, to: end(outcome), kind: .next, label: condition))
        }
    }

    private mutating func add(_ node: Node, after last: Int) -> Int {
        nodes.append(node)
        edges.append(Edge(from: last, to: nodes.count - 1, kind: .next))
        return nodes.count - 1
    }

    private mutating func connect(_ survey: Survey, _ places: [Int?]) {
        func following(_ place: Int) -> Int? { places[min(place, places.count)...].compactMap(\.self).first }
        if let first = following(0) { edges.append(Edge(from: 0, to: first, kind: .next)) }
        for (place, question) in survey.questions.enumerated() {
            // A calculation may jump: the arrow leaves the box before it.
            guard let node = places[place] ?? places[..<place].compactMap(\.self).last else { continue }
            for jump in question.jumps {
                let target: Int
                switch jump.target {
                case .question(let name):
                    let place = survey.questions.firstIndex { $0.id == name } ?? survey.questions.count
                    target = following(place) ?? end("complete")
                case .end(let outcome): target = end(outcome)
                }
                edges.append(Edge(from: node, to: target, kind: .jump, label: jump.condition?.description ?? "always"))
            }
            for quota in survey.quotas where quota.after == place {
                edges.append(
                    Edge(from: node, to: end(quota.outcome), kind: .quota, label: "quota '\(quota.id)' is full"))
            }
            guard places[place] != nil, !question.jumps.contains(where: { $0.condition == nil }) else { continue }
            edges.append(Edge(from: node, to: following(place + 1) ?? end("complete"), kind: .next))
        }
        for block in survey.blocks {
            guard let repetition = block.repetition, let frame = places[repetition],
                let last = places[block.questions].compactMap(\.self).last
            else { continue }
            edges.append(Edge(from: last, to: frame, kind: .again, label: "again"))
        }
    }

    private mutating func end(_ outcome: String) -> Int {
        let id = "end:\(outcome)"
        if let place = nodes.firstIndex(where: { $0.id == id }) { return place }
        nodes.append(Node(id: id, kind: .end, label: outcome))
        return nodes.count - 1
    }
}

extension Question {
    /// The type as it is shown beside a name.
    package var typeInWords: String {
        switch kind {
        case .yesNo: "yes or no"
        case .choice: "one of several"
        case .multi: "any of several"
        case .rank(_, let top): top.map { "the first \($0) in order" } ?? "put in order"
        case .scale(let range): "\(range.lowerBound) to \(range.upperBound)"
        case .integer: unit ?? "whole number"
        case .decimal: unit ?? "number"
        case .money(let currency, _, _): currency
        case .allocation(let total, _): "\(total) points shared out"
        case .matrix(let rows, _): "\(rows.options.count) rows"
        case .maxDiff(let design): "best and worst, \(design.sets) sets of \(design.shown)"
        case .kano: "with and without"
        case .priceSensitivity: "four prices"
        case .text: "in words"
        case .date: "date"
        case .time: "time"
        case .dateTime: "date and time"
        case .duration: "length of time"
        case .statement: "read out"
        case .repetition(let repetition): "rounds of \(repetition.item)"
        case .calculation: "computed"
        }
    }
}
