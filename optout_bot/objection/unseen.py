"""What a form sends along without showing it."""

from __future__ import annotations

from playwright.sync_api import Error

from optout_bot.flow import Purpose
from optout_bot.objection.session import LookAgain
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Element
from optout_bot.page.survey import node_of

# What a form would send along unseen, without what pages renew by themselves.
# Asked of the elements' own kinds, since a field may bear the name of what is asked for.
_UNSEEN = """(button, field) => {
  const attribute = (e, name) => Element.prototype.getAttribute.call(e, name) || "";
  const get = (kind, name, e) => Object.getOwnPropertyDescriptor(kind.prototype, name).get.call(e);
  let box = button.form || Element.prototype.closest.call(button, "form");
  const isForm = box instanceof HTMLFormElement;
  const parent = (e) => get(Node, "parentNode", e) || e.host;
  if (!box) for (box = button; !Node.prototype.contains.call(box, field);) box = parent(box);
  const fields = isForm ? get(HTMLFormElement, "elements", box)
    : box.querySelectorAll("input,select,textarea");
  const tokens = ["fb_dtsg", "lsd", "jazoest"].concat(["user", "a", "req", "rev", "hsi", "dyn",
    "csr", "s", "hs", "ccg", "comet_req", "spin_r", "spin_b", "spin_t"].map((name) => "__" + name));
  const said = [...fields].filter((e) => !tokens.includes(e.name))
    .map((e) => [e.name, e.value, e.checked]);
  const of = (name) => isForm ? attribute(box, name) : "";
  return JSON.stringify([of("action"), of("method"), attribute(button, "formaction"), said]);
}"""


def sent_unseen(look: Look, button: Element) -> str:
    """Where the form sends, and all that it sends, also without showing it.

    Raises:
        LookAgain: it was drawn anew.
    """
    email = look.fields.element(Purpose.EMAIL)
    assert email is not None
    try:
        return str(node_of(look.snapshot, button).evaluate(_UNSEEN, node_of(look.snapshot, email)))
    except Error:
        raise LookAgain from None
