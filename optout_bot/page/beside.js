// Which texts stand beside which control of a part of the page: in it, in its row, cell or column,
// by where they are on the screen. What a control declares its own (a <label>) is not among them.
(box, controls, { up, style, visible, referred, isControl, isBlock, SKIP }) => {
  const LINK = "a[href],button,[role=button],[role=link],[role=listbox]";
  const below = (e) => [...(e.shadowRoot?.childNodes || []), ...e.childNodes];

  // Every text with its place; a block, a line's end or a control parts two.
  const texts = () => {
    const own = new Set(controls.flatMap((e) => [...referred(e, "aria-labelledby"), ...(e.labels || [])]));
    const found = [];
    let open = null;
    const read = (node) => {
      if (node.nodeType === Node.TEXT_NODE && node.data.trim() && visible(up(node))) {
        if (!open) found.push(open = { text: "", at: null, node });
        open.text += node.data;
        const range = document.createRange();
        range.selectNodeContents(node);
        const { left, top, right, bottom } = range.getBoundingClientRect();
        const at = open.at || { left, top, right, bottom };
        open.at = { left: Math.min(left, at.left), top: Math.min(top, at.top),
          right: Math.max(right, at.right), bottom: Math.max(bottom, at.bottom) };
      } else if (node.nodeType === Node.TEXT_NODE && open) open.text += " ";
      if (node.nodeType !== Node.ELEMENT_NODE || SKIP.has(node.tagName.toUpperCase())) return;
      const apart = isControl(node) || own.has(node) || isBlock(node);
      if (apart) open = null;
      if (!isControl(node) && !own.has(node) && !node.matches(LINK)) below(node).forEach(read);
      if (apart) open = null;
    };
    below(box).forEach(read);
    return found;
  };

  // Where a control stands to a text: in it, in its row or in its column, and how far.
  const ltr = style(document.body || document.documentElement).direction === "ltr";
  const shared = (from, to, start, end) => Math.min(to, end) - Math.max(from, start);
  const standing = (t, c) => {
    const across = shared(t.left, t.right, c.left, c.right), along = shared(t.top, t.bottom, c.top, c.bottom);
    const row = along >= Math.min(t.bottom - t.top, c.bottom - c.top) / 2;
    const column = across >= Math.min(t.right - t.left, c.right - c.left) / 2;
    if (row && column) return ["in", 0];
    if (row) return [(t.left < c.left) === ltr ? "before" : "after", Math.max(0, -across)];
    if (column) return [t.top < c.top ? "above" : "under", Math.max(0, -along)];
    return ["", Infinity];
  };

  // Which control a text belongs to, by where it stands on the screen. Of several that could
  // claim it, the one that is plainly nearer, or that alone shares a cell with it and is not plainly
  // farther; else none.
  const claimant = ({ at, node, text }, controls) => {
    const nearest = new Map();
    // One that ends in a colon speaks of what follows it.
    const ahead = /[:：]\s*$/.test(text);
    for (const control of controls) {
      const [where, gap] = standing(at, control.getBoundingClientRect());
      const able = where && !(ahead && ["after", "under"].includes(where));
      if (able && gap < (nearest.get(where)?.gap ?? Infinity)) nearest.set(where, { control, gap });
    }
    const claims = nearest.has("in") ? [nearest.get("in")] : [...nearest.values()];
    const [one] = claims.sort((a, b) => a.gap - b.gap);
    const near = claims.filter((each) => each.gap <= 2 * one.gap + 6);
    if (near.length < 2) return one;
    for (let cell = up(node); cell; cell = up(cell)) {
      const inside = claims.filter((each) => cell.contains(each.control));
      if (inside.length) return inside.length === 1 && near.includes(inside[0]) ? inside[0] : null;
    }
    return null;
  };

  const shown = controls.filter(visible), claimed = new Map();
  for (const each of texts()) {
    const { control, gap } = claimant(each, shown) || {};
    claimed.set(control, [...(claimed.get(control) || []), { text: each.text, gap }]);
  }
  const nearest = (those) => those.sort((a, b) => a.gap - b.gap).slice(0, 3).map((each) => each.text);
  return new Map([...claimed].map(([control, those]) => [control, nearest(those)]));
}
