#!/usr/bin/env python3
"""Checks an exported record offline, without the system that wrote it.

    verify_record.py FOLDER [--trusted HEADS] [--key PUBLIC_KEY.pem]
    verify_record.py PROOF.json [--trusted HEADS] [--key PUBLIC_KEY.pem]

Needs Python 3.10 alone; signatures are checked where the package `cryptography` is installed (SM2:
the command `openssl`). HEADS is a file of signed heads that you kept: a record that is shorter than
one of them, or other up to there, is refused. Exit status 0: it holds; 1: it does not; 2: what
could be checked holds, but nothing that you brought along vouches for it.

A record is a Merkle tree (RFC 9162): leaf = H(0x00 entry), node = H(0x01 left right).
"""

import argparse
import base64
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.serialization import load_pem_public_key
except ImportError:
    load_pem_public_key = None
faults = []


def canonical(value):
    """JSON in its one form."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fault(where, message):
    """Keep what does not hold."""
    faults.append(f"{where}: {message}")


def hasher(name):
    """The hash of that name."""
    if name not in ("sha256", "sm3"):
        raise SystemExit(f"unknown hash {name!r}")
    return lambda content: hashlib.new(name, content).digest()


def fold(frontier, hash_of):
    """The root from the roots of the perfect subtrees, left to right."""
    if not frontier:
        return hash_of(b"").hex()
    root = frontier[-1]
    for left in reversed(frontier[:-1]):
        root = hash_of(b"\x01" + left + root)
    return root.hex()


def roots_of(entries, sizes, hash_of):
    """The number of entries, and the root at each of these sizes."""
    frontier, size, roots = [], 0, {0: fold([], hash_of)}
    with open(entries, "rb") as file:
        for text in file:
            line = text.removesuffix(b"\n")
            try:
                in_place = json.loads(line).get("index") == size
            except (AttributeError, ValueError):
                in_place = False
            if not in_place:
                fault(f"entry {size}", "is no entry, or not the one that belongs here")
            frontier.append(hash_of(b"\x00" + line))
            position, size = size, size + 1
            while position % 2:
                right = frontier.pop()
                frontier[-1] = hash_of(b"\x01" + frontier[-1] + right)
                position //= 2
            if size in sizes:
                roots[size] = fold(frontier, hash_of)
    return size, roots


def proved_root(leaf, index, size, path, hash_of):
    """The root that an inclusion proof leads to; None where it is none."""
    at, last, value = index, size - 1, leaf
    for text in path:
        sibling = bytes.fromhex(text)
        if last == 0:
            return None
        if at % 2 or at == last:
            value = hash_of(b"\x01" + sibling + value)
            while at % 2 == 0 and at:
                at, last = at // 2, last // 2
        else:
            value = hash_of(b"\x01" + value + sibling)
        at, last = at // 2, last // 2
    return value.hex() if last == 0 and 0 <= index < size else None


def signed(head, keys):
    """Whether one of the keys signed the head; None where that cannot be checked here."""
    content = {name: value for name, value in head.items() if name != "signature"}
    message = b"lantu tree head v1\n" + canonical(content).encode()
    key = keys.get(head["key"])
    if key is None:
        return False
    signature = base64.b64decode(head["signature"])
    if head["scheme"] == "sm2":
        return signed_sm2(key, message, signature)
    if load_pem_public_key is None or head["scheme"] != "ed25519":
        return None
    try:
        load_pem_public_key(key).verify(signature, message)
    except (InvalidSignature, TypeError, ValueError):
        return False
    return True


def signed_sm2(key, message, signature):
    """The same for SM2, by the openssl command."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("key", "signature")]
        for path, content in zip(paths, (key, signature), strict=True):
            path.write_bytes(content)
        words = ["openssl", "dgst", "-sm3", "-verify", paths[0], "-signature", paths[1]]
        try:
            done = subprocess.run(words, input=message, capture_output=True, check=False)
        except FileNotFoundError:
            return None
        return done.returncode == 0


def read_heads(path):
    """The heads of a file, one a line."""
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines() if line.strip()]


