"""Sign the manifest, and with it every file of the volume: Ed25519 (RFC 8032), the same bytes for the same manifest.

manifest.json.sig holds the 64 bytes of the signature over manifest.json as base64 on one line, so that OpenSSL can
check it as well.
"""

from __future__ import annotations

import base64
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from redactor.errors import InputError

SIGNATURE = "manifest.json.sig"


def load_sign_key(path: Path) -> Ed25519PrivateKey:
    """Read a private key as OpenSSL writes it (PEM, without a password).

    Raises:
        InputError: it cannot be read, or is no such key.
    """
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except OSError:
        raise InputError("--sign-key: the key file cannot be read.") from None
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise InputError(
            "--sign-key: the file holds no Ed25519 key in PEM without a password. "
            "Make one with `openssl genpkey -algorithm ed25519 -out sign.key`."
        )
    return key


def sign_manifest(volume: Path, key: Ed25519PrivateKey | None) -> None:
    """Write the signature beside the manifest; without a key, take an older one away."""
    signature = volume / SIGNATURE
    if key is None:
        signature.unlink(missing_ok=True)
        return
    signed = key.sign((volume / "manifest.json").read_bytes())
    signature.write_bytes(base64.b64encode(signed) + b"\n")
