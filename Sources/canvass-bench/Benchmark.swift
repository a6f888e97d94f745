import Foundation

/// One comparison with peers.
struct Benchmark: Sendable {
    let name: String
    let summary: String
    let run: @Sendable (BenchmarkSettings) throws -> Void

    /// All of them; each stands in a file of its own.
    static let all: [Benchmark] = [
        .start, .latency, .importing, .reimport, .objectLines, .matching, .reducer, .load, .lint, .group, .calibrate,
        .model, .ranks, .selection,
    ]
}

/// What was asked for on the command line.
struct BenchmarkSettings {
    /// The program to measure.
    let canvass: String
    /// How often everything is repeated, interleaved with its peers.
    let repetitions: Int
    /// How many rows to import.
    let rows: Int
    let benchmarks: [Benchmark]

    init(_ arguments: [String]) throws {
        var names: [String] = []
        var canvass = Self.sibling("canvass")
        var repetitions = 15
        var rows = 100_000
        var rest = arguments[...]
        while let word = rest.popFirst() {
            switch word {
            case "--canvass":
                guard let path = rest.popFirst() else { throw BenchmarkUsage("--canvass needs a path") }
                canvass = path
            case "--repetitions":
                guard let number = rest.popFirst().flatMap(Int.init), number > 0 else {
                    throw BenchmarkUsage("--repetitions needs a whole number above 0")
                }
                repetitions = number
            case "--rows":
                guard let number = rest.popFirst().flatMap(Int.init), number > 0 else {
                    throw BenchmarkUsage("--rows needs a whole number above 0")
                }
                rows = number
            default: names.append(word)
            }
        }
        let known = Benchmark.all.map(\.name).joined(separator: ", ")
        guard !names.isEmpty else { throw BenchmarkUsage("name what to measure: \(known)") }
        benchmarks = try names.map { name in
            guard let benchmark = Benchmark.all.first(where: { $0.name == name }) else {
                throw BenchmarkUsage("there is no benchmark '\(name)'; there are \(known)")
            }
            return benchmark
        }
        guard access(canvass, X_OK) == 0 else {
            throw BenchmarkUsage(
                "there is no program \(canvass); build it first, as README.md says under 'Benchmarks'")
        }
        self.canvass = canvass
        self.repetitions = repetitions
        self.rows = rows
    }

    /// The program of this name that lies beside this one.
    private static func sibling(_ name: String) -> String {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "."
        return URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent(name).path
    }
}

/// The command line cannot be followed.
struct BenchmarkUsage: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Something that was measured did not do what it should.
struct BenchmarkFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
