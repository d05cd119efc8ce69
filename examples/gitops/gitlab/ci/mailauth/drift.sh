#!/bin/sh
# Looks whether DNS still says what the YAML does:
#   drift.sh FOLDER [options of mailauth, such as -f FILE]
# Writes drift.md to FOLDER. Where there is drift, or it cannot be found out, it is posted to the
# webhook in DRIFT_WEBHOOK (as {"text": ...}, which many chats take), and the exit code is not 0.
set -eu
folder=$1
shift
mkdir -p "$folder"
code=0
mailauth plan --detailed-exitcode --format markdown "$@" > "$folder/drift.md" 2> "$folder/errors.txt" || code=$?
cat "$folder/errors.txt" >&2
[ "$code" -eq 0 ] && exit 0
[ "$code" -eq 1 ] && { echo '```'; head -c 1000 "$folder/errors.txt"; echo; echo '```'; } >> "$folder/drift.md"
if [ -n "${DRIFT_WEBHOOK:-}" ]; then
  # The address of a webhook is a secret: it stays off the command line.
  jq -Rs '{text: .[0:20000]}' "$folder/drift.md" > "$folder/drift.json"
  printf 'url = "%s"\n' "$DRIFT_WEBHOOK" |
    curl -fsS --retry 3 -X POST -H 'Content-Type: application/json' --data @"$folder/drift.json" -K - > /dev/null
fi
exit "$code"
