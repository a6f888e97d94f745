internal import SourceDiagnostics

extension Interview {
    /// Finds a question of a round by its own name, as `cost` for `incidents.1.cost`, where only one is on the path.
    func positionInRounds(named name: String, _ ids: [String]) throws(InterviewComplaint) -> Int {
        let own = ids.map { $0.split(separator: ".").last.map(String.init) ?? $0 }
        let matches = ids.indices.filter { own[$0] == name && plan.traits[$0].contains(.isAsked) }
        let open = matches.filter { onPath[$0] }
        if open.count == 1 { return open[0] }
        if open.count > 1 {
            throw InterviewComplaint(
                "it is asked in more than one round", hint: open.prefix(6).map { ids[$0] }.joined(separator: ", "))
        }
        if let first = matches.first {
            throw InterviewComplaint("it is asked in rounds, of which none was reached", hint: "as \(ids[first])")
        }
        let nearest = suggestion(for: name, among: ids + own)
        throw InterviewComplaint("there is no such question", hint: nearest.map { "did you mean '\($0)'?" })
    }
}
