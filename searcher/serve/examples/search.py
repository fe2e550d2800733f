"""The titles of what a server finds: search.py http://127.0.0.1:8080 WORD..."""
import json
import sys
import urllib.request

request = urllib.request.Request(sys.argv[1] + "/v1/search?offsets=utf16", headers={"Content-Type": "application/json"},
                                 data=json.dumps({"query": " ".join(sys.argv[2:]), "limit": 5}).encode())
with urllib.request.urlopen(request) as reply:
    for hit in json.load(reply)["hits"]:
        print(hit["title"] or hit["snippet"]["text"])
