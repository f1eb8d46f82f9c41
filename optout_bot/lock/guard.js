(text => {
  // Taken now, before the page could put its own in their place.
  const {apply, construct} = Reflect, Address = URL, {attachShadow} = Element.prototype;
  const {endsWith} = String.prototype;
  const {get: protocolOf} = Object.getOwnPropertyDescriptor(URL.prototype, 'protocol');
  const trusted = self.TrustedScriptURL && TrustedScriptURL.prototype.toString;

  // Ways beside HTTP, which the lock does not see.
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport',
                      'WebSocketStream', 'PaymentRequest'])
    delete self[name];
  if (self.BackgroundFetchManager) delete BackgroundFetchManager.prototype.fetch;
  if (self.CredentialsContainer) {
    // Only who asks another site for an identity, or for a key in another site's name, is
    // refused; passkeys go on. What is asked is copied, so that it stays what was looked at.
    const own = id => id === undefined || location.hostname === id ||
      apply(endsWith, location.hostname, [`.${id}`]);
    for (const name of ['get', 'create']) {
      const real = CredentialsContainer.prototype[name];
      CredentialsContainer.prototype[name] = function (options) {
        const {identity, ...rest} = {...options};
        const key = rest.publicKey && (rest.publicKey = {...rest.publicKey});
        if (key?.rpId !== undefined) key.rpId = `${key.rpId}`;
        if (key?.rp) {
          key.rp = {...key.rp};
          if (key.rp.id !== undefined) key.rp.id = `${key.rp.id}`;
        }
        if (identity !== undefined || !own(key?.rpId) || !own(key?.rp?.id))
          return Promise.reject(new DOMException('Not here.', 'NotAllowedError'));
        return apply(real, this, [rest]);
      };
    }
    // The browser itself fetches the picture of an account that is stored.
    const pictures = [self.FederatedCredential, self.PasswordCredential].filter(kind => kind)
      .map(kind => Object.getOwnPropertyDescriptor(kind.prototype, 'iconURL').get);
    const {store} = CredentialsContainer.prototype;
    CredentialsContainer.prototype.store = function (account) {
      for (const picture of pictures) {
        let address = '';
        try { address = apply(picture, account, []); } catch { /* of the other kind */ }
        if (address) return Promise.reject(new DOMException('Not here.', 'NotAllowedError'));
      }
      return apply(store, this, [account]);
    };
  }
  if (self.PublicKeyCredential)
    for (const name of Object.getOwnPropertyNames(PublicKeyCredential))
      if (name.startsWith('signal')) delete PublicKeyCredential[name];

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
  addEventListener('optout-bot-stopped', event => {
    if (performance.now() - pressed < 3000) {
      pressed = -Infinity;
      event.preventDefault();
      show();
    }
  });
})
