"""Asks a running searchd all it is described to answer, and holds every reply against /openapi.json.

    validate.py http://127.0.0.1:8377
    validate.py http://127.0.0.1:8377 KEY    one that wants the key: who may ask what without

A reply of a status, type or field that nobody described fails; so does a description of JSON that no
reply was held against.
"""
import copy
import csv
import io
import json
import sys
import urllib.error
import urllib.parse
import urllib.request

from jsonschema import Draft202012Validator

BASE = sys.argv[1].rstrip("/")

# One search each: what is found, what is not, what is odd, what is mended.
QUERIES = ["", "미국 금리", "금리", "탕수육", "없는낱말이다", '"닫히지 않은', "-금리", "ㄱㄹ", "rmafl",
           "금리 동결에 오른 국내 증시", "제목:금리", "기자:김", "date:2023", "likes:>1", "OR OR (", "가" * 400,
           "금리거", "댓글:배송", "ＡＩ", "<script>alert('금리')</script>"]
SHAPES = [{}, {"highlight": "none"}, {"highlight": "ranges"}, {"explain": "true"}, {"limit": "0"},
          {"limit": "100", "fold": "false"}, {"sort": "newest", "offset": "2", "match": "any"},
          {"from": "2019", "to": "2023-11", "match": "all"}, {"site": "없는신문"},
          {"facets": "site,section,tag,author,year,month,has_comments"}, {"in": "articles", "exact": "true"},
          {"facets": "date:month,site", "site": "한빛일보", "fresh": "30"}, {"cursor": "*", "limit": "3"}]
COMMENTS = [{}, {"sort": "likes", "highlight": "none"}, {"fold": "article", "cursor": "*", "limit": "5"},
            {"facets": "site,month,date:day", "commenter": "독자"}]
BAD = [{"facets": "site,x"}, {"limit": "101"}, {"limit": "-1"}, {"limit": "많이"}, {"offset": "10001"}, {"sort": "x"},
       {"match": "x"}, {"from": "어제"}, {"to": "x"}, {"fold": "1"}, {"explain": "예"},
       {"highlight": "x"}, {"from": "2024", "to": "2023"}, {"limit": "100", "offset": "9999"},
       {"in": "x"}, {"in": "comments", "sort": "comments"}, {"cursor": "x"}, {"fresh": "0"}, {"exact": "1"}]
SUGGESTED = ["", "금", "미국 그", "ㄱㄹ", "rmafl", "압구ㅈ", "\x00", "가" * 300]

failures = []
held = set()  # schemas, as (path, status)


def ask(path, parameters=None, method="GET", headers=None):
    url = BASE + path
    if parameters:
        url += "?" + urllib.parse.urlencode(parameters)
    request = urllib.request.Request(url, method=method, headers=headers or {})
    try:
        with urllib.request.urlopen(request) as reply:
            return reply.status, reply.headers, reply.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


DOCUMENT = json.loads(ask("/openapi.json")[2])


def resolved(value):
    while "$ref" in value:
        found = DOCUMENT
        for step in value["$ref"][2:].split("/"):
            found = found[step]
        value = found
    return value


def validator(schema):
    # References count from the root of the document.
    return Draft202012Validator({**schema, "components": DOCUMENT["components"]})


def fail(what):
    failures.append(what)
    print("  " + what[:600], file=sys.stderr)


def hold(pattern, path, parameters=None, method="GET", headers=None, status=200):
    """Asks, and holds the reply against what is said of the address `pattern`."""
    got, head, body = ask(path, parameters, method, headers)
    name = f"{method} {path} {parameters or ''}"
    if got != status:
        fail(f"{name}: status {got}, not {status}: {body[:200]!r}")
        return None
    responses = DOCUMENT["paths"][pattern]["get"]["responses"]
    key = str(got) if str(got) in responses else "default"
    content = resolved(responses[key]).get("content", {})
    held.add((pattern, key))
    if not content:
        if body:
            fail(f"{name}: a body that nobody described")
        return None
    kind = head["Content-Type"].split(";")[0]
    if kind not in content and "*/*" not in content:
        fail(f"{name}: {kind} is not described, but {', '.join(content)}")
        return None
    if got == 200 and ("headers" in resolved(responses[key])) != (head["ETag"] is not None):
        fail(f"{name}: an ETag that was not described, or none that was")
    if "*/*" in content:
        return body
    if not kind.endswith("json"):
        return body
    reply = json.loads(body)
    for error in validator(content[kind]["schema"]).iter_errors(reply):
        fail(f"{name}: at {'/'.join(map(str, error.absolute_path))}: {error.message}")
    return reply


