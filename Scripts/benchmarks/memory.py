"""A raster ten times larger than the memory budget."""
import subprocess

from benchmarks.zonal import regreen


def section(bench):
    """A raster ten times the budget: the county's, repeated by a virtual raster, under 1 GiB."""
    subprocess.run([bench.python, "-c", MOSAIC, str(bench.data), str(bench.tmp)], check=True)
    figures = bench.race([regreen(bench, "large", "--memory", "1GiB", zones=bench.tmp / "large.gpkg",
                                  raster=bench.tmp / "large.vrt")], runs=1)["large"]
    return ["## Zonal: memory", "", "20 × the county side by side (a virtual raster of 2.9 billion cells, 11.5 GB, 40,000 mines) with "
            f"`--memory 1GiB`: peak {figures.peak_mib:.0f} MiB, {figures.wall:.0f} s wall, {figures.cpu:.0f} s CPU (blocks of "
            "virtual rasters go through the library)."]


MOSAIC = """
import sys, geopandas as g, pandas as p, rasterio
source = sys.argv[1] + "/subsidence.tif"
with rasterio.open(source) as d:
    w, h, t, crs, nodata = d.width, d.height, d.transform, d.crs.to_wkt(), d.nodata
tiles = [(i, j) for j in range(4) for i in range(5)]
boxes = "".join(f'<SimpleSource><SourceFilename>{source}</SourceFilename><SourceBand>1</SourceBand>'
                f'<SourceProperties RasterXSize="{w}" RasterYSize="{h}" DataType="Float32" BlockXSize="256" BlockYSize="256"/>'
                f'<SrcRect xOff="0" yOff="0" xSize="{w}" ySize="{h}"/><DstRect xOff="{i*w}" yOff="{j*h}" xSize="{w}" ySize="{h}"/>'
                f'</SimpleSource>' for i, j in tiles)
open(sys.argv[2] + "/large.vrt", "w").write(
    f'<VRTDataset rasterXSize="{5*w}" rasterYSize="{4*h}"><SRS>{crs.replace("<", "&lt;")}</SRS>'
    f'<GeoTransform>{t.c}, {t.a}, 0, {t.f}, 0, {t.e}</GeoTransform>'
    f'<VRTRasterBand dataType="Float32" band="1" blockXSize="256" blockYSize="256"><NoDataValue>{nodata}</NoDataValue>{boxes}'
    '</VRTRasterBand></VRTDataset>')
mines = g.read_file(sys.argv[1] + "/mines.gpkg")
parts = []
for i, j in tiles:
    part = mines.assign(mine_id=mines.mine_id.astype(str) + f"-{i}-{j}")
    part.geometry = part.translate(i * w * t.a, j * h * t.e)
    parts.append(part)
p.concat(parts).to_file(sys.argv[2] + "/large.gpkg")
"""
