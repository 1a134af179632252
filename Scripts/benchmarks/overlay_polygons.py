"""The peer of the polygon overlay: shapely's STRtree join and vectorised intersection, timed without reading."""
import argparse
import json
import pathlib
import resource
import sys
import time

LAYERS = ["reserves", "water_sources", "scenic", "residential"]


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--peers", type=pathlib.Path, required=True)
    ap.add_argument("--data", required=True)
    args = ap.parse_args()
    sys.path.insert(0, str(args.peers))
    import shapely
    from overlay_shapely import load
    mines = load(args.data + "/mines.gpkg", "mines")
    layers = {name: load(args.data + "/protected.gpkg", name) for name in LAYERS}
    wall, used = time.perf_counter(), cpu()
    checks = {}
    for name, features in layers.items():
        feature, mine = shapely.STRtree(mines).query(features, predicate="intersects")
        areas = shapely.area(shapely.intersection(features[feature], mines[mine]))
        checks[name] = dict(pairs=int((areas > 0).sum()), area=round(float(areas.sum()), 2))
    print(json.dumps(dict(wall=time.perf_counter() - wall, cpu=cpu() - used, checks=checks)))


if __name__ == "__main__":
    main()
