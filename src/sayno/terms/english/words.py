"""The words of the matter, for plain lower-case English: what learns, what teaches, whose data, who acts."""

import re
from typing import Final

# --- what learns ---------------------------------------------------------------------------------------------

AI_NAME: Final = (
    r"(?:\bais?\b|\ba\.i\.|\bgen[ -]?ai\b|\bartificial(?:ly)?[ -]?intelligen\w+|\bmachine[- ]?learning\b|\bml\b|\bdeep[- ]learning\b"
    r"|\bllms?\b|\bgpts?\b|\bgenerative\b(?= (?:pre-?trained )?(?:model|tool|tech|system|algorithm|program))"
    r"|\bnatural[- ]language (?:processing|generation)\b|\bcomputer vision\b)"
)
"""AI by name."""

AI_NAMED: Final = re.compile(AI_NAME)

_MODEL_KIND: Final = (
    r"(?:language|foundation(?:al)?|frontier|multi-?modal|neural|acoustic|speech|voice|recognition|diffusion|algorithmic"
    r"|predictive|statistical|classification|recommend\w+|ranking|detection|moderation|fraud|advertising|underlying"
    r"|learning|basic|personali[sz]ed|image|text|video|large|embedding)"
)

NAMED: Final = (
    rf"(?:{AI_NAME}|\b{_MODEL_KIND}(?:[ ,/-]+(?:and |or |other )?\w+){{0,2}}? (?:models?|algorithms?|networks?|classifiers?)\b"
    r"|\bneural net(?:work)?s?\b|\bspeech recognition\b|\bvoice recognition\b|\bunderlying technolog\w+)"
)
"""AI, or a model of a kind that only learning makes."""

BARE: Final = r"(?:\bmodels?(?:\(s\))?(?! (?:release|contract|clause|form|rule|law|agreement|number|name|year)s?)\b|\balgorithms?\b|\balgorithmic\b|\bclassifiers?\b|\bmodell?ing\b)"

LEARNER: Final = re.compile(rf"{NAMED}|{BARE}|\bautomated (?:\w+ )?(?:systems?|methods?|processing|means)\b")
"""What training makes."""

MODEL: Final = re.compile(NAMED)
"""What developing and improving make, where it counts."""

# --- what teaches --------------------------------------------------------------------------------------------

TRAIN: Final = re.compile(r"\b(?:re-?|pre-?)?train(?:s|ed|ing)?\b|\bfine[- ]?tun(?:e|es|ed|ing)\b|\bfinetun\w+")

MAKE: Final = re.compile(
    r"\b(?:develop(?:s|ed|ing|ment)?|improv(?:e|es|ed|ing|ements?)|enhanc(?:e|es|ed|ing|ements?)|buil(?:d|ds|ding|t)|creat(?:e|es|ed|ing|ion)"
    r"|refin(?:e|es|ed|ing|ement)|optimi[sz](?:e|es|ed|ing|ation)|test(?:s|ed|ing)?|evaluat(?:e|es|ed|ing|ion)|advanc(?:e|es|ement)"
    r"|foster(?:s|ed|ing)?|teach(?:es|ing)?|inform(?:ing)|validat(?:e|es|ed|ing|ion)|ground(?:s|ed|ing)|benchmark\w*|revis(?:e|es|ing))\b"
)

NOT_TRAINING: Final = re.compile(
    r"""
      \b(?:re-?)?train(?:ed|ing|s)?\ +(?:(?:and|or|our|its|their|the|all|any|of|for|to|new|such|human|customer|service
        |support|security|professional|highly|content|specially|otherwise|on)\ +){0,5}
        (?:staff|employees?|personnel|moderators?|agents?\ (?!model)|teams?|representatives?|operators?|analysts?|specialists?
        |professionals?|reviewers?|experts?|workers?|people|individuals|officers?|members\b(?!')|colleagues|counsell?ors?|dogs?
        |contractors|drivers|volunteers|users|proctors)\b
    | \b(?:staff|employees?|personnel|moderators?|security|privacy|awareness|policy|compliance|military|weapons?|combat
        |job|employee|user|driver|fitness|sports?|marathon|weight|strength|safety|on-?site|certification|ongoing|undergo|receive|
        five-week|staff's)\ (?:and\ \w+\ )?training\b(?!\ of\ (?:ai|model|machine))
    | \btraining\ +(?:courses?|programm?e?s?|sessions?|workshops?|opportunit(?:y|ies)|camps?|videos?|certificates?
        |needs|requirements|process|specialists?|guides?|documentation|classes)\b
    | \bmake\ and\ models?\b
    | \b(?:specially|specially-)\ ?-?trained\b | \btrained\ (?:human|and\ qualified|medical)\b
    | \b(?:device|phone|hardware|vehicle|car|business|role|payment|pricing|moneti[sz]ation|commercial|revenue|operating\ system|permissions
        |attribution|role|fashion|adult|data\ processing)\ models?\b
    | \bmodels?\ (?:of\ (?:good|the\ (?:device|phone|car))|releases?|contracts?|clauses?)\b
    | \bphoto\ models?\b
    | \bquality,?\ (?:assurance,?\ )?(?:and|or|,)\ training\ purposes\b
    | \btraining\ (?:and|or|,)\ (?:awareness|education)\b
    | \b(?:education|instruction\w*)\ (?:and|or|,)\ training\b
    | \btraining\ materials?,\ (?:marketing|documentation)
    | \binstructional\ materials,\ training\ materials
    """,
    re.VERBOSE,
)
"""Other training and other models; blanked before anything is looked for."""

