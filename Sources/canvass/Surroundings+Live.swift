import Cores
import Glibc
import Shell

extension Surroundings {
    /// The world as it is.
    static func live() -> Surroundings {
        let environment = environmentVariables()
        var surroundings = Surroundings(
            now: { milliseconds(CLOCK_REALTIME) }, monotonic: { milliseconds(CLOCK_BOOTTIME) },
            newID: { newUUID() }, salt: { randomBytes() },
            seed: { UInt64.random(in: .min ... .max) }, environment: environment, user: userName(environment),
            process: (getpid(), startOfProcess(getpid()) ?? "", hostName()),
            isRunning: { process, start in startOfProcess(process) == start }, files: .live)
        surroundings.workers = .cores(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        surroundings.program = program(in: surroundings.files.currentFolder())
        return surroundings
    }

    /// The path by which the program was called, whole, since people go to another folder; its name where the shell
    /// looked it up.
    private static func program(in folder: String) -> String {
        let called = CommandLine.arguments.first ?? "canvass"
        let path = called.contains("/") && !called.hasPrefix("/") ? "\(folder)/\(called)" : called
        let isPlain = path.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || "/._-0123456789".unicodeScalars.contains($0))
        }
        return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
    }
}

private func milliseconds(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
}

/// 16 bytes from the system's generator.
private func randomBytes() -> [UInt8] {
    withUnsafeBytes(of: UInt128.random(in: .min ... .max)) { Array($0) }
}

/// A UUID of version 4 (RFC 9562) from the system's generator, in lower case.
private func newUUID() -> String {
    var bytes = randomBytes()
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    return [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }.joined(separator: "-")
}

private func environmentVariables() -> [String: String] {
    var variables: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
        let text = String(cString: entry)
        if let sign = text.firstIndex(of: "=") {
            variables[String(text[..<sign])] = String(text[text.index(after: sign)...])
        }
        next += 1
    }
    return variables
}

private func userName(_ environment: [String: String]) -> String {
    if let entry = getpwuid(getuid()), let name = entry.pointee.pw_name { return String(cString: name) }
    return environment["USER"] ?? "user-\(getuid())"
}

private func hostName() -> String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "localhost" }
    return name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "localhost" }
}

/// When a process began, as the system counts it: field 22 of `/proc/PID/stat` (proc(5)); `nil` when there is none.
///
/// Together with the number it names a process for good, since numbers are used again.
private func startOfProcess(_ process: Int32) -> String? {
    guard let bytes = try? Files.live.read("/proc/\(process)/stat") else { return nil }
    // The name of the program, field 2, stands in parentheses and may hold blanks and parentheses itself.
    guard let end = bytes.lastIndex(of: UInt8(ascii: ")")) else { return nil }
    let fields = bytes[(end + 1)...].split(separator: UInt8(ascii: " "))
    // A zombie has ended, though its number is still taken.
    guard fields.count > 19, fields[0] != [UInt8(ascii: "Z")] else { return nil }
    return String(decoding: fields[19], as: UTF8.self)
}
