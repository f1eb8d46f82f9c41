# -*- coding: utf-8 -*-
# Fourteen made-up copies, written without having seen the program.
from base import *

A = []


def _t(s, **kw):
    """Puts @NAME@ marks into a text (no % quoting needed in CSS and JS)."""
    for k, v in kw.items():
        s = s.replace("@" + k + "@", v)
    return s


# ---- y01 fr facebook: accordion hides the link, React divs, link text says nothing by itself
U = fb("738204916650137")
gen = page(
    "fr",
    "Confidentialité et IA",
    _t(
        """<div class="w" role="main"><h1>Comment l’IA de Meta apprend</h1>
<p>Pour que Meta AI comprenne le français, nos modèles s’entraînent sur des publications et des photos que les adultes partagent publiquement.</p>
<div class="acc"><div role="button" tabindex="0" aria-expanded="false" data-k="0"><span>Quelles informations sont concernées ?</span><i role="img" aria-label="Développer"></i></div><div class="pn"></div></div>
<div class="acc"><div role="button" tabindex="0" aria-expanded="false" data-k="1"><span>Ce que vous pouvez décider</span><i role="img" aria-label="Développer"></i></div><div class="pn"></div></div>
<div class="acc"><div role="button" tabindex="0" aria-expanded="false" data-k="2"><span>Et mes messages privés ?</span><i role="img" aria-label="Développer"></i></div><div class="pn"></div></div></div>
<script>(()=>{const T=['<p>Légendes, commentaires publics, avis laissés sur Marketplace et demandes adressées à Meta AI.</p>',
'<p>Si vous préférez que vos publications et vos demandes à Meta AI n’entrent pas dans cet apprentissage, <a role="link" target="_blank" href="@U@" aria-label="faites-le-nous savoir (s’ouvre dans un nouvel onglet)"><span>faites-le-nous savoir</span></a>. Aucune justification n’est nécessaire.</p>',
'<p>Les messages échangés avec vos proches ne servent pas à cela. <a role="link" href="https://www.facebook.com/privacy/center">Retour au sommaire</a></p>'];
document.querySelectorAll('.acc > [role=button]').forEach(b=>{const go=()=>{const o=b.getAttribute('aria-expanded')==='true';b.setAttribute('aria-expanded',String(!o));b.nextElementSibling.innerHTML=o?'':T[+b.dataset.k]};
b.onclick=go;b.onkeydown=e=>{if(e.key==='Enter'||e.key===' '){e.preventDefault();go()}}})})()</script>""",
        U=U,
    ),
    ".acc{border-bottom:1px solid #dadde1}.acc>[role=button]{padding:14px 0;font-weight:600;cursor:pointer;display:flex;justify-content:space-between}",
)
form = page(
    "fr",
    "Pages d’aide Facebook",
    """<div class="w"><div class="x1n2onr6"><h2><span dir="auto">Refuser que vos informations servent à entraîner l’IA de Meta</span></h2>
<div dir="auto">Votre choix vaudra pour ce compte et pour les autres comptes rattachés au même Espace Comptes.</div>
<div class="f"><label for=":r7:">Votre adresse de contact</label><input id=":r7:" type="text" inputmode="email" autocomplete="off" value="camille.arnaud@exemple.fr"></div>
<div class="f"><label for=":r9:">Votre situation en quelques mots (à remplir seulement si vous le souhaitez)</label><textarea id=":r9:" rows="4"></textarea></div>
<div class="f" id="msg" aria-live="polite"></div>
<div role="button" tabindex="0" aria-label="Transmettre" class="b" id="go"><span>Transmettre</span></div></div></div>
<script>(()=>{const m=document.getElementById(':r7:'),t=document.getElementById(':r9:'),g=document.getElementById('go'),s=document.getElementById('msg');let busy=false;
const send=async()=>{if(busy)return;busy=true;g.setAttribute('aria-disabled','true');
const r=await fetch('/api/graphql/',{method:'POST',headers:{'Content-Type':'application/x-www-form-urlencoded'},body:new URLSearchParams({fb_api_req_friendly_name:'HelpContactFormSubmitMutation',doc_id:'9920183746551203',email:m.value,details:t.value})});
const d=await r.json();if(d.ok){document.querySelector('.x1n2onr6').innerHTML='<h2 dir="auto">'+d.head+'</h2><div dir="auto">'+d.text+'</div>'}else{s.textContent=d.text;busy=false;g.removeAttribute('aria-disabled')}};
g.onclick=send;g.onkeydown=e=>{if(e.key==='Enter'||e.key===' '){e.preventDefault();send()}}})()</script>""",
    ".f{margin:14px 0}.f input,.f textarea{display:block;width:100%;padding:8px;box-sizing:border-box}.b{display:inline-block;background:#0866ff;color:#fff;padding:9px 20px;border-radius:6px;cursor:pointer}",
)
A.append(
    Copy(
        "y01_fr_fb_accordion_react",
        "facebook",
        "fr",
        {GEN["facebook"]: gen, U: form},
        on(
            "/api/graphql/",
            lambda f: (
                j(
                    {
                        "ok": 1,
                        "head": "C’est noté",
                        "text": "À partir d’aujourd’hui, vos publications et vos demandes à Meta AI resteront en dehors de l’entraînement de nos modèles. Un e-mail récapitulatif va vous parvenir.",
                    }
                )
                if mail_ok(f.get("email"))
                else j({"ok": 0, "text": "Vérifiez l’adresse saisie."})
            ),
        ),
        U,
        "sent",
        "link only drawn once the second of three accordions is open; its text (let us know) means nothing without the sentence; no form element, div buttons; thanks says what will happen, not what was sent",
    )
)


