internal import Journal

/// Puts what the moderator noted beside what was said.
extension FocusGroup {
    /// An utterance or a cue as the comparison sees it.
    struct Stretch {
        var speakers: [Speaker]
        /// Milliseconds, of the room for notes and of the recording for cues.
        var start: Int64
        var end: Int64
        var words: Set<Substring>
    }

    /// How long the group had been in the room at a reading of its clock: pauses and absences included.
    ///
    /// A recorder runs on while the group rests, and the group's clock does not.
    package var roomTimes: RoomTimes { RoomTimes(history) }

    /// How many milliseconds a recording had run when the console was opened, as far as that can be told.
    ///
    /// Every pair of a note and a stretch of the same speaker votes for a difference, with more weight the more words they
    /// share; the difference with the most votes counts where it explains most notes and no other comes near.
    package static func offset(of cues: [Recording.Cue], beside group: FocusGroup) -> Int64? {
        let notes = group.stretches().prefix(600).filter { $0.speakers.contains { $0 != .unknown } }
        let heard = Self.stretches(of: cues).prefix(3_000)
        guard notes.count >= 3, heard.count >= 3 else { return nil }
        var votes: [Int64: Int] = [:]
        var byVote: [Int64: [Int64]] = [:]
        for note in notes {
            for cue in heard where note.speakers.contains(where: cue.speakers.contains) {
                let difference = cue.start - note.start
                let second = (difference >= 0 ? difference : difference - 999) / 1_000
                votes[second, default: 0] += 1 + 4 * min(4, note.words.intersection(cue.words).count)
                byVote[second, default: []].append(difference)
            }
        }
        // Fingers are some seconds behind the voice, now more and now less.
        func support(_ second: Int64) -> Int { (second - 2...second + 2).reduce(0) { $0 + (votes[$1] ?? 0) } }
        let ranked = votes.keys.map { ($0, support($0)) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
        guard let best = ranked.first else { return nil }
        let other = ranked.first { abs($0.0 - best.0) > 5 }
        guard (other?.1 ?? 0) * 5 <= best.1 * 4 else { return nil }
        let near = (best.0 - 2...best.0 + 2).flatMap { byVote[$0] ?? [] }.sorted()
        let offset = near[near.count / 2]
        let explained = notes.count { note in
            heard.contains { cue in
                note.speakers.contains(where: cue.speakers.contains)
                    && cue.start - 5_000 <= note.start + offset && note.start + offset <= cue.end + 5_000
            }
        }
        return explained >= 3 && explained * 2 >= notes.count ? offset : nil
    }

    /// The stretches of the recording that belong to each utterance, by its number, as places among the cues.
    ///
    /// A stretch belongs to at most one utterance: of the same speaker, near in time, and with the most words in common.
    /// Without times, both are read in their order.
    package var alignment: [Int: [Int]] {
        guard let recording = discussion.recording, !recording.cues.isEmpty else { return [:] }
        let notes = stretches()
        let heard = Self.stretches(of: recording.cues)
        let pairs: [(note: Int, cue: Int)]
        if let offset = recording.offset {
            pairs = Self.nearest(notes, heard, offset)
        } else {
            pairs = Self.inOrder(notes, heard)
        }
        var aligned: [Int: [Int]] = [:]
        for pair in pairs { aligned[discussion.utterances[pair.note].number, default: []].append(pair.cue) }
        return aligned
    }

    /// What the recording has for each utterance that was put beside it, by its number; none of what was withdrawn.
    package var recordedWords: [Int: String] {
        guard let cues = discussion.recording?.cues else { return [:] }
        return alignment.compactMapValues { places in
            let texts = places.map { cues[$0].text.text }
            guard texts.allSatisfy({ $0 != nil }) else { return nil }
            return texts.compactMap(\.self).joined(separator: " ")
        }
    }

    private func stretches() -> [Stretch] {
        let room = roomTimes
        return discussion.utterances.map { utterance in
            Stretch(
                speakers: utterance.speakers, start: room[utterance.start],
                end: room[utterance.end ?? utterance.start], words: Recording.telling(utterance.text?.text ?? ""))
        }
    }

    private static func stretches(of cues: [Recording.Cue]) -> [Stretch] {
        cues.map { cue in
            let start = max(0, min(cue.start ?? 0, 1 << 40))
            return Stretch(
                speakers: [cue.speaker], start: start, end: start + min(cue.duration, 1 << 40),
                words: Recording.telling(cue.text.text ?? ""))
        }
    }

    private static func nearest(_ notes: [Stretch], _ cues: [Stretch], _ offset: Int64) -> [(note: Int, cue: Int)] {
        var bySpeaker: [Speaker: [Int]] = [:]
        for (place, note) in notes.enumerated() {
            for speaker in note.speakers where speaker != .unknown { bySpeaker[speaker, default: []].append(place) }
        }
        var pairs: [(note: Int, cue: Int)] = []
        for (place, cue) in cues.enumerated() {
            guard let candidates = cue.speakers.first.flatMap({ bySpeaker[$0] }) else { continue }
            var best: (score: Int64, note: Int)?
            for number in candidates[Self.first(candidates, in: notes, from: cue.start - offset - 600_000)...] {
                let note = notes[number]
                let (start, end) = (note.start + offset, note.end + offset)
                if start > cue.end + 15_000 { break }
                // Whoever types begins after the voice: a note reaches back a little.
                let distance = max(0, max(start - 8_000 - cue.end, cue.start - end))
                guard distance <= 15_000 else { continue }
                let score = Int64(note.words.intersection(cue.words).count) * 5_000 - distance
                if score > best?.score ?? .min { best = (score, number) }
            }
            if let best { pairs.append((best.note, place)) }
        }
        return pairs
    }

    /// The first of some notes that begins at a time or later.
    private static func first(_ places: [Int], in notes: [Stretch], from time: Int64) -> Int {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if notes[places[middle]].start < time { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The best way to read both in their order: pairs of one speaker, those with words in common before all others.
    ///
    /// Too much for it is left unaligned rather than guessed.
    private static func inOrder(_ notes: [Stretch], _ cues: [Stretch]) -> [(note: Int, cue: Int)] {
        let (rows, columns) = (notes.count, cues.count)
        guard rows > 0, columns > 0, rows <= 4_000_000 / columns else { return [] }
        func value(_ note: Int, _ cue: Int) -> Int32 {
            guard let speaker = cues[cue].speakers.first, speaker != .unknown, notes[note].speakers.contains(speaker)
            else {
                return 0
            }
            return 1 + 4 * Int32(min(8, notes[note].words.intersection(cues[cue].words).count))
        }
        let width = columns + 1
        var best = [Int32](repeating: 0, count: (rows + 1) * width)
        for note in stride(from: rows - 1, through: 0, by: -1) {
            for cue in stride(from: columns - 1, through: 0, by: -1) {
                let skipping = max(best[(note + 1) * width + cue], best[note * width + cue + 1])
                let pair = value(note, cue)
                best[note * width + cue] =
                    pair > 0 ? max(skipping, pair + best[(note + 1) * width + cue + 1]) : skipping
            }
        }
        var pairs: [(note: Int, cue: Int)] = []
        var (note, cue) = (0, 0)
        while note < rows, cue < columns {
            let pair = value(note, cue)
            if pair > 0, best[note * width + cue] == pair + best[(note + 1) * width + cue + 1] {
                pairs.append((note, cue))
                (note, cue) = (note + 1, cue + 1)
            } else if best[(note + 1) * width + cue] >= best[note * width + cue + 1] {
                note += 1
            } else {
                cue += 1
            }
        }
        return pairs
    }
}

/// The time in the room, with pauses and absences, for readings of the group's clock.
package struct RoomTimes: Sendable {
    private var readings: [Int64] = []
    private var rooms: [Int64] = []

    init(_ history: [FocusGroup.PastEvent]) {
        var clock = GroupClock()
        for past in history where !past.event.isAfterwards {
            clock.advance(to: past.moment, by: past.event)
            readings.append(clock.reading)
            rooms.append(clock.reading + clock.pausedTime + clock.away)
        }
    }

    /// Milliseconds since the console was opened.
    package subscript(reading: Int64) -> Int64 {
        var (low, high) = (0, readings.count)
        while low < high {
            let middle = (low + high) / 2
            if readings[middle] <= reading { low = middle + 1 } else { high = middle }
        }
        // Of several entries at one reading, the first: a pause comes after what was said before it.
        guard low > 0 else { return reading }
        var place = low - 1
        while place > 0, readings[place - 1] == readings[place], readings[place] == reading { place -= 1 }
        return rooms[place] + (reading - readings[place])
    }
}
