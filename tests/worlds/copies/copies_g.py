# -*- coding: utf-8 -*-
# da ro bg ja hr
from base import *

A = []

# ---- da01: Instagram, accordion, fetch, redirect
U = ig("275518093640841")
T = IG + "/contact/kvittering/"
gen = page(
    "da",
    "Privatliv",
    """<div class="w"><h1>AI hos Meta</h1><div class="f"><div role="button" tabindex="0" aria-expanded="false"><b>Dine valg</b> <i aria-hidden="true">▾</i></div></div></div>
<script>const k=document.querySelector('[role=button]');k.onclick=()=>{const o=k.getAttribute('aria-expanded')==='true';k.setAttribute('aria-expanded',String(!o));const n=k.nextElementSibling;if(o)n.remove();else k.insertAdjacentHTML('afterend','<div><p>Du kan <a href="%s">gøre indsigelse her</a>, hvis vi ikke må bruge dine oplysninger.</p></div>')}</script>"""
    % U,
)
form = page(
    "da",
    "Indsigelse",
    """<div class="w"><h1>Jeg gør indsigelse mod, at AI hos Meta bruger mine oplysninger</h1><form id="dk" action="#"><label for="dm">Din mail</label><input id="dm" name="dm" type="email" value="freja.holm@eksempel.dk"><label for="dt">Begrundelse (valgfri)</label><textarea id="dt" name="dt"></textarea><button>Gennemfør</button></form></div>
<script>dk.onsubmit=async e=>{e.preventDefault();const d=await(await fetch('/contact/indsigelse/',{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify({dm:dm.value,dt:dt.value})})).json();if(d.url)location.href=d.url;else alert(d.fejl)}</script>""",
    "label,input,textarea{display:block}",
)
thx = page(
    "da",
    "Kvittering",
    '<div class="w"><h1>Vi har modtaget din indsigelse</h1><p>Tak. Du får en mail fra os om lidt.</p></div>',
)
A.append(
    Copy(
        "da01_ig_accordion_redirect",
        "instagram",
        "da",
        {GEN["instagram"]: gen, U: form, T: thx},
        on(
            "/contact/indsigelse/",
            lambda f: (
                j({"url": "/contact/kvittering/"})
                if mail_ok(f.get("dm"))
                else j({"fejl": "Mailadressen er ikke gyldig."})
            ),
        ),
        U,
        "sent",
        'link made only when the accordion opens (folding removes it); button "Gennemfør" (carry out); thanks page by script redirect',
    )
)

# ---- ro01: classic POST, server-drawn confirmation page with confirmed=1
U = fb("753049182266314")
gen = page(
    "ro",
    "Confidențialitate",
    """<div class="w"><h1>Inteligența artificială la Meta</h1><p>Ai dreptul să <a href="%s">te opui</a> folosirii informațiilor tale în acest scop.</p></div>"""
    % U,
)
form = page(
    "ro",
    "Opoziție",
    """<div class="w"><h1>Mă opun folosirii informațiilor mele de către AI la Meta</h1><form method="post" action="/help/opozitie"><p>Adresa de e-mail<br><input type="email" name="email" value="andrei.pop@exemplu.ro"></p><p>Motivul (opțional)<br><textarea name="motiv"></textarea></p><button>Trimite opoziția</button></form></div>""",
)


def _s(f):
    from html import escape

    if not mail_ok(f.get("email")):
        return h("<p>Adresa de e-mail nu este validă.</p>")
    if f.get("confirmed") != "1":
        return h(
            page(
                "ro",
                "Confirmare",
                '<div class="w"><h1>Este nevoie de o confirmare</h1><p>Confirmă că vrei să trimiți opoziția pentru acest cont.</p><form method="post" action="/help/opozitie"><input type="hidden" name="email" value="%s"><input type="hidden" name="motiv" value="%s"><input type="hidden" name="confirmed" value="1"><button type="submit">Da, confirm</button> <a href="/privacy/genai">Renunță</a></form></div>'
                % (escape(f["email"]), escape(f.get("motiv", ""))),
            )
        )
    return h(
        page(
            "ro",
            "Mulțumim",
            '<div class="w"><h1>Mulțumim, opoziția ta a fost înregistrată.</h1></div>',
        )
    )


