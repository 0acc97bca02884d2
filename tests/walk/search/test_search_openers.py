"""What a screen offers to open: what leads where, what is in the way, and what is only more of the same."""

import pytest

from sayno.walk.search.addresses import canonical
from sayno.walk.search.openers import reads


def opened(reader, drawn):
    return {(o.do, o.node.role, o.node.label): o for o in reader.openers(drawn)}


def names(reader, drawn, do="press"):
    return [o.node.label for o in reader.openers(drawn) if o.do == do]


def test_links_buttons_tabs_and_menus_are_openers(screen, reader) -> None:
    drawn = screen("""
- link "Help" [ref=e1]:
  - /url: /help
- button "Account" [expanded=false] [ref=e2]
- tab "Privacy" [ref=e3]
- tab "General" [selected] [ref=e4]
- button "Closed" [disabled] [ref=e5]
- menuitem "Settings" [ref=e6]
- switch "Dark mode" [ref=e7]
- textbox "Search" [ref=e8]
- button "No ref"
""")
    assert names(reader(), drawn) == ["Help", "Account", "Privacy", "Settings"]


def test_a_link_stays_on_the_site(screen, reader) -> None:
    drawn = screen("""
- link "Here" [ref=e1]:
  - /url: /settings
- link "A part of it" [ref=e2]:
  - /url: https://help.demo.test/privacy
- link "Elsewhere" [ref=e3]:
  - /url: https://other.test/settings
- link "Posing" [ref=e4]:
  - /url: https://notdemo.test/
- link "Mail" [ref=e5]:
  - /url: mailto:privacy@demo.test
""")
    assert names(reader(), drawn) == ["Here", "A part of it"]


def test_labels_that_lead_to_the_topic_promise_most(screen, reader) -> None:
    drawn = screen("""
- link "Videos" [ref=e1]:
  - /url: /v
- link "Settings & privacy" [ref=e2]:
  - /url: /s
- link "Data for AI training" [ref=e3]:
  - /url: /d
- link "Something" [ref=e4]:
  - /url: /x
""")
    found = sorted(reader().openers(drawn), key=lambda o: -o.promise)
    assert [o.node.label for o in found] == ["Data for AI training", "Settings & privacy", "Something", "Videos"]


@pytest.mark.parametrize(
    ("language", "label"),
    [("de", "Datenschutz"), ("fr", "Confidentialité"), ("ja", "プライバシー"), ("pl", "Prywatność"), ("en", "Privacy")],
)
def test_each_language_has_its_ways(screen, reader, language: str, label: str) -> None:
    drawn = screen(f'- link "{label}" [ref=e1]:\n  - /url: /p\n- link "Foo" [ref=e2]:\n  - /url: /f')
    first, second = reader(language=language).openers(drawn)
    assert first.promise > second.promise


def test_a_sign_is_known_by_its_title_and_the_text_beside_it(screen, reader) -> None:
    drawn = screen("""
- button "b17" [ref=e1]:
  - /description: Settings
- button "b18" [ref=e2]
""")
    first, second = reader().openers(drawn)
    assert first.promise > second.promise


def test_what_is_near_a_phrase_in_meaning_promises_more_than_what_is_not(screen, reader) -> None:
    drawn = screen("""
- link "Images" [ref=e1]:
  - /url: /images
- link "Plugins" [ref=e2]:
  - /url: /plugins
""")
    found = opened(reader("strangers reading exactly where a photo was taken"), drawn)
    assert found["press", "link", "Images"].promise > found["press", "link", "Plugins"].promise


def test_what_stands_under_a_heading_of_the_topic_promises_something(screen, reader) -> None:
    drawn = screen("""
- heading "Videos" [level=2] [ref=e1]
- link "Learn more" [ref=e2]:
  - /url: /a
- heading "How we train AI models" [level=2] [ref=e3]
- link "Details" [ref=e4]:
  - /url: /b
""")
    found = opened(reader(), drawn)
    assert found["press", "link", "Details"].promise > found["press", "link", "Learn more"].promise


