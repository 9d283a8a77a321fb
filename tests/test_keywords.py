"""Words that speak for a theme, as people write them in Swedish and English."""

from __future__ import annotations

import pytest
from synpunkt.layers import codes, keywords
from synpunkt.layers.errors import InputError
from synpunkt.layers.keywords import Keyword, Suggestion, suggest

BACKENDS = ("file", "server")


@pytest.mark.parametrize(
    ("text", "theme", "word"),
    [
        ("Mörkt i gångtunneln, man ser inte vem som kommer", "lighting", "Mörkt"),
        ("Gångtunneln är för lång", "passages.tunnel", "Gångtunneln"),
        ("Bänkarna är trasiga", "upkeep.furniture", "Bänkarna"),
        ("Dåligt med parkeringar", "movement.parking", "parkeringar"),
        ("Bron är hal på vintern", "passages.bridge", "Bron"),
        ("It is so dark at the square, no light at all", "lighting", "dark"),
        ("Hotellet är fint", None, None),
        ("Broschyren var bra", None, None),
        ("", None, None),
    ],
)
def test_a_word_speaks_for_its_theme(text, theme, word):
    wanted = Suggestion(theme, word) if theme else None
    assert suggest(text, keywords.shipped()) == wanted


def test_the_theme_that_most_words_speak_for_wins():
    text = "Tunneln är bra, men lampor saknas och ljuset blinkar"
    assert suggest(text, keywords.shipped()).theme == "lighting"


def test_the_shipped_words_speak_for_themes_that_there_are_in_both_languages():
    words = keywords.shipped()
    assert {keyword.language for keyword in words} == {"sv", "en"}
    assert {keyword.theme for keyword in words} <= set(codes.load()["theme"])
    assert len({(k.word, k.language) for k in words}) == len(words)


def test_a_municipality_edits_its_own_words(store):
    assert {k.word for k in keywords.load(store)} == {k.word for k in keywords.shipped()}
    with store.operation() as operation:
        for row in list(store.rows("keyword")):
            operation.delete("keyword", row["uuid"])
        operation.insert("keyword", {"word": "älg", "language": "sv", "theme": "other"})
    assert keywords.load(store) == [Keyword("älg", "sv", "other")]
    keywords.plant(store)
    assert store.count("keyword") == 1


@pytest.mark.file_only
def test_a_store_that_had_no_words_is_given_them_once(store):
    from synpunkt.layers.connection import run, writing

    with writing(store.path) as dataset:  # as a store made before there were any
        run(dataset, "UPDATE store_session SET logging = 0")
        run(dataset, "DELETE FROM keyword")
        run(dataset, "UPDATE store_session SET logging = 1")
    assert keywords.load(store) == keywords.shipped()
    keywords.plant(store)
    keywords.plant(store)
    assert store.count("keyword") == len(keywords.shipped())


def test_words_are_added_and_removed_and_none_speaks_twice(store):
    dark = Keyword("mörk", "sv", "lighting")
    known = keywords.load(store)
    with store.operation() as operation:
        keywords.change(operation, store, [Keyword(" lodjur ", "sv", "other")], [known[0]])
    after = keywords.load(store)
    assert Keyword("lodjur", "sv", "other") in after and known[0] not in after
    assert len(after) == len(known)
    for word, said in (("  ", "first"), ("LODJUR", "already")):
        with pytest.raises(InputError, match=said), store.operation() as operation:
            keywords.change(operation, store, [dark._replace(word=word)])