# ---- y02 fr instagram: look-alike, e-mails about AI news
U = ig("415907738261940")
gen = page(
    "fr",
    "Espace confidentialité",
    _t(
        """<div class="w"><h1>Nos outils d’IA et vous</h1><p>Meta AI arrive dans Instagram : écrivez, imaginez, cherchez.</p>
<p>Nous vous tenons au courant de ce qui change pour vos informations. Vous n’êtes pas d’accord pour recevoir ces messages ? <a role="link" target="_blank" href="@U@" aria-label="Dites-nous que vous n’en voulez plus (s’ouvre dans un nouvel onglet)">Dites-nous que vous n’en voulez plus</a>.</p>
<p><a href="https://privacycenter.instagram.com/policy/">Politique de confidentialité</a></p></div>""",
        U=U,
    ),
)
form = page(
    "fr",
    "Ne plus recevoir d’informations sur l’IA de Meta | Aide Instagram",
    """<main><h1>Ne plus recevoir d’informations sur l’IA de Meta</h1>
<p>Nous cesserons de vous envoyer les e-mails et les notifications qui présentent nos nouveautés en matière d’IA. Ce choix ne change rien à la façon dont vos publications sont utilisées.</p>
<form id="nf"><p><label>Adresse à retirer de la liste d’envoi<br><input type="email" name="email" value="camille.arnaud@exemple.fr" size="40"></label></p>
<p><label>Pourquoi nos messages ne vous conviennent-ils pas ? (facultatif)<br><textarea name="why" rows="4" cols="50"></textarea></label></p>
<button type="submit">Valider</button></form><p id="nr" role="status"></p></main>
<script>nf.onsubmit=async e=>{e.preventDefault();const r=await fetch('/web/mailing/leave/',{method:'POST',body:new URLSearchParams(new FormData(nf))});const d=await r.json();nr.textContent=d.m;if(d.ok)nf.hidden=true}</script>""",
)
A.append(
    Copy(
        "y02_fr_ig_newsletter",
        "instagram",
        "fr",
        {GEN["instagram"]: gen, U: form},
        on(
            "/web/mailing/leave/",
            lambda f: (
                j({"ok": 1, "m": "Votre choix est enregistré : vous ne recevrez plus ces messages."})
                if mail_ok(f.get("email"))
                else j({"ok": 0, "m": "Adresse incorrecte."})
            ),
        ),
        U,
        "not_sent",
        "look-alike: leaving a mailing list about AI at Meta; one e-mail box, one optional text box, unknown number; the page itself says the use of posts does not change",
    )
)


# ---- y03 de facebook: old SupportForm table, numeric names, generic thanks
U = fb("1093847265510382")
gen = page(
    "de",
    "Privatsphäre auf Facebook",
    _t(
        """<div class="w"><div class="box"><h2>Woraus unsere KI lernt</h2><p>Damit Meta AI auch Redewendungen und Orte aus deiner Gegend kennt, lernen unsere Modelle aus öffentlichen Beiträgen, Bildern und Kommentaren.</p>
<p>Wenn deine Inhalte dafür nicht herangezogen werden sollen, <a href="@U@" target="_blank" role="link" aria-label="teile uns das in diesem Formular mit (wird in neuem Tab geöffnet)">teile uns das in diesem Formular mit<svg width="10" height="10" role="img" aria-label="Externer Link"><path d="M0 10L10 0"/></svg></a>. Gründe musst du nicht nennen.</p></div>
<h3>Mehr zum Thema</h3><ul><li><a href="https://www.facebook.com/privacy/policy/">Datenschutzrichtlinie</a></li><li><a href="https://www.facebook.com/privacy/center">Übersicht</a></li></ul></div>""",
        U=U,
    ),
    ".box{border:1px solid #ccd0d5;border-radius:8px;padding:16px}",
)
form = page(
    "de",
    "Hilfebereich",
    """<div class="w"><form id="u_0_a" method="post" action="/ajax/help/contact/submit/page" onsubmit="return false">
<input type="hidden" name="lsd" value="AVqk20x"><input type="hidden" name="jazoest" value="2933"><input type="hidden" name="support_form_id" value="1093847265510382"><input type="hidden" name="support_form_locale_id" value="de_DE"><input type="hidden" name="support_form_hidden_fields" value="{}"><input type="hidden" name="support_form_fact_false_fields" value="[]">
<input type="text" name="sneakyhidden" value="" style="display:none" tabindex="-1" autocomplete="off">
<h3>Meine Informationen nicht zum Trainieren der KI von Meta verwenden</h3>
<table class="uiInfoTable" role="presentation"><tbody>
<tr id="SupportFormRow.801442659371205"><th></th><td><p>Die Einstellung wirkt ab dem Zeitpunkt, zu dem wir deine Nachricht bearbeitet haben. Inhalte, die andere über dich posten, sind davon nicht erfasst.</p></td></tr>
<tr id="SupportFormRow.294718830562417"><th class="label">Unter welcher Adresse können wir dir schreiben?</th><td><input type="text" class="inputtext" id="294718830562417" name="Field294718830562417" value="k.brandt@beispiel.de"></td></tr>
<tr id="SupportFormRow.660195527048331"><th class="label">Möchtest du uns noch etwas dazu sagen? (Angabe freiwillig)</th><td><textarea class="uiTextareaNoResize" id="660195527048331" name="Field660195527048331" data-testid="SupportFormTextArea-Field660195527048331" rows="5"></textarea></td></tr>
</tbody></table><div class="uiBoxRed" id="er" hidden></div>
<button value="1" class="_42ft _4jy0 _4jy3 _4jy1 selected _51sy" type="submit">Abschicken</button></form></div>
<script>(()=>{const F=document.getElementById('u_0_a');F.addEventListener('submit',async ev=>{ev.preventDefault();const b=F.querySelector('button');b.classList.add('_42fr');b.disabled=true;
const r=await fetch(F.getAttribute('action'),{method:'POST',headers:{'Content-Type':'application/x-www-form-urlencoded','x-fb-lsd':'AVqk20x'},body:new URLSearchParams(new FormData(F)).toString()});
const d=JSON.parse((await r.text()).replace(/^for \\(;;\\);/,''));
if(d.errorSummary){const x=document.getElementById('er');x.hidden=false;x.textContent=d.errorSummary;b.disabled=false}else{const n=document.createElement('div');n.className='uiBoxGray';n.innerHTML=d.markup;F.replaceWith(n)}})})()</script>""",
    ".uiInfoTable th{width:220px;text-align:left;vertical-align:top;padding:8px 12px 8px 0;color:#606770}.uiInfoTable td{padding:8px 0}.inputtext,textarea{width:380px;padding:5px}.uiBoxRed{background:#ffebe8;border:1px solid #dd3c10;padding:8px}",
)
A.append(
    Copy(
        "y03_de_fb_supportform_table",
        "facebook",
        "de",
        {GEN["facebook"]: gen, U: form},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: (
                aj({"errorSummary": "Mit dieser Adresse stimmt etwas nicht."})
                if not mail_ok(f.get("Field294718830562417")) or f.get("sneakyhidden")
                else aj(
                    {
                        "__ar": 1,
                        "markup": "<b>Alles klar</b><div>Deine Angaben sind bei uns angekommen. Wir melden uns per E-Mail.</div>",
                    }
                )
            ),
        ),
        U,
        "sent",
        "old SupportForm table with hidden plumbing, honeypot, Field<number> names, text type e-mail box; generic thanks without any word for objection",
    )
)


