import Restoration

extension Messages {
    /// Why a boundary text cannot be read, with the line.
    static func boundaryTextBroken(_ file: String, line: Int, error: BoundaryTextError) -> LocalizedText {
        let (zh, en): (String, String)
        switch error.reason {
        case .noPlots: (zh, en) = ("没有地块", "there is no plot")
        case .unreadableLine(let text): (zh, en) = ("无法理解“\(text)”", "cannot read \"\(text)\"")
        case .pointWithoutPlot: (zh, en) = ("界址点前没有地块行", "a point stands before the first plot")
        case .ringTooShort(let plot):
            (zh, en) = ("地块 \(plot) 的一圈不足三个点", "a ring of plot \(plot) has fewer than three points")
        case .mixedOrder: (zh, en) = ("有的点先北后东，有的先东后北", "some points have north first, others east")
        }
        return LocalizedText(
            zh: boundaryTextBroken(file, line: line, reason: zh).zh,
            en: boundaryTextBroken(file, line: line, reason: en).en
        )
    }
}
