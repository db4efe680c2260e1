#include "mentor/intake/columns.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "mentor/base/text.h"

namespace mentor {
namespace {

using Headers = std::vector<std::string>;

const Headers& email_headers() {
  static const Headers headers = {"Адрес электронной почты",
                                  "Электронная почта",
                                  "E-mail",
                                  "Email",
                                  "Email address",
                                  "Почта",
                                  "Эл. почта"};
  return headers;
}

const Headers& phone_headers() {
  static const Headers headers = {"Телефон", "Номер телефона", "Контактный телефон",
                                  "Phone",   "Phone number",   "Мобильный телефон"};
  return headers;
}

// What form services add of their own and nobody asked.
bool is_service_column(const std::string& key) {
  static constexpr std::array<std::string_view, 8> keys = {"id", "баллы", "score", "времяизменения",
                                                           "№",  "№п/п",  "пп",    "n"};
  return key.empty() || std::find(keys.begin(), keys.end(), key) != keys.end();
}

const Headers* aliases(const Questionnaire& questionnaire, Mark mark) {
  const RespondentColumns& own = questionnaire.respondent;
  switch (mark) {
    case Mark::code:
      return &own.code;
    case Mark::name:
      return &own.name;
    case Mark::family:
      return &own.family;
    case Mark::given:
      return &own.given;
    case Mark::patronymic:
      return &own.patronymic;
    case Mark::birth_date:
      return &own.birth_date;
    case Mark::school_class:
      return &own.school_class;
    case Mark::organisation:
      return &own.organisation;
    case Mark::post:
      return &own.post;
    case Mark::time:
      return &questionnaire.time;
    case Mark::about:
      return &questionnaire.about;
    case Mark::email:
      return &email_headers();
    case Mark::phone:
      return &phone_headers();
  }
  return nullptr;
}

constexpr std::array all_marks = {
    Mark::code,       Mark::name,         Mark::family,       Mark::given, Mark::patronymic,
    Mark::birth_date, Mark::school_class, Mark::organisation, Mark::post,  Mark::time,
    Mark::about,      Mark::email,        Mark::phone};

std::optional<Mark> mark_of(const Questionnaire& questionnaire, const std::string& key) {
  for (const Mark mark : all_marks) {
    for (const std::string& alias : *aliases(questionnaire, mark)) {
      if (header_key(alias) == key) return mark;
    }
  }
  return std::nullopt;
}

// `к1` of «К1. Насколько …» for a question with the id К1, in Latin or Cyrillic letters.
bool begins_with_id(const std::string& key, const std::string& id) {
  const std::string typed = fold(latin_lookalikes(capitalised(key)));
  const std::string wanted = fold(latin_lookalikes(capitalised(fold(id))));
  if (wanted.empty() || !typed.starts_with(wanted) || typed.size() <= wanted.size()) return false;
  const char next = typed[wanted.size()];
  return next == '.' || next == ')';
}

// 0 for the text, 1.. for columns; the id and its prefix count as the text.
std::optional<std::size_t> alias_of(const Question& question, const std::string& key) {
  if (key == header_key(question.text) || key == header_key(question.id)) return 0;
  for (std::size_t i = 0; i < question.columns.size(); ++i) {
    if (key == header_key(question.columns[i])) return i + 1;
  }
  if (begins_with_id(key, question.id)) return 0;
  return std::nullopt;
}

struct Found {
  const Question* question = nullptr;
  std::size_t alias = 0;
};

std::optional<Found> question_of(const Questionnaire& questionnaire, std::string_view header) {
  const std::string key = header_key(header);
  if (key.empty()) return std::nullopt;
  for (const Question& question : questionnaire.questions) {
    if (const auto alias = alias_of(question, key)) return Found{&question, *alias};
  }
  return std::nullopt;
}

struct Halves {
  std::string question;
  std::string option;
};

// Every way to read the header as a question and an option.
std::vector<Halves> optioned(const std::string& header) {
  std::vector<Halves> ways;
  const std::size_t bracket = header.rfind('[');
  if (header.ends_with(']') && bracket != std::string::npos && bracket > 0) {
    ways.push_back({header.substr(0, bracket),
                    squeeze(header.substr(bracket + 1, header.size() - bracket - 2))});
  }
  for (std::size_t at = header.find('/'); at != std::string::npos; at = header.find('/', at + 1)) {
    ways.push_back({header.substr(0, at), squeeze(header.substr(at + 1))});
  }
  return ways;
}

struct Asked {
  Found found;
  std::string option;  ///< of a column of one option
};

std::optional<Asked> asked_in(const Questionnaire& questionnaire, const std::string& header) {
  if (const auto found = question_of(questionnaire, header)) return Asked{*found, {}};
  for (const auto& [question, option] : optioned(header)) {
    const auto found = question_of(questionnaire, question);
    if (found && !option.empty()) return Asked{*found, option};
  }
  return std::nullopt;
}

Headers known_headers(const Questionnaire& questionnaire) {
  Headers known;
  for (const Mark mark : all_marks) {
    if (mark == Mark::email || mark == Mark::phone) continue;
    for (const std::string& alias : *aliases(questionnaire, mark))
      known.push_back(alias);
  }
  for (const Question& question : questionnaire.questions) {
    known.push_back(question.text);
    known.insert(known.end(), question.columns.begin(), question.columns.end());
  }
  return known;
}

bool takes_several_columns(QuestionType type) {
  return type == QuestionType::ranking || type == QuestionType::refusals ||
         type == QuestionType::tags || type == QuestionType::slots;
}

Finding about_header(const Table& table, Severity severity, Message message) {
  return {severity, std::move(message), {table.file, table.header_row, 0}};
}

// A header renamed by a word or two is a long text: compared by its words, too.
std::string nearest_header(const std::string& header, const Headers& known) {
  const std::string near = nearest(header, known);
  if (!near.empty()) return near;
  const Headers words = split(fold(header), " ,.?:()");
  std::string best;
  std::size_t best_common = 0;
  for (const std::string& candidate : known) {
    const Headers others = split(fold(candidate), " ,.?:()");
    const auto common = static_cast<std::size_t>(
        std::count_if(words.begin(), words.end(), [&](const std::string& word) {
          return std::find(others.begin(), others.end(), word) != others.end();
        }));
    const bool near_enough = common * 2 >= std::max(words.size(), others.size());
    if (near_enough && common > best_common) {
      best_common = common;
      best = candidate;
    }
  }
  return best;
}

class Mapper {
 public:
  Mapper(const Questionnaire& questionnaire, const Table& table)
      : questionnaire_(questionnaire), table_(table), known_(known_headers(questionnaire)) {}

