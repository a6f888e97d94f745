/// What people found who looked again at where evidence came from: the file `audit.yaml`.
///
/// Each item is one record that several coders looked at, each for himself: the recording, the letter, the ticket. Where
/// they differ from the record, the record is wrong; where they differ from each other, the theme is not clear.
package struct Audit: Hashable, Sendable {
    package struct Item: Hashable, Sendable {
        /// The theme's id.
        package var theme: String
        /// What kind of record it is.
        package var fidelity: Evidence.Fidelity
        /// Whether the record says that the need is there.
        package var isRecorded: Bool
        /// Whether each coder found it there, in the order of the coders' names.
        package var codes: [Bool]

        package init(theme: String, fidelity: Evidence.Fidelity, isRecorded: Bool, codes: [Bool]) {
            self.theme = theme
            self.fidelity = fidelity
            self.isRecorded = isRecorded
            self.codes = codes
        }

        /// What most coders found; `nil` where they are divided, or only one looked.
        package var truth: Bool? {
            let yes = codes.count { $0 }
            guard codes.count > 1, 2 * yes != codes.count else { return nil }
            return 2 * yes > codes.count
        }
    }

    package var items: [Item]

    package init(items: [Item] = []) { self.items = items }

    /// So many items of one kind of record are needed before they replace what is assumed of it.
    package static let leastItems = 30
}

extension Audit {
    /// What the items say about how well each kind of record tells; kinds with fewer than ``leastItems`` are left out.
    ///
    /// Sensitivity and specificity are the means of what is believed after the audit, Beta(1, 1) before: Laplace's rule of
    /// succession.
    package var accuracy: [Evidence.Fidelity: GuardSettings.Accuracy] {
        var counts: [Evidence.Fidelity: (there: Int, found: Int, absent: Int, passed: Int)] = [:]
        for item in items {
            guard let truth = item.truth else { continue }
            var count = counts[item.fidelity] ?? (0, 0, 0, 0)
            if truth {
                count.there += 1
                count.found += item.isRecorded ? 1 : 0
            } else {
                count.absent += 1
                count.passed += item.isRecorded ? 0 : 1
            }
            counts[item.fidelity] = count
        }
        return counts.filter { $0.value.there + $0.value.absent >= Self.leastItems }.mapValues { count in
            GuardSettings.Accuracy(
                sensitivity: Double(1 + count.found) / Double(2 + count.there),
                specificity: Double(1 + count.passed) / Double(2 + count.absent))
        }
    }

    /// The codings of each theme, by theme as `resolve` calls it: what ``CodingAgreement`` is made of.
    package func codings(_ resolve: (String) -> String = { $0 }) -> [String: [[Bool]]] {
        var codings: [String: [[Bool]]] = [:]
        for item in items where item.codes.count > 1 { codings[resolve(item.theme), default: []].append(item.codes) }
        return codings
    }
}
