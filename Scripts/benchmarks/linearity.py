"""Time over cells and over polygons, 1 to 16 times."""
import subprocess

from benchmarks.zonal import regreen

FACTORS = (1, 2, 4, 16)


def section(bench):
    """The same mines over rasters of more and more cells, and more and more mines over the same raster."""
    folder = bench.root / ".build/bench/linearity"
    prepare(bench, folder)
    contestants = []
    for factor in FACTORS:
        raster = bench.data / "subsidence.tif" if factor == 16 else folder / f"cells{factor}.tif"
        contestants.append(regreen(bench, f"cells{factor}", "--threads", "1", raster=raster))
        contestants.append(regreen(bench, f"mines{factor}", "--threads", "1", zones=folder / f"mines{factor}.gpkg"))
    figures = bench.race(contestants)
    lines = ["## Zonal: linear in cells and in polygons", "",
             "CPU seconds on 1 thread, the 2,000 mines over more cells, and copies of 1,000 mines over the county's raster. Both "
             "have a fixed part: start and polygons in the one, decoding in the other; what is added per cell and per polygon "
             "stays level.", "", "| factor | cells | CPU s | polygons | CPU s |", "|---|---|---|---|---|"]
    for factor in FACTORS:
        lines.append(f"| {factor} | {side(factor) ** 2 / 1e6:.0f} M | {figures[f'cells{factor}'].cpu:.2f} | "
                     f"{1000 * factor:,} | {figures[f'mines{factor}'].cpu:.2f} |")
    return lines


def side(factor):
    """Columns and rows of a raster; 16 is the county's own."""
    return round(12000 * (factor / 16) ** 0.5)


def prepare(bench, folder):
    """Rasters of fewer cells and files of more mines, kept for the next run."""
    folder.mkdir(parents=True, exist_ok=True)
    for factor in FACTORS[:-1]:
        raster = folder / f"cells{factor}.tif"
        if not raster.exists():
            size = str(side(factor))
            subprocess.run(["gdal_translate", "-q", "-r", "nearest", "-outsize", size, size, "-co", "TILED=YES", "-co",
                            "COMPRESS=DEFLATE", "-co", "PREDICTOR=3", bench.data / "subsidence.tif", raster], check=True)
    if not (folder / f"mines{FACTORS[-1]}.gpkg").exists():
        factors = ",".join(map(str, FACTORS))
        subprocess.run([bench.python, "-c", REPEAT, str(bench.data), str(folder), factors], check=True)


REPEAT = """
import sys, geopandas as g, pandas as p
mines = g.read_file(sys.argv[1] + "/mines.gpkg").iloc[:1000]
for factor in map(int, sys.argv[3].split(",")):
    parts = [mines.assign(mine_id=mines.mine_id.astype(str) + f"-{k}") for k in range(factor)]
    p.concat(parts).to_file(f"{sys.argv[2]}/mines{factor}.gpkg")
"""
