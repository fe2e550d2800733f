#!/usr/bin/env bash
# The titles of what a server finds: search.sh http://127.0.0.1:8080 WORD...
set -euo pipefail
root=$1
shift
curl --silent --show-error --fail-with-body --get "$root/v1/search" --data-urlencode "query=$*" --data limit=5 |
  python3 -c 'import json, sys; [print(hit["title"] or hit["snippet"]["text"]) for hit in json.load(sys.stdin)["hits"]]'
