#!/bin/sh
# Fetches the plan that was reviewed on the merge request behind a commit of the main branch:
#   gitlab-plan.sh COMMIT JOB FOLDER
# JOB is the name of the job that made it. Writes plan.json to FOLDER; ends with 0 and no file where
# the commit came from no merge request. Needs GITLAB_TOKEN, CI_API_V4_URL and CI_PROJECT_ID; curl, jq.
set -eu
commit=$1 job=$2 folder=$3
project="$CI_API_V4_URL/projects/$CI_PROJECT_ID"
mkdir -p "$folder"

api() {
  printf 'header = "PRIVATE-TOKEN: %s"\n' "$GITLAB_TOKEN" | curl -fsS --retry 3 -K - "$@"
}

merged=$(api "$project/repository/commits/$commit/merge_requests" | jq 'map(select(.state == "merged")) | .[0] // {}')
request=$(printf '%s' "$merged" | jq -r '.iid // empty')
head=$(printf '%s' "$merged" | jq -r '.sha // empty')
if [ -z "$request" ]; then
  echo "Commit $commit came from no merge request, so no plan of it was reviewed." >&2
  exit 0
fi
pipeline=$(api "$project/merge_requests/$request/pipelines" | jq -r --arg head "$head" 'map(select(.status == "success" and .sha == $head)) | .[0].id // empty')
[ -n "$pipeline" ] || { echo "No pipeline of $head in merge request $request succeeded, so there is no reviewed plan." >&2; exit 1; }
id=$(api "$project/pipelines/$pipeline/jobs?per_page=100" | jq -r --arg job "$job" 'map(select(.name == $job)) | .[0].id // empty')
[ -n "$id" ] || { echo "Pipeline $pipeline has no job '$job'." >&2; exit 1; }
api -o "$folder/plan.json" "$project/jobs/$id/artifacts/mailauth-out/plan.json"
