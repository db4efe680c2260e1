#include "mentor/store/load.h"

#include <algorithm>
#include <tuple>

#include "decode.h"
#include "mentor/store/transaction.h"
#include "overlay.h"
#include "read_cards.h"

namespace mentor {
namespace {

void tell_code_twice(const ReadFile& read, std::string_view key, const std::string& other,
                     Findings& unreadable) {
  const Node* id = read.tree.root()->find(key);
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

std::string month_of(Date date) {
  return iso(date).substr(0, 7);
}

void check_months(const ReadFile& read, const std::vector<Entry>& entries, Findings& findings) {
  const std::string stem = stem_of(read.file.path);
  const auto first = parse_iso_date(stem + "-01");
  if (!first) {
    findings.push_back(
        error_at({read.file.path, 0, 0}, "journal-file-name", {{"path", read.file.path}}));
    return;
  }
  for (const Entry& entry : entries) {
    if (entry.date.year() == first->year() && entry.date.month() == first->month()) continue;
    findings.push_back(error_at({read.file.path, static_cast<int>(entry.place.line), 0},
                                "entry-wrong-month",
                                {{"date", iso(entry.date)}, {"right", month_of(entry.date)}}));
  }
}

void take_journal(const ReadFile& read, Loaded& loaded) {
  const Node* root = read.tree.root();
  const std::span<const Node> items = root == nullptr ? std::span<const Node>() : root->items();
  std::vector<Entry> entries;
  entries.reserve(items.size());
  for (const Node& item : items) {
    Entry entry;
    if (decode_entry(item, read.file, entry, loaded.unreadable)) {
      entries.push_back(std::move(entry));
    }
  }
  check_months(read, entries, loaded.findings);
  std::vector<Entry>& journal = loaded.programme.journal;
  journal.insert(journal.end(), std::make_move_iterator(entries.begin()),
                 std::make_move_iterator(entries.end()));
}

void take_answers(const ReadFile& read, Programme& programme) {
  if (read.tree.root() == nullptr) return;
  const QuestionnaireId questionnaire{stem_of(read.file.path)};
  for (const Node& item : read.tree.root()->items()) {
    Answer answer = decode_answer(item, read.file);
    answer.questionnaire = questionnaire;
    programme.answers.push_back(std::move(answer));
  }
}

template <class Card>
auto keyed(Card card) {
  auto id = card.id;
  return std::pair<decltype(id), Card>(std::move(id), std::move(card));
}

void take_named_card(const ReadFile& read, Loaded& loaded) {
  const Node& root = *read.tree.root();
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

void take_file(const ReadFile& read, Loaded& loaded) {
  Programme& programme = loaded.programme;
  switch (read.kind) {
    case FileKind::programme:
      programme.card = decode_programme_card(*read.tree.root(), read.file);
      return;
    case FileKind::matching:
      programme.matching = decode_matching(*read.tree.root(), read.file, loaded.unreadable);
      return;
    case FileKind::roadmap:
      programme.roadmap = decode_roadmap(*read.tree.root(), read.file, loaded.unreadable);
      return;
    case FileKind::journal:
      return take_journal(read, loaded);
    case FileKind::answers:
      return take_answers(read, programme);
    default:
      return take_named_card(read, loaded);
  }
}

void sort_answers(std::vector<Answer>& answers) {
  std::stable_sort(answers.begin(), answers.end(), [](const Answer& a, const Answer& b) {
    return std::tie(a.questionnaire, a.date, a.at, a.person, a.source, a.about) <
           std::tie(b.questionnaire, b.date, b.at, b.person, b.source, b.about);
  });
}

struct PathOfKind {
  std::string path;
  FileKind kind = FileKind::programme;
};

std::vector<PathOfKind> programme_paths(const std::vector<std::string>& paths, Loaded& loaded) {
  std::vector<PathOfKind> known;
  for (const std::string& path : paths) {
    if (path.starts_with(folder_of(FileKind::private_card))) continue;
    if (const auto kind = file_kind_at(path)) {
      known.push_back({path, *kind});
      loaded.programme.files.push_back(path);
    } else if (const auto stray = stray_file(path)) {
      const bool bad = stray->severity == Severity::error;
      (bad ? loaded.unreadable : loaded.findings).push_back(*stray);
    }
  }
  return known;
}

void tell_missing_programme(Loaded& loaded) {
  const std::vector<std::string>& files = loaded.programme.files;
  if (std::find(files.begin(), files.end(), "programme.yaml") != files.end()) return;
  loaded.unreadable.push_back(error_at({"programme.yaml", 0, 0}, "programme-missing", {}));
}

Result<Loaded> load_once(Files& files) {
  auto paths = files.list();
  if (!paths) return tl::unexpected(paths.error());
  Loaded loaded;
  const std::vector<PathOfKind> known = programme_paths(*paths, loaded);
  for (std::size_t i = 0; i < known.size(); ++i) {
    const SourceFile file{known[i].path, static_cast<std::uint32_t>(i)};
    auto read = read_file_of(files, file, known[i].kind, loaded.unreadable);
    if (!read) return tl::unexpected(read.error());
    if (*read) take_file(**read, loaded);
  }
  tell_missing_programme(loaded);
  sort_journal(loaded.programme.journal);
  sort_answers(loaded.programme.answers);
  sort_findings(loaded.unreadable);
  sort_findings(loaded.findings);
  return loaded;
}

constexpr int most_attempts = 5;

}  // namespace

Result<Loaded> load_programme(Files& files) {
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    auto loaded = load_once(files);
    if (!loaded) return loaded;
    const auto settled = files.settled();
    if (!settled) return tl::unexpected(settled.error());
    if (*settled) return loaded;
    files.forget_reads();
  }
  return fail(Exit::io, "changed-while-reading");
}

Result<Loaded> load_with(Files& files, const std::vector<Change>& changes) {
  auto edits = work_out(files, changes);
  if (!edits) return tl::unexpected(edits.error());
  OverlayFiles overlay(files, std::move(*edits));
  return load_once(overlay);
}

}  // namespace mentor
