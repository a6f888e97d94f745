/// What a new workspace begins with: one small file of each kind, which `survey lint` finds nothing wrong with.
enum Starter {
    static let files = [
        (".gitignore", gitignore), ("surveys/canvass.yaml", settings), ("surveys/first-call.yaml", survey),
        ("surveys/first-group.yaml", guide), ("surveys/themes.yaml", codebook), ("surveys/roadmap.yaml", roadmap),
        ("example-accounts.csv", accounts),
    ]

    /// Whom to interview first: an answer counts only with an account.
    private static let accounts = """
        id,name,seats,arr,lifecycle
        acme,Acme Logistics,40,12000,active
        birch,Birch Studio,6,1800,trial

        """

    private static let gitignore = """
        # Customers' words stay out of git; definitions and reports go in.
        results/canvass.sqlite*

        """

    private static let settings = """
        # What holds for the whole workspace.
        workspace: my-company
        time_zone: Europe/Amsterdam
        currency: EUR
        languages: [en]
        # What is counted when needs are counted.
        unit: accounts
        # Who builds, and how many person-weeks each team has in a period.
        teams:
          app: {capacity: 20}

        """

    private static let survey = """
        # An interview that somebody holds on the phone: canvass interview first-call --account acme
        survey: first-call
        revision: 1
        title: A first call with a customer
        mode: interviewer
        languages: [en]
        time_budget: 10 min
        lists:
          reason:
            - price: Price
            - speed: It is slow
            - missing: Something is missing
            - none: {label: Nothing in particular, exclusive: true}
        questions:
          - consent: yes_no
            text: May I ask you a few questions and take notes?
            missing: none
            go:
              - if: consent = 'no'
                end: refused
          - liking: scale(0..10)
            text: How likely are you to recommend us to a colleague?
            ends: {0: Not at all likely, 10: Extremely likely}
          - hindrance: multi(reason)
            text: What has been in your way lately?
            probes:
              - Anything else?
          - last_time: text
            if: hindrance is answered and not (hindrance has 'none')
            text: Tell me about the last time. What were you trying to do?
            note: Type the customer's own words.
            words: verbatim
            probes:
              - What happened then?
          - slow: yes_no
            text: Did a page keep you waiting this month?
            # An answer here counts as asked about this theme.
            theme: slow_pages

        """

    private static let guide = """
        # A discussion with several customers: canvass group first-group
        survey: first-group
        revision: 1
        title: How customers work
        mode: group
        languages: [en]
        time_budget: 30 min
        sections:
          - welcome: 5 min
            kind: opening
            ask: Who are you, and what did you use us for last?
          - trouble: 15 min
            kind: key
            ask: When did it last get in your way?
            probes:
              - What did you do instead?
            codes: [slow_pages, pays_for_readers]
          - ending: 10 min
            kind: ending
            ask: If we could change one thing, what should it be?

        """

    private static let codebook = """
        # What customers talk about. Tickets and their own words are matched by the phrases.
        codebook: my-company
        themes:
          - ux:
              definition: It works, and it is hard work.
              themes:
                - slow_pages:
                    definition: A page takes too long to open.
                    phrases:
                      - slow page
                      - takes ages to load
          - pricing:
              definition: What it costs, and how the cost is counted.
              themes:
                - pays_for_readers:
                    definition: Paying for people who only read.
                    phrases:
                      - only read
                      - pay for viewers

        """

    private static let roadmap = """
        # What could be built next, which themes it would help, and what it costs in person-weeks.
        roadmap: first
        period: quarter
        initiatives:
          - faster_pages:
              title: Pages that open in two seconds
              covers: {slow_pages: 0.8}
              effort: {app: 2..5}
              kind: product
              impact: 2
              confidence: 0.5
              reach: 30
              goals: {retention: 1}
          - free_readers:
              title: Free seats for readers
              covers: {pays_for_readers: 0.9}
              effort: {app: 1..3}
              kind: product
              impact: 1
              confidence: 0.8
              reach: 20
              goals: {retention: 0.5}
        goals: {retention: 1}

        """
}
