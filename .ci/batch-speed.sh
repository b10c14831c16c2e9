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
# The corpus, its cleaned copy and the ledger.
needed=$((megabytes * 3))
free=$(($(df --output=avail -k "$work" | tail -n 1) / 1024))
((free > needed)) || { echo "$work: $free MB free, $needed MB needed; set TMPDIR to a larger disk" >&2; exit 1; }
.ci/make-corpus.py "$megabytes" "$@" >"$work/corpus.jsonl"

# Seconds and most memory in MB.
measure() {
  rm -rf "$work/out"
  local begin end
  begin=$(date +%s%N)
  "$@" batch "$work/corpus.jsonl" --output "$work/out" --quiet &
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

# Once over the whole corpus, as the program goes over it: the best of several rounds would be another measure.
library=$(taskset -c 0 "$bench" --records "$work/corpus.jsonl" --rounds 1)
echo "library: $library"
read -r one memory_one < <(measure taskset -c 0 "$program")
awk -v one="$one" -v mb="$megabytes" -v m1="$memory_one" -v library="${library%% *}" 'BEGIN {
  printf "one core: %.2f MB/s, %.1f %% of the library'"'"'s rate, at most %d MB of memory\n",
    mb * 1000 / one, mb * 100000 / one / library, m1 }'
read -r two memory_two < <(measure "$program")
awk -v one="$one" -v two="$two" -v mb="$megabytes" -v m2="$memory_two" -v n="$(nproc)" 'BEGIN {
  printf "%d cores: %.2f MB/s, %.2f times one core, at most %d MB of memory\n", n, mb * 1000 / two, one / two, m2 }'
