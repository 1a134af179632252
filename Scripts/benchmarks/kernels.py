"""Micro-benchmarks of the zonal kernels, from Benchmarks/Sources/Kernels."""
import subprocess


def section(bench):
    package = bench.root / "Benchmarks"
    scratch = bench.root / ".build/bench/kernels"
    build = ["swift", "build", "-c", "release", "--package-path", package, "--scratch-path", scratch]
    subprocess.run([str(word) for word in build], check=True)
    rows = subprocess.run([str(scratch / "release/kernels")], check=True, capture_output=True, text=True).stdout
    about = ("Best of ten, one thread. Values change every eight cells and cross class bounds, the dear case; a polygon's "
             "figure includes the sweep of its rows.")
    return ["## Kernels", "", about, "", "| kernel | unit | ns per unit |", "|---|---|---|",
            *rows.strip().splitlines()]