# ---- y04 en instagram: late cookie dialog, combobox country, disabled button, thanks page after navigation
U = ig("982650173344719")
D = IG + "/request/received/"
_C = (
    "Austria AT|Belgium BE|Bulgaria BG|Croatia HR|Cyprus CY|Czechia CZ|Denmark DK|Estonia EE|Finland FI|France FR|Germany DE|Greece GR|"
    "Hungary HU|Iceland IS|Ireland IE|Italy IT|Latvia LV|Liechtenstein LI|Lithuania LT|Luxembourg LU|Malta MT|Netherlands NL|Norway NO|"
    "Poland PL|Portugal PT|Romania RO|Slovakia SK|Slovenia SI|Spain ES|Sweden SE|Switzerland CH|United Kingdom GB"
).split("|")
gen = page(
    "en",
    "AI on Instagram and your privacy",
    _t(
        """<div class="w"><h1>How your posts help us build AI</h1><p>We train our models on posts, comments and captions that adults have made public.</p>
<p>It's up to you.</p><p><a role="link" target="_blank" href="@U@" aria-label="Leave my posts out of training (opens in a new tab)"><span>Leave my posts out of training</span></a></p></div>
<script>setTimeout(()=>{const o=document.createElement('div');o.className='ck';o.setAttribute('role','dialog');o.setAttribute('aria-label','Allow the use of cookies from Instagram?');
o.innerHTML='<div><h2>Allow the use of cookies from Instagram?</h2><p>Cookies help us provide and improve Meta Products.</p><div role="button" tabindex="-1" aria-label="Decline optional cookies" style="display:none">Decline optional cookies</div><div role="button" tabindex="0" class="k" aria-label="Decline optional cookies">Decline optional cookies</div><div role="button" tabindex="0" class="k" aria-label="Allow all cookies">Allow all cookies</div></div>';
document.body.append(o);o.querySelectorAll('.k').forEach(b=>b.onclick=()=>o.remove())},1800)</script>""",
        U=U,
    ),
    ".ck{position:fixed;inset:0;background:rgba(0,0,0,.65);z-index:9}.ck>div{background:#fff;max-width:420px;margin:90px auto;padding:20px;border-radius:12px}.k{border:1px solid #bbb;border-radius:6px;padding:9px;margin:8px 0;text-align:center;cursor:pointer}",
)
form = page(
    "en",
    "Instagram Help Centre",
    _t(
        """<div class="w"><h1>Leave your information out of training for AI at Meta</h1>
<p>Once we've processed this, what you share publicly and what you say to Meta AI will no longer help us train our models.</p>
<div class="r"><span id="c1">Where do you live?</span><div id="cb" role="combobox" tabindex="0" aria-haspopup="listbox" aria-expanded="false" aria-controls="lb" aria-labelledby="c1 cv"><span id="cv">Choose a country</span></div><div id="lb" role="listbox" aria-labelledby="c1" hidden>@OPT@</div></div>
<div class="r"><label for="e1">Where should we write to you?</label><input id="e1" type="email" name="contact_email" autocomplete="email" placeholder="name@example.com"></div>
<div class="r"><label for="t1">Anything you'd like to add? You can leave this empty.</label><textarea id="t1" rows="4"></textarea></div>
<p id="er" role="alert"></p><button id="sb" type="button" disabled>Send to Instagram</button></div>
<script>(()=>{const $=i=>document.getElementById(i);let iso='',cn='';const open=o=>{$('lb').hidden=!o;$('cb').setAttribute('aria-expanded',String(o))};
const chk=()=>{$('sb').disabled=!(iso&&/^[^@\\s]+@[^@\\s]+$/.test($('e1').value.trim()))};
const pick=o=>{iso=o.dataset.iso;cn=o.textContent;$('cv').textContent=cn;$('lb').querySelectorAll('[role=option]').forEach(x=>x.setAttribute('aria-selected',String(x===o)));open(false);chk()};
$('cb').onclick=()=>open($('lb').hidden);$('cb').onkeydown=e=>{if(e.key==='Enter'||e.key===' '||e.key==='ArrowDown'){e.preventDefault();open(true)}if(e.key==='Escape')open(false)};
$('lb').querySelectorAll('[role=option]').forEach(o=>{o.onclick=()=>pick(o);o.onkeydown=e=>{if(e.key==='Enter')pick(o)}});$('e1').oninput=chk;
$('sb').onclick=async()=>{$('sb').disabled=true;const r=await fetch('/ajax/bz/contact/',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify({contact_email:$('e1').value.trim(),country:cn,country_iso2_country_code:iso,note:$('t1').value})});const d=await r.json();
if(d.redirect)location.assign(d.redirect);else{$('er').textContent=d.error;$('sb').disabled=false}}})()</script>""",
        OPT="".join(
            '<div role="option" tabindex="-1" aria-selected="false" data-iso="%s">%s</div>'
            % (c[-2:], c[:-3])
            for c in _C
        ),
    ),
    ".r{margin:14px 0;position:relative}.r>label,.r>span{display:block;font-weight:600}[role=combobox]{border:1px solid #bbb;padding:8px;cursor:pointer}[role=listbox]{position:absolute;z-index:3;background:#fff;border:1px solid #bbb;max-height:220px;overflow:auto;width:100%}[role=option]{padding:6px 10px;cursor:pointer}.r input,.r textarea{width:100%;box-sizing:border-box;padding:8px}#er{color:#c00}",
)
done = page(
    "en",
    "Instagram Help Centre",
    """<div class="w"><h1>You're all set</h1><p>We've got your form and there's nothing more for you to do. Look out for an email from us.</p><a role="link" href="https://www.instagram.com/">Back to Instagram</a></div>""",
)
A.append(
    Copy(
        "y04_en_ig_combobox_redirect",
        "instagram",
        "en",
        {GEN["instagram"]: gen, U: form, D: done},
        on(
            "/ajax/bz/contact/",
            lambda f: (
                j({"redirect": D})
                if mail_ok(f.get("contact_email")) and f.get("country_iso2_country_code")
                else j({"error": "Check the country and the email address."})
            ),
        ),
        U,
        "sent",
        "cookie dialog after 1.8 s with a hidden twin button; empty e-mail box, div combobox of countries, button disabled until both are filled; thanks is another page reached by location.assign, its number nowhere in the address",
    )
)


