internal import SurveyModel

extension ResultSample {
    /// Why rows of a matrix have no value, of those who were asked the question in that row.
    ///
    /// Who answered no row at all counts in each of them.
    func missingRows(_ rows: OptionList, of question: Question, among places: [Int]) -> [ResultFinding] {
        rows.all.flatMap { row -> [ResultFinding] in
            var reasons: [MissingReason: (count: Int, weight: Double)] = [:]
            var (asked, weightAsked) = (0, 0.0)
            for place in places {
                let weight = weight(of: place)
                for answer in set.responses[place].answers(to: question.id) {
                    let inRow: Answer =
                        if case .value(.matrix(let cells)) = answer {
                            cells[row.code] ?? .missing(.notAsked)
                        } else {
                            answer
                        }
                    guard inRow != .missing(.notAsked) else { continue }
                    asked += 1
                    weightAsked += weight
                    guard let reason = inRow.reason else { continue }
                    let before = reasons[reason] ?? (0, 0)
                    reasons[reason] = (before.count + 1, before.weight + weight)
                }
            }
            return MissingReason.allCases.compactMap { reason in
                guard let found = reasons[reason] else { return nil }
                return ResultFinding(
                    .missing, item: row.code, category: reason.rawValue,
                    label: "\(row.label): \(self.set.survey.label(of: reason).lowercased())", count: found.count,
                    base: asked,
                    value: weightAsked > 0 ? found.weight / weightAsked : nil, effectiveSize: 0, unit: .share)
            }
        }
    }
}
