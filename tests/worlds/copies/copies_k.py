# -*- coding: utf-8 -*-
# Sixteen more, written by someone who has not read the program.
from base import *

A = []

MAIL = "camille.arnaud@exemple.fr"  # where the box is already filled in

CSS = (
    ".card{background:#f0f2f5;border-radius:8px;padding:14px 16px;margin:14px 0}"
    ".btn{background:#0866ff;color:#fff;padding:9px 16px;border-radius:6px;display:inline-block;cursor:pointer;border:0;font:inherit}"
    ".btn[aria-disabled=true],.btn:disabled{background:#bcc0c4;cursor:not-allowed}"
    ".r{margin:14px 0}input[type=text],input[type=email],input:not([type]),textarea{width:100%;box-sizing:border-box;padding:7px;font:inherit}"
    "[hidden]{display:none!important}"
)


def put(s, **k):
    for a, b in k.items():
        s = s.replace("@" + a + "@", b)
    return s


def routes(d):
    """submit() which knows several paths."""

    def submit(p, body):
        p = re.sub(r"^https?://[^/]+", "", p).split("?")[0]
        return d[p](fields(body)) if p in d else (404, "text/plain", "not found")

    return submit


def graphql(f):
    try:
        return json.loads(f.get("variables") or "{}").get("input", {})
    except (ValueError, AttributeError):
        return {}


# ------------------------------------------------------------------ z01 fr fb
U = fb("1183950274460827")
DONE = FB + "/help/choices/ai/done/"
gen = page(
    "fr",
    "L’intelligence artificielle et vos données | Espace confidentialité",
    put(
        """
<div id="mount_0_0_xk"><div role="banner"><a role="link" href="https://www.facebook.com/" aria-label="Facebook"><i></i></a></div>
<div role="navigation" aria-label="Rubriques"><a role="link" href="/privacy/center" tabindex="0"><span>Espace confidentialité</span></a> <a role="link" href="/privacy/policy/" tabindex="0"><span>Règles de confidentialité</span></a> <a role="link" href="/privacy/consent/" tabindex="0"><span>Autres choix</span></a></div>
<div role="main" class="w"><h1 dir="auto">Ce que nos IA apprennent, et à partir de quoi</h1>
<div class="card"><div dir="auto"><span>Pour qu’une IA réponde bien en français, elle doit avoir lu beaucoup de français. C’est pourquoi nous lui donnons à lire ce que les adultes publient pour tout le monde sur Facebook, ainsi que les questions qu’ils posent à Meta AI.</span></div>
<div dir="auto"><span>Vous préférez rester en dehors de tout cela&nbsp;? Rien de plus simple&nbsp;: <a role="link" tabindex="0" target="_blank" rel="noopener" href="@U@?entry_point=genai_body" aria-label="dites-nous de laisser vos publications de côté (ouvre une nouvelle fenêtre)"><span>dites-nous de laisser vos publications de côté</span><svg aria-label="Nouvelle fenêtre" width="10" height="10"></svg></a>. Vous n’avez pas à vous justifier, et c’est valable pour tous les comptes de votre espace Comptes.</span></div></div>
<h2 dir="auto">Pour aller plus loin</h2>
<ul><li><a role="link" target="_blank" href="/privacy/dialog/ai-partners" aria-label="D’où viennent les autres données (ouvre une nouvelle fenêtre)">D’où viennent les autres données</a></li>
<li><a role="link" target="_blank" href="/help/1402766090114" aria-label="Effacer une discussion avec Meta AI (ouvre une nouvelle fenêtre)">Effacer une discussion avec Meta AI</a></li>
<li><a role="link" target="_blank" href="/help/contact/540977946302970" aria-label="Écrire à notre équipe Protection des données (ouvre une nouvelle fenêtre)">Écrire à notre équipe Protection des données</a></li></ul></div></div>""",
        U=U,
    ),
    CSS,
)
form = page(
    "fr",
    "Facebook",
    put(
        r"""
<div id="mount_0_0_xk"><div role="main" class="w" id="root"><h2 dir="auto" role="heading" aria-level="1">Tenir mes informations à l’écart de l’entraînement des IA de Meta</h2>
<div dir="auto">Remplissez cette page si vous ne voulez pas que vos publications, vos photos et leurs légendes servent à faire progresser nos modèles d’IA générative. Nous appliquerons votre choix au compte sur lequel vous êtes connecté.</div>
<div class="r"><div id=":ra:-l">Adresse e-mail</div><input dir="ltr" type="email" aria-labelledby=":ra:-l" id=":ra:" value="@MAIL@"></div>
<div class="r"><div id=":rb:-l">Quelque chose à ajouter&nbsp;? Vous pouvez laisser cette case vide.</div><textarea aria-labelledby=":rb:-l" id=":rb:" rows="4"></textarea></div>
<div id="err" role="alert"></div>
<div role="button" tabindex="0" class="btn" id="go"><span><span>Valider mon choix</span></span></div></div></div>
<script>
(function(){
 var go=document.getElementById('go'),busy=false;
 async function send(){
  if(busy)return; busy=true; go.setAttribute('aria-disabled','true');
  var r=await fetch('/ajax/rights/ai/save/',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify({form_id:'1183950274460827',fields:{contact:document.getElementById(':ra:').value,note:document.getElementById(':rb:').value}})});
  var d=await r.json();
  if(!d.ok){document.getElementById('err').textContent=d.text;busy=false;go.removeAttribute('aria-disabled');return;}
  document.getElementById('root').innerHTML='<div role="progressbar" aria-label="Chargement…"></div>';
  var t=await (await fetch('/help/choices/ai/done/')).text();
  document.getElementById('root').innerHTML=t;
 }
 go.addEventListener('click',send);
 go.addEventListener('keydown',function(e){if(e.key==='Enter'||e.key===' '){e.preventDefault();send();}});
})();
</script>""",
        MAIL=MAIL,
    ),
    CSS,
)
done = (
    '<h2 dir="auto" role="heading" aria-level="1">C’est fait</h2><div dir="auto">À partir d’aujourd’hui, vos informations '
    "n’iront plus nourrir nos modèles d’IA. Nous vous l’écrivons aussi par e-mail&nbsp;: gardez ce message.</div>"
    '<a role="link" href="/privacy/center">Retour à l’espace confidentialité</a>'
)
A.append(
    Copy(
        "z01_fr_react_second_get",
        "facebook",
        "fr",
        {GEN["facebook"]: gen, U: form, DONE: done},
        on(
            "/ajax/rights/ai/save/",
            lambda f: (
                j({"ok": 1})
                if mail_ok(f.get("contact"))
                else j({"ok": 0, "text": "Cette adresse e-mail a l’air incomplète."})
            ),
        ),
        U,
        "sent",
        "no word of objection anywhere; link is a whole clause inside a sentence; thanks fetched by a second GET after a bare {ok:1}",
    )
)

