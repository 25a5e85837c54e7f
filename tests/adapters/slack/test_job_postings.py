"""The message shortcut on a job posting."""

from __future__ import annotations

import pytest

from bot.adapters.slack.manifest import POSTING_SHORTCUT
from tests.adapters.slack.modes import both_modes
from tests.fakes.slack import SlackServer

pytestmark = pytest.mark.usefixtures("laurel")

POSTING = (
    "We hire a *DevOps Engineer*. You build CI/CD pipelines, run Kubernetes clusters in production, write Terraform, "
    "and know Linux well. CKA is a plus. Apply at https://jobs.example.com/devops"
)


@both_modes
async def test_which_credentials_fit_it(slack: SlackServer) -> None:
    boss, ravi = slack.user("Boss"), slack.user("Ravi")
    jobs = slack.channel("jobs", members=[boss, ravi])
    posted = slack.say(boss, POSTING, jobs)
    assert (await slack.message_shortcut(ravi, POSTING_SHORTCUT, posted.message)).acked
    [answer] = await slack.sent(1)
    assert (answer.channel, answer.viewer) == (jobs.id, ravi.id)
    assert "CKA" in answer.plain
    assert not [message for message in slack.seen_by(boss, jobs) if message.bot]
    slack.say(ravi, "how much is the first one?")  # goes on in the direct message
    _, answer = await slack.sent(2)
    assert "$" in answer.plain


async def test_a_message_without_words(slack: SlackServer) -> None:
    boss, ravi = slack.user("Boss"), slack.user("Ravi")
    jobs = slack.channel("jobs", members=[boss, ravi])
    posted = slack.say(boss, "", jobs, files={"posting.pdf": b"%PDF"})
    slack.message_shortcut(ravi, POSTING_SHORTCUT, posted.message)
    [answer] = await slack.sent(1)
    assert answer.viewer == ravi.id


async def test_another_shortcut_is_not_for_it(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    posted = slack.say(ravi, "hello")
    await slack.sent(1)
    assert (await slack.message_shortcut(ravi, "somebody_elses", posted.message)).acked
    assert (await slack.shortcut(ravi, "somebody_elses")).acked
    slack.say(ravi, "hello")
    assert len(await slack.sent(2)) == 2
