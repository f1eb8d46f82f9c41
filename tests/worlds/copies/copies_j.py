# -*- coding: utf-8 -*-
# Sixteen languages of the east and north, one each; written without sight of the program.
import json
import re

from base import *

A = []


def T(s, **kw):
    for k, v in kw.items():
        s = s.replace("@%s@" % k, v)
    return s


# helper of every page script: a div that acts as a button
KEY = "const $=i=>document.getElementById(i),press=(e,f)=>{e.addEventListener('click',f);e.addEventListener('keydown',v=>{if(v.key==='Enter'||v.key===' '){v.preventDefault();f(v)}})};"


# ---- w01 pl: old SupportForm table, numeric names, no word for objection
N = "1184620937751426"
U = fb(N)
gen = page(
    "pl",
    "Generatywna sztuczna inteligencja | Facebook",
    T(
        """<div class="w"><div role="navigation"><a href="/privacy/center">Centrum prywatności</a> · <a href="/privacy/policy/">Zasady dotyczące danych</a></div>
<h1>Skąd pochodzą dane, na których uczą się nasze modele</h1>
<p>Modele potrzebują ogromnej ilości przykładów. Publiczne posty, zdjęcia i komentarze osób dorosłych pomagają nam rozwijać Meta AI.</p>
<p>Jeśli <a role="link" target="_blank" href="@U@" aria-label="nie chcesz, by Twoje treści do tego służyły (otwiera się w nowej karcie)">nie chcesz, by Twoje treści do tego służyły</a>, daj nam znać. Uszanujemy tę decyzję.</p>
<p>Nie czytamy Twoich prywatnych wiadomości w tym celu.</p><hr>
<p><a href="/help/contact/540977946302970">Skontaktuj się z inspektorem ochrony danych</a> · <a href="/dyi/">Pobierz kopię swoich informacji</a></p></div>""",
        U=U,
    ),
)
form = page(
    "pl",
    "Brak zgody na używanie moich informacji | Centrum pomocy Facebooka",
    T(
        """<div class="w" id="content"><form id="u_0_4_pW" method="post" action="/ajax/help/contact/submit/page">
<input type="hidden" name="jazoest" value="25471"><input type="hidden" name="lsd" value="AVq0dQpP"><input type="hidden" name="support_form_id" value="@N@"><input type="hidden" name="support_form_locale_id" value="pl_PL">
<input type="text" name="sneakyhidden" value="" style="display:none" tabindex="-1" autocomplete="off">
<h2>Nie zgadzam się, by Meta rozwijała sztuczną inteligencję na moich informacjach</h2>
<table><tbody>
<tr id="SupportFormRow.530118846902771"><td colspan="2"><p>Wypełnij ten formularz, jeśli nie życzysz sobie, abyśmy używali Twoich publicznych informacji oraz rozmów z Meta AI do ulepszania naszych modeli. Wybór obejmie konto, na którym się teraz znajdujesz, i pozostałe konta połączone z nim w Centrum kont.</p></td></tr>
<tr id="SupportFormRow.301774520918846"><td class="l">Twój adres e-mail</td><td><input type="text" class="inputtext" id="301774520918846" name="Field301774520918846" value="a.zielinska@przyklad.pl"></td></tr>
<tr id="SupportFormRow.877201946335018"><td class="l">Co to dla Ciebie oznacza? (nieobowiązkowe)</td><td><textarea id="877201946335018" name="Field877201946335018" rows="4"></textarea></td></tr>
</tbody></table><div class="e" role="alert"></div>
<button type="submit" class="_42ft _51sy selected" value="1">Prześlij</button></form></div>
<script>const f=document.getElementById('u_0_4_pW');f.onsubmit=async e=>{e.preventDefault();const b=f.querySelector('button');b.disabled=true;
const r=await fetch(f.action,{method:'POST',headers:{'x-fb-lsd':'AVq0dQpP'},body:new URLSearchParams(new FormData(f))});const d=JSON.parse((await r.text()).replace('for (;;);',''));
if(d.error){b.disabled=false;f.querySelector('.e').textContent=d.errorDescription;return}
document.getElementById('content').innerHTML='<h2></h2><p></p>';document.querySelector('#content h2').textContent=d.payload.t;document.querySelector('#content p').textContent=d.payload.b}</script>""",
        N=N,
    ),
    "td{vertical-align:top;padding:6px}.l{width:200px;color:#606770}.e{color:#c00}",
)
A.append(
    Copy(
        "w01_pl_fb_table_no_consent",
        "facebook",
        "pl",
        {GEN["facebook"]: gen, U: form},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: (
                aj(
                    {
                        "payload": {
                            "t": "Przyjęliśmy Twoje zgłoszenie",
                            "b": "Od tej pory nie będziemy rozwijać ani ulepszać naszej sztucznej inteligencji na podstawie Twoich informacji. Szczegóły wyślemy e-mailem.",
                        }
                    }
                )
                if mail_ok(f.get("Field301774520918846"))
                else aj({"error": 1, "errorDescription": "Podaj prawidłowy adres e-mail."})
            ),
        ),
        U,
        "sent",
        "old SupportForm table with numeric names and honeypot; 'I do not agree', no word for objection; link in the middle of a sentence, aria-label with new-tab suffix",
    )
)


# ---- w02 cs: React divs, label after the box, toast, form stays
N = "820417553096284"
U = ig(N)
gen = page(
    "cs",
    "Umělá inteligence a vaše soukromí",
    T(
        """<div class="w"><h1>Umělá inteligence v našich aplikacích</h1><p>Modely se učí z toho, co lidé na Instagramu zveřejní: z popisků, fotek, komentářů.</p>
<h2>Co s tím můžete dělat</h2>
<div class="c"><div>Nepřejete si, aby se vaše příspěvky staly podkladem pro učení?</div><a role="link" tabindex="0" target="_blank" rel="noreferrer" href="@U@" aria-label="Vyřadit moje informace z učení AI (otevře se na nové kartě)"><span>Vyřadit moje informace z učení AI</span> <svg width="12" height="12" role="img" aria-label="Externí odkaz"><path d="M2 2h8v8" stroke="#000" fill="none"/></svg></a></div>
<div class="c"><div>Máte k ochraně údajů jinou otázku?</div><a role="link" tabindex="0" href="https://help.instagram.com/contact/1650115808681298"><span>Napište nám</span></a></div>
<div class="c"><div>Chcete si stáhnout svá data?</div><a role="link" tabindex="0" href="https://accountscenter.instagram.com/info_and_permissions/"><span>Přejít do Centra účtů</span></a></div></div>""",
        U=U,
    ),
    ".c{border:1px solid #ddd;border-radius:8px;padding:12px;margin:10px 0}",
)
form = page(
    "cs",
    "Centrum nápovědy Instagramu",
    T(
        """<div class="w" id="mount"><div class="x1"><div role="heading" aria-level="1" class="t">Vyřazení vašich informací z vývoje umělé inteligence</div>
<div>Když nám tuto žádost pošlete, přestaneme vaše veřejné informace a vaše konverzace s Meta AI zařazovat mezi data, na kterých své modely učíme. Nemusíte nic odůvodňovat.</div>
<div class="fl"><input id=":r3:" type="email" autocomplete="email" value=""><label for=":r3:">E-mail pro odpověď</label></div>
<div class="fl"><textarea id=":r5:" rows="3"></textarea><label for=":r5:">Vaše poznámka (můžete nechat prázdné)</label></div>
<div role="button" tabindex="-1" aria-disabled="true" id="go" class="b"><span>Odeslat žádost</span></div></div><div id="toasts" aria-live="polite"></div></div>
<script>@K@const m=$(':r3:'),n=$(':r5:'),go=$('go');let busy=false;
const set=()=>{const ok=/.+@.+/.test(m.value);go.setAttribute('aria-disabled',String(!ok));go.tabIndex=ok?0:-1};m.addEventListener('input',set);
press(go,async()=>{if(busy||go.getAttribute('aria-disabled')==='true')return;busy=true;
const r=await fetch('/api/graphql/',{method:'POST',body:new URLSearchParams({fb_api_req_friendly_name:'IGHelpContactFormSubmitMutation',doc_id:'7430018522940611',variables:JSON.stringify({form_id:'@N@',email:m.value,note:n.value})})});const d=await r.json();busy=false;
const t=document.createElement('div');t.className='toast';t.setAttribute('role','alert');t.textContent=d.data?d.data.submit.toast:d.errors[0].message;$('toasts').replaceChildren(t);setTimeout(()=>t.remove(),9000)})</script>""",
        N=N,
        K=KEY,
    ),
    ".t{font-size:22px;font-weight:bold}.fl{display:flex;flex-direction:column;margin:14px 0}.fl label{font-size:12px;color:#65676b}.b{background:#0095f6;color:#fff;padding:9px 16px;border-radius:8px;display:inline-block;cursor:pointer}.b[aria-disabled=true]{opacity:.4}.toast{position:fixed;bottom:20px;left:20px;right:20px;background:#222;color:#fff;padding:14px;border-radius:8px}",
)


