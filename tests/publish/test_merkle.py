"""The Merkle tree against the known vectors of Certificate Transparency, and against forgery."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.publish import merkle

#: The eight inputs and the roots after each of them, published with the reference implementation
#: of Certificate Transparency.
ENTRIES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
LEAVES = [merkle.leaf_hash(entry) for entry in ENTRIES]


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_the_published_ones(size: int) -> None:
    assert merkle.root(LEAVES[:size]).hex() == ROOTS[size - 1]


def test_empty_log_has_the_hash_of_nothing() -> None:
    assert merkle.root([]) == merkle.sha256(b"")


sizes = st.integers(1, 70)


@given(size=sizes, data=st.data())
@settings(deadline=None)
def test_every_leaf_is_proved_and_no_other(size: int, data: st.DataObject) -> None:
    leaves = [merkle.leaf_hash(str(n).encode()) for n in range(size)]
    index = data.draw(st.integers(0, size - 1))
    proof, top = merkle.inclusion_proof(index, leaves), merkle.root(leaves)
    assert merkle.verify_inclusion(leaves[index], index, size, proof, top)
    assert not merkle.verify_inclusion(merkle.leaf_hash(b"forged"), index, size, proof, top)
    assert not merkle.verify_inclusion(leaves[index], index, size, [*proof, top], top)
    other = data.draw(st.integers(0, size - 1))
    assert other == index or not merkle.verify_inclusion(leaves[index], other, size, proof, top)


@given(size=sizes, data=st.data())
@settings(deadline=None)
def test_a_longer_log_is_consistent_and_a_rewritten_one_is_not(
    size: int, data: st.DataObject
) -> None:
    first = data.draw(st.integers(1, size))
    leaves = [merkle.leaf_hash(str(n).encode()) for n in range(size)]
    proof = merkle.consistency_proof(first, leaves)
    old, new = merkle.root(leaves[:first]), merkle.root(leaves)
    assert merkle.verify_consistency(first, size, old, new, proof)
    rewritten = [merkle.leaf_hash(b"other"), *leaves[1:first]]
    assert not merkle.verify_consistency(first, size, merkle.root(rewritten), new, proof)
    assert not merkle.verify_consistency(first, size + 1, old, new, [*proof, old])


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_proofs_outside_the_log_are_refused(index: int, size: int) -> None:
    with pytest.raises(IndexError):
        merkle.inclusion_proof(index, LEAVES[:size])


@given(size=sizes, data=st.data())
@settings(deadline=None)
def test_kept_nodes_give_the_same_proofs(size: int, data: st.DataObject) -> None:
    leaves = [merkle.leaf_hash(str(n).encode()) for n in range(size)]
    nodes = {(0, n): leaf for n, leaf in enumerate(leaves)}
    frontier: list[bytes] = []
    for n, leaf in enumerate(leaves):
        frontier, completed = merkle.grow(frontier, n, leaf)
        nodes |= {(node.level, node.position): node.digest for node in completed}
    assert len(nodes) == 2 * size - size.bit_count()
    assert merkle.root_of_range(range(size), nodes) == merkle.root(leaves)
    earlier = data.draw(st.integers(1, size))
    index = data.draw(st.integers(0, earlier - 1))
    paths = merkle.inclusion_ranges(index, earlier)
    found = [merkle.root_of_range(part, nodes) for part in paths]
    assert found == merkle.inclusion_proof(index, leaves[:earlier])
    parts = merkle.consistency_ranges(earlier, size)
    found = [merkle.root_of_range(part, nodes) for part in parts]
    assert found == merkle.consistency_proof(earlier, leaves)
    assert len(paths) <= (earlier - 1).bit_length()


@pytest.mark.parametrize(("first", "size"), [(0, 3), (4, 3), (-1, 3)])
def test_growth_from_no_such_log_is_refused(first: int, size: int) -> None:
    with pytest.raises(IndexError):
        merkle.consistency_ranges(first, size)
