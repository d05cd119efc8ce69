#!/bin/sh
# Keeps one issue while there is drift: opens it, writes it anew every night, and closes it once DNS says
# again what the YAML does:
#   gitlab-issue.sh CODE FILE
# CODE is what drift.sh ended with, FILE what it wrote. Needs GITLAB_TOKEN (a project access token with
# the scope api), CI_API_V4_URL and CI_PROJECT_ID; curl and jq.
set -eu
code=$1 file=$2
title='Mail records: DNS differs from the YAML, or cannot be read'
label=mail-drift
issues="$CI_API_V4_URL/projects/$CI_PROJECT_ID/issues"

# The token stays off the command line, where other processes could read it.
api() {
  printf 'header = "PRIVATE-TOKEN: %s"\n' "$GITLAB_TOKEN" | curl -fsS --retry 3 -K - "$@"
}

body=$(mktemp)
trap 'rm -f "$body"' EXIT
send() { # METHOD URL
  api -X "$1" -H 'Content-Type: application/json' --data-binary @"$body" "$2" > /dev/null
}

number=$(api "$issues?state=opened&labels=$label&per_page=100" | jq '.[0].iid // empty')

if [ "$code" -ne 0 ]; then
  if [ -n "$number" ]; then
    jq -Rsc '{description: .}' "$file" > "$body"
    send PUT "$issues/$number"
  else
    jq -Rsc --arg title "$title" --arg tag "$label" '{title: $title, description: ., labels: $tag}' "$file" > "$body"
    send POST "$issues"
  fi
elif [ -n "$number" ]; then
  jq -nc '{body: "DNS says again what the YAML does."}' > "$body"
  send POST "$issues/$number/notes"
  jq -nc '{state_event: "close"}' > "$body"
  send PUT "$issues/$number"
fi
