"""Requests that are said so plainly that they need no likeness to anything said before."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.dialogs.engine.filling import through_with_it
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.team_slots import MoreTeamNamesSlot
from bot.dialogs.understanding.agreeing import asks, pauses_sharing, resumes_sharing
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.money_talk import asks_about_pay, asks_who_pays
from bot.messaging.reply import Reply

_LEAD = r"(?:(?:co-?)?lead(?:er)?(?:ship)?)(?:\s+(?:role|rights?|status|position))?"
_NO_MORE = r"(?:any\s?more|any\s+longer)"
_TAKES_THE_LEAD = re.compile(
    rf"\b(?:take|remove|strip|revoke|withdraw|pull)\b.{{0,60}}\b{_LEAD}\b(?:\s+of\s+.{{0,60}}?)?\s*"
    r"(?:away|off|back|from|of)\b"
    rf"|\b(?:take|remove|strip|revoke)\b.{{0,60}}['’]s\s+{_LEAD}\b"
    rf"|\bstrip\b.{{0,60}}\bof\b.{{0,60}}\b{_LEAD}\b|\b(?:demote|unlead)\b"
    rf"|\b(?:should\s?n['’]?t|should\s+not|shouldnt|must\s?n['’]?t|must\s+not|shall\s+not|can\s?not|can['’]?t|does\s?n['’]?t|does\s+not|is\s?n['’]?t"
    rf"|is\s+not|need\s?n['’]?t|no\s+longer|not\s+to)\b.{{0,60}}\blead(?:s|ing|er)?\b(?:.{{0,60}}\b{_NO_MORE}\b)?"
    rf"|\b(?:remove|take|kick|drop)\b.{{0,60}}\bas\s+(?:an?\s+|the\s+)?{_LEAD}\b|\bstop\b.{{0,60}}\bleading\b",
    re.IGNORECASE,
)


#: "Make Mara lead", but not "instead of me", which hands the team over.
_MAKES_LEAD = re.compile(
    rf"^(?!.*\b(?:instead|over|my\s+place|for\s+me)\b)\W*(?:(?:please|pls|can|could|you|let['’]?s|also|and)\s+)*(?:make|appoint|promote)\b"
    rf".*\b{_LEAD}\b"
    rf"|\bgive\b.{{0,60}}\b{_LEAD}\b.{{0,20}}\b(?:too|as\s+well|also|while|when|whenever|during)\b",
    re.IGNORECASE,
)


def _makes_lead(heard: Heard) -> bool:
    return heard.leads and bool(heard.people) and bool(_MAKES_LEAD.search(heard.text))


_ASKS_WHO_LEADS = re.compile(
    r"^\W*(?:does|do|did|is|are|can|could|will|has|isn['’]?t)\s+(?!you\b|i\b).*\blead(?:s|ing|ers?)?\b", re.IGNORECASE
)


#: "Raj leads it now, right?"
_LEADS_IT = re.compile(
    r"\b(?:leads|leading|the\s+lead(?:er)?|in\s+charge)\b[^?]{0,40}\?\W*$|\bleads\b.{0,40}\bright\W*$",
    re.IGNORECASE,
)
_DO_I_LEAD = re.compile(
    r"^\W*(?:(?:so|and|wait|but)\W+)*(?:do|am)\s+i\s+(?:(?:still|now|also|already|the|a)\s+)*lead(?:er|ing)?\b",
    re.IGNORECASE,
)


def _asks_who_leads(heard: Heard) -> bool:
    """ "Does Mara lead Ops?" makes nobody a lead."""
    of_others = heard.people and (_ASKS_WHO_LEADS.search(heard.text) or _LEADS_IT.search(heard.text))
    return heard.leads and bool(of_others or _DO_I_LEAD.search(heard.text))


def _takes_the_lead(heard: Heard) -> bool:
    return heard.leads and bool(heard.people) and not asks(heard.text) and bool(_TAKES_THE_LEAD.search(heard.text))


_ASKS_WHO_ANSWERED = re.compile(
    r"^\W*(?:(?:so|and|ok|hey)\W+)*(?:did|has|have|who|is|are)\b.{0,40}\b(?:answer\w*|respond\w*|repl(?:y|ied)|accept\w*|sa(?:y|id)\s+yes|agreed)"
    r"(?:\s+(?:to\s+)?(?:the|my|our|their|that)?\s*(?:invit\w+|request|question|it|yet|already|now|all))*\W*$",
    re.IGNORECASE,
)


def _asks_who_answered(heard: Heard) -> bool:
    """ "Did everyone answer the invitation?" of a lead is about those who were asked."""
    return heard.leads and not heard.named and _ASKS_WHO_ANSWERED.search(heard.text) is not None


_IS_VERIFIED = re.compile(
    r"^\W*(?:(?:so|and|ok|but)\W+)*(?:has|have|is|are|was|were|did)\b.*\b(?:verified|checked|confirmed|proven|seen)\b",
    re.IGNORECASE,
)


def _asks_if_verified(heard: Heard) -> bool:
    """ "Has Lou's certificate been checked?" verifies nothing."""
    return heard.leads and bool(heard.people) and _IS_VERIFIED.search(heard.text) is not None


_EXEMPT = re.compile(
    r"^(?!.*\b(?:not|no\s+longer|any\s?more|is\s?n['’]?t|was)\b).*\b(?:is|are)\s+(?:now\s+)?exempt(?:ed)?\b",
    re.IGNORECASE,
)


def _is_exempt(heard: Heard) -> bool:
    """ "Marco is exempt, he's leaving" of a lead."""
    return heard.leads and bool(heard.people) and not asks(heard.text) and _EXEMPT.search(heard.text) is not None


_ASK_AGAIN = re.compile(
    r"^(?=.*\b(?:said\s+no|declin\w+|invit\w+|join|mistake|be\s+in)\b).*\b(?:ask|invite|add)\s+(?:[\w@.-]+\s+){1,3}?(?:again|once\s+more)\b"
    r"(?!\s+(?:about|how|for)\b)",
    re.IGNORECASE,
)


def _asks_again(heard: Heard) -> bool:
    """ "Pia said no by mistake, can you ask her again?" asks her into the team once more."""
    return heard.leads and bool(heard.people) and _ASK_AGAIN.search(heard.text) is not None


_REPORTS = re.compile(
    r"^(?!.*\b(?:stop|cancel|end|no\s+more|turn\s+off)\b).*\b(?:report|digest|update|summary|overview)s?\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"\b(?:daily|(?:bi-?)?weekly|fortnightly|monthly|every|each|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b",
    re.IGNORECASE,
)
_ON_TEAMS = re.compile(
    r"\b(?:on|of|about|for)\s+(?:both|all|each|my|the)\b.{0,20}\b(?:teams?|crews?|wards?|groups?)\b", re.IGNORECASE
)


#: "Fortnightly digest": a digest is of a team.
_DIGEST_EVERY = re.compile(
    r"^\W*(?:(?:please|pls|ok|a|the|send|give|get|me|i|want|need|like|would|make|it|now|and)\W+)*(?:daily|(?:bi-?)?weekly|fortnightly|monthly)\s+digests?\b",
    re.IGNORECASE,
)


def _reports_on_teams(heard: Heard) -> bool:
    """ "Weekly report on both crews" is no summary of one's own."""
    told = _REPORTS.search(heard.text) is not None and _OFTEN.search(heard.text) is not None
    of_teams = bool(heard.teams) or _ON_TEAMS.search(heard.text) or _DIGEST_EVERY.search(heard.text)
    return heard.leads and told and not asks(heard.text) and bool(of_teams)


