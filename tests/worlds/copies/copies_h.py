# -*- coding: utf-8 -*-
# Fourteen fresh copies, written without sight of the program.  All wording is invented.
from base import *

A = []

MAIL = "camille.arnaud@exemple.fr"
CSS = (
    ".b{background:#0866ff;color:#fff;padding:9px 16px;border-radius:6px;display:inline-block;cursor:pointer}"
    ".b[aria-disabled=true]{background:#bcc0c4;cursor:not-allowed}.r{margin:16px 0}"
    "input[type=text],input[type=email],textarea{width:100%;box-sizing:border-box;padding:6px}"
    ".c{border:1px solid #ccd0d5;border-radius:8px;padding:14px;margin:14px 0}"
)


def fill(s, **k):
    for a, b in k.items():
        s = s.replace("@" + a + "@", b)
    return s


# ---- x01: fr, Facebook.  Link inside a folded section; thanks drawn by a second request (GET)
U = fb("284719306650182")
T1 = FB + "/help/contact/async/outcome/284719306650182/"
gen = page(
    "fr",
    "IA générative | Centre de confidentialité",
    fill(
        r"""<div id="mount_0_0_aB"><div role="banner" class="w"><a role="link" href="/privacy/center" aria-label="Centre de confidentialité"><i></i></a></div>
<div role="main" class="w"><h1 dir="auto">L’intelligence artificielle de Meta et vous</h1>
<div class="c"><span dir="auto">Vos publications publiques et ce que vous demandez à nos assistants nous aident à faire progresser nos modèles.</span></div>
<div class="c"><div role="button" tabindex="0" aria-expanded="false" aria-controls="s1"><span>D’où viennent les données</span></div><div id="s1" hidden><p>De sources ouvertes, d’accords de licence et de nos Produits. <a role="link" target="_blank" href="/privacy/dialog/ai-partners" aria-label="Nos partenaires (ouvre un nouvel onglet)"><span>Nos partenaires</span></a></p></div></div>
<div class="c"><div role="button" tabindex="0" aria-expanded="false" aria-controls="s2"><span>Ce que vous pouvez décider</span></div><div id="s2" hidden><p><span>Selon l’endroit où vous vivez, la loi vous donne la possibilité de dire non. Il suffit de remplir </span><a role="link" tabindex="0" target="_blank" rel="noopener" href="@U@" aria-label="notre formulaire d’opposition pour l’IA (ouvre un nouvel onglet)"><span>notre formulaire d’opposition pour l’IA</span><svg aria-label="Icône de lien sortant" width="9" height="9"></svg></a><span>.</span></p>
<p>Vous pouvez aussi <a role="link" target="_blank" href="/dyi/" aria-label="télécharger une copie de vos informations (ouvre un nouvel onglet)"><span>télécharger une copie de vos informations</span></a>.</p></div></div></div></div>
<script>
document.querySelectorAll('[aria-expanded]').forEach(function(b){
 function t(){var o=b.getAttribute('aria-expanded')==='true';b.setAttribute('aria-expanded',String(!o));document.getElementById(b.getAttribute('aria-controls')).hidden=o;}
 b.onclick=t;b.onkeydown=function(e){if(e.key==='Enter'||e.key===' '){e.preventDefault();t();}};
});
</script>""",
        U=U,
    ),
    CSS,
)
form = page(
    "fr",
    "Facebook",
    r"""<div id="mount_0_0_xY"><div role="main" class="w"><div id="card"><h2 dir="auto" role="heading" aria-level="2">Exercer votre droit d’opposition : entraînement de l’IA chez Meta</h2>
<div dir="auto">Dites-nous à quelle adresse vous écrire. Votre choix vaudra pour tous les comptes réunis dans votre Espace Comptes.</div>
<div class="r"><input type="text" dir="ltr" id=":r1a:" inputmode="email" autocomplete="email" aria-labelledby=":r1b:"><div><span id=":r1b:">Votre adresse électronique</span></div></div>
<div class="r"><textarea id=":r1c:" rows="4" aria-labelledby=":r1d:"></textarea><div><span id=":r1d:">Les conséquences de ce traitement pour vous, si vous souhaitez en parler</span></div></div>
<div role="button" tabindex="0" aria-label="Valider" class="b" id="go"><span>Valider</span></div><div id="msg" role="alert"></div></div></div></div>
<script>
(function(){
 var b=document.getElementById('go'),busy=false;
 function send(){
  if(busy)return;busy=true;b.setAttribute('aria-disabled','true');
  fetch('/help/contact/async/submit/',{method:'POST',headers:{'Content-Type':'application/json'},
   body:JSON.stringify({support_form_id:'284719306650182',fields:{email:document.getElementById(':r1a:').value,impact:document.getElementById(':r1c:').value}})})
  .then(function(r){return r.json();})
  .then(function(d){
   if(!d.next){document.getElementById('msg').textContent=d.error;busy=false;b.removeAttribute('aria-disabled');return;}
   document.getElementById('card').innerHTML='<div role="progressbar" aria-label="Chargement…"></div>';
   return fetch(d.next).then(function(r){return r.text();}).then(function(t){
    setTimeout(function(){document.getElementById('card').innerHTML=t;},700);});
  });
 }
 b.onclick=send;b.onkeydown=function(e){if(e.key==='Enter'||e.key===' '){e.preventDefault();send();}};
})();
</script>""",
    CSS,
)
A.append(
    Copy(
        "x01_fr_fold_second_request",
        "facebook",
        "fr",
        {
            GEN["facebook"]: gen,
            U: form,
            T1: '<h2 role="heading" tabindex="-1">C’est fait</h2><p>Votre choix est pris en compte : vos informations seront laissées de côté lors des prochains entraînements. Un message vous parviendra d’ici quelques minutes.</p>',
        },
        on(
            "/help/contact/async/submit/",
            lambda f: (
                j({"next": "/help/contact/async/outcome/284719306650182/"})
                if mail_ok(f.get("email"))
                else j({"error": "Cette adresse électronique semble incomplète."})
            ),
        ),
        U,
        "sent",
        "link in a folded section; labels after boxes by aria-labelledby; thanks text fetched by a second request (GET) after the POST",
    )
)

