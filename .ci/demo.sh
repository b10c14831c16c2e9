#!/usr/bin/env bash
# Cleans a copy of the demo article, shows the differences and the change log, and gives the original back.
# Usage: .ci/demo.sh [PROGRAM]
set -euo pipefail
# Summaries go to standard error; here all is for one reader, in order.
exec 2>&1
cd "$(dirname "$0")/.."
program=$(realpath "${1:-.build/release/emend}")
article=Corpus/wild/demo.txt

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "$article" "$folder/demo.txt"

bold='' dim='' red='' green='' plain=''
if [[ -t 1 && -z ${NO_COLOR:-} ]]; then
  bold=$'\e[1m' dim=$'\e[2m' red=$'\e[31m' green=$'\e[32m' plain=$'\e[0m'
fi
title() { printf '\n%s%s%s\n\n' "$bold" "$1" "$plain"; }

title "emend score demo.txt"
(cd "$folder" && "$program" score demo.txt)

title "emend clean --tier likely --format diff demo.txt"
(cd "$folder" && "$program" clean --tier likely --format diff demo.txt)

title "The change log, demo.txt.emend.jsonl"
# One JSON object a line: line number, old text, new text, reason.
string='"((\\.|[^"\\])*)"'
sed -nE "
  s/.*\"line\": ?([0-9]+).*\"text\": ?$string.*\"replacement\": ?$string.*\"tier\": ?\"([a-z]*)\".*\"message\": ?$string.*\
\"decision\": ?\"auto\".*/line \1: $red“\2”$plain → $green“\4”$plain\n  $dim\6: \7$plain/
  T
  s/→ $green“”$plain\n/→ nothing\n/
  s/\\\\\"/\"/g; s/\\\\n/⏎/g; p" "$folder/demo.txt.emend.jsonl"

title "emend undo demo.txt"
(cd "$folder" && "$program" undo demo.txt)
if cmp -s "$article" "$folder/demo.txt"; then
  echo "demo.txt is the original again, byte for byte: sha256 $(sha256sum <"$folder/demo.txt" | cut -c 1-16)…"
else
  echo "demo.txt is not the original" >&2
  exit 1
fi
