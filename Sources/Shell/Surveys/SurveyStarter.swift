/// What a new survey begins with: a small one of its kind, in which lint finds nothing.
package enum SurveyStarter {
    package enum Kind: String, CaseIterable, Sendable {
        case interview, `self`, group, loyalty, needs, price
    }

    /// The text of the file.
    ///
    /// - Parameters:
    ///   - kind: What the survey is for.
    ///   - name: Its permanent id.
    ///   - title: What it is called; without one, the name in words.
    /// - Returns: YAML in the canonical layout.
    package static func text(_ kind: Kind, name: String, title: String?) -> String {
        let words = title ?? String(name.map { $0 == "-" || $0 == "_" ? " " : $0 })
        let mode =
            switch kind {
            case .interview: "interviewer"
            case .group: "group"
            default: "self"
            }
        return """
            survey: \(quoted(name))
            revision: 1
            title: \(quoted(words))
            mode: \(mode)
            languages: [en]

            """ + body(kind)
    }

    /// In double quotes where YAML would take it for something else.
    static func quoted(_ text: String) -> String {
        let isPlain =
            text.first?.isLetter == true && text.last?.isWhitespace == false
            && text.allSatisfy { $0.isLetter || $0.isNumber || " -_.?!,".contains($0) } && !text.contains("- ")
        guard !isPlain else { return text }
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): " "
            case "\u{2028}", "\u{2029}", "\u{FEFF}": " "
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }

    private static func body(_ kind: Kind) -> String {
        switch kind {
        case .interview: interview
        case .self: alone
        case .group: guide
        case .loyalty: loyalty
        case .needs: needs
        case .price: price
        }
    }

    private static let interview = """
        time_budget: 10 min
        case:
          account: text
          seats: integer?
        questions:
          - consent: yes_no
            text: Hello, may I ask you a few questions and take notes?
            missing: none
            go:
              - if: consent = 'no'
                end: refused
          - last_time: text
            text: Tell me about the last time that you used it. What were you trying to do?
            words: verbatim
            probes:
              - What happened then?
              - Who else had to wait for it?
          - seats_left: integer(0..)
            text: How many people still use it?
            checks:
              - should: seats_left <= case.seats
                say: We have ${case.seats} seats on file. Is that right?
                reason: required
        outcomes: {refused: aapor 2.112, complete: aapor 1.1, partial: aapor 1.2}

        """

    private static let alone = """
        time_budget: 5 min
        lists:
          hindrance:
            - speed: It is slow
            - missing: Something is missing
            - other: {label: Something else, specify: true}
            - none: {label: Nothing in particular, exclusive: true}
        questions:
          - hindrances: multi(hindrance)
            text: What has been in your way lately?
            shuffle: {keep_last: [other, none]}
          - worst: choice(hindrance)
            if: count(hindrances) > 1
            options_if: hindrances has it
            text: Which of these was the worst?
          - wish: text
            text: If we could put one thing right, what should it be?
            words: verbatim

        """

    private static let guide = """
        time_budget: 60 min
        sections:
          - welcome: 5 min
            kind: opening
            say: There are no wrong answers, one speaker at a time, and you may pass on any question.
            ask: Who are you, and what do you use it for?
          - last_time: 20 min
            kind: key
            ask: Tell us about the last time that it let you down.
            probes:
              - Who sees it differently?
              - What have you tried instead?
          - close: 10 min
            kind: ending
            ask: What should we have asked and did not?

        """

    private static let loyalty = """
        time_budget: 3 min
        questions:
          - recommend: nps
            about: our product
          - satisfied: csat
            about: our product
          - effort: ces
            about: our company
          - why: text
            text: What is the main reason for your answers?
            words: verbatim

        """

    private static let needs = """
        time_budget: 10 min
        lists:
          feature:
            - search: A search over everything
            - exports: Exports that resume by themselves
            - rights: Rights for each report
            - alerts: Alerts when a number moves
            - comments: Comments on a chart
        questions:
          - find: opportunity
            about: find the right report quickly
          - share: opportunity
            about: share a report with the right people
          - priority: maxdiff(feature)
            text: Which of these would help you most, and which least?
          - resume: kano
            about: exports that resume by themselves

        """

    private static let price = """
        time_budget: 3 min
        questions:
          - plan: choice(free, team, enterprise)
            text: Which plan are you on?
          - seat: price_sensitivity(EUR)
            about: one seat, for a month

        """
}
