import Foundation

// Measures Canvass beside its peers, in one run: `swift run -c release canvass-bench NAME…`.
do {
    let settings = try BenchmarkSettings(Array(CommandLine.arguments.dropFirst()))
    for benchmark in settings.benchmarks {
        print("\n\(benchmark.name): \(benchmark.summary)")
        try benchmark.run(settings)
    }
} catch {
    FileHandle.standardError.write(Data("error: \(error)\n".utf8))
    exit(error is BenchmarkUsage ? 64 : 1)
}