# ------------------------------------------------------------------ z02 fr ig
U = ig(KNOWN_IG)
DONE = IG + "/contact/merci/"
gen = page(
    "fr",
    "IA générative : vos informations · Instagram",
    put(
        """
<header class=w><a href="https://www.instagram.com/">Instagram</a></header>
<article class=w><h1>Vos informations et l’IA générative</h1>
<p>Nos outils d’IA s’appuient sur ce qui est visible par tous dans l’application.</p>
<h2>Nous contacter à ce sujet</h2>
<table><tr><td>Votre propre contenu</td><td><a href="@U@">Faire opposition</a></td></tr>
<tr><td>Informations d’un tiers</td><td><a href="https://help.instagram.com/contact/510058597920541">Faire une demande</a></td></tr>
<tr><td>Copie de vos données</td><td><a href="https://help.instagram.com/181231772500920">Télécharger</a></td></tr>
<tr><td>Compte piraté</td><td><a href="https://www.instagram.com/hacked/">Signaler</a></td></tr></table></article>""",
        U=U,
    ),
    "td{padding:4px 18px 4px 0}",
)
form = page(
    "fr",
    "Assistance Instagram",
    r"""
<div class=w><form id="u_0_a_Zq" method="post" action="/ajax/help/contact/submit/page"><h3>Opposition à ce que l’IA se serve de mes contenus</h3>
<input type="hidden" name="support_form_id" value="233964459562201"><input type="hidden" name="support_form_locale_id" value="fr_FR"><input type="hidden" name="jazoest" value="25361">
<input type="hidden" name="support_form_fact_false_fields" value="[]"><input name="sneakyhidden" value="" tabindex="-1" autocomplete="off" style="position:absolute;left:-9999px">
<p>Indiquez où vous écrire. Si l’utilisation de vos contenus a des conséquences particulières pour vous, vous pouvez nous l’expliquer.</p>
<table cellpadding=5 width="100%"><thead><tr><th align=left>Votre adresse électronique</th><th align=left>Conséquences pour vous (si vous le souhaitez)</th></tr></thead>
<tbody><tr><td valign=top><input id="901433" name="Field901433" type="text"></td><td><textarea id="901434" name="Field901434" rows=3></textarea></td></tr></tbody></table>
<p id="e" style="color:#b00"></p>
<button type="submit" class="_42ft _51sy selected">Faire parvenir</button></form></div>
<script>
document.getElementById('u_0_a_Zq').addEventListener('submit',function(e){
 e.preventDefault();
 var b=this.querySelector('button');b.disabled=true;
 var x=new XMLHttpRequest();x.open('POST',this.getAttribute('action'));
 x.setRequestHeader('Content-Type','application/x-www-form-urlencoded');x.setRequestHeader('x-fb-lsd','AVqr81');
 x.onload=function(){var d=JSON.parse(x.responseText.replace('for (;;);',''));
  if(d.error){document.getElementById('e').textContent=d.errorDescription;b.disabled=false;}
  else{window.location.href=d.payload.uri;}};
 x.send(new URLSearchParams(new FormData(this)).toString());
});
</script>""",
)
thanks = page(
    "fr",
    "Assistance Instagram",
    "<div class=w><h3>Nous avons pris note de votre opposition</h3><p>Un e-mail récapitulatif est en route. Il n’est pas nécessaire de recommencer pour vos autres comptes associés.</p>"
    '<a href="/">Accueil de l’assistance</a></div>',
)
A.append(
    Copy(
        "z02_fr_ig_headrow_redirect",
        "instagram",
        "fr",
        {GEN["instagram"]: gen, U: form, DONE: thanks},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: (
                aj({"__ar": 1, "payload": {"uri": "/contact/merci/"}})
                if mail_ok(f.get("Field901433"))
                else aj({"__ar": 1, "error": 1357031, "errorDescription": "L’adresse saisie n’est pas valide."})
            ),
        ),
        U,
        "sent",
        "known number; short link text whose sense is in the neighbouring cell; field labels in a header row; numeric names; thanks page by script navigation",
    )
)

# ------------------------------------------------------------------ z03 fr fb  LOOK-ALIKE: taking an objection back
U = fb("2094417736158803")
gen = page(
    "fr",
    "IA et confidentialité | Facebook",
    put(
        """
<div role="main" class="w"><h1>Vos informations et les modèles d’IA de Meta</h1>
<p>Nous entraînons nos modèles avec des publications accessibles à tous et des échanges avec Meta AI.</p>
<div class="card"><h2>Votre droit d’opposition</h2><p>Vous nous aviez déjà écrit à ce sujet&nbsp;? Votre opposition reste valable tant que vous ne la changez pas. <a role="link" target="_blank" href="@U@" aria-label="Gérer mon opposition concernant l’IA (s’ouvre dans un nouvel onglet)">Gérer mon opposition concernant l’IA</a></p></div>
<p><a href="/privacy/policy/">Règles de confidentialité</a> · <a href="/help/2069235856423257">Comment nous examinons les demandes</a></p></div>""",
        U=U,
    ),
    CSS,
)
form = page(
    "fr",
    "Facebook",
    put(
        r"""
<div role="main" class="w" id="root"><h1>Lever mon opposition à l’utilisation de mes informations pour l’IA</h1>
<p>Vous avez changé d’avis&nbsp;? En envoyant cette page, vous acceptez à nouveau que vos publications et vos échanges avec Meta AI servent à améliorer nos modèles. Votre demande précédente sera annulée.</p>
<form id="f"><div class="r"><label for="m">Adresse e-mail du compte</label><input id="m" name="email" type="email" value="@MAIL@"></div>
<div class="r"><label for="t">Pourquoi changez-vous d’avis&nbsp;? (facultatif)</label><textarea id="t" name="reason"></textarea></div>
<button class="btn" type="submit">Envoyer</button></form></div>
<script>
document.getElementById('f').onsubmit=async function(e){e.preventDefault();
 var r=await fetch('/ajax/help/contact/submit/page',{method:'POST',body:new URLSearchParams(new FormData(this))});
 document.getElementById('root').innerHTML=await r.text();};
</script>""",
        MAIL=MAIL,
    ),
    CSS,
)
A.append(
    Copy(
        "z03_fr_withdraw_lookalike",
        "facebook",
        "fr",
        {GEN["facebook"]: gen, U: form},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: h("<h1>Merci</h1><p>Votre opposition est levée. Vos informations pourront de nouveau servir à l’IA.</p>"),
        ),
        U,
        "not_sent",
        "unknown number; the link says 'manage my objection', the form TAKES THE OBJECTION BACK (allows the use again); the page is otherwise the usual e-mail + optional reason",
    )
)

# ------------------------------------------------------------------ z04 fr ig
U = ig("840261739905514")
gen = page(
    "fr",
    "Espace confidentialité Instagram",
    put(
        r"""
<div id="ck" style="position:fixed;inset:0;background:rgba(0,0,0,.6);z-index:9"><div role="dialog" aria-label="Cookies" aria-modal="true" style="background:#fff;max-width:480px;margin:60px auto;padding:18px">
<h2>Acceptez-vous les cookies d’Instagram dans ce navigateur&nbsp;?</h2><p>Certains sont indispensables, d’autres nous aident à mesurer l’audience.</p>
<button class="btn" tabindex="0" onclick="ck.remove()">Autoriser tous les cookies</button> <button class="btn" tabindex="0" onclick="ck.remove()">Refuser les cookies optionnels</button></div></div>
<main><h1>IA générative : ce qu’il faut savoir</h1><p>Ouvrez une rubrique pour en savoir plus.</p>
<div class="acc"><div role="button" tabindex="0" aria-expanded="false" data-k="a"><h2>Quelles informations utilisons-nous&nbsp;?</h2></div><div class="in"></div></div>
<div class="acc"><div role="button" tabindex="0" aria-expanded="false" data-k="b"><h2>Garder la main sur ce que vous partagez</h2></div><div class="in"></div></div>
<div class="acc"><div role="button" tabindex="0" aria-expanded="false" data-k="c"><h2>Et les messages privés&nbsp;?</h2></div><div class="in"></div></div></main>
<script>
var T={a:'<p>Les publications, réels et légendes que tout le monde peut voir, à condition que leur auteur soit majeur.</p>',
b:'<p>Vous pouvez passer votre compte en privé, <a href="https://help.instagram.com/448523408565555">effacer une publication</a> ou nous indiquer que vous ne souhaitez pas <a role="link" target="_blank" href="@U@" aria-label="prendre part à l’entraînement de l’IA (ouvre un nouvel onglet)">prendre part à l’entraînement de l’IA</a>.</p>',
c:'<p>Ils ne sont pas utilisés, sauf si quelqu’un les montre à Meta AI.</p>'};
document.querySelectorAll('.acc [role=button]').forEach(function(b){
 function tog(){var o=b.getAttribute('aria-expanded')==='true';b.setAttribute('aria-expanded',String(!o));b.nextElementSibling.innerHTML=o?'':T[b.dataset.k];}
 b.addEventListener('click',tog);b.addEventListener('keydown',function(e){if(e.key==='Enter'){tog();}});});
</script>""",
        U=U,
    ),
    CSS + ".acc h2{font-size:17px;cursor:pointer}",
)
form = page(
    "fr",
    "Aide Instagram",
    r"""
<main><h1>Ne plus prendre part à l’entraînement de l’IA</h1>
<p>Dites-nous ici que vous ne voulez pas que vos contenus servent à entraîner les modèles de Meta. Une seule demande suffit.</p>
<form id="f" enctype="multipart/form-data"><div class="r"><label>Où pouvons-nous vous joindre&nbsp;?<br><input type="email" name="332817" placeholder="nom@domaine.fr"></label></div>
<div class="r"><label>Un commentaire&nbsp;? (rien d’obligatoire)<br><textarea name="332818"></textarea></label></div>
<div id="e" role="alert"></div><button type="button" id="b" class="btn">Confirmer</button></form></main>
<script>
var b=document.getElementById('b');
b.onclick=async function(){b.disabled=true;
 var r=await fetch('/a/help/contact_us/',{method:'POST',body:new FormData(document.getElementById('f'))});
 var d=await r.json();
 if(d.ok){document.querySelector('main').innerHTML='<h1>Merci</h1><p>Votre formulaire nous est bien parvenu. Nous vous répondrons par e-mail dans les prochains jours.</p>';window.scrollTo(0,0);}
 else{document.getElementById('e').textContent='Saisissez une adresse e-mail complète.';b.disabled=false;}};
</script>""",
    CSS,
)
A.append(
    Copy(
        "z04_fr_ig_folded_cookies_generic",
        "instagram",
        "fr",
        {GEN["instagram"]: gen, U: form},
        on("/a/help/contact_us/", lambda f: j({"ok": 1 if mail_ok(f.get("332817")) else 0})),
        U,
        "sent",
        "cookie dialog over the page; link exists only once the second folded section is opened; no word of objection; button type=button; quite general thanks",
    )
)

