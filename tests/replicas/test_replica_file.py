"""A replica's file: what holds it together, and how a broken one is refused."""

from pathlib import Path

import pytest

from sayno.catalogue import BrokenFile, read, replica, replicas
from sayno.model.replica import Replica

TOWN = (Path(__file__).parent / "town.yaml").read_text(encoding="utf-8")

BROKEN = {
    "there is no screen 'nowhere'": ("to: form", "to: nowhere"),
    "there is no setting 'lost'": ("setting: saved", "setting: lost"),
    "there is no part 'gone'": ("{kind: part, part: fold}", "{kind: part, part: gone}"),
    "there is no source 'rumour'": ("sources: [guide]", "sources: [rumour]"),
    "there is no dialog of dialog 'more' 'none'": ("then: {dialog: other}", "then: {dialog: none}"),
    "setting 'colour' has no value 'green'": ("colour: {default: red", "colour: {default: green"),
    "stands outside a form": ("{kind: text, label: Here., basis: neighbour}", "{kind: field, label: X, basis: decoy}"),
    "the address '/settings' stands 2 times": ("address: /only", "address: /settings"),
    "has no sources: give some": ("{kind: text, label: Here., basis: neighbour}", "{kind: text, label: Here.}"),
    "with an English one": ("label: {en: Settings, de:", "label: {fr: Reglages, de:"),
    "leads to a screen or opens a dialog, not both": ("then: {dialog: other}", "then: {dialog: other, go: home}"),
    "extra inputs are not permitted": ("hint: Or not.", "hunt: Or not."),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_file_is_refused_with_its_fault(tmp_path: Path, fault: str) -> None:
    right, wrong = BROKEN[fault]
    assert right in TOWN
    path = tmp_path / "broken.yaml"
    path.write_text(TOWN.replace(right, wrong), encoding="utf-8")
    with pytest.raises(BrokenFile) as refused:
        read(path, Replica)
    assert fault in str(refused.value)
    assert f"{path}:" in str(refused.value)


def test_the_documented_example_uses_every_kind(example: Replica) -> None:
    from sayno.model.replica_item import Item  # noqa: PLC0415

    union = Item.__args__[0].__args__  # type: ignore[attr-defined]
    kinds = {kind for noun in union for kind in noun.model_fields["kind"].annotation.__args__}
    assert {item.kind for item in example.items()} == kinds


def test_the_catalogue_finds_a_replica_by_service_and_surface() -> None:
    found = replica("linkedin", "web")
    assert found
    assert found.id == "linkedin-web"
    assert replica("linkedin", "abacus") is None
    assert len({r.id for r in replicas()}) == len(replicas())


def test_no_two_replicas_claim_the_same_surface() -> None:
    claimed = [(r.service, surface) for r in replicas() for surface in r.surfaces]
    assert len(claimed) == len(set(claimed))


def test_a_region_has_its_own_default(town: Replica) -> None:
    training = town.settings["training"]
    assert (training.initial("DE"), training.initial("GB"), training.initial("US-CA")) == ("off", "on", "on")


def test_a_real_address_finds_its_screen(town: Replica) -> None:
    for address in (
        "/settings",
        "/settings/",
        "https://www.town.example/settings",
        "https://town.example/settings?x=1#y",
    ):
        found = town.find(address)
        assert found
        assert found.id == "settings"
    assert town.find("https://help.town.example/settings") is None
    form = town.find("https://help.town.example/ask/1")
    assert form
    assert town.path(form) == "/help.town.example/ask/1"
