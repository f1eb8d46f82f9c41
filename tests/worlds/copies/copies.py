# -*- coding: utf-8 -*-
"""All made-up copies: COPIES.  Run it to check them."""

import os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from base import Copy  # noqa
import copies_a, copies_b, copies_c, copies_d, copies_e, copies_f, copies_g, copies_h, copies_i, copies_j, copies_k

MODULES = (
    *(copies_a, copies_b, copies_c, copies_d, copies_e, copies_f, copies_g),
    *(copies_h, copies_i, copies_j, copies_k),
)
COPIES = [c for m in MODULES for c in m.A]

if __name__ == "__main__":
    import collections, re
    from base import GEN

    assert len({c.name for c in COPIES}) == len(COPIES)
    for c in COPIES:
        assert c.form_url in c.pages and GEN[c.site] in c.pages, c.name
        assert c.form_url in c.pages[GEN[c.site]], c.name
        n = c.form_url.rsplit("/", 1)[1]
        assert re.fullmatch(r"\d{15,16}", n), (c.name, n)
        assert ("//www.facebook.com/" in c.form_url) == (c.site == "facebook"), c.name
        assert c.submit("/nowhere", "")[0] == 404
        for u, t in c.pages.items():
            assert "?" not in u and not re.search(
                r'(src|href)="(?!https?:|/|#)[^"]*\.(js|css)', t
            ), (c.name, u)
    print(
        len(COPIES),
        collections.Counter(c.expects for c in COPIES),
        collections.Counter(c.language for c in COPIES),
        collections.Counter(c.site for c in COPIES),
    )
    print(
        "known", sum(c.form_url.endswith(("6359191084165019", "233964459562201")) for c in COPIES)
    )
    for c in COPIES:
        print(c.name, c.expects)
