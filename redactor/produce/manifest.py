"""SHA-256 of every file of the volume, the versions and settings it was made with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from redactor.produce.signing import SIGNATURE
from redactor.rules import LoadFileProfile

_CHUNK = 1 << 20


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file as hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def volume_hashes(volume: Path) -> dict[str, str]:
    """Return the hash of every file of the volume but the manifest and its signature, by path with forward slashes."""
    paths = sorted(p for p in volume.rglob("*") if p.is_file() and p.name not in ("manifest.json", SIGNATURE))
    return {path.relative_to(volume).as_posix(): file_sha256(path) for path in paths}


def write_manifest(
    volume: Path, *, versions: Mapping[str, str], settings: Mapping[str, str | int | bool], order_sha256: str,
    profile: LoadFileProfile,
) -> None:  # fmt: skip
    """Write manifest.json; no time of day and no path of the machine stands in it."""
    content = {
        "volume": volume.name,
        "order_sha256": order_sha256,
        "settings": dict(settings),
        "versions": dict(versions),
        "load_file": {"profile": profile.id, "separator": profile.separator, "columns": profile.columns},
        "files": volume_hashes(volume),
    }
    (volume / "manifest.json").write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
