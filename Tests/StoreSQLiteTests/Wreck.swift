internal import Glibc
internal import TestSupport

/// The files of a store in the middle of an act.
struct Wreck {
    enum Kind: Hashable {
        /// The log was written up to a byte.
        case log
        /// The lights went out: any blocks of what was not synced had reached the disk.
        case logInAnyOrder
        /// The log was whole, and its pages were being copied into the file.
        case file
    }

    var kind: Kind
    var file: [UInt8]
    var log: [UInt8]

    private static let block = 4096
    /// Bytes before the first frame of a log.
    private static let header = 32

    init(_ before: (file: [UInt8], log: [UInt8]), _ after: (file: [UInt8], log: [UInt8]), _ random: inout SplitMix64) {
        let isCopied = before.file != after.file
        kind = isCopied && random.next() % 2 == 0 ? .file : random.next() % 3 == 0 ? .logInAnyOrder : .log
        switch kind {
        case .file:
            file = Self.front(before.file, after.file, &random)
            log = after.log
        case .log:
            file = before.file
            log = Self.front(before.log, after.log, &random)
        case .logInAnyOrder:
            file = before.file
            log = Self.blocks(before.log, after.log, &random)
        }
    }

    /// The new bytes up to some byte of what changed, and the old ones from there on.
    private static func front(_ old: [UInt8], _ new: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
        let changed = changedBlocks(old, new)
        guard let first = changed.first, let last = changed.last else { return new }
        let end = min((last + 1) * block, new.count)
        let cut = first * block + Int(random.next() % UInt64(end - first * block + 1))
        return Array(new[..<cut] + old[min(cut, old.count)...])
    }

    /// Of each block of what changed in a log either the new or the old one; where there was none, zeros.
    private static func blocks(_ old: [UInt8], _ new: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
        var result = new
        for number in changedBlocks(old, new) where random.next() % 2 == 0 {
            let range = number * block..<min((number + 1) * block, new.count)
            let kept = old.dropFirst(range.lowerBound).prefix(range.count)
            result.replaceSubrange(range, with: kept + [UInt8](repeating: 0, count: range.count - kept.count))
        }
        // SQLite syncs the header of a log that begins anew before it writes the first frame behind it.
        result.replaceSubrange(..<min(header, new.count), with: new.prefix(header))
        return result
    }

    /// The blocks of the new bytes that are not as in the old ones, in order.
    private static func changedBlocks(_ old: [UInt8], _ new: [UInt8]) -> [Int] {
        old.withUnsafeBytes { old in
            new.withUnsafeBytes { new in
                (0..<(new.count + block - 1) / block).filter { number in
                    let start = number * block
                    let count = min(block, new.count - start)
                    guard start + count <= old.count, let left = old.baseAddress, let right = new.baseAddress else {
                        return true
                    }
                    return memcmp(left + start, right + start, count) != 0
                }
            }
        }
    }
}