TOLD: Final = re.compile(
    r"""
      \btrained\ (?:on|by\ looking\ at|with|using)\ (?:(?:a|an|the|very|extremely)\ )?(?:massive|large|huge|vast|enormous|millions|billions|trillions|extensive)\b
    | \bpre-?trained\b | \bpreviously\ trained\b
    | \bhow\ (?:\w+\ ){0,4}(?:models?|ai|systems?|algorithms?)\ (?:\w+\ ){0,2}(?:is|are|were)\ (?:trained|developed|built)\b
    | \b(?:details|information|more|learn)\ (?:on|about)\ how\ we\ train\b | \bon\ how\ we\ train\b
    | \b(?:that|which)\ (?:fine-tunes?|trains?)\ the\ model\b
    | \b(?:that|which)\ we\ (?:have\ )?trained\ to\b | \b(?:which|that)\ (?:was|were|is|are|has\ been|have\ been)\ trained\ to\b
    | \btrained\ to\ (?:recogni[sz]e|detect|identify|generate|create|flag|follow|predict|answer|respond)\b
    | \btraining\ data\ of\b | \b(?:resembles?|similar\ to)\ [^.;]{0,60}\btraining\ data\b
    | \bopen\ source\ code\b[^.;]{0,80}\btraining\b
    | \b(?:ai|models?)\ (?:was|were)\ (?:trained|developed)\ by\b
    | \btrained\ by\ (?:third|others|other|openai|anthropic|google|meta)\b
    """,
    re.VERBOSE,
)
"""What definitions, announcements and descriptions say of models; no claim on anybody's data."""

# --- whose data ----------------------------------------------------------------------------------------------

_MATTER: Final = (
    r"(?:data\b|info\b|information\b|content\b(?!-)|contents\b|posts?\b|messages?\b|conversations?\b|chats?\b|prompts?\b|inputs?\b|outputs?\b|interactions?\b"
    r"|photos?\b|images?\b|pins?\b|videos?\b|voice\b|recordings?\b|audio\b|feedback\b|text\b|uploads?\b|files?\b|documents?\b|queries\b|activity\b|usage\b"
    r"|submissions?\b|music\b|art(?:work)?s?\b|works\b|code\b|repositor\w+\b|profiles?\b|likeness\b|history\b|logs?\b|emails?\b|transcripts?\b|calls?\b|drafts?\b"
    r"|communications?\b|responses?\b|signals?\b|reviews\b|selfies?\b|identifiers?\b|behaviou?r\b|metadata\b|ugc\b|personal\b)"
)
MATTER: Final = re.compile(rf"\b{_MATTER}")

PEOPLES: Final = re.compile(
    rf"""
      \b(?:your|yours)\b | \b(?:users?|customers?|members?|people|visitors?|subscribers?|individuals?|persons?|artists?|creators?|children|patients?
        |participants?|respondents?|travellers?|students?|learners?|pinners?|snapchatters?|respondents?|sellers?|clients?|others)'s?\ ?(?:\w+[ -]){{0,4}}{_MATTER}
    | \b(?:personal|personally|user|customer|member|usage|interaction|chat|conversation|conversational|voice|call|response|survey|search|content|telemetry|browsing|behaviou?ral
        |location|geolocation|device|account|public|publicly|client|game|chat|image|training)[ -](?:\w+\ ){{0,2}}(?:data|information|content|inputs?|prompts?|interactions?|recordings?|history|activity|posts?)\b
    | \b(?:us(?:e|es|ing)|process(?:es|ing)?|shar(?:e|es|ing)|disclos(?:e|es|ing)|collect(?:s|ing)?)\ (?:the\ |some\ )?(?:data|info|information|content)\b | \binfo\ shared\b
    | \bthe\ way\ you\b | \bhow\ you\b | \bquer(?:y|ies)\b
    | \b(?:data|information|content)\ (?:that\ |which\ )?(?:we|you|users|people|individuals|customers|they)\b
    | \b(?:data|information|content|posts|images|photos|videos|messages|files)\ (?:\w+\ ){{0,3}}(?:from|of|by|about|submitted|provided|shared|uploaded|collected|sent|posted|generated)\b
    | \b(?:this|these|such|that|the|any|collected|de-identified|anonymi[sz]ed|aggregated?|some|certain|all|more|other|public|private|posted|non-user|using|uses?|collecting|via|pseudonymous|pseudonymi[sz]ed)\ 
        (?:\w+[ -]){{0,2}}(?:data|information|content|contents|inputs?|outputs?|prompts?|conversations?|interactions?|messages?|posts?|images|recordings?|feedback|identifiers|repositor\w+)\b
    | \binteractions?\b | \bfeedback\b | \bprompts?\b | \byou\ (?:provide|share|submit|upload|post|create|send|exchange)\b
    | \bpublicly\ (?:available|accessible)\b
    """,
    re.VERBOSE,
)
"""Data of people, or data that the sentence speaks of as in hand."""

OWN: Final = re.compile(
    r"\b(?:your|users?'?s?|customers?'?s?|members?'?s?|personal|people'?s?|artists?'?s?|creators?'?s?|children'?s?|client'?s?|employees?'?)\b"
)
"""Words that make data somebody's."""

OURS: Final = re.compile(
    r"\b(?:the|our|any|its|all|platform|of)\ (?:\w+\ ){0,3}(?:services?|site|sites|website|platform|apis?|materials?|content|software|database|output|outputs|products?|app|application|program)\b"
    r"|\bgrounded output\b|\bplatform (?:data|content)\b|\bnoai content\b"
)
"""What belongs to the service, as terms speak of it to users."""
