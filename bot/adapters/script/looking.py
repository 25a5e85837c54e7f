"""Whether an answer is as a conversation file wants it; everything that is not, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.adapters.script.answers import Answer, Message
from bot.adapters.script.conversation import Expected, Forbidden, Pattern


def lacks(answer: Answer, expected: Expected) -> list[str]:
    """What the answer should have and has not."""
    return [
        *(f"the text has no “{p.written}”" for p in expected.text if not p.within(answer.text)),
        *(f"no button “{p.written}”" for p in expected.buttons if not _any(p, labels(answer))),
        *_wrong_about(answer, expected.about),
        *_wrong_understanding(answer, expected),
        *_wrong_messages(answer, expected),
    ]


def oversteps(answer: Answer, forbidden: Forbidden) -> list[str]:
    """What the answer has and should not have."""
    dialog = _dialog(answer)
    return [
        *(f"the text has the forbidden “{p.written}”" for p in forbidden.text if p.within(answer.text)),
        *(f"a forbidden button “{p.written}”" for p in forbidden.buttons if _any(p, labels(answer))),
        *(f"it is about the forbidden “{p.written}”" for p in forbidden.about if _any(p, names(answer))),
        *([f"the dialog is the forbidden {dialog}"] if forbidden.dialog and forbidden.dialog == dialog else []),
    ]


def labels(answer: Answer) -> list[str]:
    return [button["label"] for button in answer.buttons]


def names(answer: Answer) -> list[str]:
    """What the conversation is about: the role, the credentials in the order shown, the skills."""
    about = answer.about
    role = [about["role"]] if about.get("role") else []
    return [*role, *about.get("credentials", ()), *about.get("skills", ())]


def _wrong_about(answer: Answer, wanted: Sequence[Pattern]) -> list[str]:
    left = iter(names(answer))
    for pattern in wanted:
        if not _any(pattern, left):  # goes on where the one before was found, so that the order counts
            order = " in this order" if _any(pattern, names(answer)) else ""
            return [f"it is not about “{pattern.written}”{order}"]
    return []


def _wrong_understanding(answer: Answer, expected: Expected) -> Iterator[str]:
    if "dialog" in expected.model_fields_set and _dialog(answer) != expected.dialog:
        yield f"the dialog is {_dialog(answer)}, not {expected.dialog}"
    entities = (answer.understood or {}).get("entities", {})
    for key, value in expected.entities.items():
        if entities.get(key) != value:
            yield f"the entity {key} is {entities.get(key)!r}, not {value!r}"


def _wrong_messages(answer: Answer, expected: Expected) -> Iterator[str]:
    if expected.messages is not None and len(answer.messages) != expected.messages:
        yield f"there are {len(answer.messages)} messages, not {expected.messages}"
    if expected.channel is not None:
        for place in {message.channel for message in answer.messages} - {expected.channel}:
            yield f"a message went to {place}, not to {expected.channel}"
    if expected.platform is not None:
        for platform in {message.platform for message in answer.messages} - {expected.platform}:
            yield f"a message went to {platform}, not to {expected.platform}"
    if expected.only_you is not None and any(
        _alone(m, expected.only_you) != expected.only_you for m in answer.messages
    ):
        yield f"it is {'shown to others too' if expected.only_you else 'shown to one person alone'}"


def _alone(message: Message, wanted: bool) -> bool:
    """Whether one person alone sees it; in a direct conversation, where a file may go, nobody else does either."""
    return message.only_you or (wanted and message.channel == "dm")


def _dialog(answer: Answer) -> str | None:
    dialog: str | None = (answer.understood or {}).get("dialog")
    return dialog


def _any(pattern: Pattern, texts: Iterable[str]) -> bool:
    return any(pattern.within(text) for text in texts)
