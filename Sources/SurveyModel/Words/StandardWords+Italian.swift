extension StandardWords {
    static let italian = StandardWords(
        yes: "Sì", no: "No",
        missing: [
            .dontKnow: "non sa",
            .refused: "non risponde",
            .skipped: "saltata",
            .notAsked: "non chiesta",
            .notApplicable: "non applicabile",
        ],
        most: "Il più importante", least: "Il meno importante",
        nps: Rating(
            Phrase("Con quale probabilità consiglierebbe ", " a un amico o a un collega?"),
            ends: [
                0: "Per niente probabile",
                5: "Neutrale",
                10: "Estremamente probabile",
            ]),
        csat: Rating(
            Phrase("Nel complesso, qual è il Suo grado di soddisfazione per ", "?"),
            ends: [
                1: "Molto insoddisfatto/a",
                2: "Insoddisfatto/a",
                3: "Né soddisfatto/a né insoddisfatto/a",
                4: "Soddisfatto/a",
                5: "Molto soddisfatto/a",
            ]),
        ces: Rating(
            Phrase("In che misura è d’accordo: ", " mi ha permesso di risolvere facilmente la mia richiesta."),
            ends: [
                1: "Totalmente in disaccordo",
                2: "In disaccordo",
                3: "Piuttosto in disaccordo",
                4: "Né d’accordo né in disaccordo",
                5: "Piuttosto d’accordo",
                6: "D’accordo",
                7: "Totalmente d’accordo",
            ]),
        importance: Rating(
            Phrase("Quanto è importante per Lei poter ", "?"),
            ends: [
                1: "Per niente importante",
                2: "Abbastanza importante",
                3: "Importante",
                4: "Molto importante",
                5: "Estremamente importante",
            ]),
        satisfaction: Rating(
            Phrase("Qual è il Suo grado di soddisfazione per la possibilità di ", "?"),
            ends: [
                1: "Per niente soddisfatto/a",
                2: "Abbastanza soddisfatto/a",
                3: "Soddisfatto/a",
                4: "Molto soddisfatto/a",
                5: "Estremamente soddisfatto/a",
            ]),
        having: Phrase("Se avesse ", ", come si sentirebbe?"),
        lacking: Phrase("Se non avesse ", ", come si sentirebbe?"),
        feelings: [
            .like: "Mi piacerebbe",
            .mustBe: "Deve essere così",
            .neutral: "Mi è indifferente",
            .liveWith: "Potrei accettarlo",
            .dislike: "Non mi piacerebbe",
        ],
        prices: [
            .tooCheap: Phrase("A quale prezzo riterrebbe che ", " costi così poco da dubitare della qualità?"),
            .cheap: Phrase("A quale prezzo riterrebbe ", " un affare?"),
            .expensive: Phrase(
                "A partire da quale prezzo riterrebbe che ", " cominci a costare molto, tanto da doverci pensare?"),
            .tooExpensive: Phrase(
                "A partire da quale prezzo riterrebbe che ", " costi troppo per prendere in considerazione l’acquisto?"),
        ])
}
