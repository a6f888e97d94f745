/// Cuts English endings, so that `exports`, `exported` and `exporting` are one word.
///
/// M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980), with the two changes of his own implementation
/// (`bli` → `ble`, `logi` → `log`), which SQLite's `porter` tokenizer has as well. It works on folded UTF-8; words under 3
/// and over 64 bytes stay as they are.
package struct PorterStemmer {
    private var word: [UInt8] = []

    package init() {}

    /// The stem of a word in lower case.
    package mutating func stem(_ folded: some Collection<UInt8>) -> [UInt8] {
        word = Array(folded)
        guard (3...64).contains(word.count) else { return word }
        plurals()
        pastAndGerund()
        if word.last == UInt8(ascii: "y"), hasVowel(before: word.count - 1) { word[word.count - 1] = UInt8(ascii: "i") }
        replaceFirst(of: Self.secondStep)
        replaceFirst(of: Self.thirdStep)
        fourthStep()
        finalLetters()
        return word
    }

    // MARK: Steps

    /// Step 1a: caresses → caress, ponies → poni, cats → cat.
    private mutating func plurals() {
        guard word.last == UInt8(ascii: "s") else { return }
        if ends(with: "sses") || ends(with: "ies") {
            word.removeLast(2)
        } else if word[word.count - 2] != UInt8(ascii: "s") {
            word.removeLast()
        }
    }

    /// Step 1b: agreed → agree, plastered → plaster, motoring → motor, hopping → hop, filing → file.
    private mutating func pastAndGerund() {
        if ends(with: "eed") {
            if measure(before: word.count - 3) > 0 { word.removeLast() }
            return
        }
        let ending = ends(with: "ed") ? 2 : ends(with: "ing") ? 3 : 0
        guard ending > 0, hasVowel(before: word.count - ending) else { return }
        word.removeLast(ending)
        if ends(with: "at") || ends(with: "bl") || ends(with: "iz") {
            word.append(UInt8(ascii: "e"))
        } else if let last = word.last, word.count > 1, last == word[word.count - 2], isConsonant(word.count - 1) {
            if ![UInt8(ascii: "l"), UInt8(ascii: "s"), UInt8(ascii: "z")].contains(last) { word.removeLast() }
        } else if measure(before: word.count) == 1, endsInShortSyllable(word.count) {
            word.append(UInt8(ascii: "e"))
        }
    }

    /// Steps 2 and 3: the first ending that fits is replaced if something is left before it.
    private mutating func replaceFirst(of rules: [(ending: StaticString, replacement: StaticString)]) {
        guard let rule = rules.first(where: { ends(with: $0.ending) }) else { return }
        let stem = word.count - rule.ending.utf8CodeUnitCount
        guard measure(before: stem) > 0 else { return }
        word.removeLast(word.count - stem)
        rule.replacement.withUTF8Buffer { word.append(contentsOf: $0) }
    }

    /// Step 4: revival → reviv, adoption → adopt.
    private mutating func fourthStep() {
        guard let ending = Self.fourthStep.first(where: { ends(with: $0) }) else { return }
        let stem = word.count - ending.utf8CodeUnitCount
        guard measure(before: stem) > 1 else { return }
        if ends(with: "ion"), !(word[stem - 1] == UInt8(ascii: "s") || word[stem - 1] == UInt8(ascii: "t")) { return }
        word.removeLast(word.count - stem)
    }

    /// Step 5: probate → probat, controll → control.
    private mutating func finalLetters() {
        if word.last == UInt8(ascii: "e") {
            let stem = word.count - 1
            let size = measure(before: stem)
            if size > 1 || (size == 1 && !endsInShortSyllable(stem)) { word.removeLast() }
        }
        if ends(with: "ll"), measure(before: word.count - 1) > 1 { word.removeLast() }
    }

    // MARK: Conditions

    private func ends(with ending: StaticString) -> Bool {
        let size = ending.utf8CodeUnitCount
        guard size <= word.count else { return false }
        return ending.withUTF8Buffer { word[(word.count - size)...].elementsEqual($0) }
    }

    private func isConsonant(_ index: Int) -> Bool {
        var wasConsonant = false
        var i = index
        // A `y` is a vowel after a consonant; go back to where that is decided.
        while i > 0, word[i] == UInt8(ascii: "y") { i -= 1 }
        while i <= index {
            wasConsonant = !isVowel(word[i], afterConsonant: wasConsonant)
            i += 1
        }
        return wasConsonant
    }

    private func isVowel(_ letter: UInt8, afterConsonant: Bool) -> Bool {
        switch letter {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
        case UInt8(ascii: "y"): afterConsonant
        default: false
        }
    }

    private func hasVowel(before end: Int) -> Bool {
        var wasConsonant = false
        for letter in word[..<max(0, end)] {
            wasConsonant = !isVowel(letter, afterConsonant: wasConsonant)
            if !wasConsonant { return true }
        }
        return false
    }

    /// How often a consonant follows a vowel: Porter's m.
    private func measure(before end: Int) -> Int {
        var (count, wasConsonant, wasVowel) = (0, false, false)
        for letter in word[..<max(0, end)] {
            wasConsonant = !isVowel(letter, afterConsonant: wasConsonant)
            if wasConsonant, wasVowel { count += 1 }
            wasVowel = !wasConsonant
        }
        return count
    }

    /// Whether the stem ends consonant, vowel, consonant other than w, x, y: Porter's *o.
    private func endsInShortSyllable(_ end: Int) -> Bool {
        guard end >= 3, isConsonant(end - 1), !isConsonant(end - 2), isConsonant(end - 3) else { return false }
        return ![UInt8(ascii: "w"), UInt8(ascii: "x"), UInt8(ascii: "y")].contains(word[end - 1])
    }

    // MARK: Rules

    private static let secondStep: [(ending: StaticString, replacement: StaticString)] = [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("logi", "log"),
        ("bli", "ble"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"),
        ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"),
        ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ]

    private static let thirdStep: [(ending: StaticString, replacement: StaticString)] = [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ]

    /// Longer endings first, since `ement` also ends in `ment` and `ent`.
    private static let fourthStep: [StaticString] = [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate",
        "iti", "ous", "ive", "ize",
    ]
}
