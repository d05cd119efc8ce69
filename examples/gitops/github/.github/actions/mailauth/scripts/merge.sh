#!/bin/sh
# Applies exactly the plan that was reviewed, and nothing else:
#   merge.sh FOLDER [options of mailauth, such as -f FILE]
# The review was the approval. Where DNS has changed since, nothing is written (4): run it again on a
# new pull request.
set -eu
folder=$1
shift
code=0
mailauth apply "$folder/plan.json" --auto-approve "$@" || code=$?
case $code in
  3) echo "A gate blocks the plan: see what it says, and change the YAML." >&2 ;;
  4) echo "DNS has changed since the plan was reviewed: plan again, and review that." >&2 ;;
  5) echo "Part of it is not done or not verified: run this again, or go back with 'mailauth rollback'." >&2 ;;
esac
exit "$code"
