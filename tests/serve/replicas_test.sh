#!/usr/bin/env bash
# Nodes behind HAProxy under load, in a hurry: two, and a third one that is added.
#   replicas_test.sh CLUSTER BUILD_FOLDER
set -euo pipefail

for program in haproxy curl python3; do
  if ! PATH=$PATH:/usr/sbin command -v "$program" >/dev/null; then
    echo "skipped: there is no $program (scripts/install-deps --cluster installs it)"
    exit 0
  fi
done
"$1" --quick --programs "$2" 2
