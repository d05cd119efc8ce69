#!/bin/sh
# Keeps one issue while there is drift: opens it, writes it anew every night, and closes it once DNS says
# again what the YAML does:
#   github-issue.sh CODE FILE
# CODE is what drift.sh ended with, FILE what it wrote. Needs GITHUB_TOKEN (issues: write),
# GITHUB_REPOSITORY and GITHUB_API_URL, as a workflow has them; curl and jq.
set -eu
code=$1 file=$2
title='Mail records: DNS differs from the YAML, or cannot be read'
label=mail-drift
issues="$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues"

# The token stays off the command line, where other processes could read it.
api() {
  printf 'header = "Authorization: Bearer %s"\n' "$GITHUB_TOKEN" |
    curl -fsS --retry 3 -H 'Accept: application/vnd.github+json' -H 'X-GitHub-Api-Version: 2022-11-28' -K - "$@"
}

body=$(mktemp)
trap 'rm -f "$body"' EXIT
send() { # METHOD URL
  api -X "$1" --data-binary @"$body" "$2" > /dev/null
}

# To this API, pull requests are issues too.
number=$(api "$issues?state=open&labels=$label&per_page=100" | jq 'map(select(.pull_request | not)) | .[0].number // empty')

if [ "$code" -ne 0 ]; then
  if [ -n "$number" ]; then
    jq -Rsc '{body: .}' "$file" > "$body"
    send PATCH "$issues/$number"
  else
    jq -Rsc --arg title "$title" --arg tag "$label" '{title: $title, body: ., labels: [$tag]}' "$file" > "$body"
    send POST "$issues"
  fi
elif [ -n "$number" ]; then
  jq -nc '{body: "DNS says again what the YAML does."}' > "$body"
  send POST "$issues/$number/comments"
  jq -nc '{state: "closed", state_reason: "completed"}' > "$body"
  send PATCH "$issues/$number"
fi
