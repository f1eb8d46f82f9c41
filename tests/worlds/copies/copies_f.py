# -*- coding: utf-8 -*-
# sv fi el hu cs
from base import *

A = []

# ---- sv01: Instagram, table, ? per row, label in the cell after
U = ig("518830274916607")
gen = page(
    "sv",
    "Integritet",
    """<div class="w"><h1>Så använder Meta information för AI</h1><p>Vi utgår från ett berättigat intresse.</p><p>Du får när som helst <a href="%s">invända mot att din information används</a>.</p></div>"""
    % U,
)
form = page(
    "sv",
    "Hjälp",
    """<div class="w"><h1>Invändning mot att min information används till AI på Meta</h1><table><tbody><tr><td><input id="s1" type="email"></td><td>E-postadress</td><td><a role="button" tabindex="0" class="q">?</a></td></tr><tr><td><textarea id="s2"></textarea></td><td>Berätta mer (frivilligt)</td><td><a role="button" tabindex="0" class="q">?</a></td></tr></tbody></table><p class="hj" hidden></p><button id="sk">Skicka in</button></div>
<script>document.querySelectorAll('.q').forEach(q=>q.onclick=()=>{document.querySelector('.hj').hidden=false;document.querySelector('.hj').textContent='Vi använder uppgiften för att kunna svara dig.'});sk.onclick=async()=>{sk.disabled=true;const d=await(await fetch('/contact/invandning/',{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify({epost:s1.value,mer:s2.value})})).json();if(d.tack){document.querySelector('table').remove();sk.remove();document.querySelector('.w').insertAdjacentHTML('beforeend','<p>'+d.tack+'</p>')}else{sk.disabled=false;alert(d.fel)}}</script>""",
)
A.append(
    Copy(
        "sv01_ig_table_label_after",
        "instagram",
        "sv",
        {GEN["instagram"]: gen, U: form},
        on(
            "/contact/invandning/",
            lambda f: (
                j(
                    {
                        "tack": "Tack! Din invändning har tagits emot och vi mejlar dig en bekräftelse."
                    }
                )
                if mail_ok(f.get("epost"))
                else j({"fel": "Ange en giltig e-postadress."})
            ),
        ),
        U,
        "sent",
        "table with the words in the cell after the field, ? link per row; e-mail empty; the heading stays after the thanks",
    )
)

