package import FeedbackModel
internal import LocatedYAML
package import SourceDiagnostics

/// Reads `roadmap.yaml`.
package struct RoadmapParser {
    let log: DiagnosticLog
    let codebook: Codebook
    /// The teams that there are, or `nil` where the workspace names none.
    let teams: [String]?
    private var names: [SourceText] = []
    /// Names of initiatives that others point to, with who points.
    private var references: [(from: Int, to: SourceText, isNeed: Bool)] = []
    private var goalNames: [(goal: SourceText, of: String)] = []
    /// What is agreed for methods, before the initiatives are read.
    private(set) var methods: MethodSettings?
    /// Where relative sizes are given first.
    var firstWSJF: SourceSpan?

    /// Reads the bytes of a roadmap; all that is wrong goes to the log, and then there is no roadmap.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - file: Its path as people know it.
    ///   - codebook: The themes that initiatives may cover.
    ///   - teams: The teams of the workspace; `nil` accepts any.
    ///   - log: Takes the mistakes.
    /// - Returns: The roadmap, or `nil` after mistakes.
    package static func parse(
        _ bytes: [UInt8], file: String, codebook: Codebook, teams: [String]? = nil, log: DiagnosticLog
    ) -> Roadmap? {
        guard let root = YAMLNode.read(bytes, file: file, log: log) else { return nil }
        var parser = RoadmapParser(log: log, codebook: codebook, teams: teams)
        let roadmap = root.map("a roadmap with 'roadmap' and 'initiatives'") { parser.roadmap($0) }
        return log.hasErrors ? nil : roadmap
    }

    private init(log: DiagnosticLog, codebook: Codebook, teams: [String]?) {
        self.log = log
        self.codebook = codebook
        self.teams = teams
    }

    private mutating func roadmap(_ map: YAMLMap) -> Roadmap {
        var roadmap = Roadmap(name: map.required("roadmap", of: "the roadmap")?.text() ?? "")
        roadmap.period = map.optional("period")?.value(of: Roadmap.Period.self) ?? .quarter
        methods = map.optional("methods").flatMap(methodSettings)
        roadmap.methods = methods
        for item in map.required("initiatives", of: "the roadmap")?.items("a list of '- initiative: …'") ?? [] {
            if let initiative = initiative(item) { roadmap.initiatives.append(initiative) }
        }
        roadmap.goals =
            map.optional("goals")?.entries("goals such as 'retention: 0.6'")?.compactMap { entry in
                entry.value.number(in: 0...1_000).map { Roadmap.Goal(name: entry.key.text, weight: $0) }
            } ?? []
        checkReferences()
        checkRelativeSizes(roadmap.initiatives)
        for (goal, id) in goalNames where !roadmap.goals.contains(where: { $0.name == goal.text }) {
            log.error(
                .unknownGoal, at: goal.span, "'\(id)' serves a goal '\(goal.text)' that the roadmap does not have",
                hint: suggestion(for: goal.text, among: roadmap.goals.map(\.name)).map { "did you mean '\($0)'?" }
                    ?? "list it under 'goals' with its weight")
        }
        return roadmap
    }

    private mutating func initiative(_ item: YAMLItem) -> Initiative? {
        let id = item.name.text
        if !id.isIdentifier {
            log.error(
                .badName, at: item.name.span, "'\(id)' is no name for an initiative",
                hint: "use small letters, digits and '_', beginning with a letter")
        }
        if let first = names.first(where: { $0.text == id }) {
            log.error(
                .duplicateKey, at: item.name.span, "initiative '\(id)' is given twice",
                label: "first on line \(first.span.location.line)")
        }
        names.append(item.name)
        let number = names.count - 1
        return item.body { map -> Initiative? in
            var initiative = Initiative(id: id, title: map.optional("title")?.text())
            initiative.covers = map.optional("covers").map(coverages) ?? []
            initiative.effort = map.optional("effort").map(efforts) ?? []
            initiative.kind = map.optional("kind")?.value(of: Initiative.Kind.self) ?? .product
            initiative.impact = map.optional("impact").flatMap(impact)
            initiative.confidence = map.optional("confidence").flatMap { part($0, "confidence") }
            initiative.reach = map.optional("reach")?.number(in: 0...1e12)
            initiative.goals = map.optional("goals").map { alignments($0, of: id) } ?? []
            initiative.inputs = inputs(map)
            initiative.plan = map.optional("plan")?.value(of: Initiative.Commitment.self)
            let needs = map.optional("needs")?.texts() ?? []
            let notWith = map.optional("not_with")?.texts() ?? []
            references += needs.map { (number, $0, true) } + notWith.map { (number, $0, false) }
            initiative.needs = needs.map(\.text)
            initiative.notWith = notWith.map(\.text)
            return initiative
        }
    }

    private mutating func alignments(_ node: YAMLNode, of id: String) -> [Initiative.Alignment] {
        (node.entries("goals such as 'retention: 1'") ?? []).compactMap { entry in
            goalNames.append((entry.key, id))
            guard entry.value.isMap else {
                return rating(entry.value).map { Initiative.Alignment(goal: entry.key.text, rating: $0) }
            }
            var raters: [String: Double] = [:]
            for person in entry.value.entries("people with their ratings such as 'ana: 1'") ?? [] {
                if let rating = rating(person.value) { raters[person.key.text] = rating }
            }
            return raters.isEmpty ? nil : Initiative.Alignment(goal: entry.key.text, raters: raters)
        }
    }

    private func rating(_ node: YAMLNode) -> Double? {
        guard let rating = node.number() else { return nil }
        guard [-1, 0, 0.5, 1].contains(rating) else {
            node.error(.wrongShape, "alignment is -1 (against it), 0, 0.5 or 1, not \(shown(rating))")
            return nil
        }
        return rating
    }

    // MARK: Dependencies

    private func checkReferences() {
        let known = Set(names.map(\.text))
        for (from, to, isNeed) in references {
            if to.text == names[from].text {
                log.error(
                    isNeed ? .dependencyCycle : .unknownInitiative, at: to.span,
                    "'\(to.text)' cannot \(isNeed ? "need" : "exclude") itself")
            } else if !known.contains(to.text) {
                log.error(
                    .unknownInitiative, at: to.span, "there is no initiative '\(to.text)'",
                    hint: suggestion(for: to.text, among: names.map(\.text)).map { "did you mean '\($0)'?" })
            }
        }
        let needs = Dictionary(grouping: references.filter(\.isNeed), by: \.from)
            .mapValues { $0.map(\.to) }
        var finished: Set<Int> = []
        for start in names.indices { findCycles(from: start, needs: needs, finished: &finished) }
    }

    /// Walks the dependencies depth first and reports each way that comes back to itself, once.
    private func findCycles(
        from start: Int, needs: [Int: [SourceText]], finished: inout Set<Int>
    ) {
        // An explicit stack, since a file may hold a chain of thousands.
        var stack = [(node: start, next: 0)]
        guard !finished.contains(start) else { return }
        var onPath: Set<Int> = [start]
        while let top = stack.last {
            let targets = needs[top.node] ?? []
            guard top.next < targets.count else {
                finished.insert(top.node)
                onPath.remove(top.node)
                stack.removeLast()
                continue
            }
            stack[stack.count - 1].next += 1
            let target = targets[top.next]
            guard let node = names.firstIndex(where: { $0.text == target.text }), node != top.node else { continue }
            if onPath.contains(node) {
                let circle = stack.drop { $0.node != node }.map { names[$0.node].text } + [target.text]
                log.error(
                    .dependencyCycle, at: target.span, "initiatives need each other in a circle",
                    hint: circle.joined(separator: " → "))
            } else if !finished.contains(node) {
                stack.append((node, 0))
                onPath.insert(node)
            }
        }
    }
}

extension Diagnostic.Code {
    package static let unknownTheme: Self = "R001"
    package static let unknownInitiative: Self = "R002"
    /// Initiatives that need each other in a circle.
    package static let dependencyCycle: Self = "R003"
    /// An effort that is not above zero, or whose ends are the wrong way round.
    package static let badEffort: Self = "R004"
    package static let unknownTeam: Self = "R005"
    package static let unknownGoal: Self = "R006"
    /// A share or a confidence that is not between 0 and 1.
    package static let notAShare: Self = "R007"
    /// A column of relative sizes without a smallest.
    package static let noSmallest: Self = "R008"
    /// A number without the anchors that it would mean something by.
    package static let noAnchors: Self = "R009"
}