# ---- x02: fr, Instagram.  Old SupportForm rows, numeric names, for(;;); answer, generic thanks in a layer
U = ig("1093847562219470")
gen = page(
    "fr",
    "Instagram",
    fill(
        r"""<header class="w"><a href="https://www.instagram.com/">Instagram</a></header><main><h1>Ce que l’IA générative apprend sur Instagram</h1>
<p>Les photos et légendes visibles par tout le monde peuvent entrer dans l’entraînement de nos modèles. Vos messages privés n’en font pas partie.</p>
<h2>Gérer vos données</h2>
<ul><li><a href="https://help.instagram.com/contact/1169130897068670">Accéder à vos données ou les faire rectifier</a></li>
<li><a href="@U@" target="_blank">Vous ne voulez pas que vos contenus servent à l’IA ? Dites-le-nous ici</a></li>
<li><a href="https://help.instagram.com/519522125107875">Conditions d’utilisation</a></li></ul></main>""",
        U=U,
    ),
)
form = page(
    "fr",
    "Aide Instagram",
    r"""<div class="w"><div id="m-future-page-header-title">Aide Instagram</div>
<form id="u_0_a_4k" method="post" action="/ajax/help/contact/submit/page" rel="async"><h3>Opposition à l’utilisation de vos contenus par nos modèles d’IA</h3>
<input type="hidden" name="lsd" value="AVr7kq"><input type="hidden" name="jazoest" value="21043"><input type="hidden" name="support_form_id" value="1093847562219470">
<input type="hidden" name="support_form_locale_id" value="fr_FR"><input type="hidden" name="support_form_hidden_fields" id="support_form_1093847562219470_hidden_fields" value="{&quot;662918004&quot;:false,&quot;662918007&quot;:false}">
<input type="hidden" name="support_form_fact_false_fields" value="[]"><input type="text" name="sneakyhidden" value="" style="display:none" tabindex="-1" aria-hidden="true">
<div id="SupportFormRow.662918001"><p>Ce formulaire s’adresse aux titulaires d’un compte Instagram qui refusent que leurs informations entraînent l’IA.</p></div>
<div id="SupportFormRow.662918004">Courriel associé à votre compte<br><input type="text" id="662918004" name="Field662918004" value="@MAIL@"></div>
<div id="SupportFormRow.662918007">Avez-vous quelque chose à ajouter ? (vous pouvez laisser vide)<br><textarea id="662918007" name="Field662918007" data-testid="SupportFormTextArea-Field662918007" rows="5"></textarea></div>
<div class="err" role="alert"></div>
<button type="submit" class="_42ft _4jy0 _51sy selected" value="1">Confirmer l’envoi</button></form></div>
<script>
(function(){
 var f=document.getElementById('u_0_a_4k');
 f.addEventListener('submit',function(e){
  e.preventDefault();var x=new XMLHttpRequest(),b=f.querySelector('button');b.disabled=true;
  x.open('POST',f.getAttribute('action'));x.setRequestHeader('Content-Type','application/x-www-form-urlencoded');x.setRequestHeader('x-fb-lsd','AVr7kq');
  x.onload=function(){
   var d=JSON.parse(x.responseText.replace('for (;;);',''));
   if(d.payload&&d.payload.dialog){var l=document.createElement('div');l.setAttribute('role','dialog');l.className='lay';l.innerHTML='<div>'+d.payload.dialog+'</div>';document.body.appendChild(l);
    l.querySelector('a').onclick=function(){l.remove();};}
   else{f.querySelector('.err').textContent=d.errorDescription;b.disabled=false;}
  };
  x.send(new URLSearchParams(new FormData(f)).toString());
 });
})();
</script>""".replace("@MAIL@", MAIL),
    ".lay{position:fixed;inset:0;background:rgba(0,0,0,.5)}.lay>div{background:#fff;max-width:380px;margin:120px auto;padding:18px}textarea,input[type=text]{width:90%}",
)
A.append(
    Copy(
        "x02_fr_ig_rows_generic_layer",
        "instagram",
        "fr",
        {GEN["instagram"]: gen, U: form},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: (
                aj(
                    {
                        "__ar": 1,
                        "payload": {
                            "dialog": "<h3>Merci de nous avoir écrit</h3><p>Votre formulaire nous est bien arrivé.</p><a role=\"button\" tabindex=\"0\">D’accord</a>"
                        },
                    }
                )
                if mail_ok(f.get("Field662918004"))
                else aj({"__ar": 1, "error": 1357, "errorDescription": "Indiquez un courriel auquel nous pouvons vous joindre."})
            ),
        ),
        U,
        "sent",
        "SupportFormRow, Field<digits> names, honeypot, ajax with for(;;);; thanks in a dialog without any word for objection",
    )
)

