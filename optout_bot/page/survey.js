// One look at a frame: every visible thing a person could read, click or fill, as data.
// Asked for one thing by its index and what it was like, the node itself, or null where
// the page has changed. Reads only; changes nothing in the page. `beside` is what beside.js makes.
(beside) => (wanted) => {
  const SKIP = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "OPTION", "HEAD", "SVG"]);
  const CONTROL = "input:not([type=hidden],[type=submit],[type=button],[type=image],[type=reset])," +
    "select,textarea,[role=textbox],[role=combobox],[role=searchbox],button[aria-haspopup=listbox]," +
    "[role=button][aria-haspopup=listbox]";
  // A box or a button that opens a list to choose from.
  const PICKS = "[role=combobox],[aria-haspopup=listbox],input[list],[aria-autocomplete=list],[aria-autocomplete=both]";
  const BUTTON = "button,input[type=submit],input[type=image],[role=button]";
  const up = (e) => e.assignedSlot || e.parentElement ||
    (e.getRootNode() instanceof ShadowRoot ? e.getRootNode().host : null);
  const clean = (t) => (t || "").replace(/[ \t\r\f]+/g, " ").trim().slice(0, 1500);
  const line = (t) => clean((t || "").replace(/\s+/g, " "));

  const styles = new Map();
  const style = (e) => styles.get(e) || (styles.set(e, getComputedStyle(e)), styles.get(e));

  // What is read out is not always what is seen: a dialog that has gone may have left the whole
  // page marked as hidden, form, button and all.
  const once = (judge) => {
    const known = new Map();
    return (e) => known.has(e) ? known.get(e) : (known.set(e, judge(e)), known.get(e));
  };
  const dialogs = [...document.querySelectorAll("dialog[open],[role=dialog],[aria-modal=true]")]
    .filter((d) => d.checkVisibility());
  const leftHidden = once((a) =>
    [BUTTON, CONTROL, "form,h1,h2,[role=heading]"].every((each) => a.querySelector(each)) &&
    !dialogs.some((d) => !a.contains(d) && !d.contains(a)));
  const clippedAway = (e, box) => {
    for (let a = e; a; a = up(a)) {
      const s = style(a);
      if (a.inert || (a.getAttribute("aria-hidden") === "true" && !leftHidden(a))) return true;
      if (s.clipPath.startsWith("inset(") && /inset\((50|100)%/.test(s.clipPath)) return true;
      if (s.clip !== "auto" && /^rect\(0(px)?,? 0(px)?,? 0(px)?,? 0(px)?\)$/.test(s.clip)) return true;
      if (a !== e && s.overflow !== "visible" && a !== document.body && a !== document.documentElement) {
        const r = a.getBoundingClientRect();
        if (r.width < 2 || r.height < 2) return true;
        const fixed = s.overflowX === "hidden" || s.overflowX === "clip";
        if (fixed && (box.right <= r.left || box.left >= r.right)) return true;
      }
    }
    return false;
  };
  const seen = new Map();
  const visible = (e) => {
    if (seen.has(e)) return seen.get(e);
    let ok = e.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (ok) {
      const box = e.getBoundingClientRect();
      const width = Math.max(document.documentElement.scrollWidth, innerWidth);
      ok = box.width > 2 && box.height > 2 && box.right + scrollX > 0 && box.bottom + scrollY > 0 &&
        box.left + scrollX < width && !clippedAway(e, box);
    }
    seen.set(e, ok);
    return ok;
  };

  const all = [];
  const gather = (root) => {
    for (const e of root.querySelectorAll("*")) {
      all.push(e);
      if (e.shadowRoot) gather(e.shadowRoot);
    }
  };
  gather(document);

  const referred = (e, attribute) => (e.getAttribute(attribute) || "").split(/\s+/).filter(Boolean)
    .map((id) => e.getRootNode().getElementById?.(id)).filter(Boolean);
  const labelledBy = (e) => line(referred(e, "aria-labelledby").map((each) => each.innerText).join(" "));
  const nameOf = (e) => labelledBy(e) || line(e.getAttribute("aria-label")) ||
    (["submit", "button", "image"].includes(e.type) && e.localName === "input" ? line(e.value) : "") ||
    line(e.innerText) || line(e.getAttribute("title")) || line(e.querySelector("img[alt]")?.alt);

  // A box of rich text, in whatever way the attribute is written.
  const isRich = (e) => e.isContentEditable && !up(e)?.isContentEditable;
  const isControl = (e) => e.matches(CONTROL) || isRich(e);
  const isBlock = (e) => e.localName === "br" || !["inline", "contents"].includes(style(e).display);

  // What a box of rich text says, line by line as it is seen.
  const richText = (e) => {
    const lines = [""];
    let begun = false;
    const next = () => { lines.push(""); begun = false; };
    const read = (node) => {
      if (node.nodeType === Node.TEXT_NODE && (begun || node.data.trim())) {
        lines.push(lines.pop() + node.data);
        begun = true;
      } else if (node.localName === "br") next();
      else if (node.nodeType === Node.ELEMENT_NODE) {
        const block = isBlock(node);
        if (block && begun) next();
        node.childNodes.forEach(read);
        if (block && begun) next();
      }
    };
    e.childNodes.forEach(read);
    return lines.join("\n");
  };

  const besides = new Map();
  const textsBeside = (e) => {
    const box = container(e);
    if (!besides.has(box)) {
      const controls = all.filter((each) => isControl(each) && container(each) === box);
      besides.set(box, beside(box, controls, { up, style, visible, referred, isControl, isBlock, SKIP }));
    }
    return (besides.get(box).get(e) || []).map(line);
  };
  const textAfter = (e) => {
    let text = "";
    for (let n = e.nextSibling; n; n = n.nextSibling) {
      if (n.nodeType === Node.ELEMENT_NODE && (isControl(n) || n.querySelector(CONTROL))) break;
      text += n.textContent || "";
      if (line(text)) break;
    }
    return line(text);
  };
  // What a label says, block by block, but not what the boxes in it hold.
  const textOf = (label, counts) => {
    let text = "";
    const read = (node) => {
      if (node.nodeType === Node.TEXT_NODE && counts(up(node))) text += node.data;
      if (node.nodeType !== Node.ELEMENT_NODE || SKIP.has(node.tagName.toUpperCase())) return;
      if (isControl(node) || node.localName === "button") return;
      const space = isBlock(node) ? " " : "";
      text += space;
      node.childNodes.forEach(read);
      text += space;
    };
    label.childNodes.forEach(read);
    return line(text);
  };
  const labelsOf = (e) => {
    const found = [];
    const add = (kind, text) => { if (line(text)) found.push([kind, line(text)]); };
    add("aria-labelledby", labelledBy(e));
    add("aria-label", e.getAttribute("aria-label"));
    for (const label of e.labels || []) add("label", textOf(label, visible) || textOf(label, () => true));
    add("placeholder", e.getAttribute("placeholder"));
    add("title", e.getAttribute("title"));
    if (visible(e)) for (const text of textsBeside(e)) add("row", text);
    return found;
  };

  const kindOf = (e) => {
    const tag = e.localName;
    const type = tag === "input" ? e.type : "";
    const role = (e.getAttribute("role") || "").trim().split(/\s+/)[0];
    if (type === "hidden") return "";
    if (["submit", "button", "image", "reset"].includes(type)) return "button";
    if (["radio", "checkbox"].includes(type)) return "option";
    if (isControl(e)) return "field";
    if (["radio", "checkbox", "option", "menuitemradio", "switch"].includes(role)) return "option";
    if (tag === "summary" || ((role === "button" || tag === "button") && e.hasAttribute("aria-expanded") &&
        !e.hasAttribute("aria-haspopup"))) return "accordion";
    if (role === "button" || (tag === "button" && !role)) return "button";
    if (role === "link" || (tag === "a" && e.hasAttribute("href") && !role)) return "link";
    if (role === "heading" || (/^h[1-6]$/.test(tag) && !role)) return "heading";
    return "";
  };

  const groups = new Map();
  const groupData = [];
  // The help or the clearing of one box stands in its row: it bears no word, opens something, or
  // says that it sends nothing where another does not say so.
  const sends = all.some((o) => o.matches(BUTTON) && o.type === "submit" && !o.form);
  const ofARow = once((b) => isControl(b) || !/\p{L}/u.test(b.localName === "input" ? b.value || b.alt : b.innerText) ||
    b.matches("[aria-haspopup],[aria-expanded],[aria-controls],[popovertarget]") ||
    (sends && b.matches("button[type=button],button[type=reset]")));
  const splits = once((a) => [...a.querySelectorAll(BUTTON)].some((b) => !ofARow(b)));
  const container = (e) => {
    let near = null;
    if (e.form instanceof HTMLFormElement && !e.form.contains(e)) return e.form;
    for (let a = up(e); a && a !== document.body; a = up(a)) {
      if (a.matches("form,[role=form],dialog,[role=dialog]")) return a;
      if (!near && splits(a)) near = a;
    }
    return near || document.body;
  };
  const groupOf = (e) => {
    if (e.form instanceof HTMLFormElement && groups.has(e.form) && !e.form.contains(e)) return groups.get(e.form);
    for (let a = e; a; a = up(a)) if (groups.has(a)) return groups.get(a);
    return -1;
  };

  // Nothing where it is no address.
  const address = (text, base) => URL.canParse(text, base) ? new URL(text, base).href : "";

  // Where sites show who is signed in: the head of the page, and what stands before its first
  // heading.
  const INSIDE = "main,[role=main],article,section,form,[role=form],dialog,[role=dialog]";
  const first = all.find((e) => kindOf(e) === "heading" && visible(e));
  const isBanner = (e) => {
    for (let a = e; a; a = up(a)) {
      if (a.matches(INSIDE) || a === first) return false;
      if (a.matches("header,[role=banner]")) return true;
    }
    return !!first && !e.contains(first) &&
      !!(e.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING);
  };

  const items = [];
  const blocks = new Set();
  const interactive = "a[href],button,[role=button],[role=link],h1,h2,h3,h4,h5,h6,[role=heading],textarea,select";
  for (const e of all) {
    if (SKIP.has(e.tagName.toUpperCase())) continue;
    const kind = kindOf(e);
    if (kind === "field" || kind === "option") {
      const shown = visible(e) || (kind === "option" && [...(e.labels || [])].some(visible));
      if (kind === "field") {
        const box = container(e);
        if (shown && !groups.has(box)) {
          groups.set(box, groupData.length);
          groupData.push({
            action: box.localName === "form" ? address(box.getAttribute("action") || "", document.baseURI) : "",
          });
        }
      }
      items.push([e, kind, shown]);
    } else if (kind) {
      if (visible(e)) items.push([e, kind, true]);
    }
    if ([...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim()) && !e.closest(interactive)) {
      let block = e;
      while (block && style(block).display.startsWith("inline")) block = up(block);
      if (block && !blocks.has(block) && visible(block)) {
        blocks.add(block);
        items.push([block, "text", true]);
      }
    }
  }

  // What lists its choices elsewhere: those choices, and the hidden box of its row that says which.
  const choices = (e) => [...referred(e, "aria-controls"), ...referred(e, "aria-owns"), ...(e.list ? [e.list] : [])]
    .flatMap((list) => [...list.querySelectorAll("option,[role=option]")])
    .map((o) => [o.value || o.dataset?.value || "", line(o.label || o.textContent)]);
  const behind = (e) => {
    for (let a = up(e); a && a !== container(e); a = up(a)) {
      if (all.some((each) => each !== e && isControl(each) && a.contains(each))) return null;
      const hidden = a.querySelectorAll("input[type=hidden]");
      if (hidden.length) return hidden.length === 1 ? hidden[0] : null;
    }
    return null;
  };

  // Without the arrow that is drawn behind it.
  const picked = (e) => e.innerText.replace(/[\s\p{S}]+$/u, "");
  const picks = (e) => e.localName !== "select" && e.matches(PICKS);
  const control = (e) => ({
    tag: e.localName, type: e.localName === "input" ? e.type : isRich(e) ? "rich" : picks(e) ? "list" : e.localName,
    id: e.id || "", name: e.getAttribute("name") || (picks(e) && behind(e)?.name) || "", autocomplete: e.getAttribute("autocomplete") || "",
    labels: labelsOf(e), required: !!e.required || e.getAttribute("aria-required") === "true",
    readonly: !!e.readOnly || !!e.disabled, maxlength: e.maxLength > 0 ? e.maxLength : 0,
    // A password is nobody's but the person's.
    value: e.type === "password" ? "" : isRich(e) ? richText(e) :
      e.localName === "select" ? (e.selectedOptions[0]?.text || "").trim() : picks(e) && e.localName !== "input" ? picked(e) : e.value ?? e.innerText ?? "",
    chosen: e.localName === "select" ? e.value : (picks(e) && behind(e)?.value) || "",
    options: e.localName === "select" ? [...e.options].map((o) => [o.value, o.text.trim()]) : picks(e) ? choices(e) : [],
    picks: picks(e),
  });

  const elements = [];
  const nodes = [];
  const push = (node, datum) => { elements.push(datum); nodes.push(node); };
  const blank = { banner: false, shown: "", href: "", folded: false, chosen: false, disabled: false, visible: true, group: -1, control: null };
  const title = line(document.title.split(/\s+[|·]\s+/)[0]);
  if (title) push(null, { ...blank, role: "heading", name: title });
  for (const [e, role, shown] of items) {
    const datum = { ...blank, role, visible: shown, banner: isBanner(e), group: groupOf(e) };
    if (role === "text") datum.name = clean(e.innerText);
    else if (role === "field") { datum.control = control(e); datum.name = datum.control.labels[0]?.[1] || ""; }
    else if (role === "option") {
      datum.name = line([...(e.labels || [])].map((l) => l.innerText).join(" ")) || nameOf(e) || textAfter(e);
      datum.chosen = !!e.checked || e.getAttribute("aria-checked") === "true" || e.getAttribute("aria-selected") === "true";
      datum.control = e.localName === "input" ? control(e) : null;
    } else {
      datum.name = nameOf(e);
      datum.shown = line(e.innerText);
      const leads = role === "link" ? e.href : e.getAttribute("formaction");
      datum.href = leads ? address(leads, document.baseURI) : "";
      datum.folded = role === "accordion" &&
        (e.localName === "summary" ? !e.parentElement?.open : e.getAttribute("aria-expanded") !== "true");
      datum.disabled = !!e.disabled || e.getAttribute("aria-disabled") === "true";
    }
    if (datum.shown === datum.name) datum.shown = "";
    if (datum.name || role === "field" || role === "option") push(e, datum);
  }
  // The text block around each thing, which says all that stands in it once more.
  const places = new Map(nodes.map((node, index) => [node, index]));
  const around = (e) => { do e = up(e); while (e && !blocks.has(e)); return e || undefined; };
  nodes.forEach((e, index) => { elements[index].within = (e && places.get(around(e))) ?? -1; });
  // One text takes a quarter of the time that handing over thing by thing does. Half a
  // character (a lone surrogate) cannot be printed. `this[key]` is the value itself, whatever
  // a page's own toJSON would make of it.
  const text = (data) => JSON.stringify(data, function (key) {
    return this[key]?.toWellFormed?.() ?? this[key];
  });
  if (wanted) {
    const facts = (datum) =>
      text([Object.entries(datum?.control || {}).sort(), datum?.role, datum?.name, datum?.href, datum?.group]);
    const headings = elements.filter((d) => d.role === "heading").map((d) => d.name);
    const same = location.href === wanted.address && text(headings) === text(wanted.headings) &&
      facts(elements[wanted.index]) === facts(wanted.element);
    return same ? nodes[wanted.index] : null;
  }
  return text({ address: location.href, language: document.documentElement.lang || "", groups: groupData,
    born: performance.timeOrigin, ready: document.readyState, elements });
}
