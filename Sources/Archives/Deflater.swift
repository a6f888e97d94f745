internal import CZlib

/// Packs bytes with zlib, without anything around them, as ZIP archives hold them.
enum Deflater {
    /// The bytes packed; `nil` where that makes them no shorter, so that they are better stored as they are.
    static func packed(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        guard bytes.count < Int(UInt32.max), czlib_begin_deflating(&stream, -15) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var input = bytes
        var isWhole = false
        let packed = [UInt8](unsafeUninitializedCapacity: bytes.count) { output, count in
            input.withUnsafeMutableBufferPointer { input in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                isWhole = output.count > 0 && deflate(&stream, Z_FINISH) == Z_STREAM_END
                count = output.count - Int(stream.avail_out)
            }
        }
        return isWhole && packed.count < bytes.count ? packed : nil
    }
}