# ---- x03: fr, Facebook.  Country combobox (portal listbox), disabled div button, thanks page after navigation
U = fb("593017648820315")
T3 = FB + "/help/contact/593017648820315/termine/"
gen = page(
    "fr",
    "Confidentialité et IA | Facebook",
    fill(
        r"""<div role="main" class="w"><h1>Comment nous formons l’IA de Meta</h1>
<section class="c"><h2>En bref</h2><p>Nous nous appuyons sur nos intérêts légitimes pour employer les informations publiques des adultes.</p>
<p>Votre accord n’est pas acquis d’avance : <a role="link" href="@U@" target="_blank" aria-label="demandez-nous de ne pas entraîner l’IA avec vos informations, s’ouvre dans un nouvel onglet">demandez-nous de ne pas entraîner l’IA avec vos informations</a>. C’est gratuit et sans effet sur votre compte.</p></section>
<section class="c"><h2>Pour aller plus loin</h2><p><a role="link" href="/privacy/policy/">Règles de confidentialité</a> · <a role="link" href="/help/contact/540977946302970">Joindre le délégué à la protection des données</a></p></section></div>""",
        U=U,
    ),
    CSS,
)
form = page(
    "fr",
    "Facebook",
    r"""<div role="main" class="w"><h1 dir="auto">Ne pas utiliser mes informations pour entraîner l’IA de Meta</h1>
<p>En remplissant cette page, vous faites valoir le droit d’opposition prévu par le RGPD.</p>
<div class="r"><span id="lc">Dans quel pays habitez-vous ?</span><div role="combobox" tabindex="0" id="cb" aria-haspopup="listbox" aria-expanded="false" aria-labelledby="lc cv" class="cb"><span id="cv">Sélectionner</span></div></div>
<div class="r"><label><span>E-mail pour la réponse</span><input type="email" id="em" autocomplete="off"></label></div>
<div class="r"><label><span>Commentaire (non obligatoire)</span><textarea id="tx" rows="3"></textarea></label></div>
<div role="button" id="go" class="b" tabindex="-1" aria-disabled="true"><span>Envoyer le formulaire</span></div><p id="er" role="alert"></p></div>
<script>
(function(){
 var P=['Allemagne','Autriche','Belgique','Bulgarie','Croatie','Danemark','Espagne','Estonie','Finlande','France','Grèce','Hongrie','Irlande','Italie','Lettonie','Lituanie','Luxembourg','Malte','Pays-Bas','Pologne','Portugal','Roumanie','Royaume-Uni','Slovaquie','Slovénie','Suède','Suisse','Tchéquie'];
 var $=function(i){return document.getElementById(i);},pays='',lb=null;
 function ready(){var ok=pays&&/.+@.+\..+/.test($('em').value);$('go').setAttribute('aria-disabled',ok?'false':'true');$('go').tabIndex=ok?0:-1;return ok;}
 function shut(){if(lb){lb.remove();lb=null;}$('cb').setAttribute('aria-expanded','false');}
 function open_(){
  if(lb){shut();return;}
  lb=document.createElement('div');lb.setAttribute('role','listbox');lb.className='lb';
  P.forEach(function(p){var o=document.createElement('div');o.setAttribute('role','option');o.setAttribute('aria-selected',String(p===pays));o.tabIndex=-1;
   var s=document.createElement('span');s.textContent=p;o.appendChild(s);
   o.onclick=function(){pays=p;$('cv').textContent=p;shut();ready();};lb.appendChild(o);});
  var r=$('cb').getBoundingClientRect();lb.style.top=(r.bottom+window.scrollY)+'px';lb.style.left=r.left+'px';
  document.body.appendChild(lb);$('cb').setAttribute('aria-expanded','true');
 }
 $('cb').onclick=open_;
 $('cb').onkeydown=function(e){if(e.key==='Enter'||e.key===' '||e.key==='ArrowDown'){e.preventDefault();open_();}if(e.key==='Escape')shut();};
 $('em').addEventListener('input',ready);
 var busy=false;
 function send(){
  if(!ready()||busy)return;busy=true;
  var b=new URLSearchParams();b.set('country',pays);b.set('contact',$('em').value);b.set('comment',$('tx').value);
  fetch('/help/contact/593017648820315/envoi',{method:'POST',body:b}).then(function(r){return r.json();}).then(function(d){
   if(d.go)location.href=d.go;else{$('er').textContent=d.why;busy=false;}});
 }
 $('go').onclick=send;$('go').onkeydown=function(e){if(e.key==='Enter'||e.key===' '){e.preventDefault();send();}};
})();
</script>""",
    CSS
    + ".cb{border:1px solid #ccd0d5;padding:7px;width:300px;cursor:pointer}.lb{position:absolute;background:#fff;border:1px solid #999;width:314px;max-height:240px;overflow:auto}.lb [role=option]{padding:5px 8px;cursor:pointer}",
)
thanks = page(
    "fr",
    "Facebook",
    '<div role="main" class="w"><h1>Nous respecterons votre choix</h1><p>Votre refus a bien été pris en compte. Surveillez votre boîte de réception : nous vous enverrons un récapitulatif.</p><a href="/help/">Aller aux pages d’aide</a></div>',
)
A.append(
    Copy(
        "x03_fr_combobox_navigation",
        "facebook",
        "fr",
        {GEN["facebook"]: gen, U: form, T3: thanks},
        on(
            "/help/contact/593017648820315/envoi",
            lambda f: (
                j({"go": "/help/contact/593017648820315/termine/"})
                if mail_ok(f.get("contact")) and f.get("country")
                else j({"why": "Il manque le pays ou l’e-mail."})
            ),
        ),
        U,
        "sent",
        "div combobox with listbox drawn at the end of body; aria-disabled button until country and e-mail; thanks page reached by location.href",
    )
)

# ---- x04: fr, Instagram.  Look-alike: information about you supplied by others (third-party)
U = ig("770412958336621")
gen = page(
    "fr",
    "Instagram – IA et confidentialité",
    fill(
        r"""<div role="main" class="w"><h1>Vos droits face à l’IA de Meta</h1><div class="c"><p>Nos modèles apprennent à partir d’informations accessibles sur Internet ou achetées à des fournisseurs. Il peut arriver qu’elles parlent de vous, même si vous n’avez jamais eu de compte.</p>
<p>Vous pouvez <a role="link" target="_blank" href="@U@" aria-label="exercer vos droits sur les informations utilisées par notre IA (ouvre une nouvelle fenêtre)"><span>exercer vos droits sur les informations utilisées par notre IA</span></a>.</p></div></div>""",
        U=U,
    ),
    CSS,
)
form = page(
    "fr",
    "Aide Instagram",
    r"""<form class="w" method="post" action="/contact/770412958336621/send" id="tp"><h2>Informations vous concernant issues de sources extérieures et employées pour l’IA</h2>
<p>Cette page sert uniquement aux informations que d’autres que vous ont fournies : sites web, bases sous licence, partenaires. Nous étudierons votre demande sans garantir d’y donner suite.</p>
<div class="r"><label for="q1">Adresse e-mail</label><br><input type="email" id="q1" name="Field88410021" value="@MAIL@"></div>
<div class="r"><label for="q2">Recopiez la question posée à l’IA et la réponse dans laquelle vos données personnelles apparaissent</label><br><textarea id="q2" name="Field88410025" rows="5"></textarea></div>
<button type="submit">Envoyer</button></form>""".replace("@MAIL@", MAIL),
    CSS,
)
A.append(
    Copy(
        "x04_fr_ig_third_party",
        "instagram",
        "fr",
        {GEN["instagram"]: gen, U: form},
        on(
            "/contact/770412958336621/send",
            lambda f: h(page("fr", "Aide Instagram", '<div class="w"><h2>Merci</h2><p>Votre demande a été transmise à l’équipe concernée.</p></div>')),
        ),
        U,
        "not_sent",
        "look-alike, unknown number: data that others supplied; natural link, only one e-mail box and one textarea, no file box, would be accepted if pressed",
    )
)

