"""Files from strangers, and addresses that strangers choose."""

from tools.mutants.model import Fault, fault

FAULTS: tuple[Fault, ...] = (
    fault(
        "A result is fetched from an address inside",
        "if not self._allow_private and not all(map(is_public, addresses)):",
        "if False:",
        "fetching results",
    ),
    fault(
        "One public address among several is enough to connect to any",
        "not all(map(is_public, addresses))",
        "not any(map(is_public, addresses))",
        "fetching results",
    ),
    fault(
        "A result is fetched from any host",
        "if not is_allowed(parts.hostname, hosts):",
        "if False:",
        "fetching results",
    ),
    fault(
        "A redirect of a result is followed anywhere",
        "target = self._checked(urljoin(target.geturl(), elsewhere.location), hosts)",
        "target = urlsplit(urljoin(target.geturl(), elsewhere.location))",
        "redirects",
    ),
    fault(
        "A redirect of a provider is followed anywhere",
        "follow_redirects=False,",
        "follow_redirects=True,",
        "provider's line",
    ),
    fault(
        "A result is read without end",
        "if total > max_bytes:",
        "if False:",
        "fetching results",
    ),
    fault(
        "A small answer of a provider unpacks to any size",
        "if len(plain) > most or not unpacked.eof:",
        "if False:",
        "provider's line",
    ),
    fault(
        "A picture may have any number of pixels",
        "if width * height > door.max_pixels:",
        "if False:",
        "pictures coming in",
        "a picture made to kill",
    ),
    fault(
        "The scans of a JPEG are not counted",
        "if scans > MAX_SCANS or",
        "if False and",
        "hostile pictures",
    ),
    fault(
        "A picture may take any time once its size is known",
        "signal.setitimer(signal.ITIMER_PROF, seconds)",
        "pass",
        "hostile pictures",
        "time of the guarded process",
    ),
    fault(
        "One person may hold every process",
        "self._share = max(1, places - 1)",
        "self._share = places",
        "turns",
    ),
    fault(
        "What is paid for waits behind what is asked for",
        "rank = (turn.priority.value,",
        "rank = (0,",
        "turns",
    ),
    fault(
        "Sound behind the pictures is sent",
        "if packet.stream is reader.sound and not _within(packet, seconds):",
        "if False:",
        "odd clips",
    ),
    fault(
        "A clip goes to a service that the operator left out",
        "Capability.MULTI_SWAP_VIDEO,\n    Capability.LIVE,",
        "",
        "wiring",
    ),
    fault(
        "A picture whose end is missing is refused",
        "ImageFile.LOAD_TRUNCATED_IMAGES = True",
        "pass",
        "flawed files",
    ),
    fault(
        "A clip may claim frames of any size",
        "if max(picture.width, picture.height) > MAX_EDGE:",
        "if False:",
        "clips coming in",
    ),
    fault(
        "The guarded process may take all memory",
        "resource.setrlimit(resource.RLIMIT_AS, (ceiling, ceiling))",
        "pass",
        "memory of the guarded process",
    ),
    fault(
        "The same picture is looked at, and paid for, every time",
        "if known is not None: return known seen = await look(picture)",
        "seen = await look(picture)",
        "detections",
    ),
)
