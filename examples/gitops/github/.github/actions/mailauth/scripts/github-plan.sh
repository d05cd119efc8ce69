#!/bin/sh
# Fetches the plan that was reviewed on the pull request behind a commit of the main branch:
#   github-plan.sh COMMIT WORKFLOW FOLDER
# WORKFLOW is the file of the workflow that made it. Writes plan.json to FOLDER; ends with 0 and no
# file where the commit came from no pull request. Needs GITHUB_TOKEN, GITHUB_REPOSITORY and
# GITHUB_API_URL, as a workflow has them; curl, jq and unzip.
set -eu
commit=$1 workflow=$2 folder=$3
repository="$GITHUB_API_URL/repos/$GITHUB_REPOSITORY"
mkdir -p "$folder"

api() {
  printf 'header = "Authorization: Bearer %s"\n' "$GITHUB_TOKEN" |
    curl -fsS --retry 3 -L -H 'Accept: application/vnd.github+json' -H 'X-GitHub-Api-Version: 2022-11-28' -K - "$@"
}

head=$(api "$repository/commits/$commit/pulls" | jq -r 'map(select(.merged_at != null)) | .[0].head.sha // empty')
if [ -z "$head" ]; then
  echo "Commit $commit came from no pull request, so no plan of it was reviewed." >&2
  exit 0
fi
run=$(api "$repository/actions/workflows/$workflow/runs?head_sha=$head&status=success&per_page=1" | jq -r '.workflow_runs[0].id // empty')
[ -n "$run" ] || { echo "No run of $workflow on $head succeeded, so there is no reviewed plan." >&2; exit 1; }
archive=$(api "$repository/actions/runs/$run/artifacts?name=mailauth-plan" | jq -r '.artifacts[0] | select(.expired | not) | .archive_download_url // empty')
[ -n "$archive" ] || { echo "The plan of run $run is no longer kept: plan again on a new pull request." >&2; exit 1; }
api -o "$folder/plan.zip" "$archive"
unzip -qo "$folder/plan.zip" plan.json -d "$folder"
rm "$folder/plan.zip"
