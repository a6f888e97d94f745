extension Complaint {
    /// Every theme of `surveys/themes.yaml`, in its order.
    static let all: [Complaint] = product + people

    private static let product: [Complaint] = [
        Complaint(
            theme: "export_timeout", likelihoods: (0.15, 0.4, 0.7), weight: 3,
            subjects: ["Export again", "CSV export", "Cannot get my data out", "URGENT: export"],
            bodies: [
                "The CSV export just spins and then nothing.", "Our nightly export failed four times this week.",
                "The export timed out after ten minutes, and there is no file.",
                "The file came at last, but there are missing rows at the end.",
                "I cannot download the report for the auditors; the bar stops at 80 %.",
                "Big exports fail, small ones work.",
            ]),
        Complaint(
            theme: "wrong_totals", likelihoods: (0.1, 0.2, 0.25), weight: 1,
            subjects: ["Numbers differ", "Total in the sales report", "412 or 415?"],
            bodies: [
                "The total is wrong: it says 412, and I count 415.", "The totals do not match our ledger since May.",
                "Revenue by region does not add up to the sum below it.",
                "The numbers differ between the chart and the table under it.",
            ]),
        Complaint(
            theme: "schedule_missed", likelihoods: (0.05, 0.25, 0.4), weight: 1.5,
            subjects: ["Monday report", "Scheduled report missing", "No mail today"],
            bodies: [
                "The scheduled report did not arrive on Monday.", "The 7 o'clock mail never arrived.",
                "Our scheduled reports stopped when Peter went on leave.",
                "The weekly mail arrives late, after the meeting that it is for.",
            ]),
        Complaint(
            theme: "slow_reports", likelihoods: (0.2, 0.4, 0.55), weight: 2.5,
            subjects: ["Slow", "Report takes for ever", "Dashboard"],
            bodies: [
                "The stock report takes minutes to load.", "Everybody is waiting for the report, every morning.",
                "The dashboard is slow since we added the second year.", "It loads slowly from our Lisbon office.",
                "Slow reports again. Twenty people and one coffee machine.",
            ]),
        Complaint(
            theme: "filters_get_lost", likelihoods: (0.25, 0.3, 0.3), weight: 1.2,
            subjects: ["Filters", "My selection is gone", "Region filter"],
            bodies: [
                "The filter resets whenever I go back.", "I lost my filters again, all eleven of them.",
                "I must set the filters again for each tab.", "Filters reset after a minute without a click.",
            ]),
        Complaint(
            theme: "sharing_permissions", likelihoods: (0.2, 0.35, 0.45), weight: 1.4,
            subjects: ["Sharing", "Who sees this?", "Permission"],
            bodies: [
                "Who can see a report in a shared folder?", "How do I share one page and not the salaries on the next?",
                "She gets 'permission denied', and I am the owner.",
                "I would share a report with our partner, but I cannot tell what they would see.",
            ]),
        Complaint(
            theme: "metric_definitions", likelihoods: (0.2, 0.2, 0.15), weight: 0.6,
            subjects: ["Question about a number", "Active users"],
            bodies: [
                "What does this number mean: 'net movement'?", "The churn rate: how is it calculated?",
                "Is there a definition of active customers anywhere?",
            ]),
        Complaint(
            theme: "month_end_close", likelihoods: (0.02, 0.2, 0.45), weight: 1.2,
            subjects: ["Month end", "Before Friday, please", "Closing"],
            bodies: [
                "At month end nobody can wait; closing the books hangs on this one file.",
                "Every quarter end the same: we run the reports at night to have them at all.",
                "We are closing the books and need the ledger report today.",
            ]),
        Complaint(
            theme: "client_facing", likelihoods: (0.05, 0.15, 0.2), weight: 0.6,
            subjects: ["Our logo", "Reports for clients"],
            bodies: [
                "Can the PDF carry our own logo?", "We send to our clients every week, and they see your name on it.",
                "Is there a white label version?",
            ]),
    ]

    private static let people: [Complaint] = [
        Complaint(
            theme: "bulk_edit", likelihoods: (0.05, 0.2, 0.35), weight: 0.8,
            subjects: ["Changing many reports", "New owner for 90 reports"],
            bodies: [
                "I changed the owner of 90 reports one by one.", "Is there a bulk edit for the colours?",
                "Why can I not select all reports and move them?",
            ]),
        Complaint(
            theme: "dark_mode", likelihoods: (0.15, 0.1, 0.05), weight: 0.3,
            subjects: ["Dark mode", "Eyes"],
            bodies: [
                "Please give us a dark mode.", "The white background hurts at night.",
                "A dark theme would be lovely for the control room.",
            ]),
        Complaint(
            theme: "alerts", likelihoods: (0.05, 0.2, 0.25), weight: 0.8,
            subjects: ["Alerts", "Tell me when stock is low"],
            bodies: [
                "Can it alert me when stock falls under 50?", "Please notify me when the rate leaves its range.",
                "We need a threshold on returns, and a mail when it is crossed.",
            ]),
        Complaint(
            theme: "cheaper_rival", likelihoods: (0.05, 0.15, 0.08), weight: 0.5,
            subjects: ["Cancellation", "Question about our contract"],
            bodies: [
                "A cheaper tool does what we need.", "A competitor offers half of it for a third of the price.",
                "We are thinking about switching to something smaller.",
            ]),
        Complaint(
            theme: "champion_left", likelihoods: (0.05, 0.1, 0.1), weight: 0.4,
            subjects: ["New owner of the account", "Change of contact"],
            bodies: [
                "Peter no longer works here, and nobody knows why we have this.",
                "I took over from Maria. What do we use it for?", "The analyst who set it up left the company.",
            ]),
        Complaint(
            theme: "reading_on_phones", likelihoods: (0.25, 0.25, 0.2), weight: 0.8,
            subjects: ["Phone", "Reports on the road"],
            bodies: [
                "On my phone the legend covers the chart.", "Is there a mobile app for the sales team?",
                "The table cannot be read on a small screen.",
            ]),
        Complaint(
            theme: "back_to_spreadsheets", likelihoods: (0.3, 0.3, 0.25), weight: 0.9,
            subjects: ["Excel", "Copying numbers"],
            bodies: [
                "In the end I copy it into Excel and do the rest there.", "We went back to Excel for the forecast.",
                "Half the team keeps the real numbers in a spreadsheet.",
            ]),
        Complaint(
            theme: "viewer_seats", likelihoods: (0.05, 0.45, 0.5), weight: 1.8,
            subjects: ["Seats for readers", "Invoice: 40 seats?", "Price per person"],
            bodies: [
                "Thirty of our people only read. Why do they cost the same?",
                "We pay for viewers who open one page a month.",
                "What does a viewer seat cost? The directors just look at reports.",
                "My team writes, the rest only reads, and the bill counts everybody.",
            ]),
        Complaint(
            theme: "renewal_increase", likelihoods: (0.02, 0.3, 0.25), weight: 0.9,
            subjects: ["Renewal", "Price for next year"],
            bodies: [
                "Another price increase, and nobody told us why.", "The renewal price is a fifth above last year's.",
                "It gets more expensive every year.",
            ]),
    ]
}
