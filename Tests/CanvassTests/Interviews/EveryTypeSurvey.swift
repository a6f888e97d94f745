/// The files of a workspace with one interview in which each type of question comes once.
enum EveryTypeSurvey {
    static let files = ["surveys/every.yaml": interview, "surveys/alone.yaml": alone, "accounts.csv": accounts]

    private static let accounts = """
        id,name,seats
        acme,Acme Logistics,40
        """

    static let interview = """
        survey: every
        title: Every type of question
        mode: interviewer
        languages: [en]
        time_budget: 10 min
        lists:
          reason:
            - price: Price
            - speed: It is slow
            - gap: Something is missing
            - other: {label: Something else, specify: true}
            - none: {label: Nothing in particular, exclusive: true}
          part:
            - search: Search
            - exports: Exports
            - sharing: Sharing with people outside of the company
            - alerts: Alerts
        questions:
          - consent: yes_no
            text: May I ask you a few questions?
            missing: none
            go:
              - if: consent = 'no'
                end: refused
          - hello: statement
            text: Thank you. I shall ask about last month.
          - liking: scale(0..10)
            text: How likely are you to recommend us?
            ends: {0: Not at all likely, 10: Extremely likely}
          - hindrance: multi(reason)
            text: What has been in your way?
            note: Do not read the list aloud.
            probes:
              - Anything else?
          - story: text
            if: hindrance is answered and not (hindrance has 'none')
            text: Tell me about it.
            words: verbatim
            probes:
              - What happened then?
          - main: choice(reason)
            if: count(hindrance) > 1
            text: Which matters most?
            options_if: hindrance has it
          - seats: integer(0..500)
            text: How many people use it?
          - idle: integer(0..500)
            text: How many of them are idle?
            checks:
              - must: idle <= seats
                say: That is more than there are.
              - should: idle < 100
                say: Is it really that many?
                reason: optional
          - hours: decimal(0..168)
            text: How many hours in a week?
          - price: money(EUR)
            text: What do you pay?
          - since: date
            text: Since when?
          - at: time
            text: At what time?
          - took: duration
            text: How long did it take?
          - order: rank(part)
            text: Which do you use most?
          - points: allocate(100, part)
            text: Please spread 100 points.
          - quality: matrix(part, scale(1..5))
            text: How good is each?
            ends: {1: Bad, 5: Very good}
          - want: maxdiff(part)
            text: Which matters most, which least?
            shown: 3
            sets: 2
          - dark: kano
            text: With a dark theme?
            without: And without it?
          - tools: repeat(tool)
            text: Do you use other tools?
            again: Is there another tool?
            min: 1
            max: 3
            questions:
              - tool: text
                text: What is it called?
          - close: yes_no
            text: May we call you back?
        """

    static let alone = """
        survey: alone
        title: Three questions
        mode: self
        languages: [en]
        questions:
          - liking: scale(0..10)
            text: How likely are you to recommend us?
            ends: {0: Not at all likely, 10: Extremely likely}
          - story: text
            text: What would you change?
          - again: yes_no
            text: May we ask again?
        """
}
