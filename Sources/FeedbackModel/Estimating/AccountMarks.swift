/// What the tickets and ideas about one theme say of each account, in one byte for each.
///
/// There is a byte for every pair of a theme and an account, so it is the narrowest that carries the worst priority and
/// a count; the few high counts stand beside.
struct AccountMarks: Sendable {
    /// By account: the count in the upper five bits, the weight in the lower three.
    private var bytes: [UInt8] = []
    /// By account, what its count has beyond ``highestInByte``.
    private var excess: [Int: Int] = [:]

    private static let weightBits = 3
    private static let weightMask: UInt8 = 0b111
    private static let highestInByte: UInt8 = 31
    /// Of an account that wrote no ticket about the theme: it supports an idea.
    private static let wish: UInt8 = 1

    /// Takes a ticket of an account in; `nil` for the support of an idea, which says not how bad it is.
    ///
    /// - Parameters:
    ///   - account: Its number.
    ///   - priority: The ticket's.
    ///   - isRecent: Whether it counts as recent.
    ///   - expected: How many accounts there will be at least, so that the room is made once.
    mutating func add(_ account: Int, _ priority: TicketPriority?, isRecent: Bool, of expected: Int) {
        if account >= bytes.count { makeRoom(for: account, of: expected) }
        let weight = priority.map { UInt8($0.rawValue) + Self.wish + 1 } ?? Self.wish
        let old = bytes[account]
        var count = old >> Self.weightBits
        if isRecent {
            if count < Self.highestInByte { count += 1 } else { excess[account, default: 0] += 1 }
        }
        bytes[account] = count << Self.weightBits | max(old & Self.weightMask, weight)
    }

    private mutating func makeRoom(for account: Int, of expected: Int) {
        let size = max(account + 1, bytes.isEmpty ? expected : bytes.count * 2)
        bytes.reserveCapacity(size)
        bytes.append(contentsOf: repeatElement(0, count: size - bytes.count))
    }

    /// How many accounts have a mark.
    var count: Int { bytes.reduce(0) { $0 + ($1 == 0 ? 0 : 1) } }

    /// Calls `body` with each account that has a mark, in rising order: how much of it was recent, and its worst priority.
    func forEach(_ body: (_ account: Int, _ recent: Int, _ worst: TicketPriority?) -> Void) {
        for (account, byte) in bytes.enumerated() where byte != 0 {
            let count = Int(byte >> Self.weightBits) + (excess.isEmpty ? 0 : excess[account] ?? 0)
            body(account, count, TicketPriority(rawValue: Int(byte & Self.weightMask) - Int(Self.wish) - 1))
        }
    }
}
