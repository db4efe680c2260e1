// A small complete programme folder, in the words of the contract's own examples.
#pragma once

#include <map>
#include <string>

namespace mentor::test {

using FileMap = std::map<std::string, std::string>;

inline const char* const programme_yaml = R"(# yaml-language-server: $schema=schemas/programme.json
format: 1
id: school-10
organisation: {name: "МБОУ СОШ № 10", short: "СОШ № 10", kind: school, settlement: "Приозёрск", district: "Лесной", region: "Дальний край", site: "https://school10.example"}
title: Наставничество в школе № 10
language: ru                  # of documents and reports
goal: Чтобы каждый был не один
tasks: [найти, подготовить]
categories:
  - {id: pupil, title: обучающийся}
  - {id: teacher, title: педагог, adult: true}
forms:
  - {id: pupil-pupil, title: ученик — ученик, official: true, mentors: [pupil], mentees: [pupil], group_min: 1, group_max: 3, role_models: [успевающий — неуспевающий, лидер — пассивный], selection: [успеваемость], clearance: [], thresholds: {quiet_days: {later: 21}}}
  - {id: teacher-teacher, title: учитель — учитель, official: да, mentors: [teacher], mentees: [teacher]}
  - {id: teacher-pupil, title: учитель — ученик, mentors: [teacher], mentees: [pupil], clearance: [certificate]}
consent:
  required: {pupil: [processing], teacher: []}
  signers: {under_14: [representative], from_14: [representative, self], adult: [self]}
thresholds: {satisfied: 7.5, small_group: 5, first_meeting_days: 14, quiet_days: {first_30: 10, first_90: 14, later: 30}}
legal: [ "Распоряжение Минпросвещения России от 25.12.2019 № Р-145" ]
programmes: [{form: pupil-pupil, title: Рука об руку, goal: учиться вместе, expected: [оценки]}]
rewards: [ грамота ]
)";

inline const char* const year_yaml = R"(year: 2023-2024
prepared_from: 2023-06-01     # preparation before 1 September counts as this year
periods:
  feedback: [{id: q1, title: I четверть, from: 2023-09-01, to: 2023-10-29}, {id: q2, title: II четверть, from: 2023-11-07, to: 2023-12-29}]
  monitoring: [{id: m1, title: I полугодие, from: 2023-09-01, to: 2023-12-31}]
holidays: [{from: 2023-10-30, to: 2023-11-06}]
classes: [{id: 7Б, teacher: P-020}]
contingent: {pupils_10_19: 412, pupils_15_19: 130, teachers_young: 6, enterprises: 4}
targets: [{id: pupils_mentees_share, value: 70, unit: percent, source: "план района"}]
)";

inline const char* const person_yaml = R"(id: P-014
category: pupil               # one of the programme's categories, or a list
class: 7Б
born: 2010-05
facts:
  interests: [шахматы, робототехника]
  floor: 010
  sport: no
blocks: [{person: P-020, reason: relatives}]
)";

inline const char* const pair_yaml = R"(id: pair-007
form: pupil-pupil
role_model: успевающий — неуспевающий
mentors: [P-003]
mentees: [P-014, P-019]
from: 2023-12-08
to: 2024-05-31
order: 112-о
source: 2023-12-04-pupil-pupil     # the proposal, or `manual`
format: очно
personal_programme: {kind: традиционное, goal: алгебра, expected: [четвёрка]}
strengths: {strong: [память], weak: [счёт]}
)";

inline const char* const questionnaire_yaml = R"(id: intake-mentee
title: Анкета наставляемого
purpose: intake               # request (before anything: enrols nobody)
role: mentee
anonymous: false
forms: [pupil-pupil]          # empty = all
phase: before
respondent: {code: ["Код участника", "Код"], name: ["ФИО", "Фамилия Имя"], class: ["Класс"]}
time: ["Время создания", "Отметка времени", "Timestamp"]
questions:
  - {id: requests, text: С чем нужна помощь?, columns: ["Запрос"], type: tags, options: [математика, физика], split: ",;", fact: requests}
  - {id: comfort, text: Насколько комфортно с наставником?, type: scale, min: 1, max: 10, axis: satisfaction}
)";

inline const char* const roadmap_yaml = R"(title: Дорожная карта
approved: {by: директор, order: 45-о, date: 2023-09-05}
stages:
  - id: "2"
    title: Формирование базы наставляемых
    steps:
      - {id: "2.3", activity: Сбор данных о наставляемых, title: Сбор согласий, side: inside, when: [2023-10, 2023-11], responsible: [классные руководители], result: база, after: ["2.1"], proof: {measure: consents.mentees, at_least: 100%}}
      - {id: "6.7", title: Анкетирование обратной связи, when: [{every: feedback}], responsible: [рабочая группа], proof: {measure: feedback.answered, at_least: 80%}}
      - {id: "6.8", title: Встречи, when: [2023-12..2024-06, all-year, {every: month, months: [9]}, 2024-02-29], proof: {measure: pairs.open, at_least: 5}}
)";

