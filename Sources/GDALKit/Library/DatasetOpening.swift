import CGDAL

/// The one way datasets are opened.
enum DatasetOpening {
    /// Opens a path with the allowed drivers only.
    static func open(
        _ path: String,
        flags: Int32,
        drivers: DriverAllowList,
        options: [String: String]
    ) throws(GDALError) -> (handle: GDALDatasetH, messages: [GDALMessage]) {
        try PathPolicy.check(path, operation: "open")
        GDALLibrary.prepare()
        let present = drivers.names.filter { GDALGetDriverByName($0) != nil }
        guard !present.isEmpty else {
            throw GDALError(
                .driverMissing,
                operation: "open",
                subject: path,
                reason: "none of \(drivers.names.joined(separator: ", ")) is in this build"
            )
        }
        let allowed = StringList(strings: present)
        let settings = try StringList(options)
        // Without the verbose flag a failure leaves no message at all.
        let all = UInt32(flags | GDAL_OF_VERBOSE_ERROR)
        let (handle, messages) = ErrorScope.collect {
            GDALOpenEx(path, all, allowed.constant, settings.constant, nil)
        }
        guard let handle else {
            throw GDALError(.openFailed, operation: "open", subject: path, messages: messages)
        }
        return (handle, messages)
    }
}
