#!/usr/bin/env bash
# Checks that the documents say what is true: links lead somewhere, commands and options exist, the dictionaries'
# examples hold, and no path of a private machine has slipped in.
# Usage: .ci/check-docs.sh [PROGRAM]    PROGRAM defaults to a built emend
set -euo pipefail
cd "$(dirname "$0")/.."

program=${1:-.build/release/emend}
if [[ ! -x $program ]]; then
  make --silent build
  program=.build/release/emend
fi

failures=0
fail() { echo "$1" >&2; failures=$((failures + 1)); }

mapfile -t documents < <(git ls-files '*.md' ':!Corpus/*/*')

# Relative links.
for document in "${documents[@]}"; do
  while read -r link; do
    [[ $link =~ ^(https?:|mailto:|#) ]] && continue
    [[ -e $(dirname "$document")/${link%%#*} ]] || fail "$document: no such file: $link"
  done < <(grep -oE '\]\([^) ]+\)' "$document" | sed -E 's/^\]\(//; s/\)$//' || true)
done

# Files and folders of the project that documents name in backticks.
for document in "${documents[@]}"; do
  while read -r path; do
    [[ -e $path ]] || fail "$document: no such file: $path"
  done < <(grep -oE '`(Sources|Tests|Plugins|Scripts|Corpus|Dictionaries|docs)/[A-Za-z0-9_./+-]+`' "$document" |
    tr -d '`' | sort -u || true)
done

# Commands in indented blocks, fenced blocks and backticks: the make targets and emend's subcommands and options.
targets=$(make -s help | awk '{ print $2 }')
commands=$("$program" --help | sed -n '/^SUBCOMMANDS:/,/^$/s/^  \([a-z]\{2,\}\) .*/\1/p')
for document in README.md docs/*.md; do
  while read -r target; do
    grep -qx -- "$target" <<<"$targets" || fail "$document: no make target $target"
  done < <(grep -oE '(^ {4}|`|&& )make [a-z-]+' "$document" | awk '{ print $NF }' | sort -u || true)
  while read -r line; do
    read -r -a words <<<"$line"
    [[ ${words[0]} == help ]] && words=("${words[@]:1}")
    grep -qx -- "${words[0]}" <<<"$commands" || { fail "$document: emend has no command ${words[0]}"; continue; }
    # A command may have commands of its own, one of them meant where none is named.
    help=$("$program" help "${words[0]}" "${words[1]:-}" 2>/dev/null || "$program" help "${words[0]}"
      "$program" help "${words[0]}" run 2>/dev/null || true)
    for option in $(grep -oE -- '(^| )--[a-z][a-z-]*' <<<"$line" || true); do
      grep -qE -- "(^|[^a-z-])$option([^a-z-]|$)" <<<"$help" || fail "$document: emend ${words[0]} has no option $option"
    done
  done < <(grep -oE '(^ {4}|`|[|] ?)emend [a-z][^`|>#]*' "$document" | sed -E 's/^.*emend //' | sort -u || true)
done

# The dictionaries' own examples.
if ! output=$("$program" lexicon test Dictionaries 2>&1); then fail "$output"; fi

# Paths that only one machine has.
if git grep -nE '(^|[^A-Za-z0-9._-])/(home|root|work|farm|Users)/[A-Za-z.]' -- . ':!.ci/check-docs.sh' >&2; then
  fail "a path of a private machine"
fi

((failures == 0)) || exit 1
echo "${#documents[@]} documents: links, commands, examples and paths hold"
