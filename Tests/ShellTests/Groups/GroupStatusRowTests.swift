import FocusGroups
import Journal
import Shell
import SurveyModel
import Testing

struct GroupStatusRowTests {
    /// Four people, of whom D has not spoken in the key section and C hardly at all.
    private func group() -> FocusGroup {
        var group = FocusGroup(guide: GroupFixture.guideForRows)
        var time: Int64 = 0
        var sequence = 0
        func take(_ event: GroupEvent, after seconds: Int64 = 0) {
            time += seconds * 1_000
            sequence += 1
            group.reduce(event, at: Moment(sequence: sequence, time: time, monotonic: time, spell: 0))
        }
        take(.started(guide: "reporting", isLive: true))
        for (number, character) in "abcd".enumerated() {
            guard let letter = Letter(character) else { continue }
            take(.joined(letter: letter, pseudonym: "P\(number + 1)", name: "x", account: nil, attributes: []))
        }
        take(.entered(section: "renewal"))
        for (character, seconds) in [("a", 10), ("b", 9), ("a", 10), ("c", 2)] as [(Character, Int64)] {
            guard let letter = Letter(character) else { continue }
            take(.tookFloor(speaker: .participant(letter), lead: 0))
            time += seconds * 1_000
        }
        take(.tookFloor(speaker: .moderator, lead: 0))
        return group
    }

    /// 80 columns hold all, 60 drop the whole, 40 keep the question and its time.
    @Test func theRowDropsWhatDoesNotFit() {
        let row = GroupStatusRow(group(), at: 460_000, isUnicode: true)
        #expect(row.text(width: 80) == " 2/3 key  07:40/10:00  total 7/20  A65 B29 C·6 D!0  4 in")
        #expect(row.text(width: 54) == " 2/3 key  07:40/10:00  total 7/20  A65 B29 C·6 D!0")
        #expect(row.text(width: 44) == " 2/3 key  07:40/10:00  A65 B29 C·6 D!0")
        #expect(row.text(width: 30) == " 2/3 key  07:40/10:00")
        #expect(row.text(width: 10) == " 2/3 key …")
    }

    /// Colour is never the only signal, and neither is Unicode.
    @Test func overtimeIsAWord() {
        let row = GroupStatusRow(group(), at: 700_000, isUnicode: false)
        #expect(row.text(width: 60) == " 2/3 key  11:40/10:00 OVER  total 11/20  A65 B29 C.6 D!0")
        #expect(row.text(width: 40) == " 2/3 key  11:40/10:00 OVER")
    }

    @Test func beforeTheFirstSectionNothingHasBegun() {
        let row = GroupStatusRow(FocusGroup(guide: GroupFixture.guideForRows), at: 0, isUnicode: true)
        #expect(row.text(width: 80) == " 0/3  not begun  total 0/20  0 in")
    }
}

extension GroupFixture {
    nonisolated static var guideForRows: Survey {
        Survey(
            id: "reporting", title: "Reporting", mode: .group,
            sections: [
                GuideSection(id: "warm_up", kind: .opening, minutes: 5),
                GuideSection(id: "renewal", kind: .key, minutes: 10),
                GuideSection(id: "close", kind: .ending, minutes: 5),
            ])
    }
}
