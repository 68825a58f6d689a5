"""Classes of fields: what ``dataclasses``, pydantic, copying and other processes make of them."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import weakref
from functools import cached_property
from typing import NamedTuple as Typed

import pytest
from pydantic import BaseModel, TypeAdapter

from pacparse import Document, parse
from pacparse.fields import Fields, Frozen, NamedTuple, fresh, replace


class Lamp(Fields):
    """A lamp."""

    name: str
    rays: list[int] = fresh(default_factory=list)
    is_lit: bool = False


class Keeper(Frozen, kw_only=True):
    """A keeper."""

    name: str
    years: int = 4


class Place(NamedTuple):
    """A place."""

    line: int
    words: str = "here"

    @property
    def is_first(self) -> bool:
        """Whether it is the first."""
        return self.line == 1


class TypedPlace(Typed):
    """A place."""

    line: int
    words: str = "here"


def test_defaults_are_fresh_and_fields_have_slots() -> None:
    first, second = Lamp("a"), Lamp("b", is_lit=True)
    first.rays.append(4)
    assert (second.rays, second.is_lit, first.is_lit) == ([], True, False)
    with pytest.raises(AttributeError):
        first.colour = "red"  # type: ignore[attr-defined]
    assert repr(first) == "Lamp(name='a', rays=[4], is_lit=False)"


@pytest.mark.parametrize("arguments", [(), ("a", [], True, 4)])
def test_a_call_must_name_what_is_asked(arguments: tuple[object, ...]) -> None:
    with pytest.raises(TypeError, match=r"Lamp\.__init__\(\)"):
        Lamp(*arguments)  # type: ignore[arg-type]


def test_a_class_below_another_has_the_fields_of_both_whichever_is_made_first() -> None:
    class Lantern(Lamp):
        glass: str = "clear"
        is_lit: bool = True

    class Spare(Lamp):
        def __init__(self) -> None:
            super().__init__("spare", is_lit=True)

    assert Lamp("a").name == "a"
    assert repr(Lantern("b", [4], glass="red")).endswith(
        "Lantern(name='b', rays=[4], is_lit=True, glass='red')"
    )
    for spare in (Spare(), Spare()):
        assert (spare.name, spare.is_lit) == ("spare", True)
    with pytest.raises(TypeError, match="glass"):
        Lamp("a", glass="red")  # type: ignore[call-arg]


def test_annotations_may_be_evaluated_as_in_the_module_of_a_user() -> None:
    names: dict[str, object] = {}
    body = "class Boat(Frozen, kw_only=True):\n    size: int = 4\n    oars: ClassVar[int] = 2\n"
    source = f"from typing import ClassVar\nfrom pacparse.fields import Frozen\n{body}"
    exec(compile(source, "boats.py", "exec", dont_inherit=True), names)
    kind = names["Boat"]
    assert isinstance(kind, type)
    assert repr(kind(size=5)) == "Boat(size=5)"
    assert [one.name for one in dataclasses.fields(kind)] == ["size"]


def test_a_document_can_be_referred_to_weakly_and_kept_more_with() -> None:
    class Shelved(Document):
        @cached_property
        def spine(self) -> str:
            return self.key.upper()

    document = parse("3.1 The Government agrees.")
    assert weakref.ref(document)() is document
    values = {one.name: getattr(document, one.name) for one in dataclasses.fields(document)}
    assert Shelved(**values).spine == document.key.upper()


def test_only_one_and_the_same_is_equal_unless_frozen() -> None:
    assert Lamp("a") != Lamp("a")
    assert Keeper(name="a") == Keeper(name="a", years=4)
    assert Keeper(name="a") != Keeper(name="b")
    assert len({Keeper(name="a"), Keeper(name="a")}) == 1


def test_what_is_frozen_stays_as_it_is() -> None:
    keeper = Keeper(name="a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        keeper.name = "b"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del keeper.name
    with pytest.raises(TypeError):
        Keeper("a")  # type: ignore[call-arg]


def test_dataclasses_sees_a_dataclass() -> None:
    document = parse("3.1 The Government agrees.")
    assert dataclasses.is_dataclass(document)
    assert dataclasses.is_dataclass(Document)
    assert [one.name for one in dataclasses.fields(document.source)][:2] == ["name", "media_type"]
    other = dataclasses.replace(document, title="Lamps")
    assert (other.title, other.blocks) == ("Lamps", document.blocks)
    assert replace(document, title="Lamps") == other
    assert document.__replace__(title="Lamps") == other  # type: ignore[attr-defined,unused-ignore]
    assert dataclasses.asdict(document)["source"]["characters"] == 26


def test_pydantic_sees_a_dataclass_also_inside_a_model_of_another_program() -> None:
    class Shelf(BaseModel):
        documents: list[Document]

    shelf = Shelf(documents=[parse("3.1 The Government agrees.")])
    assert Shelf.model_validate_json(shelf.model_dump_json()) == shelf
    assert TypeAdapter(Document).json_schema()["properties"].keys() >= {"key", "blocks"}


def test_a_record_is_copied_and_sent_to_other_processes() -> None:
    document = parse("3.1 The Government agrees.")
    for other in (copy.deepcopy(document), pickle.loads(pickle.dumps(document))):
        assert other == document
        assert hash(other) == hash(document)
        assert other.block_by_id == document.block_by_id


def test_a_named_tuple_is_one_of_typing() -> None:
    ours, theirs = Place(1), TypedPlace(1)
    assert (*ours, repr(ours)) == (*theirs, repr(theirs).removeprefix("Typed"))
    assert ours.is_first
    assert ours._replace(line=2) == Place(2, "here")
    for name in ("_fields", "_field_defaults", "__module__", "__doc__", "__match_args__"):
        assert getattr(Place, name) == getattr(TypedPlace, name)
    assert pickle.loads(pickle.dumps(ours)) == ours
