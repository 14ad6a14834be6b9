"""Checks compose.yaml without `docker compose`: it parses, it hangs together, and the bot is locked in."""

import re
import sys
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]

FILE = Path(__file__).resolve().parent.parent / "compose.yaml"


def main() -> int:
    compose = yaml.safe_load(FILE.read_text())
    services = compose["services"]
    for name, service in services.items():
        check_service(name, service, services, set(compose["volumes"]))
    check_bot(services["bot"])
    assert services["postgres"]["profiles"] == ["postgres"], "only who asks for PostgreSQL gets it"
    print(f"{', '.join(services)}: well")
    return 0


def check_service(name: str, service: dict[str, Any], services: dict[str, Any], volumes: set[str]) -> None:
    image = service.get("image")
    assert "build" in service or (image and re.search(r":[\w.-]+$", image)), (
        f"{name}: an image of a named version"
    )
    assert "no-new-privileges:true" in service["security_opt"], name
    assert not service.get("privileged"), name
    assert service["mem_limit"], name
    assert service["pids_limit"], name
    for volume in service.get("volumes", ()):
        assert volume.partition(":")[0] in volumes, f"{name}: volume {volume} is not declared"
    for other, how in service.get("depends_on", {}).items():
        assert other in services, f"{name} waits for {other}, which is not there"
        assert how["condition"] != "service_healthy" or "healthcheck" in services[other], (
            f"{other} is never healthy"
        )
        assert how.get("required", True) is False or "profiles" not in services[other], (
            f"{name} needs a profile"
        )


def check_bot(bot: dict[str, Any]) -> None:
    assert bot["read_only"] is True
    assert bot["cap_drop"] == ["ALL"]
    assert [volume.partition(":")[2] for volume in bot["volumes"]] == ["/data"], "only /data is written"
    assert all(port.startswith("127.0.0.1:") for port in bot["ports"]), "the proxy is what the world sees"


if __name__ == "__main__":
    sys.exit(main())
