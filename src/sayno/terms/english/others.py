"""Training by others, for their own ends, with data that the service gives them or lets them take."""

import re
from typing import Final

from sayno.terms.english.events import LICENSED, Event
from sayno.terms.english.scene import Scene, last
from sayno.terms.english.words import TRAIN

# --- who they are ------------------------------------------------------------------------------------------------

_MAKERS: Final = (
    r"(?:google|openai|anthropic|microsoft|meta|mistral(?: ai)?|deepseek|gemini|chatgpt|claude|cohere|openrouter|xai"
    r"|groq|voyage ai|perplexity|assemblyai|deepgram|elevenlabs)"
)
"""Makers of models on which others build, and what they make."""
_PROVIDERS: Final = (
    r"(?:providers|vendors|operators|(?<!^)(?<!that )(?:provider|vendor|operator)"
    r"|(?:free|public) (?:\w+ )?(?:tiers?|models?)"
    r"|(?:some|many|most|certain) (?:\w+ )?(?:tools|services|models|apps|sites)"
    r"|(?:ai|model|llm) partners|model(?:'s|s'|s)? (?:developers?|makers?|creators?|owners?|authors?)"
    r"|(?:company|companies|firms?|labs?) (?:behind|that (?:makes?|runs?|hosts?|operates?)) (?:it|them|the \w+))"
)
_NAMES_MAKER: Final = re.compile(rf"\b{_MAKERS}\b")
_OF_THE_MODEL: Final = re.compile(
    r"(?:\w+ by (?:\w+ )?)?(?:model(?:'s|s'|s)? \w+|(?:company|companies|firms?|labs?)|free|some|many|most)\b"
)
"""What leaves no doubt that a maker is meant, and not a party to a contract that is called "the provider"."""
_OF_AI: Final = (
    r"(?:model|ai|artificial intelligence|llm|machine[- ]learning) (?:model )?(?:providers?|vendors?|companies|company"
    r"|developers?|labs?|laborator(?:y|ies)|firms?|makers?|startups?|businesses|platforms)"
)
_THIRD: Final = re.compile(
    r"\b(?:third[- ]part(?:y|ies)(?: (?!(?:may|can|could|might|will|to|who|which|that|and|or|for)\b)\w+)?"
    r"|(?:data|commercial|business|selected|trusted|content|research|advertising|ad) partners?|partners|collaborators"
    r"|(?:other|selected|certain|some) (?:companies|organi[sz]ations|businesses)|recipients?|advertisers|researchers"
    r"|model(?:'s|s'|s)? (?:authors?|makers?|creators?)|others|data brokers?|brokers|buyers|purchasers|licensees"
    r"|some (?:\w+ )?models"
    rf"|(?:the )?{_OF_AI}|search engines)\b"
    r"|\b(?:to|with) (?:[\w-]+ ){0,3}?(?:companies|businesses|organi[sz]ations|institutions|universities|laborator\w+"
    r"|(?:\w+ and )?technology companies)\b"
    r"|\b(?:vendors|providers|developers|sponsors) (?=(?:who|which|that) (?:may |can |will )?use\b)"
    r"|\b(?:allow|let|permit|enabl)\w* (?:companies|businesses|organi[sz]ations)\b"
    r"|\b(?:outside|external) (?:parties|companies|organi[sz]ations)\b"
    r"|\b(?:parties|companies|organi[sz]ations) outside (?:of )?(?:our|the|this) (?:company|organi[sz]ation|group)\b"
    rf"|\b(?:to|with) (?:(?P<named>{_MAKERS})|them)\b"
    r"|\b(?:to|with) our (?:\w+ )?(?P<buyers>customers|clients)\b"
)
_AFFILIATES: Final = re.compile(
    r"\b(?:affiliates?|affiliated|parent company|subsidiar\w+|group companies|family of companies"
    r"|corporate (?:group|family)|service providers|each other|processors?)\b"
)
_OURS: Final = re.compile(r"\b(?:we|(?<!\bthe )us|our)\b")
_US_AND_OTHERS: Final = re.compile(
    r"\b(?:us|we),? (?:and|or|and/or) (?:by )?(?:our |other )?(?:[\w-]+ ){0,2}?"
    r"(?:partners|third[- ]part(?:y|ies)|others|companies)\b"
    r"|\bby our \w+ and (?:by )?(?:third[- ]parties|others|our partners|partners)\b"
)
_SHARED_AND_USED: Final = re.compile(
    r"\b(?:shared|disclosed|sold|provided|made available) (?:with|to) (?:[\w-]+ ){0,2}?"
    r"(?:others|third[- ]parties|partners|vendors|companies)"
    r" and (?:\w+ ){0,2}?used (?:to|for|in)\b[^.;|]*$"
)
"""What is handed over and used, nobody says by whom: "may be shared with others and used for training"."""
_THEIR_GOODS: Final = r"(?:software|products?|services?|tools?|models?)"
_ALSO_THEIRS: Final = re.compile(
    r"\b(?:and|or)\b[^.;|]{0,40}\b(?:improv|develop|train|enhanc)\w* (?:or \w+ |and \w+ )?"
    rf"the third[- ]part(?:y|ies)(?:'s|')? (?:\w+ ){{0,2}}?{_THEIR_GOODS}\b"
    rf"|\b(?:and|or) (?:to )?(?:the |any )?{_THEIR_GOODS}(?: (?:and|or) \w+)? "
    r"(?:developed |offered |provided |made )?(?:of|by) (?:our|its|\w+'s) (?:third[- ]party )?"
    r"(?:vendors|providers|partners)\b"
)
"""What a service trains beside its own: "to train our models or to improve the third party software"."""
_WITH_US: Final = re.compile(
    r"\baffiliates?\b|\b(?:us|we) (?:and|or)\b|\bby (?:\w+ ){1,3}(?:or|and|and/or) its\b"
    r"|\bwe (?:may |can |will )?use,? and (?:allow|permit|let)\b"
)
_PEOPLE_OR_WE: Final = re.compile(
    r"\b(?:we|you|users?|customers?|clients?|members?|creators?|artists|people|developers?|students|teachers|teams"
    r"|organi[sz]ations)\b"
    r" (?:\w+ ){0,3}?(?:may|can|could|will|to|must|should|use|train|want|wish)\b|\b(?:we|our|(?<!\bthe )us)\b"
)

