import pytest

from sayno.terms.subjects import document_of, kind_of, stated


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("Start tracking Twitter Privacy Policy", "first"),
        ("First record of Twitter Privacy Policy", "first"),
        ("Update Twitter Privacy Policy", "change"),
        ("Record new changes of Twitter Privacy Policy", "change"),
        ("Refilter Twitter Privacy Policy", "rerender"),
        ("Apply technical or declaration upgrade on Twitter Privacy Policy", "rerender"),
        ("Update README.md", None),
        ("Update X Privacy Policy", None),
        ("Twitter Privacy Policy", None),
        (" Twitter Privacy Policy", None),
        ("Merge pull request #15 from someone/main", None),
        ("", None),
    ],
)
def test_the_six_forms_are_believed_only_of_their_own_document(subject, kind):
    assert stated(subject, "Twitter", "Privacy Policy") == kind


def test_a_document_named_like_another_s_ending_is_not_taken_for_it():
    assert stated("Update Google Play Terms", "Play", "Terms") is None
    assert stated("Update Google Play Terms", "Google Play", "Terms") == "change"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("Pinterest/Privacy Policy.md", ("Pinterest", "Privacy Policy")),
        ("Academia.edu/Terms of Service.md", ("Academia.edu", "Terms of Service")),
        ("README.md", None),
        (".github/workflows.md", None),
        ("a/b/c.md", None),
        ("Pinterest/.md", None),
        ("/x.md", None),
        ("Pinterest/Privacy Policy.pdf", None),
    ],
)
def test_only_service_slash_document_is_a_document(path, expected):
    assert document_of(path) == expected


def test_where_nothing_was_before_it_is_a_first_whatever_is_said():
    assert kind_of("Refilter A B", "A", "B", existed=False) == "first"
    assert kind_of("Rewrite by hand", "A", "B", existed=False) == "first"


def test_an_unknown_subject_on_something_known_is_a_change():
    assert kind_of("Rewrite by hand", "A", "B", existed=True) == "change"
    assert kind_of("First record of A B", "A", "B", existed=True) == "change"
    assert kind_of("Refilter A B", "A", "B", existed=True) == "rerender"
