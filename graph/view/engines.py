"""What others wrote and the page carries: vis-network to draw, Oxigraph to answer SPARQL."""

from __future__ import annotations

import hashlib
import re
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

__all__ = ["drawing", "inline", "sparql_glue", "sparql_module"]

_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
#: The files of ``vendor/`` as they were reviewed.
_SHA256 = {
    "oxigraph.js": "d44f091f3fb2ac71fc776608b90dba95b61ffed53f18d276e6605940af0a2004",
    "oxigraph.wasm.gz": "175a5284dec01af5ad3bfb29b1df4655ec9c90c393f8ff813370181a62a60d00",
}
_ENDS_SCRIPT = re.compile(r"</script|<!--", re.IGNORECASE)


def inline(script: str) -> str:
    """A script that can stand inline.

    :raises ValueError: when its text would end the script element.
    """
    if _ENDS_SCRIPT.search(script):
        raise ValueError("a script that holds '</script' or '<!--' cannot stand inline")
    return script


def drawing() -> str:
    """The script of vis-network as pyvis brings it."""
    # Imported, pyvis would bring a hundred modules that a page of many statements has no use for.
    found = find_spec("pyvis")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("pyvis is missing; reinstall sayso")
    source = (Path(found.origin).parent / _VIS).read_text(encoding="utf-8")
    # The map is a file beside the script that developer tools would ask for.
    return inline(re.sub(r"\n?//# sourceMappingURL=.*", "", source))


def sparql_glue() -> str:
    """The script through which Oxigraph is called.

    It defines ``oxigraph``, and ``freshOxigraph``, which makes another engine with its own memory.
    """
    source = _vendored("oxigraph.js").decode("utf-8")
    head, _, body = source.partition("*/\n")
    return inline(
        f"{head}*/\nconst freshOxigraph = () => {{\n{body}"
        "return { start: __wbg_init, Store, namedNode };\n};\nlet oxigraph = freshOxigraph();\n"
    )


def sparql_module() -> bytes:
    """Oxigraph as WebAssembly, compressed with gzip."""
    return _vendored("oxigraph.wasm.gz")


def _vendored(name: str) -> bytes:
    """A file of ``vendor/``.

    :raises ValueError: when it is not the one that was reviewed.
    """
    found = files("graph.view").joinpath("vendor", name).read_bytes()
    if hashlib.sha256(found).hexdigest() != _SHA256[name]:
        raise ValueError(f"graph/view/vendor/{name} is not the file that was reviewed")
    return found