def look_at_the_document():
    components = DOCUMENT["components"]
    for name, schema in components["schemas"].items():
        Draft202012Validator.check_schema(schema)
        for example in schema.get("examples", []):
            for error in validator(schema).iter_errors(example):
                fail(f"example of {name}: {error.message}")
    for name, parameter in components["parameters"].items():
        Draft202012Validator.check_schema(parameter["schema"])
        values = [parameter[key] for key in ("example",) if key in parameter]
        values += [parameter["schema"]["default"]] if "default" in parameter["schema"] else []
        for value in values:
            for error in validator(parameter["schema"]).iter_errors(value):
                fail(f"parameter {name}: {error.message}")


def search():
    ids = set()
    notes = set()
    for text in QUERIES:
        for shape in SHAPES:
            reply = hold("/v1/search", "/v1/search", {"q": text, **shape})
            if reply is None:
                continue
            ids.update(hit["id"] for hit in reply["hits"])
            notes.update(note["code"] for note in reply["query"]["notes"])
    comments = 0
    for text in QUERIES + [""]:
        for shape in COMMENTS:
            comments += len(hold("/v1/search", "/v1/search", {"q": text, "in": "comments", **shape})["hits"])
    if comments < 20:
        fail(f"too few comments were found to hold: {comments}")
    if len(ids) < 40 or len(notes) < 4:
        fail(f"too little was found to hold: {len(ids)} articles, notes {notes}")
    for bad in BAD:
        hold("/v1/search", "/v1/search", {"q": "금리", **bad}, status=400)
    return sorted(ids)


def exports():
    rows = validator({"$ref": "#/components/schemas/ArticleRow"})
    every = ",".join(DOCUMENT["components"]["schemas"]["ArticleRow"]["properties"])
    for text in QUERIES:
        for fields in ("", every):
            asked = {"q": text, "format": "jsonl", "fields": fields}
            status, head, body = ask("/v1/search", asked)
            lines = body.decode().split("\n")[:-1]
            if status != 200 or len(lines) != int(head["X-Total-Count"]):
                fail(f"{asked}: status {status}, {len(lines)} rows of {head['X-Total-Count']}")
            for line in lines:
                for error in rows.iter_errors(json.loads(line)):
                    fail(f"{asked}: at {'/'.join(map(str, error.absolute_path))}: {error.message}")
        status, head, body = ask("/v1/search", {"q": text, "format": "csv"})
        table = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))
        if status != 200 or len(table) != len(lines) + 1 or len({len(row) for row in table}) != 1:
            fail(f"{text}: status {status}, a table of {len(table)} rows, not {len(lines)}")
    hold("/v1/search", "/v1/search", {"format": "csv", "fields": "제목"}, status=400)


def overviews(article):
    for path, there, nowhere in (
        ("/authors/{name}", urllib.parse.quote(article["authors"][0]["name"], safe=""), "nobody"),
        ("/months/{month}", article["published"][:7], "2023-13"),
        ("/years/{year}", article["published"][:4], "1801"),
    ):
        start = path[:path.index("{")]
        hold(path, start + there)
        hold(path, start + nowhere, status=404)
        hold(path, start + there, headers={"If-None-Match": ask(start + there)[1]["ETag"]}, status=304)


def related(ids, nowhere):
    pattern = "/v1/articles/{id}/related"
    found = 0
    for article in ids:
        path = "/v1/articles/" + urllib.parse.quote(article, safe="") + "/related"
        found += len(hold(pattern, path, {"limit": "20"})["hits"])
    if not found:
        fail("no article has related ones")
    hold(pattern, path, {"limit": "21"}, status=400)
    hold(pattern, f"/v1/articles/{nowhere}/related", status=404)
    hold(pattern, path, headers={"If-None-Match": ask(path)[1]["ETag"]}, status=304)


