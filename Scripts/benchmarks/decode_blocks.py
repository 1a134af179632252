"""The floor of a raster job: decode every block that a mine's box touches once, two processes with a dataset each.

Run by the system's Python, so that it is the GDAL Regreen is linked to: decode_blocks.py FOLDER [WORKERS].
Prints seconds of decoding alone, without start and imports.
"""
import json
import multiprocessing
import resource
import sys
import time

from osgeo import gdal, ogr

gdal.UseExceptions()


def touched(folder):
    """Blocks by row that any mine's box touches."""
    raster = gdal.Open(folder + "/subsidence.tif")
    x0, width, _, y0, _, height = raster.GetGeoTransform()
    columns, rows = raster.GetRasterBand(1).GetBlockSize()
    found = set()
    mines = ogr.Open(folder + "/mines.gpkg")
    for feature in mines.GetLayer(0):
        west, east, south, north = feature.GetGeometryRef().GetEnvelope()
        left, right = int((west - x0) / width), int((east - x0) / width)
        top, bottom = int((north - y0) / height), int((south - y0) / height)
        for row in range(max(0, top) // rows, min(bottom, raster.RasterYSize - 1) // rows + 1):
            for column in range(max(0, left) // columns, min(right, raster.RasterXSize - 1) // columns + 1):
                found.add((row, column))
    return sorted(found)


def decode(job):
    folder, blocks = job
    raster = gdal.Open(folder + "/subsidence.tif")
    band = raster.GetRasterBand(1)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    before = usage.ru_utime + usage.ru_stime
    for row, column in blocks:
        band.ReadBlock(column, row)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime - before


def main():
    folder, workers = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2
    blocks = touched(folder)
    with multiprocessing.Pool(workers) as pool:
        pool.map(abs, range(workers))  # starts the processes outside the time
        start = time.perf_counter()
        cpu = pool.map(decode, [(folder, blocks[k::workers]) for k in range(workers)], chunksize=1)
        wall = time.perf_counter() - start
    print(json.dumps({"wall": wall, "cpu": sum(cpu), "blocks": len(blocks), "gdal": gdal.__version__}))


if __name__ == "__main__":
    main()
