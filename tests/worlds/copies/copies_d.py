# -*- coding: utf-8 -*-
# English
from base import *

A = []

# ---- en01: known number, "Finish", generic thanks, prefilled
U = fb(KNOWN_FB)
gen = page(
    "en",
    "Privacy Center",
    """<div class="w"><h1>Generative AI and your privacy</h1><section><h2>Things you can do</h2><p>Don't want your posts and comments to train our models? <a role="link" tabindex="0" href="%s?ref=genai" target="_blank" aria-label="Tell us you object (opens in new tab)">Tell us you object</a>.</p></section></div>"""
    % U,
)
form = page(
    "en",
    "Help Center",
    """<div class="w"><h1>Object to AI at Meta using your information</h1><p>We'll apply this to the account you're signed in to.</p><form id="ff"><div><div>Email we have for you</div><input name="em" type="email" aria-label="Email we have for you" value="robin.hale@example.org"></div>
<div><div>Anything you'd like to add?</div><textarea name="more" aria-label="Anything you'd like to add?"></textarea></div><button type="submit">Finish</button></form></div>
<script>ff.addEventListener('submit',e=>{e.preventDefault();fetch('/help/o/submit',{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify(Object.fromEntries(new FormData(ff)))}).then(r=>r.json()).then(d=>{if(d.ok){ff.innerHTML='';ff.insertAdjacentHTML('afterend','<p class=ty></p>');document.querySelector('.ty').textContent=d.m}else alert(d.m)})})</script>""",
)
A.append(
    Copy(
        "en01_finish_generic",
        "facebook",
        "en",
        {GEN["facebook"]: gen, U: form},
        on(
            "/help/o/submit",
            lambda f: (
                j({"ok": True, "m": "Thank you. We'll get back to you."})
                if mail_ok(f.get("em"))
                else j({"ok": False, "m": "Check your email."})
            ),
        ),
        U,
        "sent",
        'known number; button "Finish"; e-mail prefilled; only a generic thanks, title stays',
    )
)

# ---- en02: Instagram, sign-in form in the header plus the form
U = ig("438120956673205")
gen = page(
    "en",
    "Instagram Privacy",
    """<div class="w"><nav><a href="/">Home</a> <a href="/guide/">Guides</a></nav><h1>How we use information for AI</h1><p>Public posts help our AI learn about culture and language in your country.</p><p>You're able to <a href="%s">opt out by filing an objection</a> whenever you wish.</p></div>"""
    % U,
)
form = page(
    "en",
    "Instagram Help",
    """<header style="background:#fafafa;padding:8px"><form id="login_form" method="post" action="/accounts/login/ajax/"><input name="username" aria-label="Phone number, username, or email" placeholder="Phone number, username, or email"><input name="password" type="password" aria-label="Password" placeholder="Password"><button type="submit">Log in</button> <a href="/accounts/password/reset/">Forgot password?</a></form></header>
<div class="w"><h2>File an objection: AI at Meta and your information</h2><form id="obj" method="post" action="/contact/ai_objection/submit/"><p><label for="q1">Email address for our reply</label><br><input id="q1" name="q1" type="email"></p><p><label for="q2">How does this affect you? You can leave this blank.</label><br><textarea id="q2" name="q2"></textarea></p><input type="hidden" name="jazoest" value="2871"><button type="submit">Submit objection</button></form></div><footer class="w"><a href="https://about.instagram.com">About</a></footer>""",
)
A.append(
    Copy(
        "en02_ig_header_signin",
        "instagram",
        "en",
        {GEN["instagram"]: gen, U: form},
        on(
            "/contact/ai_objection/submit/",
            lambda f: (
                h(
                    page(
                        "en",
                        "Instagram Help",
                        """<header><form><input name="username"><input type="password" name="password"><button>Log in</button></form></header><div class="w"><h2>Your objection has been submitted</h2><p>Look out for an email from us with the details.</p></div>""",
                    )
                )
                if mail_ok(f.get("q1"))
                else h(page("en", "Instagram Help", "<p>Please enter a valid email address.</p>"))
            ),
        ),
        U,
        "sent",
        "sign-in form with password stands in the header of the form page and of the thanks page; e-mail empty; classic POST",
    )
)

