#include "taking.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "decode.h"

namespace mentor {
namespace {

void tell_code_twice(const ReadFile& read, std::string_view key, const std::string& other,
                     Findings& unreadable) {
  const Node* id = read.root->find(key);
  unreadable.push_back(
      error_at(where_of(read.file, *id), "code-twice", {{"code", text_in(*id)}, {"other", other}}));
}

// Cards that have an id, under one roof: decoding, the file's name, and that no id comes twice.
template <class Id, class Card>
void take_card(const ReadFile& read, std::string_view key, std::pair<Id, Card> card,
               std::map<Id, Card>& cards, Loaded& loaded) {
  check_file_name(read, key, loaded.findings);
  const auto there = cards.find(card.first);
  if (there == cards.end()) {
    cards.insert(std::move(card));
    return;
  }
  const std::string& other = loaded.programme.files[there->second.place.file];
  tell_code_twice(read, key, other, loaded.unreadable);
}

template <class Card>
auto keyed(Card card) {
  auto id = card.id;
  return std::pair<decltype(id), Card>(std::move(id), std::move(card));
}

void take_named_card(const ReadFile& read, Loaded& loaded) {
  const Node& root = *read.root;
  Programme& programme = loaded.programme;
  switch (read.kind) {
    case FileKind::person:
      return take_card(read, "id", keyed(decode_person(root, read.file)), programme.people, loaded);
    case FileKind::pair:
      return take_card(read, "id", keyed(decode_pair(root, read.file)), programme.pairs, loaded);
    case FileKind::questionnaire:
      return take_card(read, "id", keyed(decode_questionnaire(root, read.file)),
                       programme.questionnaires, loaded);
    case FileKind::proposal:
      return take_card(read, "id", keyed(decode_proposal(root, read.file)), programme.proposals,
                       loaded);
    default: {
      Year year = decode_year(root, read.file);
      std::string name = year.year;
      return take_card(read, "year", std::pair(std::move(name), std::move(year)), programme.years,
                       loaded);
    }
  }
}

void sort_answers(std::vector<Answer>& answers) {
  std::stable_sort(answers.begin(), answers.end(), [](const Answer& a, const Answer& b) {
    return std::tie(a.questionnaire, a.date, a.at, a.person, a.source, a.about) <
           std::tie(b.questionnaire, b.date, b.at, b.person, b.source, b.about);
  });
}

template <class T>
void append(std::vector<T>& all, std::vector<T>& more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

constexpr std::string_view programme_path = "programme.yaml";

}  // namespace

std::vector<PathOfKind> programme_paths(const std::vector<std::string>& paths, Loaded& loaded) {
  std::vector<PathOfKind> known;
  for (const std::string& path : paths) {
    if (path.starts_with(folder_of(FileKind::private_card))) continue;
    if (const auto stray = stray_file(path)) {
      const bool bad = stray->severity == Severity::error;
      (bad ? loaded.unreadable : loaded.findings).push_back(*stray);
    } else if (const auto kind = file_kind_at(path)) {
      known.push_back({path, *kind});
      loaded.programme.files.push_back(path);
    }
  }
  return known;
}

void take_card_file(const ReadFile& read, Loaded& loaded) {
  Programme& programme = loaded.programme;
  switch (read.kind) {
    case FileKind::programme:
      programme.card = decode_programme_card(*read.root, read.file);
      return;
    case FileKind::matching:
      programme.matching = decode_matching(*read.root, read.file, loaded.unreadable);
      return;
    case FileKind::roadmap:
      programme.roadmap = decode_roadmap(*read.root, read.file, loaded.unreadable);
      return;
    default:
      return take_named_card(read, loaded);
  }
}

void take_bulk_file(BulkFile part, Loaded& loaded) {
  append(loaded.programme.journal, part.entries);
  append(loaded.programme.answers, part.answers);
  append(loaded.unreadable, part.unreadable);
  append(loaded.findings, part.findings);
}

void put_in_order(Loaded& loaded) {
  sort_journal(loaded.programme.journal);
  sort_answers(loaded.programme.answers);
  sort_findings(loaded.unreadable);
  sort_findings(loaded.findings);
}

bool has_programme_card(const std::vector<std::string>& paths) {
  return std::find(paths.begin(), paths.end(), programme_path) != paths.end();
}

void tell_missing_programme(Loaded& loaded) {
  loaded.unreadable.push_back(
      error_at({std::string(programme_path), 0, 0}, "programme-missing", {}));
}

}  // namespace mentor
