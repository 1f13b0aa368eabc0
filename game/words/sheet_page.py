"""A document as a page of HTML that needs nothing else, and as Markdown, both from the same blocks; the worksheet."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from pathlib import Path

from game import files
from game.language import FIRST
from game.session import Session
from game.words.sentences import Words
from game.words.sheet import Block, Grid, Heading, Listing, Paragraph, pages, title

# What no document may hold, and the marks that turn the direction of what follows.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_MARKS = re.compile(r"([\\`*_\[\]#|~$])")
_LIST = re.compile(r"^(\d*)([-+=.)])")  # what would begin a list or underline a heading
_RULED = "…" * 60
_READERS = ("pupils", "pupils", "key")

STYLE = """
* { box-sizing: border-box; }
html { background: #d9d2c2; }
body { margin: 0; color: #1b1714; font: 9.5pt/1.28 "PT Serif", Georgia, "Times New Roman", "Liberation Serif", serif;
  font-variant-numeric: lining-nums; }
section { background: #fff; width: 210mm; min-height: 297mm; margin: 8mm auto; padding: 13mm 15mm; }
h1 { font: 700 17pt/1.15 Oswald, "Arial Narrow", Arial, sans-serif; margin: 0 0 3mm; padding-top: 2mm;
  border-top: 2.4mm solid #b3261e; }
h2 { font: 700 12pt/1.2 Oswald, "Arial Narrow", Arial, sans-serif; margin: 3mm 0 1mm; padding-top: 1mm;
  border-top: .5mm solid #1b1714; break-after: avoid; }
p { margin: 1mm 0; }
.small { font-size: 8.5pt; color: #4a443a; }
.note { border-left: 1mm solid #1b1714; padding: .6mm 3mm; margin: 1.4mm 0; font-size: 9pt; }
table { border-collapse: collapse; width: 100%; margin: 1mm 0; font-size: 8.3pt; line-height: 1.22; }
th, td { text-align: left; vertical-align: top; padding: .7mm 2mm .7mm 0; border-bottom: .2mm solid #b9b09c;
  overflow-wrap: break-word; }
thead th { border-bottom: .4mm solid #1b1714; vertical-align: bottom; }
tbody th { font-weight: 700; white-space: nowrap; }
th.n, td.n { text-align: right; padding-left: 1mm; }
thead th.over { text-align: center; border-bottom: .2mm solid #1b1714; }
tr { break-inside: avoid; }
.ask { margin: 2.4mm 0 0; break-inside: avoid; }
.ask p { margin: 0; padding-left: 6mm; text-indent: -6mm; }
.ask b { display: inline-block; width: 6mm; text-indent: 0; }
.line { height: 6.5mm; border-bottom: .2mm solid #6d6658; margin-left: 6mm; }
.key { font-size: 8pt; line-height: 1.24; }
.key .ask { margin-top: 1.8mm; break-inside: auto; }
.key .ask > p { font-weight: 700; }
.key ul { margin: .6mm 0 0; padding-left: 10mm; }
.key .note { font-size: 8.3pt; }
.chronicle { font-size: 10pt; }
.chronicle ul { margin: 1mm 0 0; padding-left: 5mm; }
.chronicle li { margin: 0 0 .8mm; break-inside: avoid; overflow-wrap: break-word; }
.chronicle li p { margin: 0; }
@media print {
  @page { size: A4; margin: 11mm 14mm; }
  html { background: #fff; }
  section { width: auto; min-height: 0; margin: 0; padding: 0; break-after: page; }
  section:last-child { break-after: auto; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
"""


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", " ".join(text.split()))


def _escape(text: str) -> str:
    return html.escape(_clean(text), quote=True)


def write(session: Session, me: int = -1, folder: Path | None = None, like: Words | None = None) -> list[Path]:
    """Write the worksheet of a game that is over as HTML and Markdown, beside the chronicles or into a folder.

    It is in the language of the words `like`. Nothing is overwritten. Raises StorageError with a sentence.
    """
    made = pages(session, me, like)
    language = like.language if like is not None else FIRST
    seat = session.scenario.people[me].id if me >= 0 else "watched"
    parts = {".html": to_html(title(session, like), made, language).encode(), ".md": to_markdown(made).encode()}
    stem = f"{session.scenario.id}-{session.seed}-{seat}-worksheet"
    return files.write_new(folder or files.home() / "chronicles", stem, parts)


def to_html(
    name: str, sheets: Sequence[Sequence[Block]], language: str = FIRST, readers: Sequence[str] = _READERS
) -> str:
    """Return sheets as one document: no script, nothing from elsewhere, every text escaped, a sheet a section.

    `readers` names for each sheet whom it is for, by which it is set.
    """
    out = [
        "<!DOCTYPE html>",
        f'<html lang="{_escape(language)}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
        f"<title>{_escape(name)}</title><style>{STYLE}</style></head><body>",
    ]
    for reader, sheet in zip(readers, sheets, strict=True):
        out.append(f'<section class="{reader}">')
        out += [_block(one) for one in sheet]
        out.append("</section>")
    return "\n".join([*out, "</body></html>"]) + "\n"


def _block(one: Block) -> str:
    if isinstance(one, Heading):
        return f"<h{one.level}>{_escape(one.text)}</h{one.level}>"
    if isinstance(one, Paragraph):
        manner = f' class="{one.manner}"' if one.manner else ""
        return f"<p{manner}>{_escape(one.text)}</p>"
    if isinstance(one, Grid):
        return _table(one)
    if isinstance(one, Listing):
        return f"<ul>{''.join(map(_entry, one.entries))}</ul>"
    lines = '<div class="line"></div>' * one.lines
    told = "".join(f"<li>{_escape(text)}</li>" for text in one.answers)
    answers = f"<ul>{told}</ul>" if told else ""
    return f'<div class="ask"><p><b>{one.number}.</b>{_escape(one.text)}</p>{lines}{answers}</div>'


def _entry(entry: tuple[str, str]) -> str:
    text, said = map(_escape, entry)
    beneath = f'<p class="small">{said}</p>' if said else ""
    return f"<li>{text}{beneath}</li>"


def _table(grid: Grid) -> str:
    def number(n: int) -> str:
        return ' class="n"' if grid.figures and n >= grid.figures else ""

    rows = []
    if grid.groups:
        over = "".join(f'<th class="over" colspan="{span}">{_escape(text)}</th>' for text, span in grid.groups)
        rows.append(f"<tr>{over}</tr>")
    if any(grid.head):
        rows.append(f"<tr>{''.join(f'<th{number(n)}>{_escape(text)}</th>' for n, text in enumerate(grid.head))}</tr>")
    head = f"<thead>{''.join(rows)}</thead>" if rows else ""
    body = "".join(
        f'<tr><th scope="row">{_escape(row[0])}</th>'
        f"{''.join(f'<td{number(n)}>{_escape(text)}</td>' for n, text in enumerate(row) if n)}</tr>"
        for row in grid.rows
    )
    return f"<table>{head}<tbody>{body}</tbody></table>"


# -- Markdown -------------------------------------------------------------------------------------


def _plain(text: str) -> str:
    """Return a text in which nothing is a mark of Markdown or of HTML."""
    marked = _MARKS.sub(r"\\\1", _clean(text)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _LIST.sub(r"\1\\\2", marked)


def to_markdown(sheets: Sequence[Sequence[Block]]) -> str:
    """Return sheets as Markdown, with a rule between them."""
    return "\n\n---\n\n".join("\n\n".join(_marked(one) for one in sheet) for sheet in sheets) + "\n"


def _marked(one: Block) -> str:
    if isinstance(one, Heading):
        return f"{'#' * one.level} {_plain(one.text)}"
    if isinstance(one, Paragraph):
        text = _plain(one.text)
        return f"> {text}" if one.manner == "note" else text
    if isinstance(one, Grid):
        return _marked_table(one)
    if isinstance(one, Listing):
        return "\n".join(
            f"- {_plain(text)}" + (f"\n  - {_plain(said)}" if said else "") for text, said in one.entries
        )
    if one.answers:
        told = "\n".join(f"- {_plain(text)}" for text in one.answers)
        return f"**{one.number}. {_plain(one.text)}**\n\n{told}"
    return "\n\n".join([f"**{one.number}.** {_plain(one.text)}", *[_RULED] * one.lines])


def _marked_table(grid: Grid) -> str:
    over = [text for text, span in grid.groups for _ in range(span)] or [""] * len(grid.head)
    head = [_plain(f"{first}: {text}" if first else text) for first, text in zip(over, grid.head, strict=True)]
    rule = ["---:" if grid.figures and n >= grid.figures else "---" for n in range(len(grid.head))]
    rows = [head, rule, *([_plain(text) for text in row] for row in grid.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


__all__ = ["STYLE", "to_html", "to_markdown", "write"]
