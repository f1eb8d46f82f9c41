"""The ways to send: one table, for the tests and for the document.

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
    leave (the page is left), close (the tab is closed), crash (the renderer is).
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


def _js(name: str, script: str, **more: object) -> Way:
    return Way(name, "go = () => { " + script + " };", **more)  # type: ignore[arg-type]


def _worker(name: str, make: str, body: str) -> Way:
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


_FORM = '<form id=g action="$HIT" method=post><input name=a><button>Go</button></form>'
_FRAME_SENDS = (
    "<!doctype html>" + _FORM + "<script>onmessage = e => { document.forms[0].a.value = e.data; "
    "document.forms[0].requestSubmit(); };</script>"
)
_FRAME_POSTS = (
    "<script>onmessage = e => fetch('$SELF$HIT', {method: 'POST', mode: 'no-cors', "
    "body: e.data})</script>"
)
_TOLD_FRAME = "const w = add('iframe', {0}); await loaded(w); tell = w.contentWindow;"


def _frame(name: str, attributes: str, frame: str = "") -> Way:
    return Way(
        name,
        f"let tell; setup = async () => {{ {_TOLD_FRAME.replace('{0}', attributes)} }}; "
        "go = () => tell.postMessage(v(), '*');",
        frame=frame,
    )


_OLD_WORKER = (
    "addEventListener('message', e => e.waitUntil(fetch('$HIT', {method: 'POST', body: e.data})));"
)
_OLD_SOCKET = (
    "addEventListener('message', e => { const s = new WebSocket('$WS$HIT'); "
    "s.onopen = () => s.send(e.data); });"
)
_REGISTER = "await navigator.serviceWorker.register('$SCRIPT', {scope: location.pathname})"
_TELL_OLD = (
    "go = async () => { const r = await navigator.serviceWorker.getRegistration(); "
    "(r.active || r.waiting).postMessage(v()); };"
)

WRITES = (
    Way("click on submit", trigger="click"),
    Way("Enter in a field", trigger="enter"),
    Way(
        "Enter after the page moved the focus to its button",
        "typed(() => setTimeout(() => document.getElementById('send').focus()))",
        trigger="enter",
    ),
    Way(
        "page presses its own button when the field is full",
        "typed(() => document.getElementById('send').click())",
        trigger="type",
    ),
    Way(
        "page swaps the form for another and submits it",
        "typed(() => setTimeout(() => { const g = form.cloneNode(true); form.replaceWith(g); "
        "g.submit(); }))",
        trigger="type",
    ),
    Way(
        "dialog over everything that sends",
        "go = () => { const d = add('dialog'); d.innerHTML = `<form id=g action=$HIT method=post>"
        "<input name=a><button>OK</button></form>`; d.showModal(); g.a.value = v(); "
        "g.querySelector('button').click(); };",
    ),
    Way("keeps sending on every key", "typed(() => post())", trigger="type"),
    _js("flood of 500 requests", "for (let i = 0; i < 500; i++) post(hit('?' + i + q()));"),
    _js("fetch POST", "post()"),
    _js("fetch keepalive", "fetch(hit(), {method: 'POST', body: v(), keepalive: true})"),
    _js(
        "fetch with a body that streams",
        """
        fetch(hit(), {method: 'POST', duplex: 'half', body: new ReadableStream({start(c) {
        c.enqueue(new TextEncoder().encode(v())); c.close(); }})})""",
    ),
    *(
        _js(f"fetch {m}", f"fetch(hit(), {{method: '{m}', body: v()}})")
        for m in ("PUT", "PATCH", "DELETE", "EXFIL")
    ),
    *(
        _js(f"fetch {m} with data", f"fetch(hit('?' + q()), {{method: '{m}'}})")
        for m in ("HEAD", "OPTIONS")
    ),
    _js("XHR POST", "const x = new XMLHttpRequest(); x.open('POST', hit()); x.send(v());"),
    _js(
        "synchronous XHR",
        "const x = new XMLHttpRequest(); x.open('POST', hit(), false); x.send(v());",
    ),
    _js("sendBeacon", "navigator.sendBeacon(hit(), v())"),
    _js("form.requestSubmit()", "form.requestSubmit()"),
    _js("form.submit()", "form.submit()"),
    _js(
        "javascript: address",
        "location = `javascript:void fetch('$HIT', {method: 'POST', body: v()})`",
    ),
    Way(
        "form in an iframe of the same origin, click",
        "let w; setup = async () => { w = add('iframe', {src: '$FRAME'}); await loaded(w); }; "
        "go = () => { const g = w.contentDocument.forms[0]; g.a.value = v(); "
        "g.querySelector('button').click(); };",
        frame=_FORM,
    ),
    _frame("form in an iframe of another origin", "{src: '$OTHER$FRAME'}", _FRAME_SENDS),
    _frame("iframe srcdoc", "{srcdoc: `" + _FRAME_SENDS.replace("</script>", "<\\/script>") + "`}"),
    _frame(
        "iframe data:",
        "{src: `data:text/html," + _FRAME_POSTS.replace("</script>", "<\\/script>") + "`}",
    ),
    _frame(
        "iframe blob:",
        "{src: URL.createObjectURL(new Blob([`"
        + _FRAME_POSTS.replace("</script>", "<\\/script>")
        + "`], {type: 'text/html'}))}",
    ),
    _js(
        "fetch borrowed from a blank frame",
        "add('iframe').contentWindow.fetch('$SELF$HIT', {method: 'POST', body: v()})",
    ),
    _js("form into a frame", "add('iframe', {name: 'w'}); form.target = 'w'; form.submit();"),
    _js("form with target=_blank", "form.target = '_blank'; form.submit();"),
    Way(
        "popup that sends on load",
        "go = () => open('$FRAME?' + q())",
        frame="<script>fetch('$HIT', {method: 'POST', body: location.search})</script>",
    ),
    _js(
        "popup about:blank, filled by its opener",
        """
        const w = open('about:blank'); w.document.body.innerHTML = form.outerHTML;
        w.document.forms[0].action = '$SELF$HIT'; w.document.querySelector('input').value = v();
        w.document.forms[0].submit();""",
    ),
    _js("popup javascript:", "open(`javascript:opener.fetch('$SELF$HIT', {method: 'POST'})`)"),
    _js("new tab with noopener", "open(hit('?' + q()), '_blank', 'noopener')"),
    Way(
        "service worker of an earlier run",
        f"setup = async () => {{ {_REGISTER}; await pause(100); }}; {_TELL_OLD}",
        worker=_OLD_WORKER,
        earlier=True,
    ),
    Way(
        "WebSocket in a service worker of an earlier run",
        f"setup = async () => {{ {_REGISTER}; await pause(100); }}; {_TELL_OLD}",
        worker=_OLD_SOCKET,
        earlier=True,
    ),
    _worker(
        "dedicated worker", "new Worker('$SCRIPT')", "fetch('$HIT', {method: 'POST', body: data})"
    ),
    _worker(
        "shared worker",
        "new SharedWorker('$SCRIPT')",
        "fetch('$HIT', {method: 'POST', body: data})",
    ),
    _worker(
        "worker in a worker",
        "new Worker('$SCRIPT')",
        "const b = new Blob([`fetch('$SELF$HIT', {method: 'POST', body: '${data}'})`]); "
        "new Worker(URL.createObjectURL(b));",
    ),
    _js(
        "worker blob:",
        """
        const b = new Blob([`fetch('$SELF$HIT', {method: 'POST', body: '${v()}'})`]);
        new Worker(URL.createObjectURL(b));""",
    ),
    Way(
        "beacon in pagehide", "onpagehide = () => navigator.sendBeacon(hit(), v())", trigger="leave"
    ),
    Way(
        "keepalive in pagehide",
        "onpagehide = () => fetch(hit(), {method: 'POST', body: v(), keepalive: true})",
        trigger="close",
    ),
    Way(
        "sends when the tab is hidden",
        "document.onvisibilitychange = onblur = () => navigator.sendBeacon(hit(), v())",
        trigger="leave",
    ),
    _js("fetchLater", "fetchLater(hit(), {method: 'POST', body: v(), activateAfter: 0})"),
    Way(
        "fetchLater when the page closes",
        "typed(() => fetchLater(hit(), {method: 'POST', body: v()}))",
        trigger="close",
    ),
    Way(
        "beacon of a renderer that crashes",
        "typed(() => navigator.sendBeacon(hit(), v()))",
        trigger="crash",
    ),
    _js(
        "a ping",
        "const a = add('a', {href: '#x', ping: hit('?' + q())}); a.textContent = 'x'; a.click();",
    ),
    Way(
        "CSP violation report",
        "go = () => add('img', {src: 'https://127.0.0.1:9/?' + q()})",
        headers={"content-security-policy": "img-src 'none'; report-uri $HIT"},
    ),
    Way(
        "Reporting API",
        "let w; setup = async () => { w = add('iframe', {src: '$FRAME'}); await loaded(w); }; "
        "go = () => { add('img', {src: 'https://127.0.0.1:9/?' + q()}); "
        "setTimeout(() => location = 'about:blank', 100); };",
        headers={
            "content-security-policy": "img-src 'none'; report-to d",
            "reporting-endpoints": 'd="$SELF$HIT"',
        },
    ),
)

READS = (
    _js("form with method GET", "form.method = 'get'; form.submit();"),
    _js("button with formmethod=get", "send.formMethod = 'get'; send.click();"),
    _js("fetch GET with data", "fetch(hit('?' + q()))"),
    _js("fetch GET, base64", "fetch(hit('?' + btoa(v())))"),
    _js(
        "fetch GET, hex",
        "fetch(hit('?' + Array.from(v(), c => c.charCodeAt(0).toString(16)).join('')))",
    ),
    _js("fetch GET, backwards", "fetch(hit('?' + [...v()].reverse().join('')))"),
    _js(
        "fetch GET, every letter moved by 13",
        """
        fetch(hit('?' + v().replace(/[a-z]/g,
        c => String.fromCharCode((c.charCodeAt(0) - 84) % 26 + 97))))""",
    ),
    _js(
        "fetch GET, split over parameters",
        "fetch(hit(`?a=${v().slice(0, 8)}&b=${v().slice(8, 16)}&c=${v().slice(16)}`))",
    ),
    _js("fetch GET, split over the path", "fetch(hit('/' + [...v()].join('/')))"),
    _js(
        "one image for every character",
        "[...v()].forEach((c, i) => add('img', {src: hit(`?${i}=${c}`)}))",
    ),
    _js(
        "one image path for every character",
        "[...v()].forEach(c => add('img', {src: hit(`/${c.charCodeAt(0)}.png`)}))",
    ),
    Way(
        "addresses known before, in the order of the characters",
        "const alphabet = [...'@.abcdefghijklmnopqrstuvwxyz']; "
        "setup = () => Promise.all(alphabet.map(c => fetch(hit('/' + c)))); "
        "go = async () => { for (const c of v()) await fetch(hit('/' + c)); };",
    ),
    _js("a header", "fetch(hit(), {headers: {'x-data': q()}})"),
    _js("a cookie and a plain GET", "document.cookie = 'd=' + q(); fetch(hit());"),
    _js(
        "the address as Referer",
        "history.replaceState(0, '', '?' + q()); fetch(hit(), {referrerPolicy: 'unsafe-url'});",
    ),
    _js("EventSource", "new EventSource(hit('?' + q()))"),
    _js("image GET with data", "new Image().src = hit('?' + q())"),
    _js("CSS url()", "document.body.style.background = `url('${hit('?' + q())}')`"),
    Way(
        "CSS selectors on what is typed",
        "typed(() => field.setAttribute('value', v()))",
        "<style>#email[value^=j] { background: url($HIT?j) }</style>",
        trigger="type",
    ),
    _js("CSS @import", "add('style').textContent = `@import '${hit('?' + q())}'`"),
    _js("web font", "new FontFace('x', `url(${hit('?' + q())})`).load().catch(() => 0)"),
    *(
        _js(
            f"link rel={rel}",
            f"add('link', {{rel: '{rel}', href: hit('?' + q()), as: '{kind}'}}, document.head)",
        )
        for rel, kind in (
            *((rel, "fetch") for rel in ("preload", "prefetch", "manifest", "icon", "prerender")),
            ("stylesheet", "style"),
            ("modulepreload", "script"),
        )
    ),
    _js(
        "speculation rules, prefetch",
        """
        add('script', {type: 'speculationrules'}).textContent = JSON.stringify(
        {prefetch: [{urls: [hit('?' + q())], eagerness: 'immediate'}]})""",
    ),
    _js(
        "speculation rules, prerender",
        """
        add('script', {type: 'speculationrules'}).textContent = JSON.stringify(
        {prerender: [{urls: [hit('?' + q())], eagerness: 'immediate'}]})""",
    ),
    _js("script", "add('script', {src: hit('?' + q())})"),
    _js("import()", "import(hit('?' + q())).catch(() => 0)"),
    _js("AudioWorklet", "new AudioContext().audioWorklet.addModule(hit('?' + q())).catch(() => 0)"),
    _js("worker's own address", "new Worker(hit('?' + q()))"),
    _js(
        "new service worker's address",
        "navigator.serviceWorker.register(hit('?' + q())).catch(() => 0)",
    ),
    *(
        _js(f"{tag}", f"add('{tag}', {{{attribute}: hit('?' + q())}})")
        for tag, attribute in (
            ("iframe", "src"),
            ("object", "data"),
            ("embed", "src"),
            ("audio", "src"),
        )
    ),
    _js("video poster", "add('video', {poster: hit('?' + q())})"),
    _js(
        "SVG image",
        "add('div').innerHTML = `<svg><image href='${hit('?' + q())}'/></svg>`",
    ),
    _js("attributionsrc", "add('img', {attributionsrc: hit('?' + q())})"),
    _js("download", "add('a', {href: hit('?' + q()), download: 'x'}).click()"),
    _js("navigation with data", "location = hit('?' + q())"),
    Way(
        "window.name and a navigation",
        "go = () => { window.name = v(); location = '$FRAME'; }",
        frame="<script>fetch('$HIT?' + encodeURIComponent(window.name))</script>",
    ),
    Way(
        "fragment and a navigation",
        "go = () => { location = '$FRAME#' + q(); }",
        frame="<script>fetch('$HIT?' + location.hash.slice(1))</script>",
    ),
    _js("reload after pushState", "history.pushState(0, '', hit('?' + q())); location.reload();"),
    _js(
        "meta refresh",
        "add('meta', {'http-equiv': 'refresh', content: '0;url=' + hit('?' + q())}, document.head)",
    ),
)

BESIDE_HTTP = (
    Way(
        "WebSocket opened before, message after",
        "let s; setup = async () => { s = new WebSocket('$WS$HIT'); await loaded2(s); }; "
        "const loaded2 = s => new Promise(done => { s.onopen = s.onerror = s.onclose = done; }); "
        "go = () => s.send(v());",
    ),
    _js("WebSocket", "new WebSocket('$WS$HIT?' + q())"),
    _js(
        "WebSocket in a blank frame",
        "new (add('iframe').contentWindow.WebSocket)('$WS$HIT?' + q())",
    ),
    _js(
        "WebSocket in a data: frame",
        """
        add('iframe',
        {src: `data:text/html,<script>new WebSocket('$WS$HIT?${q()}')<\\/script>`})""",
    ),
    _js(
        "WebSocket in a popup",
        """
        const w = open('about:blank'); new w.WebSocket('$WS$HIT?' + q());""",
    ),
    _worker(
        "WebSocket in a dedicated worker",
        "new Worker('$SCRIPT')",
        "new WebSocket('$WS$HIT?' + encodeURIComponent(data))",
    ),
    _worker(
        "WebSocket in a module worker",
        "new Worker('$SCRIPT', {type: 'module'})",
        "new WebSocket('$WS$HIT?' + encodeURIComponent(data))",
    ),
    _worker(
        "WebSocket in a shared worker",
        "new SharedWorker('$SCRIPT')",
        "new WebSocket('$WS$HIT?' + encodeURIComponent(data))",
    ),
    _js(
        "WebSocket in a worker blob:",
        """
        new Worker(URL.createObjectURL(new Blob([`new WebSocket('$WS$HIT?${q()}')`])))""",
    ),
    _js("WebSocket in a worker data:", "new Worker(`data:,new WebSocket('$WS$HIT?${q()}')`)"),
    _worker(
        "WebSocketStream in a worker",
        "new Worker('$SCRIPT')",
        "new WebSocketStream('$WS$HIT?' + encodeURIComponent(data))",
    ),
    Way(
        "WebRTC",
        "go = async () => { const c = new RTCPeerConnection({iceServers: [{urls: "
        "'turn:127.0.0.1:$PORT', username: v(), credential: 'x'}]}); c.createDataChannel('x'); "
        "await c.setLocalDescription(); };",
        port="udp",
    ),
    Way(
        "WebRTC over TCP",
        "go = async () => { const c = new RTCPeerConnection({iceServers: [{urls: "
        "'turn:127.0.0.1:$PORT?transport=tcp', username: v(), credential: 'x'}]}); "
        "c.createDataChannel('x'); await c.setLocalDescription(); };",
        port="tcp",
    ),
    Way(
        "WebRTC in a blank frame",
        "go = async () => { const c = new (add('iframe').contentWindow.RTCPeerConnection)("
        "{iceServers: [{urls: 'turn:127.0.0.1:$PORT', username: v(), credential: 'x'}]}); "
        "c.createDataChannel('x'); await c.setLocalDescription(); };",
        port="udp",
    ),
    _js("WebTransport", "new WebTransport('https://127.0.0.1:$PORT/' + q())", port="udp"),
    Way(
        "WebTransport in a worker",
        "let w; setup = async () => { w = new Worker('$SCRIPT'); await pause(100); }; "
        "go = () => w.postMessage(v());",
        worker="onmessage = e => new WebTransport('https://127.0.0.1:$PORT/' + e.data);",
        port="udp",
    ),
    _js(
        "link rel=preconnect",
        "add('link', {rel: 'preconnect', href: 'http://127.0.0.1:$PORT'}, document.head)",
        port="tcp",
    ),
    Way(
        "background fetch",
        f"setup = async () => {{ {_REGISTER}; }}; "
        "go = async () => (await navigator.serviceWorker.getRegistration())"
        ".backgroundFetch.fetch('x', [hit('?' + q())])",
        worker="onfetch = () => {}",
    ),
    _js(
        "payment method's address",
        """
        new PaymentRequest([{supportedMethods: '$SELF' + hit('?' + q())}],
        {total: {label: 'x', amount: {currency: 'EUR', value: '1'}}})
        .canMakePayment().catch(() => 0)""",
    ),
    _js(
        "federated sign-in's address",
        """
        navigator.credentials.get({identity: {providers: [{configURL: '$SELF' + hit('?' + q()),
        clientId: v()}]}}).catch(() => 0)""",
    ),
)

WAYS = (*WRITES, *READS, *BESIDE_HTTP)
