package import Foundation
internal import Glibc

/// The real program, started as a process of its own with pipes for its streams.
///
/// It is the binary that was built with the tests; what it writes is read as it comes, so that a test can wait for an
/// acknowledgement and then kill it.
package final class RunningProgram {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private let errors = Pipe()
    /// What it has written to standard error, as far as it was read.
    package private(set) var told = ""
    /// What it has written to standard output, as far as it was read.
    package private(set) var heard = ""

    /// Starts the program in a workspace.
    package init(_ arguments: [String], in workspace: URL) throws {
        // A program that was killed no longer reads; writing to it must fail instead of ending the tests.
        signal(SIGPIPE, SIG_IGN)
        process.executableURL = try Self.binary()
        process.arguments = ["--workspace", workspace.path] + arguments
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": workspace.path, "LANG": "C.UTF-8"]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        try process.run()
    }

    /// The binary beside the tests.
    package static func binary() throws -> URL {
        let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        var folder = tests.deletingLastPathComponent()
        while folder.path != "/" {
            let binary = folder.appending(path: "canvass")
            if FileManager.default.isExecutableFile(atPath: binary.path), !isFolder(binary) { return binary }
            let built = folder.appending(path: "debug/canvass")
            if FileManager.default.isExecutableFile(atPath: built.path), !isFolder(built) { return built }
            folder.deleteLastPathComponent()
        }
        throw CocoaError(.fileNoSuchFile)
    }

    private static func isFolder(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// Types text, with its line breaks.
    package func type(_ text: String) throws { try input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }

    /// Waits until standard error holds a text; `false` when the program ended before.
    package func waits(for text: String) -> Bool {
        while !told.contains(text) {
            let data = errors.fileHandleForReading.availableData
            guard !data.isEmpty else { return false }
            told += String(decoding: data, as: UTF8.self)
        }
        return true
    }

    /// Waits until standard output holds a text; `false` when the program ended before.
    package func hears(_ text: String) -> Bool {
        while !heard.contains(text) {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { return false }
            heard += String(decoding: data, as: UTF8.self)
        }
        return true
    }

    /// Kills it as a power failure would: nothing of it runs any more.
    package func kill() {
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Presses Ctrl-C, as soon as the program looks after signals itself.
    package func interrupt() {
        while process.isRunning, !blocksInterrupts() { usleep(10_000) }
        Glibc.kill(process.processIdentifier, SIGINT)
    }

    /// Waits for the program to end by itself, with its input still open.
    package func end() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }

    private func blocksInterrupts() -> Bool {
        let path = "/proc/\(process.processIdentifier)/status"
        let lines = (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: "\n") ?? []
        let mask = lines.first { $0.hasPrefix("SigBlk:") }?.split(separator: "\t").last ?? "0"
        return (UInt64(mask, radix: 16) ?? 0) & (1 << UInt64(SIGINT - 1)) != 0
    }

    /// Ends its input and waits for it.
    ///
    /// What it writes must fit into a pipe.
    package func finish() throws -> (code: Int32, output: String, errors: String) {
        try input.fileHandleForWriting.close()
        let result = try output.fileHandleForReading.readToEnd() ?? Data()
        let rest = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (
            process.terminationStatus, String(decoding: result, as: UTF8.self),
            told + String(decoding: rest, as: UTF8.self)
        )
    }
}

/// A workspace in a folder of its own, removed with the value.
package final class ScratchWorkspace {
    package let folder: URL

    /// Makes it, with files by their paths.
    package init(files: [String: String] = [:]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "canvass-\(UUID().uuidString)")
        for name in ["surveys", "results"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        for (path, text) in files {
            try text.write(to: folder.appending(path: path), atomically: true, encoding: .utf8)
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}
