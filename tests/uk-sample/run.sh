#!/bin/sh
# A real programme's forms and rules (tests/uk-sample) on its published sample data: 392 feasible
# pairs; most pairs, then most points: 35 and 727. Both orders of the objective, and worst-off between them, all
# verified by the program and by the stand-alone checker.
#   run.sh MENTOR FOLDER DATA
set -eu
mentor=$1
folder=$2
data=$3
if [ ! -f "$data/sample_data_small_mentees.csv" ]; then
  echo "SKIPPED: no sample data at $data"
  exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$folder/." "$work"
export MENTOR_DIR="$work" MENTOR_AS_OF=2023-10-20 MENTOR_LANG=en
for role in mentee mentor; do
  "$mentor" -q survey import "$data/sample_data_small_${role}s.csv" --questionnaire $role --enroll
  # The same file again adds nothing.
  "$mentor" survey import "$data/sample_data_small_${role}s.csv" --questionnaire $role --enroll \
    2>&1 | grep -q 'known already: 50'
done

expect() { # what wanted found
  if [ "$2" != "$3" ]; then
    echo "$1: wanted $2, found $3"
    exit 1
  fi
}
reached() { # level file
  grep -A1 "\"level\": \"$1\"" "$2" | sed -n 's/.*"value": *//p'
}
solve() { # expected served, expected points
  "$mentor" -q match one-to-one --problem "$work/problem.json" --format json -o "$work/out.json"
  expect "feasible pairs" 392 "$(grep -c '"mentee":' "$work/problem.json")"
  expect "pairs" "$1" "$(reached served-0 "$work/out.json")"
  expect "points" "$2" "$(reached points "$work/out.json")"
  id=$(sed -n 's/^  "id": "\(2023[^"]*\)".*/\1/p' "$work/out.json")
  "$mentor" -q verify "$id"
  expect "the stand-alone checker" верно "$(python3 "$folder/../verify.py" "$work/out.json" "$work/problem.json")"
}
solve 35 727
sed -i 's/objective: \[served, points\]/objective: [points, served]/' "$work/matching.yaml"
solve 35 727
sed -i 's/objective: \[points, served\]/objective: [served, worst-off, points]/' "$work/matching.yaml"
solve 35 "$(reached points "$work/out.json")"
echo "392 feasible pairs; 35 pairs, 727 points; the same with points first; both proved"
