#!/bin/sh
# Весь путь школы за одну минуту: от выгрузок анкет до отчёта за четверть.
#
#   sh examples/quickstart.sh [ПАПКА]        по умолчанию build/example-school, делается заново
#   MENTOR=/путь/к/mentor sh examples/…      с готовой программой, без установки и сборки
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
school=${1:-build/example-school}
log=$school.log
exports=examples/school/exports

fail() {
  echo "quickstart: $*" >&2
  exit 1
}

# ---------------------------------------------------------------- программа
build_mentor() {
  echo "Собираю программу в build/release: первый раз это несколько минут."
  mkdir -p build
  { cmake -S . -B build/release -G Ninja -DCMAKE_BUILD_TYPE=Release -DMENTOR_TESTS=OFF -DMENTOR_STANDALONE=ON &&
    ninja -C build/release mentor; } >build/release.log 2>&1 || {
    tail -n 40 build/release.log >&2
    fail "программа не собралась; весь ход — в build/release.log"
  }
}

if [ -z "${MENTOR:-}" ]; then
  command -v dpkg-query >/dev/null ||
    fail "сборка рассчитана на Debian 12; с готовой программой: MENTOR=/путь/к/mentor sh examples/quickstart.sh"
  packages_dir=tests
  . tests/packages.sh
  need_packages build
  build_mentor
  MENTOR=$root/build/release/mentor
fi
[ -x "$MENTOR" ] || fail "нет программы: $MENTOR"

# ---------------------------------------------------------------- шаги
unset MENTOR_DIR MENTOR_AS_OF
export MENTOR_LANG=ru NO_COLOR=1
step=0
folder=$school

title() {
  step=$((step + 1))
  printf '\n%d. %s\n' "$step" "$*"
}

# run ДЕНЬ КОД КОМАНДА…: команда этого дня; другой код завершения — остановка со всем, что она сказала.
run() {
  day=$1
  expected=$2
  shift 2
  echo "\$ mentor --as-of $day $*" >>"$log"
  code=0
  "$MENTOR" -C "$folder" --as-of "$day" "$@" </dev/null >"$log.step" 2>&1 || code=$?
  cat "$log.step" >>"$log"
  [ "$code" = "$expected" ] && return 0
  cat "$log.step" >&2
  fail "«mentor $*» завершилась с кодом $code вместо $expected; весь ход — в $log"
}

# Таблица: итог одной строкой; отвергнутые строки (код 1) — целиком, они и есть работа куратора.
take() {
  run "$@"
  tail -n 1 "$log.step" | sed -e "s/^/   /"
  awk '/^[^ ]/ { on = /^Отклонен/ } on && /^ / { print "    " $0 }' "$log.step"
}

# done_step ДЕНЬ ПУНКТ ПОДТВЕРЖДЕНИЕ: пункт дорожной карты выполнен.
done_step() {
  run "$1" 0 record add "$2" "done" evidence="$3"
}

# mentors ФОРМА: коды наставников этой формы.
mentors() {
  "$MENTOR" -C "$school" --as-of 2023-09-13 person list --role mentor --form "$1" --format json |
    sed -n 's/.*"\(P-[0-9]*\)".*/\1/p' | sort -u
}

# plan ПАРА ЦЕЛЬ ЗАДАЧА: цель и первая задача пары.
plan() {
  run 2023-10-02 0 record add "$1" goal text="$2" period=q2
  run 2023-10-02 0 record add "$1" task id=t1 title="$3" due=2023-12-15
}

mkdir -p "$(dirname -- "$school")"
rm -rf "$school" "$log" "$log.step"

title "Папка программы и те, кто за неё отвечает"
"$MENTOR" init "$school" --preset school --year 2023-2024 --name 'Школа № 00 посёлка Примерного' \
  --as-of 2023-08-28 </dev/null >"$log" 2>&1 || { cat "$log" >&2; fail "init"; }
# Карточки правят люди: сведения о школе, дорожная карта. Здесь они уже исправлены.
cp examples/school/programme.yaml examples/school/roadmap.yaml examples/school/.gitignore "$school/"
run 2023-08-28 0 appoint head --name 'Главнёва Алла Борисовна' --post директор --order 40-о
run 2023-08-28 0 appoint curator --name 'Заботина Вера Глебовна' --post 'заместитель директора' --order 41-о
run 2023-08-28 0 appoint psychologist --name 'Слушалкин Пётр Ильич' --post 'педагог-психолог' --order 41-о
done_step 2023-08-28 1.1 'методические рекомендации прочитаны на рабочей группе'
done_step 2023-08-28 1.2 'приказ 39-о, положение'
done_step 2023-08-28 1.3 'приказы 40-о и 41-о'

