#!/bin/sh
# Puts a text on a pull request, in the place of the one that the last push left:
#   github-comment.sh NUMBER FILE
# Needs GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_API_URL, as a workflow has them; curl and jq.
set -eu
number=$1 file=$2
mark='<!-- mailauth plan -->'
comments="$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues"

# The token stays off the command line, where other processes could read it.
api() {
  printf 'header = "Authorization: Bearer %s"\n' "$GITHUB_TOKEN" |
    curl -fsS --retry 3 -H 'Accept: application/vnd.github+json' -H 'X-GitHub-Api-Version: 2022-11-28' -K - "$@"
}

page=1 id=
while [ -z "$id" ]; do
  found=$(api "$comments/$number/comments?per_page=100&page=$page")
  id=$(printf '%s' "$found" | jq --arg mark "$mark" 'map(select(.body | startswith($mark))) | .[0].id // empty')
  [ "$(printf '%s' "$found" | jq length)" -lt 100 ] && break
  page=$((page + 1))
done

body=$(mktemp)
trap 'rm -f "$body"' EXIT
{ echo "$mark"; cat "$file"; } | jq -Rs '{body: .}' > "$body"
if [ -n "$id" ]; then
  api -X PATCH --data @"$body" "$comments/comments/$id" > /dev/null
else
  api -X POST --data @"$body" "$comments/$number/comments" > /dev/null
fi
