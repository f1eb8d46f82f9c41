"""The practice site: which page stands at which of Meta's addresses, and what was received."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args
from urllib.parse import parse_qsl, quote, urlsplit

from optout_bot.base.errors import UsageError
from optout_bot.base.messages import tr
from optout_bot.flow.words import Words
from optout_bot.lock.request import Reply
from optout_bot.practice import forms, pages
from optout_bot.practice.forms import CODE
from optout_bot.practice.pages import GENERAL, THIRD_PARTY, Texts

FormVersion = Literal["2025", "2024", "uk", "brazil"]
Prefilled = Literal["right", "empty", "other"]
# Which way leads to the form: the link in the generative AI page's first paragraph, its
# folded section, the form's own address (the first pair of numbers, or only the second),
# the privacy centre's card or its topic, the policy's banner, its Object section with the
# old link or with the one of 2026, its menu; or none, or only to the third-party form.
Route = Literal[
    "all", "section", "direct", "second", "centre", "topic", "banner", "policy", "hub", "menu",
    "trap", "none",
]  # fmt: skip
# Where a sign-in is asked for: nowhere, before the form, before every page and once more
# on the help pages, or before the form with a check of whose account it is.
SignedOut = Literal["no", "yes", "twice", "checked"]
Region = Literal["eu", "us"]
YesNo = Literal["no", "yes"]

OTHER_EMAIL = "old.address@example.org"
FIRST = {"6359191084165019", "233964459562201"}
SECOND = {"712876720715583", "767264225370182"}


@dataclass(frozen=True)
class Practice:
    """What to practise on: language, form version, prefilled e-mail, walls, open routes,
    region, and whether the site has had enough for today."""

    language: str = "en"
    form: FormVersion = "2025"
    email: Prefilled = "empty"
    signed_out: SignedOut = "no"
    cookies: YesNo = "no"
    route: Route = "all"
    region: Region = "eu"
    limited: YesNo = "no"

    @property
    def country(self) -> str:
        """A country where this form version is shown, where it asks for one."""
        return {"uk": "GB", "brazil": "BR", "2024": "IE"}.get(self.form, "")

    @classmethod
    def parse(cls, text: str, words: Words) -> Practice:
        """Read `fr` or `fr,form=2024,email=other`.

        Raises:
            UsageError: an unknown language, name or value.
        """
        first, *rest = text.split(",")
        language = words.language_of(first)
        if language is None:
            known = tr("--practice: no words for this language; there are: {names}")
            raise UsageError(known.format(names=", ".join(words.languages)))
        practice = cls(language=language)
        allowed = {"form": FormVersion, "email": Prefilled, "route": Route}
        allowed |= {"signed_out": SignedOut, "cookies": YesNo}
        allowed |= {"region": Region, "limited": YesNo}
        for each in rest:
            name, _, value = each.partition("=")
            if name not in allowed:
                known = tr("--practice: there is: {names}")
                raise UsageError(known.format(names=", ".join(allowed)))
            if value not in get_args(allowed[name]):
                known = tr("--practice: {name} is one of: {names}")
                names = ", ".join(get_args(allowed[name]))
                raise UsageError(known.format(name=name, names=names))
            practice = replace(practice, **{name: value})  # type: ignore[arg-type]  # checked above
        return practice


class PracticeSite:
    """Answers at Meta's addresses. `received` is every form it was sent. `alone`: nobody can act
    in its pages, so what is only a person's to do there they do by themselves."""

    def __init__(
        self, practice: Practice, words: Words, email: str, *, alone: bool = False
    ) -> None:
        self._alone = alone
        self.practice = practice
        self.texts = Texts(words, practice.language)
        self.received: list[dict[str, str]] = []
        self._signed_in: set[str] = set()
        self.cookies = practice.cookies == "yes"
        # The way that is practised is the only one: the form opens once its page was seen.
        self._way_found = practice.route == "direct"
        held = {"right": email, "empty": "", "other": OTHER_EMAIL}
        self.prefilled = held[practice.email]

    def reply(self, method: str, address: str, body: str | None) -> Reply | None:
        """The page at an address, None for a host that is not Meta's."""
        parts = urlsplit(address)
        host = parts.hostname or ""
        if not host.endswith(("facebook.com", "instagram.com", "meta.com")):
            return None
        if parts.path == "/favicon.ico":
            return Reply(404, {}, b"")
        if method == "POST":
            return self._receive(parts.path, body or "")
        if parts.path == "/practice/sign-in":
            self._signed_in.add(self._session(host))
            return _redirect(dict(parse_qsl(parts.query)).get("next", "/"))
        if parts.path == "/practice/cookies":
            self.cookies = False
            return _redirect(dict(parse_qsl(parts.query)).get("next", "/"))
        if parts.path.startswith(("/login", "/accounts/login")):
            checked = self.practice.signed_out == "checked"
            return _page(pages.login(self.texts, parts.query, checked=checked))
        if parts.path == "/checkpoint/":
            return _page(pages.checkpoint(self.texts, parts.query))
        return _page(self._get(host, parts.path, parts.query))

    def _get(self, host: str, path: str, query: str) -> str:
        if self._asks_sign_in(host, path):
            login = "/accounts/login/" if "instagram" in host else "/login.php"
            back = quote(f"https://{host}{path}" + (f"?{query}" if query else ""), safe="")
            return pages.moved(f"{login}?next={back}")
        page = self._page_at(host, path, query)
        return pages.with_cookie_dialog(self.texts, page, path, query) if self.cookies else page

    def _session(self, host: str) -> str:
        """The help pages of Instagram keep a session of their own."""
        apart = self.practice.signed_out == "twice" and host.startswith("help.instagram")
        return host if apart else "all"

    def _asks_sign_in(self, host: str, path: str) -> bool:
        wall = self.practice.signed_out
        asked = wall == "twice" or (wall != "no" and "/contact/" in path)
        return asked and self._session(host) not in self._signed_in

    def _page_at(self, host: str, path: str, query: str) -> str:
        links = pages.Links.of(host)
        if "/contact/" in path and self.practice.limited == "yes":
            return pages.rate_limit(self.texts)
        if self.practice.region == "us":
            return self._page_abroad(path, links)
        if "/contact/" in path:
            return self._form_at(path.rstrip("/").rpartition("/")[2])
        if path.startswith("/privacy/guide/genai"):
            return pages.gen_ai(self.texts, links, banner=self._leads("menu"), section=False)
        if path.startswith("/privacy/genai"):
            banner, section = self._leads("all"), self._leads("all", "section")
            return pages.gen_ai(self.texts, links, banner=banner, section=section)
        if path.startswith("/support/privacy") and self._leads("hub"):
            return pages.rights_hub(self.texts, query)
        if "/policy" in path:
            return self._policy(path, query, links)
        if path in {"/", "/privacy/center"}:
            self._leads("centre", "topic")
            return pages.privacy_centre(self.texts, links, way=self.practice.route)
        if path == "/privacy/center/ai":
            return pages.ai_topic(self.texts, links)
        return pages.not_available(self.texts)

    def _page_abroad(self, path: str, links: pages.Links) -> str:
        if path.rstrip("/").endswith(THIRD_PARTY):
            return forms.third_party_form(self.texts, THIRD_PARTY)
        if path.startswith("/privacy/genai"):
            return pages.gen_ai(self.texts, links, banner=False, section=False, abroad=True)
        if "/policy" in path:
            return pages.policy(self.texts)
        return pages.not_available(self.texts, abroad=True)

    def _leads(self, *routes: str) -> bool:
        """Whether the way that is practised goes through this page."""
        leads = self.practice.route in routes
        self._way_found = self._way_found or leads
        return leads

    def _form_at(self, number: str) -> str:
        route = self.practice.route
        if (number in FIRST and self._way_found) or (number in SECOND and route == "second"):
            return forms.objection_form(self.texts, number, self._form())
        if number == GENERAL and route == "policy":
            return forms.general_form(self.texts, number, self._form())
        if number == THIRD_PARTY:
            return forms.third_party_form(self.texts, number)
        return pages.not_available(self.texts)

    def _form(self) -> forms.FormShape:
        long = self.practice.form in {"2024", "brazil"}
        return forms.FormShape(self.prefilled, long=long, alone=self._alone)

    def _policy(self, path: str, query: str, links: pages.Links) -> str:
        route = self.practice.route
        if route in {"policy", "hub"} and ("ObjectYouHaveThe" in query or "printable" in path):
            return pages.policy(self.texts, links.general if route == "policy" else links.hub)
        if self._leads("banner"):
            return pages.policy(self.texts, links.form)
        return pages.policy(self.texts, menu=route == "menu")

    def _receive(self, path: str, body: str) -> Reply:
        sent = dict(parse_qsl(body, keep_blank_values=True))
        if not path.startswith("/ajax/help/contact/submit/"):
            return Reply(404, {}, b"")
        self.received.append(sent)
        if path.endswith("/code"):
            state = "confirmation" if sent.get("nonce") == CODE else "code"
        elif "@" not in sent.get("email", ""):
            state = "invalid"
        else:
            state = "code" if self._form().long else "confirmation"
        return Reply(200, {"content-type": "text/plain; charset=utf-8"}, state.encode())


def _page(html: str) -> Reply:
    return Reply(200, {"content-type": "text/html; charset=utf-8"}, html.encode())


def _redirect(address: str) -> Reply:
    return _page(pages.moved(address))
