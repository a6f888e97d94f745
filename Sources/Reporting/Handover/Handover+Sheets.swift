internal import FeedbackModel
internal import RoadmapScoring
internal import SurveyModel
internal import Tabulation

/// Tables for spreadsheets: initiatives, what is known about each of their themes, and the words.
extension Handover {
    /// CSV files that a spreadsheet can be given as they are.
    package var sheets: [File] {
        tables.map { File($0.name + ".csv", .text(Self.spreadsheet($0.table))) }
    }

    /// The same as one workbook.
    package var workbook: File { File("roadmap.xlsx", .workbook(tables)) }

    private var tables: [File.Sheet] {
        [
            .init(name: "roadmap", table: initiatives), .init(name: "roadmap-themes", table: themes),
            .init(name: "roadmap-quotes", table: words),
        ]
    }

    private var initiatives: Table {
        Table(
            columns: [
                .init("key"), .init("initiative"), .init("title"), .init("kind"), .init("method"), .init("rank"),
                .init("score"), .init("low"), .init("high"), .init("chance_first_three"), .init("priority"),
                .init("quarter"), .init("due", brevity: .day), .init("teams"), .init("weeks_low"), .init("weeks_high"),
                .init("themes"), .init("needs"), .init("evidence_url"),
            ],
            rows: items.map { item in
                let (initiative, score) = (item.initiative, item.leading)
                let isCosted = !initiative.effort.isEmpty
                let isSure = score?.rank != nil && score?.method.knowsDoubt == true
                return [
                    .text(item.key), .text(initiative.id), .untrusted(initiative.title),
                    .text(initiative.kind.rawValue), Cell(score?.method.rawValue), Cell(score?.rank),
                    Cell(score?.score, fractionDigits: 4), Cell(score?.low, fractionDigits: 4),
                    Cell(score?.high, fractionDigits: 4), Cell(isSure ? score?.topThree : nil, fractionDigits: 4),
                    Cell(item.priority), Cell(item.quarter), Cell(item.due?.description),
                    .untrusted(item.teams.joined(separator: ", ")),
                    Cell(isCosted ? initiative.effort.reduce(0) { $0 + $1.low } : nil, fractionDigits: 2),
                    Cell(isCosted ? initiative.effort.reduce(0) { $0 + $1.high } : nil, fractionDigits: 2),
                    .untrusted(initiative.covers.map(\.theme).joined(separator: ", ")),
                    .text(initiative.needs.joined(separator: ", ")), Cell(untrusted: item.link),
                ]
            })
    }

    private var themes: Table {
        Table(
            columns: [
                .init("initiative"), .init("theme"), .init("coverage"), .init("asked_accounts"),
                .init("yes_accounts"), .init("share"), .init("share_low"), .init("share_high"), .init("severity"),
                .init("tickets"), .init("ticket_accounts"), .init("revenue"), .init("need"), .init("need_low"),
                .init("need_high"), .init("doubts"),
            ],
            rows: items.flatMap { item in
                item.initiative.covers.compactMap { coverage -> [Cell]? in
                    guard let known = item.estimates.first(where: { $0.theme == coverage.theme }) else { return nil }
                    return [
                        .text(item.initiative.id), .untrusted(coverage.theme),
                        .decimal(coverage.share, fractionDigits: 4), Cell(known.askedAccounts),
                        Cell(known.yesAccounts), Cell(known.shareValue, fractionDigits: 4),
                        Cell(known.interval?.lowerBound, fractionDigits: 4),
                        Cell(known.interval?.upperBound, fractionDigits: 4),
                        Cell(known.model?.severity ?? known.severity, fractionDigits: 4), Cell(known.tickets),
                        Cell(known.ticketAccounts), Cell(known.exposedRevenue, fractionDigits: 2),
                        Cell(known.need, fractionDigits: 4), Cell(known.model?.needLow, fractionDigits: 4),
                        Cell(known.model?.needHigh, fractionDigits: 4),
                        .text(EvidenceSentences.doubts(known).joined(separator: "; ")),
                    ]
                }
            })
    }

    private var words: Table {
        Table(
            columns: [
                .init("initiative"), .init("theme"), .init("words"), .init("fidelity"), .init("channel"),
                .init("account"), .init("account_name"), .init("day", brevity: .day), .init("place"),
            ],
            rows: items.flatMap { item in
                item.allQuotes.map { theme, quote in
                    [
                        .text(item.initiative.id), .untrusted(theme), .untrusted(quote.words),
                        .text(quote.fidelity.rawValue), .text(quote.channel.rawValue),
                        Cell(untrusted: namesAccounts ? quote.accountID : nil),
                        Cell(untrusted: namesAccounts ? quote.accountName : nil), .text(quote.day),
                        .untrusted(quote.place),
                    ]
                }
            })
    }
}
