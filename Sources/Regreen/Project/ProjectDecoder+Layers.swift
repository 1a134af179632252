import GDALKit
import GeoModel
import Intake
import Restoration
import Yams

extension ProjectDecoder {
    func decodeLayers(_ root: YAMLObject, into draft: inout ProjectSpecification) {
        draft.county = root.object("county", keys: ProjectKeys.layer).flatMap(layer)
        draft.towns = root.object("towns", keys: ProjectKeys.layer).flatMap(layer)
        draft.landUse = root.object("land_use", keys: ProjectKeys.layer).flatMap(layer)
        draft.buildings = root.objects("buildings", keys: ProjectKeys.layer).compactMap(layer)
        draft.panels = root.objects("panels", keys: ProjectKeys.panels).compactMap { object in
            let date = object.date("date")
            return layer(object).map { PanelSpecification(layer: $0, date: date) }
        }
        draft.damage = root.objects("damage", keys: ProjectKeys.damage).compactMap(damageLayer)
        draft.restored = root.objects("restored", keys: ProjectKeys.restored).compactMap { object in
            let date = object.date("date")
            let status = object.text("status")
            return layer(object).map { RestoredSpecification(layer: $0, date: date, status: status) }
        }
        draft.protected = root.objects("protected", keys: ProjectKeys.protected).compactMap(protectedLayer)
        draft.subsidence = root.objects("subsidence", keys: ProjectKeys.raster).compactMap {
            raster($0, default: .subsidence, allowed: [.subsidence, .lineOfSight, .phase])
        }
        draft.elevation = root.objects("elevation", keys: ProjectKeys.raster).compactMap {
            raster($0, default: .elevation, allowed: [.elevation])
        }
        draft.vegetation = root.objects("vegetation", keys: ProjectKeys.raster).compactMap {
            raster($0, default: .ndvi, allowed: [.ndvi, .classes])
        }
    }

    func minesSpecification(_ root: YAMLObject) -> MinesSpecification? {
        guard root.node("mines") != nil else {
            root.missing("mines")
            return nil
        }
        guard let object = root.object("mines", keys: ProjectKeys.mines) else { return nil }
        let id = object.requiredText("id")
        let boundary = object.text("boundary_id")
        guard let layer = layer(object), let id else { return nil }
        return MinesSpecification(layer: layer, idField: id, boundaryIDField: boundary)
    }

    /// `{path, layer?, crs?, encoding?, where?, profile?, fields{}}`; nil when the path is missing or wrong.
    func layer(_ object: YAMLObject) -> LayerSpecification? {
        let file = object.file("path")
        let specification = LayerSpecification(
            path: file?.path ?? "",
            writtenPath: file?.written,
            layer: object.text("layer"),
            crs: declaredCRS(object),
            encoding: object.text("encoding"),
            filter: object.text("where"),
            profile: profile(object),
            fields: object.fields("fields")
        )
        return file == nil ? nil : specification
    }

    private func profile(_ object: YAMLObject) -> String? {
        guard let word = object.text("profile") else { return nil }
        if FieldProfile.named(word) == nil {
            let words = FieldProfile.all.flatMap { [$0.name] + $0.otherNames }
            let nearest = EditDistance.nearest(to: word, among: words)
            object.invalid("profile", word, Messages.expectedOneOf(words), suggestion: nearest)
        }
        return word
    }

    /// A bare number is an EPSG code; anything else PROJ has to understand.
    func declaredCRS(_ object: YAMLObject) -> String? {
        guard let text = object.text("crs") else { return nil }
        let definition = ProjectDecoder.epsgCode(text).map { "EPSG:\($0)" } ?? text
        if (try? SpatialReferenceText.parse(definition)) == nil {
            object.invalid("crs", text, Messages.expectedKnownCRS())
        }
        return definition
    }

    private func damageLayer(_ object: YAMLObject) -> DamageSpecification? {
        let type = object.choice("type", DamageType.self)
        let date = object.date("date")
        return layer(object).map { DamageSpecification(layer: $0, type: type, date: date) }
    }

    private func protectedLayer(_ object: YAMLObject) -> ProtectedSpecification? {
        if object.node("kind") == nil { object.missing("kind") }
        let kind = object.choice("kind", ProtectedKind.self)
        let rule = object.object("rule", keys: ProjectKeys.rule)
        let buffer = rule?.positiveNumber("buffer")
        let visible = rule?.positiveNumber("visible")
        let layerClass = object.text("class")
        let authority = object.text("authority")
        let grade = object.text("grade")
        let from = object.date("valid_from")
        let to = object.date("valid_to")
        if let from, let to, to < from {
            object.invalid("valid_to", to.description, Messages.expectedNotBefore(from.description))
        }
        guard let layer = layer(object), let kind else { return nil }
        return ProtectedSpecification(
            layer: layer,
            kind: kind,
            layerClass: layerClass,
            bufferInMetres: buffer,
            visibleInMetres: visible,
            authority: authority,
            grade: grade,
            validFrom: from,
            validTo: to
        )
    }

    private func raster(
        _ object: YAMLObject,
        default quantity: RasterQuantity,
        allowed: [RasterQuantity]
    ) -> RasterSpecification? {
        let file = object.file("path")
        let declared = object.choice("quantity", RasterQuantity.self)
        if let declared, !allowed.contains(declared) {
            object.invalid("quantity", declared.rawValue, Messages.expectedOneOf(allowed.map(\.rawValue)))
        }
        var raster = RasterSpecification(
            path: file?.path ?? "",
            writtenPath: file?.written,
            band: object.integer("band", in: 1...65_535) ?? 1,
            quantity: declared ?? quantity
        )
        raster.crs = declaredCRS(object)
        raster.unit = object.choice("unit", RasterUnit.self)
        raster.sign = object.choice("sign", RasterSign.self)
        raster.nodata = nodata(object)
        raster.mask = object.file("mask", isRequired: false)?.path
        raster.date = object.date("date")
        raster.date2 = object.date("date2")
        raster.sigma = object.positiveNumber("sigma")
        raster.wavelengthInMetres = object.positiveNumber("wavelength_m")
        raster.incidenceInDegrees = angle(object, "incidence_deg", in: 0..<90)
        raster.headingInDegrees = angle(object, "heading_deg", in: -360..<360)
        if let date = raster.date, let date2 = raster.date2, date2 < date {
            object.invalid("date2", date2.description, Messages.expectedNotBefore(date.description))
        }
        return file == nil ? nil : raster
    }

    /// Kept as text, so that it is compared in the band's own type.
    private func nodata(_ object: YAMLObject) -> String? {
        guard let text = object.text("nodata") else { return nil }
        if Double(text) != nil || ["nan", ".nan"].contains(text.lowercased()) {
            return text.lowercased() == ".nan" ? "nan" : text
        }
        object.wrongType("nodata", .number)
        return nil
    }

    private func angle(_ object: YAMLObject, _ key: String, in range: Range<Double>) -> Double? {
        guard let value = object.number(key) else { return nil }
        guard range.contains(value) else {
            let text = "\(YAMLObject.print(range.lowerBound))–\(YAMLObject.print(range.upperBound))"
            object.invalid(key, YAMLObject.print(value), Messages.expectedRange(text))
            return nil
        }
        return value
    }
}
