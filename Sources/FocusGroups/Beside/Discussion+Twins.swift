internal import Journal

/// Remarks that two consoles wrote down: they are said once.
extension Discussion {
    /// Makes one of two utterances: that with the lower number stays, with the more faithful words of the two.
    ///
    /// The marks and stances of both hang on it; the words that give way are kept as earlier ones. Who is unknown at one
    /// console may be known at the other.
    mutating func unite(_ one: Int, _ other: Int, _ moment: Moment) {
        guard let place = index(of: min(one, other)), let double = index(of: max(one, other)), place != double else {
            return
        }
        let twin = utterances[double]
        var kept = utterances[place]
        if Self.rank(twin.fidelity) > Self.rank(kept.fidelity) {
            if !kept.parts.isEmpty { kept.earlier.append(kept.parts) }
            kept.parts = twin.parts
            kept.fidelity = twin.fidelity
        } else if !twin.parts.isEmpty {
            kept.earlier.append(twin.parts)
        }
        kept.earlier += twin.earlier
        if kept.speakers.allSatisfy({ $0 == .unknown }) { kept.speakers = twin.speakers }
        kept.isFlagged = kept.isFlagged && kept.speakers == [.unknown]
        kept.marks.add(twin.marks)
        if kept.marks.replyTo == kept.number { kept.marks.replyTo = nil }
        let letters = Set(kept.stances.map(\.letter))
        kept.stances += twin.stances.filter { !letters.contains($0.letter) }
        kept.sequences += twin.sequences + [moment.sequence]
        if double == place + 1 { kept.end = twin.end }
        utterances[place] = kept
        utterances.remove(at: double)
        for place in utterances.indices where utterances[place].marks.replyTo == twin.number {
            utterances[place].marks.replyTo = kept.number
        }
        for (number, first) in united where first == twin.number { united[number] = kept.number }
        united[twin.number] = kept.number
    }

    private static func rank(_ fidelity: Fidelity) -> Int { Fidelity.allCases.firstIndex(of: fidelity) ?? 0 }

    /// The number of an earlier utterance that may be the same remark, written down at another console; the latest first.
    ///
    /// Within half a minute, of the same speaker or of one who is not known, and with at least half of all their words
    /// of four letters or more in common. That somebody taps whom the other quotes is no second remark.
    package func twin(of number: Int) -> Int? {
        guard let place = index(of: number) else { return nil }
        let utterance = utterances[place]
        guard let text = utterance.text?.text else { return nil }
        let words = Recording.telling(text)
        return utterances[..<place].suffix(12).last { other in
            guard other.console != utterance.console, utterance.time - other.time <= 30_000,
                other.speakers == utterance.speakers || other.speakers == [.unknown] || utterance.speakers == [.unknown]
            else { return false }
            let theirs = other.text?.text.map(Recording.telling) ?? []
            let common = words.intersection(theirs).count
            return common > 0 ? common * 2 >= words.union(theirs).count : other.text == utterance.text
        }?.number
    }

    /// The latest utterance with a twin, and the twin.
    package var latestTwins: (Int, Int)? {
        for utterance in utterances.suffix(30).reversed() {
            if let twin = twin(of: utterance.number) { return (utterance.number, twin) }
        }
        return nil
    }
}

extension FocusGroup {
    /// `/same`, `/same 12`, `/same 12 11`: what was written down twice.
    func united(_ numbers: [Int]) throws(GroupRefusal) -> GroupEvent {
        let pair: (Int, Int)
        switch numbers.count {
        case 0:
            guard let latest = discussion.latestTwins else {
                throw GroupRefusal("nothing looks as if it was written down twice", hint: "/same 12 11 names two")
            }
            pair = latest
        case 1:
            guard discussion.utterance(numbers[0]) != nil else {
                throw GroupRefusal("there is no utterance \(numbers[0])")
            }
            guard let twin = discussion.twin(of: numbers[0]) else {
                throw GroupRefusal("nothing before \(numbers[0]) looks the same", hint: "/same 12 11 names two")
            }
            pair = (numbers[0], twin)
        default: pair = (numbers[0], numbers[1])
        }
        guard let one = discussion.utterance(pair.0), let other = discussion.utterance(pair.1) else {
            throw GroupRefusal("there is no utterance \(discussion.utterance(pair.0) == nil ? pair.0 : pair.1)")
        }
        guard one.number != other.number else { throw GroupRefusal("that is one utterance already") }
        return .united(utterance: max(one.number, other.number), with: min(one.number, other.number))
    }
}
