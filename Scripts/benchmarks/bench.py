"""Runs contestants in turns, measures whole processes, makes tables."""
import dataclasses
import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time


@dataclasses.dataclass
class Contestant:
    """A program that does a job: `totals` reads its standard output into numbers to compare, by name."""
    name: str
    command: list
    totals: object = None
    env: dict = dataclasses.field(default_factory=dict)
    # Reads seconds from the output where a part of the process counts, as a program's own phase.
    seconds: object = None
    # A file it writes, removed before each run: the peers remove theirs before their clock starts.
    writes: object = None


@dataclasses.dataclass
class Figures:
    """Medians of a contestant's runs."""
    wall: float
    cpu: float
    peak_mib: float
    totals: dict


@dataclasses.dataclass
class Bench:
    root: pathlib.Path
    data: pathlib.Path
    scale: str
    runs: int
    python: pathlib.Path
    peers: pathlib.Path
    regreen: pathlib.Path

    def __post_init__(self):
        self.tmp = pathlib.Path(tempfile.mkdtemp(prefix="regreen-bench-"))
        self.load_at_start = os.getloadavg()[0]

    def ours(self, *arguments):
        """A command of Regreen on both cores."""
        return [self.regreen, *arguments, "--threads", "2"]

    def peer(self, script, *arguments):
        """A command of a peer's script in shared/bench/peers."""
        return [self.python, self.peers / script, *arguments, "--data", self.data, "--tmp", self.tmp]

    def race(self, contestants, runs=None):
        """Figures by name; contestants take turns."""
        results = {c.name: [] for c in contestants}
        for _ in range(runs or self.runs):
            for contestant in contestants:
                results[contestant.name].append(self.once(contestant))
        return {name: Figures(wall=statistics.median(r.wall for r in rows), cpu=statistics.median(r.cpu for r in rows),
                              peak_mib=max(r.peak_mib for r in rows), totals=rows[-1].totals)
                for name, rows in results.items()}

    def once(self, contestant):
        """One run of one program."""
        out = self.tmp / "out"
        if contestant.writes:
            pathlib.Path(contestant.writes).unlink(missing_ok=True)
        with open(out, "wb") as file, open(self.tmp / "err", "wb") as errors:
            start = time.perf_counter()
            process = subprocess.Popen([str(word) for word in contestant.command], stdout=file, stderr=errors,
                                       env=os.environ | contestant.env)
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            raise SystemExit(f"{contestant.name} ended {process.returncode}: {(self.tmp / 'err').read_text()[-500:]}")
        text = out.read_text(encoding="utf-8")
        if contestant.seconds:
            wall, cpu = contestant.seconds(text)
        else:
            cpu = usage.ru_utime + usage.ru_stime
        return Figures(wall, cpu, usage.ru_maxrss / 1024, contestant.totals(text) if contestant.totals else {})


def last_json(text):
    """The JSON object on the last line, as the peers print it."""
    return json.loads(text.strip().splitlines()[-1])


def agree(ours, theirs, relative):
    """Names of totals that differ by more than a share."""
    return [name for name in ours.keys() & theirs.keys()
            if abs(ours[name] - theirs[name]) > relative * max(abs(ours[name]), abs(theirs[name]), 1e-300)]


def comparison(ours, rows, relative=1e-9):
    """A table: our figures, and each peer's with ratios and goals. `rows` are (label, figures, goal or None)."""
    lines = ["| program | wall s | CPU s | peak MiB | ratio wall | ratio CPU | goal | totals |", "|---|---|---|---|---|---|---|---|",
             f"| **regreen** | **{ours.wall:.2f}** | **{ours.cpu:.2f}** | {ours.peak_mib:.0f} | | | | |"]
    for label, figures, goal in rows:
        different = agree(ours.totals, figures.totals, relative)
        compared = "not compared" if not figures.totals else f"differ: {', '.join(different)}" if different else "agree"
        wall = ours.wall / figures.wall
        verdict = "" if goal is None else f"≤ {goal}" + (" ✓" if wall <= goal else " **missed**")
        lines.append(f"| {label} | {figures.wall:.2f} | {figures.cpu:.2f} | {figures.peak_mib:.0f} | {wall:.3f} | "
                     f"{ours.cpu / figures.cpu:.3f} | {verdict} | {compared} |")
    return lines
