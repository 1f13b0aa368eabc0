"""A page of HTML built so that no text of a stranger's file can become markup: every plain string is escaped.

Only `Markup` is taken as it is, and only this module and `svg` make it. Control characters that no document may hold
are shown as a replacement sign, so that a page is well formed whatever a scenario is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_SPECIAL = re.compile("[&<>\"']")
# What XML 1.0 forbids, and the marks that turn the direction of what follows.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_EMPTY = ("meta", "br", "hr", "col")

LEFT = "text-align:left;white-space:normal"  # the style of a cell of words among cells of numbers

Part = Any  # a string (escaped), Markup, a number, None (nothing), or a list of these


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def escape(text: object) -> str:
    """Return a text with everything escaped that means something in HTML or SVG, in content and in attributes."""
    return _SPECIAL.sub(lambda found: _SIGNS[found.group()], _FORBIDDEN.sub("\ufffd", str(text)))


def join(parts: Iterable[Part]) -> Markup:
    """Return parts one after the other: plain ones escaped, None left out, lists joined likewise."""
    out = []
    for part in parts:
        if part is None:
            continue
        if isinstance(part, Markup):
            out.append(str(part))
        elif isinstance(part, (list, tuple)):
            out.append(str(join(part)))
        else:
            out.append(escape(part))
    return Markup("".join(out))


def tag(name: str, /, *parts: Part, **attributes: object) -> Markup:
    """Return an element with its content; attributes end in `_` where Python needs the word, `_` inside is a hyphen.

    An attribute of None is left out. Names come from our own code only.
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _EMPTY:
        return Markup(f"<{name}{told}>")
    return Markup(f"<{name}{told}>{join(parts)}</{name}>")


def table(
    head: Sequence[Part],
    rows: Iterable[Sequence[Part]],
    caption: str = "",
    numbers_from: int = 1,
    **attributes: object,
) -> Markup:
    """Return a table; the first cell of a row is its heading, cells from `numbers_from` on are set as numbers.

    A cell may be a tuple (content, style) with an inline style of our own.
    """

    rows = [list(row) for row in rows]
    wordy = {
        n for row in rows for n, one in enumerate(row) if isinstance(one, tuple) and LEFT in (one[1] or "")
    }

    def cell(place: int, one: Part) -> Markup:
        content, style = one if isinstance(one, tuple) else (one, None)
        if place == 0:
            return tag("th", content, scope="row", style=style)
        return tag("td", content, class_="n" if place >= numbers_from else None, style=style)

    titles = [
        tag("th", one, scope="col", class_="n" if n >= numbers_from and n not in wordy else None)
        for n, one in enumerate(head)
    ]
    return tag(
        "div",
        tag(
            "table",
            tag("caption", caption) if caption else None,
            tag("thead", tag("tr", titles)),
            tag("tbody", [tag("tr", [cell(n, one) for n, one in enumerate(row)]) for row in rows]),
            **attributes,
        ),
        class_="scroll",
    )


STYLE = """
:root { --ink: #1d1a16; --soft: #55503f; --rule: #cdc4b0; --paper: #fbf8f1; --card: #f3eee2; --red: #8a1c1c; }
* { box-sizing: border-box; }
html { background: #e9e3d5; }
body { margin: 0 auto; max-width: 860px; padding: 40px 56px 64px; background: var(--paper); color: var(--ink);
  font: 17px/1.5 "PT Serif", "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, Cambria,
  "Times New Roman", "DejaVu Serif", serif; font-variant-numeric: lining-nums; }
header { border-top: 6px solid var(--ink); border-bottom: 1px solid var(--ink); padding: 14px 0 18px;
  margin-bottom: 22px; }
.kicker { font-size: 14px; letter-spacing: .12em; text-transform: uppercase; color: var(--red); margin: 0 0 6px; }
h1 { font-size: 34px; line-height: 1.15; margin: 0 0 10px; font-weight: 700; }
.lead { font-size: 19px; margin: 0; }
h2 { font-size: 24px; line-height: 1.25; margin: 44px 0 8px; padding-top: 10px; border-top: 2px solid var(--ink); }
h2 .no { display: block; font-size: 13px; font-weight: 400; letter-spacing: .1em; text-transform: uppercase;
  color: var(--red); }
h3 { font-size: 18px; margin: 26px 0 4px; }
p { margin: 8px 0; max-width: 44em; }
nav ol { columns: 2; column-gap: 32px; font-size: 15px; padding-left: 1.9em; }
nav li { break-inside: avoid; margin: 0 0 3px; }
a { color: var(--red); }
a:focus-visible, summary:focus-visible { outline: 3px solid #0b5fa5; outline-offset: 2px; }
figure { margin: 14px 0 6px; break-inside: avoid; }
figcaption { font-size: 15px; font-weight: 700; margin-bottom: 6px; }
svg { display: block; width: 100%; height: auto; overflow: visible; font-family: inherit; }
details { margin: 4px 0 14px; font-size: 15px; }
summary { cursor: pointer; color: var(--red); padding: 4px 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 15px; line-height: 1.35; margin: 8px 0 12px;
  font-variant-numeric: lining-nums tabular-nums; }
caption { text-align: left; font-style: italic; padding: 4px 0; }
th, td { text-align: left; vertical-align: top; padding: 4px 10px 4px 0; border-bottom: 1px solid var(--rule);
  overflow-wrap: break-word; }
thead th { border-bottom: 1.5px solid var(--ink); font-weight: 700; vertical-align: bottom; }
tbody th { font-weight: 400; }
th.n, td.n { text-align: right; white-space: nowrap; }
thead th.n { white-space: normal; }
table.tight { font-size: 13.5px; }
table.tight th, table.tight td { padding: 3px 6px 3px 2px; }
table.wrap td.n { white-space: normal; }
table.facts th { width: 12em; color: var(--soft); }
.note { background: var(--card); border-left: 4px solid var(--ink); padding: 8px 14px; margin: 14px 0; }
.note p { margin: 4px 0; }
.small { font-size: 15px; color: var(--soft); }
code { font-family: "PT Mono", "DejaVu Sans Mono", Consolas, monospace; font-size: .85em; overflow-wrap: anywhere; }
footer { margin-top: 48px; border-top: 1px solid var(--ink); padding-top: 10px; font-size: 14px; color: var(--soft); }
@media (max-width: 640px) { body { padding: 20px 16px; } nav ol { columns: 1; } h1 { font-size: 27px; }
  figure { overflow-x: auto; } figure svg { min-width: 560px; } }
@media print {
  @page { size: A4; margin: 16mm 15mm 18mm; }
  html, body { background: #fff; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h1 { font-size: 22pt; } h2 { font-size: 15pt; margin-top: 20pt; } h3 { font-size: 11.5pt; }
  h2, h3, h2 + p, h3 + p, figcaption, caption { break-after: avoid; }
  h2, h3, p { break-inside: avoid; } svg { max-height: 225mm; }
  .lead { font-size: 12pt; } table { font-size: 9pt; } table.tight { font-size: 8pt; }
  figcaption, .small { font-size: 9pt; }
  tr, .note { break-inside: avoid; } thead { display: table-header-group; }
  nav, details { display: none; } a { color: inherit; text-decoration: none; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
"""


def page(title: str, body: Iterable[Part], language: str = "en") -> str:
    """Return a whole document: no script, nothing from elsewhere, and a policy that would forbid both."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag(
            "meta",
            http_equiv="Content-Security-Policy",
            content="default-src 'none'; style-src 'unsafe-inline'",
        ),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("style", Markup(STYLE)),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, tag('body', *body), lang=language)}\n"