# ---- fi01: contenteditable, type-ahead combobox input
U = fb("947205518366012")
gen = page(
    "fi",
    "Tietosuojakeskus",
    """<div class="w"><h1>Tekoäly Metassa</h1><div>Jos et halua, että tietojasi käytetään tähän, voit <a role="link" tabindex="0" target="_blank" href="%s" aria-label="vastustaa käyttöä (avautuu uuteen välilehteen)">vastustaa käyttöä</a> milloin vain.</div></div>"""
    % U,
)
form = page(
    "fi",
    "Lomake",
    """<div class="w"><h1>Vastusta tietojesi käyttöä Metan tekoälyssä</h1><div class="r"><label for="ma">Asuinmaa</label><input id="ma" role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="ml" autocomplete="off" placeholder="Kirjoita maan nimi"><ul role="listbox" id="ml" hidden></ul></div><div class="r"><label for="sp">Sähköposti</label><input id="sp" type="email" value="aino.salmi@esimerkki.fi"></div><div class="r"><span id="pl">Perustelut (vapaaehtoinen)</span><div id="pe" contenteditable="plaintext-only" role="textbox" aria-labelledby="pl"></div></div><button id="la" aria-disabled="true">Lähetä vastustus</button><div id="vi" role="alert"></div></div>
<script>let maa='';const M=['Alankomaat','Belgia','Espanja','Italia','Itävalta','Ranska','Ruotsi','Saksa','Suomi','Tanska','Viro'];
ma.oninput=()=>{maa='';la.setAttribute('aria-disabled','true');const q=ma.value.trim().toLowerCase();ml.innerHTML='';if(!q){ml.hidden=true;return}setTimeout(()=>{ml.innerHTML='';M.filter(x=>x.toLowerCase().startsWith(q)).forEach(x=>{const o=document.createElement('li');o.setAttribute('role','option');o.textContent=x;o.onmousedown=e=>{e.preventDefault();pick(x)};o.onclick=()=>pick(x);ml.append(o)});ml.hidden=false;ma.setAttribute('aria-expanded','true')},150)};
function pick(x){maa=x;ma.value=x;ml.hidden=true;ma.setAttribute('aria-expanded','false');la.setAttribute('aria-disabled','false')}
la.onclick=async()=>{if(la.getAttribute('aria-disabled')==='true')return;const d=await(await fetch('/help/vastustus',{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify({maa,email:sp.value,perustelut:pe.innerText})})).json();if(d.ok)document.querySelector('.w').innerHTML='<h1>'+d.ok+'</h1><p>'+d.lisa+'</p>';else vi.textContent=d.virhe}</script>""",
    "#pe{border:1px solid #bbb;min-height:60px}li{cursor:pointer}[aria-disabled=true]{opacity:.4}",
)
A.append(
    Copy(
        "fi01_typeahead_contenteditable",
        "facebook",
        "fi",
        {GEN["facebook"]: gen, U: form},
        on(
            "/help/vastustus",
            lambda f: (
                j(
                    {
                        "ok": "Vastustuksesi on vastaanotettu",
                        "lisa": "Lähetämme sinulle vahvistuksen sähköpostitse.",
                    }
                )
                if f.get("maa") and mail_ok(f.get("email"))
                else j({"virhe": "Täytä maa ja sähköposti."})
            ),
        ),
        U,
        "sent",
        "country by type-ahead, an option must be pressed; contenteditable reason; button aria-disabled (not disabled) until then",
    )
)

# ---- el01: classic POST, read-only e-mail, cancel + send as two submits
U = fb("322815049076638")
gen = page(
    "el",
    "Απόρρητο",
    """<div class="w"><h1>Τεχνητή νοημοσύνη στη Meta</h1><p>Έχετε δικαίωμα να <a href="%s">αντιταχθείτε στη χρήση των πληροφοριών σας</a> για την τεχνητή νοημοσύνη.</p></div>"""
    % U,
)
form = page(
    "el",
    "Φόρμα",
    """<div class="w"><h1>Εναντίωση στη χρήση των πληροφοριών μου από την ΤΝ της Meta</h1><form method="post" action="/help/enantiosi"><p>Email: <input name="mail" value="eleni.pappa@paradeigma.gr" readonly></p><p>Θέλετε να προσθέσετε κάτι; (προαιρετικό)<br><textarea name="keimeno"></textarea></p><input type="submit" name="akyro" value="Ακύρωση"> <input type="submit" name="stile" value="Αποστολή"></form></div>""",
)
A.append(
    Copy(
        "el01_classic_cancel_send",
        "facebook",
        "el",
        {GEN["facebook"]: gen, U: form},
        on(
            "/help/enantiosi",
            lambda f: (
                h(
                    page(
                        "el",
                        "Φόρμα",
                        '<div class="w"><h2>Ακυρώθηκε</h2><p>Δεν στάλθηκε τίποτα.</p></div>',
                    )
                )
                if "akyro" in f
                else h(
                    page(
                        "el",
                        "Φόρμα",
                        '<div class="w"><h2>Σας ευχαριστούμε</h2><p>Λάβαμε την εναντίωσή σας. Θα σας στείλουμε email.</p></div>',
                    )
                )
            ),
        ),
        U,
        "sent",
        'e-mail read-only; two submits, "cancel" first and "send" second, both POST the form; answer page',
    )
)