A.append(
    Copy(
        "ro01_confirm_page",
        "facebook",
        "ro",
        {GEN["facebook"]: gen, U: form},
        on("/help/opozitie", _s),
        U,
        "sent_after_question",
        "classic POST; the site draws a confirmation page, its button posts the same with confirmed=1",
    )
)

# ---- bg01: AI question first, no form
U = fb("169472805533928")
gen = page(
    "bg",
    "Поверителност",
    """<div class="w"><h1>ИИ в Meta</h1><p>Ако не желаете това, <a role="link" tabindex="0" href="%s" aria-label="подайте възражение (отваря се в нов раздел)" target="_blank">подайте възражение</a>.</p></div>"""
    % U,
)
form = page(
    "bg",
    "Възражение",
    """<div class="w"><h1>Възражение срещу използването на информацията ми за ИИ в Meta</h1><div role="radiogroup" aria-labelledby="v0"><div id="v0">Вашата заявка отнася ли се за ИИ в Meta?</div><label><input type="radio" name="v" value="1"> <span>Да</span></label><label><input type="radio" name="v" value="0"> <span>Не</span></label></div><div id="ost" hidden><div><label for="im">Имейл</label> <input id="im" type="email" value="maria.ivanova@primer.bg"></div><div><label for="pr">Причина (по желание)</label> <textarea id="pr"></textarea></div><div role="button" tabindex="0" id="iz">Изпрати</div></div><div id="dr" hidden><p>Използвайте друг формуляр за останалите заявки.</p></div></div>
<script>document.querySelectorAll('[name=v]').forEach(x=>x.onchange=()=>{ost.hidden=x.value!=='1';dr.hidden=x.value==='1'});iz.onclick=()=>{fetch('/help/vazrazhenie',{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify({ai:1,email:im.value,reason:pr.value})}).then(r=>r.json()).then(d=>{if(d.ok)ost.innerHTML='';ost.insertAdjacentHTML('beforeend','<p role="alert">'+d.t+'</p>')})}</script>""",
    "#iz{cursor:pointer;border:1px solid;display:inline-block;padding:6px}",
)
A.append(
    Copy(
        "bg01_ai_question_noform",
        "facebook",
        "bg",
        {GEN["facebook"]: gen, U: form},
        on(
            "/help/vazrazhenie",
            lambda f: (
                j({"ok": 1, "t": "Получихме възражението Ви. Ще Ви пишем по имейл."})
                if mail_ok(f.get("email"))
                else j({"ok": 0, "t": "Въведете валиден имейл."})
            ),
        ),
        U,
        "sent",
        'question "is it about AI at Meta?" yes/no uncovers the fields; no form; thanks role=alert in place of the fields',
    )
)

# ---- ja01: Instagram, React, several links
U = ig("886014729355302")
X = {"fb": fb("441702958836105"), "3": ig("309284716650917")}
gen = page(
    "ja",
    "プライバシー",
    """<div role="main" class="w"><h1>MetaのAIと利用者の情報</h1><div dir="auto">情報の利用を望まない場合は、<a role="link" tabindex="0" target="_blank" href="%s" aria-label="Facebook（新しいタブで開きます）">Facebook</a>または<a role="link" tabindex="0" target="_blank" href="%s" aria-label="Instagram（新しいタブで開きます）">Instagram</a>のアカウントから異議を申し立てることができます。</div><div dir="auto">他の人から得た情報については<a role="link" tabindex="0" target="_blank" href="%s" aria-label="こちらのフォーム（新しいタブで開きます）">こちらのフォーム</a>をご利用ください。</div></div>"""
    % (X["fb"], U, X["3"]),
)
form = page(
    "ja",
    "ヘルプ",
    """<div role="main" class="w"><h2>MetaのAIによる情報の利用に異議を申し立てる</h2><div class="r"><label for="j1">メールアドレス</label><input id="j1" type="email" value="yui.sato@example.jp"></div><div class="r"><label for="j2">この利用による影響（任意）</label><textarea id="j2"></textarea></div><button type="button" id="j3"><div><span>申し立てる</span></div></button></div>
<script>j3.onclick=async()=>{j3.disabled=true;const d=await(await fetch('/api/objection/',{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify({mail:j1.value,text:j2.value})})).json();const m=document.querySelector('[role=main]');if(d.ok){m.innerHTML='<h2></h2><p></p>';m.children[0].textContent=d.a;m.children[1].textContent=d.b}else{j3.disabled=false;alert(d.a)}}</script>""",
)


