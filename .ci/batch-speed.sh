#!/usr/bin/env bash
# Measures `emend batch` on JSON Lines: on one core and on two, beside the library's own rate on the same texts, and the
# most memory it takes. Wants a quiet machine.
# Usage: .ci/batch-speed.sh [MEGABYTES] [FOLDER WITH MORE TEXTS…]      100 MB unless told otherwise
set -euo pipefail
cd "$(dirname "$0")/.."

megabytes=${1:-100}
shift || true
program=.build/release/emend
bench=.build/release/emend-bench
[[ -x $bench ]] || make --silent bench-program
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The corpus whole and in parts, its cleaned copy and the ledger.
needed=$((megabytes * 4))
free=$(($(df --output=avail -k "$work" | tail -n 1) / 1024))
((free > needed)) || { echo "$work: $free MB free, $needed MB needed; set TMPDIR to a larger disk" >&2; exit 1; }
.ci/make-corpus.py "$megabytes" "$@" >"$work/corpus.jsonl"

# Milliseconds and most memory in MB that the program (from the second argument on) takes for a file.
measure() {
  local file=$1
  shift
  rm -rf "$work/out"
  local begin end
  begin=$(date +%s%N)
  "$@" batch "$file" --output "$work/out" --quiet &
  local process=$! peak=0 now
  while kill -0 $process 2>/dev/null; do
    now=$(awk '/^VmHWM/ { print $2 }' /proc/$process/status 2>/dev/null || echo 0)
    ((${now:-0} > peak)) && peak=$now
    sleep 0.2
  done
  wait $process
  end=$(date +%s%N)
  echo "$(((end - begin) / 1000000)) $((peak / 1024))"
}

# The library, one core and all of them take turns on a part of the corpus each: the machine may be faster now than in
# five minutes.
split --line-bytes=100MB --additional-suffix=.jsonl "$work/corpus.jsonl" "$work/part-"
# The last core, since a machine serves its devices with the first.
core=$(($(nproc) - 1))
library=0 one=0 all=0
for part in "$work"/part-*; do
  size=$(stat -c %s "$part")
  rate=$(taskset -c "$core" "$bench" --records "$part" --rounds 1)
  library=$(awk -v sum="$library" -v rate="${rate%% *}" -v size="$size" 'BEGIN { print sum + size / 1000 / rate }')
  read -r time memory < <(measure "$part" taskset -c "$core" "$program")
  one=$((one + time))
  read -r time memory < <(measure "$part" "$program")
  all=$((all + time))
done
awk -v library="$library" -v one="$one" -v all="$all" -v mb="$megabytes" -v n="$(nproc)" 'BEGIN {
  printf "library: %.2f MB/s\n", mb * 1000 / library
  printf "one core: %.2f MB/s, %.1f %% of the library'"'"'s rate\n", mb * 1000 / one, library * 100 / one
  printf "%d cores: %.2f MB/s, %.2f times one core\n", n, mb * 1000 / all, one / all }'
read -r time memory < <(measure "$work/corpus.jsonl" "$program")
awk -v time="$time" -v mb="$megabytes" -v memory="$memory" 'BEGIN {
  printf "the whole in one run: %.2f MB/s, at most %d MB of memory\n", mb * 1000 / time, memory }'
