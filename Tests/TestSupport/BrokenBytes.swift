/// Files as bad luck and bad will make them: pieces that mean something, put together, cut off, doubled and overwritten.
package enum BrokenBytes {
    /// Some of the pieces in a row.
    package static func mixed(_ pieces: [String], atMost count: Int, using random: inout SplitMix64) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...count, using: &random) {
            bytes += Array((pieces.randomElement(using: &random) ?? "").utf8)
        }
        return bytes
    }

    /// The file with a few faults.
    package static func damaged(_ bytes: [UInt8], using random: inout SplitMix64) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 0...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
            case 1: bytes.removeSubrange(place..<end)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 3: bytes.removeLast(bytes.count - place)
            case 4: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            default: bytes.insert(contentsOf: [0, 0xFF, 0xC3, 0x22, 0x0D], at: place)
            }
        }
        return bytes
    }
}
