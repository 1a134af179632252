"""Writes the 50,000 mines of the province workload alone, as GeoPackage and Shapefile."""
import pathlib
import sys


def main():
    workload, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    sys.path.insert(0, str(workload))
    import make_workload
    import numpy as np
    import pyogrio
    mines, _ = make_workload.make_mines(np.random.default_rng([20240601, 1]), make_workload.SCALES["province"])
    folder.mkdir(parents=True, exist_ok=True)
    pyogrio.write_dataframe(mines, folder / "mines.gpkg", layer="mines", promote_to_multi=True)
    pyogrio.write_dataframe(mines, folder / "mines.shp", encoding="UTF-8")


if __name__ == "__main__":
    main()
