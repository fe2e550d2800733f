"""Indexes the JSON Lines files of a folder:

    python3 index_folder.py INDEX FOLDER
"""

import json
import pathlib
import sys

import depeche


def main(index: str, folder: str) -> int:
    refused = 0
    with depeche.IndexWriter(index) as writer:
        for path in sorted(pathlib.Path(folder).glob("*.jsonl")):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                try:
                    writer.add(json.loads(line))
                except (depeche.InvalidInputError, ValueError) as error:
                    print(f"{path}:{number}: {error}", file=sys.stderr)
                    refused += 1
        counts = writer.commit()
    print(f"{counts['added']} added, {counts['replaced']} replaced, {counts['unchanged']} unchanged, {refused} refused")
    return 0 if refused == 0 else 1


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: index_folder.py INDEX FOLDER")
    try:
        sys.exit(main(sys.argv[1], sys.argv[2]))
    except depeche.DepecheError as error:
        sys.exit(f"{error.message}\n{error.hint}".rstrip())
