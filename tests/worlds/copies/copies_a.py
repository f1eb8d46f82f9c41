# -*- coding: utf-8 -*-
# French, first four
from base import *

A = []

# ---- fr01: React style, no form element, fetch JSON
U = fb("718204593316042")
gen = page(
    "fr",
    "Centre de confidentialité",
    """
<div id="mount_0"><div role="banner"><a role="link" href="https://www.facebook.com/" aria-label="Facebook"><i></i></a>
<div role="navigation"><a role="link" href="/privacy/center" tabindex="0"><span>Accueil de la confidentialité</span></a>
<a role="link" href="/privacy/policy/" tabindex="0"><span>Politique de confidentialité</span></a></div></div>
<div role="main" class="w"><h1 dir="auto">Comment nos modèles d’IA générative se servent des informations</h1>
<div class="xcard"><div dir="auto"><span>Nous entraînons les modèles de l’IA de Meta avec ce que vous avez rendu public sur nos Produits et avec vos échanges avec les IA.</span></div>
<div dir="auto"><span>Si cela ne vous convient pas, vous pouvez à tout moment <a role="link" tabindex="0" target="_blank" rel="noopener" href="%s?entry_point=genai" aria-label="vous opposer (s’ouvre dans un nouvel onglet)"><span>vous opposer</span><svg aria-label="Lien externe" width="10" height="10"></svg></a> à ce que vos informations servent à ces fins. Une personne qui s’est déjà opposée n’a rien d’autre à faire.</span></div></div>
<h2>Les données sous licence</h2><p>Elles proviennent de partenaires. <a role="link" href="/privacy/dialog/ai-partners" aria-label="En savoir plus (s’ouvre dans un nouvel onglet)" target="_blank">En savoir plus</a></p></div></div>"""
    % U,
)
form = page(
    "fr",
    "Facebook",
    """
<div id="mount_0"><div role="main" class="w"><div><h2 dir="auto" role="heading" aria-level="1">Refuser que vos informations servent à l’IA de Meta</h2>
<div dir="auto">Cette page vous permet d’exercer votre droit d’opposition. La demande vaut pour le compte que vous utilisez en ce moment et pour ceux qui y sont reliés.</div>
<div class="r"><label><span>Adresse où nous pouvons vous répondre</span><div><input dir="ltr" type="text" autocomplete="email" inputmode="email" id=":r3:" value="camille.arnaud@exemple.fr"></div></label></div>
<div class="r"><label><span>Ce que ce traitement change pour vous (facultatif)</span><div><textarea id=":r5:" rows="4"></textarea></div></label></div>
<div role="button" tabindex="0" aria-label="Envoyer ma demande" class="b"><span>Envoyer ma demande</span></div>
<div id="out" aria-live="polite"></div></div></div></div>
<script>
const b=document.querySelector('[role=button]');let busy=false;
async function go(){ if(busy) return; busy=true; b.setAttribute('aria-disabled','true');
 const r=await fetch('/api/privacy/objection/',{method:'POST',headers:{'content-type':'application/json'},
  body:JSON.stringify({form:'718204593316042',fields:{email:document.getElementById(':r3:').value,reason:document.getElementById(':r5:').value}})});
 const d=await r.json();
 if(d.ok){document.querySelector('[role=main]').innerHTML='<h2 role="heading" tabindex="-1"></h2><p></p>';
  document.querySelector('h2').textContent=d.head;document.querySelector('p').textContent=d.text;}
 else{document.getElementById('out').textContent=d.text;busy=false;b.removeAttribute('aria-disabled');}}
b.onclick=go;b.onkeydown=e=>{if(e.key==='Enter'||e.key===' '){e.preventDefault();go()}};
</script>""",
    ".b{background:#0866ff;color:#fff;padding:8px 14px;border-radius:6px;display:inline-block;cursor:pointer}.r{margin:14px 0}input,textarea{width:100%;box-sizing:border-box}",
)
A.append(
    Copy(
        "fr01_react_noform",
        "facebook",
        "fr",
        {GEN["facebook"]: gen, U: form},
        on(
            "/api/privacy/objection/",
            lambda f: (
                j(
                    {
                        "ok": 1,
                        "head": "Votre opposition est enregistrée",
                        "text": "Nous en tiendrons compte dès maintenant. Un e-mail vous sera adressé sous peu.",
                    }
                )
                if mail_ok(f.get("email"))
                else j({"ok": 0, "text": "Indiquez une adresse e-mail valable."})
            ),
        ),
        U,
        "sent",
        "role=link with aria-label suffix and target=_blank; no form element; div role=button; fetch JSON; e-mail prefilled in type=text",
    )
)

