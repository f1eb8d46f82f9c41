# -*- coding: utf-8 -*-
# German
from base import *

A = []

# ---- de01: several targets, button outside via form=, classic POST
U = fb("829017364455201")
OTHER = {
    "insta": ig("673920184652291"),
    "meta": "https://help.meta.com/support/privacy/",
    "third": fb("1266025207620918"),
    "wa": "https://www.whatsapp.com/contact/forms/382532939919295/",
}
gen = page(
    "de",
    "Datenschutz bei Meta",
    """<div class="w"><h1>So nutzt Meta Informationen für generative KI</h1><h2>Deine Rechte</h2>
<p>Du kannst einen Einspruch über dein <a href="%s">Instagram</a>-, dein <a href="%s">Facebook</a>- oder dein <a href="%s">Meta</a>-Konto einreichen. Für Nachrichten an KIs auf <a href="%s">WhatsApp</a> gibt es ein eigenes Formular.</p>
<p>Geht es um Angaben, die andere über dich gemacht haben? Dann nimm das <a href="%s">Formular für Informationen Dritter</a>.</p></div>"""
    % (OTHER["insta"], U, OTHER["meta"], OTHER["wa"], OTHER["third"]),
)


def mini(t, p):
    return page(
        "de",
        t,
        '<main><h1>%s</h1><form method="post" action="%s"><label>E-Mail <input name="email" type="email"></label><label>Angaben <textarea name="x"></textarea></label><button>Absenden</button></form></main>'
        % (t, p),
    )


form = page(
    "de",
    "Hilfebereich",
    """<div class="w"><div class="kopf"><h1>Einspruch: Meine Informationen nicht für KI bei Meta verwenden</h1></div>
<form id="einspruch-829" method="post" action="/help/contact/einspruch"><fieldset><legend>Deine Angaben</legend>
<label for="a7">Unter welcher E-Mail-Adresse erreichen wir dich?</label><input id="a7" name="a7" type="email" value="jonas.wieland@beispiel.de">
<label for="a8">Anmerkungen (kein Pflichtfeld)</label><textarea id="a8" name="a8"></textarea></fieldset></form>
<div class="fuss"><button type="submit" form="einspruch-829">Einspruch absenden</button></div></div>""",
    "label{display:block;margin-top:10px}",
)
A.append(
    Copy(
        "de01_several_targets_button_outside",
        "facebook",
        "de",
        {
            GEN["facebook"]: gen,
            U: form,
            OTHER["insta"]: mini("Einspruch gegen KI (Instagram)", "/x/insta"),
            OTHER["third"]: mini("Rechte an Informationen Dritter für KI bei Meta", "/x/dritte"),
            OTHER["meta"]: mini("Meta-Konto: Datenschutzanfrage", "/x/meta"),
            OTHER["wa"]: mini("WhatsApp: Widerspruch", "/x/wa"),
        },
        on(
            "/help/contact/einspruch",
            lambda f: (
                h(
                    page(
                        "de",
                        "Hilfebereich",
                        '<div class="w"><h1>Danke, dein Einspruch ist bei uns angekommen.</h1><p>Du erhältst gleich eine Bestätigung per E-Mail.</p></div>',
                    )
                )
                if mail_ok(f.get("a7"))
                else h("<p>Bitte prüfe deine E-Mail-Adresse.</p>")
            ),
        ),
        U,
        "sent",
        "five links (Instagram first, Facebook, Meta account, WhatsApp, third party), the Facebook one is right; submit button outside through form=; classic POST",
    )
)

