"""What the tests of this folder are given: ROOT INDEXER SEARCHER on the command line, and the published schema."""

import json
import pathlib
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("skipped: python3-jsonschema was not found; scripts/install-deps --checks installs it")
    sys.exit(0)

ROOT = pathlib.Path(sys.argv[1])
INDEXER, SEARCHER = sys.argv[2:4]
SCHEMA = json.loads((ROOT / "common/render/output-1.schema.json").read_text(encoding="utf-8"))
