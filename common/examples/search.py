"""Puts two flashes into an index and searches it; prints what was written in January 2022, or perhaps then:

    python3 search.py INDEX QUERY
"""

import sys

import depeche

FLASHES = [
    {
        "id": "flash-1",
        "title": "Grève des éclusiers sur la Saône",
        "text": "Les éclusiers de la Saône ont cessé le travail jeudi matin.",
        "date": "13 janvier 2022",
        "source": "Exemple",
    },
    {"id": "flash-2", "text": "L'usine d'engrais de l'Isère rouvrira au printemps."},
]


def main(index: str, query: str) -> int:
    with depeche.IndexWriter(index) as writer:
        for flash in FLASHES:
            writer.add(flash)
    with depeche.Searcher(index) as searcher:
        answer = searcher.search(query, on="janvier 2022", facets=["source"])
    print(answer["total"], "found")
    for hit in answer["hits"]:
        print(f"{hit['rank']}. {hit['title'] or '(no headline)'}")
        print("  ", depeche.marked(hit["snippet"]))
    return 0 if answer["hits"] else 1


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: search.py INDEX QUERY")
    try:
        sys.exit(main(sys.argv[1], sys.argv[2]))
    except depeche.DepecheError as error:
        sys.exit(f"{error.message}\n{error.hint}".rstrip())
