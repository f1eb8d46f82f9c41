"""What an answer reads like is proposed, never more."""

from __future__ import annotations

import pytest

from optout_bot.after.reading import read
from optout_bot.flow.words import Words
from optout_bot.person.record import Answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        # Texts that people were sent, each with its source in `flows/answers.toml`.
        (
            "Hi,\n\nWe will honour your objection for your public information.",
            Answer.ACCEPTED,
        ),
        ("Hola:\nVamos a aceptar tu objeción. Gracias.", Answer.ACCEPTED),
        ("Nous avons accepté votre opposition.", Answer.ACCEPTED),
        ("Votre opposition sera respectée à l'avenir.", Answer.ACCEPTED),
        ("Wir haben deinem Widerspruch stattgegeben.", Answer.ACCEPTED),
        ("We looked at your objection and have decided to reject it.", Answer.REFUSED),
        ("Nous ne pouvons pas donner suite à votre opposition.", Answer.REFUSED),
        ("Wir lehnen deinen Widerspruch ab.", Answer.REFUSED),
        ("To go on with your objection we need more information.", Answer.MORE),
        ("Il nous faut des informations supplémentaires.", Answer.MORE),
        ("Your confirmation code is 482913.", Answer.CODE),
        # One that says both says nothing to a program.
        ("We will honour your objection. We reject your objection.", None),
        ("We respect your objection. Yet we deny your objection.", None),
        ("Have a nice day. We accept cookies.", None),
        ("", None),
    ],
)
def test_it_is_proposed_by_its_words(words: Words, text: str, answer: Answer | None) -> None:
    reading = read(text, words)

    assert reading.answer == answer
    assert not reading.sentence or reading.sentence in text
