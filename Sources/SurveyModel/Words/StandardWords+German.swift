extension StandardWords {
    static let german = StandardWords(
        yes: "Ja", no: "Nein",
        missing: [
            .dontKnow: "weiß nicht",
            .refused: "keine Angabe",
            .skipped: "übersprungen",
            .notAsked: "nicht gefragt",
            .notApplicable: "trifft nicht zu",
        ],
        most: "Am wichtigsten", least: "Am unwichtigsten",
        nps: Rating(
            Phrase("Wie wahrscheinlich ist es, dass Sie ", " einem Freund oder Kollegen weiterempfehlen?"),
            ends: [
                0: "Überhaupt nicht wahrscheinlich",
                5: "Neutral",
                10: "Äußerst wahrscheinlich",
            ]),
        csat: Rating(
            Phrase("Wie zufrieden sind Sie insgesamt mit ", "?"),
            ends: [
                1: "Sehr unzufrieden",
                2: "Unzufrieden",
                3: "Weder zufrieden noch unzufrieden",
                4: "Zufrieden",
                5: "Sehr zufrieden",
            ]),
        ces: Rating(
            Phrase("Wie sehr stimmen Sie zu: ", " hat es mir leicht gemacht, mein Anliegen zu erledigen."),
            ends: [
                1: "Stimme überhaupt nicht zu",
                2: "Stimme nicht zu",
                3: "Stimme eher nicht zu",
                4: "Weder noch",
                5: "Stimme eher zu",
                6: "Stimme zu",
                7: "Stimme voll und ganz zu",
            ]),
        importance: Rating(
            Phrase("Wie wichtig ist es Ihnen, ", " zu können?"),
            ends: [
                1: "Überhaupt nicht wichtig",
                2: "Etwas wichtig",
                3: "Wichtig",
                4: "Sehr wichtig",
                5: "Äußerst wichtig",
            ]),
        satisfaction: Rating(
            Phrase("Wie zufrieden sind Sie damit, wie gut Sie ", " können?"),
            ends: [
                1: "Überhaupt nicht zufrieden",
                2: "Etwas zufrieden",
                3: "Zufrieden",
                4: "Sehr zufrieden",
                5: "Äußerst zufrieden",
            ]),
        having: Phrase("Wie würden Sie sich fühlen, wenn Sie ", " hätten?"),
        lacking: Phrase("Wie würden Sie sich fühlen, wenn Sie ", " nicht hätten?"),
        feelings: [
            .like: "Das würde mich sehr freuen",
            .mustBe: "Das setze ich voraus",
            .neutral: "Das ist mir egal",
            .liveWith: "Das könnte ich in Kauf nehmen",
            .dislike: "Das würde mich sehr stören",
        ],
        prices: [
            .tooCheap: Phrase("Bei welchem Preis wäre ", " so billig, dass Sie an der Qualität zweifeln würden?"),
            .cheap: Phrase("Bei welchem Preis wäre ", " günstig: viel Leistung für das Geld?"),
            .expensive: Phrase("Ab welchem Preis würde ", " teuer werden, sodass Sie darüber nachdenken müssten?"),
            .tooExpensive: Phrase(
                "Ab welchem Preis wäre ", " so teuer, dass ein Kauf für Sie nicht mehr infrage käme?"),
        ])
}
