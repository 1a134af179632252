"""Change classes 1 and 2 as polygons in a GeoPackage, and what that takes on a raster ten times the memory."""
import json
import subprocess

from benchmarks.bench import Contestant, comparison, last_json

BUDGET = "1GiB"


def regreen(bench, name, *more, raster=None, area="planar", connectivity=8):
    written = bench.tmp / "patches.gpkg"
    command = bench.ours("patches", raster or bench.data / "change.tif", "--values", "1,2", "--connectivity",
                         str(connectivity), "--area", area, "-o", written, "--force", "--json", "--quiet", *more)
    return Contestant(name, command, ours_totals, writes=written)


def ours_totals(text):
    values = json.loads(text)["values"]
    return {f"{key} {value}": figures[key] for value, figures in values.items() for key in ("patches", "area_m2")}


def peer_totals(text):
    checks = last_json(text)["checks"]
    return {f"{key} {value}": figures[theirs] for value, figures in checks.items() if isinstance(figures, dict)
            for key, theirs in (("patches", "n"), ("area_m2", "area"))}


def gdal(bench, connectivity):
    """The C function; its wall stops before it reads its totals back, CPU is that of the whole process."""
    command = bench.peer("polygonize_gdal.py", "--connectivity", str(connectivity))
    command[0] = "/usr/bin/python3"
    phase = lambda text: (last_json(text)["wall_before_check"], last_json(text)["cpu"])
    return Contestant(f"GDAL C function to GeoPackage, {connectivity}-connected", command, peer_totals, seconds=phase)


def section(bench):
    rows = [(8, 0.40), (4, 0.40)]
    contestants = {c: (regreen(bench, f"ours {c}", connectivity=c), gdal(bench, c)) for c, _ in rows}
    rasterio = Contestant("rasterio.features.shapes + geopandas, 8-connected",
                          bench.peer("polygonize_rasterio.py", "--connectivity", "8"), peer_totals)
    statutory = regreen(bench, "statutory", area="statutory")
    simplified = regreen(bench, "simplified", "--simplify", "10")
    one = regreen(bench, "one", "--threads", "1")
    figures = bench.race([c for pair in contestants.values() for c in pair] + [statutory, simplified, one, rasterio])
    lines = ["## Patches: classes 1 and 2 to a GeoPackage", ""]
    for connectivity, goal in rows:
        ours, peer = contestants[connectivity]
        theirs = [(peer.name, figures[peer.name], goal)]
        if connectivity == 8:
            theirs.append((rasterio.name, figures[rasterio.name], None))
        lines += comparison(figures[ours.name], theirs) + [""]
    ours = figures["ours 8"]
    s, e, o = figures["statutory"], figures["simplified"], figures["one"]
    lines += [f"One thread: {o.wall:.2f} s, {o.cpu:.2f} s CPU. Statutory areas: {s.wall:.2f} s, {s.cpu:.2f} s CPU, "
              f"{s.cpu / ours.cpu:.2f} × planar by CPU (goal ≤ 1.25). Outlines simplified within 10 m, all in memory: "
              f"{e.wall:.2f} s, {e.cpu:.2f} s CPU, {e.peak_mib:.0f} MiB.", "", f"Totals: {ours.totals}.", ""]
    return lines + memory(bench) + NOTES


def memory(bench):
    """The county's mask repeated to ten times the budget, in one TIFF file, and noise, the worst case."""
    subprocess.run([str(w) for w in (bench.python, "-c", MOSAIC, bench.data, bench.tmp)], check=True)
    large, noise = bench.tmp / "large.tif", bench.tmp / "noise.tif"
    figures = bench.race([regreen(bench, "large", "--memory", BUDGET, raster=large),
                          regreen(bench, "noise", "--memory", "128MiB", raster=noise)], runs=1)
    l, n = figures["large"], figures["noise"]
    return ["### Memory", "", "| raster | cells | budget | peak MiB | patches | wall s | CPU s |", "|---|---|---|---|---|---|---|",
            f"| 75 × the county's mask | 10.8 billion (10.8 GB raw) | {BUDGET} | {l.peak_mib:.0f} | "
            f"{sum(int(v) for k, v in l.totals.items() if k.startswith('patches')):,} | {l.wall:.0f} | {l.cpu:.0f} |",
            f"| noise: every cell one of three values at random | 36 million | 128 MiB | {n.peak_mib:.0f} | "
            f"{sum(int(v) for k, v in n.totals.items() if k.startswith('patches')):,} | {n.wall:.0f} | {n.cpu:.0f} |", "",
            "The peak counts the program itself (about 80 MiB). Held are the strips on their way, the outlines that are still open "
            "and, until the file is closed, 24 bytes a patch for the spatial index; not the raster. Outlines that stay open beyond "
            "the budget are refused (`limit_exceeded`). Noise is the worst case: a table of 131,072 runs can hold as many patches, and a "
            "few of them on their way take more than a small budget, whose parts are not added up: the second row is over it.", ""]


MOSAIC = """
import sys, numpy, rasterio
from rasterio.windows import Window
source, folder = sys.argv[1] + "/change.tif", sys.argv[2]
with rasterio.open(source) as d:
    profile, mask = d.profile, d.read(1)
height, width = mask.shape
across, down = 5, 15
profile.update(width=across * width, height=down * height, tiled=True, blockxsize=512, blockysize=512, compress="deflate",
               zlevel=1, bigtiff="yes")
rows = 512
with rasterio.open(folder + "/large.tif", "w", **profile) as d:
    for first in range(0, down * height, rows):
        count = min(rows, down * height - first)
        part = mask.take(range(first, first + count), axis=0, mode="wrap")
        d.write(numpy.tile(part, (1, across)), 1, window=Window(0, first, across * width, count))
profile.update(width=6000, height=6000, bigtiff="no")
with rasterio.open(folder + "/noise.tif", "w", **profile) as d:
    d.write(numpy.random.default_rng(1).integers(0, 3, (6000, 6000), dtype="u1"), 1)
"""

NOTES = [
    "### Where the time goes", "",
    "Workers decode strips (libdeflate, see the zonal section) and turn them into runs, parts and outlines: about 0.3 s of "
    "processor time for 144 million cells, because equal bytes are passed eight at a time and everything after that works on runs. "
    "The calling thread is the longest chain, with 70 % of the processor time: joining strips, and GDAL and SQLite writing the rows. What was the largest part, "
    "GDAL 3.6's spatial index, filled feature by feature when the file is closed, is gone: the R-tree's nodes are packed from "
    "the boxes at once (sort-tile-recursive) and written as rows of its own tables; the index is the same to every reader "
    "(`rtreecheck` says ok). The floor is the writing of the rows.", "",
    "What was done: runs instead of cells; corners of outlines kept as sorted 64-bit numbers, so that tracing needs no "
    "raster and strips are joined by their open parts alone; one transaction for the file.",
]
