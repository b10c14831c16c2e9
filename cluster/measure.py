"""What one worker of the Spark job costs beside `emend batch` and the bare filter: measure.py PROGRAM JSONL

All three clean the same lines on one core. `emend batch` writes files and a ledger; the bare filter reads and writes
files; the worker is the code that a partition runs (a Python process that feeds `emend` and reads from it), without Spark's
own scheduling and shuffling. What it costs to start is told apart from what each megabyte costs: the first is paid for
every partition, so partitions should be large.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import emend_spark  # noqa: E402

ROUNDS = 3
MEGABYTES = 2


class Nothing:
    def add(self, value):
        raise SystemExit(f"trouble: {value}")


def batch(program, path, folder):
    output = os.path.join(folder, "out")
    start = time.perf_counter()
    subprocess.run([program, "batch", path, "--output", output, "--jobs", "1", "--quiet"], check=True)
    taken = time.perf_counter() - start
    shutil.rmtree(output)
    return taken


def bare(command, path):
    with open(path, "rb") as source, open(os.devnull, "wb") as sink:
        start = time.perf_counter()
        subprocess.run(command, stdin=source, stdout=sink, check=True)
        return time.perf_counter() - start


def worker(command, path):
    with open(path, "rb") as source:
        lines = [line.rstrip(b"\n") for line in source]
    start = time.perf_counter()
    count = sum(1 for _ in emend_spark.Worker(command, Nothing()).filter(lines))
    assert count == len(lines)
    return time.perf_counter() - start


def main():
    program, path = sys.argv[1:3]
    command = [program, "clean", "-", "--input-format", "jsonl", "--jobs", "1", "--quiet"]
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder, open(path, "rb") as source:
        lines = source.readlines()
        one, many = os.path.join(folder, "one.jsonl"), os.path.join(folder, "many.jsonl")
        with open(one, "wb") as file:
            file.write(min(lines, key=len))
        with open(many, "wb") as file:
            while file.tell() < MEGABYTES * 1e6:
                file.writelines(lines)
        megabytes = os.path.getsize(many) / 1e6
        # Alternating, so that a busy machine is busy for all; the best of each.
        ways = {"emend batch": lambda p: batch(program, p, folder), "bare filter": lambda p: bare(command, p),
                "worker": lambda p: worker(command, p)}
        times = [{(name, p): way(p) for name, way in ways.items() for p in (one, many)} for _ in range(ROUNDS)]
    best = {key: min(round[key] for round in times) for key in times[0]}
    whole = best["emend batch", many]
    print(f"one core, {megabytes:.1f} MB, best of {ROUNDS}:")
    for name in ways:
        start, all_of_it = best[name, one], best[name, many]
        print(f"  {name:<12} {1000 * start:4.0f} ms to start, then {1000 * (all_of_it - start) / megabytes:4.0f} ms/MB; "
              f"{megabytes / all_of_it:.2f} MB/s, {100 * (all_of_it / whole - 1):+.1f} % of emend batch's time")


if __name__ == "__main__":
    main()
