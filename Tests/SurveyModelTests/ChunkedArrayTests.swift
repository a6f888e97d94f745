import SurveyModel
import TestSupport
import Testing

@Suite struct ChunkedArrayTests {
    /// It stands in for an array everywhere, so it must do what an array does, and a copy must stay as it was.
    @Test func itDoesWhatAnArrayDoes() {
        for seed in 0..<100 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let length = Int.random(in: 0...100, using: &random)
            var plain = Array(repeating: 0, count: length)
            var chunked = ChunkedArray(repeating: 0, count: length)
            for step in 1...200 {
                let (plainBefore, before) = (plain, chunked)
                switch Int.random(in: 0..<4, using: &random) {
                case 0:
                    plain.append(step)
                    chunked.append(step)
                case 1: #expect(plain.popLast() == chunked.popLast(), "seed \(seed)")
                default:
                    guard let index = plain.indices.randomElement(using: &random) else { continue }
                    plain[index] += step
                    chunked[index] += step
                }
                #expect(Array(chunked) == plain && chunked.count == plain.count, "seed \(seed)")
                #expect(chunked.last == plain.last, "seed \(seed)")
                #expect(chunked == ChunkedArray(plain), "seed \(seed)")
                #expect(Array(before) == plainBefore, "seed \(seed)")
            }
        }
    }
}