def _s(f):
    try:
        v = json.loads(f.get("variables", "{}"))
    except ValueError:
        v = {}
    if not mail_ok(v.get("email")):
        return j({"errors": [{"message": "Tenhle e-mail nevypadá správně."}]})
    return j(
        {
            "data": {
                "submit": {
                    "toast": "Hotovo, vaši žádost jsme přijali. Vaše informace už k učení umělé inteligence používat nebudeme."
                }
            }
        }
    )


A.append(
    Copy(
        "w02_cs_ig_toast_form_stays",
        "instagram",
        "cs",
        {GEN["instagram"]: gen, U: form},
        on("/api/graphql/", _s),
        U,
        "sent",
        "React divs, ids like :r3:, labels after the boxes, div button aria-disabled until an e-mail is typed, GraphQL, toast with the form left behind; 'leave out', no word for objection",
    )
)


# ---- w03 sk: native select of the country required, thanks after real navigation
N = "273950118846207"
U = fb(N)
SK = """Belgium=Belgicko|Bulgaria=Bulharsko|Cyprus=Cyprus|Czech Republic=Česko|Denmark=Dánsko|Estonia=Estónsko|Finland=Fínsko|France=Francúzsko|Greece=Grécko|Netherlands=Holandsko|Croatia=Chorvátsko|Ireland=Írsko|Iceland=Island|Liechtenstein=Lichtenštajnsko|Lithuania=Litva|Latvia=Lotyšsko|Luxembourg=Luxembursko|Hungary=Maďarsko|Malta=Malta|Germany=Nemecko|Norway=Nórsko|Poland=Poľsko|Portugal=Portugalsko|Austria=Rakúsko|Romania=Rumunsko|Slovakia=Slovensko|Slovenia=Slovinsko|United Kingdom=Spojené kráľovstvo|Spain=Španielsko|Switzerland=Švajčiarsko|Sweden=Švédsko|Italy=Taliansko"""
opts = "".join('<option value="%s">%s</option>' % tuple(x.split("=")) for x in SK.split("|"))
gen = page(
    "sk",
    "Súkromie a generatívna umelá inteligencia",
    T(
        """<div class="w"><h1>Súkromie a generatívna umelá inteligencia</h1>
<ul><li><a href="#zdroje">Zdroje údajov</a></li><li><a href="#prava">Vaše práva</a></li></ul>
<h2 id="zdroje">Zdroje údajov</h2><p>Používame verejne dostupné informácie, licencované informácie a to, čo zverejníte v našich produktoch.</p>
<h2 id="prava">Vaše práva</h2><p>Vychádzame z nášho oprávneného záujmu. Proti takémuto spracúvaniu máte možnosť <a href="@U@">namietať</a>. Ak ste tak už urobili, druhýkrát to nie je potrebné.</p>
<p>K údajom sa môžete dostať aj cez <a href="/help/contact/1638046109617856">žiadosť o prístup</a> alebo požiadať o <a href="/help/contact/259518714718624">vymazanie</a>.</p></div>""",
        U=U,
    ),
)
form = page(
    "sk",
    "Námietka | Centrum pomoci",
    T(
        """<div class="w"><h3>Podanie námietky: vaše informácie a umelá inteligencia spoločnosti Meta</h3>
<p>Námietka sa týka verejných informácií z vášho účtu a správ, ktoré píšete nástroju Meta AI. Súkromné správy na učenie modelov nepoužívame.</p>
<form method="post" enctype="multipart/form-data" action="/a/help/contact_us/" id="genai_namietka">
<input type="hidden" name="form_id" value="@N@"><input type="hidden" name="support_form_fact_false_fields" value="[]">
<div id="SupportFormRow.714402"><b>Krajina, v ktorej žijete</b><br><select name="Field714402" id="714402" aria-label="Krajina, v ktorej žijete" required><option value="">Vyberte zo zoznamu</option>@O@</select></div>
<div id="SupportFormRow.714403"><b>E-mailová adresa spojená s účtom</b><br><input type="email" name="email" id="714403" aria-label="E-mailová adresa spojená s účtom" required value="zuzana.hruskova@priklad.sk"></div>
<div id="SupportFormRow.714404"><b>Čím sa vás to dotýka? (nepovinné)</b><br><textarea name="Field714404" id="714404" aria-label="Čím sa vás to dotýka?" rows="4" cols="40"></textarea></div>
<p><button type="submit" value="Podať námietku"><span>Podať námietku</span></button> <a role="button" href="/help/?helpref=header_back">Späť</a></p></form></div>""",
        N=N,
        O=opts,
    ),
    "form>div{margin:14px 0}",
)


def _s(f):
    if not f.get("Field714402"):
        return h(page("sk", "Námietka", '<div class="w"><p role="alert">Vyberte krajinu.</p></div>'))
    if not mail_ok(f.get("email")):
        return h(page("sk", "Námietka", '<div class="w"><p role="alert">Zadajte platný e-mail.</p></div>'))
    return h(
        page(
            "sk",
            "Ďakujeme",
            """<div class="w"><h3>Ďakujeme, námietku sme zaevidovali</h3><p>Pri ďalšom vývoji umelej inteligencie vaše informácie vynecháme. O výsledku vás budeme informovať e-mailom.</p><p><a href="/help/">Domov</a></p></div>""",
        )
    )


A.append(
    Copy(
        "w03_sk_fb_country_select",
        "facebook",
        "sk",
        {GEN["facebook"]: gen, U: form},
        on("/a/help/contact_us/", _s),
        U,
        "sent",
        "native country select must be chosen (English values, Slovak names), multipart post with real navigation to the thanks; link of one word in a sentence, access and erasure forms beside it",
    )
)


