import Restoration

/// The sheet `roads`: traffic lines inside mines by subsidence class, one row per mine and layer.
enum RoadSheet {
    private struct Row {
        let mine: PrintedMine
        let road: RoadFigures
    }

    /// Nil where no traffic line was measured.
    static func sheet(_ mines: [PrintedMine], thresholds: [ClassFigures]) -> TableSheet? {
        let rows = mines.filter(\.isMeasured).flatMap { mine in
            (mine.mine.roads ?? []).map { Row(mine: mine, road: $0) }
        }
        guard mines.contains(where: { $0.mine.roads != nil }) else { return nil }
        func metres(
            _ key: String,
            _ zh: String,
            _ en: String,
            _ value: @escaping (RoadFigures) -> Double?
        ) -> ColumnDefinition<Row> {
            .decimal(key, "\(zh)（米）", "\(en), m", unit: "m", decimals: 2) { value($0.road) }
        }
        var columns: [ColumnDefinition<Row>] = [
            .text("mine_id", "矿山编号", "mine id") { $0.mine.mine.mineID },
            .text("name", "矿山名称", "name") { $0.mine.mine.name },
            .text("layer", "图层", "layer") { $0.road.layer },
            .text("class", "级别", "class") { $0.road.layerClass },
            metres("length_m", "矿区内长度", "length inside the mine", \.length),
            metres("damaged_m", "受损长度", "length at or above the damage threshold", \.damaged),
        ]
        for (index, bounds) in thresholds.enumerated() {
            let label = Messages.subsidenceClass(from: bounds.from, to: bounds.to)
            columns.append(
                metres("class\(index + 1)_m", "下沉\(label.zh)的长度", "length of subsidence \(label.en)") { road in
                    index < road.classes.count ? road.classes[index] : nil
                }
            )
        }
        columns.append(metres("without_data_m", "无数据长度", "length without subsidence data", \.withoutData))
        return TableSheet(
            name: "roads",
            title: LocalizedText(zh: "道路", en: "roads"),
            definitions: columns,
            rows: rows
        )
    }
}