# --- how they come by the data -----------------------------------------------------------------------------------

_SHARE: Final = re.compile(
    r"\b(?:shar(?:e|es|ed|ing)|disclos(?:e|es|ed|ing|ure)|s(?:ell|old|elling)|provid(?:e|ed|ing)|mak(?:e"
    r"|ing)(?: [\w' ]{1,40}?)? available|made available|releas(?:e|es|ed|ing)"
    r"|(?:sub-?)?licen[sc](?:e|es|ed|ing)|transfer\w*|sent|send|receiv\w+|give)\b"
)
_HANDED_OVER: Final = re.compile(r"\b(?:shar|disclos|transfer|s(?:ell|old)|(?:sub-?)?licen[sc])\w*\b")
_GIVEN_AWAY: Final = re.compile(
    r"\b(?:be|is|are) (?:\w+ )?(?:shared|disclosed|released|published|open-sourced|made (?:\w+ )?available)"
    r"(?! (?:with|to (?:us|our|the|you)|by|between|among|through|via|in)\b)[^.;|]*$"
    r"|\bwe (?:\w+ ){0,2}(?:release|publish|open-source)\b[^.;|]*$"
)
"""Given to whoever wants them: "may be released publicly for AI research"."""
_ALLOWED: Final = re.compile(r"\b(?:allow|permit|let|enabl|authori[sz]|grant)\w* (?:[\w-]+ ){0,2}[\w-]+$")
_SCRAPED: Final = re.compile(r"\b(?:scrap|crawl|bots)\w*")
"""What makers of AI do unasked is not given to them."""
_NO_DATA: Final = re.compile(r" (?:\w+ ){0,2}(?:algorithms?|models?|tools?|software)\b")
"""What is given to them and holds nobody's data."""
_LED: Final = re.compile(r"(?:,? \w+){0,8} (?:may|can|will|to|who|that|which|use)\b")
_THEY_MAY: Final = re.compile(
    r",? (?:\w+ ){0,6}?(?:may|can|could) (?:\w+ ){0,2}(?:use|access|train|crawl|read|copy|collect"
    r"|obtain|receive)\b"
)

# --- for whose ends ----------------------------------------------------------------------------------------------