# ---- w04 hu: labels in a header row, thanks fetched by a further GET
N = N_HU = "5530917284461730"
U = ig(N)
DONE = "https://help.instagram.com/contact/%s/result/" % N
gen = page(
    "hu",
    "Instagram adatvédelem",
    T(
        """<article class="w"><h1>Hogyan tanul a Meta mesterséges intelligenciája?</h1><p>A nyilvános bejegyzések, képek és feliratok segítenek abban, hogy a válaszok jobban illjenek az itteni nyelvekhez és szokásokhoz.</p>
<aside><p>Te döntesz: kérheted tőlünk, hogy <a target="_blank" role="link" href="@U@" aria-label="hagyjuk ki az információidat a fejlesztésből (új lapon nyílik meg)">hagyjuk ki az információidat a fejlesztésből</a>. Ehhez nem kell megindokolnod semmit.</p></aside>
<p>Ha mások osztottak meg rólad valamit, olvasd el <a href="https://help.instagram.com/2069235856423257">ezt a cikket</a>.</p></article>""",
        U=U,
    ),
    "aside{background:#f0f2f5;padding:6px 14px}",
)
form = page(
    "hu",
    "Instagram súgó",
    T(
        """<main id="app"><h1>Információid kihagyása a mesterséges intelligencia fejlesztéséből</h1>
<p>Ha elküldöd ezt a kérést, többé nem használjuk a nyilvános információidat és a Meta AI-jal folytatott beszélgetéseidet generatív modelljeink tanítására.</p>
<table role="presentation"><thead><tr><th id="h1">E-mail-címed</th><th id="h2">Megjegyzés, ha van</th></tr></thead>
<tbody><tr><td><input aria-labelledby="h1" name="f_88120" type="text" inputmode="email" value="bodnar.reka@pelda.hu"></td><td><input aria-labelledby="h2" name="f_88121" type="text"></td></tr></tbody></table>
<button id="s" type="button">Kérés elküldése</button><p id="er" role="alert"></p></main>
<script>const q=n=>document.querySelector('[name='+n+']'),s=document.getElementById('s');s.onclick=async()=>{s.disabled=true;er.textContent='';
const r=await fetch('/ajax/help/contact/submit/page',{method:'POST',body:new URLSearchParams({support_form_id:'@N@',f_88120:q('f_88120').value,f_88121:q('f_88121').value})});
const d=JSON.parse((await r.text()).replace('for (;;);',''));if(!d.redirect){s.disabled=false;er.textContent=d.error;return}
document.getElementById('app').setAttribute('aria-busy','true');const t=await(await fetch(d.redirect)).text();const x=new DOMParser().parseFromString(t,'text/html');
document.getElementById('app').replaceChildren(...x.querySelector('main').children);document.getElementById('app').removeAttribute('aria-busy')}</script>""",
        N=N,
    ),
    "th{text-align:left;font-weight:600}td,th{padding:4px 10px 4px 0}#er{color:#c00}",
)
done = page(
    "hu",
    "Instagram súgó",
    """<main><h1>Megkaptuk a kérésedet</h1><p>A mesterséges intelligencia fejlesztéséből mostantól kihagyjuk az információidat. Erről hamarosan e-mailt is küldünk.</p></main>""",
)
A.append(
    Copy(
        "w04_hu_ig_header_row_labels",
        "instagram",
        "hu",
        {GEN["instagram"]: gen, U: form, DONE: done},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: (
                aj({"redirect": "/contact/%s/result/" % N_HU})
                if mail_ok(f.get("f_88120"))
                else aj({"error": "Adj meg egy érvényes e-mail-címet."})
            ),
        ),
        U,
        "sent",
        "labels in a header row of a table, two short text inputs; thanks fetched by a further GET and put in place; 'leave out', no word for objection",
    )
)


# ---- w05 fi: folded section on the entry page, button disabled, thanks by location
N = "968214403370551"
U = fb(N)
DONE = FB + "/help/contact/%s/kiitos" % N
gen = page(
    "fi",
    "Tekoäly ja tietosi",
    T(
        """<div class="w"><h1>Tekoäly ja tietosi</h1><p>Generatiivinen tekoäly oppii esimerkeistä. Osa niistä on julkisia julkaisuja Facebookissa.</p>
<div class="s"><div role="button" tabindex="0" aria-expanded="false" data-k="a">Mistä esimerkit tulevat?</div></div>
<div class="s"><div role="button" tabindex="0" aria-expanded="false" data-k="b">Miten voit itse vaikuttaa?</div></div>
<div class="s"><div role="button" tabindex="0" aria-expanded="false" data-k="c">Kauanko tietoja säilytetään?</div></div></div>
<script>@K@const tx={a:'<p>Verkon avoimista lähteistä, lisensoiduista aineistoista ja tuotteistamme.</p>',
b:'<p>Voit <a role="link" href="@U@" target="_blank" aria-label="kieltää tietojesi käytön tekoälyn kouluttamiseen (avautuu uuteen välilehteen)">kieltää tietojesi käytön tekoälyn kouluttamiseen</a>. Voit myös poistaa vanhoja julkaisuja <a href="/me/allactivity">toimintalokissa</a>.</p>',
c:'<p>Niin kauan kuin niitä tarvitaan.</p>'};
document.querySelectorAll('[aria-expanded]').forEach(e=>press(e,()=>{const o=e.getAttribute('aria-expanded')==='true';e.setAttribute('aria-expanded',String(!o));if(o)e.nextElementSibling.remove();else e.insertAdjacentHTML('afterend','<div>'+tx[e.dataset.k]+'</div>')}))</script>""",
        U=U,
        K=KEY,
    ),
    ".s{border-bottom:1px solid #ddd;padding:12px 0}.s [role=button]{font-weight:bold;cursor:pointer}",
)
form = page(
    "fi",
    "Ohjekeskus",
    T(
        """<div class="w"><form id="fo" novalidate><h2>Kiellä tietojesi käyttö tekoälyn kouluttamisessa</h2>
<p>Tällä lomakkeella kerrot, ettemme saa käyttää julkisia tietojasi emmekä Meta AI:lle kirjoittamiasi viestejä tekoälymalliemme kehittämiseen. Kielto koskee tiliä, jolla olet kirjautuneena.</p>
<input type="email" name="contact_point" placeholder="Sähköposti" aria-label="Sähköposti, josta tavoitamme sinut"><br><br>
<textarea name="Field19920" placeholder="Kerro halutessasi lisää" aria-label="Kerro halutessasi lisää" rows="4" cols="40"></textarea><br><br>
<button type="submit" disabled>Lähetä pyyntö</button><span role="alert" id="al"></span></form></div>
<script>const fo=document.getElementById('fo'),b=fo.querySelector('button');fo.contact_point.addEventListener('input',()=>{b.disabled=!/^\\S+@\\S+\\.\\S+$/.test(fo.contact_point.value)});
fo.onsubmit=async e=>{e.preventDefault();b.disabled=true;b.textContent='Lähetetään…';const r=await fetch('/ajax/help/contact/submit/page',{method:'POST',body:new FormData(fo)});const d=JSON.parse((await r.text()).replace('for (;;);',''));
if(d.ok)location.assign('/help/contact/@N@/kiitos');else{b.disabled=false;b.textContent='Lähetä pyyntö';document.getElementById('al').textContent=d.error}}</script>""",
        N=N,
    ),
)
done = page(
    "fi",
    "Ohjekeskus",
    """<div class="w"><h2>Kiitos!</h2><p>Pyyntösi on vastaanotettu. Emme enää käytä tietojasi tekoälymalliemme kehittämiseen. Lähetämme sinulle sähköpostin, kun asia on käsitelty.</p><a href="/help/">Takaisin ohjekeskukseen</a></div>""",
)
A.append(
    Copy(
        "w05_fi_fb_folded_forbid",
        "facebook",
        "fi",
        {GEN["facebook"]: gen, U: form, DONE: done},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: (
                aj({"ok": True})
                if mail_ok(f.get("contact_point"))
                else aj({"error": "Tarkista sähköpostiosoite."})
            ),
        ),
        U,
        "sent",
        "link only drawn after one of three folded sections is opened; no visible labels (placeholder, aria-label), button disabled until the e-mail is typed, multipart fetch, thanks page after location.assign; 'forbid', no word for objection",
    )
)


# ---- w06 da: look-alike, information from third parties
N = "619837420155093"
U = ig(N)
gen = page(
    "da",
    "Privatliv og generativ AI",
    T(
        """<div class="w"><h1>Privatliv og generativ AI</h1><p>Modellerne lærer af offentligt tilgængeligt materiale, af licenseret materiale og af det, folk deler hos os.</p>
<h2>Det kan du gøre</h2><p>Dukker dine personlige oplysninger op i et svar, fordi andre har lagt dem på nettet? <a role="link" target="_blank" href="@U@" aria-label="Send en anmodning om oplysninger fra tredjeparter, der bruges til AI (åbner i en ny fane)">Send en anmodning om oplysninger fra tredjeparter, der bruges til AI</a>.</p>
<p><a href="https://accountscenter.instagram.com/">Åbn Kontocenter</a></p></div>""",
        U=U,
    ),
)
form = page(
    "da",
    "Instagrams hjælp",
    T(
        """<div class="w" id="ap"><h1>Oplysninger om dig fra tredjeparter, der bruges til AI</h1>
<p>Brug kun formularen, hvis personlige oplysninger om dig, som stammer fra en tredjepart, er blevet vist i et svar fra en generativ AI-model. Den dækker ikke det, du selv har delt på Instagram. Vi imødekommer ikke automatisk de anmodninger, vi modtager.</p>
<label for="e1">Din mailadresse</label><br><input id="e1" type="email" value="mette.holm@eksempel.dk"><br>
<label for="e2">Hvad skrev du til modellen, og hvilke personlige oplysninger indeholdt svaret?</label><br><textarea id="e2" rows="5" cols="50"></textarea><br>
<button id="e3" type="button">Send</button></div>
<script>document.getElementById('e3').onclick=async()=>{const r=await fetch('/ajax/help/contact/submit/page',{method:'POST',body:new URLSearchParams({support_form_id:'@N@',email:document.getElementById('e1').value,prompts:document.getElementById('e2').value})});
const d=JSON.parse((await r.text()).replace('for (;;);',''));document.getElementById('ap').innerHTML='<h1>Tak</h1><p>'+d.payload+'</p>'}</script>""",
        N=N,
    ),
)
A.append(
    Copy(
        "w06_da_ig_third_party",
        "instagram",
        "da",
        {GEN["instagram"]: gen, U: form},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: aj({"payload": "Vi har modtaget din anmodning og vender tilbage."}),
        ),
        U,
        "not_sent",
        "look-alike under an unknown number: information about you from third parties shown in a model's answer; one e-mail box and one text box only",
    )
)


