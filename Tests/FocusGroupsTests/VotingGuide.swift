import SurveyModel
import SurveyYAML
import Testing

/// A guide that asks every person, and goes on by what they answered.
func votingGuide() throws -> Survey {
    let yaml = """
        survey: voting
        title: Voting
        mode: group
        lists: {pain: [export, speed, sharing]}
        stimuli: {mock_a: {label: Version A}, mock_b: {label: Version B}, mock_c: {label: Version C}}
        sections:
          - welcome: 5 min
            kind: opening
            ask: Who are you?
            turns: round_robin
            each:
              - notes_ok: yes_no
                text: May we take notes?
                go:
                  - if: notes_ok = 'no'
                    end: leaves
          - cards: 5 min
            kind: exercise
            each:
              - worst: rank(pain)
                text: Which is worst?
                private: true
              - mood: scale(1..5)
                text: How was the week?
                missing: none
          - talk: 15 min
            kind: key
            show: [worst]
            ask: You put ${label(top(worst)) ?? 'several things'} first. Why?
            call_on:
              - highest(worst, 'sharing')
              - quietest()
            must_cover: [exports]
            each:
              - pick: choice(mock_a, mock_b, neither)
                text: Which one?
            follow_up:
              - if: share(pick = 'neither') >= 0.5
                ask: Most took neither. Why?
              - if: mean(people.mood) > 3
                ask: What went well?
          - apart: 8 min
            kind: key
            if: agreement(pick) < 0.6
            ask: You are not of one mind. What would you need to know?
          - shown: 5 min
            kind: key
            show: [mock_a, mock_b, mock_c]
            shuffle: by_session
            ask: What do you see?
          - close: 5 min
            kind: ending
            read_back: 3
            ask: What did we miss?
        outcomes:
          held: count(people) >= 3
          thin: count(people) < 3
        """
    let (survey, diagnostics) = SurveyParser.parse(yaml, file: "voting.yaml")
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    return try #require(survey)
}
