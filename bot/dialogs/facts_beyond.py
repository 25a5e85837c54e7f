"""What people ask of a credential that is only partly known: failing it, where it counts and what it is worth, and what
must come first.
"""

from __future__ import annotations

from bot.dialogs.engine.turn import Turn
from bot.dialogs.understanding.standing import tells_a_failure
from bot.knowledge.advisor import share_proved
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.countries import counts_in
from bot.knowledge.model.credential import Credential
from bot.knowledge.wording import (
    cost_words,
    full_name,
    hours_words,
    prerequisite_words,
    recognition_words,
    validity_words,
    where_words,
)
from bot.translation import _, country, listed


def retake(turn: Turn, credential: Credential) -> list[str]:
    """After an exam that was failed."""
    lines = [
        _("I do not know how soon and how often it may be tried again; the provider's page says so."),
        _("Price: {price}").format(price=cost_words(credential)),
    ]
    if tells_a_failure(turn.said.replace("?", " ")):
        return lines  # it was failed already
    return [*lines, _("If you fail, tell me: nothing is noted, and your study of it goes on.")]


def recognition(turn: Turn, credential: Credential) -> list[str]:
    """Where it counts."""
    lines = [_("I do not know where it is accepted; ask the employer or the authority there, or the provider.")]
    if where := where_words(credential):
        text = _("It is {where}; whether it is accepted elsewhere, the authority or employer there can say.")
        lines[0] = text.format(where=where)
    if credential.recognised_by:
        lines.insert(0, _("Recognised: {by}.").format(by=listed(list(credential.recognised_by))))
    return [*lines, _("It is awarded by {issuer}.").format(issuer=turn.catalogue.issuer(credential).name)]


def _inside(sentence: str) -> str:
    """As a part of a longer one."""
    begins = sentence[:1].lower() if sentence[1:2].islower() else sentence[:1]  # neither "I know" nor "A$120"
    return begins + sentence[1:].rstrip(".")


def worth(turn: Turn, credential: Credential) -> list[str]:
    """What speaks for and against taking it; whether it pays off nobody can say for somebody else."""
    known, job = recognition_words(credential.recognition), turn.catalogue.roles.get(turn.focus.job or "")
    lines = [_("How well it is known: {known}. That is an estimate.").format(known=known)] if known else []
    share = round(100 * share_proved(turn.catalogue.proofs[credential.id], job.skills)) if job is not None else 0
    if job is not None and share:
        lines.append(_("For {job} it proves {n} % of what the job asks for.").format(job=job.name, n=share))
    elif best := jobs_for(turn.catalogue, credential):
        lines.append(_("It helps most for: {jobs}.").format(jobs=listed(best)))
    asks = [cost_words(credential), hours_words(credential.hours), validity_words(credential.renewal)]
    facts = "; ".join(_inside(said) for said in asks if said)
    lines.append(_("What it takes: {facts}.").format(facts=facts))
    lines += of_use_elsewhere(turn, credential)
    return [*lines, _("Whether it pays off for you I cannot know: look how many postings near you ask for it by name.")]


def of_use_elsewhere(turn: Turn, credential: Credential) -> list[str]:
    """That it is made for other countries than the one where they work."""
    if turn.country is None or counts_in(credential, turn.country):
        return []
    there = listed([country(code) for code in credential.countries])
    return [_("It is made for {there}, and of little use in {here}.").format(there=there, here=country(turn.country))]


def jobs_for(catalogue: Catalogue, credential: Credential) -> list[str]:
    """The jobs whose core the credential proves best."""
    scored = [
        (sum(w * role.skills.get(s, 0) for s, w in credential.skills.items()) / sum(role.skills.values()), role.name)
        for role in catalogue.roles.values()
    ]
    return [name for score, name in sorted(scored, reverse=True)[:3] if score > 0.4]


def must_come_first(turn: Turn, credential: Credential, first: Credential) -> list[str]:
    """Whether ``first`` is needed before it, and what is."""
    items = [item for item in credential.prerequisites if first.id in item.any_of]
    names = {"first": full_name(first), "name": full_name(credential)}
    if any(item.kind == "hard" and item.any_of == (first.id,) for item in items):
        text = _("{first} is required before {name}.")
    elif any(item.kind == "hard" for item in items):
        text = _("{first} is one of those of which {name} requires one.")
    elif items:
        text = _("{first} is advised before {name}, not required.")
    else:
        text = _("I know of no rule that {first} has to come before {name}.")
    return [text.format(**names), *prerequisite_words(turn.catalogue, credential)]
