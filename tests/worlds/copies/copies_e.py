# -*- coding: utf-8 -*-
# it es nl pl pt
from base import *

A = []

# ---- it01: known, accordions, disabled until checkbox, classic POST, meta refresh
U = fb(KNOWN_FB)
T = FB + "/help/contact/ricevuta"
gen = page(
    "it",
    "Centro per la privacy",
    """<div class="w"><h1>L'IA generativa e le tue informazioni</h1>
<div><h3><button aria-expanded="false" aria-controls="s1">Quali informazioni usiamo</button></h3><div id="s1" style="display:none"><p>Post pubblici e <a href="/privacy/policy/">altro</a>.</p></div></div>
<div><h3><div role="button" tabindex="0" aria-expanded="false" aria-controls="s2">I tuoi diritti</div></h3><div id="s2" style="display:none"><p>Puoi <a href="%s">chiederci di non usarle, presentando un'opposizione</a>.</p></div></div></div>
<script>document.querySelectorAll('[aria-controls]').forEach(b=>b.addEventListener('click',()=>{const o=b.getAttribute('aria-expanded')!='true';b.setAttribute('aria-expanded',o);document.getElementById(b.getAttribute('aria-controls')).style.display=o?'':'none'}))</script>"""
    % U,
)
form = page(
    "it",
    "Opposizione",
    """<div class="w"><h1>Opponiti all'utilizzo delle tue informazioni da parte dell'IA di Meta</h1><form method="post" action="/help/contact/invio"><p>Indirizzo e-mail:<br><input type="email" name="posta" value="giulia.ferri@esempio.it"></p><p>Perché ti opponi? (non obbligatorio)<br><textarea name="perche"></textarea></p><p><label><input type="checkbox" name="ok" value="1" onchange="iv.disabled=!this.checked"> Dichiaro che le informazioni fornite sono corrette</label></p><button id="iv" disabled>Inoltra</button></form></div>""",
)
thx = page(
    "it",
    "Grazie",
    '<div class="w"><h1>Grazie!</h1><p>La tua opposizione è stata presentata. Ti scriveremo per e-mail.</p></div>',
)
A.append(
    Copy(
        "it01_checkbox_refresh",
        "facebook",
        "it",
        {GEN["facebook"]: gen, U: form, T: thx},
        on(
            "/help/contact/invio",
            lambda f: (
                h(
                    '<!DOCTYPE html><meta http-equiv="refresh" content="0;url=/help/contact/ricevuta"><title>…</title>'
                )
                if mail_ok(f.get("posta")) and f.get("ok")
                else h("<p>Dati mancanti.</p>")
            ),
        ),
        U,
        "sent",
        "known number; two folded accordions; button disabled until a truth checkbox is ticked; thanks page by redirect (meta refresh after the POST)",
    )
)

