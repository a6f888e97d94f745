extension StandardWords {
    static let english = StandardWords(
        yes: "Yes", no: "No",
        missing: [
            .dontKnow: "not known",
            .refused: "refused",
            .skipped: "skipped",
            .notAsked: "not asked",
            .notApplicable: "not applicable",
        ],
        most: "Most important", least: "Least important",
        nps: Rating(
            Phrase("How likely is it that you would recommend ", " to a friend or colleague?"),
            ends: [
                0: "Not at all likely",
                5: "Neutral",
                10: "Extremely likely",
            ]),
        csat: Rating(
            Phrase("Overall, how satisfied are you with ", "?"),
            ends: [
                1: "Very dissatisfied",
                2: "Dissatisfied",
                3: "Neither satisfied nor dissatisfied",
                4: "Satisfied",
                5: "Very satisfied",
            ]),
        ces: Rating(
            Phrase("How far do you agree: ", " made it easy for me to handle my issue."),
            ends: [
                1: "Strongly disagree",
                2: "Disagree",
                3: "Somewhat disagree",
                4: "Neither agree nor disagree",
                5: "Somewhat agree",
                6: "Agree",
                7: "Strongly agree",
            ]),
        importance: Rating(
            Phrase("How important is it to you that you are able to ", "?"),
            ends: [
                1: "Not at all important",
                2: "Somewhat important",
                3: "Important",
                4: "Very important",
                5: "Extremely important",
            ]),
        satisfaction: Rating(
            Phrase("How satisfied are you with your ability to ", "?"),
            ends: [
                1: "Not at all satisfied",
                2: "Somewhat satisfied",
                3: "Satisfied",
                4: "Very satisfied",
                5: "Extremely satisfied",
            ]),
        having: Phrase("If you had ", ", how would you feel?"),
        lacking: Phrase("If you did not have ", ", how would you feel?"),
        feelings: [
            .like: "I like it that way",
            .mustBe: "It must be that way",
            .neutral: "I am neutral",
            .liveWith: "I can live with it that way",
            .dislike: "I dislike it that way",
        ],
        prices: [
            .tooCheap: Phrase(
                "At what price would you consider ",
                " to be priced so low that you would feel its quality could not be very good?"),
            .cheap: Phrase("At what price would you consider ", " to be a bargain: a great buy for the money?"),
            .expensive: Phrase(
                "At what price would you consider ",
                " to be starting to get expensive, so that you would have to give it some thought?"),
            .tooExpensive: Phrase(
                "At what price would you consider ", " to be so expensive that you would not consider buying it?"),
        ])
}
