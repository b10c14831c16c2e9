#!/bin/sh
# rule-pages.sh PROGRAM: writes docs/detectors/*.md from the catalogue of rules.
set -eu
cd "$(dirname "$0")/.."
mkdir -p docs/detectors
for detector in spelling-variant garbled-phrase repeated-span debris; do
  "$1" explain --page "$detector" > "docs/detectors/$detector.md"
done
