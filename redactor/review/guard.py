"""Who may talk to the review server: one machine, one page, one token a reviewer. Others get 403 and nothing."""

from __future__ import annotations

import hmac
from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST = "127.0.0.1"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'none'; "
    "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"cache-control", b"no-store"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), clipboard-read=()"),
)
_SAFE = ("GET", "HEAD")


class Guard:
    """Let a request through if its token, Host and Origin are right, and lay the headers on every answer."""

    def __init__(self, app: ASGIApp, *, tokens: Mapping[str, str], port: int) -> None:
        self._app = app
        self._tokens = tokens
        self._host = f"{HOST}:{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        reviewer = self._reviewer(scope) if scope["type"] == "http" else None
        if reviewer is None:
            await _refuse(scope, send)
            return
        scope["state"] = {**scope.get("state", {}), "reviewer": reviewer}

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", []), *HEADERS]}
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _reviewer(self, scope: Scope) -> str | None:
        """Return the reviewer whose token the address carries, None where anything is wrong."""
        headers: list[tuple[bytes, bytes]] = scope["headers"]
        hosts = [value for name, value in headers if name == b"host"]
        origins = [value for name, value in headers if name == b"origin"]
        sites = [value for name, value in headers if name == b"sec-fetch-site"]
        if hosts != [self._host.encode()]:
            return None
        if any(origin != f"http://{self._host}".encode() for origin in origins):
            return None
        if scope["method"] not in _SAFE and not origins:
            return None
        if any(site not in (b"same-origin", b"none") for site in sites):
            return None
        given = scope["path"].split("/")[1] if scope["path"].count("/") >= 1 else ""
        found = None
        for token, reviewer in self._tokens.items():
            if hmac.compare_digest(token.encode(), given.encode("utf-8", "surrogateescape")):
                found = reviewer
        return found


async def _refuse(scope: Scope, send: Send) -> None:
    if scope["type"] != "http":
        await send({"type": "websocket.close", "code": 1008})
        return
    await send({"type": "http.response.start", "status": 403, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})