def test_many_of_one_kind_are_tried_twice(screen, reader) -> None:
    people = "\n".join(f'- link "Person {n}" [ref=e{n}]:\n  - /url: /people/{1000 + n}' for n in range(9))
    assert len(names(reader(), screen(people))) == 2
    likes = "\n".join(f'- button "Open post" [ref=e{n}]' for n in range(9))
    assert len(names(reader(), screen(likes))) == 2


def test_addresses_that_differ_in_words_are_many_places(screen, reader) -> None:
    areas = "\n".join(f'- link "{name}" [ref=e{n}]:\n  - /url: /{name}' for n, name in enumerate("abcdefg"))
    assert len(names(reader(), screen(areas))) == 7


def test_a_modal_dialog_has_to_be_dealt_with_first(screen, reader) -> None:
    drawn = screen("""
- link "Settings" [ref=e1]:
  - /url: /s
- dialog "Our newsletter" [modal] [ref=e2]:
  - button "Subscribe" [ref=e3]
  - button "No thanks" [ref=e4]
""")
    found = list(reader().openers(drawn))
    assert {o.node.label for o in found} == {"Subscribe", "No thanks"}
    assert [o.node.label for o in found if o.closes] == ["No thanks"]
    assert all(o.modal for o in found)


@pytest.mark.parametrize(
    ("language", "agrees", "declines"),
    [
        ("en", "Yes, sign me up", "I'd rather stay uninformed"),
        ("en", "Continue", "Perhaps another day"),
        ("de", "Ja, gerne", "Nein, ich verzichte auf Vorteile"),
        ("fr", "Oui, je veux", "Non merci, je préfère payer plus"),
    ],
)
def test_of_a_dialog_that_shames_the_button_that_agrees_least_is_the_way_out(
    screen, reader, language, agrees, declines
) -> None:
    drawn = screen(f"""
- dialog "Offer" [modal] [ref=e1]:
  - button "{agrees}" [ref=e2]
  - button "{declines}" [ref=e3]
""")
    found = list(reader(language=language).openers(drawn))
    assert [o.node.label for o in found if o.closes] == [declines]


def test_what_is_not_in_the_way_may_stay(screen, reader) -> None:
    drawn = screen("""
- region "Cookies" [ref=e1]:
  - button "Reject all" [ref=e2]
  - button "Cookie settings" [ref=e3]
""")
    assert names(reader(), drawn) == ["Cookie settings"]


def test_what_opens_by_pointing_is_pointed_at_too(screen, reader) -> None:
    drawn = screen("""
- navigation [ref=e1]:
  - button "Me" [ref=e2]
- button "Menu" [popup=menu] [ref=e3]
- generic "Picture" [ref=e4]:
  - /hides: Settings Log out
- generic "Only a box" [ref=e5]
""")
    found = opened(reader(), drawn)
    assert ("hover", "button", "Me") in found
    assert ("hover", "button", "Menu") in found
    assert ("press", "button", "Menu") in found
    assert ("hover", "generic", "Picture") in found
    assert ("press", "generic", "Only a box") not in found


def test_an_opener_of_two_screens_is_the_same_one_by_role_label_and_address(screen, reader) -> None:
    one = screen('- navigation [ref=e1]:\n  - link "Settings" [ref=e2]:\n    - /url: /s', "https://demo.test/a")
    other = screen('- navigation [ref=e9]:\n  - link "SETTINGS " [ref=e8]:\n    - /url: ../s', "https://demo.test/b")
    assert [o.key for o in reader().openers(one)] == [o.key for o in reader().openers(other)]


def test_the_second_level_of_a_menu_has_a_part_of_the_promise_of_the_first(screen, reader) -> None:
    drawn = screen("""
- navigation:
  - list:
    - listitem:
      - link "Settings" [ref=e1]:
        - /url: /options
      - list:
        - listitem:
          - link "Reading" [ref=e2]:
            - /url: /options/reading
    - listitem:
      - link "Media" [ref=e3]:
        - /url: /media
""")
    promises = {o.node.label: o.promise for o in reader().openers(drawn)}
    assert promises["Settings"] > promises["Reading"] > 2 * promises["Media"]


