#!/bin/sh
# Says in the issue $NUMBER how its form reads: in one comment, which is changed when the form is.
# $CASE is the path of the case, empty when there is none yet. Needs GH_TOKEN and GH_REPO.
set -eu
{
  if [ -n "$CASE" ]; then
    echo "The form reads well; it would become \`$CASE\`. Somebody who looks after this archive reads it now."
    echo "With the label \`case-approved\` a pull request is made of it."
  else
    echo "No case can be made of this form yet:"
    echo
    cat "$RUNNER_TEMP/told.md"
    echo
    echo "Edit the first text of this issue (… > *Edit*). It is looked at again by itself."
  fi
} > "$RUNNER_TEMP/comment.md"
gh issue comment "$NUMBER" --body-file "$RUNNER_TEMP/comment.md" --edit-last --create-if-none
