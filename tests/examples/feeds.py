"""Reads the feed of a running searchd from its first page to its last, as a feed reader does, and puts
pages of it, and the description for browsers, into a folder for a validator.

    feeds.py http://127.0.0.1:8377 FOLDER
"""
import pathlib
import sys
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ET

BASE, FOLDER = sys.argv[1].rstrip("/"), pathlib.Path(sys.argv[2])
ATOM = "{http://www.w3.org/2005/Atom}"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
SEARCHES = [{}, {"q": "금리", "limit": "1"}, {"q": "없는낱말이다"}, {"limit": "0"}, {"q": "rmafl"}, {"q": "<b>&\"'"},
            {"q": "금리\x00\x0b\ufffe"}, {"site": "가", "tag": "<x>", "from": "2010", "to": "2024"},
            {"limit": "100"}, {"startIndex": "3", "limit": "7"}]


def get(url, host=None):
    request = urllib.request.Request(url, headers={"Host": host} if host else {})
    with urllib.request.urlopen(request) as reply:
        return reply.read()


def want(truth, what):
    if not truth:
        sys.exit(f"feeds.py: {what}")


def link(feed, relation):
    found = [at.get("href") for at in feed.findall(ATOM + "link") if at.get("rel") == relation]
    return found[0] if found else None


def ids(feed):
    return [entry.findtext(ATOM + "id") for entry in feed.findall(ATOM + "entry")]


for number, search in enumerate(SEARCHES):
    bytes_ = get(BASE + "/search.atom?" + urllib.parse.urlencode(search))
    (FOLDER / f"{number}.atom").write_bytes(bytes_)
    roles = [query.get("role") for query in ET.fromstring(bytes_).findall(OPENSEARCH + "Query")]
    want(roles in (["request"], ["request", "correction"]), f"queries of {search} are {roles}")
    want(search.get("q") != "rmafl" or len(roles) == 2, "a correction is not told")
(FOLDER / "0.xml").write_bytes(get(BASE + "/opensearch.xml"))

# As a program does that knows only the description.
description = ET.fromstring((FOLDER / "0.xml").read_bytes())
templates = {url.get("type"): url.get("template") for url in description.findall(OPENSEARCH + "Url")}
asked = templates["application/atom+xml"].replace("{searchTerms}", "").replace("{count?}", "7")
page = ET.fromstring(get(asked.replace("{startIndex?}", "1")))
first, seen = page, []
while True:
    want(int(page.findtext(OPENSEARCH + "startIndex")) == len(seen) + 1, "a page is not where it is")
    want(page.findtext(ATOM + "id") == first.findtext(ATOM + "id"), "a page is another feed")
    seen += ids(page)
    following = link(page, "next")
    if following is None:
        break
    page = ET.fromstring(get(following))
want(link(page, "self") == link(first, "last"), "the last page is not the last")
want(len(seen) == int(first.findtext(OPENSEARCH + "totalResults")), "the pages do not have them all")
want(len(seen) > 40 and len(set(seen)) == len(seen), "an id is there twice")
other = ET.fromstring(get(BASE + "/search.atom?limit=7", "other.example.kr"))
want(ids(other) == seen[:7], "an id changes with the host")
want(link(other, "self").startswith("http://other.example.kr/"), "the host asked is not told")
suggested = templates["application/x-suggestions+json"].replace("{searchTerms}", "%EA%B8%88%E3%84%B9")
want(get(suggested).decode() == '["금ㄹ",["금리"]]', "the browser's suggestions are others")
print(f"{len(seen)} entries over {first.findtext(OPENSEARCH + 'itemsPerPage')} a page")