# ---- it02: Instagram React without form, late cookies on the form page, toast
U = ig("387205619944078")
gen = page(
    "it",
    "Privacy",
    """<div id="react-root"><section class="w"><div><span dir="auto">Come Meta sviluppa l’IA</span></div><div><span dir="auto">Per dirci di no c’è un <a role="link" target="_blank" rel="nofollow noopener" href="%s" aria-label="modulo di opposizione (si apre in una nuova scheda)">modulo di opposizione</a>.</span></div></section></div>"""
    % U,
)
form = page(
    "it",
    "Instagram",
    """<div id="react-root"></div><script>
const R=document.getElementById('react-root');setTimeout(()=>{R.innerHTML=`<section class="w"><div role="heading" aria-level="1">Non usate le mie informazioni per l’IA di Meta</div><div class="x1"><div id="_r1">La tua e-mail</div><input aria-labelledby="_r1" type="email" class="m"></div><div class="x1"><div id="_r2">Vuoi spiegarci il motivo? (facoltativo)</div><textarea aria-labelledby="_r2" class="t"></textarea></div><div role="button" tabindex="0" class="go">Invia opposizione</div></section>`;
R.querySelector('.go').addEventListener('click',async()=>{const m=R.querySelector('.m').value;const d=await(await fetch('/api/v1/privacy/oppose/',{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify({email:m,text:R.querySelector('.t').value})})).json();
const t=document.createElement('div');t.setAttribute('role','alert');t.className='toast';t.textContent=d.toast;document.body.append(t);if(d.status==='ok')R.querySelector('.go').remove();setTimeout(()=>t.remove(),5000)})},300);
setTimeout(()=>{const o=document.createElement('div');o.className='ck';o.innerHTML='<div role="dialog" aria-label="Cookie"><p>Vuoi consentire i cookie di Instagram?</p><button tabindex="-1" style="display:none">Rifiuta cookie facoltativi</button><button class="no">Rifiuta cookie facoltativi</button><button class="si">Consenti tutti i cookie</button></div>';document.body.append(o);o.querySelectorAll('.no,.si').forEach(b=>b.onclick=()=>o.remove())},1000)</script>""",
    ".ck{position:fixed;inset:0;background:#0009}.ck>div{background:#fff;margin:15vh auto;width:320px;padding:16px}.toast{position:fixed;bottom:10px;right:10px;background:#111;color:#fff;padding:12px}.go{cursor:pointer;color:#0095f6;font-weight:bold;margin-top:12px}",
)
A.append(
    Copy(
        "it02_ig_react_toast",
        "instagram",
        "it",
        {GEN["instagram"]: gen, U: form},
        on(
            "/api/v1/privacy/oppose/",
            lambda f: (
                j({"status": "ok", "toast": "Opposizione inviata. Grazie per avercelo comunicato."})
                if mail_ok(f.get("email"))
                else j({"status": "fail", "toast": "Inserisci un’e-mail valida."})
            ),
        ),
        U,
        "sent",
        "page drawn by script after 0.3 s; cookie dialog (with a hidden twin of its button) on the form page after 1 s; no form; toast goes after 5 s",
    )
)

# ---- es01: Instagram known, country select, FormData, thanks by second GET
U = ig(KNOWN_IG)
G = IG + "/contact/estado/"
gen = page(
    "es",
    "Privacidad",
    """<div class="w"><h1>La IA de Meta y tus datos</h1><p>Si prefieres que no los usemos, puedes <a href="%s">presentar una solicitud de oposición</a> con tu cuenta de Instagram. Para Facebook, <a href="https://www.facebook.com/help/contact/6359191084165019">usa este otro formulario</a>.</p></div>"""
    % U,
)
form = page(
    "es",
    "Ayuda",
    """<div class="w"><h1>Solicitud de oposición al uso de tu información en la IA de Meta</h1><form id="e"><p><label for="pa">¿En qué país vives?</label> <select id="pa" name="Field55"><option value="">Elige uno</option><option value="Spain">España</option><option value="France">Francia</option><option value="Mexico">México</option><option value="Portugal">Portugal</option></select></p><p><label for="co">Correo electrónico</label> <input id="co" name="email" type="email" value="lucia.campos@ejemplo.es"></p><p><label for="mo">Motivos (opcional)</label><br><textarea id="mo" name="Field57"></textarea></p><button type="submit">Presentar solicitud</button></form><p id="st" role="status"></p></div>
<script>e.onsubmit=async v=>{v.preventDefault();const d=await(await fetch('/contact/enviar/',{method:'POST',body:new FormData(e)})).json();if(!d.id){st.textContent=d.error;return}st.textContent='…';const s=await(await fetch('/contact/estado/?id='+d.id)).json();e.hidden=true;st.textContent=s.texto}</script>""",
)
ES = '{"texto":"Solicitud recibida. Tendremos en cuenta tu oposición y te avisaremos por correo."}'
_o2 = on(
    "/contact/enviar/",
    lambda f: (
        j({"id": 8123})
        if mail_ok(f.get("email")) and f.get("Field55")
        else j({"error": "Falta el país o el correo."})
    ),
)


def _sub2(p, body, _o=_o2):
    return (200, JSON_T, ES) if "/contact/estado/" in p else _o(p, body)


A.append(
    Copy(
        "es01_ig_known_second_get",
        "instagram",
        "es",
        {GEN["instagram"]: gen, U: form, G: ES},
        _sub2,
        U,
        "sent",
        "known number; link to the other platform beside it; country select empty; multipart FormData; thanks from a second GET (JSON at %s)"
        % G,
    )
)

