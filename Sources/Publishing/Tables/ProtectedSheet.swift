import GeoModel
import Restoration

/// One mine against one protected layer, for the sheet `protected` and the layer `hits`.
struct HitRow {
    let mine: MineAssessment
    let hit: ProtectedHit
}

/// The sheet `protected`: one row per mine and protected layer, hits and misses alike.
enum ProtectedSheet {
    static func sheet(_ mines: [PrintedMine], style: AreaStyle, language: UserLanguage) -> TableSheet {
        let rows = mines.filter(\.isMeasured).flatMap { mine in
            mine.mine.protected.map { HitRow(mine: mine.mine, hit: $0) }
        }
        return sheet(rows, style: style, language: language)
    }

    static func sheet(_ rows: [HitRow], style: AreaStyle, language: UserLanguage) -> TableSheet {
        var columns: [ColumnDefinition<HitRow>] = [
            .text("mine_id", "矿山编号", "mine id") { $0.mine.mineID },
            .text("name", "矿山名称", "name") { $0.mine.name },
            .text("layer", "保护图层", "protected layer") { $0.hit.layer },
            .text("kind", "保护类别", "kind") { language == .zh ? $0.hit.kind.label.zh : $0.hit.kind.rawValue },
            .text("class", "级别", "class within the kind") { $0.hit.layerClass },
            .text("relation", "位置关系", "relations, none is empty") { row in
                let relations = row.hit.relations.map { Messages.relation($0).text(language) }
                return relations.isEmpty ? nil : relations.joined(separator: ";")
            },
        ]
        columns += style.columns("intersection") { style.printed($0.hit.intersection) }
        columns.append(
            .decimal("share", "占矿山比例", "shared area over the mine's", unit: "1", decimals: 6) { $0.hit.share }
        )
        columns += style.columns("buffer") { $0.hit.buffer.map(style.printed) }
        columns += style.columns("visible") { $0.hit.visible.map(style.printed) }
        columns += [
            .decimal("visible_share", "可视比例", "visible share", unit: "1", decimals: 6) { $0.hit.visibleShare },
            .decimal("distance_m", "距离（米）", "distance, m", unit: "m", decimals: 2) { $0.hit.distance },
        ]
        columns += style.columns("damaged_in_layer") { style.printed($0.hit.damagedInLayer) }
        return TableSheet(
            name: "protected",
            title: LocalizedText(zh: "保护范围", en: "protected"),
            definitions: columns,
            rows: rows
        )
    }
}
