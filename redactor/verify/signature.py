"""Check the signature of a manifest. Source: RFC 8032 (Ed25519)."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from redactor.errors import InputError

SIGNATURE = "manifest.json.sig"


def load_public_key(path: Path) -> Ed25519PublicKey:
    """Read a public key as OpenSSL writes it (PEM).

    Raises:
        InputError: it cannot be read, or is no such key.
    """
    try:
        key = load_pem_public_key(path.read_bytes())
    except OSError:
        raise InputError("--public-key: the key file cannot be read.") from None
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise InputError("--public-key: the file holds no Ed25519 public key in PEM.")
    return key


def signature_fault(volume: Path, key: Ed25519PublicKey) -> str:
    """Return what is wrong with the signature of the manifest, nothing where it is good."""
    try:
        signature = base64.b64decode((volume / SIGNATURE).read_bytes().strip(), validate=True)
    except OSError:
        return "the manifest is not signed"
    except binascii.Error:
        return "the signature cannot be read"
    try:
        key.verify(signature, (volume / "manifest.json").read_bytes())
    except OSError:
        return "there is no manifest"
    except InvalidSignature:
        return "the signature is not that of this manifest by this key"
    return ""
