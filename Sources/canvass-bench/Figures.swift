import Foundation

/// Milliseconds, or any other figure, as it came in each repetition.
struct Figures {
    private(set) var values: [Double] = []

    mutating func add(_ value: Double) { values.append(value) }

    /// Runs something and adds how many milliseconds it took.
    mutating func time(_ work: () throws -> Void) rethrows {
        let duration = try ContinuousClock().measure(work)
        let parts = duration.components
        add(Double(parts.seconds) * 1_000 + Double(parts.attoseconds) / 1e15)
    }

    var median: Double { quantile(0.5) }

    /// The value below which this share of the repetitions lies, by linear interpolation.
    func quantile(_ share: Double) -> Double {
        let sorted = values.sorted()
        guard let first = sorted.first else { return .nan }
        let position = share * Double(sorted.count - 1)
        let low = Int(position)
        guard low + 1 < sorted.count else { return sorted.last ?? first }
        return sorted[low] + (sorted[low + 1] - sorted[low]) * (position - Double(low))
    }

    /// How many milliseconds one `fdatasync` of 4 KiB takes in a folder: what durability costs at least here.
    static func rawSync(in folder: String, times: Int = 200) throws -> Figures {
        let path = folder + "/sync"
        let file = open(path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw BenchmarkFailure("\(path) cannot be written") }
        defer {
            close(file)
            unlink(path)
        }
        let block = [UInt8](repeating: 65, count: 4_096)
        var figures = Figures()
        for _ in 0..<times {
            figures.time {
                _ = write(file, block, block.count)
                fdatasync(file)
            }
        }
        return figures
    }
}

/// Says what a peer did, and how ours compares with it.
func verdict(_ ratio: Double, budget: Double) -> String {
    let rounded = (ratio * 100).rounded() / 100
    return "\(rounded) x (budget \(budget) x) \(ratio <= budget ? "ok" : "OVER")"
}

/// The same for a ratio that should not be less.
func verdict(atLeast ratio: Double, budget: Double) -> String {
    "\((ratio * 100).rounded() / 100) x (at least \(budget) x) \(ratio >= budget ? "ok" : "UNDER")"
}

/// Says whether a figure keeps to its budget.
func verdict(of value: Double, budget: Double) -> String {
    "\((value * 10).rounded() / 10) (budget \(budget)) \(value <= budget ? "ok" : "OVER")"
}

/// The load and the processors, without which no figure means anything.
func machine() -> String {
    var loads = [Double](repeating: 0, count: 3)
    getloadavg(&loads, 3)
    return "\(sysconf(Int32(_SC_NPROCESSORS_ONLN))) processors, load \((loads[0] * 100).rounded() / 100)"
}