  ColumnMap map() {
    for (std::size_t i = 0; i < table_.header.size(); ++i)
      map_column(i);
    for (auto& [id, columns] : map_.questions) {
      std::stable_sort(
          columns.begin(), columns.end(),
          [](const QuestionColumn& a, const QuestionColumn& b) { return a.alias < b.alias; });
    }
    note_duplicates();
    note_missing();
    return std::move(map_);
  }

 private:
  void map_column(std::size_t column) {
    const std::string header = squeeze(table_.header[column]);
    const std::string key = header_key(header);
    if (const auto mark = mark_of(questionnaire_, key)) {
      map_.marks[*mark].push_back(column);
      if (const auto found = question_of(questionnaire_, header)) add(*found, column, {});
      return;
    }
    if (const auto asked = asked_in(questionnaire_, header)) {
      return add(asked->found, column, asked->option);
    }
    if (is_service_column(key)) return;
    map_.ignored.push_back(column);
    // A list of participants has headers of its own, and no card to add them to.
    const std::string id = questionnaire_.id.text.empty() ? "column-unknown" : "header-unknown";
    map_.notes.push_back(
        about_header(table_, Severity::note,
                     {id, {{"column", header}, {"nearest", nearest_header(header, known_)}}}));
  }

  void add(const Found& found, std::size_t column, const std::string& option) {
    map_.questions[found.question->id].push_back({column, option, found.alias});
  }