# ---- es02: look-alike, newsletter
U = fb("284619037755126")
gen = page(
    "es",
    "Privacidad",
    """<div class="w"><h1>IA en Meta</h1><p>Te contamos cómo creamos la IA.</p><p><a href="%s">Recibe novedades sobre la IA en Meta y tu información</a></p></div>"""
    % U,
)
form = page(
    "es",
    "Novedades",
    """<div class="w"><h1>Novedades sobre IA en Meta</h1><p>Apúntate y te escribiremos cuando haya cambios en cómo usamos la información para la IA.</p><form method="post" action="/help/boletin"><label>Correo electrónico <input type="email" name="email" value="lucia.campos@ejemplo.es"></label><br><label>¿Qué te interesa? (opcional)<br><textarea name="i"></textarea></label><br><button>Enviar</button></form></div>""",
)
A.append(
    Copy(
        "es02_lookalike_newsletter",
        "facebook",
        "es",
        {GEN["facebook"]: gen, U: form},
        on("/help/boletin", lambda f: h("<p>¡Gracias! Te has suscrito.</p>")),
        U,
        "not_sent",
        "look-alike: newsletter on AI at Meta, one e-mail and one text box",
    )
)

# ---- nl01: several links, div button
U = fb("475028116390752")
X = {"ig": ig("602918374450126"), "d": fb("510058597920541"), "m": fb("715520938846201")}
gen = page(
    "nl",
    "Privacycentrum",
    """<div class="w"><h1>Generatieve AI bij Meta</h1><h2>Bezwaar</h2><p>Hoe je bezwaar maakt hangt af van je account:</p><table><tr><td>Instagram</td><td><a href="%s">Naar het formulier</a></td></tr><tr><td>Meta-account</td><td><a href="%s">Naar het formulier</a></td></tr><tr><td>Facebook</td><td><a href="%s">Naar het formulier</a></td></tr><tr><td>Informatie van derden</td><td><a href="%s">Naar het formulier</a></td></tr></table></div>"""
    % (X["ig"], X["m"], U, X["d"]),
)
form = page(
    "nl",
    "Bezwaar | Facebook",
    """<div class="w"><h1>Bezwaar tegen gebruik van je gegevens door AI van Meta</h1><div class="v"><span>E-mailadres</span><input class="em" type="email" aria-label="E-mailadres" value="sanne.dekker@voorbeeld.nl"></div><div class="v"><span>Toelichting (hoeft niet)</span><textarea class="to" aria-label="Toelichting (hoeft niet)"></textarea></div><div role="button" tabindex="0" class="kn">Bezwaar indienen</div><div role="button" tabindex="0" class="an">Annuleren</div></div>
<script>document.querySelector('.an').onclick=()=>history.back();document.querySelector('.kn').onclick=async()=>{const r=await fetch('/ajax/bezwaar',{method:'POST',body:new URLSearchParams({email:document.querySelector('.em').value,tekst:document.querySelector('.to').value})});const d=await r.json();document.querySelector('.w').innerHTML='<h2>'+d.kop+'</h2><p>'+d.tekst+'</p>'}</script>""",
    ".v{margin:10px 0}[role=button]{cursor:pointer;display:inline-block;padding:6px 12px;border:1px solid}",
)


def _mn(t, p):
    return page(
        "nl",
        t,
        '<h1>%s</h1><form method="post" action="%s"><label>E-mailadres <input type="email" name="e"></label><label>Toelichting <textarea name="t"></textarea></label><button>Verzenden</button></form>'
        % (t, p),
    )


A.append(
    Copy(
        "nl01_table_of_links",
        "facebook",
        "nl",
        {
            GEN["facebook"]: gen,
            U: form,
            X["ig"]: _mn("Bezwaar tegen AI (Instagram-account)", "/x/ig"),
            X["m"]: _mn("Bezwaar tegen AI (Meta-account)", "/x/m"),
            X["d"]: _mn("Rechten bij informatie van derden voor AI bij Meta", "/x/d"),
        },
        on(
            "/ajax/bezwaar",
            lambda f: (
                j(
                    {
                        "kop": "Bedankt, je bezwaar is binnen",
                        "tekst": "We mailen je een bevestiging.",
                    }
                )
                if mail_ok(f.get("email"))
                else j({"kop": "Er ging iets mis", "tekst": "Controleer je e-mailadres."})
            ),
        ),
        U,
        "sent",
        "links with the same text in a table, only the row name tells them apart; div buttons, cancel beside",
    )
)

