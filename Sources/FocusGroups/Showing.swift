/// A stretch in which the group saw a stimulus, on the group's clock in milliseconds.
package struct Showing: Hashable, Sendable {
    package let stimulus: String
    package let start: Int64
    package internal(set) var end: Int64?
}