def test_a_link_that_only_says_where_one_came_from_is_the_same_everywhere() -> None:
    there = "https://demo.test/look?theme=2"
    assert canonical(f"{there}&return=%2Fhome") == canonical(f"{there}&return=%2Fposts%2F1") == there
    assert canonical("https://demo.test/a?page=2") != canonical("https://demo.test/a?page=3")


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("sort=-age%2Cname", True),
        ("sortBy=name&dir=asc", True),
        ("order_by=age", True),
        ("order=17", False),
        ("dir=a", False),
    ],
)
def test_another_order_of_a_list_is_no_other_page(query: str, same: bool) -> None:
    assert (canonical(f"https://demo.test/list?view=mine&{query}") == "https://demo.test/list?view=mine") is same


def test_a_menu_promises_as_much_as_the_best_of_what_it_hides(screen, reader) -> None:
    drawn = screen("""
- link "Cornelia Canary" [ref=e1]:
  - /url: "#"
  - /hides: My account, Admin, Log out, My account, Admin, Log out
- link "Follow" [ref=e2]:
  - /url: "#"
  - /hides: News, Bluesky, Mastodon
""")
    promised = {o.node.label: o.promise for o in reader().openers(drawn) if o.do == "hover"}
    assert promised["Cornelia Canary"] > 0.4 > promised["Follow"]


def test_what_a_hidden_part_holds_promises_what_its_names_say_and_shows_no_menu(screen, reader) -> None:
    drawn = screen("""
- tab "Other" [ref=e1]:
  - /holds: Dark mode, Use my posts to train AI models
- tab "Looks" [ref=e2]:
  - /holds: Dark mode, Large text
""")
    opened = list(reader().openers(drawn))
    assert [o.do for o in opened] == ["press", "press"]
    other, looks = (o.promise for o in opened)
    assert other > 0.8
    assert looks < 0.5


def test_an_entry_of_a_list_that_is_a_link_leads_somewhere_and_a_skip_link_does_not(screen, reader) -> None:
    drawn = screen("""
- link "Skip to content" [ref=e1]:
  - /url: "#content"
- listbox:
  - option "Settings" [ref=e2]:
    - /url: /config
  - option "Large" [ref=e3]
""")
    assert names(reader(), drawn) == ["Settings"]


def test_a_link_that_a_script_makes_something_of_is_no_skip_link_whatever_it_is_called(screen, reader) -> None:
    drawn = screen(
        '- link "Subscriptions" [ref=e1]:\n  - /url: "#"\n- link "Messages" [ref=e2]:\n  - /url: "#/messages"'
    )
    assert names(reader(), drawn) == ["Subscriptions", "Messages"]


def test_an_entry_of_a_menu_is_the_same_whatever_the_page_behind_it_shows(screen, reader) -> None:
    menu = '- menu [ref=e9]:\n  - menuitem "Settings Editor" [ref=e10]'
    keys = [
        {o.key for o in reader().openers(screen(f'- heading "{shown}" [ref=e1]\n{menu}'))}
        for shown in ("Notebook", "Other")
    ]
    assert keys[0] == keys[1] != set()


def test_what_an_open_part_of_a_page_holds_is_not_what_is_called_so_outside(screen, reader) -> None:
    def drawn(part: str):
        return screen(f"""
- region "Machine learning":
  - group:
    - button "Your choices" {part}
  - group:
    - button "Advanced" [expanded=false] [ref=e9]
""")

    closed = {o.key for o in reader().openers(drawn("[expanded=false] [ref=e1]"))}
    inside = '[expanded] [ref=e1]\n    - button "Advanced" [expanded=false] [ref=e2]'
    shown = [o for o in reader().openers(drawn(inside)) if o.do == "press"]
    assert [(o.node.ref, o.key in closed) for o in shown] == [("e2", False), ("e9", True)]


@pytest.mark.parametrize(
    ("url", "least"),
    [
        ("/me", 0.4),
        ("/user/settings", 0.6),
        ("#/settings", 0.6),
        ("/?_task=settings", 0.6),
        ("/account/privacy.php", 0.4),
    ],
)
def test_an_address_tells_where_a_name_does_not(screen, reader, url: str, least: float) -> None:
    (found,) = reader().openers(screen(f'- link "anna" [ref=e1]:\n  - /url: "{url}"'))
    assert found.promise >= least


