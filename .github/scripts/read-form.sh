#!/bin/sh
# Reads the form in the event's issue. Writes to $RUNNER_TEMP/told.md the path of the case, or a list of what is wrong;
# and to $GITHUB_OUTPUT `number`, and `path` when there is a case.
set -eu
jq -r '.issue.body // ""' "$GITHUB_EVENT_PATH" > "$RUNNER_TEMP/body.md"
number=$(jq -r '.issue.number' "$GITHUB_EVENT_PATH")
author=$(jq -r '.issue.user.login' "$GITHUB_EVENT_PATH")
echo "number=$number" >> "$GITHUB_OUTPUT"

status=0
.venv/bin/casebook case-from-issue --body "$RUNNER_TEMP/body.md" --number "$number" --author "$author" \
  > "$RUNNER_TEMP/told.md" || status=$?
case $status in
  0) echo "path=$(cat "$RUNNER_TEMP/told.md")" >> "$GITHUB_OUTPUT" ;;
  1) cat "$RUNNER_TEMP/told.md" ;;
  *) exit "$status" ;;
esac
