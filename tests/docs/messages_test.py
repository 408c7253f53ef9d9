"""messages.txt is what the sources say."""

from docs.messages import LIST, is_sentence, messages, statements


def test_the_list_is_what_the_program_says() -> None:
    assert LIST.read_text() == messages(), "write it anew: /usr/bin/python3 tests/docs/messages.py"


def test_literals_are_found_with_what_stands_between_them() -> None:
    text = 'f("one " "two", 3, "three");  // "no"\n#include "x"\ng(\'"\'); h("\\"a; b\\"");'
    assert list(statements(text)) == ["one two…three", "", '\\"a; b\\"', ""]


def test_names_and_keys_are_no_sentences() -> None:
    for said in ("aws_access_key_id", "hint: ", "a b", "x…y"):
        assert not is_sentence(said)
    assert is_sentence("the code was not sent")
