"""What comes in from outside: webhooks, callbacks, links; and what goes out into the log."""

from tools.mutants.model import Fault, fault

FAULTS: tuple[Fault, ...] = (
    fault(
        "Telegram's webhook asks for no secret",
        "if not _same(_header(request), secret):",
        "if False:",
        "webhook of Telegram",
    ),
    fault(
        "The beginning of the webhook's secret is enough",
        "return hmac.compare_digest(given, secret.encode())",
        "return bool(given) and secret.encode().startswith(given)",
        "webhook of Telegram",
    ),
    fault(
        "The webhook's secret is compared letter by letter",
        "return hmac.compare_digest(given, secret.encode())",
        "return given == secret.encode()",
        "webhook of Telegram",
    ),
    fault(
        "An update is acknowledged before it is stored",
        "await accept(await read_body(request, MAX_BYTES))",
        "__import__('asyncio').ensure_future(accept(await read_body(request, MAX_BYTES)))",
        "webhook of Telegram",
    ),
    fault(
        "Polling confirms what could not be stored",
        "await self._inbox.accept_all(updates)",
        "self._next = max((1 + (_number(each) or 0) for each in updates), default=self._next)\n"
        "await self._inbox.accept_all(updates)",
        "polling",
    ),
    fault(
        "A callback that could not be stored is acknowledged",
        "except StorageError: return Response(status_code=503) if receipt.job_id is not None:",
        "except StorageError:\n    return Response(status_code=200)\nif receipt.job_id is not None:",
        "callbacks of providers",
    ),
    fault(
        "A callback's body is read without end",
        "if size > max_bytes:\nraise BodyTooLarge",
        "if False:\n    raise BodyTooLarge",
        "callbacks of providers",
        "webhook of Telegram",
    ),
    fault(
        "The secret of a callback's address is stored as it is",
        "return hashlib.sha256(token.encode()).hexdigest()",
        "return token",
        "sending to providers",
        "callbacks of providers",
    ),
    fault(
        "A provider's signed webhook is taken without its signature",
        "if not hmac.compare_digest(signature(sealed, client_id).encode(), sealed.signature.lower().encode()):",
        "if False:",
        "signed webhooks",
    ),
    fault(
        "A link to somebody's picture never ends",
        "if self._clock().timestamp() >= expires:",
        "if False:",
        "media links",
    ),
    fault(
        "The bot's own secrets stand in the log",
        "text = self._known.sub(HIDDEN, text)",
        "pass",
        "logs",
    ),
    fault(
        "Secrets that are known by their shape stand in the log",
        "text = rule.sub(replacement, text)",
        "pass",
        "logs",
    ),
)
