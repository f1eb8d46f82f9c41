"""What the program makes of a page, from its snapshot alone: for repairing a word, for reporting
a changed page. Nothing that is the person's is in its output (see `page/masking.py`).

The JSON is a contract, written down in `docs/inspect.md`: `version` grows when a key is
renamed, removed or changes its meaning.
"""

from __future__ import annotations

from typing import Any

from optout_bot import __version__
from optout_bot.base.messages import tr, with_colon
from optout_bot.base.urls import NOWHERE, without_query
from optout_bot.flow import Flow, Role, Sure, labels_of
from optout_bot.objection.narration import because, doing
from optout_bot.page.fields import Judgement, find_fields
from optout_bot.page.masking import masked
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Element

VERSION = 1


def inspected(look: Look) -> dict[str, Any]:
    """Everything the program makes of a snapshot, as data, without anything personal."""
    if look.snapshot.frames:
        look = masked(look)
    seen, screen = look.met(look.flow.screens, still=True)
    if screen is None:
        seen, screen = look.met(look.flow.after, still=True)
    proof = look.proof
    known, labels = look.words.seen_share(look.language) if look.language else (0, 0)
    return {
        "version": VERSION,
        "tool": f"optout-bot {__version__}",
        "site": look.flow.name,
        "address": without_query(look.snapshot.address),
        "language": {
            "page": look.snapshot.language,
            "words": look.language,
            "seen": known,
            "of": labels,
        },
        "screen": {
            "name": screen.name,
            "act": doing(screen.act, tr),
            "sure": (Sure.LIKELY if seen.by_meaning else Sure.KNOWN).name.lower(),
            "because": because(seen, screen.sight),
        }
        if screen
        else None,
        "identity": {
            "verdict": proof.verdict.value,
            "sure": proof.sure.name.lower(),
            "number": proof.number,
            "title": proof.title,
            "because": list(proof.because),
            "missing": list(_missing(look)),
        },
        "fields": _fields(look),
        "words": _words(look, look.flow),
    }


def _missing(look: Look) -> tuple[str, ...]:
    if look.snapshot.address.startswith(NOWHERE):
        return (
            tr("the address it was saved from: the file does not tell it, so that nobody can say"),
        )
    return look.proof.missing


def _fields(look: Look) -> list[dict[str, Any]]:
    listed = []
    for number, group in enumerate(look.snapshot.groups, 1):
        found = find_fields(look.snapshot, group, look.flow.form.labels, look.words)
        unclear = [j.element.place for many in found.ambiguous.values() for j in many]
        listed += [_field(number, judgement, "") for judgement in found.by_purpose.values()]
        listed += [_field(number, each, _why_not(each, unclear)) for each in found.others]
    listed += [
        _field(None, Judgement(e, None, 0, ()), tr("not visible, so never touched"))
        for e in look.snapshot.elements
        if e.control and not e.visible
    ]
    return listed


def _why_not(judgement: Judgement, unclear: list[tuple[int, int]]) -> str:
    if judgement.element.place in unclear:
        return tr("as good as another field")
    return (
        tr("weaker than another field") if judgement.purpose else tr("nothing says what it is for")
    )


def _field(form: int | None, judgement: Judgement, turned_down: str) -> dict[str, Any]:
    control = judgement.element.control
    assert control is not None
    purpose = judgement.purpose if not turned_down else None
    return {
        "form": form,
        "purpose": purpose.value if purpose else None,
        "type": control.type,
        "id": control.id,
        "name": control.name,
        "label": judgement.element.name,
        "required": control.required,
        "evidence": list(judgement.evidence),
        "turned_down": turned_down,
    }


def _words(look: Look, flow: Flow) -> list[dict[str, Any]]:
    """Every known word on the page, where it could mean something."""
    found: list[tuple[Element, Any]] = []
    labels = {label.key: label for label in labels_of(flow)}
    for label in labels.values():
        found += look.bearers(label)
        if Role.FIELD in label.roles:
            found += [
                (e, word)
                for e in look.snapshot.of_role(Role.FIELD)
                for _, text in (e.control.labels if e.control else ())
                if (word := look.words.find(label, text))
            ]
    unique = {(word.key, word.language, word.text, e.role.value): word for e, word in found}
    return [
        {"key": key, "language": language, "text": text, "role": role, "seen": word.seen}
        for (key, language, text, role), word in sorted(unique.items())
    ]


def as_text(data: dict[str, Any]) -> str:
    """The same for a person to read."""
    language, identity, screen = data["language"], data["identity"], data["screen"]
    eyes = tr("(read with the eyes for {site})").format(site=data["site"])
    none = tr("none I know")
    seen_as = with_colon(tr(screen["name"]), screen["act"]) if screen else none
    likely = "" if screen is None or screen["sure"] == "known" else f" ({tr('likely')})"
    lines = [
        _row(tr("Page"), f"{data['address']}   {eyes}"),
        _row(tr("Language"), _knowledge(language)),
        _row(tr("Screen"), seen_as + likely),
        *(_row("", with_colon(tr("because"), each)) for each in (screen or {}).get("because", ())),
        _row(tr("Identity"), tr(identity["verdict"])),
        *(_row("", with_colon(tr("because"), each)) for each in identity["because"]),
        *(_row("", with_colon(tr("missing"), each)) for each in identity["missing"]),
        _row(tr("Fields"), "" if data["fields"] else none),
    ]
    for field in data["fields"]:
        name = field["label"] or field["name"] or field["id"] or tr("without a name")
        purpose = tr(field["purpose"]) if field["purpose"] else tr("none")
        purpose += f" ({field['turned_down']})" if field["turned_down"] else ""
        lines.append("  " + with_colon(name, purpose))
        lines.append(f"      id={field['id']!r} name={field['name']!r} type={field['type']}")
        lines += [f"      {each}" for each in field["evidence"]]
    lines.append(_row(tr("Words"), "" if data["words"] else none))
    for word in data["words"]:
        seen = word["seen"] or tr("never seen before")
        where = tr("({language}, {role}; {seen})").format(
            language=word["language"], role=tr(word["role"]), seen=seen
        )
        lines.append(f"  [{word['key']}] {word['text']}   {where}")
    return "\n".join(lines)


def _row(name: str, text: str) -> str:
    return f"{name:<10}{text}".rstrip()


def _knowledge(language: dict[str, Any]) -> str:
    known = tr("words: {words}, {seen} of {of} seen on real pages")
    words = (
        known.format(words=language["words"], seen=language["seen"], of=language["of"])
        if language["words"]
        else tr("no words for it, so those of every language are tried")
    )
    return tr("{page}; {words}").format(page=language["page"] or tr("not said"), words=words)
