#!/usr/bin/env bash
# Kills `emend batch` (SIGKILL) at random moments, goes on each time, and compares what comes of it with an undisturbed
# run: documents, sidecars, errors and what the ledger says, byte for byte. Then the same with `emend batch undo --write`.
# Usage: .ci/batch-kills.sh [KILLS] [MEGABYTES] [PROGRAM]      200 kills and 4 MB unless told otherwise
set -euo pipefail
cd "$(dirname "$0")/.."

kills=${1:-200}
megabytes=${2:-4}
program=$(realpath "${3:-.build/release/emend}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
RANDOM=1

# One large file, packed ones, many small ones, a damaged one, broken lines.
mkdir -p "$work/in/small"
.ci/make-corpus.py "$megabytes" >"$work/in/a.jsonl"
head -n 400 "$work/in/a.jsonl" | gzip >"$work/in/b.jsonl.gz"
{ head -n 100 "$work/in/a.jsonl" | gzip; head -c 3000 "$work/in/b.jsonl.gz"; tail -n 100 "$work/in/a.jsonl" | gzip; } \
  >"$work/in/damaged.jsonl.gz"
{ head -n 20 "$work/in/a.jsonl"; echo '{"text": broken'; tail -n 20 "$work/in/a.jsonl"; } >"$work/in/broken.jsonl"
for number in $(seq 300); do
  echo "Rockets fell on Kief on day $number, the mayor said." >"$work/in/small/$number.txt"
done

run() { "$program" batch "$work/in" --output "$1" --attributes --quiet --checkpoint "$2" 2>/dev/null; }
digest() {
  (cd "$1" && find documents attributes errors.jsonl -type f -print0 | sort -z | xargs -0 sha256sum)
  "$program" batch report "$1" --format json --top 1000 | sed 's/"seconds": [0-9.]*//'
}

start=$(date +%s%N)
run "$work/whole" 2 && status=0 || status=$?
length=$((($(date +%s%N) - start) / 1000000))
[[ $status == 2 ]] || { echo "the undisturbed run ended with $status, not 2" >&2; exit 1; }
digest "$work/whole" >"$work/expected"

done_kills=0 rounds=0
while ((done_kills < kills)); do
  rm -rf "$work/out"
  rounds=$((rounds + 1))
  while ((done_kills < kills)); do
    # From the first moment to some time before the end, so that a run is killed many times.
    wait=$((RANDOM % (length / 4 + 1)))
    ((RANDOM % 4)) || wait=$((RANDOM % 60))
    "$program" batch "$work/in" --output "$work/out" --attributes --quiet --checkpoint "0.0$((RANDOM % 10))" \
      2>/dev/null &
    process=$!
    sleep "$(printf '%d.%03d' $((wait / 1000)) $((wait % 1000)))"
    if ! kill -KILL $process 2>/dev/null; then
      wait $process || true
      break
    fi
    wait $process 2>/dev/null || true
    done_kills=$((done_kills + 1))
  done
  run "$work/out" 2 && status=0 || status=$?
  digest "$work/out" >"$work/found"
  if ! cmp -s "$work/expected" "$work/found"; then
    echo "after $done_kills kills the output differs:" >&2
    diff "$work/expected" "$work/found" | cut -c1-300 | head -n 10 >&2
    exit 1
  fi
done
echo "$done_kills kills in $rounds rounds of a run of $length ms: every output is that of an undisturbed run"

# Documents taken back: each killed once, at some moment, and then done.
documents=()
for number in $(seq 1 8 150); do documents+=("a.jsonl:$number" "b.jsonl.gz:$number" "small/$number.txt"); done
begin=$(date +%s%N)
for document in "${documents[@]}"; do "$program" batch undo "$work/whole" "$document" --write --quiet; done
length=$((($(date +%s%N) - begin) / 1000000 / ${#documents[@]}))
digest "$work/whole" >"$work/expected"
restorations=0
for document in "${documents[@]}"; do
  "$program" batch undo "$work/out" "$document" --write --quiet &
  process=$!
  wait=$((RANDOM % (length + length / 4 + 1)))
  sleep "$(printf '%d.%03d' $((wait / 1000)) $((wait % 1000)))"
  if kill -KILL $process 2>/dev/null; then restorations=$((restorations + 1)); fi
  wait $process 2>/dev/null || true
  "$program" batch undo "$work/out" "$document" --write --quiet
done
digest "$work/out" >"$work/found"
if ! cmp -s "$work/expected" "$work/found"; then
  echo "after $restorations kills of undo the output differs:" >&2
  diff "$work/expected" "$work/found" | cut -c1-300 | head -n 10 >&2
  exit 1
fi
echo "$restorations kills in taking back ${#documents[@]} documents ($length ms each): the same comes of it"
