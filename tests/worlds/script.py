"""What a world's form does in the page."""

from __future__ import annotations

SCRIPT_CODE = """
const onCode = (root) => {
  root.querySelector("#confirm").onclick = async (event) => {
    event.preventDefault();
    const field = root.querySelector("#codebox input");
    const answer = await fetch("/ajax/help/contact/submit/code",
      { method: "POST", body: new URLSearchParams([[field.name, field.value]]) });
    if (await answer.text() === "done") root.innerHTML = document.getElementById("done").innerHTML;
  };
};
if (document.getElementById("codebox")) onCode(document.getElementById("root"));
"""

SCRIPT = (
    SCRIPT_CODE
    + """
const host = document.getElementById("root");
const root = facts.shadow ? host.attachShadow({ mode: "open" }) : host;
const navigates = ["document", "multipart"].includes(facts.sending);
const values = () => [...root.querySelectorAll("#box input,#box select,#box textarea")]
  .filter((e) => e.name && e.type !== "submit").map((e) => [e.name, e.value]);
const swap = () => { root.querySelector(`[name=${facts.email}]`).value = "x@y.zz"; };
const post = (address, body) => fetch(address, { method: "POST", body });
const send = async () => {
  const box = root.querySelector("#box");
  const address = box.getAttribute("action") || box.dataset.action;
  if (facts.trap === "changes on press") swap();
  const body = facts.sending === "graphql"
    ? JSON.stringify({ variables: Object.fromEntries(values()) }) : new URLSearchParams(values());
  const answers = [post(address, body)];
  answers[0].then(() => { sent = true; });
  if (facts.trap === "sends twice") answers.push(post(address, body));
  const state = await (await answers[0]).text();
  if (state === "confirm") return confirmation(box, address);
  if (state === "complaint") {
    if (!root.querySelector("#complaint"))
      root.prepend(drawn(`<div role=alert id=complaint>${facts.complaint}</div>`));
    sent = false;
    return;
  }
  if (facts.thanks === "fetched" && state === "done") {
    root.innerHTML = "";
    setTimeout(async () => {
      root.innerHTML = await (await fetch("/help/contact/receipt/")).text();
    }, 300);
    return;
  }
  if (state === "code") {
    root.innerHTML = document.getElementById("code").innerHTML;
    onCode(root);
  } else root.innerHTML = document.getElementById("done").innerHTML;
};
const drawn = (html) => document.createRange().createContextualFragment(html);
const confirmation = (box, address) => {
  root.append(drawn(facts.dialog));
  root.querySelector("#really").onclick = async () => {
    const body = new URLSearchParams([...values(), ["confirmed", "1"]]);
    const state = await (await post(address, body)).text();
    if (state === "code") { root.innerHTML = document.getElementById("code").innerHTML;
      onCode(root); } else root.innerHTML = document.getElementById("done").innerHTML;
  };
};
let sent = false;
let redrawn = !facts.redrawn;
const mount = () => {
  if (sent) return;
  root.innerHTML = document.getElementById("tpl").innerHTML;
  const box = root.querySelector("#box"), button = root.querySelector("#send");
  if (!navigates) {
    box.addEventListener("submit", (event) => { event.preventDefault(); send(); });
    const own = button.type === "submit" && box.localName === "form";
    if (!own) button.addEventListener("click", send);
  } else if (facts.trap === "changes on press") {
    box.addEventListener("submit", swap);
  }
  const area = root.querySelector("textarea");
  const on = (trap, element, kind, then) => {
    if (facts.trap === trap) element.addEventListener(kind, then);
  };
  box.addEventListener("input", () => {
    if (!redrawn) { redrawn = true; setTimeout(mount, 0); }
  });
  on("shortens", area, "input", () => { area.value = area.value.slice(0, 100); });
  on("autosave", box, "input", (event) => post("/ajax/draft", event.target.value));
  const now = () => navigates ? box.requestSubmit() : send();
  const key = (event) => { if (event.key === "Enter") now(); };
  const lines = () => { if (area.value.includes("\\n")) now(); };
  on("autosave by address", box, "input",
    (event) => { new Image().src = "/pixel?d=" + encodeURIComponent(event.target.value); });
  on("submits on enter", box, "keydown", key);
  on("submits on enter", area, "input", lines);
  on("submits on change", box, "change", now);
};
if (facts.late) setTimeout(mount, facts.late); else mount();
if (facts.again) setTimeout(mount, facts.late + facts.again);
"""
)
