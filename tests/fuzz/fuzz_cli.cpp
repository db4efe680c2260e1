// Command lines, words parted by spaces outside double quotes, in a programme folder in memory.
// Whatever is typed, the program ends with an exit code of its contract, prints nothing that steers
// a terminal, changes the folder only when it says so, and leaves a folder that reads.
#include <vector>

#include "law.h"
#include "memory_world.h"
#include "mentor/base/text.h"
#include "mentor/store/load.h"
#include "mentor/store/private_cards.h"

using namespace mentor;
using fuzz::law;

namespace {

const char* const programme =
    "format: 1\nid: s\norganisation: {name: \"Школа «Луг»\", kind: school}\ntitle: Наставничество\n"
    "language: ru\ncategories:\n  - {id: pupil, title: обучающийся}\nforms:\n"
    "  - {id: pupil-pupil, title: ученик — ученик, mentors: [pupil], mentees: [pupil], group_max: "
    "2}\n"
    "consent: {required: {pupil: [processing]}}\n";
const char* const journal =
    "- {date: 2023-10-02, person: P-001, event: enrolled, role: mentee, form: pupil-pupil}\n"
    "- {date: 2023-10-02, person: P-002, event: enrolled, role: mentee, form: pupil-pupil}\n"
    "- {date: 2023-10-02, person: P-003, event: enrolled, role: mentor, form: pupil-pupil, "
    "capacity: 2}\n"
    "- {date: 2023-10-05, person: P-001, event: consent, kind: processing, signed_by: "
    "[representative, self]}\n"
    "- {date: 2023-10-05, person: P-002, event: consent, kind: processing, signed_by: "
    "[representative, self]}\n"
    "- {date: 2023-10-05, person: P-003, event: consent, kind: processing, signed_by: [self]}\n"
    "- {date: 2023-10-10, event: order, id: 5-о, number: 5-о, kind: pairs, pairs: [pair-001]}\n"
    "- {date: 2023-10-16, pair: pair-001, event: meeting, kind: organising, topic: Знакомство}\n";

std::map<std::string, std::string> folder() {
  return {
      {"programme.yaml", programme},
      {"journal/2023-10.yaml", journal},
      {"years/2023-2024.yaml",
       "year: 2023-2024\nperiods:\n  feedback:\n"
       "    - {id: q1, title: I четверть, from: 2023-09-01, to: 2023-10-29}\n"
       "    - {id: q2, title: II четверть, from: 2023-11-07, to: 2023-12-29}\nclasses: [{id: "
       "7Б}]\n"},
      {"matching.yaml",
       "format: 1\nforms:\n  pupil-pupil:\n    criteria:\n"
       "      - {id: ask, weight: 4, mentee: requests, mentor: competences, measure: covered}\n"},
      {"questionnaires/mood.yaml",
       "id: mood\ntitle: Анкета\npurpose: feedback\nrole: mentee\nrespondent: {code: "
       "[Код]}\nquestions:\n"
       "  - {id: comfort, text: Комфорт, type: scale, min: 1, max: 10, axis: comfort}\n"},
      {"roadmap.yaml",
       "title: План\nstages:\n  - id: \"1\"\n    title: Начало\n    steps:\n"
       "      - {id: \"1.1\", title: Сбор согласий, when: [2023-10]}\n"},
      {"people/P-001.yaml", "id: P-001\ncategory: pupil\nclass: 7Б\nfacts: {requests: [физика]}\n"},
      {"people/P-002.yaml", "id: P-002\ncategory: pupil\nclass: 7Б\nborn: 2010-05\n"},
      {"people/P-003.yaml",
       "id: P-003\ncategory: pupil\nborn: 2007-02\nfacts: {competences: [физика]}\n"},
      {"private/P-001.yaml",
       "id: P-001\nname: {family: Ёжикова, given: Анна}\nbirth_date: 2010-03-04\n"},
      {"private/P-003.yaml", "id: P-003\nname: {family: Дубов, given: Глеб}\n"},
      {"pairs/pair-001.yaml",
       "id: pair-001\nform: pupil-pupil\nmentors: [P-003]\nmentees: [P-001]\nfrom: 2023-10-10\n"
       "order: 5-о\nsource: manual\n"},
  };
}

void furnish(cli::MemoryWorld& world) {
  static const auto files = folder();
  world.folder = files;
  world.now = day(2024, 1, 15);
  world.outside = {
      {"a.csv", "Код;Комфорт\nP-001;9\nP-002;x\n"},
      {"b.csv", "ФИО,Класс,Дата рождения\nСиницын Лев,7Б,2010-09-03\nРябова Вера,8А,\n"},
      {"c.csv", "Пара,Дата,Тема\npair-001,2023-10-20,Дроби\n"},
      {"d.json", R"([{"Код":"P-002","Вид":"processing","Подписал":"сам","Дата":"2023-10-20"}])"},
  };
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  bool is_quoted = false;
  for (const char c : text) {
    // As the system hands words over: none holds a zero byte.
    if (c == '\0') continue;
    if (c == '"') {
      is_quoted = !is_quoted;
    } else if (c == ' ' && !is_quoted) {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

bool has_word(const std::vector<std::string>& words, std::string_view start) {
  for (const std::string& word : words) {
    if (word.starts_with(start)) return true;
  }
  return false;
}

void reads(const std::map<std::string, std::string>& changed) {
  MemoryFiles files(changed);
  const auto loaded = load_programme(files);
  law(loaded && loaded->unreadable.empty(), "what a command leaves is read");
  law(!has_errors(loaded->findings), "what a command leaves stands in its place");
  const auto names = load_private(files);
  law(names && names->unreadable.empty(), "private cards that a command leaves are read");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<std::string> words = words_of(fuzz::text_of(data, size));
  cli::MemoryWorld world;
  furnish(world);
  const auto before = world.folder;
  const int exit = cli::run(words, world);
  law(exit >= 0 && exit <= 5, "an exit code is one of the contract's");
  law(is_utf8(world.out) && is_utf8(world.err), "what is printed is text");
  if (!has_word(words, "--color")) {
    law(world.err.find('\x1b') == std::string::npos && world.out.find('\x1b') == std::string::npos,
        "nothing that is printed steers a terminal");
  }
  if (exit != 0) law(exit == 1 || !world.err.empty(), "what is refused is told");
  if (world.folder == before) return 0;
  law(exit == 0 || exit == 1, "a command that fails changes nothing");
  law(!has_word(words, "--dry-run"), "a dry run changes nothing");
  reads(world.folder);
  return 0;
}