# ---- hu01: Instagram known, support rows, XHR, <dialog> thanks
U = ig(KNOWN_IG)
gen = page(
    "hu",
    "Adatvédelem",
    """<div class="w"><h1>Generatív MI a Metánál</h1><p>Ha nem szeretnéd, hogy felhasználjuk az adataidat, <a href="%s">nyújts be tiltakozást</a>.</p></div>"""
    % U,
)
form = page(
    "hu",
    "Súgó",
    """<div class="w"><form id="hf"><div><div><h3>Tiltakozás az adataim MI-célú felhasználása ellen a Metánál</h3></div><div id="SupportFormRow.77101"><div>E-mail-cím</div><div><input id="77101" name="email" type="text" value="bence.kis@pelda.hu"></div></div><div id="SupportFormRow.77102"><div>Hogyan érint téged az adatkezelés? (nem kötelező)</div><div><textarea id="77102" name="Field77102"></textarea></div></div><input type="hidden" name="support_form_id" value="233964459562201"><input type="hidden" name="lsd" value="AVq"></div><button type="submit" class="_42ft selected">Beküldés</button></form></div><dialog id="dg"><p></p><form method="dialog"><button>Rendben</button></form></dialog>
<script>hf.onsubmit=e=>{e.preventDefault();const x=new XMLHttpRequest();x.open('POST','/ajax/help/contact/submit/page');x.setRequestHeader('x-fb-lsd','AVq');x.onload=()=>{const d=JSON.parse(x.responseText.slice(9));dg.querySelector('p').textContent=d.szoveg;dg.showModal();if(d.ok)hf.remove()};x.send(new URLSearchParams(new FormData(hf)))}</script>""",
)
A.append(
    Copy(
        "hu01_ig_known_dialog",
        "instagram",
        "hu",
        {GEN["instagram"]: gen, U: form},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: (
                aj(
                    {
                        "ok": 1,
                        "szoveg": "Köszönjük, megkaptuk a tiltakozásodat. Hamarosan e-mailt küldünk.",
                    }
                )
                if mail_ok(f.get("email"))
                else aj({"szoveg": "Érvénytelen e-mail-cím."})
            ),
        ),
        U,
        "sent",
        "known number; sister-form rows; XHR with for(;;); answer; thanks in a <dialog> opened modally",
    )
)

# ---- cs01: button outside through form=, twice
U = fb("611938402755890")
gen = page(
    "cs",
    "Centrum soukromí",
    """<div class="w"><div class="c"><h2>AI v Metě a vaše informace</h2><p>Používáme veřejné příspěvky dospělých.</p><p>Nesouhlasíte? <a href="%s">Podejte námitku</a> a my ji uplatníme na váš účet.</p></div></div>"""
    % U,
)
form = page(
    "cs",
    "Námitka",
    """<div class="top"><button form="nam" type="submit">Odeslat námitku</button></div><div class="w"><h1>Námitka proti využití mých informací pro AI společnosti Meta</h1><form id="nam"><label>E-mail, na který odpovíme <input type="email" name="e" required></label><br><label>Odůvodnění (nepovinné) <textarea name="o"></textarea></label></form></div><div class="top"><button form="nam" type="submit">Odeslat námitku</button></div>
<script>nam.onsubmit=e=>{e.preventDefault();fetch('/help/namitka',{method:'POST',body:new URLSearchParams(new FormData(nam))}).then(r=>r.text()).then(t=>{document.body.innerHTML='<div class="w" role="status">'+t+'</div>'})}</script>""",
)
A.append(
    Copy(
        "cs01_button_outside_twice",
        "facebook",
        "cs",
        {GEN["facebook"]: gen, U: form},
        on(
            "/help/namitka",
            lambda f: (
                h("<h2>Námitku jsme přijali</h2><p>Děkujeme. Potvrzení vám přijde e-mailem.</p>")
                if mail_ok(f.get("e"))
                else h("<p>Zadejte platný e-mail.</p>")
            ),
        ),
        U,
        "sent",
        "two buttons outside the form through form=, above and below; e-mail empty and required",
    )
)