def the_rest(ids):
    articles = []
    for article in ids:
        place = urllib.parse.quote(article, safe="")
        articles.append(hold("/v1/articles/{id}", "/v1/articles/" + place))
    overviews(next(one for one in articles if one.get("published") and one.get("authors")))
    some = urllib.parse.quote(ids[0], safe="")
    nowhere = urllib.parse.quote("없는/기사", safe="")
    for path in ("/articles/{id}", "/v1/articles/{id}"):
        start = path[:-len("{id}")]
        hold(path, start + some)
        hold(path, start + nowhere, status=404)
        tag = ask(start + some)[1]["ETag"]
        hold(path, start + some, headers={"If-None-Match": tag}, status=304)
    related(ids, nowhere)
    widget = hold("/embed.json", "/embed.json")
    places = {"/embed/{file}": "/" + widget["url"], "/theme/{file}": "/theme/theme.css"}
    for path, there in places.items():
        hold(path, there)
        hold(path, path.replace("{file}", "nowhere"), status=404)
    tag = ask("/theme/theme.css")[1]["ETag"]
    hold("/theme/{file}", "/theme/theme.css", headers={"If-None-Match": tag}, status=304)
    for text in SUGGESTED:
        hold("/v1/suggest", "/v1/suggest", {"q": text})
        hold("/suggest.json", "/suggest.json", {"q": text, "limit": "20"})
    hold("/v1/suggest", "/v1/suggest", {"q": "금", "limit": "21"}, status=400)
    hold("/suggest.json", "/suggest.json", {"limit": "x"}, status=400)
    for path in ("/", "/search", "/search.atom"):
        hold(path, path, {"limit": "x"}, status=400)
    hold("/opensearch.xml", "/opensearch.xml", headers={"Host": "a$b"}, status=400)
    for path in DOCUMENT["paths"]:
        if "{" in path:
            continue
        hold(path, path)
        hold(path, path, method="POST", status=405)
        if "304" in DOCUMENT["paths"][path]["get"]["responses"]:
            tag = ask(path)[1]["ETag"]
            hold(path, path, headers={"If-None-Match": tag}, status=304)
    status, _, body = ask("/nowhere")
    error = validator(DOCUMENT["components"]["schemas"]["Error"])
    if status != 404 or not error.is_valid(json.loads(body)):
        fail(f"/nowhere: {status} {body!r}")


def nothing_is_left_out():
    for path, methods in DOCUMENT["paths"].items():
        for status in methods["get"]["responses"]:
            if status not in ("401", "default") and (path, status) not in held:
                fail(f"no reply was held against {path} {status}")


def strangers_are_seen():
    """The description must not be so wide that anything fits."""
    reply = json.loads(ask("/v1/search", {"q": "금리"})[2])
    schema = validator({"$ref": "#/components/schemas/SearchReply"})
    strange = [reply, reply["query"], reply["total"], reply["hits"][0], reply["hits"][0]["counts"],
               reply["hits"][0]["highlights"], reply["hits"][0]["highlights"]["title"]]
    for i, _ in enumerate(strange):
        changed = copy.deepcopy(reply)
        places = [changed, changed["query"], changed["total"], changed["hits"][0],
                  changed["hits"][0]["counts"], changed["hits"][0]["highlights"],
                  changed["hits"][0]["highlights"]["title"]]
        places[i]["낯선"] = 1
        if schema.is_valid(changed):
            fail(f"a field that nobody described is taken at place {i}")
    for name in ("total", "hits", "did_you_mean"):
        changed = copy.deepcopy(reply)
        del changed[name]
        if schema.is_valid(changed):
            fail(f"a reply without {name} is taken")


def keys_are_wanted(key):
    for path, methods in DOCUMENT["paths"].items():
        place = path.replace("{id}", "1").replace("{file}", "nowhere")
        if methods["get"].get("security") == []:
            hold(path, place, status=404 if "{file}" in path else 200)
            continue
        hold(path, place, status=401)
        hold(path, place, headers={"Authorization": "Bearer " + key},
             status=404 if "{" in path else 200)


if len(sys.argv) > 2:
    keys_are_wanted(sys.argv[2])
else:
    look_at_the_document()
    exports()
    the_rest(search())
    nothing_is_left_out()
    strangers_are_seen()
if failures:
    sys.exit(f"{len(failures)} replies are not as described")
print(f"{len(held)} kinds of reply are as described")