_POLITE = (
    r"(?:please|pls|ok|okay|hey|hi|hello|yes|yeah|yep|so|and|also|now|then|next|just|can|could|would|will|you|i|we|want|wanna|need|like|to"
    r"|d|ll|let['’]?s|lets|me|us)"
)
_GROUP = r"(?:team|squad|crew|group)"
#: What is made of a team that is there already, or in it: "make a team report", "open the team page".
_NO_NAME_OF_A_TEAM = (
    r"(?:report|digest|summary|overview|picture|chart|matrix|timeline|plan|export|list|lead|leader|member|rule|requirement|goal"
    r"|link|invite|page|view|status|progress|meeting|event|reminder|training|course|certification)s?"
)
_MAKES_ONE = (
    r"(?:(?:create|creat|crete|make|start|set\s*up|open|form|build|found)\s+(?:(?:me|us|up)\s+)?(?:(?:an?|another|one|my|the|our)\s+)?"
    r"|(?:add|have|need|want|like)\s+(?:an?|another|one)\s+|(?=new\s))(?:(?:new|second|third|2nd|3rd|other|separate|extra)\s+)?"
)
_CALLED = r"(?:(?:that\s+is|which\s+is|it\s+should\s+be|to\s+be)\s+)?(?:called|named|for|by\s+the\s+name\s+of)\s"
_IN_CAPITALS = (
    r"(?-i:[A-Z0-9])[\w&+/’'-]*(?:\s+(?!(?:to|have|has|needs?|must|should)\b)[\w&+/’'-]+){0,4}[\"”»]?\s*(?:$|[.,;!?])"
)
#: "Create team Ops", "set up a team called X", "new team: X", "start a team for X": whatever was talked of before.
_CREATES = re.compile(
    rf"(?:^|[.!?;,\n])\W{{0,10}}(?:{_POLITE}\W{{1,10}}){{0,6}}(?:{_MAKES_ONE}{_GROUP}\b\s*(?:[:–-]\s*\S|{_CALLED}"
    rf"|,?\s*(?!{_NO_NAME_OF_A_TEAM}\b)[\"“«]?{_IN_CAPITALS}|(?!{_NO_NAME_OF_A_TEAM}\b)[a-z][\w&+/-]{{0,30}}\W*$)"
    rf"|an?\s+(?:new\s+)?{_GROUP}\s+(?:called|named)\s)",
    re.IGNORECASE,
)


