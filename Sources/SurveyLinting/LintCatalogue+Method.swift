internal import SourceDiagnostics

/// Advice from the literature on asking questions.
extension LintCatalogue {
    static let method = [
        LintRule(
            .doubleBarrelled, "A question asks two things at once.", mend: "Ask two questions.",
            after: "Payne, The Art of Asking Questions (1951); Fowler, Improving Survey Questions (1995), chapter 2"),
        LintRule(
            .doubleNegative, "A question has two negations.", mend: "Say it without one of them.",
            after: "Dillman, Smyth & Christian, Internet, Phone, Mail, and Mixed-Mode Surveys (2014), chapter 4"),
        LintRule(
            .leading, "The wording suggests an answer.", mend: "Ask in neutral words.",
            after:
                "Loftus, Cognitive Psychology 7 (1975); Schuman & Presser, Questions and Answers in Attitude Surveys (1981)"
        ),
        LintRule(
            .unbalancedScale, "A scale has no labels at its ends, or more options on one side than on the other.",
            mend: "Label both ends, and give both sides as many options.",
            after: "Krosnick & Presser, Question and Questionnaire Design, in Handbook of Survey Research (2010)"),
        LintRule(
            .shuffledScale, "Options that have an order are shuffled.", mend: "Remove 'shuffle'.",
            after: "Tourangeau, Couper & Conrad, Public Opinion Quarterly 68 (2004)"),
        LintRule(
            .noExclusiveOption, "None of the options of a multi excludes the others.",
            mend: "Add an option such as 'None of these' with 'exclusive: true'.",
            after: "Dillman, Smyth & Christian (2014), chapter 5"),
        LintRule(
            .noProbe, "An open question in an interview has no probe.",
            mend: "Give the interviewer something to ask next, under 'probes'.",
            after: "Fowler & Mangione, Standardized Survey Interviewing (1990), chapter 3"),
        LintRule(
            .sensitiveWithoutRefusal, "A question that many do not like to answer takes no refusal.",
            mend: "Allow 'refused' under 'missing'.", after: "Tourangeau & Yan, Psychological Bulletin 133 (2007)"),
        LintRule(
            "W709", "Reading and answering take longer than the time budget.",
            mend: "Ask less, or raise 'time_budget'.",
            after:
                "reading aloud 183 words a minute, in silence 238 (Brysbaert, Journal of Memory and Language 109, 2019); answering as in Yan & Tourangeau, Applied Cognitive Psychology 22 (2008)"
        ),
        LintRule(
            .longListReadAloud, "A long list is read aloud in one fixed order.",
            mend: "Add 'shuffle', ask for each option, or note that it is not read out.",
            after: "Krosnick & Alwin, Public Opinion Quarterly 51 (1987): the last options heard are chosen more often"),
        LintRule(
            .tooLongToHear, "A question that is heard has more than 25 words.",
            mend: "Shorten it, or put the introduction into a statement.",
            after: "Oppenheim, Questionnaire Design (1992), chapter 8: 20 to 25 words"),
        LintRule(
            .misleadingCodes, "Codes are the numbers of other places in their list.",
            mend: "Put the options in the order of their codes, or use words as codes."),
        LintRule(
            .sameWording, "Two options of a list have the same wording, so nobody can tell them apart.",
            mend: "Say what makes them different, or remove one."),
        LintRule(.unusedList, "A list is used nowhere.", mend: "Remove it, or use it."),
        LintRule(
            .overlappingCategories, "A number belongs to two options.",
            mend: "Let each category begin behind the one before it, as 1-10 and 11-20.",
            after: "Dillman, Smyth & Christian (2014), chapter 5: answer categories exclude each other"),
        LintRule(
            .unbalancedSets, "A respondent sees some items of a MaxDiff more often than others.",
            mend: "Take as many sets as show each item equally often.",
            after: "Orme, Sawtooth Software (2005): each item equally often, three times or more"),
        LintRule(
            .ignoredWithoutReason, "A comment silences a rule without saying why.",
            mend: "Write the reason behind the code."),
        LintRule(.nothingIgnored, "A comment silences what is not there.", mend: "Remove the comment."),
    ]

    static let guide = [
        LintRule(
            .closedGroupQuestion, "A group is asked what yes or no can answer.",
            mend: "Begin with how, what or which, so that people talk.",
            after: "Krueger & Casey, Focus Groups (2015), chapter 3"),
        LintRule(
            .groupAskedWhy, "A group is asked why.", mend: "Ask what led to it, or what happened.",
            after: "Krueger & Casey (2015), chapter 3: 'why' sounds like an examination"),
        LintRule(
            .keyWithoutProbe, "A key section has no probe.",
            mend: "Write what to ask when the talk stays thin, under 'probes'.",
            after: "Krueger & Casey (2015), chapter 3"),
        LintRule(
            .noOpeningOrEnding, "A guide has no opening or no ending section.",
            mend: "Let everybody speak once first, and close with what matters most.",
            after: "Krueger & Casey (2015), chapter 3"),
        LintRule(
            .tooManySections, "A guide has more than twelve sections.", mend: "Ask fewer questions and listen longer.",
            after: "Krueger & Casey (2015), chapter 3: about a dozen questions in two hours"),
        LintRule(
            .keySectionCount, "A guide has fewer than two key sections, or more than five.",
            mend: "Say which sections the study is for, with 'kind: key'.",
            after: "Krueger & Casey (2015), chapter 3: two to five key questions"),
        LintRule(
            .kindOutOfOrder, "The opening is not the first section, or the ending not the last.",
            mend: "Let everybody speak once first, and end with the ending.",
            after: "Krueger & Casey (2015), chapter 3: from the general to the specific"),
        LintRule(
            .groupSize, "A group is smaller than four or larger than ten.", mend: "Invite five to eight people.",
            after: "Krueger & Casey (2015), chapter 4: five to ten people, mini-groups of four to six"),
        LintRule(
            .openVote, "What people think is asked aloud in a key section, so that the first answer sets the others.",
            mend: "Add 'private: true', and show the answers afterwards.",
            after: "Asch, Psychological Monographs 70(9), 1956: people agree with the answers they heard before"),
        LintRule(
            .nothingSummedUp, "The ending reads nothing back.",
            mend: "Add 'read_back: 5', and ask whether that is what was said.",
            after: "Krueger & Casey (2015), chapter 5: summarise, ask for confirmation, ask what was missed"),
        LintRule(
            .roundTooShort, "A round of everybody does not fit into the minutes of its section.",
            mend: "Give it half a minute for each person.",
            after: "Krueger & Casey (2015), chapter 3: the opening takes about 30 seconds each"),
    ]
}
