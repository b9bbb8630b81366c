"""Firefox as Playwright wants it: started in its place, standing between the two.

    python -m tests.browser.bidi PROGRAM [ARGUMENT...]

Playwright speaks WebDriver BiDi with any Firefox, but gives up when one does not know a command,
also where nothing depends on the answer. A Firefox of long support is older than Playwright, so
what it does not know is answered with success; everything else goes through as it is.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from contextlib import suppress
from typing import IO

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.sync.server import ServerConnection, serve

_LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


def _address(told: IO[str]) -> str:
    for line in told:
        if found := _LISTENS.search(line):
            return found[1]
    raise SystemExit("Firefox ended before it listened")


def _kindly(message: str) -> str:
    """The message; of an error for an unknown command an empty success."""
    plain = json.loads(message)
    if plain.get("error") != "unknown command":
        return message
    return json.dumps({"type": "success", "id": plain["id"], "result": {"collector": "none"}})


def _back(firefox: ClientConnection, playwright: ServerConnection) -> None:
    with suppress(ConnectionClosed):
        for message in firefox:
            playwright.send(_kindly(str(message)))
    playwright.close()


def main() -> int:
    """Start the browser and pass on what is said until it ends."""
    browser = subprocess.Popen(
        sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    assert browser.stderr is not None
    address = _address(browser.stderr)

    def between(playwright: ServerConnection) -> None:
        with connect(f"{address}/session", max_size=None, compression=None) as firefox:
            threading.Thread(target=_back, args=(firefox, playwright), daemon=True).start()
            with suppress(ConnectionClosed):
                for message in playwright:
                    firefox.send(message)

    server = serve(between, "127.0.0.1", 0, max_size=None, compression=None)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.socket.getsockname()[1]
    print(f"WebDriver BiDi listening on ws://127.0.0.1:{port}", file=sys.stderr, flush=True)
    for _ in browser.stderr:
        pass
    return browser.wait()


if __name__ == "__main__":
    sys.exit(main())
