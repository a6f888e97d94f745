import SurveyModel
import SurveyRoutes
import Testing

@Suite struct AnsweringTimeTests {
    // Reading aloud is slower than reading, and a calculation takes nobody's time.
    @Test func whoReadsAloudTakesLonger() {
        let question = Question(id: "a", kind: .yesNo(.yesNo), text: Template(String(repeating: "word ", count: 60)))
        #expect(AnsweringTime.seconds(question, in: .self) == 19)
        #expect(AnsweringTime.seconds(question, in: .interviewer) == 23)
    }
}
