"""From a Reply to the messages that say it on Telegram. Pure: nothing is sent here."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from telegram import InlineKeyboardMarkup

from bot.adapters.telegram.keyboard import keyboard
from bot.adapters.telegram.limits import CAPTION_UNITS, ENTITIES, PHOTO_BYTES, TEXT_UNITS
from bot.adapters.telegram.runs import Run, runs_of
from bot.adapters.telegram.splitting import split, utf16_units
from bot.messaging.reply import File, Reply

#: Buttons need a message to hang on.
_NOTHING_SAID = "…"


@dataclass(frozen=True, slots=True)
class Rendering:
    """One message: a text, or a file whose caption the text is. ``plain`` is the text without markup."""

    html: str
    plain: str
    keyboard: InlineKeyboardMarkup | None = None
    file: File | None = None

    @property
    def photo(self) -> bool:
        """Whether the file is a picture that is made to be looked at: those say in words what they show.

        Everything else is a document, even if it is a picture: a badge would lose what is written in the file.
        """
        file = self.file
        if file is None or not file.alt:
            return False
        return file.media_type == "image/png" and len(file.content) <= PHOTO_BYTES


def render(reply: dict[str, Any], *, captions: bool = True) -> list[Rendering]:
    """The messages of a reply's JSON in the order in which they are sent; none for an empty reply.

    Buttons are on the last text. The text becomes the caption of a single file where it is short enough, unless
    ``captions`` is false: then the first message is always a text, and can take the place of an earlier one.
    Raises RefusedError for a button that Telegram cannot carry.
    """
    said = Reply.model_validate(reply)
    buttons = keyboard(said.buttons)
    texts = [_text(runs) for runs in split(runs_of(said.parts), TEXT_UNITS, ENTITIES)]
    if captions and len(said.files) == 1 and len(texts) <= 1:
        caption = texts[0] if texts else _text([])
        if utf16_units(caption.plain) <= CAPTION_UNITS:
            return [replace(_described(caption, said.files[0]), keyboard=buttons)]
    if buttons is not None and not texts:
        texts = [_text([Run(_NOTHING_SAID)])]
    if texts:
        texts[-1] = replace(texts[-1], keyboard=buttons)
    return [*texts, *(_described(Rendering("", ""), file) for file in said.files)]


def _described(caption: Rendering, file: File) -> Rendering:
    """A picture with what it shows in words, folded up below it, as far as that fits: Telegram has no other place for
    those who cannot see it.
    """
    gap = "\n" if caption.plain else ""
    left = CAPTION_UNITS - utf16_units(caption.plain) - len(gap)
    alt = _shortened(file.alt, left)
    if not alt:
        return replace(caption, file=file)
    quote = f"<blockquote expandable>{html.escape(alt, quote=False)}</blockquote>"
    return replace(caption, html=f"{caption.html}{gap}{quote}", plain=f"{caption.plain}{gap}{alt}", file=file)


def _shortened(alt: str, units: int) -> str:
    """Whole sentences only, as many as fit."""
    while alt and utf16_units(alt) > units:
        alt = alt[: alt.rstrip(".").rfind(". ") + 1]
    return alt


def _text(runs: Iterable[Run]) -> Rendering:
    runs = list(runs)
    return Rendering("".join(map(_markup, runs)), "".join(run.text for run in runs))


def _markup(run: Run) -> str:
    """Tags are opened and closed within the run, so no cut can leave one open."""
    text = html.escape(run.text, quote=False)
    if not run.text.strip():
        return text
    if run.url is not None:
        text = f'<a href="{html.escape(run.url)}">{text}</a>'
    if run.bold:
        text = f"<b>{text}</b>"
    return f"<i>{text}</i>" if run.italic else text
