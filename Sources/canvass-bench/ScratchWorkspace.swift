import Foundation

/// A workspace in a temporary folder, gone with this value.
final class ScratchWorkspace {
    let folder: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("canvass-bench-\(UUID().uuidString)")
        for name in ["surveys", "results"] {
            try FileManager.default.createDirectory(
                at: url.appendingPathComponent(name), withIntermediateDirectories: true)
        }
        folder = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var store: String { folder + "/results/canvass.sqlite" }

    /// What a measured program sees: a home without history or settings of its own.
    var environment: [String: String] {
        var environment = ProcessInfo.processInfo.environment
        for name in ["CANVASS_WORKSPACE", "CANVASS_ACTOR", "INPUTRC", "NO_COLOR", "CLICOLOR_FORCE"] {
            environment[name] = nil
        }
        environment["HOME"] = folder
        environment["XDG_STATE_HOME"] = folder + "/state"
        environment["TERM"] = "xterm"
        environment["LC_ALL"] = "C.UTF-8"
        return environment
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }

    /// Runs a program to its end, without a terminal, and returns what it printed.
    @discardableResult
    func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = environment
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchmarkFailure("\(program) \(arguments.joined(separator: " ")) failed:\n\(text)")
        }
        return text
    }

    /// The first program of this name on the path, or `nil` where it is not installed.
    static func find(_ program: String) -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return path.split(separator: ":").map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
    }
}