# ------------------------------------------------------------------ z05 de fb
U = fb("1527703984416092")
LAND = (
    "Belgien,Bulgarien,Dänemark,Deutschland,Estland,Finnland,Frankreich,Griechenland,Irland,Italien,Kroatien,Lettland,"
    "Litauen,Luxemburg,Malta,Niederlande,Österreich,Polen,Portugal,Rumänien,Schweden,Schweiz,Slowakei,Slowenien,Spanien,"
    "Tschechien,Ungarn,Vereinigtes Königreich,Zypern"
).split(",")
gen = page(
    "de",
    "Privatsphäre und KI | Facebook",
    put(
        """
<div role="main" class="w"><h1 dir="auto">So lernt unsere KI</h1>
<div class="card"><div dir="auto">Damit unsere Modelle Sprache und Bilder verstehen, zeigen wir ihnen Beiträge, Fotos und Kommentare, die Erwachsene öffentlich geteilt haben.</div>
<div dir="auto">Du möchtest das nicht? <a role="link" tabindex="0" target="_blank" href="@U@" aria-label="Lass uns wissen, dass wir deine Inhalte aussparen sollen (wird in neuem Tab geöffnet)"><span>Lass uns wissen, dass wir deine Inhalte aussparen sollen</span></a>.</div></div>
<div dir="auto">Zu Informationen, die andere über dich geteilt haben, <a role="link" target="_blank" href="/help/contact/510058597920541" aria-label="gibt es eine eigene Seite (wird in neuem Tab geöffnet)">gibt es eine eigene Seite</a>.</div></div>""",
        U=U,
    ),
    CSS,
)
form = page(
    "de",
    "Facebook",
    put(
        r"""
<div role="main" class="w" id="root"><h1 dir="auto">Meine Inhalte sollen nicht in das KI-Training einfließen</h1>
<div dir="auto">Füll diese Seite aus, wenn wir deine öffentlichen Informationen und deine Unterhaltungen mit Meta AI nicht mehr zur Weiterentwicklung unserer KI heranziehen sollen.</div>
<div class="r"><span id="cl">In welchem Land lebst du?</span><div role="combobox" id="cb" tabindex="0" aria-haspopup="listbox" aria-expanded="false" aria-controls="lb" aria-labelledby="cl cv" class="cb"><span id="cv">Auswählen</span></div><div role="listbox" id="lb" aria-labelledby="cl" class="lb" hidden></div></div>
<div class="r"><label><span>E-Mail-Adresse für Rückfragen</span><input type="text" inputmode="email" autocomplete="email" id="m"></label></div>
<div class="r"><label><span>Gründe (kannst du weglassen)</span><textarea id="t" rows="3"></textarea></label></div>
<div id="e" role="alert"></div>
<div role="button" id="go" tabindex="-1" aria-disabled="true" class="btn"><span>Absenden und fertig</span></div></div>
<script>
(function(){
 var C=@LAND@,$=function(i){return document.getElementById(i)},land='',busy=false;
 function open(o){$('lb').hidden=!o;$('cb').setAttribute('aria-expanded',String(o));
  $('lb').innerHTML=o?C.map(function(c){return '<div role="option" tabindex="-1" aria-selected="'+(c===land)+'">'+c+'</div>'}).join(''):'';}
 function ok(){var y=!busy&&land&&/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test($('m').value.trim());
  if(y){$('go').removeAttribute('aria-disabled');$('go').tabIndex=0}else{$('go').setAttribute('aria-disabled','true');$('go').tabIndex=-1}return y;}
 $('cb').onclick=function(){open($('lb').hidden)};
 $('cb').onkeydown=function(e){if(e.key==='Enter'||e.key===' '||e.key==='ArrowDown'){e.preventDefault();open(true)}if(e.key==='Escape'){open(false)}};
 $('lb').onclick=function(e){var o=e.target.closest('[role=option]');if(!o)return;land=o.textContent;$('cv').textContent=land;open(false);ok();};
 $('m').oninput=ok;
 async function send(){if(!ok())return;busy=true;ok();
  var r=await fetch('/api/graphql/',{method:'POST',headers:{'Content-Type':'application/x-www-form-urlencoded'},
   body:new URLSearchParams({fb_api_req_friendly_name:'SupportFormSubmitMutation',variables:JSON.stringify({input:{form_id:'1527703984416092',country:land,email_address:$('m').value.trim(),details:$('t').value}})}).toString()});
  var d=await r.json();
  if(d.errors){$('e').textContent=d.errors[0].message;busy=false;ok();return;}
  $('root').innerHTML='<h1 dir="auto" tabindex="-1"></h1><div dir="auto"></div>';
  $('root').children[0].textContent=d.data.support_form_submit.title;$('root').children[1].textContent=d.data.support_form_submit.body;}
 $('go').onclick=send;$('go').onkeydown=function(e){if(e.key==='Enter'||e.key===' '){e.preventDefault();send()}};
})();
</script>""",
        LAND=json.dumps(LAND, ensure_ascii=False),
    ),
    CSS
    + ".cb{border:1px solid #8a8d91;border-radius:6px;padding:8px;cursor:pointer}.lb{border:1px solid #ccc;max-height:200px;overflow:auto}.lb div{padding:5px 8px;cursor:pointer}",
)
A.append(
    Copy(
        "z05_de_combobox_disabled",
        "facebook",
        "de",
        {GEN["facebook"]: gen, U: form},
        on(
            "/api/graphql/",
            lambda f: (
                j(
                    {
                        "data": {
                            "support_form_submit": {
                                "title": "Danke, das haben wir so vermerkt",
                                "body": "Deine Inhalte lassen wir beim Training unserer KI künftig außen vor. Schau gleich in dein Postfach: Dort findest du alles noch einmal schriftlich.",
                            }
                        }
                    }
                )
                if mail_ok(graphql(f).get("email_address")) and graphql(f).get("country") in LAND
                else j({"errors": [{"message": "Bitte prüfe deine Angaben."}]})
            ),
        ),
        U,
        "sent",
        "no word of objection; div combobox with options drawn on opening; div button aria-disabled until country and e-mail are there; graphql body",
    )
)