# ---- y05 en facebook: polite failure which begins with thanks
U = fb("2507718346029914")
gen = page(
    "en",
    "Privacy at Facebook",
    _t(
        """<div class="w"><h1>Training our AI models</h1><ul><li>We use posts and photos you've set to Public.</li><li>We don't use chats with friends and family.</li><li>Don't want yours included? <a href="@U@">You can opt out here</a>.</li></ul></div>""",
        U=U,
    ),
)
form = page(
    "en",
    "Opt out of AI training | Facebook Help Center",
    """<main><h1>Opt out of having your information used to train Meta's AI</h1><p>This covers the account you're using right now and any account connected to it.</p>
<form id="of"><label for="oe">Email we can use to get back to you</label><br><input id="oe" name="email" type="email" size="36" value="r.walsh@example.org"><br><br>
<label for="ow">Your reasons, if you want to share them</label><br><textarea id="ow" name="reasons" rows="5" cols="50"></textarea><br><br><button type="submit">Opt out</button></form></main>
<script>of.onsubmit=async e=>{e.preventDefault();of.querySelector('button').disabled=true;const r=await fetch('/ajax/help/contact/submit/page',{method:'POST',body:new URLSearchParams(new FormData(of))});const d=JSON.parse((await r.text()).slice(9));
const n=document.createElement('div');n.setAttribute('role','status');n.innerHTML='<h2></h2><p></p>';n.children[0].textContent=d.t;n.children[1].textContent=d.b;of.replaceWith(n)}</script>""",
)
A.append(
    Copy(
        "y05_en_fb_thanks_but_not_saved",
        "facebook",
        "en",
        {GEN["facebook"]: gen, U: form},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: aj(
                {
                    "t": "Thanks for reaching out",
                    "b": "We had trouble saving what you sent, so nothing has changed for your account. Please come back in a few hours and fill out the form one more time.",
                }
            ),
        ),
        U,
        "person",
        "own idea: HTTP 200, the form goes away, a heading of thanks appears, but the text says that nothing was saved: success must not be claimed",
    )
)


# ---- y06 pl instagram: labels after the boxes, thanks fetched by a further GET
U = ig("671493820057316")
R = IG + "/web/forms/result/"
gen = page(
    "pl",
    "Prywatność na Instagramie",
    _t(
        """<div class="w"><h1>Na czym uczą się nasze modele</h1><p>Korzystamy z publicznych postów, zdjęć i opisów osób pełnoletnich, a także z ich rozmów z Meta AI.</p>
<p>Wolisz, żeby Twoje treści nie brały w tym udziału? <a role="link" tabindex="0" target="_blank" href="@U@" aria-label="Poproś o ich pominięcie (otwiera się w nowej karcie)">Poproś o ich pominięcie</a> – zajmie to minutę.</p>
<p><a role="link" href="https://privacycenter.instagram.com/policy/" aria-label="Zasady ochrony prywatności (otwiera się w nowej karcie)" target="_blank">Zasady ochrony prywatności</a></p></div>""",
        U=U,
    ),
)
form = page(
    "pl",
    "Pomoc na Instagramie",
    """<div class="w" id="root"><h1 dir="auto">Pomijanie Twoich informacji podczas trenowania sztucznej inteligencji Meta</h1>
<p>Wypełnij ten formularz, jeśli nie chcesz, abyśmy rozwijali nasze modele na podstawie Twoich publicznych treści.</p>
<div class="fl"><input type="text" id=":r1:" aria-invalid="false" dir="ltr" value="ola.nowicka@przyklad.pl"><label for=":r1:">E-mail, na który odpiszemy</label></div>
<div class="fl"><textarea id=":r2:" rows="4"></textarea><label for=":r2:">Chcesz coś dodać? (nie musisz)</label></div>
<div id="er" role="alert"></div><button type="button" id="pb"><span>Przekaż</span></button></div>
<script>(()=>{const q=i=>document.getElementById(i);q('pb').onclick=async()=>{q('pb').disabled=true;q('er').textContent='';
const r=await fetch('/web/forms/intake/',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify({form:'671493820057316',fields:{'1':q(':r1:').value.trim(),'2':q(':r2:').value}})});const d=await r.json();
if(!d.next){q('er').textContent=d.why;q('pb').disabled=false;return}
q('root').innerHTML='<div role="progressbar" aria-label="Wczytywanie">…</div>';setTimeout(async()=>{const x=await fetch(d.next);q('root').innerHTML=await x.text()},900)}})()</script>""",
    ".fl{display:flex;flex-direction:column-reverse;margin:16px 0}.fl label{font-size:13px;color:#65676b}.fl input,.fl textarea{padding:10px;border:1px solid #ccc;border-radius:8px}",
)
A.append(
    Copy(
        "y06_pl_ig_label_after_second_get",
        "instagram",
        "pl",
        {
            GEN["instagram"]: gen,
            U: form,
            R: '<div role="heading" aria-level="1">Zrobione</div><p>Twoje publiczne treści będą odtąd pomijane, gdy trenujemy modele. Szczegóły wyślemy e-mailem.</p>',
        },
        on(
            "/web/forms/intake/",
            lambda f: (
                j({"next": R})
                if mail_ok(f.get("1"))
                else j({"why": "Sprawdź, czy adres jest poprawny."})
            ),
        ),
        U,
        "sent",
        "labels stand after their boxes, text type e-mail box without a name; POST answers only with an address, the thanks is a fragment fetched by GET 0.9 s later",
    )
)


