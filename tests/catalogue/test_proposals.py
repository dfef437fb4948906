from __future__ import annotations

from lantu.catalogue import load_catalogue


def test_a_proposal_says_what_it_is_near_to() -> None:
    proposal = load_catalogue().propose("示例园区规上工业增加值", "亿元", "level")
    assert proposal.name == "示例园区规上工业增加值"
    assert proposal.near == ("industry-above-scale-value-added",)
    assert proposal.direction == "up"


def test_wordings_of_one_phrase_share_a_key() -> None:
    catalogue = load_catalogue()
    one = catalogue.propose("新建“示例”驿站数量", "个", "level")
    other = catalogue.propose("新建示例驿站", "个", "level")
    assert one.key == other.key


def test_what_one_wants_less_of_is_guessed() -> None:
    proposal = load_catalogue().propose("示例河段污染事故", "起", "level")
    assert proposal.direction == "down"
    assert "green" in proposal.themes
