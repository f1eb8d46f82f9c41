"""A way to send, and what most of them are made of.

In a way's texts `$HIT` is the path it sends to, `$SELF` and `$OTHER` are the two origins,
`$WS` the first as a WebSocket address, `$PORT` a port of its own, `$SCRIPT` and `$FRAME`
its worker's script and its frame. In its script `v()` is what was typed and `q()` the same
for an address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Way:
    """One way: what the page holds, and what sets it off.

    `script` defines `go()` and may define `setup()`, awaited before anything is typed.
    `trigger` is go (call it), click or enter (on the form), type (it goes off by itself),
    leave (the page is left), close (the tab is closed), crash (the renderer is); after the press
    also reload, back (and forth again) and later (call it, and let minutes pass).
    """

    name: str
    script: str = ""
    html: str = ""
    trigger: str = "go"
    worker: str = ""
    frame: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    port: str = ""
    earlier: bool = False

    @property
    def key(self) -> str:
        """Its name in an address."""
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower())


def page(way: Way) -> str:
    """The page of a way."""
    return f"""<!doctype html><html lang=en><title>{way.name}</title>
<link rel=icon href="data:,">
<form id=f action="$HIT" method=post><input id=email name=email><button id=send>Send</button></form>
<script>
const field = document.getElementById('email'), form = document.getElementById('f');
const v = () => field.value, q = () => encodeURIComponent(v());
const hit = (tail = '') => '$HIT' + tail;
const add = (tag, attributes = {{}}, into = document.body) => {{
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  into.append(made);
  return made;
}};
const post = (address = hit()) => fetch(address, {{method: 'POST', body: v()}}).catch(() => 0);
const loaded = e => new Promise(done => {{ e.onload = e.onerror = done; }});
const pause = ms => new Promise(done => setTimeout(done, ms));
const typed = f => field.addEventListener('input', f);
</script>
{way.html}
<script>let setup = async () => {{}}, go = () => {{}};</script>
<script>{way.script}</script></html>"""


def js(name: str, script: str, **more: object) -> Way:
    return Way(name, "go = () => { " + script + " };", **more)  # type: ignore[arg-type]


def worker(name: str, make: str, body: str) -> Way:
    """A worker that is ready before anything is typed, told by `go` what was typed."""
    shared = "Shared" in make
    told = "onconnect = e => e.ports[0].onmessage" if shared else "onmessage"
    start = "port.start && port.start();" if shared else ""
    return Way(
        name,
        f"let port; setup = async () => {{ const w = {make}; port = w.port || w; {start} "
        "await pause(150); }; go = () => port.postMessage(v());",
        worker=f"{told} = ({{data}}) => {{ {body} }};",
    )


FORM = '<form id=g action="$HIT" method=post><input name=a><button>Go</button></form>'
FRAME_SENDS = (
    "<!doctype html>" + FORM + "<script>onmessage = e => { document.forms[0].a.value = e.data; "
    "document.forms[0].requestSubmit(); };</script>"
)
FRAME_POSTS = (
    "<script>onmessage = e => fetch('$SELF$HIT', {method: 'POST', mode: 'no-cors', "
    "body: e.data})</script>"
)
_TOLD_FRAME = "const w = add('iframe', {0}); await loaded(w); tell = w.contentWindow;"


def frame(name: str, attributes: str, frame: str = "") -> Way:
    return Way(
        name,
        f"let tell; setup = async () => {{ {_TOLD_FRAME.replace('{0}', attributes)} }}; "
        "go = () => tell.postMessage(v(), '*');",
        frame=frame,
    )


REGISTER = "await navigator.serviceWorker.register('$SCRIPT', {scope: location.pathname})"