# ---- de02: Instagram, combobox country with listbox
U = ig("914457203381669")
gen = page(
    "de",
    "Privacy Center",
    """<div role="main" class="w"><div role="heading" aria-level="1">KI und deine Daten</div><div><span dir="auto">Wir trainieren KI mit öffentlichen Inhalten von Erwachsenen. </span><span dir="auto"><a role="link" target="_blank" tabindex="0" href="%s" aria-label="Der Nutzung widersprechen (wird in einem neuen Tab geöffnet)">Der Nutzung widersprechen</a></span></div></div>"""
    % U,
)
form = page(
    "de",
    "Instagram-Hilfe",
    """<div class="w" role="main"><div role="heading" aria-level="2">Der Verwendung meiner Informationen für Metas KI widersprechen</div>
<div class="r"><span id="lc">Land, in dem du lebst</span><div role="combobox" id="cb" tabindex="0" aria-haspopup="listbox" aria-expanded="false" aria-controls="lb" aria-labelledby="lc cv"><span id="cv">Auswählen</span></div><div role="listbox" id="lb" hidden aria-labelledby="lc"></div></div>
<div class="r"><label>E-Mail-Adresse<input id="em" type="text" value=""></label></div><div class="r"><label>Begründung (optional)<textarea id="gr"></textarea></label></div>
<div role="button" id="go" tabindex="0">Widerspruch einreichen</div><div id="fehler" role="alert"></div></div>
<script>let land='';const L=['Belgien','Dänemark','Deutschland','Frankreich','Italien','Liechtenstein','Luxemburg','Österreich','Polen','Schweiz','Spanien'];
cb.onclick=()=>{if(!lb.hidden){lb.hidden=true;cb.setAttribute('aria-expanded','false');return}lb.innerHTML='';L.forEach((x,i)=>{const o=document.createElement('div');o.setAttribute('role','option');o.id='o'+i;o.textContent=x;o.setAttribute('aria-selected',String(x===land));o.onclick=()=>{land=x;cv.textContent=x;lb.hidden=true;cb.setAttribute('aria-expanded','false')};lb.append(o)});lb.hidden=false;cb.setAttribute('aria-expanded','true')};
go.onclick=()=>{fetch('/api/graphql/',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify({land,email:em.value,grund:gr.value})}).then(r=>r.json()).then(d=>{if(d.data){document.querySelector('[role=main]').innerHTML='<div role="heading" aria-level="2">'+d.data.t+'</div><div>'+d.data.b+'</div>'}else fehler.textContent=d.errors[0]})}</script>""",
    "#cb,#em,#gr{border:1px solid #aaa;padding:6px;display:block}#lb{border:1px solid #aaa}[role=option]{padding:4px 8px;cursor:pointer}#go{background:#0095f6;color:#fff;padding:8px;display:inline-block;cursor:pointer}.r{margin:12px 0}",
)
A.append(
    Copy(
        "de02_ig_combobox",
        "instagram",
        "de",
        {GEN["instagram"]: gen, U: form},
        on(
            "/api/graphql/",
            lambda f: (
                j({"errors": ["Bitte fülle Land und E-Mail-Adresse aus."]})
                if not (f.get("land") and mail_ok(f.get("email")))
                else j(
                    {
                        "data": {
                            "t": "Alles klar, dein Widerspruch ist eingegangen",
                            "b": "Er gilt ab sofort für die Entwicklung der KI bei Meta.",
                        }
                    }
                )
            ),
        ),
        U,
        "sent",
        "country is a role=combobox div with a listbox made on opening; e-mail empty; div buttons; graphql-like JSON",
    )
)

# ---- de03: already objected (known number)
U = fb(KNOWN_FB)
gen = page(
    "de",
    "Privatsphäre",
    """<div class="w"><h2>KI bei Meta</h2><p>Du möchtest nicht, dass wir deine Angaben dafür nutzen? Dann kannst du <a href="%s">Widerspruch einlegen</a>. Hast du das schon getan, ist kein weiterer Antrag nötig.</p></div>"""
    % U,
)
form = page(
    "de",
    "Widerspruch",
    """<div class="w"><h1>Widerspruch gegen die Nutzung deiner Angaben für KI bei Meta</h1><form id="f1"><div><label>Deine E-Mail<br><input name="email" type="email" value="jonas.wieland@beispiel.de"></label></div><div><label>Was stört dich daran? (freiwillig)<br><textarea name="txt"></textarea></label></div><button>Abschicken</button></form><div id="a" aria-live="assertive"></div></div>
<script>f1.onsubmit=e=>{e.preventDefault();fetch('/ajax/help/contact/submit/page',{method:'POST',body:new FormData(f1)}).then(r=>r.text()).then(t=>{a.textContent=JSON.parse(t.slice(9)).msg})}</script>""",
)
A.append(
    Copy(
        "de03_already",
        "facebook",
        "de",
        {GEN["facebook"]: gen, U: form},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: aj(
                {
                    "code": "dup",
                    "msg": "Für dieses Konto liegt uns bereits ein Widerspruch vor. Du musst nichts weiter unternehmen.",
                }
            ),
        ),
        U,
        "person",
        "known number; answer: an objection is already there, nothing new was taken; tell the person, do not claim a new sending nor repeat",
    )
)

