internal import Interviewing
internal import SurveyModel

extension InterviewConsole {
    /// What the line could become: a command, a question that was reached, an option.
    func candidates(_ line: String) -> [String] {
        guard gathering == nil else { return [] }
        let verbs = InterviewVerb.available(in: interview.survey.mode)
        if line.hasPrefix("/"), !line.contains(" ") {
            return verbs.map { "/\($0.rawValue)" }.filter { $0.hasPrefix(line) }
        }
        if line.hasPrefix("/goto ") || line.hasPrefix("/why ") {
            let word = line.drop { $0 != " " }.dropFirst()
            return interview.questions.indices.filter { interview.isShown($0) }
                .map { interview.questions[$0].id }.filter { $0.hasPrefix(word) }
        }
        if case .checking(let check) = interview.phase {
            return interview.involved(in: check).map { interview.questions[$0].id }.filter { $0.hasPrefix(line) }
        }
        guard case .asking(let position) = interview.phase else { return [] }
        let word = line.split(omittingEmptySubsequences: false) { $0 == "," || $0 == ">" }.last ?? ""
        return interview.offered(at: position).map(\.code).filter { $0.hasPrefix(word.drop { $0 == " " }) }
    }
}
