package import ArgumentParser

/// A command that works on a session: the same at the prompt, in a script and as shell arguments.
///
/// swift-argument-parser defines, parses and documents it; `run(in:)` does it.
package protocol SessionCommand: ParsableCommand {
    @MainActor
    mutating func run(in session: inout Session) throws
}
