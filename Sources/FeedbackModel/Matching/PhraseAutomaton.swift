/// All phrases of a codebook as one machine, so that its cost does not grow with their number.
///
/// A. V. Aho and M. J. Corasick, "Efficient string matching", Comm. ACM 18 (1975), over stems in the place of letters.
/// Each stem that occurs in a phrase has a number from 1 on; 0 is every other word. States but the first have
/// one or two ways forward, which stand side by side in one array, so memory grows with the phrases and not with
/// states × stems.
struct PhraseAutomaton: Hashable, Sendable {
    struct Output: Hashable, Sendable {
        var phrase: Int32
        /// How many words long it is.
        var length: Int32
    }

    /// From the first state by stem.
    private var first: [Int32]
    private var edgeStart: [Int32] = []
    private var edgeStem: [Int32] = []
    private var edgeTarget: [Int32] = []
    private var fallback: [Int32] = []
    private var outputStart: [Int32] = []
    private(set) var outputs: [Output] = []
    /// The longest phrase, in words.
    let longest: Int

    /// Builds the machine.
    ///
    /// - Parameters:
    ///   - phrases: Each phrase as numbers of stems; empty ones are never found.
    ///   - stems: How many stems there are.
    init(_ phrases: [[Int32]], stems: Int) {
        var children: [[(stem: Int32, target: Int)]] = [[]]
        var ending: [[Output]] = [[]]
        for (number, phrase) in phrases.enumerated() where !phrase.isEmpty {
            var state = 0
            for stem in phrase {
                if let edge = children[state].first(where: { $0.stem == stem }) {
                    state = edge.target
                } else {
                    children.append([])
                    ending.append([])
                    children[state].append((stem, children.count - 1))
                    state = children.count - 1
                }
            }
            ending[state].append(Output(phrase: Int32(number), length: Int32(phrase.count)))
        }
        longest = phrases.map(\.count).max() ?? 0
        first = Array(repeating: 0, count: stems + 1)
        for edge in children[0] { first[Int(edge.stem)] = Int32(edge.target) }
        fallback = Array(repeating: 0, count: children.count)
        for state in children.indices {
            edgeStart.append(Int32(edgeStem.count))
            guard state > 0 else { continue }
            for edge in children[state] {
                edgeStem.append(edge.stem)
                edgeTarget.append(Int32(edge.target))
            }
        }
        edgeStart.append(Int32(edgeStem.count))
        // Breadth first, so that the state to fall back to is finished before it is used.
        var queue = children[0].map(\.target)
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            ending[state] += ending[Int(fallback[state])]
            for edge in children[state] {
                fallback[edge.target] = next(after: fallback[state], stem: edge.stem)
                queue.append(edge.target)
            }
        }
        for outputsHere in ending {
            outputStart.append(Int32(outputs.count))
            outputs += outputsHere
        }
        outputStart.append(Int32(outputs.count))
    }

    /// The state after one more word.
    @inline(__always)
    func next(after state: Int32, stem: Int32) -> Int32 {
        var state = state
        while state != 0 {
            for edge in Int(edgeStart[Int(state)])..<Int(edgeStart[Int(state) + 1]) where edgeStem[edge] == stem {
                return edgeTarget[edge]
            }
            state = fallback[Int(state)]
        }
        return first[Int(stem)]
    }

    /// The phrases that end in a state, as places in ``outputs``.
    @inline(__always)
    func found(in state: Int32) -> Range<Int> {
        Int(outputStart[Int(state)])..<Int(outputStart[Int(state) + 1])
    }
}