# ---- w07 nb: cookie dialog on the entry page, link is a whole card
N = "1407733952018846"
U = fb(N)
COOK = """<div id="ck" role="dialog" aria-modal="true" aria-label="Informasjonskapsler på Facebook"><div class="in"><h2>Vil du tillate at Facebook bruker informasjonskapsler i denne nettleseren?</h2><p>Noen er nødvendige for at tjenesten skal virke, andre er det opp til deg å velge.</p>
<div role="button" tabindex="0" aria-label="Bare tillat nødvendige informasjonskapsler">Bare tillat nødvendige informasjonskapsler</div><div role="button" tabindex="0" aria-label="Tillat alle informasjonskapsler">Tillat alle informasjonskapsler</div></div></div>"""
CSS7 = "#ck{position:fixed;inset:0;background:rgba(255,255,255,.8);z-index:9}#ck .in{background:#fff;box-shadow:0 2px 14px #888;max-width:430px;margin:70px auto;padding:20px}#ck [role=button]{background:#e4e6eb;margin:8px 0;padding:9px;text-align:center;border-radius:6px;cursor:pointer}.card{display:block;border:1px solid #ccd0d5;border-radius:10px;padding:14px;margin:10px 0;color:inherit;text-decoration:none}.card b{display:block}"
gen = page(
    "nb",
    "KI i tjenestene våre",
    T(
        """@C@<div class="w"><h1>KI i tjenestene våre</h1><p>For at KI-en skal forstå norsk humor, hverdagsspråk og lokale steder, lærer den blant annet av offentlige innlegg.</p>
<a class="card" role="link" href="/privacy/guide/generative-ai"><b>Slik fungerer generativ KI</b><span>En kort innføring</span></a>
<a class="card" role="link" href="@U@" target="_blank" aria-label="Reserver deg mot at vi bruker opplysningene dine, åpnes i en ny fane"><b>Reserver deg mot at vi bruker opplysningene dine</b><span>Gjelder trening og forbedring av KI-modeller</span></a>
<a class="card" role="link" href="/help/contact/1650115808681298"><b>Andre spørsmål om personvern</b><span>Kontakt personvernteamet</span></a></div>
<script>@K@document.querySelectorAll('#ck [role=button]').forEach(b=>press(b,()=>$('ck').remove()))</script>""",
        C=COOK,
        U=U,
        K=KEY,
    ),
    CSS7,
)
form = page(
    "nb",
    "Reservasjon | Facebooks brukerstøtte",
    T(
        """<div class="w" role="main"><div id="box"><h1>Reservasjon mot at opplysningene dine brukes til å trene KI</h1>
<p>Reservasjonen omfatter offentlige opplysninger på profilen din og det du skriver til Meta AI. Du kan når som helst ombestemme deg.</p>
<div class="row"><div>E-postadressen din</div><div><input name="Field6620" type="email" value="ingrid.lunde@eksempel.no"></div></div>
<div class="row"><div>Noe du vil legge til? (frivillig)</div><div><textarea name="Field6621" rows="3" cols="44"></textarea></div></div>
<div class="row" id="msg" role="alert"></div>
<div role="button" tabindex="0" id="ab" class="p"><span>Fullfør reservasjonen</span></div> <div role="button" tabindex="0" id="av" class="p g"><span>Avbryt</span></div></div></div>
<script>@K@const v=n=>document.querySelector('[name='+n+']').value;let sent=0;press($('av'),()=>history.back());
press($('ab'),async()=>{if(sent)return;sent=1;const r=await fetch('/ajax/help/contact/submit/page',{method:'POST',body:new URLSearchParams({__a:'1',support_form_id:'@N@',Field6620:v('Field6620'),Field6621:v('Field6621')})});
const d=JSON.parse((await r.text()).replace('for (;;);',''));if(d.errorSummary){sent=0;$('msg').textContent=d.errorSummary;return}
setTimeout(()=>{$('box').innerHTML='<div role="status"><h1>'+d.payload[0]+'</h1><p>'+d.payload[1]+'</p></div>'},500)})</script>""",
        N=N,
        K=KEY,
    ),
    ".row{margin:14px 0}.p{display:inline-block;background:#1877f2;color:#fff;padding:8px 18px;border-radius:6px;cursor:pointer}.g{background:#e4e6eb;color:#000}#msg{color:#c00}",
)
A.append(
    Copy(
        "w07_nb_fb_cookie_card_optout",
        "facebook",
        "nb",
        {GEN["facebook"]: gen, U: form},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: (
                aj(
                    {
                        "payload": [
                            "Du har nå reservert deg",
                            "Vi slutter å bruke opplysningene dine når vi trener og forbedrer KI. Bekreftelsen kommer på e-post.",
                        ]
                    }
                )
                if mail_ok(f.get("Field6620"))
                else aj({"errorSummary": "Skriv inn en gyldig e-postadresse."})
            ),
        ),
        U,
        "sent",
        "cookie dialog over the entry page with unlisted button words; link is a whole card among three; unbound labels, div submit beside div cancel; 'reserve oneself/opt out', no word for objection",
    )
)


# ---- w08 el: known number, contenteditable, thanks after polling
U = ig(KNOWN_IG)
gen = page(
    "el",
    "Απόρρητο και τεχνητή νοημοσύνη",
    T(
        """<div class="w"><h1>Τι χρησιμοποιεί η τεχνητή νοημοσύνη μας</h1>
<p>Αναπτύσσουμε τα μοντέλα μας και με δημόσιο περιεχόμενο: λεζάντες, φωτογραφίες, σχόλια.</p>
<blockquote>Αν δεν συμφωνείτε, μπορείτε να υποβάλετε <a role="link" tabindex="0" href="@U@" target="_blank" aria-label="αίτημα εναντίωσης (ανοίγει σε νέα καρτέλα)">αίτημα εναντίωσης</a> όποτε θέλετε.</blockquote>
<p>Για οτιδήποτε άλλο, <a href="https://help.instagram.com/contact/1169130897068670">στείλτε ερώτηση στην ομάδα απορρήτου</a>.</p></div>""",
        U=U,
    ),
)
form = page(
    "el",
    "Βοήθεια Instagram",
    T(
        """<div class="w" id="root"></div>
<script>@K@const root=$('root');setTimeout(()=>{root.innerHTML=`<h1>Εναντίωση: οι πληροφορίες σας και η τεχνητή νοημοσύνη της Meta</h1><div>Το αίτημα καλύπτει τον λογαριασμό με τον οποίο έχετε συνδεθεί.</div>
<div class="r"><span id="k1">Διεύθυνση email</span><input aria-labelledby="k1" id="em" type="email" value="n.vlachou@paradeigma.gr"></div>
<div class="r"><span id="k2">Με ποιον τρόπο σας αφορά; (προαιρετικά)</span><div contenteditable="true" role="textbox" aria-multiline="true" aria-labelledby="k2" id="tx"></div></div>
<div id="st" role="alert"></div><div role="button" tabindex="0" id="ok">Υποβολή αιτήματος</div>`;let b=0;
press($('ok'),async()=>{if(b)return;b=1;$('ok').setAttribute('aria-disabled','true');const p=(u,o)=>fetch(u,{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify(o)}).then(r=>r.json());
const d=await p('/web/support/contact/',{form:'@N@',email:$('em').value,text:$('tx').innerText.trim()});
if(!d.job){b=0;$('ok').removeAttribute('aria-disabled');$('st').textContent=d.message;return}
$('st').textContent='Μια στιγμή…';setTimeout(async()=>{const s=await p('/web/support/contact/status/',{job:d.job});root.innerHTML='<h1></h1><p></p>';root.children[0].textContent=s.head;root.children[1].textContent=s.text},300)})},400)</script>""",
        N=KNOWN_IG,
        K=KEY,
    ),
    ".r{margin:12px 0}.r span{display:block}#tx{border:1px solid #bbb;min-height:70px}#ok{background:#0095f6;color:#fff;display:inline-block;padding:8px 16px;cursor:pointer}#st{color:#555}",
)