# ---- pl01: Instagram, reason demanded, plain text answer
U = ig("649301827745520")
gen = page(
    "pl",
    "Prywatność",
    """<div class="w"><h1>Sztuczna inteligencja w Meta</h1><p>Jeśli nie zgadzasz się na takie użycie informacji, <a href="%s">zgłoś sprzeciw</a>.</p></div>"""
    % U,
)
form = page(
    "pl",
    "Pomoc",
    """<div class="w"><h1>Sprzeciw wobec używania moich informacji przez SI Meta</h1><form id="p"><ol><li>Adres e-mail <input name="adres" value="ola.nowak@przyklad.pl"></li><li>Jak to na Ciebie wpływa? <textarea name="wplyw"></textarea></li></ol><button>Zgłoś</button></form><div id="kom"></div></div>
<script>p.onsubmit=async e=>{e.preventDefault();const r=await fetch('/contact/zglos/',{method:'POST',body:new URLSearchParams(new FormData(p))});kom.textContent=await r.text();if(r.status==200&&r.headers.get('content-type').includes('plain')&&/przyj/.test(kom.textContent))p.remove()}</script>""",
)


def _s(f):
    if not mail_ok(f.get("adres")):
        return (200, "text/plain; charset=utf-8", "Podaj prawidłowy adres e-mail.")
    if not f.get("wplyw", "").strip():
        return (
            200,
            "text/plain; charset=utf-8",
            "To pole jest wymagane: napisz, jak to na Ciebie wpływa.",
        )
    return (
        200,
        "text/plain; charset=utf-8",
        "Twój sprzeciw został przyjęty. Potwierdzenie wyślemy e-mailem.",
    )


A.append(
    Copy(
        "pl01_ig_reason_demanded",
        "instagram",
        "pl",
        {GEN["instagram"]: gen, U: form},
        on("/contact/zglos/", _s),
        U,
        "sent_after_question",
        "list items as rows, no labels; empty reason is refused with plain text (HTTP 200) though not marked; with a reason it passes",
    )
)

# ---- pt01: Brazil, country + reason mandatory, one-time code
U = fb("836510294471063")
gen = page(
    "pt-BR",
    "Central de Privacidade",
    """<div class="w"><h1>IA na Meta</h1><p>Você tem o direito de se opor. <a href="%s">Abrir o formulário de oposição</a></p></div>"""
    % U,
)
form = page(
    "pt-BR",
    "Oposição",
    """<div class="w"><h1>Opor-se ao uso das suas informações para a IA da Meta</h1><form id="br"><p><label>País onde você mora *<br><select name="pais" required><option value="">Selecione</option><option>Brasil</option><option>França</option><option>Portugal</option></select></label></p><p><label>E-mail *<br><input type="email" name="email" required></label></p><p><label>Conte como esse uso afeta você *<br><textarea name="como" required></textarea></label></p><button>Enviar pedido</button></form><div id="d"></div></div>
<script>let tk='';async function s(n){const b=new URLSearchParams(new FormData(br));if(n)b.set('nonce',n);const d=await(await fetch('/help/oposicao',{method:'POST',body:b})).json();if(d.code){d0()}else{document.querySelector('#d').textContent=d.m;if(d.ok)br.remove()}}
function d0(){document.querySelector('#d').innerHTML='<div role="dialog" aria-label="Código"><p>Enviamos um código de 6 dígitos para o seu e-mail. Não feche esta página.</p><input name="nonce" placeholder="Digite o código" autocomplete="one-time-code"><button class="layerConfirm" type="button">Confirmar</button></div>';document.querySelector('.layerConfirm').onclick=()=>s(document.querySelector('[name=nonce]').value)}br.onsubmit=e=>{e.preventDefault();s()}</script>""",
)


def _s(f):
    if not (f.get("pais") and mail_ok(f.get("email")) and f.get("como")):
        return j({"m": "Preencha todos os campos."})
    if f.get("nonce") != "482913":
        return j({"code": 1})
    return j({"ok": 1, "m": "Recebemos sua oposição. Obrigado."})


A.append(
    Copy(
        "pt01_code",
        "facebook",
        "pt",
        {GEN["facebook"]: gen, U: form},
        on("/help/oposicao", _s),
        U,
        "person",
        "country and reason declared required; after the press a code sent by e-mail is asked (482913 passes): the person must type it",
    )
)