inline const char* const matching_yaml = R"(format: 1
forms:
  pupil-pupil:
    mechanism: auto            # points | ballots | auto = ballots as soon as there are any
    objective: [served, worst-off, points]
    load: 20
    keep: 50
    unlisted: last-tie         # last-tie | refuse
    rule: max                  # max | truthful
    require: [selected, trained]
    rules:
      - {id: older-mentor, mentor: grade, relation: greater, mentee: grade, say: наставник старше классом}
      - {id: not-same-class, mentor: class, relation: differs, mentee: class}
      - {id: near-age, mentor: age, relation: within 2.5, mentee: age, missing: pass}
    criteria:
      - {id: request,  weight: 40, mentee: requests, mentor: competences, measure: covered}
      - {id: time,     weight: 25, mentee: slots, mentor: slots, measure: common, enough: 2, required: true}
      - {id: interest, weight: 15, mentee: interests, mentor: interests, measure: common, enough: 3}
      - {id: steps,    weight: 12, mentee: grade, mentor: grade, measure: difference, points: {1: 9, 2: 12}, required: true}
      - {id: same,     weight: 10, mentee: profession, mentor: profession, measure: equal}
      - {id: wish,     weight: 6,  mentee: wished, mentor: traits, measure: contains, when: {mentee: wants_similar, is: true}}
    orders: {grade: [AA, AO, EO, HEO, SEO]}        # a fact whose values are steps of a ladder
    synonyms: {requests: {матиматика: математика, «ОГЭ по матем.»: математика}}
)";

inline const char* const proposal_yaml = R"(id: 2023-12-04-pupil-pupil
format: 1
form: pupil-pupil
as_of: 2023-12-04
mechanism: points
objective: [{level: served-0, value: 1}, {level: points, value: 71}]
input: 6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b
pairs:
  - {mentor: P-003, mentees: [{id: P-014, points: 71, by: {request: 30}, matched: {request: [физика]}, ballot: mutual, lot: 281474976710655}]}
unmatched: [{id: P-019, urgent: 1, waiting_days: 12, cause: not-ready, missing: [consent:processing], nearest: [{mentor: P-003, why_not: full}]}]
free: [{mentor: P-004, places: 2}]
certificate: {served: [{urgent: 0, mentees: [P-019], mentors: [P-003], places: 1}], prices: [{mentor: P-003, points: -5, lots: 12345678901234567890123}]}
program: mentor 0.1.0
)";

inline const char* const journal_yaml =
    R"(- {date: 2023-12-11, pair: pair-007, event: meeting, kind: organising, minutes: 40, topic: Знакомство, next: 2023-12-18, by: P-003, noted: 2023-12-12}
- {date: 2023-12-01, person: P-014, event: enrolled, role: mentee, form: pupil-pupil}
- {date: 2023-12-02, at: "10:02", person: P-014, event: consent, kind: processing, signed_by: representative, until: 2024-12-02}
- {date: 2023-12-03, event: appointed, id: a-1, post: curator, person: P-020, order: 45-о}
- {date: 2023-12-05, step: "2.3", event: done, evidence: папка 4}
- {date: 2023-12-20, pair: pair-007, event: left, person: P-019, reason: переезд}
- {date: 2023-12-06, event: training, id: t-1, title: Школа наставника, schedule: [{day: 2023-12-09, topic: Вводное, hours: 2}], attended: [P-003]}
- {date: 2023-12-07, pair: pair-007, event: set, format: дистанционно, strengths: {strong: [речь]}}
- {date: 2023-12-07, person: P-014, event: fact, key: floor, value: 3}
- {date: 2023-12-08, person: P-003, event: selected, form: pupil-pupil, decision: да}
)";

inline const char* const answers_yaml =
    R"(- {date: 2023-10-12, at: "10:02", person: P-014, period: 2023-2024/q1, source: "sha256:00ff row 14", values: {comfort: 8, requests: [физика]}}
- {date: 2023-10-11, about: P-020, values: {comfort: 10}}
)";

inline const char* const private_yaml = R"(id: P-014
name: {family: Пробнова, given: Лада, patronymic: Тестовна, cases: {dative: Пробновой Ладе Тестовне}}
birth_date: 2010-05-17
phones: ["+7 000 000-00-14"]
emails: lada@example.invalid
representative: {name: Пробнова Вера, relation: мать, phone: "+7 000 000-00-15"}
notes: [{date: 2023-10-01, source: psychologist, text: осторожно, clearance: curator}]
)";

inline FileMap whole_folder() {
  return {
      {"programme.yaml", programme_yaml},
      {"years/2023-2024.yaml", year_yaml},
      {"matching.yaml", matching_yaml},
      {"roadmap.yaml", roadmap_yaml},
      {"people/P-014.yaml", person_yaml},
      {"people/P-003.yaml", "id: P-003\ncategory: [pupil, teacher]\n"},
      {"pairs/pair-007.yaml", pair_yaml},
      {"questionnaires/intake-mentee.yaml", questionnaire_yaml},
      {"journal/2023-12.yaml", journal_yaml},
      {"answers/intake-mentee.yaml", answers_yaml},
      {"proposals/2023-12-04-pupil-pupil.yaml", proposal_yaml},
      {"private/P-014.yaml", private_yaml},
  };
}

}  // namespace mentor::test
