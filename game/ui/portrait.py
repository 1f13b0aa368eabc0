"""Busts and seals cut by code, as a linocut: ink and paper on one colour, light from the left.

Traits are a mapping of words; any may be missing, and what is missing is chosen from the id, always alike.

* `hair`: short, swept, wild, curly, bald, receding, parted, cropped; bun, bob, waves, plait, scarf (women)
* `brow`: fine, plain, heavy; `moustache`: none, thick, thin, brush, walrus, curled
* `beard`: none, goatee, full, short, spade, chin; `glasses`: none, round, pince
* `cap`: none, peaked, budenovka, fur, flat; `collar`: tunic, suit, dress, uniform, blouse, coat
* `face`: plain, narrow, wide, round, square, long; `nose`: straight, hooked, broad, small
* `eyes`: open, narrow, heavy; `age`: young, middle, old; `sex`: man, woman
* `tint`: dark, grey, white, fair, ginger; `background`: red, sand, blue, ink, ochre
* `pattern`: rays, disc, bands, wedge, steps, plain

`face` and `brow` may also be factors near 1; `bg` is another word for `background`. An unknown word counts
as missing.
"""

from __future__ import annotations

import random
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping

import pygame

from game.ui import theme
from game.ui.kit.canvas import Canvas
from game.ui.kit.layout import RectLike, to_rect
from game.ui.linocut.block import BLUE, INK, OCHRE, PAPER, RED, SHADE, SIDE, Block, Rgb, ground
from game.ui.linocut.sitter import draw_sitter
from game.ui.linocut.traits import Sitter

VOCABULARY: dict[str, tuple[str, ...]] = {
    "hair": (
        "short",
        "swept",
        "wild",
        "curly",
        "bald",
        "receding",
        "parted",
        "cropped",
        "bun",
        "bob",
        "waves",
        "plait",
        "scarf",
    ),
    "brow": ("fine", "plain", "heavy"),
    "moustache": ("none", "thick", "thin", "brush", "walrus", "curled"),
    "beard": ("none", "goatee", "full", "short", "spade", "chin"),
    "glasses": ("none", "round", "pince"),
    "cap": ("none", "peaked", "budenovka", "fur", "flat"),
    "collar": ("tunic", "suit", "dress", "uniform", "blouse", "coat"),
    "face": ("plain", "narrow", "wide", "round", "square", "long"),
    "nose": ("straight", "hooked", "broad", "small"),
    "eyes": ("open", "narrow", "heavy"),
    "age": ("young", "middle", "old"),
    "sex": ("man", "woman"),
    "tint": ("dark", "grey", "white", "fair", "ginger"),
    "background": ("red", "sand", "blue", "ink", "ochre"),
    "pattern": ("rays", "disc", "bands", "wedge", "steps", "plain"),
}
WOMEN = frozenset(("bun", "bob", "waves", "plait", "scarf"))
GROUNDS: dict[str, tuple[Rgb, Rgb]] = {
    "red": (RED, PAPER),
    "sand": (SHADE, PAPER),
    "blue": (BLUE, PAPER),
    "ink": (INK, RED),
    "ochre": (OCHRE, INK),
}
MOST = 400  # busts kept
Face = tuple[str, Mapping[str, object], str]  # id, traits and initials
PLATE, PLATES = 128, 240  # px of a plate, from which smaller sizes are drawn at once; plates kept
SEALS = (RED, BLUE, INK, (76, 107, 53), (122, 65, 112))

_cache: OrderedDict[tuple[object, ...], pygame.Surface] = OrderedDict()
_plates: OrderedDict[tuple[object, ...], pygame.Surface] = OrderedDict()


def _word(traits: Mapping[str, object], key: str) -> str | None:
    value = traits.get(key)
    return value if isinstance(value, str) and value in VOCABULARY[key] else None


def _factor(traits: Mapping[str, object], key: str) -> float:
    value = traits.get(key)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else 1.0