def test_a_route_of_an_application_is_an_address_and_an_anchor_is_none(screen, reader) -> None:
    urls = ("#/settings", "#!/settings", "#part", "#!", "#/", "#")
    tree = "\n".join(f'- link "{n}" [ref=e{n}]:\n  - /url: "{url}"' for n, url in enumerate(urls))
    addresses = [opener.address for opener in reader().openers(screen(tree))]
    assert addresses == [*(f"https://demo.test/{url}" for url in urls[:2]), None, None, None, None]


def test_what_has_no_name_is_told_apart_by_what_stands_beside_it(screen, reader) -> None:
    tree = "- button [ref=e1]:\n  - /beside: Help\n- button [ref=e2]:\n  - /beside: Settings"
    help_, settings = reader().openers(screen(tree))
    assert help_.key != settings.key
    assert settings.promise > help_.promise


def test_a_symbol_promises_what_it_means(screen, reader) -> None:
    tree = "- button [ref=e1]:\n  - /icon: chevron-left\n- button [ref=e2]:\n  - /icon: lg cogs\n- button [ref=e3]"
    (settings,) = reader().openers(screen(tree))
    assert settings.node.ref == "e2"
    assert settings.promise >= 0.7


def test_a_sentence_promises_less_than_a_label_and_sorting_nothing(screen, reader) -> None:
    tree = """
- link "Configure the header" [ref=e1]:
  - /url: /a
- link "Please configure the header in the section of the file that is called so" [ref=e2]:
  - /url: /b
- link "Sort by date, newest first" [ref=e3]:
  - /url: /c
"""
    label, sentence, sort = (o.promise for o in reader().openers(screen(tree)))
    assert label > sentence > sort
    assert sort < 0.05


def test_what_continues_the_address_of_a_place_is_a_part_of_it(screen, reader) -> None:
    tree = '- link "Colours" [ref=e1]:\n  - /url: /prefs/colours\n- link "Wiki" [ref=e2]:\n  - /url: /wiki'
    inner, other = reader().openers(screen(tree, "https://demo.test/prefs"))
    assert (inner.part, other.part) == (True, False)


INDEX = '- navigation:\n  - checkbox "More" [ref=e1]\n- link "Sundries" [ref=e2]:\n  - /url: /sundries'


@pytest.mark.parametrize(
    ("more", "title", "part"),
    [
        ('\n- heading "Site setup" [level=1]', "", True),
        ("", "Weather - Settings", True),
        ("", "Weather", False),
        ('\n- checkbox "Dark" [ref=e3]', "Settings", False),
    ],
    ids=["by its heading", "by its title", "of no settings", "with something to set"],
)
def test_what_an_index_of_settings_links_to_is_a_part(screen, reader, more: str, title: str, part: bool) -> None:
    drawn = screen(INDEX + more, "https://demo.test/@@overview", title)
    sundries = next(o for o in reader().openers(drawn) if o.node.label == "Sundries")
    assert sundries.part is part


def test_a_page_with_many_words_and_nothing_to_set_is_there_to_be_read(screen) -> None:
    manual = '- heading "Configuration" [level=1]\n- paragraph: ' + "how to set it up " * 100
    assert reads(screen(manual))
    assert not reads(screen(f'{manual}\n- checkbox "Reports" [ref=e1]'))
    assert not reads(screen(manual.replace("- paragraph: ", '- link "').rstrip() + '" [ref=e1]'))
    assert not reads(screen('- heading "Configuration" [level=1]\n- link "Reports" [ref=e1]'))


def test_a_link_to_another_part_of_the_same_page_opens_nothing(screen, reader) -> None:
    link = '- link "{name}" [ref=e1]:\n  - /url: "#part"'
    tree = link.format(name="Settings") + "\n  - /anchor: yes\n" + link.format(name="Privacy")
    assert [o.node.label for o in reader().openers(screen(tree))] == ["Privacy"]


def test_where_a_query_says_which_page_is_meant_it_tells_pages_apart(screen, reader) -> None:
    here, there = ("https://demo.test/index.php?route=/preferences/" + one for one in ("manage", "features"))
    assert canonical(here) != canonical(there)
    link = '- link "{name}" [ref=e1]:\n  - /url: "{url}"\n'
    tree = link.format(name="Features", url=there) + link.format(name="People", url="/index.php?route=/people")
    features, people = reader().openers(screen(tree, here))
    assert (features.part, people.part) == (True, False)