# ---- fr02: Instagram, known number, classic POST, old support rows
U = ig(KNOWN_IG)
gen = page(
    "fr",
    "Instagram – Confidentialité",
    """<header class=w><b>Instagram</b> · <a href="/policy/">Politique</a> · <a href="/privacy/genai/">IA générative</a></header>
<article class=w><h1>L’IA générative et vos informations</h1><p>Nos modèles apprennent à partir de publications publiques.</p>
<h3>Quels sont vos droits&nbsp;?</h3><ul><li><a href="https://help.instagram.com/contact/1169130897068670">Demander une copie de vos informations</a></li>
<li><a href="%s">Déposer une opposition à l’emploi de vos informations pour l’IA</a></li><li><a href="https://help.instagram.com/contact/540977946302970">Écrire au délégué à la protection des données</a></li></ul></article>"""
    % U,
)
form = page(
    "fr",
    "Pages d’aide Instagram",
    """<div class=w id="m-future-page-header-title">Pages d’aide</div>
<form class=w method="post" action="/a/help/contact_us/" enctype="multipart/form-data" id="u_0_8_ai_object"><h3>Opposition : mes informations et l’IA de Meta</h3>
<input type="hidden" name="form_id" value="233964459562201"><input type="hidden" name="support_form_locale_id" value="fr_FR">
<input type="hidden" name="support_form_hidden_fields" value='{"318845":false}'><input type="text" name="sneakyhidden" value="" style="display:none" tabindex="-1">
<div id="SupportFormRow.318800"><p>Dites-nous si vous ne voulez pas que vos informations servent à développer l’IA de Meta.</p></div>
<div id="SupportFormRow.318845">Votre e-mail<br><input type="text" id="318845" name="Field318845" value="camille.arnaud@exemple.fr"></div>
<div id="SupportFormRow.318911">Souhaitez-vous nous dire pourquoi&nbsp;? Ce n’est pas obligatoire.<br><textarea id="318911" name="Field318911" data-testid="SupportFormTextArea-318911"></textarea></div>
<button type="submit" value="Transmettre"><span>Transmettre</span></button> <a role="button" href="/help/?helpref=header_back">Retour</a></form>""",
)
A.append(
    Copy(
        "fr02_ig_classic_known",
        "instagram",
        "fr",
        {GEN["instagram"]: gen, U: form},
        on(
            "/a/help/contact_us/",
            lambda f: (
                h(
                    page(
                        "fr",
                        "Pages d’aide Instagram",
                        '<div class=w><h3>C’est noté</h3><p>Votre demande d’opposition nous est bien parvenue. Vous recevrez un message de confirmation.</p><a href="/">Retour aux pages d’aide</a></div>',
                    )
                )
                if mail_ok(f.get("Field318845"))
                else h(page("fr", "Erreur", "<p>Adresse e-mail non valide.</p>"))
            ),
        ),
        U,
        "sent",
        "known number; classic multipart POST answered by a page; SupportFormRow markup; honeypot input; other rights links nearby",
    )
)

# ---- fr03: table layout, ? buttons, disabled until filled
U = fb("902736481550917")
gen = page(
    "fr",
    "Confidentialité | Facebook",
    """<div class="w"><div class="box"><h2>Notre usage des informations pour l’IA</h2><p>Nous développons l’IA pour tout le monde en Europe.</p>
<p>Vous êtes en droit de <a href="%s">contester l’utilisation de vos informations</a> pour l’IA chez Meta.</p></div>
<p>Voir aussi : <a href="/help/2069235856423257">dans quels cas une opposition aboutit</a>.</p></div>"""
    % U,
)
form = page(
    "fr",
    "Formulaire d’opposition | Facebook",
    """<div class="w"><h1>Je m’oppose à ce que l’IA de Meta utilise mes informations</h1>
<form id="f" onsubmit="return false"><table border="0" cellpadding="6">
<tr><td>Pays où vous vivez</td><td><select name="c" id="c"><option value="">Choisissez</option><option value="Belgium">Belgique</option><option value="France">France</option><option value="Luxembourg">Luxembourg</option><option value="Switzerland">Suisse</option></select></td><td><button type="button" class="q" aria-label="Aide">?</button></td></tr>
<tr><td>E-mail de contact</td><td><input name="m" id="m" size="34"></td><td><button type="button" class="q" aria-label="Aide">?</button></td></tr>
<tr><td>Précisions éventuelles</td><td><textarea name="t" id="t" cols="34"></textarea></td><td><button type="button" class="q" aria-label="Aide">?</button></td></tr>
<tr><td colspan="3" align="right"><button id="s" disabled>Soumettre</button></td></tr></table></form><div id="tip" hidden></div></div>
<script>
const $=i=>document.getElementById(i);
document.querySelectorAll('.q').forEach(q=>q.onclick=()=>{$('tip').hidden=false;$('tip').textContent='Cette ligne nous aide à traiter votre demande.'});
$('f').oninput=()=>{$('s').disabled=!($('c').value&&/@.+\\./.test($('m').value))};
$('s').onclick=()=>{$('s').disabled=true;const x=new XMLHttpRequest();x.open('POST','/help/rights/send');x.setRequestHeader('Content-Type','application/x-www-form-urlencoded');
x.onload=()=>{$('f').outerHTML=x.responseText};x.send('c='+encodeURIComponent($('c').value)+'&m='+encodeURIComponent($('m').value)+'&t='+encodeURIComponent($('t').value))};
</script>""",
)
A.append(
    Copy(
        "fr03_table_disabled",
        "facebook",
        "fr",
        {GEN["facebook"]: gen, U: form},
        on(
            "/help/rights/send",
            lambda f: (
                h(
                    "<div><strong>Merci, votre opposition a été reçue.</strong><br>Surveillez votre boîte de réception.</div>"
                )
                if mail_ok(f.get("m")) and f.get("c")
                else h("<div>Il manque une réponse.</div>")
            ),
        ),
        U,
        "sent",
        "table rows with a ? help button each; country select and empty e-mail needed before the button is enabled; XHR answer is an HTML fragment",
    )
)