def _s(p, body):
    p = re.sub(r"^https?://[^/]+", "", p).split("?")[0]
    f = fields(body)
    if p == "/web/support/contact/":
        if mail_ok(f.get("email")):
            return j({"job": "c81f"})
        return j({"message": "Το email δεν είναι έγκυρο."})
    if p == "/web/support/contact/status/" and f.get("job") == "c81f":
        return j(
            {
                "head": "Η εναντίωσή σας καταχωρίστηκε",
                "text": "Δεν θα αξιοποιούμε πλέον τις πληροφορίες σας για την εξέλιξη της τεχνητής νοημοσύνης μας. Θα λάβετε σχετικό email.",
            }
        )
    return (404, "text/plain", "not found")


A.append(
    Copy(
        "w08_el_ig_known_number_poll",
        "instagram",
        "el",
        {GEN["instagram"]: gen, U: form},
        _s,
        U,
        "sent",
        "known number, form drawn after 0.4 s, contenteditable reason, JSON; thanks only after a second POST asking for the status",
    )
)


# ---- w09 bg: preset country combobox, generic thanks
N = "736501928840173"
U = fb(N)
BG = "Австрия Белгия България Германия Гърция Дания Естония Ирландия Испания Италия Кипър Латвия Литва Люксембург Малта Нидерландия Полша Португалия Румъния Словакия Словения Унгария Финландия Франция Хърватия Чехия Швеция".split()
gen = page(
    "bg",
    "Изкуствен интелект и поверителност",
    T(
        """<div class="w"><h1>Изкуствен интелект и поверителност</h1><p>Част от примерите, по които се учи нашият изкуствен интелект, са публични публикации на хора над 18 години.</p>
<h2>Вашият избор</h2><p>Можете да ни кажете да не го правим с Вашите.</p>
<div><a role="button" class="bt" href="@U@">Не желая да използвате информацията ми за ИИ</a></div>
<h2>Други въпроси</h2><ul><li><a href="/help/contact/341705720996035">Искам копие от данните си</a></li><li><a href="/help/contact/507739850846588">Искам да поправя данните си</a></li></ul></div>""",
        U=U,
    ),
    ".bt{display:inline-block;background:#1877f2;color:#fff;padding:10px 16px;border-radius:6px;text-decoration:none}",
)
form = page(
    "bg",
    "Помощен център",
    T(
        """<div class="w" id="pg"><h2>Не използвайте информацията ми за изкуствен интелект</h2>
<p>Попълнете полетата, ако не искате публичната информация от профила Ви и разговорите Ви с Meta AI да служат за обучение на нашите модели.</p>
<div class="g"><div id="cb" role="combobox" tabindex="0" aria-haspopup="listbox" aria-expanded="false" aria-controls="lb" aria-labelledby="cbl cbv"><span id="cbv">България</span> ▾</div><span id="cbl">Къде живеете</span><ul id="lb" role="listbox" hidden></ul></div>
<div class="g"><input id="i2" name="Field55201" type="text" autocomplete="email" aria-describedby="d2"><label for="i2">Имейл</label><small id="d2">Ще Ви пишем само по този повод.</small></div>
<div class="g"><textarea id="i3" name="Field55202" rows="3"></textarea><label for="i3">Допълнителни подробности (по желание)</label></div>
<button type="button" id="sb">Изпращане</button><div role="alert" id="w"></div></div>
<script>@K@const L=@L@,lb=$('lb'),cb=$('cb');L.forEach(n=>{const o=document.createElement('li');o.setAttribute('role','option');o.setAttribute('aria-selected',String(n==='България'));o.textContent=n;o.onclick=()=>{$('cbv').textContent=n;lb.querySelectorAll('li').forEach(x=>x.setAttribute('aria-selected',String(x===o)));tog(false)};lb.append(o)});
const tog=s=>{lb.hidden=!s;cb.setAttribute('aria-expanded',String(s))};press(cb,()=>tog(lb.hidden));
$('sb').onclick=async()=>{$('sb').disabled=true;const r=await fetch('/ajax/help/contact/submit/page',{method:'POST',body:new URLSearchParams({support_form_id:'@N@',support_form_locale_id:'bg_BG',Field55200:$('cbv').textContent,Field55201:$('i2').value,Field55202:$('i3').value})});
const d=JSON.parse((await r.text()).replace('for (;;);',''));if(d.error){$('sb').disabled=false;$('w').textContent=d.error;return}$('pg').innerHTML='<h2>'+d.a+'</h2><p>'+d.b+'</p>'}</script>""",
        N=N,
        K=KEY,
        L=json.dumps(BG, ensure_ascii=False),
    ),
    ".g{display:flex;flex-direction:column;margin:14px 0;max-width:380px}#cb{border:1px solid #aaa;padding:6px;cursor:pointer}#lb{list-style:none;margin:0;padding:0;max-height:160px;overflow:auto;border:1px solid #aaa}#lb li{padding:4px 8px;cursor:pointer}label,#cbl,small{font-size:12px}",
)
A.append(
    Copy(
        "w09_bg_fb_generic_thanks",
        "facebook",
        "bg",
        {GEN["facebook"]: gen, U: form},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: (
                aj(
                    {
                        "a": "Благодарим Ви!",
                        "b": "Формулярът е изпратен успешно. Скоро ще получите имейл от нас.",
                    }
                )
                if mail_ok(f.get("Field55201")) and f.get("Field55200")
                else aj({"error": "Въведете валиден имейл."})
            ),
        ),
        U,
        "sent",
        "country combobox already set from the account; labels after boxes; wholly generic thanks ('the form was sent, you will get an e-mail'); link is role=button in first person; 'I do not wish', no word for objection",
    )
)


# ---- w10 hr: look-alike, taking an objection back
N = "4402957716308125"
U = ig(N)
gen = page(
    "hr",
    "Umjetna inteligencija i privatnost",
    T(
        """<div class="w"><h1>Umjetna inteligencija i privatnost</h1><p>Naši modeli uče iz javnih objava, osim ako ste nam rekli da to ne želite.</p>
<p>Već ste uložili prigovor na upotrebu podataka za umjetnu inteligenciju, a sada razmišljate drukčije? <a role="link" target="_blank" href="@U@" aria-label="Promijenite odluku o prigovoru (otvara se u novoj kartici)">Promijenite odluku o prigovoru</a></p>
<p><a href="https://accountscenter.instagram.com/">Postavke računa</a></p></div>""",
        U=U,
    ),
)
form = page(
    "hr",
    "Pomoć za Instagram",
    T(
        """<div class="w" id="q"><h1>Povlačenje prigovora na upotrebu podataka za umjetnu inteligenciju</h1>
<p>Slanjem ovog obrasca povlačite svoj raniji prigovor i ponovno nam dopuštate da javne podatke s vašeg računa upotrebljavamo za razvoj umjetne inteligencije.</p>
<form id="fz"><label>E-pošta računa<br><input type="email" name="email" value="petra.kovac@primjer.hr"></label><br><br><label>Razlog (nije obavezno)<br><textarea name="Field90"></textarea></label><br><br><button type="submit">Pošalji zahtjev</button></form></div>
<script>const fz=document.getElementById('fz');fz.onsubmit=async e=>{e.preventDefault();const r=await fetch('/ajax/help/contact/submit/page',{method:'POST',body:new URLSearchParams(new FormData(fz))});const d=JSON.parse((await r.text()).replace('for (;;);',''));document.getElementById('q').innerHTML='<h1>'+d.payload+'</h1>'}</script>""",
    ),
)
A.append(
    Copy(
        "w10_hr_ig_withdraw_objection",
        "instagram",
        "hr",
        {GEN["instagram"]: gen, U: form},
        on("/ajax/help/contact/submit/page", lambda f: aj({"payload": "Zaprimili smo vaš zahtjev"})),
        U,
        "not_sent",
        "look-alike under an unknown number: takes an earlier objection back; link text only says 'change your decision on the objection'",
    )
)