# ------------------------------------------------------------------ z06 de ig
U = ig("607318842295176")
gen = page(
    "de",
    "Generative KI · Instagram",
    put(
        """
<nav class=w><a href="/policy/">Datenschutz</a> | <a href="/privacy/genai/">Generative KI</a> | <a href="https://help.instagram.com/">Hilfe</a></nav>
<div class=w><h1>Generative KI auf Instagram</h1><p>Auf dieser Seite steht, welche Daten in unsere Modelle gelangen und was du dazu sagen kannst.</p>
<h2>Kontakt und Anträge</h2><ul>
<li><a href="https://help.instagram.com/contact/1169130897068670">Auskunft über meine Daten</a></li>
<li><a href="https://help.instagram.com/contact/540977946302970">Nachricht an die Datenschutzbeauftragten</a></li>
<li><a href="@U@" target="_blank" rel="noopener">Widerspruch gegen das KI-Training</a></li>
<li><a href="https://help.instagram.com/contact/117037592428568">Sonstige Anliegen zu Einstellungen</a></li></ul></div>""",
        U=U,
    ),
)
form = page(
    "de",
    "Instagram-Hilfe",
    put(
        r"""
<div class=w><h2>Widerspruch: KI-Training mit deinen Beiträgen</h2><p>Du musst keinen Grund nennen. Der Antrag gilt ab dem Tag, an dem er bei uns eingeht.</p>
<form id="f" novalidate><div id="SupportFormRow.118820"><input id="118820" name="Field118820" type="email" aria-label="Deine E-Mail-Adresse" value="@MAIL@"></div>
<div id="SupportFormRow.118821" class="r"><textarea id="118821" name="Field118821" aria-label="Möchtest du uns etwas dazu sagen? (freiwillig)" placeholder="Möchtest du uns etwas dazu sagen? (freiwillig)"></textarea></div>
<button type="submit" class="btn">Antrag abschicken</button></form></div>
<div id="toasts" style="position:fixed;left:16px;bottom:16px"></div>
<script>
document.getElementById('f').addEventListener('submit',async function(e){e.preventDefault();
 var f=this,b=f.querySelector('button');b.disabled=true;
 var r=await fetch('/ajax/help/contact/submit/page',{method:'POST',headers:{'Content-Type':'application/x-www-form-urlencoded'},body:new URLSearchParams(new FormData(f)).toString()});
 var d=JSON.parse((await r.text()).replace('for (;;);',''));
 var t=document.createElement('div');t.setAttribute('role',d.error?'alert':'status');t.style.cssText='background:#1c1e21;color:#fff;padding:12px 16px;border-radius:8px';
 t.textContent=d.error?d.errorDescription:d.payload.toast;document.getElementById('toasts').appendChild(t);
 setTimeout(function(){t.remove()},7000);
 if(!d.error){f.querySelector('textarea').value='';}
 b.disabled=false;
});
</script>""",
        MAIL=MAIL,
    ),
    CSS,
)
A.append(
    Copy(
        "z06_de_ig_toast_form_stays",
        "instagram",
        "de",
        {GEN["instagram"]: gen, U: form},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: (
                aj({"__ar": 1, "payload": {"toast": "Dein Widerspruch ist da. Die Bestätigung schicken wir dir per E-Mail."}})
                if mail_ok(f.get("Field118820"))
                else aj({"__ar": 1, "error": 1, "errorDescription": "Die E-Mail-Adresse stimmt nicht."})
            ),
        ),
        U,
        "sent",
        "labels only as aria-label/placeholder; thanks is a toast which goes after 7 s, the form and a live button stay behind",
    )
)

# ------------------------------------------------------------------ z07 it ig  OWN IDEA: thanks first, refusal afterwards
U = ig("478250916633801")
gen = page(
    "it",
    "L’IA e le tue informazioni · Instagram",
    put(
        """
<main><h1>Come addestriamo i nostri modelli</h1><p>Usiamo contenuti pubblici e le conversazioni con Meta AI.</p>
<div class="card"><p>Non sei d’accordo? Puoi <a role="link" target="_blank" href="@U@" aria-label="presentare opposizione (si apre in una nuova scheda)">presentare opposizione</a> quando vuoi.</p></div>
<p><a href="https://help.instagram.com/contact/540977946302970">Scrivi al responsabile della protezione dei dati</a></p></main>""",
        U=U,
    ),
    CSS,
)
form = page(
    "it",
    "Assistenza Instagram",
    put(
        r"""
<main><h1>Opposizione all’addestramento dell’IA con i tuoi contenuti</h1><p>Compila il modulo: terremo conto della tua scelta per il futuro.</p>
<div class="r"><label for="m">Indirizzo e-mail</label><input id="m" type="email" value="@MAIL@"></div>
<div class="r"><label for="t">Vuoi spiegarci il motivo? (facoltativo)</label><textarea id="t"></textarea></div>
<button id="b" class="btn" type="button">Inoltra</button><div id="o" role="status" aria-live="polite" class="r"></div></main>
<script>
(function(){var $=function(i){return document.getElementById(i)};
 function post(u,d){return fetch(u,{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify(d)}).then(function(r){return r.json()})}
 $('b').onclick=async function(){$('b').disabled=true;$('o').textContent='Invio in corso…';
  var d=await post('/api/rights/submit/',{email:$('m').value,reason:$('t').value});
  $('o').textContent=d.text;
  if(!d.job){$('b').disabled=false;return;}
  setTimeout(async function(){var s=await post('/api/rights/status/',{job:d.job});$('o').setAttribute('role','alert');$('o').textContent=s.text;$('b').disabled=false;},600);};
})();
</script>""",
        MAIL=MAIL,
    ),
    CSS,
)
A.append(
    Copy(
        "z07_it_ig_thanks_then_refusal",
        "instagram",
        "it",
        {GEN["instagram"]: gen, U: form},
        routes(
            {
                "/api/rights/submit/": lambda f: (
                    j({"job": "k41", "text": "Grazie! Stiamo registrando la tua scelta…"})
                    if mail_ok(f.get("email"))
                    else j({"text": "L’indirizzo e-mail non è corretto."})
                ),
                "/api/rights/status/": lambda f: j(
                    {
                        "done": False,
                        "text": "Qualcosa è andato storto e la tua opposizione non è stata salvata. Riprova tra qualche ora.",
                    }
                ),
            }
        ),
        U,
        "person",
        "own idea: 'Thanks! We are saving your choice…' for 0.6 s, then a status request says that nothing was saved: no success may be claimed",
    )
)

