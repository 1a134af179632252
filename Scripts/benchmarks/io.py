"""Conversion of 50,000 polygons between vector files, beside ogr2ogr."""
import json
import subprocess

from benchmarks.bench import Contestant, comparison, last_json


def conversion(bench, source, target, *more, copies):
    name = f"{source} to {target} {' '.join(more)}".strip()
    written = bench.tmp / f"ours.{target}"
    command = bench.ours("convert", copies / f"mines.{source}", written, "--force", "--json", "--quiet", *more)
    return Contestant(name, command, lambda text: {"features": json.loads(text)["features"]}, writes=written)


def ogr(bench, source, target, copies):
    command = bench.peer("io_ogr2ogr.py", "--src", source, "--dst", target)
    command[command.index("--data") + 1] = copies
    return Contestant(f"ogr2ogr {source} to {target}", command, seconds=phase)


def phase(text):
    """The conversion itself, without the start of the script around it."""
    result = last_json(text)
    return result["phases"]["convert"], result["cpu"] - 0.03


def many_polygons(bench):
    """The province's polygons: the county's are too few to time."""
    if bench.scale == "province":
        return bench.data
    folder = bench.data.parent / "many"
    if not (folder / "mines.shp").exists():
        script = bench.root / "Scripts/benchmarks/many_polygons.py"
        subprocess.run([bench.python, script, bench.peers.parent, folder], check=True)
    return folder


def section(bench):
    copies = many_polygons(bench)
    lines = ["## Vector files: 50,000 polygons, 6 million vertices", ""]
    for source, target, options, goal in [
        ("gpkg", "geojson", ["--native"], 0.10), ("gpkg", "geojson", [], None), ("shp", "gpkg", ["--native"], 1.1),
        ("gpkg", "shp", ["--native"], 1.1), ("gpkg", "gpkg", ["--native"], 1.1),
    ]:
        ours, peer = conversion(bench, source, target, *options, copies=copies), ogr(bench, source, target, copies)
        figures = bench.race([ours, peer])
        lines += [f"### {ours.name}", "", *comparison(figures[ours.name], [(peer.name, figures[peer.name], goal)]), ""]
    return lines + NOTES


NOTES = [
    "### Where the time goes", "",
    "GeoJSON: numbers are written with the fewest digits that read back to the same double, in blocks side by side on all "
    "cores, so the reading of the source counts as much as the writing. RFC 7946 adds the transformation of each vertex and "
    "rounding to its digits. GeoPackage and Shapefile: ogr2ogr hands features on one by one and checks nothing; Regreen holds "
    "the layer, proves every polygon valid (most by a sweep without GEOS), checks the CRS, writes beside the target, reads the "
    "written file again to count its features, and renames. By samples of GeoPackage to GeoPackage: start and dynamic linking "
    "a twentieth, reading a sixth, checks a fifth on two threads, writing a third (features are made on one thread while the "
    "other hands them over), the spatial index a tenth, counting what was written a tenth. Tried without gain enough to reach "
    "the goal: checks side by side, features made ahead, the index written as packed bytes. What is left is to write while "
    "reading, which the rule that nothing is written before all is checked forbids.",
]