def sitter_of(id: str, traits: Mapping[str, object], rng: random.Random) -> Sitter:
    """Complete the traits of a person from the id."""
    named = dict(traits)
    if "background" not in named and "bg" in named:
        named["background"] = named["bg"]
    hair = _word(named, "hair")
    woman = _word(named, "sex") == "woman" or hair in WOMEN or _word(named, "collar") == "dress"
    detailed = len(traits) >= 3  # whoever wrote three traits left out the beard on purpose

    def choose(key: str, options: tuple[str, ...]) -> str:
        picked = rng.choice(options)
        return _word(named, key) or picked

    hairs = (
        ("bun", "bob", "waves", "plait", "scarf")
        if woman
        else ("short", "swept", "parted", "cropped", "receding", "short", "bald", "curly")
    )
    hair = choose("hair", hairs)
    moustache = choose(
        "moustache", ("none",) if woman or detailed else ("none", "none", "thick", "brush", "thin", "walrus")
    )
    beard = choose(
        "beard", ("none",) if woman or detailed else ("none", "none", "none", "goatee", "short", "spade")
    )
    cap = choose("cap", ("none",) if woman or detailed else ("none", "none", "none", "peaked", "flat", "fur"))
    glasses = choose("glasses", ("none",) if detailed else ("none", "none", "none", "round", "pince"))
    collar = choose(
        "collar", ("dress", "blouse", "suit") if woman else ("tunic", "tunic", "suit", "blouse", "coat")
    )
    tint = choose("tint", ("dark",) if detailed else ("dark", "dark", "dark", "fair", "grey"))
    return Sitter(
        woman=woman,
        hair=hair,
        moustache=moustache,
        beard=beard,
        cap=cap,
        glasses=glasses,
        collar=collar,
        tint=tint,
        brow=choose("brow", ("fine",) if woman else ("plain", "plain", "heavy")),
        face=choose("face", ("plain", "round", "long") if woman else ("plain", "long", "square", "round")),
        nose=choose(
            "nose", ("straight", "small", "small") if woman else ("straight", "hooked", "broad", "straight")
        ),
        eyes=choose("eyes", ("open", "open", "narrow", "heavy")),
        age=choose("age", ("old",) if tint in ("grey", "white") else ("middle", "middle", "young")),
        wide=_factor(named, "face"),
        thick=_factor(named, "brow"),
        accent=GROUNDS[_word(named, "background") or "red"][0],
    )


def bust(
    id: str, traits: Mapping[str, object] | None, size_px: int, background: str | None = None
) -> pygame.Surface:
    """Give a person's bust as a square surface of size_px physical px; cached, not to be drawn upon."""
    traits = traits or {}
    key = _key(id, traits, size_px, background)
    return _sized(key, _key(id, traits, 0, background), size_px, lambda: _cut_bust(id, traits, background))


def _sized(
    key: tuple[object, ...], plate: tuple[object, ...], size_px: int, cut: Callable[[], pygame.Surface]
) -> pygame.Surface:
    """Give a picture as it was kept, else from its plate, which is cut if it has to be; large ones are cut whole."""
    found = _cache.get(key)
    if found is not None:
        _cache.move_to_end(key)
        return found
    block = cut() if size_px > PLATE else _plate(plate, cut)
    return _keep(key, pygame.transform.smoothscale(block, (max(4, size_px),) * 2))


def _plate(key: tuple[object, ...], cut: Callable[[], pygame.Surface]) -> pygame.Surface:
    """Give the plate of a picture, cut if there is none."""
    if key not in _plates:
        _plates[key] = pygame.transform.smoothscale(cut(), (PLATE, PLATE))
    _plates.move_to_end(key)
    while len(_plates) > PLATES:
        _plates.popitem(last=False)
    return _plates[key]


def ready(key: tuple[object, ...], plate: tuple[object, ...], size_px: int) -> bool:
    """Tell whether a picture of a size need not be cut."""
    return key in _cache or (size_px <= PLATE and plate in _plates)


def cut_ahead(people: Iterable[Face]) -> None:
    """Cut the plate of the first of the people who has none."""
    for id, traits, initials in people:
        plate = _key(id, traits, 0) if traits else ("seal", id, initials, 0)
        if plate not in _plates and len(_plates) < PLATES:
            _plate(plate, lambda: _cut_bust(id, traits, None) if traits else _cut_seal(id, initials))  # noqa: B023
            return


def _key(id: str, traits: Mapping[str, object], size_px: int, background: str | None = None) -> tuple[object, ...]:
    return id, size_px, background, tuple(sorted((k, str(v)) for k, v in traits.items()))


def _ground(id: str, traits: Mapping[str, object], background: str | None, rng: random.Random) -> str:
    """Name the ground of a bust; the sitter has been completed from the same chance before."""
    name = background or traits.get("background") or traits.get("bg")
    picked = rng.choice(("red", "sand", "blue", "sand"))
    return name if isinstance(name, str) and name in GROUNDS else picked