title "Анкеты учителей"
take 2023-09-08 0 survey import "$exports/02-анкета-учителя-наставники.csv" --questionnaire intake-teacher-mentor --enroll --form teacher-teacher
take 2023-09-08 1 survey import "$exports/03-анкета-молодые-педагоги.csv" --enroll
take 2023-09-11 0 survey import "$exports/03-анкета-молодые-педагоги-исправлено.csv" --enroll
take 2023-09-11 0 survey import "$exports/04-анкета-учителя-для-учеников.csv" --questionnaire intake-teacher-mentor --enroll --form teacher-pupil
# Учителя получили коды: теперь в карточку года можно вписать классных руководителей.
cp examples/school/years/2023-2024.yaml "$school/years/"
done_step 2023-09-08 1.4 'сводка классных руководителей'
done_step 2023-09-08 1.5 'протокол педсовета 1'

title "Список наставляемых от классных руководителей: каждый получает код"
take 2023-09-08 1 enroll import "$exports/01-список-наставляемых.xlsx" --role mentee --form pupil-pupil

title "Анкеты учеников: по кодам, по именам, по столбцу на вариант"
take 2023-09-11 1 survey import "$exports/05-анкета-наставляемых-яндекс.xlsx"
take 2023-09-11 1 survey import "$exports/06-анкета-наставников-google.csv" --enroll
take 2023-09-11 1 survey import "$exports/07-анкета-к-учителю-по-вариантам.csv" --enroll --form teacher-pupil
done_step 2023-09-11 2.1 'questionnaires/intake-mentee.yaml'
done_step 2023-09-11 3.1 'questionnaires/intake-mentor.yaml'

title "Бумажные согласия: журнал из папки"
take 2023-09-15 1 consent import "$exports/08-журнал-согласий.xlsx"
run 2023-09-15 0 consent missing
done_step 2023-09-14 1.6 'родительские собрания в 12 классах'

title "Исходная оценка: без неё в мае не сказать, что изменилось"
take 2023-09-15 0 survey import "$exports/09-исходная-оценка-наставляемых.csv" --questionnaire outcome-mentee-before
done_step 2023-09-12 2.4 'список от 12 сентября'
done_step 2023-09-12 3.3 'список от 12 сентября'

title "Отбор и обучение наставников"
run 2023-09-13 0 select pupil-pupil $(mentors pupil-pupil) --criteria 'готов помогать младшим,успевает по своим предметам' --by куратор
run 2023-09-13 0 select teacher-teacher $(mentors teacher-teacher) --criteria 'стаж не менее пяти лет' --by директор
run 2023-09-13 0 select teacher-pupil $(mentors teacher-pupil) --criteria 'ведёт нужный предмет или кружок' --by куратор
run 2023-09-14 0 train $(mentors pupil-pupil) --title 'Школа юного наставника' --kind семинар --hours 4 --trainer 'педагог-психолог'
run 2023-09-14 0 train $(mentors teacher-teacher) $(mentors teacher-pupil) --title 'Наставник: первые шаги' --kind семинар --hours 6 --trainer куратор
done_step 2023-09-13 4.1 'критерии из programme.yaml'
done_step 2023-09-14 4.2 'два семинара'

# Слово куратора: этих двоих — не вместе; эту девочку, новенькую, — в первую очередь.
run 2023-09-14 0 match ban 'Песенкин Павел' 'Буквицын Фёдор' --because 'соседи, в ссоре'
run 2023-09-14 0 record add 'Страничкина Варвара' urgent value=2 rule='новенькая в классе'

title "Групповая встреча: листы предпочтений с обеих сторон"
take 2023-09-18 1 survey import "$exports/10-лист-предпочтений-наставляемых.csv"
take 2023-09-18 0 survey import "$exports/11-лист-предпочтений-наставников.csv"
done_step 2023-09-15 5.2 'листы предпочтений'

