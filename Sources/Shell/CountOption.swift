internal import ArgumentParser

/// Refuses a number of things below zero, in the same words for every option that takes one.
func checkCount(_ count: Int?, of option: String) throws {
    guard let count, count < 0 else { return }
    throw ValidationError("\(option) takes a number from 0 on, not \(count).")
}