_OWN_ENDS: Final = re.compile(
    r"\b(?:their|its) (?:own|use|development|artificial|ai|machine|models?|independent|further|products?|services"
    r"|systems?"
    r"|technolog\w+)\b|\bwho may use\b|\bfor further use\b|\bown (?:independent )?purposes\b"
    r"|\bthey (?:may|can|will) (?:\w+ )?use\b|\bmay use it\b"
    r"|\b(?:companies|businesses|organi[sz]ations|developers|partners|parties) (?:that|who|which) (?:\w+ )?"
    r"(?:build|train|develop|creat|use)\w*\b"
)
_FOR_US: Final = re.compile(
    r"\bwe (?:may|will|can|use)\b|\bon our behalf\b|\bto help us\b|\bour (?:\w+ ){0,3}$|^,? and (?:may be "
    r"|will be )?used\b"
)
_ON_BEHALF: Final = re.compile(r"\bon (?:our|your|its) behalf\b|\bto (?:help|assist) us\b|\bfor us\b")
_THEIR_OWN: Final = re.compile(r"\btheir own\b")
_THEIR_OWN_MODELS: Final = re.compile(r"\btheir own (?:\w+ ){0,2}(?:ais?|models?|algorithms?|llms?)\b")
_THEIR_MODELS: Final = re.compile(
    r"\btheir (?:own )?(?:\w+[ -]){0,3}(?:ais?|models?|algorithms?|llms?|machine[- ]learning|artificial intelligence)\b"
)
_OF_A_MAKER: Final = re.compile(rf"\b{_MAKERS}'s (?:own )?(?:\w+[ -]){{0,2}}(?:ais?|models?|machine[- ]learning)\b")
_OF_MODELS: Final = 20
"""Characters after an event in which it may still be said whose model it is."""

# --- who acts ----------------------------------------------------------------------------------------------------

_BY_THIRD: Final = re.compile(
    r"[^.;|]{0,60}\bby (?:our |selected |trusted |certain |other )*(?:third[- ]part|partners|collaborators|others"
    r"|other companies)"
)
_USED_BY_THIRD: Final = re.compile(
    r"\b(?:used|collected|copied|obtained|scraped|accessed) by (?:\w+ ){0,2}?(?:third[- ]parties"
    r"|third[- ]party (?:companies|developers|partners)|others|partners|sponsors?"
    r"|(?:other|ai|some) companies|anyone|everyone|the public)\b[^.;|]*$"
)
_BY_US_OR_LICENSEES: Final = re.compile(
    r"[^.;|]{0,60}\bby (?:\w+ ){1,3}(?:or|and|and/or) (?:its|our|their) (?:\w+ and )?"
    r"(?:licensees|sub-?licensees|partners)\b"
)
_SPEAKS_AS_WE: Final = (
    r"(?:openai|anthropic|mistral(?: ai)?|deepseek|cohere|openrouter|groq|voyage(?: ai)?|perplexity|assemblyai|deepgram"
    r"|elevenlabs)"
)
"""Makers who call themselves "we" in what they publish of their own."""
_BY_MAKER: Final = re.compile(
    rf"\b(?:may|might|can|could|will) (?:also )?be (?:used|processed) by {_SPEAKS_AS_WE}\b[^.;|]*$"
    rf"|\b{_SPEAKS_AS_WE}(?: \([^()]{{0,40}}\))? (?:may|might|can|could) (?:also )?(?:use|process|keep)\b[^.;|]*$"
)
_KEEP: Final = r"(?:log|keep|stor|retain|collect|receiv|record|review|see)\w*"
_BY_PROVIDER: Final = re.compile(
    rf"\b(?:used|logged|kept|stored|retained|collected|recorded) by"
    rf" (?:the |these |those |such |that |our |some |its |their )?(?:[\w-]+ ){{0,2}}?"
    rf"(?:{_PROVIDERS}|{_MAKERS})\b[^.;|]*$"
)
_USED_BY_THEM: Final = re.compile(
    r"\b(?:providers?|vendors?)\b[^.;|]{0,60}\b(?:may|might|can|could|will) (?:also )?be used by them\b[^.;|]*$"
)
_PROVIDER_MAY: Final = re.compile(
    rf"\b(?:{_PROVIDERS}(?: of (?:the |an? |this |these )?(?:\w+ )?models?)?(?: \([^()]{{0,80}}\))?"
    rf"|{_MAKERS}(?: may| might| can| could)(?= (?:also )?use\b)"
    rf"|{_MAKERS}'s? (?:\w+ )?(?:policy|terms) lets? it)"
    rf"(?:, (?:which|who))? ?(?:(?:may|might|can|could) )?(?:{_KEEP}\b[^.;|]{{0,40}} (?:and"
    rf"|to) )?(?:also )?(?:use\b[^.;|]*)?$"
)
_MAKER_ACTS: Final = re.compile(
    rf"\b{_MAKERS} (?:may|might|can|could) (?:also )?(?:(?:use|process|keep)\b[^.;|]*)?$|\b{_MAKERS} to use\b[^.;|]*$"
)
_MAKER_IN_BRACKETS: Final = re.compile(
    rf"\b{_MAKERS}\b[^.;|()]{{0,80}}\((?:which |who |they |it )?(?:may|might|can|could) (?:also )?(?:use|keep"
    rf"|process)\b[^()]*$"
)
"""What a list says of a maker in passing: "OpenAI for transcripts (may use them for training)"."""
_THROUGH: Final = re.compile(
    r"\b(?:(?:google|gemini|microsoft|meta)(?:'s)? (?:\w+ )?(?:free|paid)|free (?:\w+ )?(?:tier|key|plan|quota)"
    r"|api key|own key|sent to (?:google|gemini|microsoft|meta))\b"
)
"""How one uses another's model."""
_USED_FOR_THEM: Final = re.compile(
    r"\b(?:may|might|can|could)(?: also)? be used(?: \w+){0,2} (?:to|for)\b[^.;|]{0,40}$"
)
_MAY_USE: Final = re.compile(r"\b(?:may|might|can|could|will|would) (?:\w+ ){0,3}?(?:use|keep|process)\b[^.;|]*$")
_WITH_PROVIDERS: Final = re.compile(
    r"\b(?:we|us),? (?:and|or) (?:our )?(?:[\w-]+ ){0,2}?(?:providers|vendors|processors|contractors)\b"
)
"""Those who work for the service, beside it: "we and our service providers"."""
_OUR_OTHER: Final = re.compile(
    r"\bour (?:[\w-]+ ){0,2}?(?:processor|partner|vendor|provider|supplier|sponsor|licensee)s? (?:may|can|could|might)"
    r" (?:also )?use\b[^.;|]*\b(?:its|their) "
)
"""One who works for the service, and trains what is theirs: "our payment processor may use it to train its models"."""
_WE_LET: Final = re.compile(
    r"\bwe (?:\w+ ){0,2}?(?:allow|permit|let) (?!(?:you|users|customers|members|developers|our)\b)(?:[\w-]+ ){1,4}?"
    r"(?:to )?(?:use|access)\b[^.;|]*\b(?:its|their) "
)
_THEY: Final = re.compile(
    r"\W*(?:they|(?:these|those|such) (?:\w+ ){0,2}?(?:partners|companies|parties|recipients|brokers"
    r"|organi[sz]ations|businesses))"
    r" (?:\w+ ){0,2}?(?:use|uses|train|process|combine|receive|develop)\b"
)
_BACK: Final = re.compile(r"\W*(?:this|these|it|they|such)\b")