title "Подбор: предложение по каждой форме, проверка, подписанный приказ"
forms="pupil-pupil teacher-teacher teacher-pupil"
proposals=
for form in $forms; do
  run 2023-09-18 0 match "$form"
  proposals="$proposals 2023-09-18-$form"
  run 2023-09-18 0 verify "2023-09-18-$form"
done
run 2023-09-18 0 approve $proposals --order 52-о --date 2023-09-18
done_step 2023-09-18 5.1 'три предложения от 18 сентября'
done_step 2023-09-18 5.3 'приказ 52-о'
run 2023-09-19 0 record add P-039 support state=opened specialist=P-003

title "Пары работают: цели, задачи, встречи, обратная связь I четверти"
for number in 01 02 03 04 05 06 07 08 09 10 11 13 14 15; do
  plan "pair-0$number" 'увереннее учиться и успевать по предмету' 'контрольная за четверть — не ниже тройки'
done
for number in 18 19 20 21; do plan "pair-0$number" 'уверенно вести урок' 'открытый урок для наставника'; done
for number in 23 24 25 26 27; do plan "pair-0$number" 'довести проект до защиты' 'тема и план проекта'; done
take 2023-10-30 1 meeting import "$exports/12-встречи-I-четверть.csv"
take 2023-10-30 1 survey import "$exports/13-обратная-связь-наставляемых-I.csv" --questionnaire feedback-mentee
take 2023-10-30 1 survey import "$exports/14-обратная-связь-наставников-I.csv" --questionnaire feedback-mentor

title "Ноябрь: что-то меняется, и это тоже записи"
run 2023-11-08 0 consent give P-078 --signed-by representative --signed-by self --until 2024-08-31 --paper 'папка 1, лист 90'
run 2023-11-10 0 select pupil-pupil P-078 --by куратор
run 2023-11-14 0 pair replace pair-012 --mentor P-078 --order 61-о --reason 'прежний наставник переехал'
run 2023-11-14 0 person leave P-073 --role mentor --reason 'переехал'
run 2023-11-17 0 pair close pair-016 --outcome early --reason 'не совпало время' --rematch
run 2023-11-20 0 pair pause pair-014 --until 2023-12-04 --reason 'карантин в классе'

title "II четверть: встречи и обратная связь"
for number in 01 02 03 04 06 07 08 09 11 13 14 18 19 20 21 23 24 25 27; do
  run 2023-12-15 0 record add "pair-0$number" task-done id=t1 result='получилось'
done
take 2023-12-29 1 meeting import "$exports/15-встречи-II-четверть.csv"
take 2023-12-29 1 survey import "$exports/16-обратная-связь-наставляемых-II.csv" --questionnaire feedback-mentee
take 2023-12-29 0 survey import "$exports/17-обратная-связь-наставников-II.csv" --questionnaire feedback-mentor

title "15 января: отчёт за II четверть, проверка, что дальше"
today=2024-01-15
# С именами — только в private/; с кодами — в reports/: так папку видит тот, у кого нет private/.
mkdir -p "$school/private/reports" "$school/reports"
codes=$school.codes
rm -rf "$codes"
cp -R "$school" "$codes"
rm -r "$codes/private"
for period in q1 q2; do
  (
    folder=$codes
    run "$today" 0 report quarter "$period" --format markdown -o "$school/reports/2023-2024-$period.md"
    run "$today" 0 report quarter "$period" --format html -o "$school/reports/2023-2024-$period.html"
  )
done
rm -r "$codes"
run "$today" 0 report quarter --format html -o "$school/private/reports/2023-2024-q2.html"
run "$today" 0 report quarter
cp "$log.step" "$school/private/reports/2023-2024-q2.txt"
run "$today" 0 check --strict
run "$today" 0 status
sed -e 's/^/   /' "$log.step"
rm -f "$log.step"

cat <<END

Готово. Что получилось и куда смотреть:

   папка программы, вся школа       $school
   отчёт с именами, для браузера    $school/private/reports/2023-2024-q2.html
   тот же отчёт с кодами            $school/reports/2023-2024-q2.html
   предложения пар и доказательства $school/proposals/
   что произошло, по месяцам        $school/journal/
   каждая команда и её ответ        $log

Спросите сами:

   $MENTOR -C $school --as-of $today why 'Резинкина Кира'
   $MENTOR -C $school --as-of $today pair list
   $MENTOR -C $school --as-of $today consent missing

Дальше — рассказ для куратора: examples/README.md
END