# ------------------------------------------------------------------ z08 it fb
U = fb("3310586942270148")
PAESI = [
    ("Austria", "Austria"), ("Belgium", "Belgio"), ("Bulgaria", "Bulgaria"), ("Croatia", "Croazia"), ("Cyprus", "Cipro"),
    ("Denmark", "Danimarca"), ("Estonia", "Estonia"), ("Finland", "Finlandia"), ("France", "Francia"), ("Germany", "Germania"),
    ("Greece", "Grecia"), ("Ireland", "Irlanda"), ("Italy", "Italia"), ("Latvia", "Lettonia"), ("Lithuania", "Lituania"),
    ("Luxembourg", "Lussemburgo"), ("Malta", "Malta"), ("Netherlands", "Paesi Bassi"), ("Poland", "Polonia"),
    ("Portugal", "Portogallo"), ("United Kingdom", "Regno Unito"), ("Czech Republic", "Repubblica Ceca"), ("Romania", "Romania"),
    ("Slovakia", "Slovacchia"), ("Slovenia", "Slovenia"), ("Spain", "Spagna"), ("Sweden", "Svezia"), ("Switzerland", "Svizzera"),
    ("Hungary", "Ungheria"),
]
gen = page(
    "it",
    "Privacy e intelligenza artificiale",
    put(
        """
<div class="w"><h1>Privacy e intelligenza artificiale</h1>
<details open><summary>Da dove arrivano i dati</summary><p>Da post e foto pubblici, da archivi concessi in licenza e da ciò che chiedi a Meta AI.</p></details>
<details><summary>Cosa puoi fare tu</summary><p>Se vuoi che i tuoi contenuti restino fuori dai nostri modelli, ti basta <a href="@U@">compilare questa breve richiesta</a>. Puoi anche <a href="/help/contact/1650115808681298">chiedere una copia dei dati</a> o <a href="/settings?tab=ads">rivedere le inserzioni</a>.</p></details>
<details><summary>Domande frequenti</summary><p>I messaggi privati non vengono usati.</p></details></div>""",
        U=U,
    ),
    CSS,
)
form = page(
    "it",
    "Centro assistenza",
    put(
        """
<div class="w" id="m-future-page-header-title">Centro assistenza</div>
<form class="w" method="post" action="/a/help/contact_us/" enctype="multipart/form-data" id="u_0_3_escludi"><h3>Escludi i tuoi contenuti dai modelli di IA di Meta</h3>
<input type="hidden" name="form_id" value="3310586942270148"><input type="hidden" name="support_form_locale_id" value="it_IT"><input type="hidden" name="lsd" value="AVpK2m">
<div id="SupportFormRow.550120"><p>Usa questo modulo se non vuoi che quello che pubblichi venga impiegato per addestrare la nostra IA. Non influisce sull’uso di Facebook.</p></div>
<div id="SupportFormRow.550121" class="r">Il paese in cui abiti<br><select id="550121" name="Field550121"><option value="">Seleziona un’opzione</option>@OPT@</select></div>
<div id="SupportFormRow.550122" class="r">Indirizzo e-mail a cui scriverti<br><input type="text" id="550122" name="Field550122"></div>
<div id="SupportFormRow.550123" class="r">Note per noi, se ne hai<br><textarea id="550123" name="Field550123"></textarea></div>
<button type="submit" value="Inoltra la richiesta" class="btn"><span>Inoltra la richiesta</span></button> <a role="button" href="/help/?helpref=header_back">Indietro</a></form>""",
        OPT="".join('<option value="%s">%s</option>' % p for p in PAESI),
    ),
    CSS,
)
A.append(
    Copy(
        "z08_it_details_classic_post",
        "facebook",
        "it",
        {GEN["facebook"]: gen, U: form},
        on(
            "/a/help/contact_us/",
            lambda f: (
                h(
                    page(
                        "it",
                        "Centro assistenza",
                        "<div class=w><h3>Ci siamo, abbiamo ricevuto la tua richiesta</h3><p>D’ora in poi i tuoi contenuti non entreranno nell’addestramento dei nostri modelli. Ti mandiamo un’e-mail di riepilogo.</p><a href='/help/'>Vai al Centro assistenza</a></div>",
                    )
                )
                if mail_ok(f.get("Field550122")) and f.get("Field550121")
                else h(page("it", "Centro assistenza", "<div class=w><h3>Manca qualcosa</h3><p>Torna indietro e controlla paese ed e-mail.</p></div>"))
            ),
        ),
        U,
        "sent",
        "no word of objection; link in a closed <details>, in a sentence with two other contact links; SupportFormRow markup, country select with English values; classic multipart POST answered by a page",
    )
)

# ------------------------------------------------------------------ z09 es fb (second public number)
U = fb("712876720715583")
gen = page(
    "es",
    "Cómo usa Meta la información para la IA",
    put(
        """
<div role="main" class="w"><h1>Inteligencia artificial: qué hacemos con tus datos</h1>
<p>Según las <a href="/legal/eu-ai-terms">condiciones de las IA</a>, tus conversaciones con Meta AI nos ayudan a mejorarla. Lo mismo ocurre con lo que publicas para todo el mundo, aunque puedes <a href="@U@">presentar una oposición</a> y, en ese caso, lo dejaremos de hacer.</p>
<p>Más información en la <a href="/privacy/policy/">Política de privacidad</a>.</p></div>""",
        U=U,
    ),
    CSS,
)
form = page(
    "es",
    "Ayuda de Facebook",
    r"""
<div class="w"><h2>Oposición al entrenamiento de la IA con tus publicaciones</h2><p>Atenderemos la petición para esta cuenta y para las que tengas vinculadas.</p>
<form id="f" onsubmit="return false"><div class="r"><input name="1001"><div class="l">Correo al que enviarte la respuesta</div></div>
<div class="r"><textarea name="1002" rows="3"></textarea><div class="l">Tus motivos, si quieres contarlos</div></div>
<input type="hidden" name="support_form_id" value="712876720715583">
<p><a role="button" href="/help/" class="c">Cancelar</a> <button id="s" class="btn" disabled>Tramitar</button></p><div id="e" role="alert"></div></form></div>
<script>
var f=document.getElementById('f'),s=document.getElementById('s');
f.addEventListener('input',function(){s.disabled=!/\S+@\S+\.\S+/.test(f.elements['1001'].value)});
s.addEventListener('click',function(){s.disabled=true;
 var x=new XMLHttpRequest();x.open('POST','/ajax/help/contact/submit/page');x.setRequestHeader('Content-Type','application/x-www-form-urlencoded');
 x.onload=function(){var d=JSON.parse(x.responseText.slice(9));
  if(d.error){document.getElementById('e').textContent=d.errorDescription;s.disabled=false;}
  else{f.parentNode.innerHTML=d.payload.html;}};
 x.send(new URLSearchParams(new FormData(f)).toString());});
</script>""",
    CSS + ".l{font-size:12px;color:#65676b}",
)
A.append(
    Copy(
        "z09_es_labels_below",
        "facebook",
        "es",
        {GEN["facebook"]: gen, U: form},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: (
                aj(
                    {
                        "payload": {
                            "html": "<h2>Tu oposición ha quedado registrada</h2><p>Dejaremos de usar tus publicaciones para la IA. En breve te llegará un correo.</p>"
                        }
                    }
                )
                if mail_ok(f.get("1001"))
                else aj({"error": 1, "errorDescription": "El correo no es válido."})
            ),
        ),
        U,
        "sent",
        "known second number; unlabelled inputs with numeric names, their text stands BELOW the box; button disabled until the e-mail is there; Cancel before it",
    )
)

# ------------------------------------------------------------------ z10 es ig  LOOK-ALIKE: deleting AI chats
U = ig("915520473368210")
gen = page(
    "es",
    "IA generativa en Instagram",
    put(
        """
<main><h1>IA generativa: tus opciones</h1><p>Cuando hablas con la IA de Meta, guardamos la conversación para mejorar las respuestas.</p>
<div class="card"><p>Si no quieres que sigamos usando lo que le has contado, <a role="link" target="_blank" href="@U@" aria-label="pídenos que lo eliminemos (se abre en una pestaña nueva)">pídenos que lo eliminemos</a>.</p></div>
<p><a href="/policy/">Política de privacidad</a> · <a href="https://help.instagram.com/">Servicio de ayuda</a></p></main>""",
        U=U,
    ),
    CSS,
)
form = page(
    "es",
    "Servicio de ayuda",
    r"""
<main><h1>Eliminar la información de mis chats con la IA de Meta</h1>
<p>Borraremos de nuestros sistemas las conversaciones que hayas tenido con la IA en Instagram. No podrás recuperarlas. Lo que publicas en tu perfil no cambia.</p>
<form id="f"><div class="r"><label>Correo electrónico<input type="email" name="email"></label></div>
<div class="r"><label>Cuéntanos por qué (opcional)<textarea name="reason"></textarea></label></div><button class="btn">Enviar solicitud</button></form></main>
<script>
document.getElementById('f').onsubmit=async function(e){e.preventDefault();
 var r=await fetch('/a/help/contact_us/',{method:'POST',body:new URLSearchParams(new FormData(this))});
 document.querySelector('main').innerHTML=await r.text();};
</script>""",
    CSS,
)
A.append(
    Copy(
        "z10_es_ig_delete_chats_lookalike",
        "instagram",
        "es",
        {GEN["instagram"]: gen, U: form},
        on("/a/help/contact_us/", lambda f: h("<h1>Gracias</h1><p>Hemos recibido tu solicitud. Tus chats con la IA se eliminarán pronto.</p>")),
        U,
        "not_sent",
        "unknown number; the sentence begins like an opt-out ('if you don't want us to go on using…'), the form DELETES AI CHATS",
    )
)

