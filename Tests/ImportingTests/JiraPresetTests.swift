import FeedbackModel
import Testing

@testable import Importing

/// Jira's CSV in the languages of whoever exports it.
struct JiraPresetTests {
    private struct Language {
        var header: String
        var status: String
        var priority: String
        var created: String
    }

    private let languages = [
        Language(
            header: "Summary,Issue key,Issue id,Status,Priority,Assignee,Reporter,Reporter Id,Created,Updated,Resolved,"
                + "Labels,Labels,Description,Status Category,Comment",
            status: "Done", priority: "High", created: "05/Dec/25 9:26 AM"),
        Language(
            header: "Resumen,Clave de incidencia,ID de la incidencia,Estado,Prioridad,Persona asignada,Informador,"
                + "Id. de informador,Creada,Actualizada,Resuelta,Etiquetas,Etiquetas,Descripción,Categoría de estado,"
                + "Comentario",
            status: "Listo", priority: "Alta", created: "05/dic/25 9:26 AM"),
        Language(
            header: "Zusammenfassung,Vorgangsschlüssel,Vorgangs-ID,Status,Priorität,Zugewiesene Person,Autor,Autor-ID,"
                + "Erstellt,Aktualisiert,Erledigt,Stichwörter,Stichwörter,Beschreibung,Statuskategorie,Kommentar",
            status: "Fertig", priority: "Hoch", created: "05/Dez/25 9:26 AM"),
    ]

    // Nobody's name is kept, in whatever language its column is called so.
    @Test func aHeaderInAnotherLanguageFillsTheSameFields() throws {
        var tickets: [Ticket] = []
        for language in languages {
            let row =
                "Export,T-1,10,x,\(language.priority),Bo Berg,Ann Ruiz,712020:b0,\(language.created),\(language.created),"
                + "\(language.created),big,red,It stops,\(language.status),\(language.created);712020:b0;Still"
            let text = "\(language.header)\n\(row)\n"
            let shape = try FileShape(of: source(Array(text.utf8)))
            #expect(Preset.fitting(shape, kind: nil).map(\.preset.name) == ["jira-csv"])
            var mapping = try preset("jira-csv")
            mapping.dates.zone = .fixed(0)
            let (report, sink) = try imported(text, by: mapping)
            #expect((report.failures, report.unknownValues) == ([], []))
            var ticket = try #require(sink.tickets["jira:T-1"])
            #expect(ticket.unmapped?.contains("Ruiz") == false && ticket.unmapped?.contains("Berg") == false)
            // What is kept beside the fields has the column's own name.
            ticket.unmapped = nil
            tickets.append(ticket)
        }
        let english = try #require(tickets.first)
        #expect((english.status, english.priority, english.tags) == ("solved", "high", ["big", "red"]))
        // date -u -d '5 Dec 2025 9:26' +%s
        let time: Int64 = 1_764_926_760
        #expect((english.createdAt, english.updatedAt, english.solvedAt) == (time, time, time))
        #expect(english.comments.map(\.speaker) == [.customer])
        #expect(tickets.allSatisfy { $0 == english }, "\(tickets)")
    }

    @Test func aHeaderAloneSaysThatThereAreNoRows() throws {
        var mapping = try preset("jira-csv")
        mapping.dates.zone = .fixed(0)
        for text in [languages[1].header + "\n", languages[1].header] {
            let (report, _) = try imported(text, by: mapping)
            #expect(report.read == 0)
            #expect(report.notes.contains("the file has a header and no rows: there was nothing to import"))
        }
    }
}
