import Journal
import Storage
import Testing

extension StoreContract {
    static let placeClauses = [
        // Of two writers at the last place one gets it, since it is given where the act is stored.
        Clause("a place is given with the act that asks for it") { (store) throws in
            var seen: [[String: Int]] = []
            for number in [1, 2] {
                _ = try store.open(session(number), definition: "", at: 100) { taken in
                    seen.append(taken)
                    return PlacedAct([draft("opened")], quotas: taken["q"] == nil ? ["q"] : [], until: 200)
                }
            }
            #expect(seen == [[:], ["q": 1]])
            #expect(
                try store.places(of: session(1).survey, at: 199)
                    == [QuotaPlace(quota: "q", session: session(1).id, until: 200)])
            #expect(try store.places(of: session(1).survey, at: 200) == [])
        },
        Clause("an act that is refused stores nothing and keeps the places") { (store) throws in
            _ = try store.open(session(1), definition: "", at: 0) { _ in
                PlacedAct([draft("opened")], quotas: ["q"], until: nil)
            }
            let entries = try store.append(to: session(1).id, by: nil, at: 0) { taken in
                #expect(taken == [:], "one's own places are not those of others")
                return nil
            }
            #expect(entries.isEmpty)
            #expect(try store.places(of: session(1).survey, at: 0).count == 1)
            #expect(try store.open(session(2), definition: "", at: 0) { _ in nil } == [])
            #expect(try store.session(session(2).id) == nil)
        },
        Clause("an act that gives places back leaves none") { (store) throws in
            _ = try store.open(session(1), definition: "", at: 0) { _ in
                PlacedAct([draft("opened")], quotas: ["q", "r"], until: 10)
            }
            let entries = try store.append(to: session(1).id, by: nil, at: 0) { _ in
                PlacedAct([draft("ended")], status: .ended, quotas: ["r"], until: nil)
            }
            #expect(entries.map(\.sequence) == [2])
            #expect(try store.session(session(1).id)?.status == .ended)
            #expect(try store.places(of: session(1).survey, at: 1_000).map(\.quota) == ["r"])
            #expect(try store.sessionsWithoutPlaces(of: session(1).survey) == [])
            expectChain(try store.entries(of: session(1).id, after: 0))
        },
        Clause("sessions that ended without places are settled once") { (store) throws in
            _ = try store.open(session(1), definition: "", with: [draft("opened")])
            let survey = session(1).survey
            #expect(try store.sessionsWithoutPlaces(of: survey) == [])
            _ = try store.append([draft("ended")], to: session(1).id, status: .ended)
            #expect(try store.sessionsWithoutPlaces(of: survey) == [session(1).id])
            try store.settlePlaces(of: session(1).id, ["q"])
            #expect(try store.sessionsWithoutPlaces(of: survey) == [])
            #expect(
                try store.places(of: survey, at: .max) == [QuotaPlace(quota: "q", session: session(1).id, until: nil)])
            #expect(try store.problems() == [])
        },
    ]
}
