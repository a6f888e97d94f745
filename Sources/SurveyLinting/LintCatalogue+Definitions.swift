internal import SourceDiagnostics

/// The rules whose breach keeps a definition from being used.
extension LintCatalogue {
    static let form = [
        LintRule(
            "E001", "The text is not YAML, or not the part of it that is used here.",
            mend: "Mend what the place shows; a text with ': ' or ' #' in it needs quotes."),
        LintRule("E002", "A key is given twice in one map.", mend: "Keep one of the two."),
        LintRule("E003", "A key is not known at its place.", mend: "Use one of the keys that the hint names."),
        LintRule("E004", "A key that is needed is left out or empty.", mend: "Write it."),
        LintRule(
            "E005", "A value has the wrong shape, such as a list where a text belongs.",
            mend: "Write it in the shape that the message names."),
        LintRule("E006", "An anchor, an alias or a tag is used.", mend: "Write out what it stands for."),
        LintRule(
            "E007", "The bytes are not UTF-8, or hold a character that no text file has.",
            mend: "Save the file as UTF-8."),
        LintRule(
            "E008", "This version of the program cannot do what is asked for.",
            mend: "Leave it out, or use a newer version."),
    ]

    static let names = [
        LintRule("E100", "An expression does not follow the grammar.", mend: "Mend it where the caret stands."),
        LintRule(
            "E101", "A name is not a question, a calculation or a field of the case.",
            mend: "Use the name that the hint suggests; an option is written in quotes."),
        LintRule("E102", "There is no such function.", mend: "Use one of the functions of the language."),
        LintRule(
            "E103", "A function is given too many values or too few.", mend: "Give it as many as the message says."),
        LintRule("E104", "A text is not an option of what it is compared with.", mend: "Use one of the options."),
        LintRule(
            "E105", "A value has the wrong type for its place.",
            mend: "Compare and compute like with like; nothing is converted silently."),
        LintRule(
            "E106", "'=' or 'in' looks at an answer that can have several options.",
            mend: "Write 'has', 'has any', 'has all' or 'has none'."),
        LintRule("E107", "A name is used twice, or two names differ only in capitals.", mend: "Rename one of them."),
        LintRule(
            "E108", "A list has a code twice, or two codes that differ only in capitals.", mend: "Rename one of them."),
        LintRule("E109", "A name is a word of the language, or not one word.", mend: "Use letters, digits and '_'."),
        LintRule(
            "E110", "There is no such type, or its parentheses hold what it does not take.",
            mend: "Use one of the types of the language."),
        LintRule(
            "E111", "A list is used that is not defined, or that has no options.",
            mend: "Define it under 'lists', or write the options in place."),
        LintRule("E112", "A theme is not in the codebook.", mend: "Use a theme of themes.yaml, or add it there."),
        LintRule("E113", "A key means nothing for its question.", mend: "Remove it, or change the type."),
        LintRule("E114", "A language is not one of the survey's.", mend: "Name it under 'languages', or correct it."),
        LintRule(
            "E115", "Numbers of two units, or amounts of two currencies, are put together.",
            mend: "Convert one of them in a calculation of its own."),
        LintRule(
            "E116", "A question of each person is used where all of them are looked at.",
            mend: "Sum it up: share, spread, top or count."),
        LintRule(
            "E117", "An outcome means nothing that response rates can count.",
            mend: "Write a code of AAPOR, as aapor 2.112, or a word such as soft_refusal."),
        LintRule("W101", "'==' is used where the language writes '='.", mend: "Write '='."),
        LintRule(
            .unknownCurrency, "A currency is not one of those of ISO 4217.",
            mend: "Use its code of three letters, as EUR."),
        LintRule(
            .keptAtBothEnds, "An option is to stay at the top and at the bottom of a shuffled list.",
            mend: "Name it in 'keep_first' or in 'keep_last'."),
    ]

    static let structure = [
        LintRule(
            "E201", "Something is used that is asked only later.",
            mend: "Move it behind what it uses; a survey runs forward only."),
        LintRule("E202", "A question depends on itself.", mend: "Let it depend on earlier answers."),
        LintRule("E203", "A jump leads back.", mend: "Let it lead to a later question; a repeat asks again."),
        LintRule(
            "E204", "A jump leads to a question or outcome that does not exist.",
            mend: "Use the name of a later question or of an outcome."),
        LintRule(
            "E205", "A question of a repeat is used outside of its rounds as if it were one value.",
            mend: "Write the repeat before it, as gaps.cost, in a function such as sum."),
        LintRule(
            "E206", "A repeat stands in a repeat, or sections stand too deep in one another.",
            mend: "Ask for the inner things in one question."),
        LintRule(
            .dependencyCycle, "Questions depend on one another in a circle.",
            mend: "Remove one of the uses that the message lists."),
    ]

