"""Tries the Dockerfile without a container engine: its install steps are carried out in an empty directory.

What an engine would add is not tried: the base image itself, the user, the read-only root.
"""

import contextlib
import http.server
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PLACES = ("/opt/venv", "/app", "/data")
ALIVE = "/health/live"
IMPORT_ALL = """
import importlib, pkgutil
found = [module.name for top in ("bot", "storage") for module in pkgutil.walk_packages([top], top + ".")]
names = [name for name in found if name not in ("bot.__main__", "bot.play")]  # the image has no playground
for name in names:
    importlib.import_module(name)
print(f"{len(names)} modules import")
"""


class Stage:
    """One FROM: its own root directory and environment."""

    def __init__(self, root: Path, tools: Path) -> None:
        self.root = root
        self.workdir = "/"
        self.env = {"PATH": f"{tools}:/usr/bin:/bin", "HOME": str(root)}
        self.env |= {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_"))}
        self.last: dict[str, str] = {}
        root.mkdir(parents=True)

    def here(self, path: str) -> Path:
        absolute = path if path.startswith("/") else f"{self.workdir}/{path}"
        return self.root / absolute.lstrip("/")

    def moved(self, text: str) -> str:
        """The same text, with the image's places under this stage's root."""
        return re.sub(rf"(?<![\w/.])((?:/)?)({'|'.join(PLACES)})\b", rf"\1{self.root}\2", text)

    def run(self, command: list[str], **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.here("."), env=self.env | more, text=True, capture_output=True, check=False
        )


def main() -> int:
    instructions = read(PROJECT / "Dockerfile")
    check_shape(instructions)
    with tempfile.TemporaryDirectory(prefix="image-") as directory:
        final = build(instructions, Path(directory))
        before = files(final)
        check_image(final)
        strays = files(final) - before
        assert all(path.startswith("data/") for path in strays), f"written outside /data: {strays}"
    print("the install steps work, the bot imports, and its health check tells alive from dead")
    return 0


def read(dockerfile: Path) -> list[tuple[str, str]]:
    text = re.sub(r"^\s*#.*\n", "", dockerfile.read_text(), flags=re.MULTILINE).replace("\\\n", " ")
    pairs = (line.strip().partition(" ") for line in text.splitlines() if line.strip())
    return [(name, rest.strip()) for name, _, rest in pairs]


def check_shape(instructions: list[tuple[str, str]]) -> None:
    bases = [rest.split()[0] for name, rest in instructions if name == "FROM"]
    assert len(bases) == 2, "two stages"
    assert len(set(bases)) == 1, "both stages have the same base, or the environment would not fit"
    assert re.fullmatch(r"python:3\.\d+-slim-\w+", bases[0]), "a slim Python of a named version and release"
    last = dict(instructions)
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", last["USER"]), "a user that is not root"
    assert last["CMD"].startswith("["), "the bot gets the signals, not a shell"
    assert "HEALTHCHECK" in last
    assert not any(name == "ADD" for name, _ in instructions), "COPY, never ADD"
    version = re.search(r"3\.\d+", bases[0])
    if version and version[0] != f"3.{sys.version_info.minor}":
        print(f"the image has Python {version[0]}; this was tried with 3.{sys.version_info.minor}")


def build(instructions: list[tuple[str, str]], directory: Path) -> Stage:
    tools = directory / "tools"
    tools.mkdir()
    python = tools / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    context = directory / "context"
    copy_context(context)
    stages: dict[str, Stage] = {}
    for name, rest in instructions:
        if name == "FROM":
            alias = rest.split()[2] if " AS " in rest else "final"
            stages[alias] = stage = Stage(directory / alias, tools)
        else:
            carry_out(stage, stages, context, name, rest)
    return stages["final"]


def carry_out(stage: Stage, stages: dict[str, Stage], context: Path, name: str, rest: str) -> None:
    match name:
        case "ENV":
            for pair in shlex.split(rest):
                key, _, value = pair.partition("=")
                stage.env[key] = stage.moved(value).replace("$PATH", stage.env["PATH"])
        case "WORKDIR":
            stage.workdir = rest
            stage.here(".").mkdir(parents=True, exist_ok=True)
        case "COPY":
            copy(stage, stages, context, rest.split())
        case "RUN":
            command = stage.moved(rest)
            if os.geteuid() != 0:
                command = re.sub(r" -[og] \d+", "", command)
            done = stage.run(["/bin/sh", "-ec", f"umask 022; {command}"])
            assert done.returncode == 0, f"RUN {rest}\n{done.stdout}{done.stderr}"
        case _:
            stage.last[name] = rest


def copy(stage: Stage, stages: dict[str, Stage], context: Path, words: list[str]) -> None:
    source_of = context
    if words[0].startswith("--from="):
        source_of = stages[words.pop(0).removeprefix("--from=")].root
    source, target = source_of / words[0].lstrip("/"), stage.here(words[1])
    assert source.exists(), f"COPY {words[0]}: .dockerignore leaves it out, or it is not in git"
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, symlinks=True, dirs_exist_ok=True)
    else:
        shutil.copy2(source, target)


def copy_context(context: Path) -> None:
    """What git knows and .dockerignore lets through."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=PROJECT, text=True, capture_output=True, check=True
    )
    lines = (PROJECT / ".dockerignore").read_text().splitlines()
    patterns = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    for name in filter(None, listed.stdout.split("\0")):
        if not ignored(name, patterns) and (PROJECT / name).exists():
            (context / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, context / name)


def ignored(name: str, patterns: list[str]) -> bool:
    """The last pattern that fits decides; one that names a directory means all that is in it."""
    answer = False
    for pattern in patterns:
        bare = pattern.removeprefix("!").removeprefix("**/")
        if (
            fnmatch(name, bare)
            or name.startswith(f"{bare}/")
            or (pattern.startswith("**/") and f"/{bare}/" in name)
        ):
            answer = not pattern.startswith("!")
    return answer


def check_image(image: Stage) -> None:
    imported = image.run(["python", "-c", IMPORT_ALL])
    assert imported.returncode == 0, imported.stderr
    print(imported.stdout.strip())
    migrated = image.run(["python", "-m", "bot", "migrate"])
    assert migrated.returncode == 0, migrated.stderr
    started = image.run(command_of(image.last["CMD"]))
    assert started.returncode != 0, "it starts without a token?"
    assert "BOT_TOKEN" in started.stderr, started.stderr
    health = command_of(image.last["HEALTHCHECK"])
    with answering() as port:
        alive = image.run(health, PORT=str(port))
    assert alive.returncode == 0, alive.stderr
    assert image.run(health, PORT=str(port)).returncode == 1, "healthy although nobody answers"


def command_of(rest: str) -> list[str]:
    return shlex.split(re.sub(r"[\[\],]", " ", rest[rest.index("[") :]))


def files(stage: Stage) -> set[str]:
    return {str(path.relative_to(stage.root)) for path in stage.root.rglob("*")}


@contextlib.contextmanager
def answering() -> Iterator[int]:
    class Live(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == ALIVE else 404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Live)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    sys.exit(main())
