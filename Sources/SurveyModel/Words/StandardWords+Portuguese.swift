extension StandardWords {
    static let portuguese = StandardWords(
        yes: "Sim", no: "Não",
        missing: [
            .dontKnow: "não sabe",
            .refused: "não responde",
            .skipped: "omitida",
            .notAsked: "não perguntada",
            .notApplicable: "não se aplica",
        ],
        most: "Mais importante", least: "Menos importante",
        nps: Rating(
            Phrase("Qual é a probabilidade de recomendar ", " a um amigo ou colega?"),
            ends: [
                0: "Nada provável",
                5: "Neutro",
                10: "Extremamente provável",
            ]),
        csat: Rating(
            Phrase("De modo geral, qual é o seu grau de satisfação com ", "?"),
            ends: [
                1: "Muito insatisfeito(a)",
                2: "Insatisfeito(a)",
                3: "Nem satisfeito(a) nem insatisfeito(a)",
                4: "Satisfeito(a)",
                5: "Muito satisfeito(a)",
            ]),
        ces: Rating(
            Phrase("Em que medida concorda: ", " facilitou a resolução do meu problema."),
            ends: [
                1: "Discordo totalmente",
                2: "Discordo",
                3: "Discordo em parte",
                4: "Não concordo nem discordo",
                5: "Concordo em parte",
                6: "Concordo",
                7: "Concordo totalmente",
            ]),
        importance: Rating(
            Phrase("Qual é para si a importância de poder ", "?"),
            ends: [
                1: "Nada importante",
                2: "Um pouco importante",
                3: "Importante",
                4: "Muito importante",
                5: "Extremamente importante",
            ]),
        satisfaction: Rating(
            Phrase("Qual é o seu grau de satisfação com a sua capacidade de ", "?"),
            ends: [
                1: "Nada satisfeito(a)",
                2: "Um pouco satisfeito(a)",
                3: "Satisfeito(a)",
                4: "Muito satisfeito(a)",
                5: "Extremamente satisfeito(a)",
            ]),
        having: Phrase("Se tivesse ", ", como se sentiria?"),
        lacking: Phrase("Se não tivesse ", ", como se sentiria?"),
        feelings: [
            .like: "Eu gostaria",
            .mustBe: "Tem de ser assim",
            .neutral: "É indiferente",
            .liveWith: "Eu aceitaria",
            .dislike: "Eu não gostaria",
        ],
        prices: [
            .tooCheap: Phrase("A que preço acharia que ", " custa tão pouco que duvidaria da qualidade?"),
            .cheap: Phrase("A que preço acharia ", " um bom negócio?"),
            .expensive: Phrase("A partir de que preço acharia que ", " custa muito, a ponto de pensar duas vezes?"),
            .tooExpensive: Phrase("A partir de que preço acharia que ", " custa tanto que não consideraria a compra?"),
        ])
}
