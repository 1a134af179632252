import CXLSXWriter
import GeoModel
import Restoration

/// `tables/mines.xlsx` by libxlsxwriter: one sheet per table, frozen headers, and a sheet about the workbook.
///
/// The bytes do not depend on the clock: the creation time is the project's day, and libxlsxwriter gives the entries
/// of its archive a fixed date.
struct WorkbookFile {
    let path: String
    let language: UserLanguage
    let fileDate: CalendarDate

    /// Writes the workbook; temporary files stand beside it, on the disk that has to hold it anyway.
    func write(_ sheets: [TableSheet], about: [TableBook.AboutLine]) throws(PublishingError) {
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        let temporary = path.hasPrefix("/") ? "/" + folder : (folder.isEmpty ? "." : folder)
        let opened = temporary.withMutableCString { directory in
            var options = lxw_workbook_options(constant_memory: 0, tmpdir: directory, use_zip64: 0)
            return workbook_new_opt(path, &options)
        }
        guard let workbook = opened else { throw OutputFile.failure(path, [], operation: "create workbook") }
        var builder = WorkbookBuilder(workbook: workbook, language: language, fileDate: fileDate)
        builder.setProperties(project: about.first?.text ?? "")
        for sheet in sheets { builder.add(sheet) }
        if !about.isEmpty { builder.add(about: about) }
        // Closing writes the file and frees the workbook, whatever it returns.
        let status = workbook_close(workbook)
        guard status == LXW_NO_ERROR, builder.firstError == nil else {
            let error = builder.firstError ?? status
            throw OutputFile.failure(path, [String(cString: lxw_strerror(error))], operation: "write workbook")
        }
    }
}

private struct WorkbookBuilder {
    /// Longest text of a cell that spreadsheets read.
    static let longestText = 32_767

    let workbook: UnsafeMutablePointer<lxw_workbook>
    let language: UserLanguage
    let fileDate: CalendarDate
    var firstError: lxw_error?
    private let header: UnsafeMutablePointer<lxw_format>?
    private let wrapped: UnsafeMutablePointer<lxw_format>?
    private let right: UnsafeMutablePointer<lxw_format>?
    private var numberFormats: [Int: UnsafeMutablePointer<lxw_format>] = [:]

    init(workbook: UnsafeMutablePointer<lxw_workbook>, language: UserLanguage, fileDate: CalendarDate) {
        self.workbook = workbook
        self.language = language
        self.fileDate = fileDate
        header = workbook_add_format(workbook)
        format_set_bold(header)
        format_set_text_wrap(header)
        format_set_align(header, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        format_set_bg_color(header, 0xD9EFD0)
        wrapped = workbook_add_format(workbook)
        format_set_text_wrap(wrapped)
        format_set_align(wrapped, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        right = workbook_add_format(workbook)
        format_set_align(right, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }

    mutating func setProperties(project: String) {
        // Zero would mean "now" to the library.
        let seconds = fileDate.dayNumber * 86_400
        project.withMutableCString { title in
            var properties = lxw_doc_properties()
            properties.title = title
            properties.created = seconds == 0 ? 1 : seconds
            note(workbook_set_properties(workbook, &properties))
        }
    }

    mutating func add(_ sheet: TableSheet) {
        let name = language == .zh ? sheet.title.zh : sheet.name
        guard let worksheet = workbook_add_worksheet(workbook, name) else {
            note(LXW_ERROR_MEMORY_MALLOC_FAILED)
            return
        }
        for (column, definition) in sheet.columns.enumerated() {
            let text = definition.header(language)
            let width = width(ofColumn: column, header: text, in: sheet)
            note(worksheet_set_column(worksheet, UInt16(column), UInt16(column), width, nil))
            note(worksheet_write_string(worksheet, 0, UInt16(column), text, header))
        }
        for (row, cells) in sheet.rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                write(cell, to: worksheet, row: UInt32(row + 1), column: UInt16(column))
            }
        }
        // The header and the columns that name the row stay in sight.
        worksheet_freeze_panes(worksheet, 1, sheet.columns.first?.key == "mine_id" ? 2 : 0)
        if !sheet.rows.isEmpty, !sheet.columns.isEmpty {
            note(worksheet_autofilter(worksheet, 0, 0, UInt32(sheet.rows.count), UInt16(sheet.columns.count - 1)))
        }
    }

    mutating func add(about lines: [TableBook.AboutLine]) {
        guard let worksheet = workbook_add_worksheet(workbook, Messages.aboutTitle.text(language)) else {
            note(LXW_ERROR_MEMORY_MALLOC_FAILED)
            return
        }
        note(worksheet_set_column(worksheet, 0, 0, 16, nil))
        note(worksheet_set_column(worksheet, 1, 1, 90, nil))
        for (row, line) in lines.enumerated() {
            note(worksheet_write_string(worksheet, UInt32(row), 0, line.label, header))
            note(worksheet_write_string(worksheet, UInt32(row), 1, cut(line.text), wrapped))
        }
    }

    private mutating func write(
        _ cell: TableCell,
        to worksheet: UnsafeMutablePointer<lxw_worksheet>,
        row: UInt32,
        column: UInt16
    ) {
        switch cell {
        case .empty: break
        case .dash: note(worksheet_write_string(worksheet, row, column, TableCell.dashText, right))
        case .text(let text): note(worksheet_write_string(worksheet, row, column, cut(text), nil))
        case .number(let number, _):
            note(worksheet_write_number(worksheet, row, column, number.doubleValue, format(decimals: number.scale)))
        }
    }

    private mutating func format(decimals: Int) -> UnsafeMutablePointer<lxw_format>? {
        if let known = numberFormats[decimals] { return known }
        guard let format = workbook_add_format(workbook) else { return nil }
        format_set_num_format(format, decimals == 0 ? "0" : "0." + String(repeating: "0", count: decimals))
        numberFormats[decimals] = format
        return format
    }

    /// Wide enough for the values and for half of the header, which wraps; Chinese characters take two places.
    private func width(ofColumn column: Int, header: String, in sheet: TableSheet) -> Double {
        var widest = (displayWidth(header) + 1) / 2
        for row in sheet.rows {
            switch row[column] {
            case .empty, .dash: break
            case .text(let text): widest = max(widest, displayWidth(text))
            case .number(let number, _): widest = max(widest, number.printedText.utf8.count)
            }
        }
        return Double(min(max(widest + 2, 8), 60))
    }

    private func displayWidth(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
    }

    private func cut(_ text: String) -> String {
        text.utf16.count <= Self.longestText ? text : String(text.prefix(Self.longestText / 4))
    }

    private mutating func note(_ status: lxw_error) {
        if status != LXW_NO_ERROR, firstError == nil { firstError = status }
    }
}

extension String {
    /// Runs a closure on a C string that a C signature wants mutable although it only reads it.
    fileprivate func withMutableCString<Result>(_ body: (UnsafeMutablePointer<CChar>) -> Result) -> Result {
        var copy = utf8CString
        return copy.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("a C string ends with NUL") }
            return body(base)
        }
    }
}