    static let logic = [
        LintRule(
            .neverTrue, "A condition can never be true.", mend: "Change what contradicts, or remove what depends on it."
        ),
        LintRule(.alwaysTrue, "A condition is always true.", mend: "Remove it, or let it depend on an answer."),
        LintRule(
            .unreachable, "No answers lead to a question.", mend: "Change its condition or what stands before it."),
        LintRule(.deadOption, "An option is never offered.", mend: "Change 'options_if', or remove the option."),
        LintRule(
            .deadBranch, "A branch of 'if … then … else' is never taken.",
            mend: "Remove the branch, or change its condition."),
        LintRule(.checkNeverPasses, "A check fails for every answer.", mend: "Change what contradicts."),
        LintRule(
            .checkAlwaysPasses, "A check cannot fail, since the type already ensures it.",
            mend: "Remove it, or tighten it."),
        LintRule(.quotaNeverFills, "A quota counts nobody.", mend: "Change its condition."),
        LintRule(
            .jumpNeverTaken, "A jump is never taken, since an earlier one or the path excludes it.",
            mend: "Put the narrower rule first, or remove this one."),
        LintRule(
            .checksExclude, "No answer can pass two checks together.", mend: "Change one of them, or remove it."),
        LintRule(
            .proposalNotTaken, "What 'set' proposes is no answer that the question takes.",
            mend: "Propose another value, or widen the type."),
        LintRule(
            .landsNowhere, "A jump leads to a question that is not asked in its case.",
            mend: "Lead to the question that is asked then, or change the target's condition."),
    ]

    static let texts = [
        LintRule("E401", "A fill may have nothing to show.", mend: "Say what to show then, as ${name ?? 'you'}."),
        LintRule(
            .missingTranslation, "A wording is missing in one of the survey's languages.",
            mend: "Translate it, or declare a fallback language."),
        LintRule(
            .fillsDiffer, "Two languages of one wording do not have the same fills.",
            mend: "Use the same fills in each."),
        LintRule(
            .privateAnswerTold,
            "A text that a group hears tells private answers before they are shown, or who gave them.",
            mend: "Show the question first, under 'show', and name nobody."),
    ]

    /// What the lock file decides; the codes themselves are where it is read.
    static let versions = [
        LintRule(
            "E501", "A name that was locked is gone.",
            mend: "Keep it with 'retired: true', or write 'was' at the question that it became."),
        LintRule(
            "E502", "Data of a locked name would be of another type.",
            mend: "Give the question another name, and keep the old one with 'retired: true'."),
        LintRule(
            "E503", "An option that was locked is gone.",
            mend: "Keep it with 'retired: true', or say with 'was' or 'recode' what became of it."),
        LintRule("E504", "An option would be exported under another number.", mend: "Take the number that it had."),
        LintRule(
            "E505", "A code would mean what another code means in earlier data.",
            mend: "Give each meaning the code that it had."),
        LintRule("E506", "A name of earlier data is given to another question.", mend: "Choose a name never used."),
        LintRule(
            "E507", "What 'was' names was never locked, or is still asked.",
            mend: "Name what the question was called before."),
        LintRule(
            "E508", "A lock is of another survey, or of one that is not here.",
            mend: "Name the survey as it was, or remove the lock of one that is gone."),
        LintRule("E509", "Two files are the same survey.", mend: "Give one of them another name behind 'survey'."),
        LintRule(
            "W510", "The definition differs from the one that was locked as this revision.",
            mend: "Raise 'revision', so that people can tell the two apart."),
        LintRule(
            "W511", "The wording of an option has nothing in common with what it was.",
            mend: "Give another meaning a code of its own, and retire the old one."),
        LintRule(
            "W512", "A survey is not called as its file.", mend: "Rename the file, or what stands behind 'survey'."),
        LintRule(
            "W513", "A question takes less than it did when it was locked.",
            mend: "Keep the range, or say that it is meant: earlier answers may lie outside."),
        LintRule(
            "W514", "An answer can be a number that stands for a missing one in earlier data.",
            mend: "Give the type a lowest answer above it, or export all data anew."),
    ]

    static let missing = [
        LintRule(
            .conditionMayBeMissing, "A negation is missing, and so not true, where there is no answer.",
            mend: "Add 'or … is missing', or say that it is meant."),
        LintRule(
            .operandMayBeMissing, "A result is missing whenever one of its parts is.",
            mend: "Write '?? 0' behind the part, or ask for it."),
        LintRule(
            .refusalNotRouted, "A question decides where the interview goes, and nothing says where a refusal leads.",
            mend: "Add a rule for 'is refused', or 'missing: none'."),
        LintRule(
            .divisorMayBeZero, "What something is divided by may be zero, and then there is no result.",
            mend: "Write '?? 0' or the like behind the quotient, or test for zero first."),
    ]
}