# ---- x05: fr, Facebook.  The page says, above the form, that the refusal is on record already
U = fb("408826153790044")
gen = page(
    "fr",
    "Centre de confidentialité",
    fill(
        r"""<div role="main" class="w"><h1>Les informations qui nourrissent notre IA</h1><div class="c"><p>Nous améliorons l’IA avec vos contenus publics.</p>
<p>Ce traitement ne vous plaît pas&nbsp;? <a role="link" target="_blank" href="@U@?ref=pc" aria-label="Faites opposition (nouvel onglet)"><span>Faites opposition</span></a> quand vous le souhaitez.</p></div></div>""",
        U=U,
    ),
    CSS,
)
form = page(
    "fr",
    "Facebook",
    r"""<div role="main" class="w"><h1>Faire opposition à l’entraînement de l’IA avec vos informations</h1>
<div class="c" role="note"><b>Votre opposition est déjà active sur ce compte</b><p>Vous nous l’avez adressée le 22 mai 2025 et elle continue de s’appliquer. Vous n’avez pas besoin de remplir à nouveau cette page.</p></div>
<form id="f" method="post" action="/help/contact/408826153790044/save"><div class="r"><label>E-mail<br><input type="email" name="email" value="@MAIL@"></label></div>
<div class="r"><label>Motif (facultatif)<br><textarea name="motif" rows="3"></textarea></label></div>
<button type="submit"><span>Faire opposition</span></button></form></div>""".replace("@MAIL@", MAIL),
    CSS,
)
A.append(
    Copy(
        "x05_fr_already_active",
        "facebook",
        "fr",
        {GEN["facebook"]: gen, U: form},
        on(
            "/help/contact/408826153790044/save",
            lambda f: h(page("fr", "Facebook", '<div class="w"><h1>Opposition reçue</h1><p>Nous vous écrirons bientôt.</p></div>')),
        ),
        U,
        "not_sent",
        "the form page says above a usable, prefilled form that the objection is active already: nothing is to be pressed again",
    )
)

# ---- x06: it, Instagram.  React, role=button with nested spans, thanks replaces the card, prefilled
U = ig("3361908475520167")
gen = page(
    "it",
    "Centro sulla privacy",
    fill(
        r"""<div id="mount_0_0_q1"><div role="navigation" class="w"><a role="link" href="/policy/"><span>Normativa</span></a> <a role="link" href="/privacy/genai/"><span>IA generativa</span></a></div>
<div role="main" class="w"><h1 dir="auto">Quali informazioni aiutano a sviluppare la nostra IA</h1>
<div class="c"><div dir="auto">Post, commenti e didascalie pubblici, oltre alle conversazioni con gli assistenti.</div></div>
<div class="c"><h2>Preferisci di no?</h2><div dir="auto"><span>La scelta spetta a te. Se hai un account Instagram, </span><a role="link" tabindex="0" target="_blank" rel="nofollow noopener" href="@U@" aria-label="presenta un’opposizione all’addestramento dell’IA (si apre in una nuova scheda)"><span>presenta un’opposizione all’addestramento dell’IA</span><svg aria-label="Link esterno" width="8" height="8"></svg></a><span>. Ti risponderemo via e-mail.</span></div></div>
<div class="c"><a role="link" target="_blank" href="https://help.instagram.com/contact/117037592428568" aria-label="Altre richieste sui tuoi dati (si apre in una nuova scheda)"><span>Altre richieste sui tuoi dati</span></a></div></div></div>""",
        U=U,
    ),
    CSS,
)
form = page(
    "it",
    "Centro assistenza di Instagram",
    r"""<div id="mount_0_0_q2"><div role="main" class="w"><div id="card"><div role="heading" aria-level="1" dir="auto"><b>Opposizione all’impiego delle tue informazioni nell’addestramento dell’IA di Meta</b></div>
<div dir="auto">Vale per l’account con cui hai effettuato l’accesso e per gli altri presenti nello stesso Centro gestione account.</div>
<div class="r"><div><label for=":R5q:"><span>Dove possiamo risponderti</span></label></div><div><input id=":R5q:" type="text" dir="ltr" name="email" value="@MAIL@"></div><div><span>Useremo questo indirizzo e-mail solo per questa richiesta.</span></div></div>
<div class="r"><div><label for=":R6q:"><span>Vuoi raccontarci i tuoi motivi? Puoi anche non farlo</span></label></div><div><textarea id=":R6q:" rows="4"></textarea></div></div>
<div><div role="none"><div role="button" tabindex="0" class="b" id="bt"><div><span dir="auto"><span>Inoltra</span></span></div></div></div> <div role="button" tabindex="0" id="no"><span>Annulla</span></div></div><div aria-live="assertive" id="e"></div></div></div></div>
<script>
(function(){
 var bt=document.getElementById('bt'),on=false;
 async function go(){
  if(on)return;on=true;
  var fd=new FormData();fd.append('doc_id','7712093345');fd.append('email',document.getElementById(':R5q:').value);fd.append('note',document.getElementById(':R6q:').value);
  var d=await(await fetch('/api/rights/genai/create/',{method:'POST',body:fd})).json();
  if(d.status==='ok'){var c=document.getElementById('card');c.replaceChildren();
   var a=document.createElement('h1');a.textContent=d.title;a.tabIndex=-1;var p=document.createElement('p');p.textContent=d.body;c.append(a,p);a.focus();}
  else{document.getElementById('e').textContent=d.body;on=false;}
 }
 bt.onclick=go;bt.onkeydown=function(e){if(e.key==='Enter'||e.key===' '){e.preventDefault();go();}};
 document.getElementById('no').onclick=function(){history.back();};
})();
</script>""".replace("@MAIL@", MAIL),
    CSS,
)
A.append(
    Copy(
        "x06_it_ig_react_multipart",
        "instagram",
        "it",
        {GEN["instagram"]: gen, U: form},
        on(
            "/api/rights/genai/create/",
            lambda f: (
                j({"status": "ok", "title": "Ci siamo", "body": "La tua opposizione è andata a buon fine. A breve troverai i dettagli nella tua casella di posta."})
                if mail_ok(f.get("email"))
                else j({"status": "fail", "body": "Controlla l’indirizzo e-mail e riprova."})
            ),
        ),
        U,
        "sent",
        "role=button without aria-label beside a role=button Annulla; the label does not say e-mail, a help text does; multipart fetch",
    )
)

