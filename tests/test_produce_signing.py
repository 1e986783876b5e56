"""The manifest can be signed, and whoever has the public key can tell: from the files alone, with OpenSSL too."""

from __future__ import annotations

import base64
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

import redactor
from redactor.cli import command
from redactor.errors import InputError, VolumeError
from redactor.produce import load_sign_key, sign_manifest
from redactor.verify import load_public_key, verify_volume
from tests.production import CERTIFICATION, draw_lines, inline

SEED = bytes(range(32))


def _keys(folder: Path, seed: bytes = SEED) -> tuple[Path, Path]:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    private, public = folder / f"{seed[0]}.key", folder / f"{seed[0]}.pub"
    private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return private, public


@pytest.fixture
def signed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    monkeypatch.setattr("redactor.jobs.run.run_tasks", inline)
    private, public = _keys(tmp_path)
    draw_lines(tmp_path / "in" / "one.pdf", CERTIFICATION)
    redactor.run(tmp_path / "in", out=tmp_path / "out", sign_key=private, jobs=1)
    return tmp_path / "out" / "VOL001", public


def _faults(volume: Path, public: Path) -> list[tuple[str, str]]:
    return [(f.check, f.where) for f in verify_volume(volume, public_key=load_public_key(public)).failures]


@pytest.mark.model
def test_a_signed_volume_passes_and_any_change_or_other_key_does_not(signed, tmp_path: Path) -> None:
    volume, public = signed
    assert _faults(volume, public) == []
    assert verify_volume(volume).is_clean
    other = _keys(tmp_path, bytes(range(1, 33)))[1]
    assert _faults(volume, other) == [("signature", "the signature is not that of this manifest by this key")]
    manifest = volume / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"volume"', '"volume" '), encoding="utf-8")
    assert _faults(volume, public) == [("signature", "the signature is not that of this manifest by this key")]
    (volume / "manifest.json.sig").write_text("!", encoding="ascii")
    assert _faults(volume, public) == [("signature", "the signature cannot be read")]
    (volume / "manifest.json.sig").unlink()
    assert _faults(volume, public) == [("signature", "the manifest is not signed")]


@pytest.mark.model
def test_a_resumed_run_signs_alike_and_one_without_a_key_takes_the_signature_away(signed, tmp_path: Path) -> None:
    volume, _ = signed
    first = (volume / "manifest.json.sig").read_bytes()
    redactor.run(tmp_path / "in", out=tmp_path / "out", sign_key=_keys(tmp_path)[0], jobs=1)
    assert (volume / "manifest.json.sig").read_bytes() == first
    redactor.run(tmp_path / "in", out=tmp_path / "out", jobs=1)
    assert not (volume / "manifest.json.sig").exists()


@pytest.mark.model
def test_the_command_checks_the_signature_and_says_when_it_did_not(signed, tmp_path: Path) -> None:
    volume, public = signed
    told = CliRunner().invoke(command, ["verify", str(volume.parent)], standalone_mode=False)
    assert "The manifest carries a signature that was not checked; give --public-key." in told.output
    told = CliRunner().invoke(command, ["verify", str(volume.parent), "--public-key", str(public)])
    assert "signatures: 1" in told.output
    (volume / "manifest.json.sig").unlink()
    told = CliRunner().invoke(
        command, ["verify", str(volume.parent), "--public-key", str(public)], standalone_mode=False
    )
    assert isinstance(told.exception, VolumeError)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="OpenSSL is not installed")
def test_openssl_checks_the_signature(tmp_path: Path) -> None:
    private, public = _keys(tmp_path)
    manifest = tmp_path / "manifest.json"
    manifest.write_text('{"files": {}}', encoding="utf-8")
    sign_manifest(tmp_path, load_sign_key(private))
    raw = tmp_path / "raw.sig"
    raw.write_bytes(base64.b64decode((tmp_path / "manifest.json.sig").read_bytes()))
    arguments = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", str(public), "-rawin", "-in", str(manifest)]
    done = subprocess.run([*arguments, "-sigfile", str(raw)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_another_kind_of_key_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    wrong = tmp_path / "ec.key"
    curve = generate_private_key(SECP256R1())
    wrong.write_bytes(curve.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    draw_lines(tmp_path / "in" / "one.pdf", CERTIFICATION)
    with pytest.raises(InputError) as caught:
        redactor.run(tmp_path / "in", out=tmp_path / "out", sign_key=wrong, jobs=1)
    assert str(caught.value) == (
        "--sign-key: the file holds no Ed25519 key in PEM without a password. "
        "Make one with `openssl genpkey -algorithm ed25519 -out sign.key`."
    )
    assert not (tmp_path / "out").exists()
    with pytest.raises(InputError, match=r"^--sign-key: the key file cannot be read\.$"):
        load_sign_key(tmp_path / "nowhere.key")
    with pytest.raises(InputError, match=r"^--public-key: the file holds no Ed25519 public key in PEM\.$"):
        load_public_key(wrong)
