/// A page of HTML that can be mailed, printed and read on a phone: nothing in it comes from elsewhere, and nothing runs.
struct HTMLPage {
    var title: String
    /// What stands in the page, safe already.
    var body: [String]

    var text: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(EscapedText.html(title))</title>
        <style>
        \(Self.styleSheet)
        </style>
        </head>
        <body>
        <main>
        \(body.joined(separator: "\n"))
        </main>
        </body>
        </html>

        """
    }

    /// Light and dark by the reader's setting, one column on a phone, black on white on paper.
    private static let styleSheet = """
        :root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1d22; --soft: #5b6270; --line: #d9dce3; --accent: #1f5fbf; }
        @media (prefers-color-scheme: dark) {
          :root { --paper: #15171b; --ink: #e8eaee; --soft: #a3abb9; --line: #343943; --accent: #7fb2ff; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink);
          font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
        main { max-width: 48rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: anywhere; }
        h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .5rem; }
        h2 { font-size: 1.25rem; margin: 2.5rem 0 .25rem; padding-top: .5rem; border-top: 1px solid var(--line); }
        h3 { font-size: 1.1rem; margin: 2rem 0 .25rem; }
        h4 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
        p { margin: .25rem 0 .75rem; }
        a { color: var(--accent); }
        code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .9em; }
        .meta, .fine, figcaption { color: var(--soft); font-size: .9rem; }
        .after { margin-top: 1rem; }
        figure { margin: 1rem 0; }
        svg { display: block; width: 100%; height: auto; font-family: inherit; }
        .narrow { display: none; }
        .label { fill: var(--ink); }
        .value { fill: var(--ink); font-weight: 600; }
        .tick { fill: var(--soft); font-size: 12px; }
        .grid { stroke: var(--line); stroke-width: 1; }
        .interval { stroke: var(--accent); stroke-width: 2; fill: none; }
        .point { fill: var(--accent); stroke: var(--paper); stroke-width: 1.5; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; overflow-wrap: normal; }
        th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
        th { font-size: .85rem; color: var(--soft); font-weight: 600; white-space: nowrap; }
        .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        dl { margin: .5rem 0; display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
        dt { color: var(--soft); }
        dd { margin: 0; }
        .quote { margin: .75rem 0; padding: .1rem 0 .1rem .9rem; border-left: 3px solid var(--accent); }
        blockquote { margin: 0; font-style: italic; }
        .p { margin: .25rem 0 .75rem; }
        .scroll { margin-bottom: 1.25rem; }
        .said blockquote { font-style: normal; }
        .refs { font-size: .8rem; color: var(--soft); font-variant-numeric: tabular-nums; }
        .refs a { text-decoration: none; }
        details.refs { display: inline-block; vertical-align: baseline; max-width: 22rem; text-align: left;
          white-space: normal; }
        summary { cursor: pointer; }
        q { quotes: "“" "”"; font-style: italic; }
        .h1 { background: color-mix(in srgb, var(--accent) 10%, transparent); }
        .h2 { background: color-mix(in srgb, var(--accent) 20%, transparent); }
        .h3 { background: color-mix(in srgb, var(--accent) 32%, transparent); }
        .h4 { background: color-mix(in srgb, var(--accent) 46%, transparent); }
        .band { fill: var(--soft); opacity: .1; }
        .turn, .bar { fill: var(--accent); }
        .turn.other, .bar.faint { fill: var(--soft); opacity: .55; }
        a:hover .turn, a:focus .turn { fill: var(--ink); }
        .box { fill: color-mix(in srgb, var(--accent) 22%, var(--paper)); stroke: var(--accent); }
        .plan { fill: none; stroke: var(--soft); stroke-width: 1.5; }
        .journal td { font-size: .9rem; }
        .journal .part td { font-weight: 600; padding-top: 1rem; }
        .journal .undone td { color: var(--soft); text-decoration: line-through; }
        tr:target td { background: color-mix(in srgb, var(--accent) 25%, transparent); }
        @media (max-width: 40rem) {
          .wide { display: none; }
          .narrow { display: block; }
          dl { grid-template-columns: 1fr; gap: 0; }
          dd { margin-bottom: .4rem; }
          table { font-size: .85rem; }
          th { font-size: .75rem; }
          th, td { padding: .3rem .3rem; }
        }
        @media print {
          :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --accent: #1f4f9f; }
          main { max-width: none; padding: 0; }
          article, figure, tr { break-inside: avoid; }
          h2, h3, h4 { break-after: avoid; }
          a { color: inherit; text-decoration: none; }
        }
        """
}