# ---- x07: es, Facebook.  Form inside a role=dialog with a close button, labels after boxes, thanks after navigation
U = fb("917350264488106")
T7 = FB + "/help/contact/917350264488106/listo/"
gen = page(
    "es",
    "Privacidad | Facebook",
    fill(
        r"""<div role="main" class="w"><h1>Así aprende la inteligencia artificial de Meta</h1><div class="c"><p>Nuestros modelos mejoran gracias al contenido que compartes de forma pública y a lo que le preguntas a Meta AI.</p>
<p>Si no estás de acuerdo, puedes <a role="link" target="_blank" rel="noopener" href="@U@" aria-label="rellenar una solicitud de oposición (se abre en una pestaña nueva)"><span>rellenar una solicitud de oposición</span></a>. No te pediremos que la justifiques.</p></div>
<div class="c"><p>Consulta también <a role="link" target="_blank" href="/help/2069235856423257" aria-label="cómo valoramos cada caso (se abre en una pestaña nueva)"><span>cómo valoramos cada caso</span></a>.</p></div></div>""",
        U=U,
    ),
    CSS,
)
form = page(
    "es",
    "Facebook",
    r"""<div role="main" class="w" aria-hidden="true"><h1>Servicio de ayuda</h1></div>
<div role="dialog" aria-modal="true" aria-labelledby="dt" class="dlg"><div class="in"><div role="button" tabindex="0" aria-label="Cerrar" id="x" class="x">×</div>
<h2 id="dt">Oposición a que entrenemos la IA con tu información</h2><p>La solicitud se aplicará a la cuenta con la que has entrado.</p>
<form id="f" novalidate><div class="r"><input type="email" id="k1" name="k1" placeholder=" "><label for="k1">Tu correo</label></div>
<div class="r"><textarea id="k2" name="k2" rows="3" placeholder=" "></textarea><label for="k2">Cuéntanos más (solo si quieres)</label></div>
<p id="er" role="alert"></p><button id="s" type="submit" disabled>Presentar solicitud</button></form></div></div>
<script>
(function(){
 var f=document.getElementById('f'),s=document.getElementById('s');
 document.getElementById('k1').addEventListener('input',function(){s.disabled=this.value.indexOf('@')<1;});
 document.getElementById('x').onclick=function(){document.querySelector('[role=dialog]').remove();};
 f.onsubmit=function(e){e.preventDefault();s.disabled=true;s.textContent='Enviando…';
  fetch('/help/contact/917350264488106/alta',{method:'POST',headers:{'Content-Type':'application/x-www-form-urlencoded'},body:new URLSearchParams(new FormData(f)).toString()})
  .then(function(r){return r.json();}).then(function(d){if(d.u){window.location.assign(d.u);}else{document.getElementById('er').textContent=d.m;s.disabled=false;s.textContent='Presentar solicitud';}});};
})();
</script>""",
    CSS
    + ".dlg{position:fixed;inset:0;background:rgba(244,244,244,.9)}.in{position:relative;background:#fff;max-width:480px;margin:50px auto;padding:20px;border-radius:8px}.x{position:absolute;right:14px;top:10px;cursor:pointer}",
)
thanks = page(
    "es",
    "Facebook",
    '<div role="main" class="w"><h1>Ya está todo listo</h1><p>Hemos tomado nota de tu oposición. Dejaremos de usar tu información para mejorar la IA y te lo confirmaremos por correo.</p></div>',
)
A.append(
    Copy(
        "x07_es_dialog_navigation",
        "facebook",
        "es",
        {GEN["facebook"]: gen, U: form, T7: thanks},
        on(
            "/help/contact/917350264488106/alta",
            lambda f: (
                j({"u": "/help/contact/917350264488106/listo/"})
                if mail_ok(f.get("k1"))
                else j({"m": "Escribe un correo que podamos usar."})
            ),
        ),
        U,
        "sent",
        "form in a modal dialog with a close button; label elements after boxes; native button disabled until an @ is typed, its text changes while sending; thanks page after navigation",
    )
)

# ---- x08: pt, Instagram.  Form drawn late by script; link text long; anchor role=button
U = ig("2250781936647013")
gen = page(
    "pt",
    "Centro de Privacidade",
    fill(
        r"""<div role="main" class="w"><h1>A IA generativa e as tuas publicações</h1><div class="c"><p>Aquilo que publicas para todos verem pode ajudar a treinar os modelos da Meta.</p></div>
<div class="c"><h2>O que está nas tuas mãos</h2><p><a role="link" tabindex="0" target="_blank" href="@U@" aria-label="Pedir que as minhas informações não sejam usadas no treino da IA (abre num novo separador)"><span>Pedir que as minhas informações não sejam usadas no treino da IA</span></a></p>
<p><a role="link" tabindex="0" target="_blank" href="https://help.instagram.com/contact/1169130897068670" aria-label="Pedir uma cópia dos meus dados (abre num novo separador)"><span>Pedir uma cópia dos meus dados</span></a></p></div></div>""",
        U=U,
    ),
    CSS,
)
form = page(
    "pt",
    "Ajuda do Instagram",
    r"""<div role="main" class="w" id="root"><div role="progressbar" aria-label="A carregar…" class="c">&nbsp;</div></div>
<script>
setTimeout(function(){
 var root=document.getElementById('root');
 root.innerHTML='<h1 dir="auto">Exerce o teu direito de oposição ao treino da IA da Meta</h1><p>Preenche os campos abaixo. Se tiveres várias contas ligadas, basta fazê-lo uma vez.</p>'
 +'<div class="r"><span id="la">Correio eletrónico</span><input type="text" inputmode="email" aria-labelledby="la" id="a"></div>'
 +'<div class="r"><span id="lb">Se quiseres, explica de que forma isto te afeta</span><textarea aria-labelledby="lb" id="b" rows="4"></textarea></div>'
 +'<p id="er" role="alert"></p><a role="button" tabindex="0" href="#" class="b" id="go">Entregar pedido</a>';
 var go=document.getElementById('go'),busy=false;
 go.addEventListener('click',function(e){
  e.preventDefault();if(busy)return;busy=true;
  fetch('/ajax/rights/genai/',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify({id:'2250781936647013',email:document.getElementById('a').value,detail:document.getElementById('b').value})})
  .then(function(r){return r.json();}).then(function(d){
   if(d.done){root.innerHTML='<h1 dir="auto" tabindex="-1"></h1><p></p>';root.querySelector('h1').textContent=d.done[0];root.querySelector('p').textContent=d.done[1];}
   else{document.getElementById('er').textContent=d.msg;busy=false;}});
 });
},1200);
</script>""",
    CSS,
)
A.append(
    Copy(
        "x08_pt_ig_late_form",
        "instagram",
        "pt",
        {GEN["instagram"]: gen, U: form},
        on(
            "/ajax/rights/genai/",
            lambda f: (
                j({"done": ["O teu pedido deu entrada", "Não usaremos as tuas informações para treinar a IA a partir de agora. Vais receber uma mensagem nossa no endereço que indicaste."]})
                if mail_ok(f.get("email"))
                else j({"msg": "Esse endereço não parece estar certo."})
            ),
        ),
        U,
        "sent",
        "form drawn 1.2 s late by script under a progress bar; aria-labelledby; submit is an a[role=button] with href=#; form title in the imperative",
    )
)

