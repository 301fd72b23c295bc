"""Runs the examples of a README against a running searchd: those that ask /v1/search and say in what
language they are.

    readme.py http://127.0.0.1:8377 README.md

Each must print what the archive has; the one that writes HTML must not let an article write it.
"""
import pathlib
import re
import subprocess
import sys

BASE, README = sys.argv[1].rstrip("/"), sys.argv[2]
WRITTEN_FOR = "http://127.0.0.1:8377"
TITLES = ["미국 기준금리 동결에 국내 증시 1.8% 상승", "美 금리 동결에 韓 증시 사흘 만에 반등"]
COMMANDS = {
    "sh": ["bash", "-euo", "pipefail"],
    "js": ["node", "--input-type=module"],
    "php": ["php"],
    "python": ["/usr/bin/python3"],
}
# What an article of the test's archive has in its title and address, and must not bring into a page.
HOSTILE = ['<img src=x', 'href="javascript:']

text = pathlib.Path(README).read_text(encoding="utf-8")
blocks = [(language, code) for language, code in re.findall(r"^```(\w+)\n(.*?)^```$", text, re.S | re.M)
          if language in COMMANDS and "/v1/search" in code and (language != "sh" or "jq" in code)]
found = sorted(language for language, _ in blocks)
if found != sorted(COMMANDS):
    sys.exit(f"{README} has examples of {found}, not one of each of {sorted(COMMANDS)}")
for language, code in blocks:
    if WRITTEN_FOR not in code:
        sys.exit(f"{README}: the example in {language} asks elsewhere than at {WRITTEN_FOR}")
    ran = subprocess.run(COMMANDS[language], input=code.replace(WRITTEN_FOR, BASE), text=True,
                         encoding="utf-8", capture_output=True, timeout=60)
    wrong = [title for title in TITLES if title not in ran.stdout]
    wrong += [piece for piece in HOSTILE if language == "php" and piece in ran.stdout]
    if language == "php" and "&lt;img" not in ran.stdout:
        wrong.append("no hostile article was there to escape")
    if BASE + "/articles/" not in ran.stdout:
        wrong.append("links")
    if ran.returncode != 0 or ran.stderr or wrong:
        sys.exit(f"{README}, {language}: status {ran.returncode}, wrong: {wrong}\n{ran.stdout}{ran.stderr}")
    print(f"{README}: {language}")
