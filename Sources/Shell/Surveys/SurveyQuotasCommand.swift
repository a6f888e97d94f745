package import ArgumentParser
internal import Interviewing
internal import Journal
internal import Storage
internal import SurveyModel
internal import Tabulation

/// `survey quotas SURVEY`: how far each quota is filled, and who holds a place.
package struct SurveyQuotasCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "quotas", abstract: "Show how far the quotas of a survey are filled.",
        discussion: """
            A session counts once it has ended as complete. Before that it holds a place from the answer on that puts it \
            into the quota: until it ends otherwise, an answer takes it out again, or 24 hours have passed without a line \
            of it. Of two at the last place, the one whose answer is stored first has it.

            Examples:
              canvass survey quotas churn-followup
              canvass survey quotas churn-followup --held

            Columns: quota, limit, counted, held (places of sessions that have not ended), left, condition, ends_as. With \
            --held one row for each place that is held: quota, session, until. Exits 65 when the survey has mistakes, and 66 \
            when there is none of that name.
            """)

    @Argument(help: "The survey.") package var survey: String
    @Flag(help: "List the sessions that hold a place.") package var held = false
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let definition = try Definitions.survey(named: survey, in: session).survey
        try QuotaPlaces.settle(definition, in: session)
        let places = try session.store().places(of: definition.id, at: session.surroundings.now())
        session.show(held ? Self.holders(places) : Self.counts(places, of: definition), output)
        if definition.quotas.isEmpty { session.output.tell("'\(survey)' has no quotas") }
    }

    private static func counts(_ places: [QuotaPlace], of survey: Survey) -> Table {
        var table = Table(columns: [
            .init("quota"), .init("limit", alignment: .trailing), .init("counted", alignment: .trailing),
            .init("held", alignment: .trailing), .init("left", alignment: .trailing), .init("condition", priority: 1),
            .init("ends_as", title: "ends as", priority: 2),
        ])
        for quota in survey.quotas {
            let taken = places.filter { $0.quota == quota.id }
            let counted = taken.count { $0.until == nil }
            table.rows.append([
                .untrusted(quota.id), .integer(quota.limit), .integer(counted), .integer(taken.count - counted),
                .integer(max(0, quota.limit - taken.count)), .untrusted(quota.condition.description),
                .untrusted(quota.outcome),
            ])
        }
        return table
    }

    private static func holders(_ places: [QuotaPlace]) -> Table {
        Table(
            columns: [.init("quota"), .init("session", brevity: .identifier), .init("until", brevity: .minute)],
            rows: places.compactMap { place in
                place.until.map {
                    [.untrusted(place.quota), .text(place.session.text), .text(TimeText.utc(milliseconds: $0))]
                }
            })
    }
}