# ---- x09: ro, Facebook.  Classic form, table, input type=submit, label cells after boxes, cedilla letters on one page
U = fb("155638290417736")
gen = page(
    "ro",
    "Confidenţialitate",
    fill(
        r"""<div class="w"><h1>Cum foloseşte inteligenţa artificială de la Meta informaţiile tale</h1><p>Modelele noastre învaţă din postările şi comentariile publice.</p>
<p>Ai dreptul să spui nu. Pentru asta, <a href="@U@">completează formularul de opoziţie</a> de mai jos.</p><p><a href="/privacy/policy/">Politica de confidenţialitate</a> | <a href="/help/contact/259518714718624">Ştergerea datelor</a></p></div>""",
        U=U,
    ),
)
form = page(
    "ro",
    "Facebook",
    r"""<div class="w"><form method="post" action="/a/help/contact_us/" id="u_0_3_rO"><h3>Opune-te folosirii informațiilor tale pentru antrenarea AI</h3>
<input type="hidden" name="form_id" value="155638290417736"><input type="hidden" name="support_form_locale_id" value="ro_RO"><input type="hidden" name="jazoest" value="2958">
<table cellpadding="5"><tr><td><input type="text" size="36" id="70311902" name="Field70311902" value="@MAIL@"></td><td><label for="70311902">Adresa ta de e-mail</label></td></tr>
<tr><td><textarea id="70311908" name="Field70311908" cols="36" rows="4"></textarea></td><td><label for="70311908">Alte detalii (opțional)</label></td></tr>
<tr><td colspan="2"><input type="submit" value="Trimite cererea"></td></tr></table></form></div>""".replace("@MAIL@", MAIL),
)
A.append(
    Copy(
        "x09_ro_classic_table",
        "facebook",
        "ro",
        {GEN["facebook"]: gen, U: form},
        on(
            "/a/help/contact_us/",
            lambda f: (
                h(page("ro", "Facebook", '<div class="w"><h3>Îți mulțumim</h3><p>Cererea ta a ajuns la noi și o vom aplica de acum înainte. Verifică-ți e-mailul în următoarele ore.</p><a href="/">Înapoi la Facebook</a></div>'))
                if mail_ok(f.get("Field70311902"))
                else h(page("ro", "Facebook", '<div class="w"><p>Introdu o adresă de e-mail validă.</p></div>'))
            ),
        ),
        U,
        "sent",
        "plain link; entry page with cedilla letters, form with comma letters; input type=submit; label cells after boxes; POST answered by a page",
    )
)

# ---- x10: de, Instagram.  e-mail asked twice (confirm_email), button disabled until equal
U = ig("869420175533018")
gen = page(
    "de",
    "Instagram | Privatsphäre",
    fill(
        r"""<div role="main" class="w"><h1>Womit wir unsere KI trainieren</h1><div class="c"><p>Öffentliche Beiträge, Kommentare und deine Unterhaltungen mit Meta AI fließen in die Weiterentwicklung ein.</p>
<p>Das möchtest du nicht? Dann kannst du <a role="link" target="_blank" rel="noopener" href="@U@" aria-label="hier Widerspruch gegen das KI-Training einlegen (öffnet sich in neuem Tab)"><span>hier Widerspruch gegen das KI-Training einlegen</span></a>.</p></div>
<div class="c"><p><a role="link" target="_blank" href="https://help.instagram.com/contact/117037592428568" aria-label="Sonstige Anliegen zum Datenschutz (öffnet sich in neuem Tab)"><span>Sonstige Anliegen zum Datenschutz</span></a></p></div></div>""",
        U=U,
    ),
    CSS,
)
form = page(
    "de",
    "Instagram-Hilfebereich",
    r"""<div class="w"><h2>Meine Inhalte nicht für das Training der Meta-KI verwenden</h2><p>Mit diesem Formular legst du Widerspruch ein. Er gilt auch für Konten, die in deiner Kontenübersicht verknüpft sind.</p>
<form id="f"><input type="hidden" name="support_form_id" value="869420175533018">
<div id="SupportFormRow.40117" class="r"><div>E-Mail-Adresse</div><input type="text" id="40117" name="email"></div>
<div id="SupportFormRow.40118" class="r"><div>E-Mail-Adresse wiederholen</div><input type="text" id="40118" name="confirm_email"></div>
<div id="SupportFormRow.40123" class="r"><div>Begründung (kein Pflichtfeld)</div><textarea id="40123" name="Field40123" rows="4"></textarea></div>
<div class="e" role="alert"></div><button type="submit" class="_42ft" disabled>Widerspruch absenden</button></form></div>
<script>
(function(){
 var f=document.getElementById('f'),b=f.querySelector('button');
 f.addEventListener('input',function(){var a=f.elements.email.value.trim();b.disabled=!(a&&a===f.elements.confirm_email.value.trim());});
 f.addEventListener('submit',function(e){
  e.preventDefault();b.disabled=true;
  fetch('/ajax/help/contact/submit/page',{method:'POST',headers:{'Content-Type':'application/x-www-form-urlencoded'},body:new URLSearchParams(new FormData(f)).toString()})
  .then(function(r){return r.text();}).then(function(t){
   var d=JSON.parse(t.slice(t.indexOf('{')));
   if(d.ok){f.parentNode.innerHTML=d.ok;}else{f.querySelector('.e').textContent=d.err;b.disabled=false;}});
 });
})();
</script>""",
    CSS,
)
A.append(
    Copy(
        "x10_de_ig_mail_twice",
        "instagram",
        "de",
        {GEN["instagram"]: gen, U: form},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: (
                aj({"ok": "<h2>Danke, das hat geklappt</h2><p>Dein Anliegen ist bei uns eingegangen. Du bekommst gleich noch eine Nachricht von uns.</p>"})
                if mail_ok(f.get("email")) and f.get("email") == f.get("confirm_email")
                else aj({"err": "Bitte gib zweimal dieselbe gültige E-Mail-Adresse ein."})
            ),
        ),
        U,
        "sent",
        "address asked twice (email, confirm_email), button disabled until both are the same; row text is no label element; thanks without word for objection",
    )
)

