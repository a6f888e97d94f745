internal import Tabulation

/// Finds the files of a workspace that still hold words after they were erased from the store.
///
/// Words are looked for by their letters and digits alone, in pieces of 16 bytes: a report wraps, shortens and escapes
/// them, and a piece of a sentence is found in all of these. Short words, such as a name, would be found everywhere and
/// are not looked for.
struct KeptCopies {
    struct Copy: Hashable {
        /// Within the workspace: `results/review.html`.
        var name: String
        var holds: String
        var advice: String
    }

    private static let width = 16
    /// Larger files are listed without being read.
    private static let limit = 256 * 1_024 * 1_024
    private let pieces: Set<[UInt8]>

    init(of words: [String]) {
        var pieces: Set<[UInt8]> = []
        for text in words {
            let letters = Self.letters(Array(text.utf8))
            guard letters.count >= Self.width else { continue }
            for start in stride(from: 0, through: letters.count - Self.width, by: 4) {
                pieces.insert(Array(letters[start..<start + Self.width]))
            }
        }
        self.pieces = pieces
    }

    /// The files in `results/` that hold the words, and every copy of the store, in the order of their names.
    @MainActor
    func found(in session: Session) -> [Copy] {
        guard let workspace = session.workspace else { return [] }
        return Self.names(in: workspace.results, session.surroundings.files).compactMap { name in
            copy(name, workspace.results + "/" + name, session.surroundings.files)
        }
    }

    /// Lists the files that still hold what was said.
    @MainActor
    func tell(in session: Session, _ output: OutputOptions) {
        let copies = found(in: session)
        guard !copies.isEmpty else { return }
        session.output.tell("these files were written before and are left as they are:")
        session.show(
            Table(
                columns: [.init("file"), .init("holds"), .init("advice")],
                rows: copies.map { [.untrusted($0.name), .text($0.holds), .text($0.advice)] }), output)
    }

    private func copy(_ name: String, _ path: String, _ files: Files) -> Copy? {
        let shown = "results/\(name)"
        if name.hasPrefix("canvass.sqlite") {
            // What lies beside the store and is none of it, as the secret that tells who was erased, must not be deleted.
            let isOwn = ["", "-wal", "-shm", "-journal", "-secret"].contains { name == "canvass.sqlite" + $0 }
            guard !isOwn else { return nil }
            let holds = holdsWords(path, files) == true ? "a copy of the store, with the words" : "a copy of the store"
            return Copy(name: shown, holds: holds, advice: "delete it, or erase there too after a restore")
        }
        switch holdsWords(path, files) {
        case true: return Copy(name: shown, holds: "the words", advice: "write it anew, or delete it")
        case false: return nil
        case nil: return Copy(name: shown, holds: "perhaps the words: it was not read", advice: "look into it")
        }
    }

    /// - Returns: `nil` where the file cannot be read, or is too large to be.
    private func holdsWords(_ path: String, _ files: Files) -> Bool? {
        guard !pieces.isEmpty else { return false }
        guard files.size(path).map({ $0 <= Self.limit }) ?? true, let bytes = try? files.read(path) else { return nil }
        let letters = Self.letters(bytes)
        guard letters.count >= Self.width else { return false }
        let hashes = Set(pieces.map { Self.hash($0[...]) })
        // A hash that moves with the window finds candidates; only these are compared.
        var hash = Self.hash(letters[..<Self.width])
        for start in 0...(letters.count - Self.width) {
            if start > 0 {
                hash = hash &- UInt64(letters[start - 1]) &* Self.leading
                hash = hash &* Self.base &+ UInt64(letters[start + Self.width - 1])
            }
            if hashes.contains(hash), pieces.contains(Array(letters[start..<start + Self.width])) { return true }
        }
        return false
    }

    private static let base: UInt64 = 1_099_511_628_211
    private static let leading = (1..<width).reduce(1 as UInt64) { power, _ in power &* base }

    private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 &* base &+ UInt64($1) }
    }

    /// Letters in lower case and digits; what is not ASCII counts as a letter.
    private static func letters(_ bytes: [UInt8]) -> [UInt8] {
        bytes.compactMap { byte in
            switch byte {
            case 0x41...0x5A: byte | 0x20
            case 0x30...0x39, 0x61...0x7A, 0x80...: byte
            default: nil
            }
        }
    }

    /// All files in a folder and in the folders in it, by their paths within it.
    private static func names(in folder: String, _ files: Files, depth: Int = 0) -> [String] {
        // A link may lead back to where it lies.
        guard depth < 5, let names = try? files.list(folder) else { return [] }
        return names.flatMap { name in
            files.isFolder("\(folder)/\(name)")
                ? Self.names(in: "\(folder)/\(name)", files, depth: depth + 1).map { "\(name)/\($0)" } : [name]
        }
    }
}