def _cut_bust(id: str, traits: Mapping[str, object], background: str | None) -> pygame.Surface:
    rng = random.Random(zlib.crc32(id.encode()))
    sitter = sitter_of(id, traits, rng)
    colour, second = GROUNDS[_ground(id, traits, background, rng)]
    sitter.accent = RED if colour in (SHADE, INK, OCHRE) else colour
    block = Block(colour, rng)
    pattern = _word(traits, "pattern") or rng.choice(("rays", "rays", "disc", "bands", "wedge", "steps"))
    ground(block, colour, second, pattern)
    draw_sitter(block, sitter)
    pygame.draw.rect(block.surface, INK, (0, 0, SIDE, SIDE), 10)
    return block.surface


def seal(id: str, initials: str, size_px: int) -> pygame.Surface:
    """Give a monogram seal of size_px physical px, in a colour that goes with the id."""
    return _sized(("seal", id, initials, size_px), ("seal", id, initials, 0), size_px, lambda: _cut_seal(id, initials))


def _cut_seal(id: str, initials: str) -> pygame.Surface:
    rng = random.Random(zlib.crc32(id.encode()))
    colour = rng.choice(SEALS)
    block = Block(PAPER, rng)
    block.poly(SHADE, [(0, 400), (400, 0), (400, 400)])
    block.disc(colour, 200, 200, 184)
    for i in range(72):
        spoke = pygame.math.Vector2(0, -184).rotate(i * 5)
        block.disc(PAPER, 200 + spoke.x * 0.95, 200 + spoke.y * 0.95, 3.4)
    block.disc(PAPER, 200, 200, 160, 6)
    text = initials[:3] or "?"
    if not pygame.font.get_init():
        pygame.font.init()
    font = pygame.font.Font(str(theme.fonts_dir() / "Oswald-700.ttf"), 150 if len(text) < 3 else 112)
    drawn = font.render(text, True, PAPER)
    metrics = font.metrics("H")
    base = 206 + (metrics[0][3] if metrics and metrics[0] else 110) // 2
    block.surface.blit(drawn, (200 - drawn.get_width() // 2, base - font.get_ascent()))
    block.star(PAPER, 200, 78, 20)
    block.poly(PAPER, [(150, 306), (250, 306), (240, 316), (160, 316)])
    pygame.draw.rect(block.surface, INK, (0, 0, SIDE, SIDE), 10)
    return block.surface


def _keep(key: tuple[object, ...], surface: pygame.Surface) -> pygame.Surface:
    _cache[key] = surface
    while len(_cache) > MOST:
        _cache.popitem(last=False)
    return surface


def draw(
    kit: Canvas,
    rect: RectLike,
    id: str,
    traits: Mapping[str, object] | None = None,
    initials: str = "",
    picture: pygame.Surface | None = None,
    frame: bool = True,
) -> None:
    """Draw a person into a logical rect: the picture, else the bust, else the seal of the initials."""
    r = to_rect(rect)
    if kit.hidden(r):
        return
    side = min(r.w, r.h)
    box = pygame.Rect(r.x, r.y, side, side)
    size = kit.to_px(box).w
    if picture is not None:
        kit.image(picture, box)
        if frame:
            kit.frame(box, "ink", 2)
    elif traits or not initials:
        known = traits or {}
        if ready(_key(id, known, size), _key(id, known, 0), size) or kit.may_cut():
            kit.image(bust(id, traits, size), box)
        else:
            rng = random.Random(zlib.crc32(id.encode()))
            sitter_of(id, known, rng)
            _stand_in(kit, box, GROUNDS[_ground(id, known, None, rng)][0], initials or id[:1].upper())
    elif ready(("seal", id, initials, size), ("seal", id, initials, 0), size) or kit.may_cut():
        kit.image(seal(id, initials, size), box)
    else:
        _stand_in(kit, box, random.Random(zlib.crc32(id.encode())).choice(SEALS), initials)


def _stand_in(kit: Canvas, box: pygame.Rect, colour: Rgb, initials: str) -> None:
    """Draw the initials on the ground of a portrait that is cut in one of the next frames."""
    kit.fill(box, colour)
    kit.frame(box, INK, 1.5)
    on = INK if colour in (SHADE, OCHRE) else PAPER
    kit.write(box, initials, "label_bold" if box.h < 60 else "title", on, "centre")