def shared(scene: Scene, n: int, event: Event) -> str:
    """Why the event is others', for their own ends; empty if it is not."""
    low = scene.sentences[n].low
    before = low[: event.start]
    if scene.row and scene.for_partners:
        return "its recipients are partners"
    if n and not _OURS.search(low) and (reason := _of_the_sentence_before(scene.sentences[n - 1].low, low)):
        return reason
    if _BY_THIRD.match(low[event.end :]) or _BY_THIRD.match(low[event.start : event.end]):
        return "" if re.search(r"\bavailable\b[^.;|]{0,40}\bby third", low) else "done by third parties"
    if (
        _BY_US_OR_LICENSEES.match(low[event.end :])
        or _USED_BY_THIRD.search(before)
        or _USED_BY_THEM.search(before)
        or _SHARED_AND_USED.search(before)
        or _ALSO_THEIRS.search(low, event.start)
        or _US_AND_OTHERS.search(before)
    ):
        return "used by third parties"
    if LICENSED.search(low, event.start, event.end + _OF_MODELS):
        return "licensed to makers of AI"
    if reason := _maker(scene, low, event):
        return reason
    if _for_third_parties(scene, low, event) or _lets_others(low, event):
        return "for others' own ends"
    return "given to whoever wants it" if _given_away(low, event) else ""


def of_others(low: str, event: Event) -> bool:
    """Whether it is a model of others that is trained, whoever gives them the data: "customers train their models"."""
    theirs = _THEIR_MODELS.search(low, event.start, event.end + _OF_MODELS)
    return theirs is not None and _THIRD.search(_told(low, event)) is not None


def with_us(low: str, event: Event) -> bool:
    """Whether the service trains as well, where a sentence says that others do."""
    both = _SHARED_AND_USED.search(low[: event.start]) or _ALSO_THEIRS.search(low, event.start)
    return both is not None or _WITH_US.search(low) is not None


def _told(low: str, event: Event) -> str:
    """What is said before the training; also of an event that begins with the model: "the model's maker may train"."""
    taught = last(TRAIN, low[: event.end])
    return low[: taught.start() if taught and taught.end() == event.end else event.start]


