"""The shape of the program: who may import whom, how long a file may be, what the README must name."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import redactor

PACKAGE = Path(redactor.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
STAGES = ("intake", "detect", "matter", "decide", "redact", "verify", "produce")
LAYER = {
    "errors": 0, "model": 1, "settings": 1, "rules": 2, "optical": 2, **dict.fromkeys(STAGES, 3),
    "evaluation_intervals": 2, "evaluation_truth": 3, "evaluation_text": 3, "evaluation_groups": 3.2, "evaluate": 3.5,
    "evaluation_identities": 3.2,
    "evaluation_pixels": 3.1,
    "pipeline": 4, "jobs": 5, "review": 6, "cli": 7,
}  # fmt: skip
FENCES = {
    "pymupdf": ("intake", "redact", "review"),
    "fitz": (),
    "pypdfium2": ("verify",),
    "pikepdf": ("verify", "redact"),
    "presidio_analyzer": ("detect",),
    "spacy": ("detect",),
    # One reader of pixels for intake, which draws by MuPDF, and verify, which draws by pdfium: what must differ is
    # the engine that draws and the picture that is read, and those do.
    "rapidocr": ("optical",),
    "onnxruntime": ("optical", "detect"),
    "cv2": ("optical", "intake"),
    "zxingcpp": ("optical",),
    "thinc": ("detect",),
    "ray": ("jobs",),
    "presidio_anonymizer": ("verify",),
    "PIL": ("redact", "verify", "intake"),
    "matplotlib": ("produce",),
    "reportlab": ("produce",),
    "pydantic": ("rules",),
    "yaml": ("rules",),
    "cryptography": ("produce", "verify"),
    "click": ("cli",),
    "rich": ("cli",),
    "starlette": ("review",),
    "uvicorn": ("review",),
}


def _part(path: Path) -> str:
    relative = path.relative_to(PACKAGE)
    return relative.parts[0].removesuffix(".py")


def _imports(path: Path) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.extend(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.append(node.module)
            if node.module == "redactor":
                names.extend(f"redactor.{alias.name}" for alias in node.names)
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_part_imports_only_what_stands_to_its_left(path: Path) -> None:
    part = _part(path)
    if part == "__init__":
        return
    for name in _imports(path):
        pieces = name.split(".")
        if pieces[0] != "redactor" or len(pieces) == 1 or pieces[1] in (part, "__version__"):
            continue
        assert LAYER[pieces[1]] < LAYER[part], f"{part} imports {pieces[1]}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_libraries_stay_behind_their_fences(path: Path) -> None:
    part = _part(path)
    for name in _imports(path):
        library = name.split(".")[0]
        if library in FENCES:
            assert part in FENCES[library], f"{part} imports {library}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_file_has_more_than_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_the_core_never_prints() -> None:
    for path in FILES:
        if _part(path) == "cli":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_print = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
            assert not is_print, path.name
