"""What an administrator's browser shows at the end of an installation."""

from __future__ import annotations

from html import escape
from string import Template

from bot.adapters.slack.manifest import INSTALL_PATH
from bot.translation import _

_PAGE = Template(
    """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>
body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1rem; }
@media (prefers-color-scheme: dark) { body { background: #1b1d21; color: #e8e8e8; } a { color: #8ab4f8; } }
</style>
</head>
<body>
<h1>$title</h1>
<p>$text</p>
<p><a href="$link">$label</a></p>
</body>
</html>
"""
)


def installed_page(place: str | None, link: str) -> str:
    """``place`` is the name of the workspace or organisation; ``link`` leads back to Slack."""
    if place is None:
        text = _("Write to it in a direct message, mention it in a channel, or type /laurel and anything at all.")
    else:
        text = _("It is in {place} now. Write to it, mention it in a channel, or type /laurel and anything at all.")
    return _page(_("Laurel is installed"), text.format(place=place), link, _("Open it in Slack"))


def failed_page(reason: str) -> str:
    """``reason`` is the word of Slack or of slack_bolt for it."""
    return _page(_("Laurel is not installed"), _sentence(reason), INSTALL_PATH, _("Begin again"))


def _sentence(reason: str) -> str:
    sentences = {
        "access_denied": _("You, or an administrator, did not allow it. Nothing was changed."),
        "invalid_browser": _(
            "This page belongs to an installation that this browser did not begin, or that is finished. It also needs "
            "cookies, and an https address."
        ),
        "invalid_state": _("That took longer than ten minutes."),
        "missing_code": _("Slack did not send what is needed to finish."),
        "invalid_code": _("Slack did not accept the end of the installation. If it happens again, tell the operator."),
        "unavailable": _("Slack, or our database, does not answer now. Wait a moment."),
    }
    return sentences.get(reason, _("Slack says: {reason}.").format(reason=reason))


def _page(title: str, text: str, link: str, label: str) -> str:
    shown = {"title": title, "text": text, "link": link, "label": label}
    return _PAGE.substitute({name: escape(value) for name, value in shown.items()})
