#!/usr/bin/env bash
# What the GitHub action runs: annotations in the log, SARIF and JUnit beside them, one exit code.
#
# Inputs come as environment variables (see action.yml): PACPARSE_PATHS, one path, folder or pattern
# to a line, and PACPARSE_FAIL_ON, PACPARSE_BASELINE, PACPARSE_SARIF, PACPARSE_JUNIT,
# PACPARSE_COMPARE_TO.
set -euo pipefail
shopt -s globstar nullglob
IFS= # a space in a path or pattern is of the name

declare -a files=()
declare -A seen=() # a file that is named twice is checked once
add() {
  local name
  for name in "$@"; do
    [[ -n ${seen[$name]:-} ]] && continue
    seen[$name]=1
    files+=("$name")
  done
}
while read -r path; do
  path="${path#"${path%%[![:space:]]*}"}"
  path="${path%"${path##*[![:space:]]}"}"
  [[ -z $path ]] && continue
  if [[ -d $path ]]; then
    while read -r -d '' file; do
      add "${file#./}"
    done < <(find "$path" -mindepth 1 -name '.*' -prune -o -type f \
      \( -iname '*.txt' -o -iname '*.text' -o -iname '*.md' -o -iname '*.markdown' \
         -o -iname '*.html' -o -iname '*.htm' -o -iname '*.xhtml' -o -iname '*.docx' \
         -o -iname '*.docm' -o -iname '*.pdf' \) -print0 | LC_ALL=C sort -z)
  elif [[ -e $path ]]; then
    add "$path"
  else
    matched=($path) # a pattern
    if [[ ${#matched[@]} -eq 0 ]]; then
      echo "::error::pacparse: nothing matches $path" >&2
      exit 2
    fi
    add "${matched[@]}"
  fi
done <<<"${PACPARSE_PATHS:-.}"

if [[ ${#files[@]} -eq 0 ]]; then
  echo "::error::pacparse: there is no document in ${PACPARSE_PATHS:-.}" >&2
  exit 2
fi

declare -a options=(--format github --fail-on "${PACPARSE_FAIL_ON:-warning}")
[[ -n ${PACPARSE_BASELINE:-} ]] && options+=(--baseline "$PACPARSE_BASELINE")
[[ -n ${PACPARSE_SARIF:-} ]] && options+=(--sarif "$PACPARSE_SARIF")
[[ -n ${PACPARSE_JUNIT:-} ]] && options+=(--junit "$PACPARSE_JUNIT")

code=0
annotations="$(pacparse check "${options[@]}" -- "${files[@]}")" || code=$?
[[ -n $annotations ]] && printf '%s\n' "$annotations"
findings="$(grep -c '^::' <<<"$annotations" || true)"

changes=
if [[ -n ${PACPARSE_COMPARE_TO:-} ]]; then
  pacparse to-json --lines -o pacparse-now.jsonl -- "${files[@]}"
  pacparse diff --format markdown -o pacparse-changes.md -- "$PACPARSE_COMPARE_TO" pacparse-now.jsonl
  if [[ -s pacparse-changes.md ]]; then
    changes=pacparse-changes.md
    if [[ -n ${GITHUB_STEP_SUMMARY:-} ]]; then cat "$changes" >>"$GITHUB_STEP_SUMMARY"; fi
  fi
fi

if [[ -n ${GITHUB_OUTPUT:-} ]]; then
  sarif=${PACPARSE_SARIF:-}
  [[ -f $sarif ]] || sarif= # a call that was refused has written none
  {
    echo "sarif=$sarif"
    echo "findings=$findings"
    if [[ -n ${PACPARSE_COMPARE_TO:-} ]]; then echo "changes=$changes"; fi
  } >>"$GITHUB_OUTPUT"
fi
if [[ -n ${GITHUB_STEP_SUMMARY:-} ]]; then
  echo "pacparse: ${#files[@]} files, $findings findings" >>"$GITHUB_STEP_SUMMARY"
fi
exit "$code"
