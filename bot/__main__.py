"""The commands: run · play · migrate · doctor · health."""

import argparse
import asyncio
import contextlib
import signal
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Coroutine
from typing import Any

from pydantic import ValidationError

from bot.settings import Settings


def main(arguments: list[str] | None = None) -> int:
    """Returns the exit code: 0 when all went well, 1 when something was wrong, 2 when the settings are."""
    parser = argparse.ArgumentParser(prog="python -m bot", description="A Telegram bot that swaps faces.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (_, summary) in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary)
        if name == "play":
            command.add_argument(
                "--port", type=int, default=8765, help="where the chat page is (default: 8765)"
            )
            command.add_argument(
                "--providers",
                default="local",
                help="who does the work, separated by commas: local, akool, aifaceswap, acedata (default: local)",
            )
            command.add_argument("--no-browser", action="store_true", help="do not open the page")
        if name == "migrate":
            command.add_argument(
                "--undo-to",
                type=int,
                metavar="NUMBER",
                help="undo every migration above this number instead: stop all replicas first",
            )
        if name == "doctor":
            command.add_argument(
                "--probe-acedata",
                action="store_true",
                help="buy one swap at AceData to find out what ACEDATA_SOURCE_IS must be",
            )
            command.add_argument("--yes", action="store_true", help="buy it without asking")
    options = parser.parse_args(arguments)
    try:
        settings = Settings()
    except ValidationError as error:
        return _complain(_settings_problem(error), code=2)
    return COMMANDS[options.command][0](settings, options)


def _run(settings: Settings, _: argparse.Namespace) -> int:
    from bot.app import running  # noqa: PLC0415 - `health` must start fast

    if not settings.bot_token.get_secret_value():
        return _complain(
            "BOT_TOKEN is not set. Get one from @BotFather and put it into .env, or try `make play`."
        )

    async def work(stop: asyncio.Event) -> None:
        async with running(settings):
            await stop.wait()

    return _in_loop(work)


def _play(settings: Settings, options: argparse.Namespace) -> int:
    try:
        from bot.play import play  # noqa: PLC0415 - the bot itself never needs the playground
        from playground.play import SERVICES  # noqa: PLC0415
    except ModuleNotFoundError:
        return _complain("The playground is not in this image. Try it from a checkout: make play")

    wanted = [name.strip() for name in options.providers.split(",") if name.strip()]
    if unknown := sorted(set(wanted) - {"local", *SERVICES}):
        return _complain(
            f"There is no provider called {unknown[0]}. There are: local, {', '.join(SERVICES)}.", code=2
        )
    services = [name for name in wanted if name != "local"]

    async def work(stop: asyncio.Event) -> None:
        await play(
            settings, port=options.port, services=services, open_browser=not options.no_browser, stop=stop
        )

    return _in_loop(work)


def _migrate(settings: Settings, options: argparse.Namespace) -> int:
    from bot.app import migrate, undo_migrations  # noqa: PLC0415

    async def work(_: asyncio.Event) -> None:
        if options.undo_to is not None:
            undone = await undo_migrations(settings, to=options.undo_to)
            sys.stdout.write("".join(f"Undone {name}.\n" for name in undone) or "There is nothing to undo.\n")
            return
        applied = await migrate(settings)
        sys.stdout.write("".join(f"Applied {name}.\n" for name in applied) or "The database is up to date.\n")

    return _in_loop(work)


def _doctor(settings: Settings, options: argparse.Namespace) -> int:
    from bot.doctor import examine  # noqa: PLC0415

    if options.probe_acedata:
        return _probe(settings, agreed=options.yes)
    problems = 0

    async def work(_: asyncio.Event) -> None:
        nonlocal problems
        for finding in await examine(settings):
            problems += not finding.ok
            sys.stdout.write(f"{'ok  ' if finding.ok else 'FAIL'}  {finding.subject}: {finding.text}\n")

    return _in_loop(work) or min(problems, 1)


def _probe(settings: Settings, *, agreed: bool) -> int:
    from bot.acedata_probe import ProbeFailed, intention, obstacle, probe_acedata  # noqa: PLC0415

    if problem := obstacle(settings):
        return _complain(problem)
    sys.stdout.write(intention(settings))
    sys.stdout.flush()
    if not agreed and not _agrees("Buy it? [y/N] "):
        return _complain("Nothing was bought.")
    code = 0

    async def work(_: asyncio.Event) -> None:
        nonlocal code
        try:
            verdict = await probe_acedata(settings)
        except ProbeFailed as failure:
            code = _complain(str(failure))
            return
        sys.stdout.write(f"{verdict.text}\n")
        code = 0 if verdict.ok else 1

    return _in_loop(work) or code


def _agrees(question: str) -> bool:
    sys.stdout.write(question)
    sys.stdout.flush()
    try:
        return sys.stdin.readline().strip().lower() in {"y", "yes"}
    except KeyboardInterrupt:
        return False


def _health(settings: Settings, _: argparse.Namespace) -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{settings.port}/health/live", timeout=5) as answer:
            return 0 if answer.status == 200 else 1
    except (urllib.error.URLError, OSError) as error:
        return _complain(f"The bot does not answer: {error}")


Command = Callable[[Settings, argparse.Namespace], int]
COMMANDS: dict[str, tuple[Command, str]] = {
    "run": (_run, "Run the bot for Telegram."),
    "play": (_play, "Try the bot in your browser: no account, no key, no network."),
    "migrate": (_migrate, "Bring the database up to date."),
    "doctor": (_doctor, "Check the settings and say what is wrong and what to do."),
    "health": (_health, "Ask the bot on this machine whether it is alive."),
}


def _in_loop(work: Callable[[asyncio.Event], Coroutine[Any, Any, None]]) -> int:
    """Run until `work` ends or somebody asks us to stop; expected failures become one plain sentence."""
    from bot.app import StartError  # noqa: PLC0415

    async def guarded() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError):
                loop.add_signal_handler(number, stop.set)
        await work(stop)

    try:
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            runner.run(guarded())
    except StartError as error:
        return _complain(str(error))
    return 0


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop  # noqa: PLC0415 - not on every platform
    except ImportError:
        return None
    return uvloop.new_event_loop


def _settings_problem(error: ValidationError) -> str:
    lines = [f"{'.'.join(str(part) for part in e['loc']).upper()}: {e['msg']}" for e in error.errors()]
    return "These settings do not fit:\n  " + "\n  ".join(lines)


def _complain(text: str, *, code: int = 1) -> int:
    sys.stderr.write(text + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
