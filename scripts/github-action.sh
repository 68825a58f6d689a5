#!/usr/bin/env bash
# What the GitHub action runs: annotations in the log, SARIF and JUnit beside them, one exit code.
#
# Inputs come as environment variables (see action.yml): PACPARSE_PATHS, one path, folder or pattern
# to a line, and PACPARSE_FAIL_ON, PACPARSE_BASELINE, PACPARSE_SARIF, PACPARSE_JUNIT.
set -euo pipefail
shopt -s globstar nullglob
IFS= # a space in a path or pattern is of the name

declare -a files=()
while read -r path; do
  path="${path#"${path%%[![:space:]]*}"}"
  path="${path%"${path##*[![:space:]]}"}"
  [[ -z $path ]] && continue
  if [[ -d $path ]]; then
    while read -r -d '' file; do
      files+=("${file#./}")
    done < <(find "$path" -type f -not -path '*/.*' \
      \( -iname '*.txt' -o -iname '*.md' -o -iname '*.markdown' -o -iname '*.html' \
         -o -iname '*.htm' -o -iname '*.docx' -o -iname '*.pdf' \) -print0 | LC_ALL=C sort -z)
  elif [[ -e $path ]]; then
    files+=("$path")
  else
    matched=($path) # a pattern
    if [[ ${#matched[@]} -eq 0 ]]; then
      echo "::error::pacparse: nothing matches $path" >&2
      exit 2
    fi
    files+=("${matched[@]}")
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

if [[ -n ${GITHUB_OUTPUT:-} ]]; then
  {
    echo "sarif=${PACPARSE_SARIF:-}"
    echo "findings=$findings"
  } >>"$GITHUB_OUTPUT"
fi
if [[ -n ${GITHUB_STEP_SUMMARY:-} ]]; then
  echo "pacparse: ${#files[@]} files, $findings findings" >>"$GITHUB_STEP_SUMMARY"
fi
exit "$code"
