internal import Tabulation

/// What runs of one kind cost.
struct Costs {
    private(set) var time = Figures()
    private var processor = Figures()
    /// Megabytes, at most.
    private(set) var memory = 0.0

    mutating func add(_ run: MeasuredRun) {
        time.add(run.milliseconds)
        processor.add(run.processorMilliseconds)
        memory = max(memory, Double(run.memory) / 1e6)
    }

    /// How many times as long as something else, by medians.
    func ratio(to other: Costs) -> Double { time.median / other.time.median }

    static var table: Table { Table(columns: ["program", "ms", "cpu_ms", "peak_mb"].map { Table.Column($0) }) }

    func row(_ name: String) -> [Cell] {
        [
            .text(name), .decimal(time.median, fractionDigits: 0), .decimal(processor.median, fractionDigits: 0),
            .decimal(memory, fractionDigits: 1),
        ]
    }
}
