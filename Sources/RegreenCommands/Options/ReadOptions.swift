public import ArgumentParser
public import GeoModel
import Regreen

/// How vector files named on the command line are read.
struct ReadOptions: ParsableArguments {
    @Option(
        name: .long,
        help: help(zh: "图层名（文件含多个图层时必填）", en: "Layer, when the file has several.", value: "name")
    )
    var layer: String?

    @Option(
        name: .long,
        help: help(zh: "属性文字编码，如 GBK", en: "Text encoding, for example GBK.", value: "name")
    )
    var encoding: String?

    @Option(
        name: .long,
        help: help(zh: "文件未写明时采用的坐标系", en: "CRS of files that name none.", value: "epsg")
    )
    var assumeCrs: String?

    @Flag(
        name: .long,
        help: help(zh: "接受无参数的近似基准转换", en: "Accept ballpark datum operations.")
    )
    var allowBallpark = false

    var source: SourceOptions {
        SourceOptions(layer: layer, encoding: encoding, assumedCRS: assumeCrs, allowBallpark: allowBallpark)
    }
}

extension AreaMethod: ExpressibleByArgument {}

/// Which area counts.
struct AreaOptions: ParsableArguments {
    @Option(
        name: .long,
        help: help(
            zh: "面积算法（默认 statutory，椭球面积）",
            en: "Area method (default: statutory).",
            value: "planar|geodesic|statutory"
        )
    )
    var area: AreaMethod?

    var method: AreaMethod { area ?? .statutory }
}

/// Replacing what is already there.
struct WriteOptions: ParsableArguments {
    @Flag(name: .long, help: help(zh: "替换已有的输出", en: "Replace an output that exists."))
    var force = false
}