def _creates_a_team(heard: Heard) -> bool:
    return _CREATES.search(heard.text) is not None or bool(MoreTeamNamesSlot().find(heard).value)


_WANTS_IN = re.compile(
    r"\b(?:wants?|(?:would|['’]d)\s+like)\s+(?:in\b|into\b|to\s+(?:join|come|go\s+into|be\s+(?:in|part)))\b",
    re.IGNORECASE,
)


def _wants_in(heard: Heard) -> bool:
    """ "Pia wants into Service after all" of a lead."""
    return heard.leads and bool(heard.people) and not asks(heard.text) and _WANTS_IN.search(heard.text) is not None


_MY_PEOPLE = (
    r"(?:their|(?:my|our|the)\s+(?:people|team|staff|crew|employees|guys|lads|folks|workers|drivers|nurses|engineers"
    r"|squad|group|ward))"
)
_SEES_PEOPLE = re.compile(
    rf"\bkeep(?:ing)?\s+(?:track|an\s+eye|tabs|a\s+record)\s+(?:of|on)\s+(?:all\s+)?{_MY_PEOPLE}\b"
    r"|\b(?:see|know|track)\s+who\s+(?:of\s+(?:them|my\s+\w+)\s+)?(?:has|holds|have|got)\s+(?:which|what)\b"
    r"|\b(?:i|we)(?:['’]?ve|\s+have)?\s+(?:got|have|run|lead|manage|look\s+after)\s+(?:two|three|four|five|\d{1,2}|several|a\s+few)\s+(?:teams|crews|wards|groups)\b"
    r"|\b(?:control|monitor|track|follow|check|manage|watch)\s+(?:all\s+)?their\s+\w"
    r"|\b(?:see|know|track)\s+(?:when\s+)?(?:my|our)\s+(?:people|team|staff|crew|employees|guys|lads|folks)(?:['’]?s)?\s+(?:cert|licen|credential|ticket|card|qualif)",
    re.IGNORECASE,
)


#: "Everybody needs a forklift licence by March" of a lead.
_ALL_NEED = re.compile(
    r"^\W*(?:(?:please|pls|ok|okay|so|and|also|now|hi|from\s+now\s+on)\W+)*(?:every\s?(?:one|body)|all\s+of\s+(?:them|us|you)|they\s+all|we\s+all|you\s+all"
    r"|the\s+(?:whole|entire)\s+(?:team|crew|ward|group|squad|lot)|each\s+of\s+(?:them|us)|all\s+(?:my|the|our)\s+[\w-]{2,30})"
    r"(?:\s+(?:in|on|at)\s+.{1,60}?)?\s+(?:needs?|must|ha(?:s|ve)\s+to|should|shall)\s+(?:to\s+)?(?:have\b|hold\b|get\b|be\b|pass\b|do\b)?"
    r"(?!\s*(?:know|see|answer|reply|read|hear)\b)",
    re.IGNORECASE,
)


_AS_A_FILE = re.compile(
    r"^(?!.*\bmy\s+(?:own\s+)?(?:cred|cert|record|licen|list)).*\b(?:list|table|export|overview|sheet|report|everything|it|all)\b.{0,20}\b(?:in|as|to|for)\s+(?:an?\s+)?"
    r"(?:excel|csv|spreadsheet)(?:\s+(?:file|sheet|list))?\W*(?:(?:please|pls)\W*)?$",
    re.IGNORECASE,
)


