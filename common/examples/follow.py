"""Follows a live index: prints the dispatches that come and match, until so many have:

    python3 follow.py INDEX QUERY COUNT
"""

import sys
import time

import depeche


def main(index: str, query: str, wanted: int) -> int:
    with depeche.Alerts(index) as alerts:
        alerts.add("example", query)
        print("following", flush=True)
        told = 0
        while told < wanted:
            news = alerts.poll()
            for alert in news:
                print(alert["id"], alert["title"] or "(no headline)", flush=True)
            told += len(news)
            if not news:
                time.sleep(0.2)
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("usage: follow.py INDEX QUERY COUNT")
    try:
        sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
    except depeche.DepecheError as error:
        sys.exit(f"{error.message}\n{error.hint}".rstrip())
