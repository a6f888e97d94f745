internal import FeedbackModel
internal import FocusGroups
internal import LineEditing
internal import SourceDiagnostics
internal import Transcripts

/// What each who speaks in a transcript is: told by options, or asked.
struct SpeakerRoles {
    enum Role: Hashable {
        /// With the account that they speak for, where one is known.
        case customer(account: String?)
        /// Whoever asks: a moderator, or an agent of ours.
        case moderator
        case unknown

        var title: String {
            switch self {
            case .customer: "customer"
            case .moderator: "moderator"
            case .unknown: "unknown"
            }
        }
    }

    /// What stretches that name nobody are called in options and in what is shown.
    static let nobody = "?"

    /// Names that are speakers although they may stand there only once.
    private(set) var names: Set<String> = []
    /// What stands before a colon and is no speaker.
    private(set) var words: Set<String> = []
    private var roles: [String: Role] = [:]
    private let account: String?
    /// Finds an account on file by what was typed.
    private let find: (String) throws -> String

    @MainActor
    init(_ options: [String], account: String?, in session: Session) throws {
        let store = try session.store()
        find = { name in try CustomerFinder(store).account(name).id }
        self.account = try account.map(find)
        for option in options {
            guard let sign = option.lastIndex(of: "="), sign > option.startIndex else {
                throw CommandFailure(
                    .usage, "'\(printable(option))' names no speaker", hint: "write --speaker \"Ana Diaz=customer\"")
            }
            let name = String(option[..<sign])
            switch try role(String(option[option.index(after: sign)...])) {
            case nil: words.insert(name)
            case let role?:
                names.insert(name)
                roles[Self.folded(name)] = role
            }
        }
    }

    /// A role as it is typed; `nil` for what is no speaker.
    private func role(_ text: String) throws -> Role? {
        let word = text.trimmingPrefix(while: \.isWhitespace).lowercased()
        switch word {
        case "words": return nil
        case "m", "moderator", "agent", "host", "interviewer": return .moderator
        case "?", "unknown": return .unknown
        case "c", "customer", "participant": return .customer(account: account)
        default:
            guard word.hasPrefix("customer:"), let colon = text.firstIndex(of: ":") else {
                throw CommandFailure(
                    .usage, "'\(printable(text))' is no role",
                    hint: "a speaker is a customer, customer:ACCOUNT, moderator, agent or unknown; words is no speaker")
            }
            return .customer(account: try find(String(text[text.index(after: colon)...])))
        }
    }

    /// What somebody is, by the name that the transcript has for them.
    func role(of voice: String?) -> Role { roles[Self.folded(voice ?? Self.nobody)] ?? .unknown }

    /// Asks for those whom no option names; off a terminal that is refused with all of them.
    @MainActor
    mutating func complete(_ transcript: Transcript, in session: inout Session) throws {
        let named = transcript.voices
        for name in names.sorted() where name != Self.nobody {
            guard !named.contains(where: { Self.folded($0.name) == Self.folded(name) }) else { continue }
            let near = suggestion(for: name, among: named.map(\.name)).map { "did you mean '\(printable($0))'?" }
            throw CommandFailure(.usage, "nobody in the transcript is called '\(printable(name))'", hint: near)
        }
        let nameless = transcript.cues.count { $0.voice == nil }
        let voices = named + (nameless > 0 ? [(name: Self.nobody, cues: nameless)] : [])
        let lacking = voices.filter { roles[Self.folded($0.name)] == nil }
        guard !lacking.isEmpty else { return }
        guard session.editor.isInteractive else {
            let list = lacking.prefix(12).map { "'\(printable($0.name))' (\($0.cues))" }.joined(separator: ", ")
            throw CommandFailure(
                .usage, "nobody said who these speakers are: \(list)",
                hint:
                    "name each, as in --speaker \"\(printable(lacking[0].name))=customer\"; others are moderator, agent, "
                    + "unknown, and words for what is no speaker")
        }
        session.output.remark("who speaks is a customer (or customer:ACCOUNT), the moderator, an agent, or unknown")
        for voice in lacking { try ask(voice, in: &session) }
    }

    @MainActor
    private mutating func ask(_ voice: (name: String, cues: Int), in session: inout Session) throws {
        let who = voice.name == Self.nobody ? "whoever is not named" : "'\(printable(voice.name))'"
        while true {
            let prompt = "who is \(who), \(counted(voice.cues, "stretch", "stretches"))? "
            switch session.editor.next(LineRequest(prompt: prompt)) {
            case .line(let line):
                do {
                    guard let role = try role(line) else {
                        session.output.remark("begin again with --speaker \"\(printable(voice.name))=words\"")
                        continue
                    }
                    roles[Self.folded(voice.name)] = role
                    return
                } catch let failure as CommandFailure {
                    session.output.remark("\(failure.message); \(failure.hint ?? "")")
                }
            case .expired: continue
            case .interrupted, .endOfInput, .hangup: throw CommandFailure(.interrupted, "nothing was imported")
            }
        }
    }

    static func folded(_ name: String) -> String {
        name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