def _wants_a_file(heard: Heard) -> bool:
    """ "Give me the list in Excel" of a lead is no question who knows Excel."""
    return heard.leads and _AS_A_FILE.search(heard.text) is not None


def _requires(heard: Heard) -> bool:
    return heard.leads and bool(heard.named) and not asks(heard.text) and _ALL_NEED.search(heard.text) is not None


_COUNT_ME = re.compile(
    r"^\W*(?:(?:please|pls|ok|and|also|now|can|could|you|just)\W+)*(?:count|add|put|include|track|take)\s+(?:me|myself)(?:\s+(?:in|too|also|as\s+well|to\s+(?:it|that|the\s+team)))*\W*$",
    re.IGNORECASE,
)


def _counts_me(heard: Heard) -> bool:
    """ "Count me in as well" of a lead, whom nobody has to ask."""
    return heard.leads and _COUNT_ME.search(heard.text) is not None


_LINK = re.compile(
    r"^\W*(?:(?:please|pls|ok|so|and|can|could|you|i|now|the)\W+)*(?:give|send|get|show|need|want|have|make|create|generate)\s+(?:me\s+|us\s+)?"
    r"(?:(?:an?|the|that|my|our|its)\s+)?(?:(?:invite|invitation|join(?:ing)?|team)\s+)?(?:link|code)(?:\s+(?:please|pls|then|again|for\s+.{1,60}))?\W*$",
    re.IGNORECASE,
)
_NOT_HERE = re.compile(
    r"\b(?:add|invite|get|include)\b.{0,60}\b(?:no|not|without|aren['’]?t|isn['’]?t|don['’]?t|doesn['’]?t)\b.{0,20}"
    r"\b(?:slack|telegram|workspace|app)\W*$",
    re.IGNORECASE,
)


def _wants_the_link(heard: Heard) -> bool:
    """ "Give me the link", "can I add people who have no Slack?" of a lead."""
    wants = _LINK.search(heard.text) or _NOT_HERE.search(heard.text)
    return heard.leads and not heard.people and not heard.named and wants is not None


def _would_lead(heard: Heard) -> bool:
    """ "I need to keep track of their licences" of somebody who leads no team yet."""
    return not heard.leads and _SEES_PEOPLE.search(heard.text) is not None


def _pauses_or_resumes_sharing(heard: Heard) -> bool:
    return pauses_sharing(heard.text) or resumes_sharing(heard.text)


_LEFT_OUT = "why_not_planned"
#: "Why is Security+ not in there?"
_WHY_LEFT_OUT = re.compile(
    r"^\W*(?:(?:but|and|so|hm+|ok|okay|wait)\W+)*(?:why|how\s+come)\b(?=.*\b(?:not|no|\w+n['’]?t|missing|without|left\s+out|leave\s+out)\b)"
    r".*\b(?:in\s+(?:it|there|here|that|this|(?:the|my)\s+(?:plan|list|path))|part\s+of|missing|left\s+out|leave\s+out|includ\w+"
    r"|suggest\w*|recommend\w*|pick\w*|chosen?|choose|planned|on\s+(?:the\s+)?list)\b"
    r"|^\W*(?:(?:but|and|so|hm+|ok|okay)\W+)*why\s+not\s+.{1,50}$",
    re.IGNORECASE,
)


def _asks_why_left_out(heard: Heard) -> bool:
    credential = [n for n in heard.named if n.mention.of("credential")]
    return len(credential) == 1 and _WHY_LEFT_OUT.search(heard.text) is not None


_EVERY_WEEK = re.compile(
    r"\b(?:(?:every|each|on)\s+(?:mon|tues|wednes|thurs|fri|satur|sun)days?|every\s+week|weekly|once\s+a\s+week)\b",
    re.IGNORECASE,
)
_HOW_I_DO = re.compile(r"\b(?:how|where)\s+(?:i['’]?m|i\s+am|am\s+i|i\s+stand)\b|\bmy\s+progress\b", re.IGNORECASE)


#: "Remind me on Mondays to study"
_TO_STUDY = re.compile(
    r"\b(?:remind|nudge|ping|poke|message|text|push)\s+me\b.{0,60}\bto\s+(?:study|learn|practi[sc]e|revise|keep\s+going|work\s+on\s+(?:it|that))\b",
    re.IGNORECASE,
)


