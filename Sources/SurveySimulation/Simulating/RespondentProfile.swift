/// How a simulated respondent behaves: rates are for each question, as shares of 1.
package struct RespondentProfile: Hashable, Sendable {
    package var name: String
    /// How often they refuse, do not know, and pass over, where the question allows it.
    package var refuses: Double
    package var doesNotKnow: Double
    package var skips: Double
    /// How often they go back and answer something anew.
    package var changes: Double
    /// How often they break off.
    package var quits: Double
    /// What their reading and answering takes, as a multiple of the usual time.
    package var pace: Double
    /// How often they take the first answer there is, without reading.
    package var straightlines: Double
    /// How often they say words where words are wanted.
    package var talks: Double

    package init(
        _ name: String, refuses: Double = 0.02, doesNotKnow: Double = 0.03, skips: Double = 0.02,
        changes: Double = 0.02, quits: Double = 0.002, pace: Double = 1, straightlines: Double = 0,
        talks: Double = 0.8
    ) {
        self.name = name
        self.refuses = refuses
        self.doesNotKnow = doesNotKnow
        self.skips = skips
        self.changes = changes
        self.quits = quits
        self.pace = pace
        self.straightlines = straightlines
        self.talks = talks
    }

    /// All of them; the rates are ours, chosen so that every kind of path is walked, and no findings about people.
    package static let all = [
        RespondentProfile("steady"),
        RespondentProfile("speedy", pace: 0.4, straightlines: 0.6, talks: 0.1),
        RespondentProfile("refuser", refuses: 0.4, doesNotKnow: 0.1, skips: 0.1, talks: 0.2),
        RespondentProfile("unsure", doesNotKnow: 0.4, pace: 1.4),
        RespondentProfile("changer", changes: 0.25, pace: 1.2),
        RespondentProfile("quitter", quits: 0.1, talks: 0.4),
    ]
}
