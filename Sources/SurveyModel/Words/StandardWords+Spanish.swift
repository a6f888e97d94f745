extension StandardWords {
    static let spanish = StandardWords(
        yes: "Sí", no: "No",
        missing: [
            .dontKnow: "no sabe",
            .refused: "no contesta",
            .skipped: "omitida",
            .notAsked: "no preguntada",
            .notApplicable: "no procede",
        ],
        most: "Lo más importante", least: "Lo menos importante",
        nps: Rating(
            Phrase("¿Qué probabilidad hay de que recomiende ", " a un amigo o colega?"),
            ends: [
                0: "Nada probable",
                5: "Neutral",
                10: "Extremadamente probable",
            ]),
        csat: Rating(
            Phrase("En general, ¿cuál es su grado de satisfacción con ", "?"),
            ends: [
                1: "Muy insatisfecho/a",
                2: "Insatisfecho/a",
                3: "Ni satisfecho/a ni insatisfecho/a",
                4: "Satisfecho/a",
                5: "Muy satisfecho/a",
            ]),
        ces: Rating(
            Phrase("Indique en qué medida está de acuerdo: ", " me facilitó resolver mi asunto."),
            ends: [
                1: "Totalmente en desacuerdo",
                2: "En desacuerdo",
                3: "Algo en desacuerdo",
                4: "Ni de acuerdo ni en desacuerdo",
                5: "Algo de acuerdo",
                6: "De acuerdo",
                7: "Totalmente de acuerdo",
            ]),
        importance: Rating(
            Phrase("¿Qué importancia tiene para usted poder ", "?"),
            ends: [
                1: "Nada importante",
                2: "Algo importante",
                3: "Importante",
                4: "Muy importante",
                5: "Extremadamente importante",
            ]),
        satisfaction: Rating(
            Phrase("¿Cuál es su grado de satisfacción con su capacidad para ", "?"),
            ends: [
                1: "Nada satisfecho/a",
                2: "Algo satisfecho/a",
                3: "Satisfecho/a",
                4: "Muy satisfecho/a",
                5: "Extremadamente satisfecho/a",
            ]),
        having: Phrase("Si tuviera ", ", ¿cómo se sentiría?"),
        lacking: Phrase("Si no tuviera ", ", ¿cómo se sentiría?"),
        feelings: [
            .like: "Me gustaría",
            .mustBe: "Debe ser así",
            .neutral: "Me da igual",
            .liveWith: "Podría aceptarlo",
            .dislike: "Me disgustaría",
        ],
        prices: [
            .tooCheap: Phrase("¿A qué precio le parecería que ", " cuesta tan poco que dudaría de su calidad?"),
            .cheap: Phrase("¿A qué precio le parecería ", " una buena compra?"),
            .expensive: Phrase(
                "¿A partir de qué precio le parecería que ", " cuesta mucho, de modo que tendría que pensárselo?"),
            .tooExpensive: Phrase(
                "¿A partir de qué precio le parecería que ", " cuesta tanto que descartaría la compra?"),
        ])
}