def _asks_for_a_summary(heard: Heard) -> bool:
    """ "Tell me every Sunday how I'm doing" """
    asked = _HOW_I_DO.search(heard.text) or _TO_STUDY.search(heard.text)
    return bool(_EVERY_WEEK.search(heard.text) and asked) and not (heard.people or heard.teams)


#: "What else could I do with my experience?", "which other jobs could I go into?"
_WHAT_ELSE = re.compile(
    r"\b(?:what|which)\s+(?:else|other\s+(?:jobs?|careers?|roles?|work|things?))\s+(?:can|could|should|might|would)\s+(?:i|someone\s+like\s+me)\b"
    r"(?!\s+(?:still\s+)?(?:know|learn|have|need|study|bring|take|get|expect|add|say|ask|tell)\b)"
    r"|\b(?:what|which)\s+(?:can|could|should)\s+i\s+do\s+else\b"
    r"|\b(?:what|which)\s+(?:jobs?|careers?|roles?)\s+(?:can|could|should|might)\s+i\s+(?:do|get|move|switch|change|go|apply)\b"
    r"|\bwhere\s+(?:can|could|do)\s+i\s+go\s+from\s+(?:here|there)\b|\bwhat\s+(?:can|could)\s+i\s+become\b",
    re.IGNORECASE,
)


#: "I am thinking of a change of career, what would you advise?"
_ADVISE = re.compile(
    r"\?|\b(?:what|which|where|advi[cs]e|suggest\w*|ideas?|options?|help|should|could|recommend\w*)\b", re.IGNORECASE
)


def _asks_for_other_jobs(heard: Heard) -> bool:
    if any(n.kind == "credential" for n in heard.named):
        return False
    leaves = through_with_it(heard.text) and _ADVISE.search(heard.text) is not None
    jobs = {n.mention.matches[0].id for n in heard.named if n.kind == "role"}
    somewhere = len(jobs) > 1 or any(n.cue == "goal" for n in heard.named)
    return _WHAT_ELSE.search(heard.text) is not None or (leaves and not somewhere)


#: "Ok make the plan": begins none.
_MAKES_A_PLAN = re.compile(
    r"\W*(?:(?:ok|okay|and|so|please|then|now|well|yes|just|can|could|you)\W+)*(?:make|create|build|draw\s+up)\s+(?:me\s+)?(?:the|a|my)"
    r"\s+(?:learning\s+|study\s+)?plan\b(?!\s+(?:cheaper|faster|shorter|longer|start|begin))",
    re.IGNORECASE,
)


def _makes_a_plan(heard: Heard) -> bool:
    return _MAKES_A_PLAN.match(heard.text) is not None


def _asks_of_money(heard: Heard) -> bool:
    """What a job pays, and whether an employer pays, is no price of a credential."""
    return asks_about_pay(heard) or asks_who_pays(heard)


_SAID: tuple[tuple[Callable[[Heard], bool], str], ...] = (
    (_takes_the_lead, "unmake_lead"),
    (_asks_who_leads, "show_team"),
    (_makes_lead, "make_lead"),
    (_asks_who_answered, "show_team"),
    (_is_exempt, "exempt_member"),
    (_asks_if_verified, "team_member"),
    (_asks_again, "add_members"),
    (_reports_on_teams, "set_digest"),
    (_creates_a_team, "create_team"),
    (_would_lead, "my_teams"),
    (_wants_in, "add_members"),
    (_requires, "require_credential"),
    (_counts_me, "join_as_lead"),
    (_wants_a_file, "team_export"),
    (_wants_the_link, "invite_link"),
    (_pauses_or_resumes_sharing, "share_less"),
    (_asks_why_left_out, _LEFT_OUT),
    (_asks_for_a_summary, "set_summary"),
    (_asks_for_other_jobs, "other_jobs"),
    (_asks_of_money, OUT_OF_SCOPE),
    (_makes_a_plan, "learning_path"),
)


async def asked_outright(session: Session) -> Reply | None:
    """What such a request asks for; None when the message is none."""
    dialog = next((name for said, name in _SAID if said(session.heard)), None)
    if dialog is None:
        return None
    if dialog == _LEFT_OUT:  # "why not the CKA" names it as one not wanted
        ids = next(n.mention.leading("credential") for n in session.heard.named if n.mention.of("credential"))
        if len(ids) == 1:
            return await session.begin(dialog, {"credential": ids[0].id})
    return await session.start(Guess(dialog, 1.0, "it is said outright"))