# ---- x11: de, Facebook.  Look-alike: takes an objection back
U = fb("640195837722451")
gen = page(
    "de",
    "Privatsphäre-Center",
    fill(
        r"""<div role="main" class="w"><h1>Generative KI und deine Daten</h1><div class="c"><p>Du entscheidest mit, ob wir deine öffentlichen Inhalte für die Entwicklung von KI heranziehen.</p>
<p>Du kannst <a role="link" target="_blank" href="@U@" aria-label="deine Entscheidung zur Verwendung deiner Informationen für KI ändern (öffnet neuen Tab)"><span>deine Entscheidung zur Verwendung deiner Informationen für KI ändern</span></a>, so oft du willst.</p></div></div>""",
        U=U,
    ),
    CSS,
)
form = page(
    "de",
    "Facebook",
    r"""<div role="main" class="w"><h1>Widerspruch zur KI bei Meta zurückziehen</h1><p>Hast du uns untersagt, deine Informationen für KI zu verwenden, und es dir anders überlegt? Nach dem Absenden dürfen wir deine öffentlichen Inhalte wieder zum Training einsetzen.</p>
<form id="f"><div class="r"><label for="m">E-Mail</label><input type="email" id="m" name="email" value="@MAIL@"></div>
<div class="r"><label for="g">Anmerkung (freiwillig)</label><textarea id="g" name="note" rows="3"></textarea></div><button type="submit">Absenden</button></form></div>
<script>
(function(){var f=document.getElementById('f');f.onsubmit=function(e){e.preventDefault();
 fetch('/help/contact/640195837722451/post',{method:'POST',body:new URLSearchParams(new FormData(f))}).then(function(r){return r.json();}).then(function(d){f.parentNode.innerHTML='<h1>'+d.t+'</h1><p>'+d.p+'</p>';});};})();
</script>""".replace("@MAIL@", MAIL),
    CSS,
)
A.append(
    Copy(
        "x11_de_withdraw",
        "facebook",
        "de",
        {GEN["facebook"]: gen, U: form},
        on(
            "/help/contact/640195837722451/post",
            lambda f: j({"t": "Danke", "p": "Wir haben deine Anfrage zum Widerspruch erhalten."}),
        ),
        U,
        "not_sent",
        "look-alike, unknown number: takes an earlier objection back; title has the word Widerspruch; neutral link 'change your decision'; would be accepted if pressed",
    )
)

# ---- x12: nl, Instagram, known number.  Thanks as a toast, form stays and is emptied
U = ig(KNOWN_IG)
gen = page(
    "nl",
    "Privacycentrum van Instagram",
    fill(
        r"""<div role="main" class="w"><h1>Hoe AI van Meta leert van openbare informatie</h1><div class="c"><p>We trainen onze AI met openbare foto’s, bijschriften en reacties van volwassenen.</p></div>
<div class="c"><h2>Jij hebt iets te kiezen</h2><p>Wil je dit liever niet? <a role="link" tabindex="0" target="_blank" href="@U@" aria-label="Dien een bezwaar in via dit formulier (wordt geopend in een nieuw tabblad)"><span>Dien een bezwaar in via dit formulier</span></a>.</p></div></div>""",
        U=U,
    ),
    CSS,
)
form = page(
    "nl",
    "Helpcentrum van Instagram",
    r"""<div role="main" class="w"><h1 dir="auto">Bezwaar tegen AI-training met jouw gegevens</h1><p>Laat ons weten dat we jouw gegevens niet mogen inzetten om AI te ontwikkelen.</p>
<div class="r"><label><span>Je mailadres</span><input type="email" id="e" autocomplete="email"></label></div>
<div class="r"><label><span>Toelichting (hoeft niet)</span><textarea id="t" rows="3"></textarea></label></div>
<div role="button" class="b" id="go" tabindex="-1" aria-disabled="true" aria-label="Indienen"><span>Indienen</span></div></div><div id="toasts" aria-live="polite"></div>
<script>
(function(){
 var e=document.getElementById('e'),t=document.getElementById('t'),go=document.getElementById('go'),busy=false;
 function chk(){var ok=/^\S+@\S+\.\S+$/.test(e.value)&&!busy;go.setAttribute('aria-disabled',ok?'false':'true');go.tabIndex=ok?0:-1;return ok;}
 function toast(s){var d=document.createElement('div');d.setAttribute('role','status');d.className='toast';d.textContent=s;document.getElementById('toasts').appendChild(d);setTimeout(function(){d.remove();},9000);}
 e.addEventListener('input',chk);
 function send(){
  if(!chk())return;busy=true;chk();
  fetch('/api/v1/web/genai_rights/',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify({form:'233964459562201',email:e.value,remark:t.value})})
  .then(function(r){return r.json();}).then(function(d){busy=false;if(d.ok){e.value='';t.value='';}chk();toast(d.text);});
 }
 go.onclick=send;go.onkeydown=function(k){if(k.key==='Enter'||k.key===' '){k.preventDefault();send();}};
})();
</script>""",
    CSS + ".toast{position:fixed;left:20px;bottom:20px;background:#242526;color:#fff;padding:12px 18px;border-radius:8px}",
)
A.append(
    Copy(
        "x12_nl_ig_toast_known",
        "instagram",
        "nl",
        {GEN["instagram"]: gen, U: form},
        on(
            "/api/v1/web/genai_rights/",
            lambda f: (
                j({"ok": 1, "text": "Gelukt! We hebben je bezwaar vastgelegd en sturen je een mail."})
                if mail_ok(f.get("email"))
                else j({"ok": 0, "text": "Dat mailadres klopt niet."})
            ),
        ),
        U,
        "sent",
        "known number; aria-disabled button; thanks only as a toast of 9 s while the emptied form stays on the page (no second press)",
    )
)