# ---- y07 cs facebook: plain POST with navigation, noise forms on the page, input type=submit
U = fb("864017725930468")
gen = page(
    "cs",
    "Soukromí na Facebooku",
    _t(
        """<header><form role="search" onsubmit="return false"><input type="search" aria-label="Hledat v Centru ochrany soukromí" placeholder="Hledat"><button type="submit">Hledat</button></form></header>
<main><h1>Vývoj umělé inteligence ve společnosti Meta</h1><p>Naše modely se učí z veřejných příspěvků dospělých uživatelů a z toho, na co se ptají Meta AI.</p>
<p>Pokud si nepřejete, abychom takto zacházeli s tím, co zveřejňujete vy, <a href="@U@">řekněte nám o tom</a>. Nemusíte uvádět důvod.</p>
<p>Podrobnosti najdete v <a href="https://www.facebook.com/privacy/policy/">zásadách</a>.</p></main>""",
        U=U,
    ),
    "header{background:#f0f2f5;padding:8px 16px}",
)
form = page(
    "cs",
    "Nápověda",
    """<header><form role="search" onsubmit="return false"><input type="search" aria-label="Jak vám můžeme pomoct?" placeholder="Jak vám můžeme pomoct?"><button type="submit" aria-label="Hledat">Hledat</button></form></header>
<main><h2>Vynechání vašich informací z trénování umělé inteligence společnosti Meta</h2>
<form method="post" action="/help/contact/864017725930468/submit/" novalidate><input type="hidden" name="fb_dtsg" value="NAcOq81"><dl>
<dt>Na jaký e-mail vám máme napsat?</dt><dd><input name="Field517730284916605" id="517730284916605" type="email" value="j.horak@priklad.cz"></dd>
<dt>Doplňující poznámka – nepovinné</dt><dd><textarea name="Field330681940275518" id="330681940275518" rows="4"></textarea></dd></dl>
<input type="submit" value="Předat společnosti Meta"> <a href="https://www.facebook.com/help/">Zpět</a></form>
<hr><div id="fbk"><p>Byla tato stránka užitečná?</p><button type="button">Ano</button> <button type="button">Ne</button></div></main>
<script>fbk.querySelectorAll('button').forEach(b=>b.onclick=()=>{fbk.textContent='Děkujeme za zpětnou vazbu.'})</script>""",
    "header{background:#f0f2f5;padding:8px 16px}dt{font-weight:600}dd{margin:4px 0 14px}dd input,dd textarea{width:90%;padding:7px}",
)
_ok = page(
    "cs",
    "Nápověda",
    """<main><h2>Máme to</h2><p>Napsali jste nám úspěšně. Vaše veřejné příspěvky už při trénování používat nebudeme a potvrdíme vám to e-mailem.</p><p><a href="https://www.facebook.com/">Zpět na Facebook</a></p></main>""",
)
_bad = page(
    "cs",
    "Nápověda",
    """<main><h2>Něco tu nesedí</h2><p>Zadejte prosím platnou e-mailovou adresu.</p><p><a href="@U@">Vrátit se k formuláři</a></p></main>""".replace(
        "@U@", U
    ),
)
A.append(
    Copy(
        "y07_cs_fb_plain_post_noise",
        "facebook",
        "cs",
        {GEN["facebook"]: gen, U: form},
        on(
            "/help/contact/864017725930468/submit/",
            lambda f, ok=_ok, bad=_bad: h(ok if mail_ok(f.get("Field517730284916605")) else bad),
        ),
        U,
        "sent",
        "plain form POST, the answer is the thanks page; input type=submit; search form in the header and a was-this-useful question (which thanks too) as noise; link (tell us about it) inside a sentence",
    )
)


# ---- y08 hu instagram: form drawn late, generic thanks in a dialog
U = ig("1350926478810273")
gen = page(
    "hu",
    "Adatvédelem az Instagramon",
    _t(
        """<div class="w"><h1>Miből tanul a Meta mesterséges intelligenciája?</h1><p>Nyilvános bejegyzésekből, képaláírásokból és abból, amit a Meta AI-tól kérdeznek.</p>
<div class="card"><p>Nem szeretnéd, hogy a te tartalmaid is köztük legyenek?</p><a role="link" href="@U@" class="cta"><span>Itt mondhatsz nemet</span></a></div></div>""",
        U=U,
    ),
    ".card{background:#f0f2f5;border-radius:12px;padding:16px}.cta{display:inline-block;background:#e4e6eb;padding:8px 14px;border-radius:8px;text-decoration:none;color:#050505}",
)
form = page(
    "hu",
    "Instagram Súgó",
    """<div class="w" id="mnt"><div role="progressbar" aria-valuetext="Betöltés…" class="sk"></div><div class="sk"></div></div>
<script>setTimeout(()=>{mnt.innerHTML='<h1>Ne használjuk fel az adataidat a Meta mesterséges intelligenciájának tanításához</h1><p>A döntésed erre a fiókra és a vele összekapcsolt fiókokra vonatkozik.</p><form id="hf"><div><div id="k1">Hol érünk el e-mailben?</div><input aria-labelledby="k1" type="text" inputmode="email" id="hm" value="kovacs.reka@pelda.hu"></div><div><div id="k2">Van valami, amit hozzátennél? Ki is hagyhatod.</div><textarea aria-labelledby="k2" id="ht" rows="4"></textarea></div><p id="he" role="alert"></p><button type="submit" id="hb">Kérés továbbítása</button></form>';
const F=document.getElementById('hf');F.onsubmit=async e=>{e.preventDefault();document.getElementById('hb').disabled=true;
const r=await fetch('/ajax/help/contact/submit/page',{method:'POST',body:new URLSearchParams({support_form_id:'1350926478810273',support_form_locale_id:'hu_HU',Field442:document.getElementById('hm').value,Field443:document.getElementById('ht').value})});
const d=JSON.parse((await r.text()).replace('for (;;);',''));
if(d.error){document.getElementById('he').textContent=d.error;document.getElementById('hb').disabled=false;return}
const g=document.createElement('div');g.setAttribute('role','dialog');g.setAttribute('aria-modal','true');g.setAttribute('aria-labelledby','gt');g.className='dlg';g.innerHTML='<h2 id="gt"></h2><p></p><div role="button" tabindex="0" aria-label="Bezárás">Bezárás</div>';g.children[0].textContent=d.a;g.children[1].textContent=d.b;g.children[2].onclick=()=>g.remove();document.body.append(g)}},2200)</script>""",
    ".sk{height:40px;background:#e4e6eb;margin:16px 0;border-radius:8px}form>div{margin:14px 0}form input,form textarea{width:100%;box-sizing:border-box;padding:8px}.dlg{position:fixed;inset:22% 18% auto;background:#fff;border-radius:12px;box-shadow:0 4px 40px rgba(0,0,0,.4);padding:24px}",
)
A.append(
    Copy(
        "y08_hu_ig_late_form_dialog",
        "instagram",
        "hu",
        {GEN["instagram"]: gen, U: form},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: (
                aj({"a": "Köszönjük!", "b": "Megkaptuk, amit küldtél. Pár percen belül írunk neked."})
                if mail_ok(f.get("Field442"))
                else aj({"error": "Ezzel az e-mail-címmel valami nem stimmel."})
            ),
        ),
        U,
        "sent",
        "form drawn 2.2 s after loading (grey boxes before); labels are divs by aria-labelledby; generic thanks in a dialog while the filled form stays behind it, its button disabled",
    )
)


