extension StandardWords {
    static let french = StandardWords(
        yes: "Oui", no: "Non",
        missing: [
            .dontKnow: "ne sait pas",
            .refused: "refus de répondre",
            .skipped: "passée",
            .notAsked: "non posée",
            .notApplicable: "sans objet",
        ],
        most: "Le plus important", least: "Le moins important",
        nps: Rating(
            Phrase("Quelle est la probabilité que vous recommandiez ", " à un ami ou à un collègue\u{A0}?"),
            ends: [
                0: "Pas du tout probable",
                5: "Neutre",
                10: "Extrêmement probable",
            ]),
        csat: Rating(
            Phrase("Quel est, globalement, votre degré de satisfaction concernant ", "\u{A0}?"),
            ends: [
                1: "Très insatisfait(e)",
                2: "Insatisfait(e)",
                3: "Ni satisfait(e) ni insatisfait(e)",
                4: "Satisfait(e)",
                5: "Très satisfait(e)",
            ]),
        ces: Rating(
            Phrase("Dans quelle mesure êtes-vous d’accord\u{A0}: ", " m’a permis de régler facilement ma demande."),
            ends: [
                1: "Pas du tout d’accord",
                2: "Pas d’accord",
                3: "Plutôt pas d’accord",
                4: "Ni d’accord ni pas d’accord",
                5: "Plutôt d’accord",
                6: "D’accord",
                7: "Tout à fait d’accord",
            ]),
        importance: Rating(
            Phrase("Dans quelle mesure est-il important pour vous de pouvoir ", "\u{A0}?"),
            ends: [
                1: "Pas du tout important",
                2: "Un peu important",
                3: "Important",
                4: "Très important",
                5: "Extrêmement important",
            ]),
        satisfaction: Rating(
            Phrase("Dans quelle mesure êtes-vous satisfait(e) de pouvoir ", "\u{A0}?"),
            ends: [
                1: "Pas du tout satisfait(e)",
                2: "Un peu satisfait(e)",
                3: "Satisfait(e)",
                4: "Très satisfait(e)",
                5: "Extrêmement satisfait(e)",
            ]),
        having: Phrase("Si vous aviez ", ", que ressentiriez-vous\u{A0}?"),
        lacking: Phrase("Si vous n’aviez pas ", ", que ressentiriez-vous\u{A0}?"),
        feelings: [
            .like: "Cela me plairait",
            .mustBe: "Cela doit être ainsi",
            .neutral: "Cela m’est égal",
            .liveWith: "Je m’en accommoderais",
            .dislike: "Cela me déplairait",
        ],
        prices: [
            .tooCheap: Phrase(
                "À quel prix considéreriez-vous ", " comme trop bon marché pour être de bonne qualité\u{A0}?"),
            .cheap: Phrase("À quel prix considéreriez-vous ", " comme une bonne affaire\u{A0}?"),
            .expensive: Phrase("À partir de quel prix commenceriez-vous à hésiter à acheter ", "\u{A0}?"),
            .tooExpensive: Phrase("À partir de quel prix renonceriez-vous à acheter ", "\u{A0}?"),
        ])
}