  void note_duplicates() {
    for (const auto& [id, columns] : map_.questions) {
      const Question* question = find_question(questionnaire_, id);
      for (std::size_t i = 1; i < columns.size(); ++i) {
        const bool twice =
            columns[i].alias == columns[i - 1].alias && columns[i].option == columns[i - 1].option;
        if (!twice && takes_several_columns(question->type)) continue;
        if (!twice && !columns[i].option.empty()) continue;
        note_duplicate(columns[i].column, id);
      }
    }
  }

  void note_duplicate(std::size_t column, const std::string& question) {
    map_.notes.push_back(
        about_header(table_, Severity::warning,
                     {"header-duplicate",
                      {{"column", squeeze(table_.header[column])}, {"question", question}}}));
  }

  void note_missing() {
    for (const Question& question : questionnaire_.questions) {
      if (map_.questions.contains(question.id)) continue;
      const Severity severity = question.required ? Severity::warning : Severity::note;
      map_.notes.push_back(
          about_header(table_, severity,
                       {"question-missing", {{"question", question.id}, {"text", question.text}}}));
    }
  }

  const Questionnaire& questionnaire_;
  const Table& table_;
  Headers known_;
  ColumnMap map_;
};

bool tells_people(const Questionnaire& questionnaire, const ColumnMap& map) {
  if (questionnaire.anonymous) return true;
  const auto has = [&](Mark mark) { return map.marks.contains(mark); };
  return has(Mark::code) || has(Mark::name) || has(Mark::family) ||
         questionnaire.purpose == Purpose::request;
}

}  // namespace

std::string header_key(std::string_view header) {
  std::string key = fold(header);
  for (const std::string_view mark : {" ", "\"", "'", "*"})
    key = replace_all(key, mark, "");
  // A mark may now follow its letter.
  key = fold(replace_all(key, "…", "."));
  while (!key.empty() && std::string_view("?:.!,;").find(key.back()) != std::string_view::npos)
    key.pop_back();
  return key;
}

ColumnMap map_columns(const Questionnaire& questionnaire, const Table& table) {
  return Mapper(questionnaire, table).map();
}

int fitness(const Questionnaire& questionnaire, const Table& table) {
  const ColumnMap map = map_columns(questionnaire, table);
  if (map.questions.empty() || !tells_people(questionnaire, map)) return 0;
  const auto own = [](Mark mark) { return mark != Mark::email && mark != Mark::phone; };
  const auto marks = std::count_if(map.marks.begin(), map.marks.end(),
                                   [&](const auto& each) { return own(each.first); });
  const auto found = static_cast<int>(map.questions.size());
  const int missing = static_cast<int>(questionnaire.questions.size()) - found;
  return 1000 * (found + static_cast<int>(marks)) - missing;
}

int known_titles(const Questionnaire& questionnaire, const std::vector<std::string>& titles) {
  return static_cast<int>(
      std::count_if(titles.begin(), titles.end(), [&](const std::string& title) {
        return mark_of(questionnaire, header_key(title)) || asked_in(questionnaire, squeeze(title));
      }));
}

Result<const Questionnaire*> choose_questionnaire(
    const std::map<QuestionnaireId, Questionnaire>& questionnaires, const Table& table) {
  int best = 0;
  std::vector<const Questionnaire*> fitting;
  Headers known;
  for (const auto& [id, questionnaire] : questionnaires) {
    known.push_back(id.text);
    const int score = fitness(questionnaire, table);
    if (score == 0 || score < best) continue;
    if (score > best) fitting.clear();
    best = score;
    fitting.push_back(&questionnaire);
  }
  const Where where{table.file, table.header_row, 0};
  if (fitting.empty()) {
    return fail(Exit::usage, "questionnaire-none", {{"known", join(known, ", ")}}, where);
  }
  if (fitting.size() == 1) return fitting.front();
  Headers candidates;
  for (const Questionnaire* each : fitting)
    candidates.push_back(each->id.text);
  return fail(Exit::usage, "questionnaire-ambiguous", {{"candidates", join(candidates, ", ")}},
              where);
}

}  // namespace mentor
