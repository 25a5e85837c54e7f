"""Words that are no mistyped names though a name is a letter or two away: a message is no massage.

Unlike the everyday words of the phrases they may be a name, or a part of one, as they stand. They were picked by eye
from the 700 of the 40,000 most frequent English words that were taken for a name of the catalogue.
"""

from __future__ import annotations

REAL_WORDS = frozenset(
    """
    amounting anaesthetic analyses analysis anesthetic annular apathetic application applications aptitude astronomy
    audition auditions auditory automatic autonomy awaiting backed banding banging barack barbed bareback barker
    barking barrack barracks barricade barricades barter basking batman battering beaker benefit benefits biking
    blending blinding bordering bounce bounced bounces bragging braking branching brandi breeding brooding
    businesses calculation calculations capturing carver catches catching catherine centering chamber chamberlain
    chambers chattering choking clarity clearer clearing cleaver clinical cloudy condensation conferences confidence
    confident constructive contacting contain contained contains contra contraction contractions contradicting
    contrasting control controlled controls conversion conversions cooling coordinate coordinated coordinates
    coordination coordinator coordinators corporal corporate cosmology coughing councillor councillors counter
    counters courtiers covering coverings creatine creating creation creations creatively creator creators creature
    creatures crouching crypto custom danger dangerous dangerously dangers decker deliver delivered deliveries
    delivers delivery development developmental developments diabetic diabetics dispersing disposing docked docket
    economic economics engine engines environment environments environs estimate estimated estimates evacuation
    evacuations evaluating evaluation evaluations expresses extort fabric fabrics farting fatalities fatality fiance
    financed fireball firmer flagged flailing flanking flapping flashing flatter flogging former forming fortnite
    fortunate fragility freighter freshest freshness fright fronted fronting futility garnering gazing geometric
    glacier glaciers glaring goggles googled grazing ground grounds hacked hawker healthy helpless hospitable
    indexing instance instances instructed interpreted intervening interviews inviting invoking involving inward
    inwards joined journal journals keyboard landing landings language languages lease leaving lecture lectured
    lectures liberian libertarian libertarians looser looters loyalties loyalty macron magenta magneto maison manson
    market markets mccabe mechanism mechanisms medial median medicare medication medications medici medina
    meditation meditations mentioning message messages messaging michele midlife mistrust mongol mongols monitoring
    mortgage mortgages motoring nicest officer officers offices offset offsets oncology ontology opened parametric
    pardon pardons parrot parrots partners peoples persona personally personas persons phonograph photograph
    photographed photographs physics planned plasma plucking plugging plummer plunging pointer pointers polishing
    portman posture postures present presents preserving preventing primacy printer printers priori prismatic
    profane profess professed profiting projected projector projectors promising promoting prompt prompts proofread
    proper properly properties property prosecuting prospect prospective prospects protester protesters protesting
    psycho public publish publishing pulsed purchase purchased purchases reactor reactors recalling reception
    receptions reciting recounting recreating repeater repeating report reported reportees reporting reports
    reposted resorted retain retains rewriting ringer ringing rooting sadistic safely sanctity sealing secret
    secretly secrets securely sentient server servers severity shaman shamans shelling shifting shilling shillings
    shitting shocker shopping signal signals singer singers singing sipping skater skaters skating skipping slapping
    slated slayer slaying slimming slipping smelling smoldering snapping snarky sniffing sobering sorting sparing
    spelling spellings sprang sprawling spread spreads sprint sprints sprung stabbing stalking stamping staple
    staples starling starring starving statesman stepping steward stewards sticker stickers stinger stinging stoker
    stopping strategic strategies strategy stripping stuffing stylistic submitting subtitles success surviving
    survivor survivors sustain sustains swapping swelling swinger swingers taping tasting technique techniques
    teething teller tellers texting tidings tiller tilting timing timings tirade tiring tomography topography
    touching tracker trackers traded trader traders trailer trailers trained trainee trainees traitor traitors
    transaction transactions transform transforms transistor transistors transition transitions translate translated
    translates translating travel travels treasure treasured treasures trending tucker tutorial tutorials typing
    untested unveiled unwanted vacations validation variation variations virtual visualization waited waiting waiver
    waivers walter walters wedding weddings weeding weller whiter whitewater whitey wilder wilson wilton workplace
    workplaces workspace writing
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
