"""The folders of conformance data, as tests/conformance/vectors.h finds them."""

import os
from pathlib import Path

_SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "vectors"


def find_vectors(name: str) -> list[Path]:
    """`name` in every folder that has it: those of STSMFA_VECTORS, with colons between them."""
    folders = os.environ.get("STSMFA_VECTORS", str(_SHARED)).split(":")
    return [Path(folder) / name for folder in folders if (Path(folder) / name).exists()]
