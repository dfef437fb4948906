"""Colours that can be told apart, and names that exist: checked on the files themselves."""

import re
from pathlib import Path

import pytest

from lantu.server.ui.statuses import KINDS, LEVELS, STATUSES
from lantu.server.ui.wording import MISSING

SERVER = Path(__file__).resolve().parents[3] / "src/lantu/server"
STATIC = SERVER / "ui/static/ui"
TOKEN = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
LIGHT = dict(TOKEN.findall((STATIC / "tokens.css").read_text()))
DARK = LIGHT | dict(TOKEN.findall((STATIC / "tokens-dark.css").read_text()))
TEXTS = [
    *((ink, paper) for ink in ("ink", "ink-soft", "link", "accent")
      for paper in ("paper", "surface", "surface-2", "surface-3")),
    *((tone, f"{tone}-soft") for tone in ("good", "warn", "bad", "info", "quiet")),
    *((f"{role}-role", f"{role}-role-soft") for role in ("target", "actual", "baseline")),
    *((f"{role}-role", "surface") for role in ("target", "actual", "baseline")),
    ("accent-ink", "accent"), ("accent-ink", "accent-hover"), ("accent", "accent-soft"),
    ("ink", "accent-soft"), ("ink", "warn-soft"), ("ink-soft", "quiet-soft"),
    ("surface", "good"), ("surface", "bad"), ("surface", "bad-strong"),
    ("band-ink", "band"), ("band-soft", "band"), ("band-soft", "band-deep"),
    ("bad", "surface"), ("link-hover", "surface-3"),
]  # fmt: skip
SHAPES = [
    ("line-strong", "surface"), ("line-strong", "paper"), ("focus", "paper"), ("focus", "surface"),
    ("band-focus", "band"), ("good-strong", "surface"), ("bad-strong", "surface"),
    ("info-strong", "surface"), ("good-strong", "quiet-soft"), ("bad-strong", "quiet-soft"),
]  # fmt: skip


def luminance(colour):
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXTS, 4.5), (SHAPES, 3.0)], ids=["text", "shape"])
def test_contrast(tokens, pairs, least):
    ratios = {pair: contrast(tokens[pair[0]], tokens[pair[1]]) for pair in pairs}
    assert not {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < least}


def test_every_icon_that_is_used_exists():
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text()))
    used = {badge.icon for book in (STATUSES, KINDS, LEVELS) for badge in book.values()}
    used |= {icon for _word, icon in MISSING.values()}
    for template in SERVER.rglob("*.html"):
        used |= set(re.findall(r"""(?:% icon |icon=)["']([\w-]+)["']""", template.read_text()))
    assert used - {""} <= drawn


def test_every_colour_of_a_badge_exists():
    styles = (STATIC / "components.css").read_text()
    tones = {badge.tone for book in (STATUSES, KINDS) for badge in book.values()} - {""}
    assert {tone for tone in tones if f".badge--{tone} " not in styles} == set()


def test_every_class_that_a_page_uses_has_a_style():
    styles = "".join(sheet.read_text() for sheet in STATIC.glob("*.css"))
    known = set(re.findall(r"\.([a-z][\w-]*)", styles))
    used = set()
    for template in SERVER.rglob("*.html"):
        for names in re.findall(r'class="([^"{]*)', template.read_text()):
            used |= {name for name in names.split() if not name.endswith("--")}
    assert used - known == set()


def test_every_token_that_a_style_uses_exists():
    styles = "".join(sheet.read_text() for sheet in STATIC.glob("*.css"))
    defined = set(re.findall(r"--([\w-]+):", styles))
    assert set(re.findall(r"var\(--([\w-]+)", styles)) <= defined


def test_no_style_or_picture_comes_from_elsewhere():
    for file in [*STATIC.iterdir(), *SERVER.rglob("*.html")]:
        addresses = re.findall(r'(?:src|href|url\()=?["\'(]?(https?:|//)[^"\')]*', file.read_text())
        assert not addresses, file
