package import RoadmapScoring

/// What a score hangs on, and what to ask next, in words.
package enum SensitivitySentences {
    package static func name(_ input: RoadmapSensitivity.Swing.Input) -> String {
        switch input {
        case .share(let theme): "share of accounts with \(theme)"
        case .effort(let team): "weeks of \(team)"
        case .amount(let name): name
        }
    }

    /// What it would take to change places with the neighbours.
    package static func all(_ found: RoadmapSensitivity) -> [String] {
        var sentences = [
            "With everything at its middle it has \(NumberText.score(found.score)) and rank \(found.rank)."
        ]
        if let above = found.above {
            sentences.append(
                "It reaches \(above.other) when it is worth \(NumberText.score(above.worthNeeded)) instead of "
                    + "\(NumberText.score(above.worth)) \(found.method.worthUnit), or costs "
                    + "\(NumberText.score(above.effortNeeded)) instead of \(NumberText.score(above.effort)) "
                    + "\(found.method.effortUnit).")
        }
        if let below = found.below {
            sentences.append(
                "It falls behind \(below.other) when it is worth less than \(NumberText.score(below.worthNeeded)) "
                    + "\(found.method.worthUnit), or costs more than \(NumberText.score(below.effortNeeded)) "
                    + "\(found.method.effortUnit).")
        }
        if let even = found.weights.first {
            sentences.append(
                "It is level with \(even.other) when '\(even.criterion)' weighs \(NumberText.percent(even.weightNeeded)) instead of "
                    + "\(NumberText.percent(even.weight)).")
        }
        if let widest = found.swings.first {
            sentences.append("It hangs most on the \(name(widest.input)).")
        }
        return sentences
    }

    /// What to ask, and what that is good for.
    package static func question(_ question: NextQuestion) -> String {
        // What rounds to nothing is not worth a question.
        question.gain >= 0.005
            ? "Ask about \(question.theme): \(NumberText.count(question.accounts, "more account")) would add "
                + "\(NumberText.score(question.gain)) need points to the first quarter on average, since the choice of "
                + "\(question.initiatives.joined(separator: ", ")) hangs on it."
            : question.most >= 0.005
                ? "\(NumberText.count(question.accounts, "more answer")) would hardly change the first quarter; to know all "
                    + "about \(question.theme) would add at most \(NumberText.score(question.most)) need points."
                : "More answers may change the order of these themes, and not what is best built in the first quarter."
    }
}
