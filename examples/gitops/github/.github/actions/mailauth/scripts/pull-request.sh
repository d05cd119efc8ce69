#!/bin/sh
# Plans what a pull request touches, without changing anything:
#   pull-request.sh BASE FOLDER [options of mailauth, such as -f FILE]
# BASE is what it shall be merged into, such as origin/main. Writes plan.json, comment.md and plan.html
# to FOLDER. Ends with 0 if the plan may be merged, 3 if a gate blocks it, and 1 on errors.
set -eu
base=$1 folder=$2
shift 2
mkdir -p "$folder"
rm -f "$folder/plan.json" "$folder/comment.md" "$folder/plan.html"

fail() {
  # A comment has room for 65,536 characters.
  { echo "### mailauth plan"; echo; echo '```'; head -c 60000 "$folder/errors.txt"; echo '```'; } > "$folder/comment.md"
  cat "$folder/errors.txt" >&2
  exit 1
}

mailauth validate "$@" > /dev/null 2> "$folder/errors.txt" || fail
code=0
mailauth plan --changed-since "$base" --detailed-exitcode --out "$folder/plan.json" \
  --format markdown "$@" > "$folder/comment.md" 2> "$folder/errors.txt" || code=$?
[ -s "$folder/plan.json" ] || fail
cat "$folder/errors.txt" >&2
mailauth show "$folder/plan.json" --format html > "$folder/plan.html"
[ "$code" -eq 2 ] && code=0
exit "$code"
