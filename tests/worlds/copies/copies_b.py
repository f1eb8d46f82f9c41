# -*- coding: utf-8 -*-
# French, last four
from base import *

A = []

# ---- fr05: Instagram, cookie dialog late, contenteditable, dialog thanks
U = ig("560173928440116")
gen = page(
    "fr",
    "Espace confidentialité Instagram",
    """<div class="w"><h1>L’IA chez Meta et vous</h1><p>Publications, commentaires, photos : ce qui est public peut aider nos modèles à apprendre.</p>
<p>Pas d’accord ? <a role="link" href="%s">Dites non à l’usage de vos informations pour l’IA</a>, nous respecterons ce choix.</p></div>
<script>setTimeout(()=>{const o=document.createElement('div');o.id='ov';o.setAttribute('role','dialog');o.setAttribute('aria-modal','true');o.setAttribute('aria-label','Cookies');
o.innerHTML='<div class="in"><h2>Autoriser Instagram à utiliser des cookies ?</h2><p>Nous utilisons des cookies pour faire fonctionner nos Produits.</p><div role="button" tabindex="0" aria-label="Autoriser tous les cookies">Autoriser tous les cookies</div><div role="button" tabindex="0" aria-label="Refuser les cookies optionnels">Refuser les cookies optionnels</div></div>';
document.body.append(o);o.querySelectorAll('[role=button]').forEach(b=>b.onclick=()=>o.remove())},1000)</script>"""
    % U,
    "#ov{position:fixed;inset:0;background:rgba(0,0,0,.6)}#ov .in{background:#fff;max-width:400px;margin:80px auto;padding:20px}#ov [role=button]{border:1px solid #999;margin:6px 0;padding:8px;cursor:pointer}",
)
form = page(
    "fr",
    "Aide Instagram",
    """<section class="w"><h1>Ne pas utiliser mes informations pour l’IA de Meta</h1>
<div id="blk"><div id="l1">Adresse électronique du compte</div><input id="ml" aria-labelledby="l1" type="email" value="c.arnaud@exemple.fr">
<div id="l2">Expliquez-nous en quoi vous êtes concerné(e) (au choix)</div><div id="rs" contenteditable="true" role="textbox" aria-multiline="true" aria-labelledby="l2" style="min-height:70px;border:1px solid #ccc"></div>
<button type="button" id="bt">Faire la demande</button></div></section>
<script>bt.onclick=()=>{bt.disabled=true;fetch('/web/ai-objection/',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify({contact:ml.value,why:rs.innerText})}).then(r=>r.json()).then(d=>{
const g=document.createElement('div');g.setAttribute('role','dialog');g.setAttribute('aria-modal','true');g.style.cssText='position:fixed;inset:20% 15%;background:#fff;border:1px solid #555;padding:24px';
const t=document.createElement('h2'),p=document.createElement('p'),c=document.createElement('button');t.textContent=d.title;p.textContent=d.body;c.textContent='OK';c.onclick=()=>{g.remove();bt.disabled=false};g.append(t,p,c);document.body.append(g)})}</script>""",
)
A.append(
    Copy(
        "fr05_ig_cookie_late_contenteditable",
        "instagram",
        "fr",
        {GEN["instagram"]: gen, U: form},
        on(
            "/web/ai-objection/",
            lambda f: (
                j(
                    {
                        "title": "Nous avons reçu votre opposition",
                        "body": "Vos informations publiques ne serviront plus à améliorer l’IA de Meta. Un e-mail suit.",
                    }
                )
                if mail_ok(f.get("contact"))
                else j({"title": "Un problème", "body": "L’adresse semble incorrecte."})
            ),
        ),
        U,
        "sent",
        "cookie dialog covers the gen-AI page after 1 s; contenteditable reason; aria-labelledby labels; thanks in a role=dialog",
    )
)

# ---- fr06: captcha after the press
U = fb("480916625730184")
gen = page(
    "fr",
    "Centre de confidentialité",
    """<div class="w"><h1>IA générative chez Meta</h1><blockquote>Vous avez le droit de vous y <a href="%s">opposer</a>.</blockquote><p>Les messages privés ne sont pas utilisés.</p></div>"""
    % U,
)
form = page(
    "fr",
    "Aide Facebook",
    """<div class="w"><form id="fm"><h2>S’opposer au traitement de ses informations par l’IA de Meta</h2>
<label>E-mail <input name="email" type="email" required value="camille.arnaud@exemple.fr"></label><br><label>Commentaire (facultatif)<br><textarea name="com"></textarea></label><br><button>Envoyer</button></form><div id="zone"></div></div>
<script>const send=async x=>{const b=new URLSearchParams(new FormData(fm));if(x)b.set('captcha_response',x);const r=await fetch('/ajax/help/contact/submit/page',{method:'POST',body:b});const d=JSON.parse((await r.text()).replace('for (;;);',''));
if(d.captcha){zone.innerHTML='<div role="dialog" aria-label="Contrôle de sécurité"><h3>Contrôle de sécurité</h3><p>Saisissez les caractères de l’image.</p><svg width="160" height="46" style="background:#eee"><text x="18" y="32" font-size="28" font-style="italic">k7Wqp</text></svg><br><input id="cap" autocomplete="off" aria-label="Caractères de l’image"><input type="hidden" name="captcha_persist_data" value="AZm1"><button id="cb" type="button">Continuer</button></div>';
cb.onclick=()=>send(cap.value)}else{zone.textContent=d.msg;if(d.ok)fm.remove()}};fm.onsubmit=e=>{e.preventDefault();send()}</script>""",
)