# ---- y09 fi facebook: a deletion form linked beside the right one, disabled button
U = fb("593017462288045")
X = fb("1186420973355061")
gen = page(
    "fi",
    "Yksityisyys Facebookissa",
    _t(
        """<div class="w"><h1>Näin Meta kehittää tekoälyään</h1><p>Mallimme oppivat aikuisten julkisista julkaisuista ja siitä, mitä Meta AI:lta kysytään.</p>
<h2>Mitä voit tehdä</h2>
<ul><li><a role="link" target="_blank" href="@X@" aria-label="Poista keskustelusi Meta AI:n kanssa (avautuu uuteen välilehteen)">Poista keskustelusi Meta AI:n kanssa</a></li>
<li><a role="link" target="_blank" href="@U@" aria-label="Jätä sisältösi pois tekoälyn kehittämisestä (avautuu uuteen välilehteen)">Jätä sisältösi pois tekoälyn kehittämisestä</a></li>
<li><a role="link" href="https://www.facebook.com/privacy/policy/">Lue tietosuojakäytäntö</a></li></ul></div>""",
        U=U,
        X=X,
    ),
)
form = page(
    "fi",
    "Ohjeet | Facebook",
    """<div class="w"><h2>Tietojesi jättäminen pois Metan tekoälyn koulutuksesta</h2><p>Valintasi koskee tätä tiliä ja siihen liitettyjä tilejä.</p>
<div class="g"><label>Sähköposti, josta tavoitamme sinut<input id="fe" type="email" autocomplete="off"></label></div>
<div class="g"><label>Lisätietoja – voit jättää tyhjäksi<textarea id="ft" rows="4"></textarea></label></div>
<div id="fx" role="alert"></div><div id="fbn" role="button" tabindex="-1" aria-disabled="true" aria-label="Toimita Metalle"><span>Toimita Metalle</span></div></div>
<script>(()=>{const b=document.getElementById('fbn'),e=document.getElementById('fe'),t=document.getElementById('ft'),x=document.getElementById('fx');let off=true;
const set=v=>{off=v;b.setAttribute('aria-disabled',String(v));b.tabIndex=v?-1:0};e.addEventListener('input',()=>set(!/@.+\\./.test(e.value)));
b.addEventListener('click',async()=>{if(off)return;set(true);const r=await fetch('/api/graphql/',{method:'POST',body:new URLSearchParams({variables:JSON.stringify({form_id:'593017462288045'}),contact_point:e.value.trim(),free_text:t.value})});const d=await r.json();
if(d.errors){x.textContent=d.errors[0].message;set(false)}else{const s=document.createElement('div');s.setAttribute('role','status');s.textContent=d.data.text;b.parentNode.querySelectorAll('.g').forEach(n=>n.remove());b.replaceWith(s)}})})()</script>""",
    ".g{margin:14px 0}.g input,.g textarea{display:block;width:100%;box-sizing:border-box;padding:8px}[role=button]{display:inline-block;padding:9px 18px;background:#0866ff;color:#fff;border-radius:6px;cursor:pointer}[aria-disabled=true]{background:#bcc0c4;cursor:not-allowed}",
)
other = page(
    "fi",
    "Ohjeet | Facebook",
    """<div class="w"><h2>Keskustelujen poistaminen Meta AI:sta</h2><p>Poistamme kaikki viestit, jotka olet lähettänyt Meta AI:lle. Poistoa ei voi perua.</p>
<form method="post" action="/help/ai/erase/"><label>Sähköposti<br><input type="email" name="email" value="a.laine@esimerkki.fi"></label><p><label>Mitkä keskustelut poistetaan?<br><textarea name="which"></textarea></label></p><button type="submit">Poista lopullisesti</button></form></div>""",
)
A.append(
    Copy(
        "y09_fi_fb_deletion_beside",
        "facebook",
        "fi",
        {GEN["facebook"]: gen, U: form, X: other},
        on(
            "/api/graphql/",
            lambda f: (
                j({"data": {"text": "Selvä! Emme enää kouluta mallejamme sinun tiedoillasi. Saat pian viestin sähköpostiisi."}})
                if mail_ok(f.get("contact_point"))
                else j({"errors": [{"message": "Tarkista osoite."}]})
            ),
        ),
        U,
        "sent",
        "two unknown numbers on the page: the first link deletes AI chats (wrong, its POST is a 404), the second is right; empty e-mail box, div button aria-disabled until typed",
    )
)


# ---- y10 da instagram: details accordion, number of pair B, thanks is a toast that goes away
U = ig("767264225370182")
gen = page(
    "da",
    "Privatliv på Instagram",
    _t(
        """<div class="w"><h1>Sådan bliver vores AI klogere</h1><p>Vi træner modeller på opslag, billeder og kommentarer, som voksne har delt offentligt.</p>
<details><summary>Hvad bruger vi ikke?</summary><p>Beskeder mellem dig og dine venner.</p></details>
<details><summary>Hvad kan jeg selv bestemme?</summary><p>Du kan til enhver tid bede os lade dit indhold ude af træningen. <a href="@U@">Gå til formularen</a></p></details></div>""",
        U=U,
    ),
    "details{border-top:1px solid #ddd;padding:10px 0}summary{cursor:pointer;font-weight:600}",
)
form = page(
    "da",
    "Hjælp til Instagram",
    """<div class="w"><h1>Hold dine oplysninger ude af træningen af Metas AI</h1><p>Det gælder både det, du deler offentligt, og det, du skriver til Meta AI.</p>
<form id="df"><p><input id="d1" name="e" type="email" value="m.holm@eksempel.dk"> <label for="d1">Din e-mail</label></p>
<p><textarea id="d2" name="w" rows="3" cols="40"></textarea> <label for="d2">Skriv gerne hvorfor. Det er op til dig.</label></p><button>Indsend</button></form></div>
<script>df.onsubmit=async ev=>{ev.preventDefault();const k=df.querySelector('button');k.disabled=true;const r=await fetch('/ajax/help/contact/submit/page',{method:'POST',body:new URLSearchParams(new FormData(df))});const d=JSON.parse((await r.text()).slice(9));
const t=document.createElement('div');t.className='toast';t.setAttribute('role','alert');t.textContent=d.toast;document.body.append(t);setTimeout(()=>t.remove(),7000);if(d.ok)df.reset();else k.disabled=false}</script>""",
    ".toast{position:fixed;bottom:24px;left:24px;background:#242526;color:#fff;padding:14px 18px;border-radius:8px}",
)
A.append(
    Copy(
        "y10_da_ig_details_toast",
        "instagram",
        "da",
        {GEN["instagram"]: gen, U: form},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: (
                aj({"ok": 1, "toast": "Så er det på plads. Vi lader dine oplysninger ude fra nu af."})
                if mail_ok(f.get("e"))
                else aj({"ok": 0, "toast": "Tjek din e-mailadresse."})
            ),
        ),
        U,
        "sent",
        "known number (pair B); link (go to the form) folded in a details element; labels after the boxes; thanks is a toast gone after 7 s, the form stays, reset, button disabled",
    )
)


