"""The workspace at county scale for years: 20,000 mines, 100,000 events, beside plain SQLite and PostgreSQL."""
import json
import os
import pathlib
import shutil
import subprocess
import sys

from benchmarks.bench import Contestant

MINES, BATCHES, BATCH = 20_000, 10, 10_000
STEPS = [("delisting.survey", "mine_file", "2018-07-10"), ("delisting.draft", "scheme", "2018-10-20"),
         ("delisting.review_pass", "review_opinion", "2018-10-30"), ("delisting.start", "start_paper", "2018-11-01")]


def section(bench):
    """Imports, then every kind of report on the full ledger; each figure is a whole process."""
    make(bench)
    lines = ["## Ledger: 20,000 mines, 100,000 events", "",
             "GeoPackage workspace of an assessment of 20,000 mines; whole processes, program start and reading included. "
             "Goals: any status or report under 1 s, an import of 10,000 events under 10 s. Plain SQLite and PostgreSQL take "
             "the same rows in one transaction without rules, hashes or papers.", "",
             "| job | wall s | CPU s | goal |", "|---|---|---|---|"]
    first = bench.once(Contestant("import", ours(bench, "import", bench.tmp / "e0.jsonl")))
    for number in range(1, BATCHES - 1):
        bench.once(Contestant("import", ours(bench, "import", bench.tmp / f"e{number}.jsonl")))
    last = bench.once(Contestant("import", ours(bench, "import", bench.tmp / f"e{BATCHES - 1}.jsonl")))
    lines += [row("import of 10,000 events into an empty ledger", first, 10),
              row("import of 10,000 events into one of 90,000", last, 10)]
    jobs = {
        "status of all 20,000 cases, JSON": ours(bench, "status", "--as-of", "2019-11-30", "--json"),
        "status as of an earlier day, JSON": ours(bench, "status", "--as-of", "2018-10-25", "--json"),
        "status, table": ours(bench, "status", "--as-of", "2019-11-30"),
        "due within 30 days, JSON": ours(bench, "due", "--as-of", "2019-11-01", "--json"),
        "history of one mine": ours(bench, "history", "M00017"),
        "weekly report, JSON": ours(bench, "report", "--period", "weekly", "--as-of", "2024-12-31", "--json"),
        "verify the chain and the file": ours(bench, "verify"),
    }
    figures = bench.race([Contestant(name, command) for name, command in jobs.items()])
    lines += [row(name, figures[name], None if name.startswith("verify") else 1) for name in jobs]
    plain = bench.race(peers(bench))
    lines += ["", "| same rows elsewhere | wall s | CPU s |", "|---|---|---|"]
    lines += [f"| {name} | {f.wall:.2f} | {f.cpu:.2f} |" for name, f in plain.items()]
    return lines


def row(name, figure, goal):
    mark = "" if goal is None else f"< {goal} s {'✓' if figure.wall < goal else '✗'}"
    return f"| {name} | {figure.wall:.2f} | {figure.cpu:.2f} | {mark} |"


def ours(bench, *words):
    return [bench.regreen, "ledger", *words, "--workspace", bench.tmp / "workspace.gpkg", "--quiet"]


def make(bench):
    """Events as JSON lines, and a workspace with one assessment of 20,000 square mines."""
    papers = {paper: f"{index:064x}" for index, (_, paper, _) in enumerate(STEPS, 1)}
    number, file, written = 0, None, 0
    for mine in range(MINES):
        subject = f"M{mine:05d}"
        events = [("2018-07-01", "delisting.open", None)] + [(day, kind, paper) for kind, paper, day in STEPS]
        for day, kind, paper in events:
            if written % BATCH == 0:
                file = open(bench.tmp / f"e{number}.jsonl", "w", encoding="utf-8")
                number += 1
            event = {"date": day, "kind": kind, "subject": subject, "actor": "管委会"}
            event["values"] = {"cohort": 2019 + mine % 2} if paper is None else {}
            event["evidence"] = [{"kind": paper, "sha256": papers[paper]}] if paper else []
            file.write(json.dumps(event, ensure_ascii=False) + "\n")
            written += 1
            if written % BATCH == 0:
                file.close()
    folder = bench.tmp / "county"
    folder.mkdir()
    for name, inset in [("mines", 0), ("damage", 10), ("restored", 10)]:
        squares(folder / f"{name}.geojson", inset, 2 if name == "restored" else 1)
    (folder / "regreen.yaml").write_text(PROJECT, encoding="utf-8")
    run(bench.regreen, "workspace", "migrate", "--workspace", bench.tmp / "workspace.gpkg", "--quiet")
    run(bench.regreen, "assess", folder / "regreen.yaml", "-o", folder / "out", "--quiet")


def run(*command):
    process = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{command}: {process.stderr[-500:]}")