# ------------------------------------------------------------------ z11 en ig
U = ig("1046229385571730")
V = ig("732961840557219")
DONE = IG + "/contact/received/"
gen = page(
    "en",
    "Generative AI | Instagram Privacy",
    put(
        """
<div id="mount_0_0_aZ"><div role="navigation"><a role="link" href="/policy/">Policy</a> <a role="link" href="https://help.instagram.com/">Help</a></div>
<div role="main" class="w"><h1 dir="auto">Generative AI and your content</h1>
<div dir="auto">Our models learn from licensed material, from the web and from what adults share publicly.</div>
<h2 dir="auto">Requests you can make</h2>
<div role="list"><div role="listitem"><a role="link" target="_blank" href="@V@" aria-label="Someone else shared my personal details (opens in new tab)"><span>Someone else shared my personal details</span></a></div>
<div role="listitem"><a role="link" target="_blank" href="@U@?entry_point=genai" aria-label="Keep my posts out of training (opens in new tab)"><span>Keep my posts out of training</span><svg aria-label="External link" width="9" height="9"></svg></a></div>
<div role="listitem"><a role="link" target="_blank" href="https://help.instagram.com/contact/540977946302970" aria-label="Reach the data protection team (opens in new tab)"><span>Reach the data protection team</span></a></div></div></div></div>""",
        U=U,
        V=V,
    ),
    CSS,
)
form = page(
    "en",
    "Help Centre",
    put(
        r"""
<div role="main" class="w"><h1 dir="auto">Keep my posts out of AI training</h1>
<div dir="auto">Send us this page and we’ll stop feeding your public photos, captions and comments, as well as your chats with Meta AI, into the models we build.</div>
<div class="r"><input type="text" id="js_1" autocomplete="email" placeholder="Email" value="@MAIL@"></div>
<div class="r"><textarea id="js_2" placeholder="Anything we should know? Feel free to skip this."></textarea></div>
<div id="js_e" role="alert"></div>
<div class="r"><div role="button" tabindex="0" class="btn" style="background:#e4e6eb;color:#000" aria-label="Not now" onclick="history.back()">Not now</div> <div role="button" tabindex="0" class="btn" id="js_3" aria-label="Opt me out">Opt me out</div></div></div>
<script>
(function(){var b=document.getElementById('js_3'),busy=false;
 function go(){if(busy)return;busy=true;b.setAttribute('aria-disabled','true');
  fetch('/api/v1/web/help/optout/',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify({fields:{email:document.getElementById('js_1').value.trim(),text:document.getElementById('js_2').value}})})
  .then(function(r){return r.json()}).then(function(d){if(d.status==='ok'){location.assign(d.next)}else{document.getElementById('js_e').textContent=d.message;busy=false;b.removeAttribute('aria-disabled')}});}
 b.addEventListener('click',go);b.addEventListener('keydown',function(e){if(e.key==='Enter'||e.key===' '){e.preventDefault();go()}});
})();
</script>""",
        MAIL=MAIL,
    ),
    CSS,
)
third = page(
    "en",
    "Help Centre",
    """
<div role="main" class="w"><h1>Personal details about me that appear in AI responses</h1><p>Tell us what our AI said about you, and add a screenshot. We don’t act on every report.</p>
<form method="post" action="/a/help/contact_us/" enctype="multipart/form-data"><div class="r"><label>Full name<input name="name"></label></div><div class="r"><label>Email<input type="email" name="email"></label></div>
<div class="r"><label>The prompt you used<textarea name="prompt"></textarea></label></div><div class="r"><label>Screenshot<input type="file" name="id_upload[]"></label></div><button class="btn">Send</button></form></div>""",
    CSS,
)
thanks = page(
    "en",
    "Help Centre",
    "<div role='main' class='w'><h1>Thanks for getting in touch</h1><p>We’ve got your form. Watch your inbox for a message from us.</p><a href='/'>Back to Help Centre</a></div>",
)
A.append(
    Copy(
        "z11_en_ig_optout_generic_page",
        "instagram",
        "en",
        {GEN["instagram"]: gen, U: form, V: third, DONE: thanks},
        on(
            "/api/v1/web/help/optout/",
            lambda f: (
                j({"status": "ok", "next": "/contact/received/"})
                if mail_ok(f.get("email"))
                else j({"status": "fail", "message": "That email doesn’t look right."})
            ),
        ),
        U,
        "sent",
        "no word of objection; first of the three contact links is a real third-party form (trap page present); placeholders only; 'Not now' beside the button; quite general thanks after navigation",
    )
)

# ------------------------------------------------------------------ z12 en fb  LOOK-ALIKE: ad preferences
U = fb("1698034725519466")
gen = page(
    "en",
    "AI and your privacy | Facebook",
    put(
        """
<div role="main" class="w"><h1 dir="auto">AI and your privacy</h1><div dir="auto">What you talk about with Meta AI tells us what you’re into.</div>
<div class="card"><div dir="auto">Rather we didn’t use it that way? <a role="link" tabindex="0" target="_blank" href="@U@" aria-label="Stop using my information with AI (opens in new tab)"><span>Stop using my information with AI</span></a></div></div>
<div dir="auto"><a role="link" href="/privacy/policy/">Privacy Policy</a> · <a role="link" href="/adpreferences/">Ad preferences</a></div></div>""",
        U=U,
    ),
    CSS,
)
form = page(
    "en",
    "Facebook",
    put(
        r"""
<div role="main" class="w" id="root"><h1 dir="auto">Stop using my AI interactions to pick the ads I see</h1>
<div dir="auto">You’ll see the same number of ads, but we won’t choose them from your conversations with Meta AI. This is an advertising preference only.</div>
<div class="r"><label><span>Email address</span><input type="email" id="m" value="@MAIL@"></label></div>
<div class="r"><label><span>Tell us more (optional)</span><textarea id="t"></textarea></label></div>
<div role="button" tabindex="0" class="btn" id="b" aria-label="Submit"><span>Submit</span></div></div>
<script>
document.getElementById('b').onclick=async function(){
 var r=await fetch('/api/ads/preferences/',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify({email:document.getElementById('m').value,more:document.getElementById('t').value})});
 var d=await r.json();document.getElementById('root').innerHTML='<h1></h1>';document.querySelector('h1').textContent=d.text;};
</script>""",
        MAIL=MAIL,
    ),
    CSS,
)
A.append(
    Copy(
        "z12_en_ads_lookalike",
        "facebook",
        "en",
        {GEN["facebook"]: gen, U: form},
        on("/api/ads/preferences/", lambda f: j({"ok": 1, "text": "Thanks. We’ve received your request and saved your ad preference."})),
        U,
        "not_sent",
        "unknown number; link 'Stop using my information with AI', form about ADS chosen from AI chats; usual e-mail + optional box + Submit",
    )
)

