"""Time over cells and over polygons, 1 to 16 times."""
import subprocess

from benchmarks.zonal import regreen


def section(bench):
    """The same mines over rasters of more and more cells, and more and more mines over the same raster."""
    folder = bench.tmp
    lines = ["## Zonal: linear in cells and in polygons", "", "CPU seconds, 1 thread; the increase over 1× divided by the factor should stay level.", "",
             "| factor | cells | CPU s | polygons | CPU s |", "|---|---|---|---|---|"]
    subprocess.run([bench.python, "-c", REPEAT, str(bench.data), str(folder)], check=True)
    contestants = []
    for factor in (1, 2, 4, 8, 16):
        side = round(12000 * (factor / 16) ** 0.5)
        raster = folder / f"cells{factor}.tif"
        subprocess.run(["gdal_translate", "-q", "-r", "nearest", "-outsize", str(side), str(side), "-co", "TILED=YES",
                        "-co", "COMPRESS=DEFLATE", "-co", "PREDICTOR=3", bench.data / "subsidence.tif", raster], check=True)
        contestants.append(regreen(bench, f"cells{factor}", "--threads", "1", raster=raster))
        contestants.append(regreen(bench, f"mines{factor}", "--threads", "1", zones=folder / f"mines{factor}.gpkg"))
    figures = bench.race(contestants, runs=max(1, bench.runs // 2))
    for factor in (1, 2, 4, 8, 16):
        cells = round(12000 * (factor / 16) ** 0.5) ** 2
        lines.append(f"| {factor} | {cells / 1e6:.0f} M | {figures[f'cells{factor}'].cpu:.2f} | {1000 * factor:,} | "
                     f"{figures[f'mines{factor}'].cpu:.2f} |")
    return lines


REPEAT = """
import sys, geopandas as g, pandas as p
mines = g.read_file(sys.argv[1] + "/mines.gpkg")
for factor in (1, 2, 4, 8, 16):
    parts = [mines.iloc[:1000].assign(mine_id=lambda t, k=k: t.mine_id.astype(str) + f"-{k}") for k in range(factor)]
    p.concat(parts).to_file(f"{sys.argv[2]}/mines{factor}.gpkg")
"""
