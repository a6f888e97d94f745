internal import CZlib
internal import Importing

/// Takes bytes that were deflated back, piece by piece, with zlib.
final class Inflater {
    enum Form {
        /// As in ZIP archives: nothing around the data.
        case bare
        /// As in `.gz` files: several one behind the other are one file (RFC 1952, section 2.2).
        case gzip

        fileprivate var windowBits: Int32 {
            switch self {
            case .bare: -15
            case .gzip: 31
            }
        }
    }

    private static let pieceLength = 1 << 17

    private var stream = z_stream()
    private let form: Form
    private let source: ByteSource
    private var input: [UInt8] = []
    private var used = 0
    private var isAtEnd = false
    private var isDone = false
    private var isWithinMember = false
    private let isReady: Bool

    init(_ form: Form, _ source: @escaping ByteSource) {
        self.form = form
        self.source = source
        isReady = czlib_begin(&stream, form.windowBits) == Z_OK
    }

    deinit { if isReady { inflateEnd(&stream) } }

    /// The next piece; `nil` at the end.
    func next() throws -> [UInt8]? {
        guard isReady else { throw ImportFailure(.damaged, "there is no memory to unpack the file") }
        while !isDone {
            if used == input.count, !isAtEnd {
                if let piece = try source() { (input, used) = (piece, 0) } else { isAtEnd = true }
                if input.isEmpty, !isAtEnd { continue }
            }
            if used == input.count, isAtEnd {
                guard isWithinMember else {
                    isDone = true
                    return nil
                }
                throw cutOff()
            }
            let (made, status) = step()
            switch status {
            case Z_OK, Z_BUF_ERROR: isWithinMember = true
            case Z_STREAM_END:
                isWithinMember = false
                if form == .bare { isDone = true } else { inflateReset(&stream) }
            default:
                throw ImportFailure(
                    .damaged, "the packed data are damaged", hint: "fetch the file again, and unpack it yourself to see"
                )
            }
            if !made.isEmpty { return made }
        }
        return nil
    }

    private func step() -> (made: [UInt8], status: Int32) {
        var status = Z_OK
        let made = [UInt8](unsafeUninitializedCapacity: Self.pieceLength) { output, count in
            input.withUnsafeMutableBufferPointer { bytes in
                guard let base = bytes.baseAddress else { return }
                stream.next_in = base + used
                stream.avail_in = UInt32(min(bytes.count - used, Int(UInt32.max)))
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(Self.pieceLength)
                let before = Int(stream.avail_in)
                status = inflate(&stream, Z_NO_FLUSH)
                used += before - Int(stream.avail_in)
                count = Self.pieceLength - Int(stream.avail_out)
            }
        }
        return (made, status)
    }

    private func cutOff() -> ImportFailure {
        ImportFailure(.damaged, "the packed file is cut off", hint: "fetch it again")
    }
}