# ---- y11 nb facebook: mobile form, multipart, known number
U = fb(KNOWN_FB)
gen = page(
    "nb",
    "Personvern på Facebook",
    _t(
        """<div class="w"><h2>Hva lærer KI-en vår av?</h2><p>Vi bruker offentlige innlegg, bilder og kommentarer fra voksne når vi lager KI. Vil du ikke være med på det, kan du <a href="@U@" target="_blank" role="link" aria-label="reservere deg (åpnes i en ny fane)">reservere deg</a>. Har du gjort det før, gjelder det fortsatt.</p></div>""",
        U=U,
    ),
)
form = page(
    "nb",
    "Hjelp",
    """<div id="m-future-page-header-title">Reservasjon</div><div class="w"><form method="post" action="/a/help/contact_us/" enctype="multipart/form-data" id="ai_reservation" class="mobile">
<input type="hidden" name="lsd" value="AVr09"><input type="hidden" name="form_id" value="6359191084165019"><input type="hidden" name="support_form_locale_id" value="nb_NO"><input type="hidden" name="sneakyhidden" value="">
<h3>Reserver deg mot at opplysningene dine brukes til å trene KI hos Meta</h3>
<div id="SupportFormRow.118"><p>Reservasjonen gjelder kontoen du er logget på nå, og kontoer du har koblet til den.</p></div>
<div id="SupportFormRow.119">E-posten din<br><input type="text" name="Field119" id="119" value="ingrid.s@eksempel.no"></div>
<div id="SupportFormRow.120">Fortell oss gjerne litt mer (kan stå tomt)<br><textarea name="Field120" id="120" rows="4"></textarea></div>
<button type="submit" value="Send inn" class="btn"><span>Send inn</span></button></form><a role="button" href="https://www.facebook.com/help/">Tilbake</a></div>""",
    "form>div{margin:12px 0}input,textarea{width:95%;padding:8px}",
)
_ok = page(
    "nb",
    "Hjelp",
    """<div id="m-future-page-header-title">Takk skal du ha</div><div class="w"><p>Skjemaet er kommet inn til oss. Du får svar på e-post.</p><a role="button" href="https://www.facebook.com/">Til forsiden</a></div>""",
)
_bad = page("nb", "Hjelp", """<div class="w"><p role="alert">Skriv inn en gyldig e-postadresse.</p></div>""")
A.append(
    Copy(
        "y11_nb_fb_mobile_multipart",
        "facebook",
        "nb",
        {GEN["facebook"]: gen, U: form},
        on(
            "/a/help/contact_us/",
            lambda f, ok=_ok, bad=_bad: h(ok if mail_ok(f.get("Field119")) else bad),
        ),
        U,
        "sent",
        "known number; mobile form, multipart POST with navigation, labels are bare text before <br>; generic thanks without a word for objection; one-word-pair link in a sentence",
    )
)


# ---- y12 el instagram: look-alike, someone else's details
U = ig("849327105566410")
gen = page(
    "el",
    "Απόρρητο στο Instagram",
    _t(
        """<div class="w"><h1>Η τεχνητή νοημοσύνη της Meta και το απόρρητό σας</h1><p>Τα μοντέλα μας μαθαίνουν από πληροφορίες που είναι διαθέσιμες στο διαδίκτυο και από δημόσιες αναρτήσεις.</p>
<p>Δεν θέλετε να εμφανίζονται στοιχεία ενός δικού σας ανθρώπου στις απαντήσεις του Meta AI; <a role="link" target="_blank" href="@U@" aria-label="Υποβάλετε σχετικό αίτημα (ανοίγει σε νέα καρτέλα)">Υποβάλετε σχετικό αίτημα</a>.</p></div>""",
        U=U,
    ),
)
form = page(
    "el",
    "Βοήθεια Instagram",
    """<div class="w"><h1>Αίτημα για τα στοιχεία άλλου ατόμου στο Meta AI</h1>
<p>Συμπληρώστε τη φόρμα αν ενεργείτε για λογαριασμό συγγενή ή άλλου ατόμου του οποίου το όνομα, η διεύθυνση ή ο αριθμός τηλεφώνου εμφανίστηκε σε απάντηση. Δεν αφορά τις δικές σας αναρτήσεις.</p>
<form id="ef"><div><label for="ee">Το email σας</label><input id="ee" name="email" type="email" value="n.papas@paradeigma.gr"></div>
<div><label for="et">Ποιο είναι το άτομο και τι εμφανίστηκε;</label><textarea id="et" name="person" rows="5"></textarea></div><button type="submit">Υποβολή</button></form><p id="eo" role="status"></p></div>
<script>ef.onsubmit=async e=>{e.preventDefault();const r=await fetch('/ajax/help/contact/submit/page',{method:'POST',body:new URLSearchParams(new FormData(ef))});const d=JSON.parse((await r.text()).slice(9));eo.textContent=d.m;if(d.ok)ef.remove()}</script>""",
    "form div{margin:12px 0}label{display:block}input,textarea{width:95%;padding:8px}",
)
A.append(
    Copy(
        "y12_el_ig_someone_else",
        "instagram",
        "el",
        {GEN["instagram"]: gen, U: form},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: (
                aj({"ok": 1, "m": "Σας ευχαριστούμε, λάβαμε το αίτημά σας."})
                if mail_ok(f.get("email"))
                else aj({"ok": 0, "m": "Το email δεν είναι έγκυρο."})
            ),
        ),
        U,
        "not_sent",
        "look-alike: a request about another person's details in answers of Meta AI; one e-mail box, one text box, unknown number, would thank for anything",
    )
)


# ---- y13 bg facebook: asks once more after the press
U = fb("3048172965510736")
gen = page(
    "bg",
    "Поверителност във Facebook",
    _t(
        """<div class="w"><h1>Как се обучава изкуственият интелект на Meta</h1><p>Използваме публичните публикации, снимки и коментари на пълнолетни хора.</p>
<div class="n"><span>Не искате вашите да са сред тях?</span> <a role="link" tabindex="0" href="@U@"><span>Откажете се оттук</span></a></div></div>""",
        U=U,
    ),
    ".n{background:#e7f3ff;padding:14px;border-radius:8px}",
)
form = page(
    "bg",
    "Помощ за Facebook",
    """<div class="w" id="bw"><h2>Отказ информацията ви да се използва за обучение на изкуствения интелект на Meta</h2>
<form id="bf" novalidate><input type="hidden" name="support_form_id" value="3048172965510736">
<div class="q"><div>На кой имейл да ви пишем?</div><input type="email" name="Field7710" aria-label="На кой имейл да ви пишем?" value="d.ivanova@primer.bg"></div>
<div class="q"><div>Искате ли да добавите нещо? (може и без това)</div><textarea name="Field7711" aria-label="Искате ли да добавите нещо? (може и без това)" rows="4"></textarea></div>
<p id="bx" role="alert"></p><button type="submit">Изпращане до Meta</button></form></div>
<script>(()=>{const F=document.getElementById('bf'),W=document.getElementById('bw'),B=F.querySelector('button');
const post=async c=>{B.disabled=true;const b=new URLSearchParams(new FormData(F));if(c)b.set('confirmed','1');const r=await fetch('/ajax/help/contact/submit/page',{method:'POST',body:b});const d=JSON.parse((await r.text()).replace('for (;;);',''));
if(d.error){document.getElementById('bx').textContent=d.error;B.disabled=false;return}
if(d.ask){const g=document.createElement('div');g.className='dl';g.setAttribute('role','dialog');g.setAttribute('aria-modal','true');g.setAttribute('aria-label',d.ask);g.innerHTML='<h3></h3><p></p><div role="button" tabindex="0" aria-label="Назад" class="no">Назад</div> <div role="button" tabindex="0" aria-label="Да, продължи" class="yes">Да, продължи</div>';
g.querySelector('h3').textContent=d.ask;g.querySelector('p').textContent=d.sub;g.querySelector('.no').onclick=()=>{g.remove();B.disabled=false};g.querySelector('.yes').onclick=()=>{g.remove();post(true)};document.body.append(g);return}
W.innerHTML='<h2></h2><p></p>';W.children[0].textContent=d.h;W.children[1].textContent=d.p};
F.onsubmit=e=>{e.preventDefault();post(false)}})()</script>""",
    ".q{margin:14px 0}.q input,.q textarea{width:100%;box-sizing:border-box;padding:8px}.dl{position:fixed;inset:25% 20% auto;background:#fff;border-radius:10px;box-shadow:0 0 0 100vmax rgba(0,0,0,.5);padding:22px}.dl [role=button]{display:inline-block;padding:8px 14px;background:#e4e6eb;border-radius:6px;cursor:pointer}.dl .yes{background:#0866ff;color:#fff}",
)