# ---- w11 sl: known number, e-mail twice, mobile framework
U = fb(KNOWN_FB)
gen = page(
    "sl",
    "Umetna inteligenca pri Meti",
    T(
        """<div class="w"><h3>Umetna inteligenca pri Meti in vaša zasebnost</h3><p>Za učenje modelov uporabljamo tudi javne vsebine, ki jih objavite. Zasebnih sporočil za to ne uporabljamo.</p>
<p>Prizadevamo si za preglednost, zato lahko <a href="@U@">ugovarjate takšni rabi svojih podatkov</a>, preberete <a href="/legal/eu-ai-terms">pogoje za umetno inteligenco</a> ali se obrnete na <a href="/help/contact/540977946302970">pooblaščeno osebo za varstvo podatkov</a>.</p></div>""",
        U=U,
    ),
)
form = page(
    "sl",
    "Ugovor | Facebook",
    T(
        """<header class="w"><a role="button" href="/help/?helpref=header_back">Nazaj</a> <span id="m-future-page-header-title">Ugovor</span></header>
<div class="w"><form method="post" enctype="multipart/form-data" action="/a/help/contact_us/" id="genai_ugovor"><input type="hidden" name="form_id" value="@N@"><input type="hidden" name="jazoest" value="2871"><input type="hidden" name="sneakyhidden" value="">
<h3>Ugovor zoper rabo vaših podatkov pri razvoju umetne inteligence</h3>
<div id="SupportFormRow.4410"><p>Upoštevali ga bomo pri vseh računih, ki ste jih dodali v isto središče za račune.</p></div>
<div id="SupportFormRow.4411">E-poštni naslov<br><input type="email" id="4411" name="email" value="maja.kranjc@primer.si"></div>
<div id="SupportFormRow.4412">Še enkrat vpišite e-poštni naslov<br><input type="email" id="4412" name="confirm_email" value=""></div>
<div id="SupportFormRow.4413">Pojasnilo (ni obvezno)<br><textarea id="4413" name="Field4413" data-testid="SupportFormTextArea-reason"></textarea></div>
<button type="submit" value="Oddaj"><span>Oddaj</span></button></form></div>""",
        N=KNOWN_FB,
    ),
    "form>div{margin:12px 0}",
)


def _s(f):
    a, b = f.get("email", "").strip(), f.get("confirm_email", "").strip()
    if not mail_ok(a) or a.lower() != b.lower():
        return h(
            page(
                "sl",
                "Ugovor | Facebook",
                '<div class="w"><p role="alert">E-poštna naslova se ne ujemata.</p><a href="%s">Nazaj</a></div>'
                % fb(KNOWN_FB),
            )
        )
    return h(
        page(
            "sl",
            "Hvala | Facebook",
            """<div class="w"><h3>Hvala, vaš ugovor smo prejeli</h3><p>Vaših podatkov odslej ne bomo več vključevali v razvoj umetne inteligence. Potrditev vam pošljemo po e-pošti.</p></div>""",
        )
    )


A.append(
    Copy(
        "w11_sl_fb_mail_twice",
        "facebook",
        "sl",
        {GEN["facebook"]: gen, U: form},
        on("/a/help/contact_us/", _s),
        U,
        "sent",
        "known number, mobile support form with text-node labels; e-mail must be typed a second time (equal, else refused); three links in one sentence; thanks after real navigation",
    )
)


# ---- w12 et: skeleton first, dialog thanks
N = "6091438275510362"
U = ig(N)
gen = page(
    "et",
    "Privaatsus ja tehisaru",
    T(
        """<div class="w"><h1>Privaatsus ja tehisaru</h1><p>Meie tehisaru õpib avalikest postitustest, piltidest ja kommentaaridest, mida täiskasvanud inimesed Instagramis jagavad.</p>
<details><summary>Millist teavet me kasutame?</summary><p>Avalikku sisu ja seda, mida Meta AI-le kirjutad.</p></details>
<details><summary>Millised on sinu võimalused?</summary><p>Sa võid <a role="link" href="@U@" target="_blank" aria-label="keelduda oma teabe kasutamisest (avaneb uuel vahelehel)">keelduda oma teabe kasutamisest</a> tehisaru treenimiseks. Konto saad <a href="https://www.instagram.com/accounts/privacy_and_security/">privaatseks muuta</a> ka igal ajal.</p></details></div>""",
        U=U,
    ),
    "details{border-top:1px solid #ddd;padding:10px 0}",
)
form = page(
    "et",
    "Instagrami abikeskus",
    T(
        """<div class="w" id="root"><div class="sk" role="progressbar" aria-label="Laadimine"></div></div>
<script>@K@setTimeout(()=>{$('root').innerHTML=`<div><h1>Keeldumine oma teabe kasutamisest tehisaru treenimisel</h1><p>Täida see vorm, kui sa ei soovi, et me sinu avalikku teavet ja Meta AI-ga peetud vestlusi tehisaru arendamiseks kasutame.</p>
<div role="group" aria-labelledby="ga"><div id="ga">Sinu e-posti aadress</div><input type="email" aria-labelledby="ga" id="f1" value="liis.tamm@naide.ee"></div>
<div role="group" aria-labelledby="gb"><div id="gb">Lisa soovi korral selgitus</div><textarea aria-labelledby="gb" id="f2" rows="3"></textarea></div>
<button type="button" id="f3"><div><span>Esita</span></div></button><div id="f4" role="alert"></div></div>`;
$('f3').onclick=async()=>{$('f3').disabled=true;const b=new FormData();b.append('support_form_id','@N@');b.append('email',$('f1').value);b.append('Field7',$('f2').value);
const d=await(await fetch('/ajax/help/contact/submit/page',{method:'POST',body:b})).text().then(t=>JSON.parse(t.replace('for (;;);','')));if(d.error){$('f3').disabled=false;$('f4').textContent=d.error;return}
const g=document.createElement('div');g.className='dlg';g.setAttribute('role','dialog');g.setAttribute('aria-modal','true');g.setAttribute('aria-label',d.h);g.innerHTML='<h2></h2><p></p><div role="button" tabindex="0" aria-label="Sulge">Sulge</div>';g.children[0].textContent=d.h;g.children[1].textContent=d.p;press(g.children[2],()=>g.remove());document.body.append(g)}},850)</script>""",
        N=N,
        K=KEY,
    ),
    ".sk{height:200px;background:#eee;border-radius:8px}[role=group]{margin:12px 0}.dlg{position:fixed;inset:25% 20%;background:#fff;border:1px solid #888;padding:20px;border-radius:12px}",
)
A.append(
    Copy(
        "w12_et_ig_skeleton_dialog",
        "instagram",
        "et",
        {GEN["instagram"]: gen, U: form},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: (
                aj(
                    {
                        "h": "Sinu soov on kirja pandud",
                        "p": "Me ei kasuta sinu teavet enam tehisaru treenimiseks. Saadame sulle selle kohta kirja.",
                    }
                )
                if mail_ok(f.get("email"))
                else aj({"error": "Sisesta kehtiv e-posti aadress."})
            ),
        ),
        U,
        "sent",
        "link inside closed <details>; grey skeleton, form drawn after 0.85 s; multipart fetch; thanks in a dialog ('your wish is noted'); 'refuse', no word for objection",
    )
)