# ---- fr04: accordion, label after field, country, vanishing toast
U = fb("345510982277604")
gen = page(
    "fr",
    "IA générative",
    """<div class="w"><h1>Confidentialité et IA</h1>
<div class="acc"><div role="button" tabindex="0" aria-expanded="false" aria-controls="p1"><span>D’où viennent les informations ?</span></div><div id="p1" hidden><p>De sources publiques et de partenaires.</p></div></div>
<div class="acc"><div role="button" tabindex="0" aria-expanded="false" aria-controls="p2"><span>Ce que vous pouvez décider</span></div><div id="p2" hidden></div></div></div>
<script>document.querySelectorAll('[role=button]').forEach(x=>x.onclick=()=>{const o=x.getAttribute('aria-expanded')==='true';x.setAttribute('aria-expanded',String(!o));
const p=document.getElementById(x.getAttribute('aria-controls'));p.hidden=o;
if(p.id==='p2'&&!p.innerHTML)setTimeout(()=>{p.innerHTML='<p>Vous pouvez présenter une <a href="%s">demande d’opposition</a> avec votre compte Facebook.</p>'},250)});</script>"""
    % U,
)
form = page(
    "fr",
    "Demande d’opposition",
    """<div class="w"><h1>Demande d’opposition à l’IA de Meta</h1><p>Remplissez ces quelques lignes.</p>
<form id="k" novalidate><p><input id="e1" name="adr" type="email" placeholder=" "><label for="e1">Courriel</label></p>
<p><select id="e2" name="pays"><option value="" selected>—</option><option value="BE">Belgique</option><option value="CA">Canada</option><option value="FR">France</option><option value="LU">Luxembourg</option></select><label for="e2">Pays de résidence</label></p>
<p><textarea id="e3" name="motif"></textarea><label for="e3">Motif (si vous le souhaitez)</label></p><input type="submit" value="Valider la demande"></form></div>
<script>k.addEventListener('submit',async e=>{e.preventDefault();const r=await fetch('/help/objection/fr',{method:'POST',body:new URLSearchParams(new FormData(k))});const d=await r.json();
const t=document.createElement('div');t.setAttribute('role','alert');t.style.cssText='position:fixed;bottom:20px;left:20px;background:#222;color:#fff;padding:12px';t.textContent=d.message;document.body.append(t);
if(d.done)k.reset();setTimeout(()=>t.remove(),6000)});</script>""",
    "form p{display:flex;flex-direction:column-reverse;align-items:flex-start}form label{font-weight:bold}".replace(
        "column-reverse", "column"
    ),
)
A.append(
    Copy(
        "fr04_accordion_toast",
        "facebook",
        "fr",
        {GEN["facebook"]: gen, U: form},
        on(
            "/help/objection/fr",
            lambda f: (
                j({"done": True, "message": "Demande bien reçue ! Nous confirmerons par courriel."})
                if mail_ok(f.get("adr")) and f.get("pays")
                else j({"done": False, "message": "Veuillez compléter le courriel et le pays."})
            ),
        ),
        U,
        "sent",
        "link lazily put into a folded accordion; labels after the fields; country select; thanks in a role=alert toast that goes after 6 s while the form empties itself",
    )
)
