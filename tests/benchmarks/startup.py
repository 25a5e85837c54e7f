"""Cold start to first answer: a new process, a new database, one question through a pipe."""

from __future__ import annotations

import importlib.util
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping

from tests.benchmarks import report

_QUESTION = "Which certification should I get to become a cloud architect?"
_RUNS = 5
_SECONDS, _MEGABYTES = 2.0, 150.0
#: Starts the command, and measures it from a process so small that its own memory is not counted to the child.
_STOPWATCH = """
import json, os, resource, subprocess, sys, time
began = time.perf_counter()
child = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
said, _ = child.communicate(sys.argv[1].encode() + b"\\n")
seconds = time.perf_counter() - began
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps({"seconds": seconds, "peak": peak, "said": len(said), "code": child.returncode}))
"""


def run(quick: bool) -> list[report.Line]:
    """Medians of several starts: seconds from start to end of the process, and its peak memory in MB.

    Not counted: the first, which compiles and keeps what others find, as installing does.
    """
    _start()
    runs = [_start() for _ in range(2 if quick else _RUNS)]
    seconds, megabytes = (statistics.median(values) for values in zip(*runs, strict=True))
    return [
        report.Line("Cold start to first answer", seconds, "s", _SECONDS),
        report.Line("Peak memory of that", megabytes, "MB", _MEGABYTES),
    ]


def _start() -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-I", "-S", "-c", _STOPWATCH, _QUESTION, sys.executable, *_command()],
            env=_compiling(os.environ) | {"LAUREL_DATABASE_URL": f"sqlite:///{folder}/bench.db"},
            stdout=subprocess.PIPE,
            check=True,
        )
    measured = json.loads(done.stdout)
    if measured["code"] != 0 or not measured["said"]:
        raise RuntimeError(f"the bot did not answer (exit code {measured['code']}, {measured['said']} characters)")
    # Linux counts in KB, macOS in bytes.
    return measured["seconds"], measured["peak"] / (1e6 if sys.platform == "darwin" else 1024)


def _compiling(environment: Mapping[str, str]) -> dict[str, str]:
    """A container may forbid Python to keep what it compiled: every start would compile all of the bot anew."""
    return {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _command() -> list[str]:
    """``laurel chat`` when it is there, else the smallest program around the bot."""
    if importlib.util.find_spec("bot.commands.chat"):
        return ["-m", "bot", "chat"]
    return ["-m", "tests.benchmarks.first_answer"]
