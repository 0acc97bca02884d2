"""What a study teaches: the published findings, each recomputed from this study's data and set beside the claim."""

from collections.abc import Callable, Iterable

from sayno.insights.asymmetry import asymmetry
from sayno.insights.counts import count_against_published
from sayno.insights.deals import licences
from sayno.insights.default import train_by_default
from sayno.insights.given import Given
from sayno.insights.hardest import hardest_platform
from sayno.insights.law import where_refusal_must_be_honoured
from sayno.insights.means import toggle_or_request
from sayno.insights.past import past_training
from sayno.insights.private import private_data
from sayno.insights.silence import policy_silence_on_control
from sayno.insights.without import no_way_out
from sayno.model.audit import Audit, Insight
from sayno.model.deal import Deals
from sayno.model.law import Laws
from sayno.model.service import Declaration

__all__ = ["ALL", "TOPIC", "Given", "insights"]

TOPIC = "ai-training"

ALL: tuple[Callable[[Given], Insight], ...] = (
    hardest_platform,
    count_against_published,
    toggle_or_request,
    train_by_default,
    no_way_out,
    private_data,
    where_refusal_must_be_honoured,
    licences,
    past_training,
    asymmetry,
    policy_silence_on_control,
)


def insights(
    audits: Iterable[Audit], declarations: Iterable[Declaration], laws: Laws, deals: Deals
) -> tuple[Insight, ...]:
    """Every insight that these audits give, in the order of ``ALL``.

    Only audits of AI training count; a study without any has nothing to set beside the published one, and the
    answer is empty. ``holds`` is True or False only where the data settle the published claim; a study of some of
    the services can contradict a claim about all of them, and cannot confirm it.
    """
    of_topic = tuple(audit for audit in audits if audit.topic == TOPIC)
    if not of_topic:
        return ()
    audited = {audit.service for audit in of_topic}
    given = Given(of_topic, tuple(d for d in declarations if d.id in audited), laws, deals)
    return tuple(insight(given) for insight in ALL)
