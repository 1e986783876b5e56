"""Draw papers from HTML: with Chromium's printing where it is installed, with MuPDF's Story otherwise."""

from __future__ import annotations

import html
import io
import shutil
import subprocess
import tempfile
from pathlib import Path

import pymupdf

from benchmarks.heldout.blocks import Block, Paper
from benchmarks.heldout.markup import plain

_CSS = {
    "outlook": "body{font-family:Liberation Sans,sans-serif;font-size:11pt} td{padding:1px 6px;vertical-align:top} table.kv td:first-child{font-weight:bold;width:70px} small{color:#555} h1{font-size:13pt;border-bottom:3px solid #000}",
    "webmail": "body{font-family:Liberation Sans,sans-serif;font-size:10pt;color:#222} h1{font-size:15pt;font-weight:normal;border-top:1px solid #bbb;padding-top:6px} table.kv{color:#444;font-size:9pt} table.kv td:first-child{color:#888} small{font-size:7pt}",
    "cards": "body{font-family:DejaVu Sans,sans-serif;font-size:8.5pt;background:#eef2f6} table.kv{background:#fff;border:1px solid #9ab;width:100%;border-radius:4px} table.kv td{padding:4px 8px;border-bottom:1px solid #dde} table.kv td:first-child{color:#578;text-transform:uppercase;font-size:6.5pt;width:28%} h1{background:#234;color:#fff;padding:6px 10px;font-size:11pt} h2{font-size:9pt;color:#234}",
    "grid": "@page{size:letter landscape;margin:10mm} body{font-family:Liberation Sans Narrow,sans-serif;font-size:8pt} table{border-collapse:collapse;width:100%;table-layout:fixed} td,th{border:1px solid #444;padding:2px 3px;word-wrap:break-word;vertical-align:top;text-align:left} tr:nth-child(odd){background:#e8e8e8} h1{font-size:10pt}",
    "word": "body{font-family:Liberation Serif,serif;font-size:12pt;line-height:1.25} p{text-align:justify;text-indent:0.4in;hyphens:auto} h1{font-size:13pt;text-align:center;text-decoration:underline} table.kv td{padding-right:16px} h2{font-size:12pt;font-style:italic}",
    "console": "body{font-family:Liberation Mono,monospace;font-size:9pt;background:#000;color:#7f7} h1{font-size:9pt;font-weight:normal;color:#fff} table.kv td{padding-right:14px} .flow{column-count:2}",
    "story": "body{font-family:sans-serif;font-size:10pt} p{margin:4px 0} h1{font-size:13pt} h2{font-size:11pt} pre{font-family:monospace;font-size:9pt}",
    "story-serif": "body{font-family:serif;font-size:11pt;text-align:justify} h1{font-size:14pt;text-align:center} p{text-indent:20px} small{font-size:8pt}",
}
LOOKS = tuple(_CSS)


def has_browser() -> bool:
    """Say whether Chromium is here to print with."""
    return shutil.which("chromium") is not None


def draw(paper: Paper, look: str) -> bytes:
    """Return the paper as a PDF."""
    if look.startswith("story"):
        return _story(paper, look)
    return _print(_page(paper, look))


def _page(paper: Paper, look: str) -> str:
    body = "".join(_html(block) for block in paper.blocks)
    return f"<html lang=en><head><meta charset=utf-8><title>{html.escape(plain(paper.title))}</title><style>{_CSS[look]}</style></head><body>{body}</body></html>"


def _html(block: Block) -> str:
    text = html.escape(plain(block.text))
    if block.kind in {"kv", "table"}:
        rows = "".join(
            "<tr>" + "".join(f"<td>{html.escape(plain(cell))}</td>" for cell in row) + "</tr>" for row in block.rows
        )
        return f"<table class={block.kind}>{rows}</table><br>"
    tag = {"title": "h1", "head": "h2", "p": "p", "small": "small"}.get(block.kind)
    return f"<{tag}>{text}</{tag}>" if tag else "<div>" + text.replace("\n", "<br>") + "</div><br>"


def _print(page: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "p.html", Path(folder) / "p.pdf"
        source.write_text(page, encoding="utf-8")
        command = [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder}/u",
            "--no-pdf-header-footer",
            f"--print-to-pdf={out}",
            source.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return out.read_bytes()


def _story(paper: Paper, look: str) -> bytes:
    flat = Paper([_flat(b) for b in paper.blocks])
    body = "".join(_html(block) for block in flat.blocks)
    story = pymupdf.Story(html=f"<body>{body}</body>", user_css=_CSS[look])
    out = io.BytesIO()
    writer = pymupdf.DocumentWriter(out)
    sheet = pymupdf.Rect(0, 0, 612, 792)
    more = 1
    while more:
        device = writer.begin_page(sheet)
        more, _ = story.place(pymupdf.Rect(54, 60, 558, 732))
        story.draw(device)
        writer.end_page()
    writer.close()
    return out.getvalue()


def _flat(block: Block) -> Block:
    """Story draws no tables that can be relied on: rows become lines."""
    if block.kind not in {"kv", "table"}:
        return block
    sep = ": " if block.kind == "kv" else "   |   "
    return Block("pre", "\n".join(sep.join(row) for row in block.rows))
