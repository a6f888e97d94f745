package import ArgumentParser
package import SurveyRoutes

extension RouteGraph.Form: ExpressibleByArgument {}

package struct SurveyGraphCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "graph", abstract: "Draw the ways through a survey.",
        discussion: """
            A box for everything that is asked, in order, and an arrow for every jump. What is asked only under a condition has \
            a dashed or slanted box, in parentheses in ASCII, with the condition in it; otherwise it is passed over. \
            Calculations are left out.

            Examples:
              canvass survey graph churn-followup
              canvass survey graph churn-followup --form dot | dot -Tsvg > churn.svg

            Exits 65 when the survey has mistakes, and 66 when there is none of that name.
            """)

    @Argument(help: "The survey or guide.") package var survey: String
    @Option(help: "dot (Graphviz), mermaid or ascii.") package var form = RouteGraph.Form.ascii

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let definition = try Definitions.survey(named: survey, in: session)
        session.show(RouteGraph(definition.survey).text(as: form))
    }
}
