import CGDAL
import GeoModel

/// Reads a layer feature by feature: the way every format and field type allows.
enum FeatureReader {
    /// Features fetched within one error scope; limits are checked between them.
    private static let batch = 1000

    static func read(
        _ layer: OGRLayerH,
        into builder: inout TableBuilder,
        readsGeometry: Bool,
        log: WarningLog
    ) throws(GDALError) {
        var atEnd = false
        while !atEnd {
            let (_, messages) = ErrorScope.collect {
                for _ in 0..<batch {
                    guard let feature = OGR_L_GetNextFeature(layer) else {
                        atEnd = true
                        return
                    }
                    append(feature, to: &builder, readsGeometry: readsGeometry)
                    OGR_F_Destroy(feature)
                }
            }
            // The end of a layer and a broken record both give NULL; only the messages tell them apart.
            guard !atEnd || !messages.contains(where: { $0.severity >= .failure }) else {
                throw GDALError(
                    .readFailed,
                    operation: "read layer",
                    subject: "\(builder.subject) after \(builder.featureIDs.count) features",
                    messages: messages
                )
            }
            log.add(messages)
            try builder.checkLimits()
        }
    }

    private static func append(_ feature: OGRFeatureH, to builder: inout TableBuilder, readsGeometry: Bool) {
        let id = OGR_F_GetFID(feature)
        builder.featureIDs.append(id)
        for position in builder.fields.indices {
            let value: AttributeValue
            if builder.columns[position].isText {
                value = text(of: builder.fields[position], at: position, in: feature, &builder)
            } else {
                value = self.value(of: builder.fields[position], in: feature)
            }
            builder.columns[position].append(value)
        }
        guard readsGeometry, let geometry = OGR_F_GetGeometryRef(feature) else {
            builder.geometries.appendNull()
            return
        }
        guard let bytes = isoWKB(geometry) else {
            builder.unreadable.append(UnreadableGeometry(featureID: id, reason: "the geometry has no binary form"))
            builder.geometries.appendNull()
            return
        }
        bytes.withUnsafeBytes { builder.appendGeometry($0, featureID: id) }
    }

    private static func text(
        of field: SourceField,
        at position: Int,
        in feature: OGRFeatureH,
        _ builder: inout TableBuilder
    ) -> AttributeValue {
        guard OGR_F_IsFieldSetAndNotNull(feature, field.index) != 0,
            let pointer = OGR_F_GetFieldAsString(feature, field.index)
        else { return .null }
        let bytes = bytesOfCString(pointer)
        builder.textBytes += bytes.count
        return .string(decodedText(bytes, invalid: &builder.invalidTexts[position]))
    }

    private static func value(of field: SourceField, in feature: OGRFeatureH) -> AttributeValue {
        guard OGR_F_IsFieldSetAndNotNull(feature, field.index) != 0, let type = field.definition?.type else {
            return .null
        }
        switch type {
        case .boolean: return .boolean(OGR_F_GetFieldAsInteger64(feature, field.index) != 0)
        case .integer: return .integer(OGR_F_GetFieldAsInteger64(feature, field.index))
        case .real: return .real(OGR_F_GetFieldAsDouble(feature, field.index))
        case .string: return .null
        case .date, .dateTime: return moment(of: field, in: feature, withTime: type == .dateTime)
        }
    }

    /// A date or ISO 8601 time; the zone is written when the file has one.
    private static func moment(of field: SourceField, in feature: OGRFeatureH, withTime: Bool) -> AttributeValue {
        var (year, month, day, hour, minute): (Int32, Int32, Int32, Int32, Int32) = (0, 0, 0, 0, 0)
        var seconds: Float = 0
        var zone: Int32 = 0
        guard
            OGR_F_GetFieldAsDateTimeEx(
                feature,
                field.index,
                &year,
                &month,
                &day,
                &hour,
                &minute,
                &seconds,
                &zone
            ) != 0,
            let date = CalendarDate(year: Int(year), month: Int(month), day: Int(day))
        else { return .null }
        guard withTime else { return .date(date) }
        func pad(_ number: Int, _ width: Int = 2) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        let milliseconds = Int((Double(seconds) * 1000).rounded())
        let fraction = milliseconds % 1000 == 0 ? "" : ".\(pad(milliseconds % 1000, 3))"
        let time = "\(pad(Int(hour))):\(pad(Int(minute))):\(pad(milliseconds / 1000))\(fraction)"
        return .dateTime("\(date)T\(time)\(zoneText(Int(zone), pad: { pad($0) }))")
    }

    /// The library counts zones in quarter hours from 100 = UTC; 0 and 1 mean none.
    private static func zoneText(_ zone: Int, pad: (Int) -> String) -> String {
        guard zone > 1 else { return "" }
        let minutes = (zone - 100) * 15
        guard minutes != 0 else { return "Z" }
        return "\(minutes < 0 ? "-" : "+")\(pad(abs(minutes) / 60)):\(pad(abs(minutes) % 60))"
    }
}

/// The text of bytes that should be UTF-8; what is not is replaced and counted.
func decodedText(_ bytes: some Collection<UInt8>, invalid: inout Int) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    invalid += 1
    return String(decoding: bytes, as: UTF8.self)
}

extension AttributeColumn {
    /// True for a column of texts.
    fileprivate var isText: Bool { if case .strings = self { true } else { false } }
}