# ---- w13 lt: Yes/No question uncovers the e-mail row
N = "351906274418830"
U = fb(N)
gen = page(
    "lt",
    "Privatumas ir DI",
    T(
        """<div class="w"><h1>Privatumas ir dirbtinis intelektas</h1><p>Kad DI geriau suprastų lietuvių kalbą, jį mokome ir iš viešų įrašų.</p>
<div class="n"><p>Norite, kad jūsų informacija liktų nuošalyje? <a role="link" href="@U@" aria-label="Paprašykite nenaudoti jūsų informacijos DI mokyti (atidaroma naujame skirtuke)" target="_blank">Paprašykite nenaudoti jūsų informacijos DI mokyti</a>.</p></div>
<p><a href="/help/contact/510058597920541">Informacija iš trečiųjų šalių</a> | <a href="/help/contact/1650115808681298">Kiti klausimai</a></p></div>""",
        U=U,
    ),
    ".n{border-left:4px solid #1877f2;padding-left:12px}",
)
form = page(
    "lt",
    "„Facebook“ pagalbos centras",
    T(
        """<div class="w" id="m"><form id="fq"><h2>Prašymas nenaudoti jūsų informacijos dirbtiniam intelektui mokyti</h2>
<fieldset><legend>Ar kreipiatės dėl dirbtinio intelekto „Meta“ produktuose?</legend>
<label><input type="radio" name="Field310" id="310.0" value="taip"><span>Taip</span></label> <label><input type="radio" name="Field310" id="310.1" value="ne"><span>Ne</span></label></fieldset>
<div id="SupportFormRow.311" hidden><p>Gavę prašymą, viešos jūsų informacijos ir pokalbių su „Meta AI“ savo modeliams tobulinti nebenaudosime.</p><label for="311">El. pašto adresas, kuriuo atsakysime</label><br><input id="311" name="email" type="email" value="egle.petrauskiene@pavyzdys.lt"></div>
<div id="SupportFormRow.312" hidden><label for="312">Jei norite, paaiškinkite plačiau</label><br><textarea id="312" name="Field312" rows="3" cols="40"></textarea></div>
<div id="SupportFormRow.313" hidden><p>Dėl kitų klausimų rašykite per <a href="/help/">pagalbos centrą</a>.</p></div>
<p id="x" role="alert"></p><button type="submit" hidden>Pateikti</button></form><div id="ty" role="status"></div></div>
<script>const f=document.getElementById('fq'),row=n=>document.getElementById('SupportFormRow.'+n),b=f.querySelector('button');
f.addEventListener('change',e=>{if(e.target.name!=='Field310')return;const y=e.target.value==='taip';row(311).hidden=row(312).hidden=b.hidden=!y;row(313).hidden=y});
f.onsubmit=async e=>{e.preventDefault();if(b.hidden)return;b.disabled=true;const r=await fetch('/ajax/help/contact/submit/page',{method:'POST',body:new URLSearchParams([...new FormData(f),['support_form_id','@N@']])});const d=JSON.parse((await r.text()).replace('for (;;);',''));
if(d.err){b.disabled=false;document.getElementById('x').textContent=d.err;return}f.style.display='none';document.getElementById('ty').innerHTML='<h2>'+d.h+'</h2><p>'+d.p+'</p>'}</script>""",
        N=N,
    ),
    "fieldset{border:0;padding:0;margin:12px 0}",
)
A.append(
    Copy(
        "w13_lt_fb_yes_no_first",
        "facebook",
        "lt",
        {GEN["facebook"]: gen, U: form},
        on(
            "/ajax/help/contact/submit/page",
            lambda f: (
                aj(
                    {
                        "h": "Ačiū, jūsų prašymas pateiktas",
                        "p": "Jūsų informacija dirbtiniam intelektui mokyti nebebus naudojama. Patvirtinimą rasite el. pašte.",
                    }
                )
                if f.get("Field310") == "taip" and mail_ok(f.get("email"))
                else aj({"err": "Patikrinkite el. pašto adresą."})
            ),
        ),
        U,
        "sent",
        "'Is it about AI?' Yes/No radios come first, e-mail row and button stay hidden until Yes; form only hidden after the thanks; third-party link beside it; 'ask not to use', no word for objection",
    )
)


# ---- w14 lv: combobox must be opened and chosen, pushState
N = "489203716625093"
U = ig(N)
LV = "Apvienotā Karaliste|Austrija|Beļģija|Bulgārija|Čehija|Dānija|Francija|Grieķija|Horvātija|Igaunija|Islande|Itālija|Īrija|Kipra|Latvija|Lihtenšteina|Lietuva|Luksemburga|Malta|Nīderlande|Norvēģija|Polija|Portugāle|Rumānija|Slovākija|Slovēnija|Somija|Spānija|Šveice|Ungārija|Vācija|Zviedrija".split(
    "|"
)
gen = page(
    "lv",
    "Privātums un mākslīgais intelekts",
    T(
        """<div class="w"><h1>Privātums un mākslīgais intelekts</h1><p>Lai pilnveidotu mākslīgo intelektu, mēs izmantojam publiskus ierakstus un jūsu sarunas ar Meta AI.</p>
<p>Ja tas jums nav pieņemami, varat mums <a role="link" tabindex="0" href="@U@" target="_blank" aria-label="iesniegt iebildumus (tiek atvērts jaunā cilnē)">iesniegt iebildumus</a>. To var izdarīt jebkurā laikā.</p>
<p>Skatiet arī: <a href="https://privacycenter.instagram.com/policy/">Konfidencialitātes politika</a>, <a href="https://help.instagram.com/contact/117037592428568">citi iestatījumi</a>.</p></div>""",
        U=U,
    ),
)
form = page(
    "lv",
    "Instagram palīdzības centrs",
    T(
        """<main id="mn"><h1>Iebildumi pret informācijas izmantošanu mākslīgā intelekta pilnveidošanai</h1><p>Mēs izskatīsim iebildumus par kontu, kurā pašlaik esat pierakstījies.</p>
<div class="g"><div id="la">Dzīvesvietas valsts</div><div id="co" role="combobox" tabindex="0" aria-haspopup="listbox" aria-expanded="false" aria-labelledby="la cv"><span id="cv">Izvēlieties valsti</span></div></div>
<div class="g"><div id="lm">E-pasta adrese</div><input id="ma" aria-labelledby="lm" type="email"></div>
<div class="g"><div id="lr">Kā tas jūs ietekmē? Varat neatbildēt</div><textarea id="re" aria-labelledby="lr" rows="3"></textarea></div>
<button type="button" id="ie" disabled>Iesniegt</button><p id="kl" role="alert"></p></main>
<script>@K@const L=@L@;let c='',pop=null;const upd=()=>{$('ie').disabled=!(c&&/\\S+@\\S+\\.\\S+/.test($('ma').value))};$('ma').addEventListener('input',upd);
const shut=()=>{if(pop){pop.remove();pop=null}$('co').setAttribute('aria-expanded','false')};
press($('co'),()=>{if(pop){shut();return}pop=document.createElement('div');pop.id='pop';pop.setAttribute('role','listbox');pop.setAttribute('aria-labelledby','la');
L.forEach(n=>{const o=document.createElement('div');o.setAttribute('role','option');o.tabIndex=-1;o.setAttribute('aria-selected',String(n===c));o.innerHTML='<span></span>';o.firstChild.textContent=n;press(o,e=>{e.stopPropagation();c=n;$('cv').textContent=n;shut();upd();$('co').focus()});pop.append(o)});
const r=$('co').getBoundingClientRect();pop.style.left=(r.left+scrollX)+'px';pop.style.top=(r.bottom+scrollY)+'px';document.body.append(pop);$('co').setAttribute('aria-expanded','true')});
document.addEventListener('keydown',e=>{if(e.key==='Escape')shut()});
$('ie').onclick=async()=>{$('ie').disabled=true;const d=await(await fetch('/web/support/contact/',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify({form_id:'@N@',fields:{email:$('ma').value,country:c,reason:$('re').value}})})).json();
if(d.status!=='ok'){upd();$('kl').textContent=d.message;return}
history.pushState({},'','/contact/@N@/submitted/');document.title=d.title;$('mn').innerHTML='<h1></h1><p></p>';$('mn').children[0].textContent=d.title;$('mn').children[1].textContent=d.message}</script>""",
        N=N,
        K=KEY,
        L=json.dumps(LV, ensure_ascii=False),
    ),
    ".g{margin:14px 0}#co{border:1px solid #aaa;padding:7px;max-width:300px;cursor:pointer}#pop{position:absolute;background:#fff;border:1px solid #888;max-height:220px;overflow:auto;width:300px;z-index:5}#pop [role=option]{padding:5px 10px;cursor:pointer}#kl{color:#c00}",
)
A.append(
    Copy(
        "w14_lv_ig_combobox_pushstate",
        "instagram",
        "lv",
        {GEN["instagram"]: gen, U: form},
        on(
            "/web/support/contact/",
            lambda f: (
                j(
                    {
                        "status": "ok",
                        "title": "Paldies, iebildumi ir saņemti",
                        "message": "Turpmāk jūsu informāciju mākslīgā intelekta pilnveidošanai neizmantosim. Gaidiet no mums e-pasta vēstuli.",
                    }
                )
                if mail_ok(f.get("email")) and f.get("country") in LV
                else j({"status": "fail", "message": "Pārbaudiet ievadītos datus."})
            ),
        ),
        U,
        "sent",
        "country in a div combobox that must be opened and chosen (list put at the end of body, names only in Latvian), button disabled until both are there; JSON fields; pushState and new title with the thanks",
    )
)


