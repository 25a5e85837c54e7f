"""Inline mode: a few words after the bot's name in any chat, answered with cards to post there."""

from __future__ import annotations

from collections.abc import Iterable

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode
from telegram.helpers import create_deep_linked_url

from bot.adapters.telegram.limits import INLINE_CACHE, INLINE_ID_BYTES, INLINE_RESULTS
from bot.adapters.telegram.ports import Card, InlineSearch
from bot.adapters.telegram.rendering import render
from bot.translation import _


async def answer_inline(bot: Bot, query: InlineQuery, search: InlineSearch) -> None:
    """Answers the query; nothing is looked for while nothing is typed. Raises TelegramError.

    The answer is the same for everybody, so Telegram may keep it.
    """
    words = query.query.strip()
    cards = await search(words) if words else ()
    found = articles(cards, bot.username)
    await bot.answer_inline_query(query.id, found, cache_time=INLINE_CACHE, is_personal=False)


def articles(cards: Iterable[Card], username: str) -> list[InlineQueryResultArticle]:
    """One article a card, at most as many as Telegram shows; a repeated id would have all of them refused.

    Below each is a button that opens the private chat with the bot called ``username``, and the same card in it.
    """
    found: dict[str, InlineQueryResultArticle] = {}
    for card in cards:
        said = render(card.reply)
        if len(found) == INLINE_RESULTS:
            break
        if card.id not in found and 0 < len(card.id.encode()) <= INLINE_ID_BYTES and said:
            found[card.id] = _article(card, said[0].html, username)
    return list(found.values())


def _article(card: Card, html: str, username: str) -> InlineQueryResultArticle:
    content = InputTextMessageContent(
        html, parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    button = InlineKeyboardButton(_("Ask me about it"), url=opening_link(username, card.id))
    return InlineQueryResultArticle(
        card.id, card.title, content, InlineKeyboardMarkup.from_button(button), description=card.description or None
    )


def opening_link(username: str, payload: str) -> str:
    """Opens the private chat; pressing Start there sends ``/start payload``. What cannot be a payload is left out."""
    try:
        return create_deep_linked_url(username, payload)
    except ValueError:
        return create_deep_linked_url(username)
