/// Letters beyond ASCII in the labels of a domain, after RFC 3492.
enum Punycode {
    private static let base = 36
    private static let lowest = 1
    private static let highest = 26
    private static let skew = 38
    private static let damp = 700

    /// The label as `xn--…` has it behind its beginning; `nil` where the numbers would run over.
    static func encoded(_ label: some Collection<Unicode.Scalar>) -> String? {
        var output = label.filter(\.isASCII).map { UInt8(truncatingIfNeeded: $0.value) }
        let basic = output.count
        if basic > 0 { output.append(UInt8(ascii: "-")) }
        var (code, delta, bias, handled) = (0x80, 0, 72, basic)
        let values = label.map { Int($0.value) }
        while handled < values.count {
            guard let next = values.filter({ $0 >= code }).min() else { return nil }
            let (step, isTooFar) = (next - code).multipliedReportingOverflow(by: handled + 1)
            guard !isTooFar, step <= Int.max - delta else { return nil }
            delta += step
            code = next
            for value in values {
                if value < code { delta += 1 }
                guard value == code else { continue }
                append(delta, bias, to: &output)
                bias = adapted(delta, handled + 1, isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            code += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Writes a number in digits whose worth depends on the bias.
    private static func append(_ number: Int, _ bias: Int, to output: inout [UInt8]) {
        var (rest, place) = (number, base)
        while true {
            let threshold = min(max(place - bias, lowest), highest)
            guard rest >= threshold else { break }
            output.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            place += base
        }
        output.append(digit(rest))
    }

    private static func adapted(_ number: Int, _ count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? number / damp : number / 2
        delta += delta / count
        var place = 0
        while delta > (base - lowest) * highest / 2 {
            delta /= base - lowest
            place += base
        }
        return place + (base - lowest + 1) * delta / (delta + skew)
    }

    private static func digit(_ value: Int) -> UInt8 { UInt8(value < 26 ? 0x61 + value : 0x30 + value - 26) }
}