# ---- w15 tr: look-alike, deleting chats with the AI
N = "927314460085712"
U = fb(N)
gen = page(
    "tr",
    "Yapay Zeka ve Gizliliğin",
    T(
        """<div class="w"><h1>Yapay zeka ve gizliliğin</h1><p>Meta AI'a yazdıkların, sana daha iyi yanıtlar verebilmemiz için saklanır.</p>
<h2>Neler yapabilirsin?</h2><p>Geçmişte yazdıklarının kalmasını istemiyorsan <a role="link" target="_blank" href="@U@" aria-label="yapay zeka bilgilerinin silinmesini isteyebilirsin (yeni sekmede açılır)">yapay zeka bilgilerinin silinmesini isteyebilirsin</a>.</p>
<p><a href="/privacy/policy/">Gizlilik İlkesi</a></p></div>""",
        U=U,
    ),
)
form = page(
    "tr",
    "Facebook Yardım Merkezi",
    T(
        """<div class="w" id="k"><h2>Meta AI sohbetlerinin silinmesi için talep</h2><p>Bu formla, Meta AI ile yaptığın sohbetlerin kopyalarını hesabından silmemizi istersin. Herkese açık paylaşımlarının kullanımıyla ilgili bir değişiklik yapmaz. Silinen sohbetler geri getirilemez.</p>
<div class="r"><div>E-posta adresin</div><input name="email" id="m1" aria-label="E-posta adresin" type="email" value="elif.demir@ornek.com.tr"></div>
<div class="r"><div>Eklemek istediklerin (isteğe bağlı)</div><textarea id="m2" aria-label="Eklemek istediklerin (isteğe bağlı)"></textarea></div>
<div role="button" tabindex="0" id="m3" class="p">Gönder</div></div>
<script>@K@press($('m3'),async()=>{const r=await fetch('/ajax/help/contact/submit/page',{method:'POST',body:new URLSearchParams({support_form_id:'@N@',email:$('m1').value,t:$('m2').value})});const d=JSON.parse((await r.text()).replace('for (;;);',''));$('k').innerHTML='<h2>'+d.payload+'</h2>'})</script>""",
        N=N,
        K=KEY,
    ),
    ".r{margin:12px 0}.p{background:#1877f2;color:#fff;display:inline-block;padding:8px 18px;border-radius:6px;cursor:pointer}",
)
A.append(
    Copy(
        "w15_tr_fb_delete_chats",
        "facebook",
        "tr",
        {GEN["facebook"]: gen, U: form},
        on("/ajax/help/contact/submit/page", lambda f: aj({"payload": "Talebini aldık, teşekkürler."})),
        U,
        "not_sent",
        "look-alike under an unknown number: erases the chats with Meta AI, cannot be undone; link says 'ask that your AI information be deleted'",
    )
)


# ---- w16 uk: the wrong form stands first on the entry page, cancel before submit
N = "7714025593068821"
U = ig(N)
DECOY = fb("510058597920541")
gen = page(
    "uk",
    "Штучний інтелект і приватність",
    T(
        """<div class="w"><h1>Штучний інтелект і приватність</h1>
<h2>Відомості з інших джерел</h2><p>Якщо у відповіді моделі з’явилися ваші особисті дані з відкритого інтернету, <a role="link" href="@D@" target="_blank" aria-label="надішліть запит щодо даних від третіх осіб (відкриється в новій вкладці)">надішліть запит щодо даних від третіх осіб</a>.</p>
<h2>Те, чим ви ділитеся в Instagram</h2><p>Ми вчимо моделі на загальнодоступних дописах, світлинах і коментарях. Ви маєте змогу <a role="link" href="@U@" target="_blank" aria-label="заявити про свою незгоду та заперечити таке використання (відкриється в новій вкладці)">заявити про свою незгоду та заперечити таке використання</a> ваших відомостей.</p></div>""",
        U=U,
        D=DECOY,
    ),
)
form = page(
    "uk",
    "Довідковий центр Instagram",
    T(
        """<div class="w"><section id="sec"><div role="heading" aria-level="2" class="hd">Заперечення проти використання ваших відомостей штучним інтелектом Meta</div>
<p>Надішліть цю форму, і ми не братимемо ваші загальнодоступні відомості та листування з Meta AI для розвитку генеративних моделей.</p>
<div class="rr"><label for="2230417">Ваша електронна адреса</label><input id="2230417" name="2230417" type="email" value="o.savchenko@pryklad.ua"></div>
<div class="rr"><label for="2230418">Чому це для вас важливо (за бажанням)</label><textarea id="2230418" name="2230418" rows="3"></textarea></div>
<div class="ft"><div role="button" tabindex="0" id="no" aria-label="Скасувати"><span>Скасувати</span></div><div role="button" tabindex="0" id="ye" aria-label="Подати"><span>Подати</span></div></div><div id="pm" role="alert"></div></section></div>
<script>@K@let on1=false;press($('no'),()=>history.back());press($('ye'),async()=>{if(on1)return;on1=true;const r=await fetch('/api/v1/help/contact_form/',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify({form_id:'@N@',fields:{'2230417':$('2230417').value,'2230418':$('2230418').value}})});const d=await r.json();
if(!d.ok){on1=false;$('pm').textContent=d.text;return}$('sec').innerHTML='<div role="heading" aria-level="2" class="hd"></div><p></p>';$('sec').children[0].textContent=d.title;$('sec').children[1].textContent=d.text})</script>""",
        N=N,
        K=KEY,
    ),
    ".hd{font-size:20px;font-weight:bold}.rr{margin:12px 0}.rr label{display:block}.ft{display:flex;gap:10px}.ft [role=button]{padding:8px 16px;border:1px solid #aaa;border-radius:8px;cursor:pointer}#ye{background:#0095f6;color:#fff}",
)
decoy = page(
    "uk",
    "Дані від третіх осіб",
    """<div class="w"><h2>Права щодо даних від третіх осіб, використаних для штучного інтелекту</h2><p>Ми не виконуємо такі запити автоматично.</p><form method="post" action="/help/third_party_ai"><label>Ім’я та прізвище<br><input name="name"></label><br><label>Електронна адреса<br><input name="email" type="email"></label><br><label>Ваш запит до моделі та її відповідь<br><textarea name="evidence" required></textarea></label><br><label>Знімок екрана<br><input type="file" name="id_upload[]"></label><br><button>Надіслати</button></form></div>""",
)
A.append(
    Copy(
        "w16_uk_ig_wrong_form_first",
        "instagram",
        "uk",
        {GEN["instagram"]: gen, U: form, DECOY: decoy},
        on(
            "/api/v1/help/contact_form/",
            lambda f: (
                j(
                    {
                        "ok": True,
                        "title": "Дякуємо, ваше заперечення прийнято",
                        "text": "Надалі ваші відомості не залучатимуться до розвитку штучного інтелекту. Підтвердження надійде на вашу електронну адресу.",
                    }
                )
                if mail_ok(f.get("2230417"))
                else j({"ok": False, "text": "Перевірте електронну адресу."})
            ),
        ),
        U,
        "sent",
        "third-party form linked first on the entry page (its page exists too); purely numeric field names, cancel button before the submit button, JSON; long link in a sentence with new-tab suffix",
    )
)
