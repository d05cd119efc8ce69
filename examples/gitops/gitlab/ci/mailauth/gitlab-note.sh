#!/bin/sh
# Puts a text on a merge request, in the place of the one that the last push left:
#   gitlab-note.sh FILE
# Needs GITLAB_TOKEN (a project access token with the scope api) and the variables that a merge
# request pipeline has: CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID; curl and jq.
set -eu
file=$1
mark='<!-- mailauth plan -->'
notes="$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes"

# The token stays off the command line, where other processes could read it.
api() {
  printf 'header = "PRIVATE-TOKEN: %s"\n' "$GITLAB_TOKEN" | curl -fsS --retry 3 -K - "$@"
}

page=1 id=
while [ -z "$id" ]; do
  found=$(api "$notes?per_page=100&page=$page")
  id=$(printf '%s' "$found" | jq --arg mark "$mark" 'map(select(.body | startswith($mark))) | .[0].id // empty')
  [ "$(printf '%s' "$found" | jq length)" -lt 100 ] && break
  page=$((page + 1))
done

body=$(mktemp)
trap 'rm -f "$body"' EXIT
{ echo "$mark"; cat "$file"; } | jq -Rs '{body: .}' > "$body"
if [ -n "$id" ]; then
  api -X PUT -H 'Content-Type: application/json' --data @"$body" "$notes/$id" > /dev/null
else
  api -X POST -H 'Content-Type: application/json' --data @"$body" "$notes" > /dev/null
fi