def squares(path, inset, step):
    features = []
    for mine in range(0, MINES, step):
        x, y = 37_500_000 + mine % 200 * 110 + inset, 4_000_000 + mine // 200 * 110 + inset
        side = 100 - 2 * inset
        ring = [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
        features.append({"type": "Feature", "properties": {"id": f"M{mine:05d}", "mine": f"M{mine:05d}", "status": "已验收",
                                                           "date": f"20{19 + mine % 5}-06-01"},
                         "geometry": {"type": "Polygon", "coordinates": [ring]}})
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": {"type": "name", "properties": {
        "name": "urn:ogc:def:crs:EPSG::4525"}}, "features": features}, ensure_ascii=False), encoding="utf-8")


PROJECT = """\
schema: regreen.project/1
name: ledger
as_of: 2024-12-31
crs: EPSG:4525
mines: {path: mines.geojson, id: id}
damage: [{path: damage.geojson, type: DIG, date: 2018-01-01, fields: {mine_id: mine}}]
restored: [{path: restored.geojson, date: 2019-12-31, fields: {mine_id: mine, status: status, date: date}}]
reporting: {area_method: planar}
outputs: [{kind: csv}]
workspace: ../workspace.gpkg
"""

PLAIN = """
import json, sqlite3, sys
rows = [json.loads(l) for l in open(sys.argv[1], encoding="utf-8")]
db = sqlite3.connect(sys.argv[2])
db.execute("PRAGMA synchronous = EXTRA")
db.execute("DROP TABLE IF EXISTS events")
db.execute("CREATE TABLE events (sequence INTEGER PRIMARY KEY, date TEXT, kind TEXT, payload TEXT, actor TEXT)")
with db:
    db.executemany("INSERT INTO events (date, kind, payload, actor) VALUES (?, ?, ?, ?)",
                   [(r["date"], r["kind"], json.dumps(r), r["actor"]) for r in rows])
"""

READ = """
import collections, json, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
state = {}
for kind, payload in db.execute("SELECT kind, payload FROM events ORDER BY sequence"):
    state[json.loads(payload)["subject"]] = kind
print(collections.Counter(state.values()))
"""


def peers(bench):
    """Python's SQLite: the rows of one import, and the last event of each mine out of our own file."""
    contestants = [
        Contestant("SQLite, 10,000 rows in", [sys.executable, "-c", PLAIN, bench.tmp / "e0.jsonl", bench.tmp / "plain.db"]),
        Contestant("SQLite, last event of each mine out of 100,000 rows",
                   [sys.executable, "-c", READ, bench.tmp / "workspace.gpkg"]),
    ]
    return contestants + postgres(bench)


def postgres(bench):
    """psql on a server of its own; none where PostgreSQL is not installed."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        return []
    programs, folder = found[-1].parent, bench.tmp / "pg"
    folder.mkdir()
    bench.tmp.chmod(0o755)
    server = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
        server = ["runuser", "-u", "postgres", "--"]
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}'"
    run(*server, programs / "initdb", "-D", folder / "data", "-A", "trust", "-U", "regreen")
    subprocess.run([*server, str(programs / "pg_ctl"), "-D", str(folder / "data"), "-o", options, "-w", "start"],
                   check=True, stdout=subprocess.DEVNULL)
    import atexit
    atexit.register(subprocess.run, [*server, str(programs / "pg_ctl"), "-D", str(folder / "data"), "-m", "immediate",
                                     "stop"], stdout=subprocess.DEVNULL)
    rows = [json.loads(line) for line in open(bench.tmp / "e0.jsonl", encoding="utf-8")]
    with open(bench.tmp / "rows.sql", "w", encoding="utf-8") as file:
        file.write("DROP TABLE IF EXISTS events;\nCREATE TABLE events (sequence serial PRIMARY KEY, date text, kind text, "
                   "payload text, actor text);\nCOPY events (date, kind, payload, actor) FROM stdin;\n")
        for r in rows:
            payload = json.dumps(r).replace("\\", "\\\\")
            file.write(f"{r['date']}\t{r['kind']}\t{payload}\t{r['actor']}\n")
        file.write("\\.\n")
    psql = ["psql", "-q", "-h", folder, "-U", "regreen", "-d", "postgres", "-v", "ON_ERROR_STOP=1"]
    shared = {"REGREEN_WORKSPACE": f"host={folder} user=regreen dbname=shared"}
    run("createdb", "-h", folder, "-U", "regreen", "shared")
    subprocess.run([str(bench.regreen), "ledger", "import", str(bench.tmp / "e0.jsonl"), "--workspace", "postgres:", "--quiet"],
                   env=os.environ | shared, check=True)
    shared_status = [bench.regreen, "ledger", "status", "--as-of", "2019-11-30", "--json", "--workspace", "postgres:", "--quiet"]
    return [Contestant("PostgreSQL, 10,000 rows in by COPY", [*psql, "-f", bench.tmp / "rows.sql"]),
            Contestant("regreen on PostGIS, status out of 10,000 events", shared_status, env=shared)]
