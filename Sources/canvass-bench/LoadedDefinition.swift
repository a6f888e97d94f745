/// The definition, in our language and as an XLSForm.
enum LoadedDefinition {
    static func yaml(_ count: Int) -> String {
        var text =
            "survey: load\ntitle: Load\nmode: self\ncase: {seats: integer?}\nlists:\n  reason: [price, bugs, speed, none]\nquestions:\n"
        for number in 1...count {
            let before = "q\(number - 1)"
            switch number % 4 {
            case _ where number == 1:
                text += "  - q1: multi(reason)\n    text: Why was that?\n"
            case 0:
                text += "  - q\(number): scale(0..10)\n    text: How far do you agree with statement \(number)?\n"
                text += "    if: \(before) > 3 and case.seats >= \(number)\n"
            case 1:
                text += "  - q\(number): multi(reason)\n    text: Why was \(before) ${\(before) ?? 'open'}?\n"
                text += "    if: \(before) between 2 and 8\n"
            case 2:
                text += "  - q\(number): choice(reason)\n    text: Which weighed most in \(number)?\n"
                text += "    if: count(\(before)) > 1\n    options_if: \(before) has it\n"
            default:
                text += "  - q\(number): integer(0..20000)\n    text: How many people in case \(number)?\n"
                text += "    if: \(before) in ['price', 'speed']\n    checks:\n"
                text += "      - should: q\(number) <= case.seats\n        say: There are ${case.seats} on file.\n"
            }
        }
        return text
    }

    /// The same number of questions, conditions and constraints for pyxform, which takes Markdown.
    static let form = """
        def form(count):
            lines = ["| survey | | | | | |", "| | type | name | label | relevant | constraint |"]
            for number in range(1, count + 1):
                before = "${q%d}" % (number - 1)
                if number == 1:
                    row = ("integer", "", "")
                elif number % 4 == 0:
                    row = ("integer", before + " > 3 and " + before + " < 9", ". <= 10")
                elif number % 4 == 1:
                    row = ("select_multiple reason", before + " > 2 and " + before + " < 8", "count-selected(.) < 4")
                elif number % 4 == 2:
                    row = ("select_one reason", "count-selected(" + before + ") > 1", "selected(" + before + ", .)")
                else:
                    row = ("integer", before + " = 'price' or " + before + " = 'speed'", ". <= 20000")
                lines.append("| | %s | q%d | Question %d? | %s | %s |" % (row[0], number, number, row[1], row[2]))
            lines += ["| choices | | | |", "| | list_name | name | label |"]
            lines += ["| | reason | %s | %s |" % (name, name) for name in ("price", "bugs", "speed", "none")]
            return "\\n".join(lines)

        """
}
