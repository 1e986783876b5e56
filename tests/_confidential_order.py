"""An order that allows an unredacted copy, made from the default one."""

from __future__ import annotations

from pathlib import Path

from redactor.rules import rules_folder

LEGEND = "SUBJECT TO PROTECTIVE ORDER"
BLOCK = (
    "confidential_copy:\n"
    '  paragraph: "ECF No. 12 ¶ 5"\n'
    "  recipients: attorneys of record who have signed Exhibit A\n"
    "  shows: [identifying-information]\n"
)


def allowing(path: Path, block: str = BLOCK, legend: str = LEGEND) -> Path:
    text = (rules_folder() / "orders" / "ny-v-ice-ecf68.yaml").read_text(encoding="utf-8")
    text = text.replace("switches:\n", f'switches:\n  confidentiality_legend: "{legend}"\n') + block
    path.write_text(text, encoding="utf-8")
    return path
