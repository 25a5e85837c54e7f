"""Inline mode: a few words after the bot's name in any chat, answered with cards to post there."""

from __future__ import annotations

from collections.abc import Iterable

from telegram import Bot, InlineQuery, InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions
from telegram.constants import ParseMode

from bot.adapters.telegram.limits import INLINE_CACHE, INLINE_ID_BYTES, INLINE_RESULTS
from bot.adapters.telegram.ports import Card, InlineSearch
from bot.adapters.telegram.rendering import render


async def answer_inline(bot: Bot, query: InlineQuery, search: InlineSearch) -> None:
    """Answers the query; nothing is looked for while nothing is typed. Raises TelegramError.

    The answer is the same for everybody, so Telegram may keep it.
    """
    words = query.query.strip()
    cards = await search(words) if words else ()
    await bot.answer_inline_query(query.id, articles(cards), cache_time=INLINE_CACHE, is_personal=False)


def articles(cards: Iterable[Card]) -> list[InlineQueryResultArticle]:
    """One article a card, at most as many as Telegram shows; a repeated id would have all of them refused."""
    found: dict[str, InlineQueryResultArticle] = {}
    for card in cards:
        said = render(card.reply)
        if len(found) == INLINE_RESULTS:
            break
        if card.id not in found and 0 < len(card.id.encode()) <= INLINE_ID_BYTES and said:
            found[card.id] = _article(card, said[0].html)
    return list(found.values())


def _article(card: Card, html: str) -> InlineQueryResultArticle:
    content = InputTextMessageContent(
        html, parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    return InlineQueryResultArticle(card.id, card.title, content, description=card.description or None)