def _s(f):
    if not mail_ok(f.get("email")):
        return aj({"msg": "Adresse non valable."})
    if f.get("captcha_response") != "k7Wqp":
        return aj({"captcha": 1})
    return aj({"ok": 1, "msg": "Merci, votre opposition nous est parvenue."})


A.append(
    Copy(
        "fr06_captcha",
        "facebook",
        "fr",
        {GEN["facebook"]: gen, U: form},
        on("/ajax/help/contact/submit/page", _s),
        U,
        "person",
        "captcha after the press: only the person can go on (typed right, the site then thanks)",
    )
)

# ---- fr07: known number, reason needed though not declared
U = fb(KNOWN_FB)
gen = page(
    "fr",
    "Confidentialité",
    """<div class="w"><h2>Utilisation des informations pour l’IA</h2><p>Vous souhaitez que vos informations n’y servent pas ? <a target="_blank" href="%s" aria-label="Remplir le formulaire d’objection (ouvre une nouvelle fenêtre)">Remplir le formulaire d’objection</a></p></div>"""
    % U,
)
form = page(
    "fr",
    "Objection | Facebook",
    """<main><h1>Objection à l’emploi de vos informations par l’IA de Meta</h1><form id="z"><div class="row">E-mail<div><input name="email" value="camille.arnaud@exemple.fr"></div></div>
<div class="row">Quelles conséquences ce traitement a-t-il pour vous ?<div><textarea name="Field4471" rows="5"></textarea></div><span class="er" role="alert"></span></div><div><button type="submit">Envoyer l’objection</button></div></form></main>
<script>z.onsubmit=async e=>{e.preventDefault();const r=await fetch('/ajax/help/contact/submit/page',{method:'POST',body:new URLSearchParams(new FormData(z))});const d=JSON.parse((await r.text()).slice(9));
if(d.error)document.querySelector('.er').textContent=d.error;else z.innerHTML='<p role="status">'+d.payload+'</p>'}</script>""",
    ".er{color:#c00}",
)


def _s(f):
    if not mail_ok(f.get("email")):
        return aj({"error": "Adresse e-mail non valable."})
    if len(f.get("Field4471", "").strip()) < 3:
        return aj({"error": "Vous devez indiquer une raison."})
    return aj({"payload": "Votre objection a bien été transmise à nos équipes."})


A.append(
    Copy(
        "fr07_reason_demanded",
        "facebook",
        "fr",
        {GEN["facebook"]: gen, U: form},
        on("/ajax/help/contact/submit/page", _s),
        U,
        "sent_after_question",
        'known number; HTTP 200 with "a reason is needed" though the field is not declared required; with a reason it passes',
    )
)

# ---- fr08: look-alike, withdrawal of a consent
U = fb("610284937715502")
gen = page(
    "fr",
    "Centre de confidentialité",
    """<div class="w"><h1>IA générative</h1><p>Nos fonctionnalités d’IA s’appuient sur diverses informations.</p><p>Pour les publicités, vous pouvez <a href="%s">retirer votre consentement</a> à l’utilisation d’informations de partenaires.</p></div>"""
    % U,
)
form = page(
    "fr",
    "Retrait du consentement | Facebook",
    """<div class="w"><h1>Retirer mon consentement aux publicités personnalisées</h1><p>En envoyant ce formulaire, vous retirez l’accord donné pour l’abonnement sans publicité et les cookies des partenaires. Il ne concerne pas l’IA.</p>
<form method="post" action="/help/consent/withdraw"><label>E-mail <input type="email" name="email" value="camille.arnaud@exemple.fr"></label><p><label>Pourquoi retirez-vous votre accord ? (facultatif)<br><textarea name="r"></textarea></label></p><button type="submit">Envoyer</button></form></div>""",
)
A.append(
    Copy(
        "fr08_lookalike_withdrawal",
        "facebook",
        "fr",
        {GEN["facebook"]: gen, U: form},
        on("/help/consent/withdraw", lambda f: h("<p>Votre retrait est enregistré.</p>")),
        U,
        "not_sent",
        "look-alike: withdrawal of the consent to ads, one e-mail plus one text box; the gen-AI page links nothing else",
    )
)
