internal import Journal

/// Finds out which of the consoles beside the driver's have died, whose programs could tell nobody that they leave.
struct RollCall {
    /// How often they are looked for, in milliseconds.
    private static let interval: Int64 = 2_000

    private var last: Int64 = 0

    /// Those that are there by the journal and dead by their computer; none where they were looked for a moment ago.
    mutating func dead(
        among consoles: [AttachedConsole], at time: Int64, in surroundings: Surroundings
    ) -> [AttachedConsole] {
        guard time - last >= Self.interval else { return [] }
        last = time
        let host = surroundings.process.host
        return consoles.filter {
            $0.isHere && $0.process.host == host && !surroundings.isRunning($0.process.number, $0.process.start)
        }
    }
}
