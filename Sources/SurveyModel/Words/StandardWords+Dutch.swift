extension StandardWords {
    static let dutch = StandardWords(
        yes: "Ja", no: "Nee",
        missing: [
            .dontKnow: "weet niet",
            .refused: "wil niet zeggen",
            .skipped: "overgeslagen",
            .notAsked: "niet gevraagd",
            .notApplicable: "niet van toepassing",
        ],
        most: "Belangrijkst", least: "Minst belangrijk",
        nps: Rating(
            Phrase("Hoe waarschijnlijk is het dat u ", " zou aanbevelen bij een vriend of collega?"),
            ends: [
                0: "Helemaal niet waarschijnlijk",
                5: "Neutraal",
                10: "Uiterst waarschijnlijk",
            ]),
        csat: Rating(
            Phrase("Hoe tevreden bent u over het geheel genomen met ", "?"),
            ends: [
                1: "Zeer ontevreden",
                2: "Ontevreden",
                3: "Niet tevreden en niet ontevreden",
                4: "Tevreden",
                5: "Zeer tevreden",
            ]),
        ces: Rating(
            Phrase("In hoeverre bent u het ermee eens: ", " maakte het mij gemakkelijk om mijn vraag op te lossen."),
            ends: [
                1: "Helemaal mee oneens",
                2: "Mee oneens",
                3: "Enigszins mee oneens",
                4: "Niet mee eens en niet mee oneens",
                5: "Enigszins mee eens",
                6: "Mee eens",
                7: "Helemaal mee eens",
            ]),
        importance: Rating(
            Phrase("Hoe belangrijk is het voor u dat u ", " kunt?"),
            ends: [
                1: "Helemaal niet belangrijk",
                2: "Enigszins belangrijk",
                3: "Belangrijk",
                4: "Zeer belangrijk",
                5: "Uiterst belangrijk",
            ]),
        satisfaction: Rating(
            Phrase("Hoe tevreden bent u over hoe goed u ", " kunt?"),
            ends: [
                1: "Helemaal niet tevreden",
                2: "Enigszins tevreden",
                3: "Tevreden",
                4: "Zeer tevreden",
                5: "Uiterst tevreden",
            ]),
        having: Phrase("Als u ", " had, hoe zou u zich dan voelen?"),
        lacking: Phrase("Als u ", " niet had, hoe zou u zich dan voelen?"),
        feelings: [
            .like: "Dat zou ik fijn vinden",
            .mustBe: "Dat hoort zo",
            .neutral: "Dat is mij om het even",
            .liveWith: "Daar kan ik mee leven",
            .dislike: "Dat zou ik vervelend vinden",
        ],
        prices: [
            .tooCheap: Phrase("Bij welke prijs zou u ", " zo goedkoop vinden dat u aan de kwaliteit twijfelt?"),
            .cheap: Phrase("Bij welke prijs zou u ", " een koopje vinden?"),
            .expensive: Phrase(
                "Vanaf welke prijs zou u ", " duur beginnen te vinden, zodat u er goed over moet nadenken?"),
            .tooExpensive: Phrase("Vanaf welke prijs zou u ", " zo duur vinden dat u het niet zou kopen?"),
        ])
}
