internal import FeedbackModel
internal import FoundationEssentials
internal import Journal

/// What is wrong with a bundle, and where.
package struct BundleFault: Error, Hashable, Sendable {
    /// From 1.
    package var line: Int
    /// In bytes, from 1.
    package var column: Int
    /// One clause, lower case, no full stop; never what somebody said.
    package var message: String

    init(line: Int, column: Int = 1, _ message: String) {
        self.line = line
        self.column = column
        self.message = message
    }
}

/// All that is wrong with a bundle, in the order of its lines.
package struct BundleFaults: Error, Hashable, Sendable {
    package var faults: [BundleFault]
}

extension EvidenceBundle {
    /// A larger file is refused before it is read.
    package static let largestSize = 64 << 20
    /// More faults than this are not told.
    private static let mostFaults = 20

    /// Reads a bundle, or sessions as `session export` writes them.
    ///
    /// Of a bundle the hash must hold. Of an exported session the key `evidence` is taken; one that is practice or simulated
    /// is refused, since nobody said it.
    package static func read(_ bytes: [UInt8]) throws(BundleFaults) -> EvidenceBundle {
        do {
            let pieces = try JSONPieces(bytes).pieces
            guard let first = pieces.first else { throw BundleFault(line: 1, "the file is empty") }
            let isBundle = (try? decode(Mark.self, first, bytes)) != nil
            return isBundle ? try bundle(pieces, bytes) : try exported(pieces, bytes)
        } catch let fault as BundleFault {
            throw BundleFaults(faults: [fault])
        } catch let faults as BundleFaults {
            throw faults
        } catch {
            throw BundleFaults(faults: [BundleFault(line: 1, "it cannot be read")])
        }
    }

    /// What tells a bundle from other JSON.
    private struct Mark: Decodable {
        var version: Int

        private enum CodingKeys: String, CodingKey { case version = "canvass_bundle" }
    }

    // MARK: A bundle

    private static func bundle(_ pieces: [JSONPieces.Piece], _ bytes: [UInt8]) throws -> EvidenceBundle {
        let mark = try decode(Mark.self, pieces[0], bytes)
        guard mark.version <= version else {
            throw BundleFault(
                line: pieces[0].line,
                "it was written by a newer version of the program (form \(mark.version), this one reads up to \(version))"
            )
        }
        let head = try decode(Head.self, pieces[0], bytes)
        guard pieces.count > 1, let last = pieces.last, let seal = try? decode(Seal.self, last, bytes) else {
            throw BundleFault(
                line: pieces.last?.line ?? 1, "the last line is not the hash of the others: the file was cut off")
        }
        guard Digest.ofFile(Array(bytes[..<last.bytes.lowerBound])).description == seal.digest else {
            throw BundleFault(
                line: last.line, "the hash is not that of the lines before it: the file was changed or cut off")
        }
        let lines = pieces.dropFirst().dropLast()
        guard head.items == lines.count else {
            throw BundleFault(line: pieces[0].line, "it says \(head.items) items and has \(lines.count)")
        }
        let items = try checked(Array(lines)) { piece in [try decode(Item.self, piece, bytes)] }
        for text in head.withdrawn + head.accounts.map(\.id) + [head.workspace ?? ""] where text.utf8.count > longest {
            throw BundleFault(line: pieces[0].line, "a name is longer than \(longest) bytes")
        }
        return EvidenceBundle(
            workspace: head.workspace, exportedAt: head.exportedAt, accounts: head.accounts,
            withdrawn: head.withdrawn, items: items)
    }

    // MARK: Exported sessions

    private struct ExportedSession: Decodable {
        var session: String
        var isWithdrawn: Bool
        var isPractice: Bool?
        var simulated: String?
        var evidence: [Item]?

        private enum CodingKeys: String, CodingKey {
            case session, simulated, evidence
            case isWithdrawn = "is_withdrawn"
            case isPractice = "is_practice"
        }
    }

