"""The practice site: which page stands at which of Meta's addresses, and what was received."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args
from urllib.parse import parse_qsl, urlsplit

from optout_bot.errors import UsageError
from optout_bot.lock import Answer
from optout_bot.practice import pages
from optout_bot.practice.pages import Texts
from optout_bot.words import Words

FormVersion = Literal["2025", "2024", "uk", "brazil"]
Prefilled = Literal["right", "empty", "other"]
Route = Literal["all", "direct", "policy", "none"]
Wall = Literal["no", "yes"]

OTHER_EMAIL = "old.address@example.org"
CODE = "123456"
OBJECTION = ("6359191084165019", "712876720715583", "233964459562201", "767264225370182")
GENERAL = "367438723733209"
THIRD_PARTY = "510058597920541"


@dataclass(frozen=True)
class Practice:
    """What to practise on: language, form version, prefilled e-mail, walls, open routes."""

    language: str = "en"
    form: FormVersion = "2025"
    email: Prefilled = "empty"
    signed_out: Wall = "no"
    cookies: Wall = "no"
    route: Route = "all"

    @property
    def country(self) -> str:
        """A country where this form version is shown."""
        return {"uk": "GB", "brazil": "BR"}.get(self.form, "IE")

    @classmethod
    def parse(cls, text: str, words: Words) -> Practice:
        """Read `fr` or `fr,form=2024,email=other`.

        Raises:
            UsageError: an unknown language, name or value.
        """
        first, *rest = text.split(",")
        language = words.language_of(first)
        if language is None:
            raise UsageError(
                f"--practice: no words for this language; {', '.join(words.languages)}"
            )
        practice = cls(language=language)
        allowed = {"form": FormVersion, "email": Prefilled, "route": Route}
        allowed |= {"signed_out": Wall, "cookies": Wall}
        for each in rest:
            name, _, value = each.partition("=")
            if name not in allowed:
                raise UsageError(f"--practice: there is {', '.join(allowed)}")
            if value not in get_args(allowed[name]):
                raise UsageError(
                    f"--practice: {name} is one of {', '.join(get_args(allowed[name]))}"
                )
            practice = replace(practice, **{name: value})  # type: ignore[arg-type]  # checked above
        return practice


class PracticeSite:
    """Answers at Meta's addresses. `received` is every form it was sent."""

    def __init__(self, practice: Practice, words: Words, email: str) -> None:
        self.practice = practice
        self.texts = Texts(words, practice.language)
        self.received: list[dict[str, str]] = []
        self.signed_in = practice.signed_out == "no"
        self.cookies = practice.cookies == "yes"
        held = {"right": email, "empty": "", "other": OTHER_EMAIL}
        self.prefilled = held[practice.email]

    def answer(self, method: str, address: str, body: str | None) -> Answer | None:
        """The page at an address, None for a host that is not Meta's."""
        parts = urlsplit(address)
        host = parts.hostname or ""
        if not host.endswith(("facebook.com", "instagram.com", "meta.com")):
            return None
        if parts.path == "/favicon.ico":
            return Answer(404, {}, b"")
        if method == "POST":
            return self._receive(parts.path, body or "")
        if parts.path == "/practice/sign-in":
            self.signed_in = True
            return _redirect(dict(parse_qsl(parts.query)).get("next", "/"))
        if parts.path == "/practice/cookies":
            self.cookies = False
            return _redirect(dict(parse_qsl(parts.query)).get("next", "/"))
        if parts.path.startswith(("/login", "/accounts/login")):
            return _page(pages.login(self.texts, parts.query))
        return _page(self._get(host, parts.path, parts.query))

    def _get(self, host: str, path: str, query: str) -> str:
        number = path.rstrip("/").rpartition("/")[2]
        if "/contact/" in path and not self.signed_in:
            return pages.moved(f"/login.php?next=https%3A%2F%2F{host}{path}")
        if "/privacy/genai" in path:
            page = pages.gen_ai(self.texts, in_region=self.practice.route == "all")
        elif "policy" in path:
            page = self._policy(query)
        elif number in OBJECTION and self.practice.route in {"all", "direct"}:
            page = pages.objection_form(self.texts, number, self._form())
        elif number == GENERAL and self.practice.route in {"all", "policy"}:
            page = pages.general_form(self.texts, number, self._form())
        elif number == THIRD_PARTY:
            page = pages.third_party_form(self.texts, number)
        elif path.startswith("/privacy/center"):
            page = pages.privacy_centre(self.texts)
        else:
            page = pages.not_available(self.texts)
        return pages.with_cookie_dialog(self.texts, page, path, query) if self.cookies else page

    def _form(self) -> pages.FormShape:
        long = self.practice.form in {"2024", "brazil"}
        return pages.FormShape(
            email=self.prefilled, country=long, reason_required=long, asks_code=long
        )

    def _policy(self, query: str) -> str:
        objecting = "ObjectYouHaveThe" in query and self.practice.route in {"all", "policy"}
        return pages.policy(self.texts, objecting=objecting)

    def _receive(self, path: str, body: str) -> Answer:
        sent = dict(parse_qsl(body, keep_blank_values=True))
        if not path.startswith("/ajax/help/contact/submit/"):
            return Answer(404, {}, b"")
        self.received.append(sent)
        if path.endswith("/code"):
            state = "confirmation" if sent.get("nonce") == CODE else "code"
        elif "@" not in sent.get("email", ""):
            state = "invalid"
        else:
            state = "code" if self._form().asks_code else "confirmation"
        return Answer(200, {"content-type": "text/plain; charset=utf-8"}, state.encode())


def _page(html: str) -> Answer:
    return Answer(200, {"content-type": "text/html; charset=utf-8"}, html.encode())


def _redirect(address: str) -> Answer:
    return _page(pages.moved(address))
