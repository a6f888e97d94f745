internal import CReadline
internal import Glibc

extension ReadlineEditor {
    /// Lets Tab ask the request that is being answered; file names come from it too, never from readline.
    func installCompletion() {
        // readline keeps the pointers: these strings live as long as the program.
        let breaks: StaticString = " \t\n\"'="
        let quotes: StaticString = "\"'"
        creadline_set_completion(
            { _, _, end in
                creadline_suppress_filenames()
                let list = MainActor.assumeIsolated {
                    UInt(bitPattern: ReadlineEditor.current?.matches(end: Int(end)))
                }
                return UnsafeMutablePointer(bitPattern: list)
            }, UnsafeRawPointer(breaks.utf8Start).assumingMemoryBound(to: CChar.self),
            UnsafeRawPointer(quotes.utf8Start).assumingMemoryBound(to: CChar.self))
    }

    /// Lets quotation marks hold words together, or not.
    ///
    /// In prose an apostrophe would make the rest of the line one word, which a completion then replaces.
    func setQuotes(_ quotesWords: Bool) {
        let quotes: StaticString = "\"'"
        creadline_set_quotes(quotesWords ? UnsafeRawPointer(quotes.utf8Start).assumingMemoryBound(to: CChar.self) : nil)
    }

    private func matches(end: Int) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
        guard let buffer = creadline_line() else { return nil }
        let bytes = UnsafeRawBufferPointer(start: buffer, count: end)
        let words = candidates(String(decoding: bytes, as: UTF8.self))
        guard let first = words.first else { return nil }
        // A folder or an option that wants a value goes on without a blank.
        if words.count == 1, let last = first.last, "/=".contains(last) { creadline_suppress_space() }
        let prefix = words.dropFirst().reduce(first) { commonPrefix($0, $1) }
        return array(words.count == 1 ? [first] : [prefix] + words)
    }

    /// The array that readline wants and frees: the common prefix, then the words, then NULL.
    private func array(_ entries: [String]) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
        let list = malloc((entries.count + 1) * MemoryLayout<UnsafeMutablePointer<CChar>?>.stride)?
            .assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self)
        for (index, entry) in entries.enumerated() { list?[index] = strdup(entry) }
        list?[entries.count] = nil
        return list
    }
}

/// What two words begin with alike, whatever the case.
private func commonPrefix(_ left: String, _ right: String) -> String {
    String(zip(left, right).prefix { $0.lowercased() == $1.lowercased() }.map(\.0))
}