def check_signatures(heads, keys):
    """Whether every signature could be checked."""
    told = [signed(head, keys) for head in heads]
    for head, holds in zip(heads, told, strict=True):
        if holds is False:
            fault(f"head {head['size']} of {head['at']}", "is not signed by a trusted key")
    return None not in told


def check_heads(heads, size, roots):
    """Every head against the roots of the record."""
    for head in heads:
        where = f"head {head['size']} of {head['at']}"
        if head["size"] > size:
            fault(where, f"the record is shorter: {size} entries")
        elif roots[head["size"]] != head["root"]:
            fault(where, "the record is another: something before this head was changed")


def check_archive(folder, trusted, keys):
    """An exported record; whether signatures were checked, whether a kept head vouches."""
    heads = read_heads(folder / "heads.jsonl")
    every = heads + trusted
    names = {head["hash"] for head in every}
    if not heads or len(names) != 1:
        raise SystemExit("no signed head, or heads of different hashes")
    checked = check_signatures(heads, keys)
    sizes = {head["size"] for head in every}
    size, roots = roots_of(folder / "entries.jsonl", sizes, hasher(names.pop()))
    check_heads(every, size, roots)
    if size > max(head["size"] for head in heads):
        fault("entries.jsonl", "the last entries are under no signed head")
    print(f"{size} entries, {len(heads)} signed heads, {len(trusted)} trusted heads")
    return checked, bool(trusted)


def check_proof(proof, trusted, keys):
    """The proof of one entry; the same two answers."""
    hash_of = hasher(proof["hash"])
    leaf = hash_of(b"\x00" + proof["leaf"].encode())
    root = proved_root(leaf, proof["index"], proof["size"], proof["path"], hash_of)
    head = proof["head"]
    if json.loads(proof["leaf"]).get("index") != proof["index"]:
        fault(f"entry {proof['index']}", "is not the one that it says it is")
    if head is None:
        raise SystemExit("no signed head covers this entry yet: ask again after the next signing")
    if root is None or (head["size"], head["root"], head["hash"]) != (
        proof["size"],
        root,
        proof["hash"],
    ):
        fault(f"entry {proof['index']}", "the path does not lead to the signed root")
    same = [other for other in trusted if other["size"] == head["size"]]
    for other in same:
        if other["root"] != head["root"]:
            fault(f"head {head['size']}", "is not the one that you kept")
    print(f"entry {proof['index']} of {proof['size']}: {proof['leaf']}")
    return check_signatures([head], keys), bool(same)


def main():
    """Check what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path, help="an exported record, or a proof as JSON")
    parser.add_argument("--trusted", type=Path, help="signed heads that you kept, one a line")
    parser.add_argument("--key", type=Path, action="append", help="a public key that you trust")
    words = parser.parse_args()
    trusted = read_heads(words.trusted) if words.trusted else []
    archive = words.path.is_dir()
    proof = None if archive else json.loads(words.path.read_text("utf-8"))
    if words.key:
        found = [path.read_bytes() for path in words.key]
    elif archive:
        found = [path.read_bytes() for path in sorted((words.path / "keys").glob("*.pem"))]
    else:
        found = [key.encode() for key in proof["keys"].values()]
    keys = {hashlib.sha256(key).hexdigest()[:16]: key for key in found}
    try:
        checked, vouched = (
            check_archive(words.path, trusted, keys)
            if archive
            else check_proof(proof, trusted, keys)
        )
    except (AttributeError, KeyError, OSError, TypeError, ValueError) as error:
        raise SystemExit(f"REFUSED cannot be read: {error!r}") from error
    for line in faults:
        print(f"REFUSED {line}")
    if faults:
        return 1
    if not checked:
        print("signatures NOT checked: install the package cryptography (SM2: openssl)")
    if not vouched and not (words.key and checked):
        print(
            f"holds in itself; whether it is the city's: compare the keys {sorted(keys)}, "
            "or bring a key (--key) or a head (--trusted) along"
        )
        return 2
    print("holds")
    return 0


if __name__ == "__main__":
    sys.exit(main())