# ------------------------------------------------------------------ z13 pt fb
U = fb("2417790563381064")
gen = page(
    "pt",
    "A Meta, a IA e a tua privacidade",
    put(
        """
<div id="mount_0_0_pT"></div>
<script>
setTimeout(function(){document.getElementById('mount_0_0_pT').innerHTML='<div role="main" class="w"><h1 dir="auto">Que informações ensinam a nossa IA?</h1><div class="card"><div dir="auto"><span>Os nossos modelos aprendem com publicações, fotografias e comentários visíveis para todos.</span></div><div dir="auto"><span>A decisão é tua: podes </span><a role="link" tabindex="0" target="_blank" href="@U@" aria-label="não autorizar esta utilização (abre num novo separador)"><span>não autorizar esta utilização</span></a><span> e continuar a usar o Facebook como até aqui.</span></div></div><div dir="auto"><a role="link" href="/privacy/policy/">Política de Privacidade</a></div></div>';},500);
</script>""",
        U=U,
    ),
    CSS,
)
form = page(
    "pt",
    "Facebook",
    put(
        r"""
<div role="main" class="w"><h1 dir="auto">Não autorizo que a IA da Meta aprenda com o que partilho</h1>
<div dir="auto">Preenche esta página com a conta que queres abranger. Não precisas de dar explicações.</div>
<div class="r"><label for="jsc_c_1">E-mail da conta</label><input id="jsc_c_1" type="email" value="@MAIL@"></div>
<div class="r"><label for="jsc_c_2">Observações (só se quiseres)</label><textarea id="jsc_c_2"></textarea></div>
<div><div role="button" tabindex="0" class="btn" style="background:#e4e6eb;color:#000" onclick="history.back()"><span>Cancelar</span></div> <div role="button" tabindex="0" class="btn" id="go"><span>Guardar a minha decisão</span></div></div></div>
<div id="layer"></div>
<script>
(function(){var go=document.getElementById('go'),busy=false;
 async function send(){if(busy)return;busy=true;go.setAttribute('aria-disabled','true');
  var q=new URLSearchParams();q.set('doc_id','7730021465');q.set('variables',JSON.stringify({input:{form_id:'2417790563381064',email:document.getElementById('jsc_c_1').value.trim(),comment:document.getElementById('jsc_c_2').value}}));
  var d=await (await fetch('/api/graphql/',{method:'POST',headers:{'Content-Type':'application/x-www-form-urlencoded'},body:q.toString()})).json();
  var m=d.data.save;
  document.getElementById('layer').innerHTML='<div style="position:fixed;inset:0;background:rgba(0,0,0,.5)"><div role="dialog" aria-modal="true" aria-labelledby="dt" style="background:#fff;max-width:420px;margin:120px auto;padding:18px"><h2 id="dt"></h2><div id="db" dir="auto"></div><div role="button" tabindex="0" class="btn" aria-label="Fechar" id="dc">Fechar</div></div></div>';
  document.getElementById('dt').textContent=m.title;document.getElementById('db').textContent=m.text;
  document.getElementById('dc').onclick=function(){document.getElementById('layer').innerHTML='';};
  if(!m.ok){busy=false;go.removeAttribute('aria-disabled');}}
 go.addEventListener('click',send);go.addEventListener('keydown',function(e){if(e.key==='Enter'||e.key===' '){e.preventDefault();send()}});
})();
</script>""",
        MAIL=MAIL,
    ),
    CSS,
)
A.append(
    Copy(
        "z13_pt_dialog_thanks",
        "facebook",
        "pt",
        {GEN["facebook"]: gen, U: form},
        on(
            "/api/graphql/",
            lambda f: (
                j(
                    {
                        "data": {
                            "save": {
                                "ok": True,
                                "title": "Decisão guardada",
                                "text": "Aquilo que partilhas deixa de ser usado para ensinar a nossa IA. Vais receber um e-mail a confirmar.",
                            }
                        }
                    }
                )
                if mail_ok(graphql(f).get("email"))
                else j({"data": {"save": {"ok": False, "title": "Verifica o e-mail", "text": "O endereço indicado não é válido."}}})
            ),
        ),
        U,
        "sent",
        "no word of objection; entry page drawn after 0.5 s; 'Cancelar' before the button; graphql body; thanks in a modal dialog with a Close button, form behind it",
    )
)

# ------------------------------------------------------------------ z14 nl ig
U = ig("286694017753391")
V = ig("1380427759266105")
gen = page(
    "nl",
    "AI en jouw gegevens | Instagram",
    put(
        """
<header class=w>Instagram <a href="/policy/">Privacybeleid</a></header>
<div class=w><h1>AI en jouw gegevens</h1><p>Meta traint AI met openbare berichten van volwassenen. Daar kun je iets van vinden, en dat mag je ons laten weten.</p>
<h2>Formulieren</h2><p><a href="@V@">Gesprekken met Meta AI laten wissen</a><br><a href="https://help.instagram.com/contact/1169130897068670">Inzage in mijn gegevens</a><br>
<a href="@U@">Bezwaar aantekenen tegen het trainen van AI</a><br><a href="https://help.instagram.com/contact/540977946302970">Functionaris voor gegevensbescherming</a></p></div>""",
        U=U,
        V=V,
    ),
)
form = page(
    "nl",
    "Helpcentrum",
    r"""
<div class=w id="app"><div role="progressbar" aria-label="Laden…">Laden…</div></div>
<script>
setTimeout(function(){
 var a=document.getElementById('app');
 a.innerHTML='<h2>Bezwaar tegen AI-training met jouw berichten</h2><p>We passen je keuze toe op dit account. Een toelichting helpt ons, maar hoeft niet.</p><form id="f"><p><label for="x71">E-mail</label><br><input id="x71" name="x71" type="email" required></p><p><label for="x72">Toelichting (niet verplicht)</label><br><textarea id="x72" name="x72"></textarea></p><p><input type="submit" class="btn" value="Bezwaar indienen"></p></form><div id="e" role="alert"></div>';
 document.getElementById('f').onsubmit=function(e){e.preventDefault();var f=this;f.querySelector('[type=submit]').disabled=true;
  fetch('/ajax/help/contact/submit/page',{method:'POST',body:new URLSearchParams(new FormData(f))}).then(function(r){return r.text()}).then(function(t){
   var d=JSON.parse(t.replace('for (;;);',''));
   if(d.payload){a.innerHTML=d.payload}else{document.getElementById('e').textContent=d.errorSummary;f.querySelector('[type=submit]').disabled=false}});};
},600);
</script>""",
    CSS,
)
other = page(
    "nl",
    "Helpcentrum",
    """<div class=w><h2>Mijn gesprekken met Meta AI wissen</h2><form method="post" action="/a/help/contact_us/"><p><label>E-mail<br><input type="email" name="email"></label></p><p><label>Opmerking (niet verplicht)<br><textarea name="note"></textarea></label></p><button class="btn">Gesprekken wissen</button></form></div>""",
    CSS,
)
A.append(
    Copy(
        "z14_nl_ig_late_form_trap_beside",
        "instagram",
        "nl",
        {GEN["instagram"]: gen, U: form, V: other},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: (
                aj({"payload": "<h2>Bedankt, je bezwaar is in goede orde ontvangen</h2><p>Je hoort van ons per e-mail.</p>"})
                if mail_ok(f.get("x71"))
                else aj({"error": 1, "errorSummary": "Vul een geldig e-mailadres in."})
            ),
        ),
        U,
        "sent",
        "first contact link is a delete-my-AI-chats form (trap page present); form drawn after 0.6 s; input type=submit",
    )
)

