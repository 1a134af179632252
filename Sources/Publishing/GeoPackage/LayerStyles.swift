import GDALKit
import GeoModel
import Restoration

/// The table `layer_styles` from which QGIS takes the default style of every layer (domain 6.3).
struct LayerStyles {
    let layers: [StyledLayer]
    let date: CalendarDate
    let language: UserLanguage

    /// Creates and fills the table, and lists it in `gpkg_contents` as attributes.
    func write(with writer: VectorWriter) throws(GDALError) {
        let time = VectorWriter.quoted("\(date)T00:00:00.000Z")
        try writer.executeSQL(
            """
            CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), \
            f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), \
            styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), \
            update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))
            """
        )
        try writer.executeSQL(
            """
            INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) \
            VALUES ('layer_styles', 'attributes', 'layer_styles', '', \(time), 0)
            """
        )
        for layer in layers {
            let values = [
                layer.table.name, "geom", layer.symbology.layer, qml(layer),
                SLDDocument.text(layer.symbology, language: language),
                layer.symbology.title.text(language),
            ].map(VectorWriter.quoted)
            try writer.executeSQL(
                """
                INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, \
                styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, update_time) \
                VALUES ('', '', \(values[0]), \(values[1]), substr(\(values[2]), 1, 30), \(values[3]), \(values[4]), \
                1, \(values[5]), '', NULL, \(time))
                """
            )
        }
    }

    private func qml(_ layer: StyledLayer) -> String {
        let aliases = layer.table.fields.compactMap { field in field.alias.map { (field: field.name, alias: $0) } }
        return QMLDocument.text(layer.symbology, aliases: aliases, language: language)
    }
}
