"""The notation of accessibility trees, read back."""

import json

import yaml
from hypothesis import given
from hypothesis import strategies as st

from sayno.model.notation import parse, without_typed
from sayno.model.place import place_of
from sayno.model.screen import Screen, normal, place, readable

TREE = r"""- generic [active] [ref=e1]:
  - heading "Settings" [level=1] [ref=e2]
  - 'button "Menu: \"x\"" [expanded] [ref=e3]'
  - link "Data privacy" [ref=e4] [cursor=pointer]:
    - /url: "#"
  - generic [ref=e5]:
    - checkbox "Use my data" [checked] [ref=e6]
    - text: Use my data
  - switch "AI" [ref=e7]
  - textbox "E-mail" [ref=e8]: me@x.org
  - combobox "Country" [ref=e9]:
    - option "DE"
    - option "US" [selected]
  - iframe [ref=e19]:
    - button "in frame" [disabled] [ref=f1e2]
  - checkbox "some" [checked=mixed] [ref=e20]
"""


def by_name(name):
    return next(n for n in parse(TREE) if n.name == name)


def test_roles_names_states_and_parents_are_read():
    nodes = parse(TREE)
    assert [n.role for n in nodes[:4]] == ["generic", "heading", "button", "link"]
    assert by_name('Menu: "x"').expanded is True
    assert by_name("Data privacy").properties == (("url", "#"),)
    assert by_name("Use my data").on is True
    assert by_name("AI").on is False
    assert by_name("some").on is None
    assert by_name("US").selected
    assert not by_name("DE").selected
    assert by_name("in frame").disabled
    assert by_name("in frame").ref == "f1e2"
    assert nodes[by_name("in frame").parent].role == "iframe"
    assert by_name("E-mail").text == "me@x.org"


def test_words_are_counted_once_where_a_child_repeats_its_parent():
    texts = list(readable(parse(TREE)))
    assert texts.count("Use my data") == 1
    assert Screen("", "", TREE).words == sum(len(t.split()) for t in texts)


def test_a_place_is_the_same_whatever_its_switches_say():
    assert place(parse(TREE)) == place(parse(TREE.replace("[checked]", "")))
    assert place(parse(TREE)) != place(parse(TREE.replace("Data privacy", "Adverts")))


def test_what_stands_in_text_fields_is_left_out():
    typed = TREE.replace("me@x.org", "\n    - text: secret one\n    - text: secret two")
    assert "secret" not in without_typed(typed)
    assert "me@x.org" not in without_typed(TREE)
    assert '- textbox "E-mail" [ref=e8]: [filled]' in without_typed(TREE)
    rest = [line for line in TREE.splitlines() if "E-mail" not in line]
    assert [line for line in without_typed(TREE).splitlines() if "E-mail" not in line] == rest


names = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=40)


def written(role: str, name: str, depth: int) -> str:
    """One line as Playwright writes it: JSON quoting, and YAML's single quotes where the key needs them."""
    key = f"{role} {json.dumps(name, ensure_ascii=False)} [ref=e{depth}]"
    if any(c in name for c in ":#[]{}'\"\\&*!|>%@`,"):
        key = "'" + key.replace("'", "''") + "'"
    return f"{'  ' * depth}- {key}:"


@given(st.lists(names, min_size=1, max_size=8))
def test_any_name_survives_and_agrees_with_a_yaml_reader(labels):
    tree = "\n".join(written("button", label, depth) for depth, label in enumerate(labels))
    nodes = parse(tree)
    assert [n.name for n in nodes] == labels
    assert [n.parent for n in nodes] == list(range(-1, len(labels) - 1))
    read, keys = yaml.safe_load(tree), []
    while read:
        (key, read), *_ = read[0].items()
        keys.append(key)
    assert keys == [f"button {json.dumps(label, ensure_ascii=False)} [ref=e{d}]" for d, label in enumerate(labels)]


@given(names)
def test_normal_is_stable(name):
    assert normal(normal(name)) == normal(name)


def test_a_name_that_descendants_repeat_is_put_together_again():
    tree = '- menuitem [ref=e1]:\n  - generic [ref=e2]: Settings Editor\n  - img "icon"\n- button [ref=e3]'
    item, _, _, bare = parse(tree)
    assert item.label == "Settings Editor icon"
    assert item.name == ""
    assert bare.label == ""
    assert Screen("", "", tree).words == 3


CARD = '- generic [ref=e1] [cursor=pointer]:\n  - heading "Letters" [level=3]\n  - paragraph: {}'


def test_a_card_is_called_by_its_texts_if_they_are_short_and_nothing_else_stands_in_it():
    short, long = (parse(CARD.format(" ".join(["word"] * many)))[0] for many in (3, 30))
    assert (short.label, long.label) == ("Letters word word word", "")
    assert parse(CARD.format("one") + '\n  - button "Open" [ref=e2]')[0].label == ""


def test_cards_tell_a_place_no_more_than_links_do():
    def at(*texts):
        return place_of(Screen("https://demo.test/", "", "\n".join(CARD.format(text) for text in texts)))

    assert at("one", "two", "three").same(at("one", "two", "four"))
    assert not at("one", "two", "three").same(at("four", "five", "six"))
