(text => {
  // Taken now, before the page could put its own in their place.
  const {apply, construct} = Reflect, Address = URL, {attachShadow} = Element.prototype;
  const {get: protocolOf} = Object.getOwnPropertyDescriptor(URL.prototype, 'protocol');
  const trusted = self.TrustedScriptURL && TrustedScriptURL.prototype.toString;

  // Ways beside HTTP, which the lock does not see.
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport',
                      'WebSocketStream', 'PaymentRequest'])
    delete self[name];
  if (self.BackgroundFetchManager) delete BackgroundFetchManager.prototype.fetch;
  if (self.CredentialsContainer) {
    // Only who asks another site for an identity is refused; passkeys go on.
    const {get} = CredentialsContainer.prototype;
    CredentialsContainer.prototype.get = function (options) {
      const {identity, ...rest} = {...options};
      if (identity !== undefined)
        return Promise.reject(new DOMException('Not here.', 'NotAllowedError'));
      return apply(get, this, [rest]);
    };
  }

  // A worker's script passes the lock, which takes such ways out of it; one without an
  // address does not.
  for (const name of ['Worker', 'SharedWorker']) {
    const Real = self[name];
    if (!Real) continue;
    self[name] = Real.prototype.constructor = new Proxy(Real, {
      construct(target, [address, ...rest], made) {
        let read;
        try { read = apply(trusted, address, []); } catch { read = address = `${address}`; }
        const protocol = apply(protocolOf, new Address(read, 'https://x.invalid/'), []);
        if (protocol !== 'https:' && protocol !== 'http:')
          throw new DOMException('A worker needs an address.', 'SecurityError');
        return construct(target, [address, ...rest], made);
      },
    });
  }

  let pressed = -Infinity;
  const press = event => { if (event.isTrusted) pressed = performance.now(); };
  addEventListener('click', press, true);
  addEventListener('keydown', press, true);

  const show = () => {
    const host = document.createElement('div');
    const note = document.createElement('p');
    note.setAttribute('role', 'status');
    note.textContent = text;
    for (const [name, value] of Object.entries({
      position: 'fixed', left: '0', right: '0', bottom: '0', margin: '0', padding: '16px 24px',
      zIndex: '2147483647', pointerEvents: 'none', font: '20px/1.4 sans-serif',
      color: '#000', background: '#ffe680', borderTop: '3px solid #000',
    })) note.style[name] = value;
    apply(attachShadow, host, [{mode: 'closed'}]).append(note);
    document.documentElement.append(host);
    setTimeout(() => host.remove(), 10000);
  };
  addEventListener('optout-bot-stopped', () => {
    if (performance.now() - pressed < 3000) {
      pressed = -Infinity;
      show();
    }
  });
})