def _s13(f):
    if not mail_ok(f.get("Field7710")):
        return aj({"error": "Проверете имейла."})
    if f.get("confirmed") != "1":
        return aj(
            {
                "ask": "Да спрем ли да използваме информацията ви?",
                "sub": "Ще приложим избора ви към този профил и към свързаните с него.",
            }
        )
    return aj({"h": "Готово", "p": "Отчетохме избора ви. Информацията ви няма да участва в обучението занапред."})


A.append(
    Copy(
        "y13_bg_fb_asks_once_more",
        "facebook",
        "bg",
        {GEN["facebook"]: gen, U: form},
        on("/ajax/help/contact/submit/page", _s13),
        U,
        "sent_after_question",
        "own idea: after the press a dialog (shall we stop using your information?) with Back first and Yes second; the same body goes again with confirmed=1; before that nothing is received",
    )
)


# ---- y14 hr instagram: cookie dialog over the form, select with the country chosen, thanks polled
U = ig("527781094630258")
P = IG + "/web/requests/state/"
gen = page(
    "hr",
    "Privatnost na Instagramu",
    _t(
        """<div class="w"><h1>Od čega uči naša umjetna inteligencija</h1><p>Modele obučavamo na javnim objavama i komentarima punoljetnih osoba te na onome što pišu servisu Meta AI.</p>
<p>Ne želite da i vaše objave budu dio toga? <a role="link" target="_blank" href="@U@" aria-label="Zatražite izuzeće (otvara se na novoj kartici)">Zatražite izuzeće<i role="img" aria-label="ikona vanjske poveznice"></i></a></p></div>""",
        U=U,
    ),
)
form = page(
    "hr",
    "Pomoć za Instagram",
    """<main id="hm"><h1>Izuzeće vaših podataka iz obuke umjetne inteligencije tvrtke Meta</h1><p>Nakon što obradimo ovaj obrazac, vaše javne objave više nam neće služiti za razvoj modela.</p>
<form id="hz"><div class="z"><label for="z1">Država u kojoj živite</label><select id="z1" name="Field881_iso2_country_code"><option value="">Odaberite</option><option value="AT">Austrija</option><option value="DE">Njemačka</option><option value="HR" selected>Hrvatska</option><option value="IE">Irska</option><option value="IT">Italija</option><option value="SI">Slovenija</option></select></div>
<div class="z"><label for="z2">Adresa na koju vam možemo pisati</label><input id="z2" name="Field882" type="email" value="m.babic@primjer.hr"></div>
<div class="z"><label for="z3">Dodatno objašnjenje, ako ga želite dati</label><textarea id="z3" name="Field883" rows="4"></textarea></div>
<p id="zx" role="alert"></p><button type="submit">Proslijedi</button></form></main>
<script>(()=>{const M=document.getElementById('hm'),F=document.getElementById('hz'),B=F.querySelector('button');
F.onsubmit=async e=>{e.preventDefault();B.disabled=true;B.textContent='Prosljeđivanje…';const r=await fetch('/web/requests/new/',{method:'POST',body:new URLSearchParams(new FormData(F))});const d=await r.json();
if(!d.queued){document.getElementById('zx').textContent=d.info;B.disabled=false;B.textContent='Proslijedi';return}
let n=0;const poll=async()=>{const x=await (await fetch('/web/requests/state/')).text();if(++n<2)return setTimeout(poll,1000);M.innerHTML=x;M.tabIndex=-1;M.focus()};setTimeout(poll,600)};
setTimeout(()=>{const o=document.createElement('div');o.className='ok';o.setAttribute('role','dialog');o.setAttribute('aria-modal','true');o.setAttribute('aria-label','Kolačići');
o.innerHTML='<div><h2>Želite li dopustiti Instagramu da upotrebljava kolačiće?</h2><p>Kolačići nam pomažu pružati Metine proizvode.</p><button type="button">Dopusti sve kolačiće</button> <button type="button">Odbij neobavezne kolačiće</button></div>';
document.body.append(o);o.querySelectorAll('button').forEach(b=>b.onclick=()=>o.remove())},1300)})()</script>""",
    ".z{margin:14px 0}.z label{display:block}.z input,.z textarea,.z select{width:100%;box-sizing:border-box;padding:8px}.ok{position:fixed;inset:0;background:rgba(0,0,0,.6)}.ok>div{background:#fff;max-width:400px;margin:100px auto;padding:20px;border-radius:10px}",
)
A.append(
    Copy(
        "y14_hr_ig_cookie_on_form_polled",
        "instagram",
        "hr",
        {
            GEN["instagram"]: gen,
            U: form,
            P: "<h1>Primili smo vaš zahtjev</h1><p>Izuzeće vrijedi od sada. Pojedinosti stižu e-poštom.</p>",
        },
        on(
            "/web/requests/new/",
            lambda f: (
                j({"queued": True})
                if mail_ok(f.get("Field882")) and f.get("Field881_iso2_country_code")
                else j({"queued": False, "info": "Provjerite unesenu adresu."})
            ),
        ),
        U,
        "sent",
        "cookie dialog covers the FORM page after 1.3 s (accept stands first); select with the country already chosen; POST only queues, the page polls a state twice (GET) and draws the thanks then",
    )
)