def _mn(t, p):
    return page(
        "ja",
        t,
        '<h2>%s</h2><form method="post" action="%s"><label>メールアドレス<input type="email" name="e"></label><label>内容<textarea name="t"></textarea></label><button>送信</button></form>'
        % (t, p),
    )


A.append(
    Copy(
        "ja01_ig_several_links",
        "instagram",
        "ja",
        {
            GEN["instagram"]: gen,
            U: form,
            X["fb"]: _mn("Facebook：AIへの異議申し立て", "/x/fb"),
            X["3"]: _mn("第三者から得た情報に関する権利（MetaのAI）", "/x/3"),
        },
        on(
            "/api/objection/",
            lambda f: (
                j(
                    {
                        "ok": 1,
                        "a": "異議申し立てを受け付けました",
                        "b": "確認のメールをお送りします。",
                    }
                )
                if mail_ok(f.get("mail"))
                else j({"ok": 0, "a": "メールアドレスをご確認ください。"})
            ),
        ),
        U,
        "sent",
        "links named only Facebook / Instagram, the meaning stands in the sentence after them; Facebook first; third-party form below; button text deep inside",
    )
)

# ---- hr01: known, header sign-in, late cookies
U = fb(KNOWN_FB)
gen = page(
    "hr",
    "Centar za privatnost",
    """<header class="w"><form id="login_form" method="post" action="/login/"><input name="email" placeholder="E-adresa ili telefon"><input type="password" name="pass" placeholder="Lozinka"><button name="login">Prijava</button></form></header><div class="w"><h1>Umjetna inteligencija tvrtke Meta</h1><p>Ako se protivite takvoj upotrebi, <a href="%s">uložite prigovor</a>.</p></div>
<script>setTimeout(()=>{document.body.insertAdjacentHTML('beforeend','<div id="kk" role="dialog" aria-modal="true" style="position:fixed;inset:0;background:#0008"><div style="background:#fff;width:340px;margin:20vh auto;padding:16px"><h2>Kolačići na Facebooku</h2><button id="kn">Odbij neobavezne kolačiće</button><button id="kd">Dopusti sve kolačiće</button></div></div>');kn.onclick=kd.onclick=()=>kk.remove()},1000)</script>"""
    % U,
)
form = page(
    "hr",
    "Prigovor",
    """<header class="w"><form id="login_form" method="post" action="/login/"><input name="email" placeholder="E-adresa ili telefon"><input type="password" name="pass" placeholder="Lozinka"><button name="login">Prijava</button></form></header><div class="w"><h1>Prigovor na upotrebu mojih informacija za UI tvrtke Meta</h1><form id="hp" method="post" action="/help/prigovor"><p><label>E-adresa za odgovor <input type="email" name="eadresa" value="ivana.horvat@primjer.hr"></label></p><p><label>Obrazloženje (nije obavezno) <textarea name="obr"></textarea></label></p><button type="reset">Poništi</button> <button type="submit">Pošalji prigovor</button></form></div>""",
)
A.append(
    Copy(
        "hr01_known_header_signin_cookie",
        "facebook",
        "hr",
        {GEN["facebook"]: gen, U: form},
        on(
            "/help/prigovor",
            lambda f: (
                h(
                    page(
                        "hr",
                        "Prigovor",
                        '<div class="w"><h1>Prigovor je zaprimljen</h1><p>Hvala. Potvrdu ćemo poslati e-poštom.</p></div>',
                    )
                )
                if mail_ok(f.get("eadresa"))
                else h("<p>E-adresa nije valjana.</p>")
            ),
        ),
        U,
        "sent",
        "known number; header sign-in form on both pages; cookie dialog on the gen-AI page after 1 s; reset button before the send button",
    )
)
