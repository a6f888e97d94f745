/// How many people changed from one answer to another between two rounds, or stayed with it.
package struct PollSwitch: Hashable, Sendable {
    package let from: String
    package let to: String
    package let people: Int
}
