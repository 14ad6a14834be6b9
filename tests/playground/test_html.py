"""The cases are the ones that the real server's own tests have for its HTML."""

import pytest

from playground.botapi.entities import Text, finished
from playground.botapi.html import BadHtml, parse_html

REFUSED = {
    "&#57311;": "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units",
    "🏟 🏟&lt;<abacaba": "Unclosed start tag at byte offset 13",
    "🏟 🏟&lt;<abac aba>": 'Unsupported start tag "abac" at byte offset 13',
    "🏟 🏟&lt;<abac>": 'Unsupported start tag "abac" at byte offset 13',
    "🏟 🏟&lt;<i   =aba>": 'Empty attribute name in the tag "i" at byte offset 13',
    "🏟 🏟&lt;<i    aba>": 'Expected equal sign in declaration of an attribute of the tag "i" at byte offset 13',
    "🏟 🏟&lt;<i    aba  =  ": 'Unclosed start tag "i" at byte offset 13',
    "🏟 🏟&lt;<i    aba  =  190azAz-.,": "Unexpected end of name token at byte offset 27",
    '🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>': "Unclosed start tag at byte offset 13",
    "🏟 🏟&lt;</": "Unexpected end tag at byte offset 13",
    "🏟 🏟&lt;<b></b></": "Unexpected end tag at byte offset 20",
    "🏟 🏟&lt;<i>a</i   ": "Unclosed end tag at byte offset 17",
    "🏟 🏟&lt;<i>a</em   >": 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"',
    "<b>open": 'Can\'t find end tag corresponding to start tag "b"',
    "<span>x</span>": 'Tag "span" must have class "tg-spoiler" at byte offset 0',
    "a < b": 'Unsupported start tag "" at byte offset 2',
}

READ = {
    "&lt;&gt;&amp;&quot;&laquo;&raquo;&#12345678;": ('<>&"&laquo;&raquo;&#12345678;', []),
    "&#65;&#x42;": ("AB", []),
    "🏟 🏟<i>🏟 &lt🏟</i>": ("🏟 🏟🏟 <🏟", [("italic", 5, 6)]),
    "🏟 🏟<i>🏟 &gt;<b aba   =   caba>&lt🏟</b></i>": ("🏟 🏟🏟 ><🏟", [("italic", 5, 7), ("bold", 9, 3)]),
    "🏟 🏟&lt;<b></b>": ("🏟 🏟<", []),
    "🏟 🏟&lt;<i>🏟 🏟&lt;</>": ("🏟 🏟<🏟 🏟<", [("italic", 6, 6)]),
    "<pre><code>a</code></pre>": ("a", [("code", 0, 1), ("pre", 0, 1)]),
    "<tg-spoiler>a</tg-spoiler><span class='tg-spoiler'>b</span>": (
        "ab",
        [("spoiler", 0, 1), ("spoiler", 1, 1)],
    ),
    "<blockquote expandable>a</blockquote>": ("a", [("expandable_blockquote", 0, 1)]),
    "<a>telegram.org </a>": ("telegram.org ", []),
    "<STRONG>a</STRONG><ins>b</ins><del>c</del>": (
        "abc",
        [("bold", 0, 1), ("underline", 1, 1), ("strikethrough", 2, 1)],
    ),
}


@pytest.mark.parametrize(("source", "reason"), REFUSED.items())
def test_bad_html_is_refused_in_the_words_of_the_real_server(source: str, reason: str) -> None:
    with pytest.raises(BadHtml) as refused:
        parse_html(source)
    assert str(refused.value) == reason


@pytest.mark.parametrize(("source", "expected"), READ.items())
def test_html_becomes_text_and_entities(
    source: str, expected: tuple[str, list[tuple[str, int, int]]]
) -> None:
    text = parse_html(source)
    found = [(entity["type"], entity["offset"], entity["length"]) for entity in text.entities]
    assert (text.plain, found) == expected


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ("<a href=telegram.org> </a>", "http://telegram.org/"),
        ("<a   href=  'telegram.org?&lt;'   > </a>", "http://telegram.org/?<"),
        ('<a href="https://t.me/x?y=1">x</a>', "https://t.me/x?y=1"),
        ("<a>telegram.org</a>", "http://telegram.org/"),
    ],
)
def test_links_are_completed(source: str, url: str) -> None:
    assert parse_html(source).entities[0]["url"] == url


def test_code_with_a_language_is_one_entity() -> None:
    nested = parse_html('<pre><code class="language-python">x</code></pre>')
    assert [(entity["type"], entity.get("language")) for entity in nested.entities] == [("pre", "python")]


def test_white_space_around_a_text_goes_and_the_entities_follow() -> None:
    assert finished(parse_html("  <b>hi </b> \n")) == Text(
        "hi", ({"type": "bold", "offset": 0, "length": 2},)
    )


def test_commands_mentions_and_links_are_found() -> None:
    text = finished(Text("/swap@some_bot hello @alice see https://example.org/a, a@b.org #fun"))
    assert [entity["type"] for entity in text.entities] == [
        "bot_command",
        "mention",
        "url",
        "email",
        "hashtag",
    ]