    private static func exported(_ pieces: [JSONPieces.Piece], _ bytes: [UInt8]) throws -> EvidenceBundle {
        var withdrawn: [String] = []
        let items = try checked(pieces) { piece -> [Item] in
            let session: ExportedSession
            do throws(BundleFault) {
                session = try decode(ExportedSession.self, piece, bytes)
            } catch {
                throw BundleFault(
                    line: error.line, column: error.column,
                    "this is neither a bundle of 'feedback export' nor a session of 'session export': " + error.message)
            }
            func fault(_ message: String) -> BundleFault {
                BundleFault(line: piece.line, column: piece.column, message)
            }
            guard session.isPractice != true else { throw fault("the session is practice, which counts nowhere") }
            guard session.simulated == nil else { throw fault("the session is simulated, so nobody said it") }
            if session.isWithdrawn {
                withdrawn.append(session.session)
                return []
            }
            guard let evidence = session.evidence else {
                throw fault("the session has no 'evidence': write it again with 'session export' of this version")
            }
            guard evidence.allSatisfy({ $0.session == session.session }) else {
                throw fault("an item of its evidence is of another session")
            }
            return evidence
        }
        return EvidenceBundle(withdrawn: withdrawn, items: items)
    }

    // MARK: Checking

    private static let longest = 500

    /// The items of all pieces, or all that is wrong with them.
    private static func checked(
        _ pieces: [JSONPieces.Piece], _ read: (JSONPieces.Piece) throws -> [Item]
    ) throws -> [Item] {
        var items: [Item] = []
        var faults: [BundleFault] = []
        for piece in pieces where faults.count < mostFaults {
            do {
                let found = try read(piece)
                for item in found {
                    if let message = complaint(about: item) {
                        faults.append(BundleFault(line: piece.line, column: piece.column, message))
                    }
                }
                items += found
            } catch let fault as BundleFault {
                faults.append(fault)
            }
        }
        guard faults.isEmpty else { throw BundleFaults(faults: Array(faults.prefix(mostFaults))) }
        return items
    }

    private static func complaint(about item: Item) -> String? {
        let texts = [item.theme, item.session, item.place, item.account ?? "", item.speaker ?? "", item.entry ?? ""]
        if texts.contains(where: { $0.utf8.count > longest }) { return "a name is longer than \(longest) bytes" }
        if item.theme.isEmpty { return "'theme' is empty" }
        if item.session.isEmpty { return "'session' is empty" }
        if item.sequence < 1 { return "'sequence' counts from 1" }
        if let severity = item.severity, !(0...1).contains(severity) { return "'severity' is from 0 to 1" }
        if !item.asked, !item.present { return "only what was asked can say no" }
        if item.channel == .ticket { return "tickets are imported with 'import'" }
        // 1970 to 9999: what lies in the future is counted as of now.
        if !(0...253_402_300_799_999).contains(item.time) { return "'time' is in milliseconds since 1970" }
        return nil
    }

    private static func decode<Value: Decodable>(
        _ type: Value.Type, _ piece: JSONPieces.Piece, _ bytes: [UInt8]
    ) throws(BundleFault) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes[piece.bytes]))
        } catch {
            throw BundleFault(line: piece.line, column: piece.column, message(error))
        }
    }

    /// What a decoder complains of, without what stands there.
    private static func message(_ error: any Error) -> String {
        func name(_ path: [any CodingKey]) -> String? { path.last { $0.intValue == nil }.map { "'\($0.stringValue)'" } }
        switch error as? DecodingError {
        case .keyNotFound(let key, _)?: return "'\(key.stringValue)' is missing"
        case .typeMismatch(_, let context)?, .valueNotFound(_, let context)?:
            return name(context.codingPath).map { "\($0) is of another type" } ?? "this is not an object"
        case .dataCorrupted(let context)?:
            return name(context.codingPath).map { "\($0) is not known to this version" } ?? "this is not JSON"
        default: return "this is not JSON"
        }
    }
}
