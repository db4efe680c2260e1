#!/bin/sh
# Every YAML file of the example school, of a new folder and of one that has been worked in, and every
# problem that `verify --problem` writes, is what the schemas say; wrong ones are refused by the schemas and by the program alike; an editor sees it.
#   run.sh MENTOR SOURCE WORK
set -eu
mentor=$1
source=$2
tools=$3
here=$source/tests/schemas
for need in node npm; do
  if ! command -v $need >/dev/null; then
    echo "SKIPPED: no $need"
    exit 77
  fi
done
mkdir -p "$tools"
if ! cmp -s "$here/package-lock.json" "$tools/installed.json"; then
  cp "$here/package.json" "$here/package-lock.json" "$tools"
  if ! (cd "$tools" && npm ci --ignore-scripts --no-audit --no-fund >npm.log 2>&1); then
    echo "SKIPPED: npm cannot fetch the validators, see $tools/npm.log"
    exit 77
  fi
  cp "$here/package-lock.json" "$tools/installed.json"
fi
cp "$here"/*.mjs "$tools"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export MENTOR_AS_OF=2023-12-04 MENTOR_LANG=en
"$mentor" -q init "$work/new" --preset school --year 2023-2024 --name 'Школа «Проба»'

# A folder with a journal, cards, answers and a proposal that the program has written itself.
cp -r "$work/new" "$work/worked"
cat >"$work/class.csv" <<'CSV'
ФИО,Класс,Дата рождения
Ёжикова Анна Олеговна,6А,2011-04-01
Снежко Пётр,7Б,2010-02-03
CSV
cat >"$work/feedback.csv" <<'CSV'
Отметка времени,Код участника,Комфорт,Польза,Удовлетворённость
2023-12-04 10:00:00,P-001,9,8,9
CSV
export MENTOR_DIR="$work/worked"
"$mentor" -q enroll import "$work/class.csv" --role mentee --form pupil-pupil
"$mentor" -q enroll mentor --form pupil-pupil --name 'Дубов Глеб' --class 9А --birth-date 2008-05-06 \
  --capacity 2 --fact slots=пн,вт --fact interests=шахматы,го --phone '+7 000 000-00-00'
"$mentor" -q consent give P-001 P-002 P-003 --signed-by representative --signed-by self
"$mentor" -q appoint curator --name 'Соловьёва Мария' --category teacher --order 45-о
"$mentor" -q record add P-001 fact key=slots value=пн,вт
"$mentor" -q record add P-002 fact key=slots value=вт,пн
"$mentor" -q match pupil-pupil -o "$work/proposal.txt"
"$mentor" -q approve 2023-12-04-pupil-pupil --order 112-о
"$mentor" -q meeting log pair-001 --topic Знакомство --next +1w
"$mentor" -q survey import "$work/feedback.csv" --questionnaire feedback-mentee --period q2
"$mentor" check
unset MENTOR_DIR

folders="$work/new $work/worked $source/tests/uk-sample $source/tests/cli/folders/school"
folders="$folders $source/tests/cli/folders/surveys $source/tests/cli/folders/matching"
if [ -f "$source/examples/school/programme.yaml" ]; then
  folders="$folders $source/examples/school"
fi
for form in pupil-pupil teacher-teacher teacher-pupil; do
  "$mentor" -q -C "$source/examples/school" verify "2023-09-18-$form" --problem "$work/$form.json"
done
"$mentor" -q -C "$work/worked" verify 2023-12-04-pupil-pupil --problem "$work/worked.json"
# shellcheck disable=SC2086 # a list of folders
node "$tools/validate.mjs" "$source/schemas" "$work"/*.json $folders
node "$tools/refuse.mjs" "$mentor" "$source/schemas" "$work/new"
node "$tools/outputs.mjs" "$mentor" "$source/schemas" "$source/examples/school"
node "$tools/editor.mjs" "$tools" "$work/worked"