def _maker(scene: Scene, low: str, event: Event) -> str:
    """Why it is the maker of a model that trains, and not the service that hands things on to it."""
    before, made = _told(low, event), low[event.start : event.end + _OF_MODELS]
    if _OURS.search(made) or _ON_BEHALF.search(low) or _AFFILIATES.search(before.replace("service providers", "")):
        return ""
    if _WITH_PROVIDERS.search(before):
        return ""
    if (
        _BY_MAKER.search(before)
        or _MAKER_IN_BRACKETS.search(before)
        or (_MAKER_ACTS.search(before) and _THROUGH.search(scene.passage.lower()))
    ):
        return "done by a maker that is named"
    maker = _BY_PROVIDER.search(before) or _PROVIDER_MAY.search(before)
    if maker and (scene.hands_on or _THEIR_MODELS.search(made) or _OF_THE_MODEL.match(maker[0])):
        return "done by the maker of a model"
    theirs = _THEIR_MODELS.search(made)
    if _MAKER_ACTS.search(before) and (theirs or (scene.speaks_for_itself and not _OURS.search(low))):
        return "done by a maker, of whom the service speaks"
    if theirs and _NAMES_MAKER.search(scene.beginning) and not _PEOPLE_OR_WE.search(low):
        return "for the models of a maker that the passage names"
    if (theirs or (scene.hands_on and _OF_A_MAKER.search(made))) and _USED_FOR_THEM.search(before):
        return "for the models of those to whom it is given"
    clause = before.rpartition(", ")[2]
    others_may = _MAY_USE.search(clause) and not _PEOPLE_OR_WE.search(clause)
    return "for models of their own" if theirs and others_may else ""


def _of_the_sentence_before(before: str, low: str) -> str:
    if _BACK.match(low) and _their_own(before):
        return "for others' own ends, as the sentence before says"
    return "done by those of the sentence before" if _THEY.match(low) and _given_to_others(before, low) else ""


def _given_to_others(before: str, low: str) -> bool:
    """Whether the "they" of a sentence are others who act for themselves: named so, or with models of their own."""
    named = _THIRD.search(before) is not None and _AFFILIATES.search(before) is None
    return named or (
        re.search(r"\bproviders?\b|\bvendors?\b", before) is not None and _THEIR_OWN.search(low) is not None
    )


def _their_own(low: str) -> bool:
    return _OWN_ENDS.search(low) is not None and _OURS.search(low) is None


def _for_third_parties(scene: Scene, low: str, event: Event) -> bool:
    """Whether third parties that are named before an event, or in it, are the ones who train."""
    third = last(_THIRD, low[: event.end if event.kind == "use" else event.start])
    if third is None:
        return False
    before, gap = low[: event.start], low[third.end() : event.start]
    given = (_HANDED_OVER if third["buyers"] else _SHARE).search(low[: third.start() + 1][-400:])
    allowed = gap.startswith(" to ") and _ALLOWED.search(low[: third.end()][-60:])
    they_may = _THEY_MAY.match(gap)
    if (
        (third["buyers"] and not given)
        or (third["named"] and not _by_us(scene, low[: third.start()]))
        or (given and _NO_DATA.match(gap))
    ):
        return False
    led = given or _LED.match(gap)
    ends = given or allowed or they_may or (_OWN_ENDS.search(low) and not _SCRAPED.search(gap))
    ours = ";" in gap or _FOR_US.search(gap) or re.search(r"\bour\b", low[event.start : event.end])
    affiliates = _AFFILIATES.search(low) and not (
        re.search(r"third[- ]part|collaborators|partners", before) or _THEIR_OWN_MODELS.search(low)
    )
    return bool(led and ends and not ours and not affiliates)


def _lets_others(low: str, event: Event) -> bool:
    """Whether others are let use the data, by whatever name, for models that are theirs."""
    said = low[: event.end]
    return _WE_LET.search(said) is not None or _OUR_OTHER.search(said) is not None


def _by_us(scene: Scene, before: str) -> bool:
    """Whether it is the service that gives to a maker, and neither the maker's own policy nor its family's."""
    return _OURS.search(before) is not None and _AFFILIATES.search(scene.beginning) is None


def _given_away(low: str, event: Event) -> bool:
    """Whether data are given to the world for an event that nobody is said to do."""
    made = low[event.start : event.end + _OF_MODELS]
    return _GIVEN_AWAY.search(low[: event.start]) is not None and not (_OURS.search(made) or _AFFILIATES.search(low))