def test_what_the_addresses_of_all_pages_say_promises_nothing(screen, reader) -> None:
    drawn = screen(
        '- link "Files" [ref=e1]:\n  - /url: /admin/files\n- link "Bolt" [ref=e2]:\n  - /url: /admin/me',
        "https://demo.test/admin/content",
    )
    promised = {o.node.label: o.promise for o in reader().openers(drawn)}
    assert promised["Bolt"] > 0.3 > promised["Files"]


def test_what_comes_up_in_a_tooltip_heads_nothing_else(screen, reader) -> None:
    tip = '- tooltip "Sources":\n  - heading "Sources" [level=5]\n'
    for shown in ("", tip):
        drawn = screen(f'- heading "Engines" [level=1]\n{shown}- button "Brave" [ref=e1]')
        (brave,) = reader().openers(drawn)
        assert brave.key == ("button", "brave", "engines")


@pytest.mark.parametrize("picture", ["⚙", "⚙️"])
def test_a_picture_of_a_wheel_leads_to_settings(screen, reader, picture: str) -> None:
    wheel, other = reader().openers(screen(f'- button "{picture}" [ref=e1]\n- button "🌲" [ref=e2]'))
    assert wheel.promise > 0.6 > other.promise


def test_a_label_whose_meaning_is_near_promises_more_if_it_may_be_the_name_of_a_part(screen, reader) -> None:
    told = "They told me how smart bulbs work in all the houses of that town"
    tree = f'- button "Smart bulbs" [ref=e1]\n- button "Keyboard" [ref=e2]\n- button "{told}" [ref=e3]'
    asked = reader("lamps being switched from afar")
    near, far, content = (opener.promise for opener in asked.openers(screen(tree)))
    assert near > 2 * far
    assert near > content + 0.1, "a sentence is not likened"


def test_what_only_puts_a_table_in_another_order_is_not_opened(screen, reader) -> None:
    tree = """- row:
  - columnheader:
    - link "Name" [ref=e1]:
      - /url: "?o=2"
  - columnheader:
    - link "Anna" [ref=e2]:
      - /url: "/users/1"
- cell:
  - link "Older" [ref=e3]:
    - /url: "?page=2\""""
    drawn = screen(tree, "https://demo.test/users")
    assert [o.node.label for o in reader().openers(drawn)] == ["Anna", "Older"]


def test_what_a_whole_site_lies_beneath_makes_nothing_a_part_of_settings(screen, reader) -> None:
    drawn = screen('- link "Redirects" [ref=e1]:\n  - /url: "/admin/redirects/"', "https://demo.test/admin/users/")
    told = [next(iter(reader(start=f"https://demo.test/{at}").openers(drawn))).part for at in ("", "admin/")]
    assert told == [True, False]


def test_a_number_and_the_next_page_of_a_list_promise_less_than_a_word(screen, reader) -> None:
    tree = """- button "Letters" [ref=e1]
- button "12" [ref=e2]
- button "1–10 / 34" [ref=e3]
- button "Next page" [ref=e4]"""
    word, *others = (o.promise for o in reader().openers(screen(tree)))
    assert all(other < word / 2 for other in others)


def test_a_heading_that_shows_a_hand_unfolds_something(screen, reader) -> None:
    drawn = screen('- heading "Meta data" [ref=e1] [cursor=pointer]\n- heading "Letters" [ref=e2]')
    assert [o.node.label for o in reader().openers(drawn)] == ["Meta data"]


def test_the_tools_of_an_editor_are_let_be(screen, reader) -> None:
    tool = '- toolbar:\n    - button "Formats" [popup=menu] [ref=e1]\n    - button "Settings" [ref=e2]'
    both, bar = (f"- {around}:\n  {tool}" for around in ("application", "main"))
    assert [o.node.label for o in reader().openers(screen(both)) if o.do == "press"] == ["Settings"]
    assert [o.node.label for o in reader().openers(screen(bar)) if o.do == "press"] == ["Formats", "Settings"]