# ---- x13: en, Facebook.  Own idea: polite answer with thanks in the heading, but nothing was saved
U = fb("738206491155920")
gen = page(
    "en",
    "Privacy Center",
    fill(
        r"""<div role="main" class="w"><h1>What goes into building AI at Meta</h1><div class="c"><p>We draw on what adults make public on our Products, and on chats with our AI features.</p>
<p>You get a say in this. <a role="link" tabindex="0" target="_blank" rel="noopener" href="@U@" aria-label="Tell us you object to AI training (opens in new tab)"><span>Tell us you object to AI training</span></a> whenever you like.</p></div></div>""",
        U=U,
    ),
    CSS,
)
form = page(
    "en",
    "Facebook",
    r"""<div role="main" class="w"><div id="card"><h1 dir="auto">Objecting to AI training with your information</h1><p>This covers every account in your Accounts Center.</p>
<form id="f"><div class="r"><label for="em">Email we can reach you on</label><input type="email" id="em" name="email" value="@MAIL@"></div>
<div class="r"><label for="wy">Anything you’d like us to know (optional)</label><textarea id="wy" name="why" rows="3"></textarea></div><button type="submit">Send objection</button></form></div></div>
<script>
(function(){var f=document.getElementById('f');f.onsubmit=function(e){e.preventDefault();f.querySelector('button').disabled=true;
 fetch('/ajax/help/contact/submit/page',{method:'POST',body:new URLSearchParams(new FormData(f))}).then(function(r){return r.json();}).then(function(d){
  var c=document.getElementById('card');c.innerHTML='<h1 tabindex="-1"></h1><p></p>';c.querySelector('h1').textContent=d.head;c.querySelector('p').textContent=d.text;});};})();
</script>""".replace("@MAIL@", MAIL),
    CSS,
)
A.append(
    Copy(
        "x13_en_thanks_but_not_saved",
        "facebook",
        "en",
        {GEN["facebook"]: gen, U: form},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: j({"head": "Thank you for your patience", "text": "Lots of people are sending objections today and yours didn’t reach us. Come back in a few hours and have another go."}),
        ),
        U,
        "person",
        "own idea: HTTP 200, the form vanishes, thanks in the heading and 'objections' in the text, yet it says that nothing arrived: no success may be claimed",
    )
)

# ---- x14: en, Instagram.  Cookie dialog over the entry page; country select with English names; generic thanks
U = ig("1482057396610284")
gen = page(
    "en",
    "Instagram Privacy Center",
    fill(
        r"""<div role="dialog" aria-label="Cookies on Instagram" id="ck" class="ck"><div><h2>Allow the use of cookies from Instagram on this browser?</h2><p>We use cookies to provide and improve content.</p>
<button tabindex="-1" style="display:none">Decline optional cookies</button><button id="dc">Decline optional cookies</button> <button id="ac">Allow all cookies</button></div></div>
<div role="main" class="w"><h1>Generative AI on Instagram: where the data comes from</h1><div class="c"><p>Public posts from people over 18 help our models learn.</p></div>
<div class="c"><h2>Choices you have</h2><p><a role="link" tabindex="0" target="_blank" rel="noopener" href="@U@" aria-label="Opt out of having your information used to train AI (opens in new tab)"><span>Opt out of having your information used to train AI</span><svg aria-label="External link icon" width="8" height="8"></svg></a></p>
<p><a role="link" tabindex="0" target="_blank" href="https://help.instagram.com/contact/1169130897068670" aria-label="Other data protection rights (opens in new tab)"><span>Other data protection rights</span></a></p></div></div>
<script>
['dc','ac'].forEach(function(i){document.getElementById(i).onclick=function(){document.getElementById('ck').remove();};});
</script>""",
        U=U,
    ),
    CSS + ".ck{position:fixed;inset:0;background:rgba(0,0,0,.6);z-index:9}.ck>div{background:#fff;max-width:420px;margin:100px auto;padding:18px}",
)
form = page(
    "en",
    "Instagram Help",
    r"""<div class="w"><form id="f"><h2>Don’t train AI at Meta on my information</h2><p>Fill this in to use your right to object under data protection law.</p>
<div id="SupportFormRow.51890" class="r">Where you live<br><select id="51890" name="Field51890"><option value="">Pick one</option><option>Austria</option><option>Belgium</option><option>Denmark</option><option>Finland</option><option>France</option><option>Germany</option><option>Ireland</option><option>Italy</option><option>Luxembourg</option><option>Netherlands</option><option>Poland</option><option>Portugal</option><option>Romania</option><option>Spain</option><option>Sweden</option><option>Switzerland</option><option>United Kingdom</option></select></div>
<div id="SupportFormRow.51893" class="r">Contact email<br><input type="text" id="51893" name="Field51893" value="@MAIL@"></div>
<div id="SupportFormRow.51897" class="r">More details, if you want to share any<br><textarea id="51897" name="Field51897" rows="3"></textarea></div>
<div class="e" role="alert"></div><button type="submit"><span>Send request</span></button></form></div>
<script>
(function(){
 var f=document.getElementById('f');
 f.onsubmit=function(e){e.preventDefault();
  var b=new FormData(f);b.append('support_form_id','1482057396610284');
  fetch('/ajax/help/contact/submit/page',{method:'POST',body:b}).then(function(r){return r.text();}).then(function(t){
   var d=JSON.parse(t.replace('for (;;);',''));
   if(d.payload){f.innerHTML='<h2>'+d.payload.h+'</h2><p>'+d.payload.p+'</p>';}else{f.querySelector('.e').textContent=d.errorSummary;}});};
})();
</script>""".replace("@MAIL@", MAIL),
    CSS,
)
A.append(
    Copy(
        "x14_en_ig_cookies_country",
        "instagram",
        "en",
        {GEN["instagram"]: gen, U: form},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: (
                aj({"payload": {"h": "You’re all set", "p": "We’ve got your form. Keep an eye on your inbox for an email from us."}})
                if mail_ok(f.get("Field51893")) and f.get("Field51890")
                else aj({"errorSummary": "Pick where you live and give us an email that works."})
            ),
        ),
        U,
        "sent",
        "cookie dialog (with hidden twin button) covers the entry page; country select that is mandatory though not marked, option values English names; multipart; generic thanks",
    )
)