# ------------------------------------------------------------------ z15 ro fb
U = fb("1875506213394472")
TARI = (
    "Austria,Belgia,Bulgaria,Cehia,Cipru,Croația,Danemarca,Elveția,Estonia,Finlanda,Franța,Germania,Grecia,Irlanda,Italia,"
    "Letonia,Lituania,Luxemburg,Malta,Polonia,Portugalia,Regatul Unit,România,Slovacia,Slovenia,Spania,Suedia,Țările de Jos,Ungaria"
).split(",")
gen = page(
    "ro",
    "Inteligența artificială și confidențialitatea | Facebook",
    put(
        """
<div role="main" class="w"><h1 dir="auto">Cum își învață Meta modelele de inteligență artificială</h1>
<div dir="auto">Folosim postări și fotografii publice ale persoanelor majore.</div>
<h2><div role="button" tabindex="0" aria-expanded="false" id="k">Ce poți alege</div></h2><div id="kk" hidden><div dir="auto">Dacă nu vrei ca postările tale să fie folosite la antrenarea modelelor, <a role="link" target="_blank" href="@U@" aria-label="trimite-ne refuzul tău (se deschide într-o filă nouă)"><span>trimite-ne refuzul tău</span></a>. Pentru orice altceva, <a role="link" target="_blank" href="/help/contact/540977946302970" aria-label="scrie-ne (se deschide într-o filă nouă)">scrie-ne</a>.</div></div></div>
<script>
document.getElementById('k').onclick=function(){var o=this.getAttribute('aria-expanded')==='true';this.setAttribute('aria-expanded',String(!o));document.getElementById('kk').hidden=o;};
</script>""",
        U=U,
    ),
    CSS,
)
form = page(
    "ro",
    "Facebook",
    put(
        r"""
<div role="main" class="w" id="root"><h1 dir="auto">Refuz ca postările mele să fie folosite la antrenarea IA</h1>
<div dir="auto">Completează câmpurile de mai jos. Refuzul se aplică și conturilor asociate.</div>
<div class="r"><label for="c">Țara în care locuiești</label><input id="c" type="text" role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="cl" autocomplete="off" placeholder="Caută o țară"><ul role="listbox" id="cl" class="lb" hidden></ul></div>
<div class="r"><label for="n4471">Adresa ta de e-mail</label><input id="n4471" name="4471" type="text"></div>
<div class="r"><label for="n4472">Detalii (opțional)</label><textarea id="n4472" name="4472"></textarea></div>
<div id="e" role="alert"></div><button type="button" class="btn" id="b" disabled>Trimite refuzul</button></div>
<script>
(function(){var T=@TARI@,$=function(i){return document.getElementById(i)},sel='';
 function fold(s){return s.normalize('NFD').replace(/[\u0300-\u036f]/g,'').toLowerCase().trim()}
 function draw(o){var q=fold($('c').value);var l=sel&&$('c').value===sel?T:T.filter(function(t){return fold(t).indexOf(q)===0});
  $('cl').hidden=!o;$('c').setAttribute('aria-expanded',String(o));
  $('cl').innerHTML=o?l.map(function(t,i){return '<li role="option" id="o'+i+'">'+t+'</li>'}).join(''):'';}
 function chk(){$('b').disabled=!(sel&&/\S+@\S+\.\S+/.test($('n4471').value))}
 $('c').onfocus=$('c').onclick=function(){draw(true)};
 $('c').oninput=function(){sel=T.filter(function(t){return fold(t)===fold($('c').value)})[0]||'';draw(true);chk()};
 $('c').onkeydown=function(e){if(e.key==='Enter'){var o=$('cl').querySelector('li');if(o){pick(o)}}if(e.key==='Escape'){draw(false)}};
 $('c').onblur=function(){setTimeout(function(){draw(false)},200)};
 function pick(o){sel=o.textContent;$('c').value=sel;draw(false);chk()}
 $('cl').addEventListener('mousedown',function(e){e.preventDefault()});
 $('cl').addEventListener('click',function(e){var o=e.target.closest('[role=option]');if(o){pick(o)}});
 $('n4471').oninput=chk;
 function post(u,d){return fetch(u,{method:'POST',headers:{'Content-Type':'application/x-www-form-urlencoded'},body:new URLSearchParams(d).toString()}).then(function(r){return r.json()})}
 $('b').onclick=async function(){$('b').disabled=true;
  var d=await post('/ajax/help/contact/submit/page',{support_form_id:'1875506213394472',country:sel,'4471':$('n4471').value.trim(),'4472':$('n4472').value});
  if(!d.ref){$('e').textContent=d.text;chk();return;}
  var s=await post('/ajax/help/contact/result/',{ref:d.ref});
  $('root').innerHTML='<h1></h1><div></div>';$('root').children[0].textContent=s.title;$('root').children[1].textContent=s.text;};
})();
</script>""",
        TARI=json.dumps(TARI, ensure_ascii=False),
    ),
    CSS + ".lb{border:1px solid #ccc;max-height:180px;overflow:auto;margin:0;padding:0;list-style:none}.lb li{padding:5px 8px;cursor:pointer}",
)
A.append(
    Copy(
        "z15_ro_search_combobox_second_post",
        "facebook",
        "ro",
        {GEN["facebook"]: gen, U: form},
        routes(
            {
                "/ajax/help/contact/submit/page": lambda f: (
                    j({"ref": "r-5512"})
                    if mail_ok(f.get("4471")) and f.get("country") in TARI
                    else j({"text": "Verifică țara și adresa de e-mail."})
                ),
                "/ajax/help/contact/result/": lambda f: (
                    j(
                        {
                            "title": "Am reținut refuzul tău",
                            "text": "Nu vom mai folosi postările tale la antrenarea modelelor noastre. Vei primi și un e-mail.",
                        }
                    )
                    if f.get("ref") == "r-5512"
                    else j({"title": "A apărut o problemă", "text": "Încearcă din nou."})
                ),
            }
        ),
        U,
        "sent",
        "no word of objection ('refuz'); folded section; type-to-search combobox as an input; button disabled until filled; thanks drawn by a second POST without the e-mail",
    )
)

# ------------------------------------------------------------------ z16 sv ig
U = ig("553807192246618")
gen = page(
    "sv",
    "AI på Instagram – så funkar det",
    put(
        """
<main><h1>Så tränas våra AI-modeller</h1><p>Modellerna lär sig av inlägg som är synliga för alla och av det du skriver till Meta AI.</p>
<div class="card"><p>Vill du inte vara med? Du kan när som helst <a role="link" tabindex="0" target="_blank" rel="noopener" href="@U@" aria-label="säga nej (öppnas i en ny flik)"><span>säga nej</span></a> till att dina inlägg används. Har du redan gjort det behöver du inte göra det igen.</p></div>
<p>Läs mer i vår <a role="link" target="_blank" href="/policy/" aria-label="integritetspolicy (öppnas i en ny flik)">integritetspolicy</a> eller <a role="link" target="_blank" href="https://help.instagram.com/contact/540977946302970" aria-label="kontakta dataskyddsombudet (öppnas i en ny flik)">kontakta dataskyddsombudet</a>.</p></main>""",
        U=U,
    ),
    CSS,
)
form = page(
    "sv",
    "Hjälpcenter",
    put(
        r"""
<main><h1>Nej tack till att mina inlägg tränar Metas AI</h1><p>Fyll i din e-postadress så ser vi till att det du delar hålls utanför träningen framöver.</p>
<div class="r"><div><input id="q1" type="email" value="@MAIL@"></div><div>E-postadress</div></div>
<div class="r"><div><textarea id="q2"></textarea></div><div>Vill du berätta varför? Det är frivilligt.</div></div>
<div role="button" tabindex="0" class="btn" id="go" aria-label="Skicka in svaret"><span>Skicka in svaret</span></div></main><div id="tt" aria-live="polite" style="position:fixed;top:12px;right:12px"></div>
<script>
(function(){var go=document.getElementById('go'),busy=false;
 async function send(){if(busy)return;busy=true;go.setAttribute('aria-disabled','true');
  var fd=new FormData();fd.append('email',document.getElementById('q1').value);fd.append('text',document.getElementById('q2').value);
  var d=await (await fetch('/api/v1/help/answer/',{method:'POST',body:fd})).json();
  document.getElementById('tt').innerHTML='<div role="'+(d.ok?'status':'alert')+'" style="background:#262626;color:#fff;padding:12px 16px;border-radius:8px"></div>';
  document.getElementById('tt').firstChild.textContent=d.text;
  if(d.ok){document.getElementById('q1').disabled=true;document.getElementById('q2').disabled=true;setTimeout(function(){document.getElementById('tt').innerHTML=''},8000);}
  else{busy=false;go.removeAttribute('aria-disabled');}}
 go.addEventListener('click',send);go.addEventListener('keydown',function(e){if(e.key==='Enter'||e.key===' '){e.preventDefault();send()}});
})();
</script>""",
        MAIL=MAIL,
    ),
    CSS,
)
A.append(
    Copy(
        "z16_sv_ig_generic_toast",
        "instagram",
        "sv",
        {GEN["instagram"]: gen, U: form},
        on(
            "/api/v1/help/answer/",
            lambda f: (
                j({"ok": 1, "text": "Tack! Vi har tagit emot ditt svar och mejlar dig inom kort."})
                if mail_ok(f.get("email"))
                else j({"ok": 0, "text": "Kontrollera e-postadressen."})
            ),
        ),
        U,
        "sent",
        "no word of objection ('säga nej'); text of the boxes stands after them; general thanks as a toast (8 s), the form stays, greyed",
    )
)