# ---- de04: confirmation dialog, then confirmed=1
U = fb("257390186642091")
gen = page(
    "de",
    "Generative KI",
    """<div class="w"><h1>Generative KI bei Meta</h1><details><summary>Kann ich Nein sagen?</summary><p>Ja. Fülle dazu das <a href="%s">Widerspruchsformular</a> aus.</p></details><details><summary>Was ist ein Modell?</summary><p>Ein Rechenverfahren.</p></details></div>"""
    % U,
)
form = page(
    "de",
    "Formular | Facebook",
    """<div class="w"><form id="w4"><h2>Keine Nutzung meiner Informationen für die KI von Meta</h2><p>E-Mail<br><input name="email" type="text" autocomplete="email" value="jonas.wieland@beispiel.de"></p><p>Wie wirkt sich das auf dich aus? (optional)<br><textarea name="wie"></textarea></p><p><button type="submit">Weiterleiten</button></p></form></div>
<script>async function s(c){const b=new URLSearchParams(new FormData(w4));if(c)b.set('confirmed','1');const r=await fetch('/ajax/help/contact/submit/page',{method:'POST',body:b});const d=JSON.parse((await r.text()).slice(9));
if(d.ask){const g=document.createElement('div');g.setAttribute('role','dialog');g.setAttribute('aria-modal','true');g.style.cssText='position:fixed;inset:25%;background:#fff;border:2px solid #333;padding:20px';g.innerHTML='<h3>'+d.ask.t+'</h3><p>'+d.ask.b+'</p><button class="n">Abbrechen</button> <button class="j">Bestätigen</button>';document.body.append(g);g.querySelector('.n').onclick=()=>g.remove();g.querySelector('.j').onclick=()=>{g.remove();s(1)}}
else if(d.ok){w4.replaceWith(Object.assign(document.createElement('p'),{textContent:d.ok}))}else alert(d.err)}w4.onsubmit=e=>{e.preventDefault();s(0)}</script>""",
)


def _s(f):
    if not mail_ok(f.get("email")):
        return aj({"err": "E-Mail ungültig"})
    if f.get("confirmed") != "1":
        return aj(
            {"ask": {"t": "Bestätigung erforderlich", "b": "Bitte bestätige, bevor es weitergeht."}}
        )
    return aj({"ok": "Wir haben deinen Widerspruch erhalten und melden uns per E-Mail."})


A.append(
    Copy(
        "de04_confirm_dialog",
        "facebook",
        "de",
        {GEN["facebook"]: gen, U: form},
        on("/ajax/help/contact/submit/page", _s),
        U,
        "sent_after_question",
        "link inside <details>; the press is answered by a confirmation dialog, then the same request goes with confirmed=1",
    )
)

# ---- de05: look-alike, third-party information
U = ig("803317450926118")
gen = page(
    "de",
    "KI",
    """<div class="w"><h1>KI bei Meta</h1><p>Wenn in Antworten unserer KI Angaben über dich auftauchen, die von anderen Websites stammen, kannst du <a href="%s">dazu eine Anfrage stellen oder widersprechen</a>.</p></div>"""
    % U,
)
form = page(
    "de",
    "Anfrage",
    """<div class="w"><h1>Betroffenenrechte bei Informationen von Dritten, die für KI bei Meta verwendet werden</h1><p>Anfragen über dieses Formular werden nicht automatisch erfüllt.</p><form method="post" action="/contact/dritte" enctype="multipart/form-data">
<p><label><input type="radio" name="o" value="1"> Ich möchte der Verarbeitung widersprechen</label><br><label><input type="radio" name="o" value="2"> Ich möchte Informationen löschen lassen</label></p><p><label>Vor- und Nachname <input name="n"></label></p><p><label>E-Mail <input type="email" name="e"></label></p><p><label>Land <select name="l"><option></option><option>Deutschland</option><option>Österreich</option></select></label></p><p><label>Welche Eingaben hast du gemacht?<br><textarea name="p" required minlength="100"></textarea></label></p><p><label>Screenshots <input type="file" name="id_upload[]"></label></p><button>Senden</button></form></div>""",
)
A.append(
    Copy(
        "de05_lookalike_thirdparty",
        "instagram",
        "de",
        {GEN["instagram"]: gen, U: form},
        on("/contact/dritte", lambda f: h("<p>Danke für deine Anfrage.</p>")),
        U,
        "not_sent",
        "look-alike: form on third-party information (prompts, screenshots), linked with the word object",
    )
)
