"""The whole job: subsidence, six layers, distances, change classes and patches, ranking, three outputs."""
import json
import shutil

from benchmarks.bench import Contestant, Figures, comparison, last_json


def project(bench, name, outputs=True):
    """The project file beside the workload; without its outputs line the defaults are written."""
    text = (bench.root / "Scripts/bench-county.yaml").read_text(encoding="utf-8")
    if not outputs:
        text = "".join(line for line in text.splitlines(True) if not line.startswith(("outputs", "reporting")))
    path = bench.data / name
    path.write_text(text, encoding="utf-8")
    return path


def totals(folder):
    """What the peer prints too, read from the folder of the assessment."""
    def read(_):
        mines = json.loads((folder / "assessment.json").read_text(encoding="utf-8"))["mines"]
        over = sum(c["area_m2"] or 0 for m in mines for c in m["subsidence"]["classes"] if (c["from"] or 0) >= 0.1)
        return {"area_01": round(over, 1), "volume": round(sum(m["subsidence"]["volume_m3"] or 0 for m in mines), 1),
                "near": round(sum(p["distance_m"] for m in mines for p in m["protected"]), 1)}
    return read


def assess(bench, name, path):
    folder = bench.tmp / name
    command = bench.ours("assess", path, "-o", folder, "--force", "--quiet")
    return Contestant(name, command, totals(folder))


def rest(bench):
    """The peer's steps on the change raster, which are commands of their own here."""
    classes = bench.ours("zonal", "--zones", bench.data / "mines.gpkg", "--id", "mine_id", "--raster",
                         bench.data / "change.tif", "--categories", "--area", "planar", "--json", "--quiet")
    patches = bench.ours("patches", bench.data / "change.tif", "--values", "1,2", "--connectivity", "8", "-o",
                         bench.tmp / "change.gpkg", "--area", "planar", "--force", "--json", "--quiet")
    return [Contestant("change classes", classes), Contestant("change patches", patches)]


def added(figures, names):
    return Figures(sum(figures[n].wall for n in names), sum(figures[n].cpu for n in names),
                   max(figures[n].peak_mib for n in names), figures[names[0]].totals)


def peer_totals(text):
    checks = last_json(text)["checks"]
    return {name: checks[name] for name in ("area_01", "volume", "near")}


def section(bench):
    ours = assess(bench, "peer-steps", project(bench, "bench-county.yaml"))
    everything = assess(bench, "all-outputs", project(bench, "bench-county-all.yaml", outputs=False))
    steps = rest(bench)
    tuned = [Contestant("zonal", bench.peer("zonal_exactextract.py", "--how", "arrays")),
             Contestant("overlay", bench.peer("overlay_shapely.py", "--local", "128")),
             Contestant("nearest", bench.peer("nearest_shapely.py", "--order", "split")),
             Contestant("polygonize", bench.peer("polygonize_rasterio.py"))]
    figures = bench.race([ours, everything, *steps, *tuned])
    naive = bench.race([Contestant("naive", bench.peer("pipeline.py"), peer_totals)], runs=1)["naive"]
    whole = added(figures, [ours.name, *(s.name for s in steps)])
    best = added(figures, [t.name for t in tuned])
    best.totals = {}
    all_outputs = figures[everything.name]
    lines = ["## The whole job: assess", "",
             *comparison(whole, [("pipeline.py: geopandas, rasterio, exactextract (1 run)", naive, 0.03),
                                 ("tuned: exactextract arrays, shapely pieces, rasterio shapes; no change classes, ranking and "
                                  "outputs", best, 0.20)]), "",
             "Ours is `assess` with `Scripts/bench-county.yaml` and, for the change raster, `zonal --categories` and `patches`: "
             + ", ".join(f"{n} {figures[n].wall:.2f} s ({figures[n].cpu:.2f} CPU)"
                         for n in [ours.name, *(s.name for s in steps)]) + ".", "",
             f"`assess` with all default outputs and statutory areas: {all_outputs.wall:.2f} s, {all_outputs.cpu:.2f} s CPU, "
             f"{all_outputs.peak_mib:.0f} MiB; no peer writes them.", ""]
    for name in ("bench-county.yaml", "bench-county-all.yaml"):
        (bench.data / name).unlink()
    for name in (ours.name, everything.name):
        shutil.rmtree(bench.tmp / name, ignore_errors=True)
    return lines + NOTES


NOTES = [
    "### Where the time goes", "",
    "By the clock, of eleven seconds: reading two (the raster's pixels are read for signs, extremes and undeclared nodata on one "
    "core while the layers are read and checked on the other), cutting mines into pieces one, distances and buffers two, the zonal "
    "engine one and a half, roads by class one, outputs three (GeoPackage, GeoJSON and Shapefiles side by side, then JSON). Before: "
    "sixteen seconds with inputs and outputs one after another, buffers drawn by GEOS, whole lines clipped to each mine, and whole "
    "strips of the raster decoded for a road. The peer reads no hashes, proves no areas and writes no findings.",
]
