package import SurveyModel

/// What the guide wants of the moderator now.
extension FocusGroup {
    /// Something that a condition looks at, and what it is.
    package struct Reading: Hashable, Sendable {
        /// As the guide writes it, for example `share(draft = 'neither')`.
        package let expression: String
        /// `nil` while it is not known.
        package let value: String?
    }

    /// The section of the guide that is on.
    package var guideSection: GuideSection? { discussion.section.flatMap { guideSection(named: $0.id) } }

    package func guideSection(named id: String) -> GuideSection? { guide.sections.first { $0.id == id } }

    /// What an expression about the group looks at, from left to right, each once.
    package func readings(of expression: Expression, at clock: Int64) -> [Reading] {
        let environment = environment(at: clock)
        var found: [Expression] = []
        expression.collectLooks(into: &found)
        return found.map { look in
            Reading(expression: look.description, value: look.evaluate(in: environment).value?.briefly)
        }
    }

    /// The themes that a section must have covered and has not.
    ///
    /// - Parameters:
    ///   - section: The section.
    ///   - resolved: The whole name of a theme, as utterances carry it.
    /// - Returns: Names as the guide has them, in its order.
    package func uncovered(in section: GuideSection, resolved: (String) -> String) -> [String] {
        guard !section.mustCover.isEmpty else { return [] }
        let heard = Set(discussion.utterances.filter { $0.section == section.id }.flatMap(\.themes))
        return section.mustCover.filter { !heard.contains(resolved($0)) && !heard.contains($0) }
    }

    /// The letters of those in the room who have said nothing since the section began.
    package func unheard(in section: String) -> [Letter] {
        let start = discussion.sections.first { $0.id == section }?.runs.first?.start ?? 0
        let heard = Set(
            discussion.utterances.filter { $0.section == section && $0.start >= start }.flatMap(\.speakers))
        return discussion.present.filter { !heard.contains(.participant($0)) }
    }

    /// Whom the guide wants to be asked first, in its order, each once; nobody where it is not known.
    ///
    /// Where hands were counted, nobody knows whose they were.
    package func calledOn(in section: GuideSection, at clock: Int64) -> [Letter] {
        guard !section.callOn.isEmpty else { return [] }
        let environment = environment(at: clock) { $0.letter.description }
        var letters: [Letter] = []
        for expression in section.callOn {
            guard !expression.references.contains(where: { discussion.polls[$0]?.current?.hands != nil }),
                case .person(let name)? = expression.evaluate(in: environment).value,
                let letter = Letter(name), !letters.contains(letter)
            else { continue }
            letters.append(letter)
        }
        return letters
    }

    /// What the group has come to: the first outcome of the guide that is true of all who took part.
    package var outcome: String? {
        guard !guide.groupOutcomes.isEmpty else { return nil }
        let environment = environment(at: clock.reading, cast: .tookPart)
        return guide.groupOutcomes.first { $0.condition.isTrue(in: environment) }?.id
    }

    /// Where the answers of somebody lead out of the group.
    package func ending(of letter: Letter) -> PersonalPath.Ending? { path(of: letter).end }
}

extension Expression {
    /// The outermost parts that are no mere comparison or constant.
    fileprivate func collectLooks(into found: inout [Expression]) {
        switch node {
        case .call, .name, .member, .element:
            if !found.contains(self) { found.append(self) }
        default:
            for child in children { child.collectLooks(into: &found) }
        }
    }
}
