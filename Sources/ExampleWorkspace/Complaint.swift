/// What customers write about one theme: the material from which tickets and answers are made.
struct Complaint: Sendable {
    let theme: String
    /// How likely an account of this kind has the need: free, team, enterprise.
    let likelihoods: (free: Double, team: Double, enterprise: Double)
    /// How often it is the reason to write.
    let weight: Double
    let subjects: [String]
    let bodies: [String]

    func likelihood(plan: String) -> Double {
        switch plan {
        case "free": likelihoods.free
        case "team": likelihoods.team
        default: likelihoods.enterprise
        }
    }

    static func named(_ theme: String) -> Complaint? { all.first { $0.theme == theme } }

    /// What it leads to, for any theme.
    static let consequences = [
        "My manager is asking every hour.", "We had to do it by hand last night.",
        "It has been like this since the update.", "Two colleagues see the same.", "Please advise.",
        "This is the third time I write about it.", "It is not urgent, but it is annoying.",
        "We present to the board on Thursday.", "I can send a screenshot.", "Could you call me back?",
        "Otherwise we like the product.", "Frankly, I am losing patience.", "",
    ]

    static let greetings = ["Hi,", "Hello,", "Hi there,", "Good morning,", "Dear support,", "Hey team,", "Moin,", ""]

    static let signatures = [
        "Anna", "Rahul", "Zoë", "Łukasz", "Mei 美", "José", "Ingrid", "Kwame", "Noor", "Søren", "Thomas", "Olu", "",
    ]

    /// Tickets that are about none of the themes.
    static let ordinary: [(subject: String, body: String)] = [
        ("Password reset", "I do not get the mail with the new password. I looked in the spam folder."),
        ("Invoice address", "We have moved. Please put the new address on the invoice."),
        ("Thank you", "The new charts are lovely, and the colours can be told apart at last."),
        ("Single sign-on", "Which fields does the certificate need? Our identity provider changed."),
        ("Holiday hours", "Is somebody on the phone between Christmas and New Year?"),
        ("Import of a CSV file", "The import says that row 17 has too many columns. Which separator do you want?"),
        ("Time zone", "Charts begin a day early since the clocks were changed. Which zone is used?"),
        ("New colleague", "Please send the introduction to our new colleague, she begins on Monday."),
        ("Cookie question", "Our lawyer would like to know which cookies the login page sets."),
    ]
}
