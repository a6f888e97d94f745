extension TextPattern {
    /// A text that the pattern matches; `nil` where none was found, as of `a\\ba`.
    ///
    /// - Parameters:
    ///   - length: From so many letters on it hurries to the end.
    ///   - choose: Picks one of so many ways, counted from 0.
    /// - Returns: The text, which ``matches(_:)`` holds.
    package func example(around length: Int = 24, choosing choose: (Int) -> Int) -> String? {
        for _ in 0..<20 {
            if let text = attempt(around: length, choosing: choose), matches(text) == true { return text }
        }
        return nil
    }

    private func attempt(around length: Int, choosing choose: (Int) -> Int) -> String? {
        var text = String.UnicodeScalarView()
        var place = 0
        // Ways without end, as `(a*)*`, are left after so many steps.
        for _ in 0..<4 * (Self.mostInstructions + length) {
            switch program[place] {
            case .match: return String(text)
            case .jump(let target): place = target
            // What comes second leaves the repetition, or takes the other branch.
            case .split(let first, let second): place = text.count >= length || choose(2) == 1 ? second : first
            case .start, .end, .boundary: place += 1
            case .set(let set):
                guard let scalar = set.example(choosing: choose) else { return nil }
                text.append(scalar)
                place += 1
            }
        }
        return nil
    }
}

extension ScalarSet {
    /// One of its members, a plain one where there is any.
    fileprivate func example(choosing choose: (Int) -> Int) -> Unicode.Scalar? {
        let plain = Self.plain.filter(contains)
        if !plain.isEmpty { return plain[choose(plain.count)] }
        for case .range(let low, let high) in members {
            if let scalar = Unicode.Scalar(low + UInt32(choose(Int(min(high - low, 255)) + 1))), contains(scalar) {
                return scalar
            }
        }
        return (0xA1...0x2FFF).lazy.compactMap(Unicode.Scalar.init).first(where: contains)
    }

    private static let plain: [Unicode.Scalar] = {
        let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".unicodeScalars)
        return letters + Array(" -_.,@/+:;!?()'#&%*=<>$".unicodeScalars)
    }()
}
