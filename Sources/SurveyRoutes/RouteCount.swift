package import SurveyModel

/// How many ways lead through a survey, and how long the shortest and the longest take.
///
/// A route is a sequence of questions that somebody is asked. Two respondents who are asked the same questions take the
/// same route, whatever they answer. A repeat counts as one round.
package struct RouteCount: Hashable, Sendable {
    /// How sure the number is.
    package enum Certainty: String, Hashable, Sendable {
        case exact
        /// The search was stopped, or conditions were tried on some numbers only: there are at least so many.
        case atLeast = "at_least"
        /// Some conditions could not be tried and were taken as true and as false: there are at most so many.
        case atMost = "at_most"
        /// Both.
        case about
    }

    package struct Route: Hashable, Sendable {
        /// In the order in which they are asked.
        package var questions: [String]
        package var seconds: Int
        package var outcome: String
    }

    package var count: UInt64
    package var certainty: Certainty
    /// Whether there are more routes than were looked at.
    package var isStopped: Bool
    /// The one that takes the least time; `nil` where the search was stopped.
    package var shortest: Route?
    package var longest: Route?
    /// Conditions that were taken as true and as false, by the name of their question.
    package var untried: [String]

    /// Counts the routes.
    ///
    /// - Parameters:
    ///   - survey: A survey without mistakes; of a guide, every section is visited.
    ///   - effort: How many combinations of answers are looked at before the search is stopped.
    package init(_ survey: Survey, effort: Int = 400_000) {
        guard survey.mode != .group else {
            let route = Route(
                questions: survey.sections.map(\.id), seconds: survey.sections.reduce(0) { $0 + $1.minutes * 60 },
                outcome: "complete")
            (count, certainty, isStopped) = (1, .exact, false)
            (shortest, longest, untried) = (route, route, [])
            return
        }
        var search = RouteSearch(survey, effort: effort)
        search.run()
        count = search.total
        isStopped = search.isStopped
        shortest = search.isStopped ? nil : search.shortest
        longest = search.isStopped ? nil : search.longest
        untried = search.untried.sorted()
        let isLow = search.isStopped || search.isSampled || count == .max
        certainty = untried.isEmpty ? (isLow ? .atLeast : .exact) : (isLow ? .about : .atMost)
    }
}
