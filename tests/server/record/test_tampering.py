"""Whatever is changed by SQL is found, and named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone

from lantu.errors import ActionRefused
from lantu.publish.heads import TreeHead, read_head
from lantu.publish.leaves import row_digest
from lantu.server.accounts.models import UnitWithin, User
from lantu.server.catalogue.models import Indicator, IndicatorName, Region
from lantu.server.deliver.models import Commitment
from lantu.server.observations.models import Observation
from lantu.server.plan.models import Target
from lantu.server.record.actions import change
from lantu.server.record.content import reader
from lantu.server.record.models import LogEntry, LogHead, SignedHead, TouchedRows
from lantu.server.record.packing import pack, unpack
from lantu.server.record.signing import sign_head

from .conftest import assign, faults, first, places, rebuild, sql

pytestmark = [pytest.mark.database, pytest.mark.django_db]

Places = set[tuple[str, str]]


def test_an_untouched_record_holds(record: TreeHead) -> None:
    assert LogEntry.objects.count() == first() + 3 == record.size + 1
    assert faults((record,)) == []


def row_changed() -> Places:
    target = Target.objects.earliest("id")
    sql(f"UPDATE plan_target SET mantissa = mantissa - 1 WHERE id = {target.pk}")
    return {("row_changed", f"plan.Target {target.pk}")}


def row_nulled() -> Places:
    region = Region.objects.earliest("id")
    sql(f"UPDATE catalogue_region SET name_en = ' ' WHERE id = {region.pk}")
    return {("row_changed", f"catalogue.Region {region.pk}")}


def row_deleted() -> Places:
    row = Observation.objects.earliest("id")
    sql(f"DELETE FROM observations_observation WHERE id = {row.pk}")
    return {("row_deleted", f"observations.Observation {row.pk}")}


def row_inserted() -> Places:
    indicator = Indicator.objects.earliest("id")
    sql(f"INSERT INTO catalogue_indicatorname (indicator_id, name) VALUES ({indicator.pk}, '假')")
    row = IndicatorName.objects.get(name="假")
    return {("row_inserted", f"catalogue.IndicatorName {row.pk}")}


def rights_widened() -> Places:
    row = UnitWithin.objects.filter(distance=1).earliest("id")
    sql(f"UPDATE accounts_unitwithin SET distance = 0 WHERE id = {row.pk}")
    return {("row_changed", f"accounts.UnitWithin {row.pk}")}


def list_line_inserted() -> Places:
    row, region = Commitment.objects.latest("id"), Region.objects.latest("id")
    lines = "deliver_commitment_regions (commitment_id, region_id)"
    sql(f"INSERT INTO {lines} VALUES ({row.pk}, {region.pk})")
    return {("row_changed", f"deliver.Commitment {row.pk}")}


def entry_changed() -> Places:
    one = first()
    sql(f"""UPDATE record_logentry SET action = 'nothing.done' WHERE "index" = {one}""")
    return {("entry_changed", f"record {one}")}


def entry_words_changed() -> Places:
    sql(f"""UPDATE record_logentry SET summary = '{{"a": "x"}}' WHERE "index" = {first()}""")
    return {("entry_changed", f"record {first()}")}


def entry_words_erased() -> Places:
    sql(
        f"""UPDATE record_logentry SET summary = '{{}}', summary_salt = ''
            WHERE "index" = {first()}"""
    )
    return {("entry_changed", f"record {first()}")}


def entry_deleted() -> Places:
    entry = LogEntry.objects.get(index=first())
    sql(f"DELETE FROM record_touchedrows WHERE entry_id = {entry.pk}")
    sql(f"DELETE FROM record_logentry WHERE id = {entry.pk}")
    return {("entry_deleted", f"record {entry.index}")}


def entries_reordered() -> Places:
    one, two = first(), first() + 1
    for old, new in ((one, 99), (two, one), (99, two)):
        sql(f'UPDATE record_logentry SET "index" = {new} WHERE "index" = {old}')
    return {("entry_misplaced", f"record {one}"), ("entry_misplaced", f"record {two}")}


def entry_inserted() -> Places:
    last = LogEntry.objects.latest("index")
    new = last.index + 1
    LogEntry.objects.create(
        index=new,
        action=last.action,
        actor=None,
        at=last.at,
        leaf="{}",
        leaf_digest=last.leaf_digest,
    )
    return {("entry_inserted", f"record {new}")}


def leaf_changed() -> Places:
    sql(
        f"""UPDATE record_logentry SET leaf = REPLACE(leaf, 'lead_assigned', 'lead_removed')
            WHERE "index" = {first()}"""
    )
    return {("entry_changed", f"record {first()}")}


def leaf_digest_changed() -> Places:
    one = first()
    sql(f"""UPDATE record_logentry SET leaf_digest = '{"0" * 64}' WHERE "index" = {one}""")
    return {("entry_changed", f"record {one}"), ("node_altered", f"record.LogNode 1/{one // 2}")}


def node_changed() -> Places:
    sql(f"UPDATE record_lognode SET digest = '{'0' * 64}' WHERE level = 1 AND position = 0")
    return {("node_altered", "record.LogNode 1/0")}


def head_changed() -> Places:
    sql("UPDATE record_loghead SET size = size - 1")
    return {("head_altered", "record.LogHead"), ("entry_inserted", f"record {first() + 2}")}


def signed_head_changed() -> Places:
    head = SignedHead.objects.get()
    forged = head.line.replace(f'"size":{head.size}', '"size":3')
    SignedHead.objects.update(line=forged)
    return {("head_not_signed", f"{read_head(forged, where='x').at} / 3")}


def bulk_row_with_its_digest() -> Places:
    """An attacker who also knows how rows are digested, but cannot change the leaf."""
    row = Observation.objects.earliest("id")
    sql(f"UPDATE observations_observation SET mantissa = 1 WHERE id = {row.pk}")
    part = TouchedRows.objects.get(label="observations.Observation", first=row.pk)
    content = next(reader(part.label).rows([row.pk])).content
    forged = [
        each._replace(digest=bytes.fromhex(row_digest(each.salt, content)))
        if each.key == row.pk
        else each
        for each in unpack(bytes(part.rows))
    ]
    TouchedRows.objects.filter(pk=part.pk).update(rows=pack(forged))
    return {("entry_rows_altered", f"record {part.entry.index} {part.label} {row.pk}")}


ATTACKS: list[Callable[[], Places]] = [
    row_changed,
    row_nulled,
    row_deleted,
    row_inserted,
    rights_widened,
    list_line_inserted,
    entry_changed,
    entry_words_changed,
    entry_words_erased,
    entry_deleted,
    entries_reordered,
    entry_inserted,
    leaf_changed,
    leaf_digest_changed,
    node_changed,
    head_changed,
    signed_head_changed,
    bulk_row_with_its_digest,
]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_tampering_is_named(attack: Callable[[], Places], record: TreeHead) -> None:
    named = attack()
    assert named <= places()


@pytest.mark.parametrize("attack", ATTACKS[:6], ids=lambda attack: attack.__name__)
def test_nothing_else_is_named(attack: Callable[[], Places], record: TreeHead) -> None:
    named = attack()
    assert places() == named


def forge() -> None:
    """The record rewritten throughout: only what was signed outside the database is in the way."""
    sql(
        f"""UPDATE record_logentry SET leaf = REPLACE(leaf, 'lead_assigned', 'lead_removed'),
            action = 'commitment.lead_removed' WHERE "index" = {first()}"""
    )
    rebuild()


def test_a_record_rewritten_throughout_differs_from_the_signed_head(record: TreeHead) -> None:
    forge()
    found = faults()
    assert [fault.code for fault in found] == ["record_other"]
    assert f"第 0 至 {record.size - 1} 条" in found[0].message


def test_a_rewritten_record_is_not_signed(record: TreeHead) -> None:
    forge()
    with pytest.raises(ActionRefused, match="延续"):
        sign_head(timezone.now())


def test_a_truncated_record_is_caught_by_a_head_kept_elsewhere(
    record: TreeHead, tmp_path: Path
) -> None:
    before = Commitment.objects.order_by("id").values().first()
    kept = sign_head(timezone.now())
    assign()
    later = sign_head(timezone.now())
    assert faults((later,)) == []
    last = LogEntry.objects.latest("index")
    last.touched.all().delete()
    last.delete()
    Commitment.objects.filter(pk=before["id"]).update(**before)  # type: ignore[index]
    SignedHead.objects.filter(size=later.size).delete()
    path = tmp_path / "heads.jsonl"
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(True)[:-1]), "utf-8")
    rebuild()
    assert faults((kept,)) == []
    assert [(f.code, f.where) for f in faults((later,))] == [
        ("record_shorter", f"{later.at} / {later.size}")
    ]


def test_a_line_taken_from_the_file_of_heads_is_named(record: TreeHead, tmp_path: Path) -> None:
    (tmp_path / "heads.jsonl").write_text("", encoding="utf-8")
    assert [fault.code for fault in faults()] == ["head_missing"]


def test_a_head_signed_by_another_key_is_not_believed(
    record: TreeHead, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forge()
    SignedHead.objects.all().delete()
    (tmp_path / "heads.jsonl").unlink()
    other = tmp_path / "other" / "key.pem"
    with monkeypatch.context() as attacker:
        attacker.setenv("LANTU_RECORD_KEY", str(other))
        sign_head(timezone.now())
    assert {fault.code for fault in faults()} == {"head_not_signed"}


def test_erasing_a_person_leaves_the_record_whole(record: TreeHead) -> None:
    person = User.objects.get(username="planner")
    with change("person.erased", actor=None) as entry:
        User.objects.filter(pk=person.pk).update(name="（已删除）", username="x1", email="")
        entry.forget(person)
        entry.forget_summary(*LogEntry.objects.filter(index=first()))
    assert faults((record,)) == []
    loaded = TouchedRows.objects.get(entry__index=0, label="accounts.User")
    salts = {row.key: row.salt for row in unpack(bytes(loaded.rows))}
    assert salts.pop(person.pk) == bytes(16)
    assert all(any(salt) for salt in salts.values())
    assert LogEntry.objects.get(index=first()).summary == {}
    assert LogHead.objects.get().size == first() + 4
