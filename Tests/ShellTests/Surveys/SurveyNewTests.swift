import Shell
import SurveyModel
import SurveyYAML
import Testing

/// Beginning a survey, and the schema for editors.
@MainActor
@Suite struct SurveyNewTests {
    // What the program writes itself must not be the first thing that it finds fault with.
    @Test(arguments: SurveyStarter.Kind.allCases)
    func whatNewWritesHasNoMistakesAndNoAdvice(_ kind: SurveyStarter.Kind) {
        let text = SurveyStarter.text(kind, name: "spring-check", title: "What's \"new\": # 3?")
        let (survey, found) = SurveyParser.parse(text, file: "n.yaml")
        #expect(found == [])
        #expect(survey?.title == "What's \"new\": # 3?")
    }

    @Test func aSurveyIsWrittenOnceAndOnlyUnderAName() {
        let shown = TypedSession(files: ["surveys/canvass.yaml": "workspace: w\n"]).run(
            "survey new spring-check --kind self", "survey new spring-check", "survey new ../x", "survey new themes",
            "survey list")
        #expect(shown.contains("surveys/spring-check.yaml\n"), "\(shown)")
        #expect(shown.contains("surveys/spring-check.yaml is already there"), "\(shown)")
        #expect(shown.contains("'../x' cannot be the name of a survey"), "\(shown)")
        #expect(shown.contains("'themes' cannot be the name of a survey"), "\(shown)")
        #expect(shown.contains("spring-check\tself\tspring check\t1\t3\t0\t0"), "\(shown)")
    }
}
