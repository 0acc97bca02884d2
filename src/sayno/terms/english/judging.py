"""Judges an English passage: its sentences, what they say of training, and what that claims."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from sayno.model.claim import Claim, ClaimKind
from sayno.terms.english.choices import Choice, about_other_things, choices
from sayno.terms.english.events import Event, events
from sayno.terms.english.plain import Sentence, cut, plain
from sayno.terms.english.voices import Voice, voice
from sayno.terms.english.words import AI_NAMED, OWN, PEOPLES
from sayno.terms.passages import Context


class Found(NamedTuple):
    """A claim in the making: the sentence that makes it, and what spoke for and against."""

    kind: ClaimKind
    sentence: int
    why: tuple[str, ...]


class Read(NamedTuple):
    """A sentence with what was found in it."""

    sentence: Sentence
    events: tuple[tuple[Event, Voice], ...]
    choices: tuple[Choice, ...]


_FORBIDS_LIST: Final = re.compile(
    r"\b(?:you|users?|customers?|developers?|members?)\s(?:\w+\s){0,3}?(?:may|must|shall|will|can|agree|should|are|undertake)\s?(?:\w+\s){0,3}?(?:not|n't)\b|\bcannot\b|\bprohibit\w*|\bforbidden\b|\bnot (?:permitted|allowed)\b|\bdon'?ts\b|\bdo not\b|\bdon't\b|\brestrict(?:ions?|ed)\b|\bunauthori[sz]ed\b|\bmisuse\b|\bagree not to\b|\brefrain\b|\bunacceptable\b|\bacceptable use\b"
)
_PURPOSES: Final = re.compile(
    r"\bwe (?:\w+ )?(?:use|process|collect|may use|share)\b|\bpurposes?\b|\bhow we use\b|\bwhy we\b|\buse of (?:your )?(?:personal )?(?:information|data)\b|\blegitimate interests?\b|\byou grant\b|\blicen[cs]e\b|\bto us\b"
)
_SIBLING_BANS: Final = re.compile(
    r"\b(?:reverse[- ]engineer|decompil|disassembl|scrap|crawl|spider|circumvent|sublicen[sc]e|resell|re-sell|impersonat|malware|virus|infring|harvest|copyright|proprietary|trademark|interfere|unauthori[sz]ed|commercial use|misrepresent|derivative works|compet(?:e|ing|itive)|derived database)"
)
_GRANT: Final = re.compile(
    r"\b(?:grant|license|licence|authori[sz]e|permit|allow|agree|acknowledge|instruct|consent)s?\b[^.;|]{0,200}\b(?:us|we|our|to the right|license|licence|right)\b|\bthis licen[cs]e\b|\byou (?:hereby )?(?:grant|waive)\b|\brights? (?:for us )?to\b"
)
_YOU_DO: Final = re.compile(
    r"\b(?:you|customers?|users?|developers?|they)\s(?:may|can|could|might|are able to|will be able to|must|should|choose to|want to|have)\s(?:\w+[\s,]+){0,8}$|\b(?:allow|enable|help|let)s?\s(?:you|customers|users|developers)\b[^.;|]{0,80}$|\byour own\b[^.;|]{0,30}$|\bcustomi[sz]ed?\b[^.;|]{0,60}$"
)
_LIABILITY: Final = re.compile(r"\b(?:indemnif\w*|infringement claims?|liability under|alleged)\b")
_USED_TO: Final = re.compile(r"\b(?!ai\b|models?\b|technolog\w+\b|tools?\b)\w+\s(?:(?:is|are|will|may|can|could|might)\s)(?:also\s)?(?:be\s)?(?:also\s)?used\s(?:to|for|in)\b")
_BASIS: Final = re.compile(r"\blegitimate interests?\b|\blegal bas[ie]s\b")
_USE_VERB: Final = re.compile(
    r"\b(?:us(?:e|es|ing)|utili[sz]\w+|access\w*|collect\w*|scrap\w*|crawl\w*|ingest\w*|min(?:e|ing)|extract\w*|cop(?:y|ying)|aggregat\w*|harvest\w*|gather\w*|download\w*|reproduc\w*|exploit\w*|leverag\w*|employ\w*|creat\w*|generat\w*)\b"
)
_OUR_LEARNER: Final = re.compile(r"\b(?:our|its|their)\s(?:\w+[\s,/&-]+){0,6}?(?:models?|algorithms?|technolog\w+|systems?|ai|machine|artificial|services?|products?|software|tools?)\b")
_WE: Final = re.compile(r"\b(?:we|us|our)\b")
_COMPETES: Final = re.compile(r"\bcompet(?:e|es|ing|itive|itor)\w*\b|\bsubstantially similar\b|\bsimilar or competing\b")
_PERMISSION: Final = re.compile(
    r"\b(?:without|absent|unless|except)\b[^.;|]{0,60}\b(?:our|prior|express\w*|written|explicit)\b[^.;|]{0,40}\b(?:consent|permission|authori[sz]\w*|permitted|approval|agreement)\b|\bexcept as (?:\w+ ){0,2}?(?:permitted|authori[sz]ed|allowed|provided)\b|\bunless such use is\b"
)
_WE_USE_NEXT: Final = re.compile(r"\bwe (?:also |may )?(?:use|draw|collect|get)\b[^.;|]{0,80}\b(?:information|content|data|sources)\b|\bthis is why we\b")
_TELLS_OF: Final = re.compile(r"\b(?:more information|more|details|further information|learn more|read|provisions?|section|terms|notice)\b[^.;|]{0,60}\b(?:about|on|of|regarding|govern\w*|is available|apply|applies)\b")
_THIRD: Final = re.compile(
    r"\b(?:third[- ]part(?:y|ies)(?: \w+)?|(?:data|commercial|business|selected|trusted|content|research|advertising|ad) partners?|partners|collaborators|other (?:companies|organi[sz]ations|businesses)|recipients?|advertisers|researchers|others)\b"
)
_SHARE: Final = re.compile(r"\b(?:shar(?:e|es|ed|ing)|disclos(?:e|es|ed|ing|ure)|s(?:ell|old|elling)|provid(?:e|ed|ing)|mak(?:e|ing) available|licen[sc](?:e|es|ed|ing)|transfer\w*|sent|send|receiv\w+|give)\b")
_OWN_ENDS: Final = re.compile(r"\b(?:their|its)\s(?:own|use|development|artificial|ai|machine|models?|independent|further|products?|systems?|technolog\w+)\b|\bwho may use\b|\bfor further use\b|\bown (?:independent )?purposes\b|\bthey (?:may|can|will) (?:\w+ )?use\b|\bmay use it\b")
_BY_THIRD: Final = re.compile(r"^[^.;|]{0,60}\bby (?:our |selected |trusted |certain |other )*(?:third[- ]part|partners|collaborators|others|other companies)")
_AFFILIATES: Final = re.compile(r"\b(?:affiliates?|affiliated|parent company|subsidiar\w+|group companies|family of companies|corporate (?:group|family)|service providers|each other|processors?)\b")
_PARTNER_CELL: Final = re.compile(r"^[\s|]*(?:(?:our|selected|data|third[- ]party|commercial|business|certain|other|and)\s){0,4}(?:partners|third[- ]parties|collaborators|recipients)[\s|.*]*$")
_CONSENT_CELL: Final = re.compile(r"^[\s|]*(?:your )?(?:explicit )?consent(?: \([^)]*\))?[\s|.]*$")
_BACK: Final = re.compile(
    r"\b(?:this|these|such|that|so|it|them|above|described|foregoing|prior sentence|your (?:\w+ )?(?:data|information|content|inputs?|interactions|conversations)|our use|training|processing|collected|used|opt(?:ing|ed)?[- ]?out|opt[- ]in|any ?time|settings|ai)\b"
)
_AI_PROCESSING: Final = re.compile(
    r"\b(?:ai|artificial intelligence|machine[- ]learning|automated)\b[^.;|]{0,80}\b(?:services? opt-?out|systems?|features?|processing|tools?|processed|legitimate)|\b(?:use|using|processing|context|basis)\b[^.;|]{0,60}\b(?:of|by|in|using)\b[^.;|]{0,30}\b(?:ai|artificial intelligence|machine learning|automated)\b|\bopt[- ]?out\b[^.;|]{0,40}\bai\b|\busing (?:ai|artificial intelligence)\b"
)
_THIS_USE: Final = re.compile(r"\b(?:in this way|this (?:use|purpose|processing)|these purposes|such (?:use|training|processing)|for this)\b")
_AI_OPT_OUT: Final = re.compile(r"\bai services opt-out\b|\bopt[- ]?out of (?:\w+\s){0,3}(?:ai|artificial intelligence)\b|\b(?:ai|artificial intelligence|machine learning)\b[^.;|]{0,30}\bopt-out (?:policy|mechanism|form|setting)")
_THE_FEATURE: Final = re.compile(r"\b(?:disable|turn off|opt out of|choose not to use|deactivate)\s(?:the|this|these|such|any|our|all)?\s?(?:ai\s)?(?:\w+\s)?features?\b")
_NEW_ONES: Final = re.compile(r"^\W*(?:any |all |your )?(?:new|future|subsequent)\b|\bgoing forward\b|\bfrom (?:then|that)\b")
_START: Final = re.compile(r"^[\s|•·\-\"'(]*(?:(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)]\s+|[\d.]{2,8}\s+)?\s*")


def judge(passage: str, context: Context) -> tuple[Claim, ...]:
    """What an English passage claims, offsets within it, in order. Pure."""
    return tuple(_claim(passage, found, sentences) for found, sentences in [*_judged(passage, context)])


def _judged(passage: str, context: Context):
    sentences = list(cut(passage))
    around = plain(" ".join((context.heading, context.lead_in, context.before)))
    about_ai = any(AI_NAMED.search(s.low) for s in sentences) or AI_NAMED.search(around) is not None
    read = [_read(s, about_ai=about_ai) for s in sentences]
    row = passage.lstrip().startswith("|")
    list_bans = _bans(context)
    out: list[Found] = []
    for n, r in enumerate(read):
        out += _of_events(n, r, read, row=row, list_bans=list_bans, context=context, passage=passage)
    if len(out) > 1 and out[0].sentence == 0 and out[0].kind == "forbids" and len(read[0].sentence.low.split()) < 9 and re.search(r"\bprohibition\b", read[0].sentence.low) and any(f.kind == "denies" for f in out):
        out = out[1:]
    out += _of_choices(read, out, row=row, about_ai=about_ai)
    seen = set()
    for f in sorted(out, key=lambda f: (sentences[f.sentence].start, f.kind)):
        if (f.kind, f.sentence) not in seen:
            seen.add((f.kind, f.sentence))
            yield f, sentences


_DEFINES: Final = re.compile(r"^[\W\d]*(?:for (?:the )?purposes of [^,]{3,60},\s)?[\"'][^\"']{1,90}[\"']\s+(?:means?|shall mean|refers to|is defined as)\b")


def _read(sentence: Sentence, *, about_ai: bool) -> Read:
    found = [] if _DEFINES.match(sentence.low) else events(sentence.low, about_ai=about_ai)
    return Read(sentence, tuple((e, voice(sentence.low, e.start, e.end)) for e in found), tuple(choices(sentence.low)))


def _bans(context: Context) -> bool | None:
    """Whether what opens the list forbids (True), gives purposes (False) or says neither."""
    for said in (context.lead_in, context.heading):
        low = plain(said)[-400:]
        if _FORBIDS_LIST.search(low):
            return True
        if _PURPOSES.search(low):
            return False
    return None


def _of_events(n: int, r: Read, read: Sequence[Read], *, row: bool, list_bans: bool | None, context: Context, passage: str) -> list[Found]:
    low = r.sentence.low
    out: list[Found] = []
    chosen = bool(r.choices) and not (about_other_things(low) and not AI_NAMED.search(low))
    conditional = any(c.kind == "if" for c in r.choices)
    for event, took in r.events:
        why = [f"{event.kind}: {low[event.start:event.end][:80]}"]
        if took.because:
            why.append(f"{took.stand}: {took.because}")
        if took.stand == "unwilling":
            continue
        if took.stand == "forbidden":
            if chosen and OWN.search(low) and any(c.kind == "can" for c in r.choices) and re.search(r"\bable to\b|\bwould like\b", low):
                continue
            out.append(Found("forbids", n, tuple(why)))
            continue
        if took.stand == "both":
            out += [Found("forbids", n, tuple(why)), Found("denies", n, tuple(why))]
            continue
        if took.stand == "denied":
            if conditional or (n and read[n - 1].choices and _NEW_ONES.search(low)):
                continue
            out.append(Found("denies", n, tuple(why)))
            continue
        kind = _affirmed(n, event, r, read, row=row, list_bans=list_bans, context=context, passage=passage)
        for k, w in kind:
            out.append(Found(k, n, (*why, w)))
    return out


_ITEM: Final = re.compile(r"\s*(?:[*+•●·–-]|\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)]|\d+(?:\.\d+){1,4}\.?)\s", re.IGNORECASE)
_FINITE: Final = re.compile(r"\b(?:we|you|they|it|is|are|was|were|will|may|can|shall|must|does|do|has|have|includes?|uses)\b")
_RELATIVE: Final = re.compile(r"\b(?:that|which|who)\s.*|\b(?:data|information|content|materials?|output)\s(?:you|we|they)\s\w+")
_FORBIDDEN_START: Final = re.compile(
    r"(?:directly or indirectly )?(?:us(?:e|ing)|utili[sz]\w+|access\w*|collect\w*|scrap\w*|crawl\w*|ingest\w*|min(?:e|ing)|extract\w*|cop(?:y|ying)|aggregat\w*|harvest\w*|gather\w*|download\w*|reproduc\w*|exploit\w*|\"crawling|search|misuse|employ\w*|engag\w+|permit\w*|allow\w*|distribut\w*|modify|attempt\w*)\b"
)
_MAKING_START: Final = re.compile(r"(?:to\s)?(?:develop|creat|train|build|fine|in the development|in datasets|as inputs?|as part of)")
_PURPOSE_START: Final = re.compile(
    r"(?:(?:to|for)\s(?:\w+,?\s){0,2}(?:train|develop|improve|enhance|build|test|provide|create|evaluate|support|help|better)|(?:develop|improv|enhanc|train|test|build|research|ongoing|provid|review|conduct|perform|analy)\w*\b)"
)


def _forbids_item(low: str, body: str, event: Event, context: Context) -> float:
    """How much a bare item, without subject, sounds like one of what people may not do (above 1: yes)."""
    own = OWN.search(low) or re.search(r"\b(?:we|us)\b", low) or _OUR_LEARNER.search(low[event.start : event.end + 30])
    before = plain(context.before)
    points = (
        2.0 * bool(_COMPETES.search(low))
        + 2.0 * bool(_PERMISSION.search(low))
        + 1.5 * bool(_FORBIDDEN_START.match(body))
        + 1.0 * bool(re.search(r"\b(?:platform data|noai|grounded output|(?:the|our) (?:site|api|content|services?|platform|materials))\b", low))
        + 1.0 * bool(_SIBLING_BANS.search(low))
        + 1.0 * bool(_SIBLING_BANS.search(before))
        + 0.6 * bool(re.search(r"[;,]\s*or\W*$", body))
        + 0.6 * bool(_MAKING_START.match(body))
        - 2.0 * bool(own)
        - 1.0 * bool(_PURPOSE_START.match(body))
        - 1.0 * bool(re.match(r"to\b", body))
    )
    return points


def _affirmed(n, event, r, read, *, row, list_bans, context, passage):
    low = r.sentence.low
    before, after = low[: event.start], low[event.end :]
    start = _START.match(low)
    body = low[start.end() :] if start else low
    we = _WE.search(low) is not None
    people = PEOPLES.search(low) is not None or (n > 0 and re.match(r"\W*(?:this|these|it|such|for example|in this)\b", low) is not None and PEOPLES.search(read[n - 1].sentence.low) is not None)
    lower_start = passage.lstrip()[:1].islower() or (start is not None and passage[r.sentence.start + start.end() : r.sentence.start + start.end() + 1].islower())
    fragment = (n == 0 and (_ITEM.match(passage) is not None or lower_start) and not _FINITE.search(_RELATIVE.sub(" ", low[start.end() if start else 0 : event.start])))
    if fragment:
        if list_bans:
            return [("forbids", "its list forbids")]
        if list_bans is None and (points := _forbids_item(low, body, event, context)) > 1:
            return [("forbids", f"sounds like an item of what one may not do ({points:.1f})")]
    elif _PERMISSION.search(low) and not we and not OWN.search(low):
        return [("forbids", "only with permission")]
    if _YOU_DO.search(before) and not _GRANT.search(before):
        return []
    if _LIABILITY.search(before):
        return []
    out = []
    third = [m for m in _THIRD.finditer(before)]
    if row and any(_PARTNER_CELL.match(o.sentence.low) for o in read):
        return [("shares", "its recipients are partners")]
    affiliates = _AFFILIATES.search(low)
    shares = False
    if _BY_THIRD.match(after) or _BY_THIRD.match(low[event.start : event.end]):
        shares = True
    elif third:
        gap = low[third[-1].end() : event.start]
        shared = _SHARE.search(before[: third[-1].start() + 1][-400:])
        led = re.match(r"(?:\s\w+){0,5}\s(?:may|can|will|to|who|that)\b", gap)
        if not re.search(r"\bwe (?:may|will|can|use)\b", gap) and (shared or led) and (_OWN_ENDS.search(low) or (shared and re.search(r"\bdata partners\b", low))):
            shares = not (affiliates and not re.search(r"third[- ]part|collaborators|partners", before))
    if shares:
        out.append(("shares", "for others' own ends"))
        if not re.search(r"\baffiliates?\b", low):
            return out
    if _TELLS_OF.search(before) and not OWN.search(low) and not _BASIS.search(low):
        return out
    people = people or _USED_TO.search(before) is not None
    granted = _GRANT.search(before) is not None
    length = len(plain(passage).split())
    if event.kind in ("train", "use", "learn"):
        ok = people or we or row or fragment or granted or _BASIS.search(low) or length < 9
        if event.kind == "use":
            ok = (people and (we or re.search(r"\bus(?:es|ed|ing)\b|\bto use\b", before) is not None)) or granted
        if event.kind == "train" and not ok:
            ok = any(_WE_USE_NEXT.search(o.sentence.low) for o in read[n + 1 : n + 4])
        if re.search(r"\bpeople who help\b", before) or re.match(r"\W*the training and\b", low):
            ok = False
        if ok:
            out.append(("trains", "training affirmed"))
    elif event.kind == "make":
        bare_verb = re.search(r"(?:^|\s\s|[:.(|]|-)\s*(?:to\s)?(?:(?:\w+,?\s){0,3}(?:and\s)?)?$", before[-40:]) is not None and not re.search(r"\b(?:we|you|and|that)\b[\s\w,]{0,20}$", before)
        purpose = fragment or (row and not re.search(r"\bwe\b", before)) or (bare_verb and (length < 30))
        if (people and (we or re.search(r"\bus(?:e|es|ed|ing)\b|\bprocess", low))) or purpose or granted or _BASIS.search(low) or _USED_TO.search(before):
            out.append(("trains", "developing AI with data"))
    elif event.kind == "bare":
        if people and re.search(r"\bus(?:e|es|ed|ing)\b|\butili[sz]e|\bthis includes\b", before):
            out.append(("trains", "improving algorithms with data"))
    return out


def _of_choices(read, found, *, row, about_ai):
    out = []
    by = {}
    for f in found:
        by.setdefault(f.sentence, set()).add(f.kind)
    stands = {n: {t.stand for _, t in r.events} for n, r in enumerate(read)}
    spoken = {n for n in range(len(read)) if by.get(n, set()) & {"trains", "denies", "shares"} or "unwilling" in stands[n]}
    cells = _cells(read) if row else [0] * len(read)
    for n, r in enumerate(read):
        low = r.sentence.low
        if row and _CONSENT_CELL.match(low) and spoken:
            out.append(Found("choice", n, ("its legal basis is consent",)))
            continue
        cs = r.choices
        if not cs:
            continue
        kinds = {c.kind for c in cs}
        why = tuple(f"{c.kind}: {low[c.start:c.end][:60]}" for c in cs[:3])
        ai = AI_NAMED.search(low) is not None
        if about_other_things(low) and not (ai or r.events):
            continue
        if r.events and kinds == {"setting"} and not any(abs(c.start - e.end) < 60 or abs(e.start - c.end) < 60 for c in cs for e, _ in r.events):
            continue
        if r.events:
            kinds_here = by.get(n, set())
            if kinds_here == {"forbids"}:
                continue
            if kinds_here or stands[n] & {"unwilling", "denied", "forbidden"} or re.search(r"\byour?\b", low):
                out.append(Found("choice", n, why))
                continue
        near = [m for m in spoken if (cells[m] == cells[n] and m in (n - 1, n - 2, n + 1)) or (m < n and _THIS_USE.search(low))]
        if near and kinds != {"setting"} and kinds != {"consent"} and _BACK.search(low):
            out.append(Found("choice", n, (*why, "beside what is said of training")))
            continue
        if _AI_OPT_OUT.search(low) or (about_ai and "can" in kinds | {"can"} and _THE_FEATURE.search(low)) or ((ai or about_ai and "automated processing" in low) and kinds & {"object", "if"} and _AI_PROCESSING.search(low)):
            out.append(Found("choice", n, (*why, "of AI's processing")))
    return out


def _cells(read: Sequence[Read]) -> list[int]:
    """The cell that each sentence of a row stands in."""
    cells, cell = [], 0
    for r in read:
        cells.append(cell)
        cell += r.sentence.low.rstrip().endswith("|")
    return cells


def _claim(passage: str, found: Found, sentences: list[Sentence]) -> Claim:
    sentence = sentences[found.sentence]
    quote = passage[sentence.start : sentence.end]
    start = sentence.end - len(quote.lstrip(" \t\r\n|"))
    end = sentence.start + len(quote.rstrip(" \t\r\n|"))
    return Claim(kind=found.kind, start=start, end=max(end, start + 1), confidence=0.5, why=found.why)
