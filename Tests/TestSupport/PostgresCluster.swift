public import Foundation
import Synchronization

/// A PostgreSQL server of the tests' own: data, socket and log in a folder of its own, no network, gone with the process.
///
/// PostgreSQL refuses to run as root; then it runs as the system's `postgres` user.
public final class PostgresCluster: Sendable {
    /// Why tests that need a server are skipped.
    public static let absence = "PostgreSQL with PostGIS is not installed (Scripts/setup --tests)"
    /// True when the programs and the extension are there.
    public static let isAvailable: Bool = {
        guard let programs else { return false }
        let share = URL(filePath: "/usr/share/postgresql").appending(path: programs.version)
        return FileManager.default.fileExists(atPath: share.appending(path: "extension/postgis.control").path)
    }()

    private static let programs: (folder: URL, version: String)? = {
        let root = URL(filePath: "/usr/lib/postgresql")
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        return versions.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }.lazy
            .map { (root.appending(path: $0).appending(path: "bin"), $0) }
            .first { FileManager.default.isExecutableFile(atPath: $0.0.appending(path: "initdb").path) }
    }()

    /// The server all tests of a process share.
    public static let shared = Result { try PostgresCluster() }

    private let folder: URL
    private let next = Atomic<Int>(0)

    private init() throws {
        guard let programs = PostgresCluster.programs else { throw ProcessFailure(command: "initdb", output: "absent") }
        folder = URL(filePath: "/tmp/regreen-pg-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        if getuid() == 0 { try Self.run(["/usr/bin/env", "chown", "postgres", folder.path], asServer: false) }
        let data = folder.appending(path: "data").path
        let log = folder.appending(path: "log").path
        try Self.run([
            programs.folder.appending(path: "initdb").path, "-D", data, "-A", "trust", "-U", "regreen", "-E", "UTF8",
            "--locale=C", "--no-sync",
        ])
        let options = "-c listen_addresses='' -c unix_socket_directories='\(folder.path)' -c fsync=off"
        let control = programs.folder.appending(path: "pg_ctl").path
        try Self.run([control, "-D", data, "-l", log, "-o", options, "-w", "start"])
        // Stops the server however this process ends.
        let watch = """
            while [ -e /proc/\(ProcessInfo.processInfo.processIdentifier) ]; do sleep 1; done
            '\(control)' -D '\(data)' -m immediate stop >/dev/null 2>&1
            rm -rf '\(folder.path)'
            """
        try Self.run(["/bin/bash", "-c", "/bin/sh -c \"$0\" >/dev/null 2>&1 </dev/null &", watch])
    }

    /// Makes an empty database.
    ///
    /// - Returns: its connection string.
    public func makeDatabase() throws -> String {
        let name = "test\(next.wrappingAdd(1, ordering: .relaxed).newValue)"
        let create = PostgresCluster.programs?.folder.appending(path: "createdb").path ?? "createdb"
        try Self.run([create, "-h", folder.path, "-U", "regreen", name])
        return "host=\(folder.path) user=regreen dbname=\(name)"
    }

    private static func run(_ command: [String], asServer: Bool = true) throws {
        let output = URL(filePath: "/tmp/regreen-pg-\(UUID().uuidString).out")
        defer { try? FileManager.default.removeItem(at: output) }
        FileManager.default.createFile(atPath: output.path, contents: nil)
        let process = try start(command, asServer: asServer, output: try FileHandle(forWritingTo: output))
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let text = (try? String(contentsOf: output, encoding: .utf8)) ?? ""
            throw ProcessFailure(command: command.joined(separator: " "), output: text)
        }
    }

    /// Foundation takes a program for running while any descendant holds a file of it: a server must not inherit it.
    private static let closing = """
        for file in /proc/self/fd/*; do number=${file##*/}; [ "$number" -gt 2 ] && eval "exec $number>&-"; done
        exec "$@"
        """

    private static func start(
        _ command: [String],
        asServer: Bool,
        output: FileHandle = .nullDevice
    ) throws -> Process {
        let runner = asServer && getuid() == 0 ? ["/usr/sbin/runuser", "-u", "postgres", "--"] : []
        let full = ["/bin/bash", "-c", closing, "bash"] + runner + command
        let process = Process()
        process.executableURL = URL(filePath: full[0])
        process.arguments = Array(full.dropFirst())
        process.currentDirectoryURL = URL(filePath: "/tmp")
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
        return process
    }
}

/// A program that ended with an error.
public struct ProcessFailure: Error, CustomStringConvertible {
    /// The command line.
    public let command: String
    /// What it printed.
    public let output: String

    /// Both.
    public var description: String { "\(command): \(output)" }
}
