internal import CReadline

/// Keys that do something at once while a line is being typed.
extension ReadlineEditor {
    /// Gives keys of the request their meaning with Alt, in the place of what readline does with them.
    func bindAltKeys(_ keys: [Character]) {
        for key in keys {
            guard let code = key.asciiValue.map(Int32.init), let function = creadline_alt_function(code) else {
                continue
            }
            hiddenKeys[code] = function
            creadline_set_alt_function(code) { _, key in
                MainActor.assumeIsolated { ReadlineEditor.current?.pressAlt(key) }
                return 0
            }
        }
    }

    /// Lets the keys do what they did before.
    func releaseAltKeys() {
        for (key, function) in hiddenKeys { creadline_set_alt_function(key, function) }
        hiddenKeys = [:]
    }

    private func pressAlt(_ key: Int32) {
        guard let code = UInt8(exactly: key) else { return }
        request.altPressed(Character(Unicode.Scalar(code)), line)
    }
}