# ---- en03: two copies of the button, cancel + send, thanks after a second GET
U = fb("561903728840237")
G = FB + "/help/contact/receipt/"
gen = page(
    "en",
    "Privacy",
    """<div class="w"><div role="article"><div role="heading" aria-level="2">Your information and AI at Meta</div><div>To ask us not to use it, <a role="link" tabindex="0" href="%s"><span>send us an objection request</span></a>.</div></div></div>"""
    % U,
)
form = page(
    "en",
    "Facebook",
    """<div class="w"><div class="bar"><button class="cx">Cancel</button><button class="ok">Send request</button></div><h1>Objection request: AI at Meta</h1><p>Ask us to stop using your information to develop AI at Meta.</p><div id="b"><div class="fld"><label>Your email<input id="i1" type="email" value="robin.hale@example.org"></label></div><div class="fld"><label>Reason (optional)<textarea id="i2"></textarea></label></div></div><div class="bar"><button class="cx">Cancel</button><button class="ok">Send request</button></div></div>
<script>const w=document.querySelector('.w');document.querySelectorAll('.cx').forEach(x=>x.onclick=()=>history.back());
document.querySelectorAll('.ok').forEach(x=>x.onclick=async()=>{document.querySelectorAll('.ok').forEach(y=>y.disabled=true);const r=await fetch('/help/contact/queue',{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify({email:i1.value,reason:i2.value})});const d=await r.json();
if(!d.queued){document.querySelectorAll('.ok').forEach(y=>y.disabled=false);alert('Please check the email.');return}w.setAttribute('aria-busy','true');await new Promise(z=>setTimeout(z,700));const t=await(await fetch('/help/contact/receipt/')).text();w.removeAttribute('aria-busy');w.innerHTML=t})</script>""",
)
REC = "<h1>We have your objection</h1><p>From now on it will be applied to how AI at Meta is built. You should have an email from us in the next few minutes.</p>"
_o = on("/help/contact/queue", lambda f: j({"queued": mail_ok(f.get("email"))}))


def _sub(p, body, _o=_o):
    return h(REC) if "/help/contact/receipt/" in p else _o(p, body)


A.append(
    Copy(
        "en03_two_buttons_second_get",
        "facebook",
        "en",
        {GEN["facebook"]: gen, U: form, G: REC},
        _sub,
        U,
        "sent",
        'same button (and cancel) top and bottom; the POST answers only {"queued":true}; thanks drawn from a GET of %s made 0.7 s later'
        % G,
    )
)

# ---- en04: too many requests
U = ig("720649183355018")
gen = page(
    "en",
    "Privacy",
    """<div class="w"><h1>Generative AI</h1><p>Meta relies on legitimate interests.</p><p><b>Right to say no.</b> <a href="%s">Use this form to object</a></p></div>"""
    % U,
)
form = page(
    "en",
    "Help",
    """<div class="w"><h1>Object to your information helping AI at Meta</h1><form id="t"><label>Email<br><input type="email" name="email" value="robin.hale@example.org"></label><br><label>Explain (optional)<br><textarea name="x"></textarea></label><br><button>Send</button></form><p id="r" role="alert"></p></div>
<script>t.onsubmit=async e=>{e.preventDefault();const q=await fetch('/contact/rq/',{method:'POST',body:new URLSearchParams(new FormData(t))});const d=await q.json();r.textContent=d.message}</script>""",
)
A.append(
    Copy(
        "en04_ig_ratelimit",
        "instagram",
        "en",
        {GEN["instagram"]: gen, U: form},
        on(
            "/contact/rq/",
            lambda f: j(
                {
                    "status": "fail",
                    "message": "You've made too many requests in a short time. Please wait a while and try again later.",
                },
                429,
            ),
        ),
        U,
        "person",
        "answer 429 too many requests, try later: not received; stop, tell the person, do not repeat",
    )
)

