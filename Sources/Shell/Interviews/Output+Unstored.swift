internal import TerminalText

extension Output {
    /// Shows once more what somebody typed into a session that is no longer theirs, so that it can be typed elsewhere.
    func tellUnstored(_ lines: [String]) {
        let lines = lines.filter { !$0.isEmpty }
        guard !lines.isEmpty else { return }
        remark("  not stored:")
        for line in lines { tell("    \(PrintableText(line))") }
    }
}
