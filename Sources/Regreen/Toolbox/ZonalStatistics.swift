/// The statistics `zonal` gives.
public struct ZonalStatistics: Sendable, Hashable {
    /// The words `--stats` takes.
    public static let words = [
        "count", "sum", "mean", "min", "max", "stdev", "median", "quantile", "volume_m3", "uplift_m3",
        "area_weighted_mean",
    ]

    /// The words asked for.
    public var words: Set<String>
    /// Quantiles besides the median, 0...1, as asked for.
    public var extraQuantiles: [Double]

    /// Everything but the median and other quantiles, which take memory for every cell and are given when asked for.
    public init() {
        words = Set(ZonalStatistics.words).subtracting(["median", "quantile"])
        extraQuantiles = []
    }

    /// Reads a list such as `count,mean,quantile(0.9)`; bare `quantile` means the quartiles.
    ///
    /// - Returns: nil with the first word that is none.
    public static func parse(_ list: String) -> (statistics: ZonalStatistics?, unknown: String?) {
        var result = ZonalStatistics()
        result.words = []
        for part in list.split(separator: ",").map({ $0.filter { !$0.isWhitespace } }) {
            let word = part.prefix { $0 != "(" && $0 != ":" && $0 != "=" }
            if word == "quantile", part.count > word.count {
                let number = part.dropFirst(word.count).filter { $0.isNumber || $0 == "." }
                guard let quantile = Double(number), (0...1).contains(quantile) else { return (nil, part) }
                result.extraQuantiles.append(quantile)
            } else if word == "quantile" {
                result.extraQuantiles += [0.25, 0.5, 0.75]
            } else if !ZonalStatistics.words.contains(part) {
                return (nil, part)
            }
            result.words.insert(String(word))
        }
        return (result, nil)
    }

    /// What the engine is asked for: the median first when wanted.
    var quantiles: [Double] { (words.contains("median") ? [0.5] : []) + extraQuantiles }
}