# ---- en05: datalist country, "Confirm request", redirect to thanks page
U = fb("198736450021944")
T = FB + "/help/contact/done/"
gen = page(
    "en-GB",
    "Privacy Centre",
    """<div class="w"><h1>AI at Meta</h1><ul><li><a href="/privacy/guide/genai">What is generative AI?</a></li><li><a href="/help/2069235856423257">When may an objection succeed?</a></li><li><a href="%s">Object to our use of your information for AI</a></li><li><a href="/privacy/dialog/ai-partners">Our partners</a></li></ul></div>"""
    % U,
)
form = page(
    "en-GB",
    "Contact form",
    """<div class="w"><h1>Stop my information being used for AI at Meta</h1><form id="d5" autocomplete="off"><dl><dt><label for="co">Country or region of residence</label></dt><dd><input id="co" name="co" list="cl" placeholder="Start typing"><datalist id="cl"><option value="Austria"><option value="Belgium"><option value="France"><option value="Germany"><option value="Ireland"><option value="Spain"><option value="United Kingdom"></datalist></dd>
<dt><label for="ma">Contact email</label></dt><dd><input id="ma" name="ma" type="email"></dd><dt><label for="wh">Your reasons, if you want to give any</label></dt><dd><textarea id="wh" name="wh"></textarea></dd></dl><button type="submit">Confirm request</button></form><p id="er5"></p></div>
<script>d5.onsubmit=async e=>{e.preventDefault();const d=await(await fetch('/help/contact/go',{method:'POST',body:new URLSearchParams(new FormData(d5))})).json();if(d.redirect)location.assign(d.redirect);else er5.textContent=d.error}</script>""",
)
thx = page(
    "en-GB",
    "Request received",
    '<div class="w"><h1>Request received</h1><p>Your objection to AI at Meta using your information is with us. We will email you.</p></div>',
)
_C5 = "Austria Belgium France Germany Ireland Spain".split() + ["United Kingdom"]
A.append(
    Copy(
        "en05_datalist_redirect",
        "facebook",
        "en",
        {GEN["facebook"]: gen, U: form, T: thx},
        on(
            "/help/contact/go",
            lambda f: (
                j({"redirect": "/help/contact/done/?id=1"})
                if f.get("co") in _C5 and mail_ok(f.get("ma"))
                else j({"error": "Pick a country from the list and give a valid email."})
            ),
        ),
        U,
        "sent",
        'country by input+datalist (must match the list); e-mail empty; button "Confirm request"; thanks page reached by redirect',
    )
)

# ---- en06: look-alike, sign-in instead of the form
U = fb("930471825566310")
gen = page(
    "en",
    "Privacy Center",
    """<div class="w"><h1>AI at Meta</h1><p>You can <a href="%s">object</a> to this use.</p></div>"""
    % U,
)
form = page(
    "en",
    "Log into Facebook",
    """<div class="w"><h2>Log into Facebook</h2><p>You need to log in to continue to the objection form.</p><form method="post" action="/login/device-based/regular/login/" id="login_form"><input type="text" name="email" id="email" placeholder="Email address or phone number" aria-label="Email address or phone number" data-testid="royal-email"><input type="password" name="pass" id="pass" placeholder="Password" aria-label="Password" data-testid="royal-pass"><button type="submit" name="login" id="loginbutton" data-testid="royal-login-button">Log in</button></form><p><a href="/recover/initiate/">Forgotten account?</a></p></div>""",
)
A.append(
    Copy(
        "en06_lookalike_signin",
        "facebook",
        "en",
        {GEN["facebook"]: gen, U: form},
        on("/login/device-based/regular/login/", lambda f: h("<p>Welcome</p>")),
        U,
        "not_sent",
        "look-alike: at the form address stands a sign-in form that speaks of the objection form",
    )
)
