import Foundation
import GDALKit
import Restoration

/// The one dataset inside a zip archive that is meant.
///
/// Offices send folders inside archives, with readme files and side files beside the data; the library only opens an
/// archive whose data lie at its top.
struct ArchiveMember {
    /// Path of the archive.
    var archive: String
    var written: String

    private static let rasterSuffixes: Set<String> = [
        "tif", "tiff", "asc", "grd", "xyz", "img", "bil", "dat", "bin", "hgt", "unw", "int", "cor",
    ]
    private static let vectorSuffixes: Set<String> = [
        "shp", "gpkg", "geojson", "json", "kml", "dxf", "fgb", "tab", "mif",
    ]

    /// The library's path of the raster in the archive.
    ///
    /// - Throws: `layer_ambiguous` with the names when there are several.
    func raster() throws(InputError) -> String {
        // An elevation tile in its own archive is known by the archive's name.
        if archive.lowercased().hasSuffix(".hgt.zip") { return archive }
        let found = members(Self.rasterSuffixes)
        guard found.count < 2 else { throw ambiguous(found) }
        return found.first.map(path) ?? "/vsizip/{\(archive)}"
    }

    /// The library's path of the vector file in the archive; shapefiles of one folder are the layers of that folder.
    ///
    /// - Parameter layer: the layer asked for, which may be the name of one of several files.
    /// - Throws: `layer_ambiguous` with the names when there are several.
    func vector(layer: String?) throws(InputError) -> String {
        let found = vectorMembers
        if found.count < 2 { return found.first.map(path) ?? "/vsizip/{\(archive)}" }
        if let layer, let named = found.first(where: { Self.stem($0) == layer }) { return path(named) }
        let folders = Set(found.map(Self.folder))
        if layer == nil || folders.count > 1 || !found.allSatisfy({ $0.lowercased().hasSuffix(".shp") }) {
            throw ambiguous(found.map(Self.stem))
        }
        return path(folders.first ?? "")
    }

    /// Names of the vector files, as `layer` may name them.
    var vectorNames: [String] { vectorMembers.map(Self.stem) }

    private var vectorMembers: [String] {
        let geodatabases = Set(
            entryNames.compactMap { name in
                name.range(of: ".gdb/", options: .caseInsensitive).map { String(name[..<$0.upperBound].dropLast()) }
            }
        )
        return members(Self.vectorSuffixes) + geodatabases.sorted()
    }

    /// Names as the library spells them: it opens members by its own spelling alone.
    private var entryNames: [String] { (try? VirtualFiles.listZip(archive))?.map(\.name) ?? [] }

    private func members(_ suffixes: Set<String>) -> [String] {
        entryNames.filter { name in
            // What other systems put into archives is no data.
            guard !name.hasPrefix("__MACOSX/"), !Self.fileName(name).hasPrefix("."),
                name.range(of: ".gdb/", options: .caseInsensitive) == nil
            else { return false }
            return suffixes.contains(URL(fileURLWithPath: "/" + name).pathExtension.lowercased())
        }
    }

    private func path(_ member: String) -> String {
        member.isEmpty ? "/vsizip/{\(archive)}" : "/vsizip/{\(archive)}/\(member)"
    }

    private func ambiguous(_ names: [String]) -> InputError {
        .input(
            .layerAmbiguous,
            file: written,
            message: Messages.severalInArchive(written, names: names),
            fix: Messages.severalInArchiveFix
        )
    }

    private static func fileName(_ name: String) -> String {
        name.split(separator: "/").last.map(String.init) ?? name
    }

    private static func stem(_ name: String) -> String {
        URL(fileURLWithPath: "/" + fileName(name)).deletingPathExtension().lastPathComponent
    }

    private static func folder(_ name: String) -> String {
        name.split(separator: "/").dropLast().joined(separator: "/")
    }
}
