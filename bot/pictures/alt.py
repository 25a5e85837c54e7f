"""What a picture shows, in words: for whoever does not see it, and to be found by searching."""

from __future__ import annotations

from collections.abc import Sequence

from bot.translation import _

LONGEST = 1000  # characters, of a file in Slack: https://docs.slack.dev/reference/methods/files.getUploadURLExternal
LONGEST_NAME = 80


def alt_text(title: str, facts: Sequence[str], *notes: str) -> str:
    """The title, the facts in their order as far as there is room, and the notes, which always have room."""
    ending = " ".join(notes)
    text = " ".join(title.split())[: LONGEST // 4]
    for told, fact in enumerate(facts):
        rest = _("And {count} more.").format(count=len(facts) - told)
        if len(f"{text}\n{fact}\n{rest}\n{ending}") > LONGEST:
            return f"{text}\n{rest}\n{ending}".strip()
        text = f"{text}\n{fact}"
    return f"{text}\n{ending}".strip()


def named(name: str) -> str:
    """A name as it was given, in one line and of bearable length."""
    name = " ".join(name.split())
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
