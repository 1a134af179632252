"""Area of every mine's intersection with every feature of six layers, lines buffered by 500 m; and of the polygon layers."""
import json
import subprocess

from benchmarks.bench import Contestant, Figures, comparison, last_json

POLYGONS = ["reserves", "water_sources", "scenic", "residential"]
LINES = ["transport", "rivers"]


def ours_totals(text):
    layers = json.loads(text)["layers"]
    return {f"{key} {name}": round(row[k], 2) for name, row in layers.items()
            for key, k in (("pairs", "features"), ("area", "area_m2"))}


def peer_totals(text):
    checks = last_json(text)["checks"]
    return {f"{key} {name}": row[key] for name, row in checks.items() for key in ("pairs", "area")}


def only(figures, names):
    """The same figures with the totals of some layers."""
    totals = {key: value for key, value in figures.totals.items() if key.split(" ")[1] in names}
    return Figures(figures.wall, figures.cpu, figures.peak_mib, totals)


def regreen(bench, name, data, *more, area="planar"):
    command = bench.ours("overlay", bench.data / "mines.gpkg", data, "--op", "intersection", "--all-layers",
                         "--areas-only", "--area", area, "--json", "--quiet", *more)
    return Contestant(name, command, ours_totals)


def polygon_layers(bench):
    """A copy of the four polygon layers, for both sides of the second table."""
    path = bench.tmp / "polygons" / "protected.gpkg"
    if not path.exists():
        path.parent.mkdir()
        subprocess.run(["ogr2ogr", path, bench.data / "protected.gpkg", *POLYGONS], check=True)
    return path


def buffers(bench):
    geopandas = Contestant("geopandas.overlay", bench.peer("overlay_geopandas.py"), peer_totals)
    tuned = Contestant("shapely, lines cut into pieces of 128 vertices, each buffered once",
                       bench.peer("overlay_shapely.py", "--local", "128"), peer_totals)
    lines = bench.data / "protected.gpkg"
    ours = regreen(bench, "planar", lines, "--buffer-lines", "500")
    statutory = regreen(bench, "statutory", lines, "--buffer-lines", "500", area="statutory")
    figures = bench.race([ours, statutory, geopandas, tuned])
    mine, s = figures["planar"], figures["statutory"]
    rows = [(geopandas.name, figures[geopandas.name], 0.15), (tuned.name, figures[tuned.name], 0.30)]
    # Buffers are polygons of arcs: how a line was thinned before shows in the sixth digit.
    lines = ["## Overlay: six layers, lines buffered by 500 m", "", *comparison(mine, rows, 1e-5), "",
             f"Statutory areas: {s.wall:.2f} s, {s.cpu:.2f} s CPU, {s.cpu / mine.cpu:.2f} × planar by CPU (goal ≤ 1.25). "
             "Pairs agree exactly, buffered areas to 1e-5 (1e-7 with whole buffers; the tuned peer buffers pieces, which it thins less).", ""]
    exact = comparison(only(mine, POLYGONS), [(label, only(f, POLYGONS), None) for label, f, _ in rows])
    agreed = all("differ" not in line for line in exact)
    return lines + ["Areas of the polygon layers agree to 1e-9." if agreed else "Polygon layers differ: " + exact[-1], ""]


def polygons(bench):
    path = polygon_layers(bench)
    command = [bench.python, bench.root / "Scripts/benchmarks/overlay_polygons.py", "--peers", bench.peers, "--data",
               bench.data]
    whole = Contestant("shapely STRtree, whole process", command, peer_totals)
    peer = Contestant("of which join and intersection", command, peer_totals,
                      seconds=lambda text: (last_json(text)["wall"], last_json(text)["cpu"]))
    ours = regreen(bench, "ours", path)
    figures = bench.race([ours, peer, whole])
    return ["### Polygon layers alone", "",
            *comparison(figures["ours"], [(whole.name, figures[whole.name], None), (peer.name, figures[peer.name], 0.30)]),
            ""]


def section(bench):
    return buffers(bench) + polygons(bench) + NOTES


NOTES = [
    "### Where the time goes", "",
    "With buffered lines: a third in what buffers share with mines (`BufferOverlap`), a tenth in thinning the lines and making "
    "their parts, the rest in reading, checking, the polygon layers and areas. No buffer is drawn: the buffer of a line is a union "
    "of convex parts (a strip beside each thinned edge, chords about each turn, evenly spaced as GEOS spaces them), and the "
    "outline of what a mine shares with it is made of the mine's edges inside a part and of outer edges inside the mine and in no "
    "other part. Distances settle most edges without a look at the parts; pieces that do not close to rings go to GEOS. "
    "Polygon layers: pairs are found by edges near the mine and decided without rounding; a mine wholly inside keeps its own "
    "area; of a large feature only what lies in a box about the mine goes to GEOS, cut into valid polygons (`BoxClip`), so that "
    "a polygon of 144,000 vertices costs what its edges near the mine cost. Before, lines were cut into stretches that GEOS "
    "buffered: 2.4 times the wall time of now on one machine. Statutory areas cost the same as before, now a larger share.",
]
