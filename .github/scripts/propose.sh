#!/bin/sh
# Pushes the case $CASE, made from issue $NUMBER, to the branch case/issue-$NUMBER, and opens a pull request into $BASE
# unless there is one. What was on the branch before is replaced. Needs GH_TOKEN, GH_REPO and REPOSITORY_URL.
set -eu
branch="case/issue-$NUMBER"
git config user.name "github-actions[bot]"
git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
git switch --quiet --create "$branch"
git add -- "$CASE"
git commit --quiet --message "content: case from the form in issue #$NUMBER"
gh auth setup-git
git push --quiet --force origin "HEAD:refs/heads/$branch"

url=$(gh pr list --head "$branch" --base "$BASE" --state open --json url --jq '.[0].url // ""')
if [ -z "$url" ]; then
  cat > "$RUNNER_TEMP/pull-request.md" <<TXT
Made from the form in #$NUMBER. The case is a draft: it is checked, but not on the site.

- [ ] Nobody is named without permission, and no person at all.
- [ ] The figures say what they are compared with, and where they were counted.
- [ ] It reads well. Then set \`status: published\` in \`$CASE\`, here or later.

Closes #$NUMBER
TXT
  url=$(gh pr create --head "$branch" --base "$BASE" --body-file "$RUNNER_TEMP/pull-request.md" \
    --title "content: case from the form in issue #$NUMBER") || url=
fi
if [ -n "$url" ]; then
  echo "The case is proposed: $url"
else
  echo "The case is on the branch \`$branch\`. [Open the pull request]($REPOSITORY_URL/compare/$BASE...$branch?expand=1)"
  echo "by hand: workflows may not open one here."
fi > "$RUNNER_TEMP/comment.md"
gh issue comment "$NUMBER" --body-file "$RUNNER_TEMP/comment.md" --edit-last --create-if-none
