#include "taking.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "decode.h"
#include "mentor/model/answer_order.h"
#include "mentor/model/repeats.h"

namespace mentor {
namespace {

// A card that has an id: where it stands, and the file's name.
void note_code(const ReadFile& read, std::string_view key, CardFile& file) {
  check_file_name(read, key, file.findings);
  const Node* id = read.root->find(key);
  file.code = text_in(*id);
  file.line = static_cast<int>(id->line());
  file.column = static_cast<int>(id->column());
}

void decode_named_card(const ReadFile& read, CardFile& file) {
  const Node& root = *read.root;
  note_code(read, read.kind == FileKind::year ? "year" : "id", file);
  switch (read.kind) {
    case FileKind::person: {
      Person person = decode_person(root, read.file);
      person.entered = read.entered;
      file.card = std::move(person);
      return;
    }
    case FileKind::pair:
      file.card = decode_pair(root, read.file);
      return;
    case FileKind::questionnaire:
      file.card = decode_questionnaire(root, read.file);
      return;
    case FileKind::proposal:
      file.card = decode_proposal(root, read.file);
      return;
    default:
      file.card = decode_year(root, read.file);
  }
}

// Cards that have an id, under one roof: no id comes twice.
template <class Id, class Card>
void take_named(const Id& id, Card& card, const CardFile& file, std::map<Id, Card>& cards,
                Loaded& loaded) {
  const std::vector<std::string>& files = loaded.programme.files;
  const std::string& path = files[card.place.file];
  const auto [there, is_first] = cards.try_emplace(id, std::move(card));
  if (is_first) return;
  loaded.unreadable.push_back(
      error_at({path, file.line, file.column}, "code-twice",
               {{"code", file.code}, {"other", files[there->second.place.file]}}));
}

// Puts each kind of card where the programme has it.
struct TakeCard {
  CardFile& file;
  Loaded& loaded;

  void operator()(ProgrammeCard& card) const { loaded.programme.card = std::move(card); }
  void operator()(MatchingRules& rules) const { loaded.programme.matching = std::move(rules); }
  void operator()(Roadmap& roadmap) const { loaded.programme.roadmap = std::move(roadmap); }
  void operator()(Year& year) const {
    take_named(std::string(year.year), year, file, loaded.programme.years, loaded);
  }
  void operator()(Person& person) const {
    take_named(PersonId(person.id), person, file, loaded.programme.people, loaded);
  }
  void operator()(Pair& pair) const {
    take_named(PairId(pair.id), pair, file, loaded.programme.pairs, loaded);
  }
  void operator()(Questionnaire& card) const {
    take_named(QuestionnaireId(card.id), card, file, loaded.programme.questionnaires, loaded);
  }
  void operator()(Proposal& proposal) const {
    take_named(std::string(proposal.id), proposal, file, loaded.programme.proposals, loaded);
  }
};

template <class T>
void append(std::vector<T>& all, std::vector<T>& more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void tell_repeats(const std::vector<Repeat>& repeats, Loaded& loaded) {
  for (const auto& [place, first] : repeats) {
    const Where told = where(loaded.programme, first);
    loaded.findings.push_back(
        {Severity::warning,
         {"told-twice", {{"first", fmt::format("{}:{}", told.file, told.line)}}},
         where(loaded.programme, place)});
  }
}

constexpr std::string_view programme_path = "programme.yaml";

// Answers have the name of their questionnaire. Where there is none of that name, and one of which
// it is a longer form, a cloud has made a copy: `feedback-DESKTOP-AB12.yaml`.
std::optional<Finding> copy_of_answers(const std::string& path,
                                       const std::vector<std::string>& paths) {
  constexpr std::string_view answers = "answers/";
  if (!path.starts_with(answers)) return std::nullopt;
  const auto has = [&](const std::string& wanted) {
    return std::find(paths.begin(), paths.end(), wanted) != paths.end();
  };
  std::string name = path.substr(answers.size());
  if (has("questionnaires/" + name)) return std::nullopt;
  constexpr std::string_view ending = ".yaml";
  for (std::size_t end = name.find_last_of("-_~"); end != std::string::npos && end > 0;
       end = name.find_last_of("-_~", end - 1)) {
    const std::string meant = name.substr(0, end) + std::string(ending);
    if (!has("questionnaires/" + meant)) continue;
    return error_at({path, 0, 0}, "conflict-copy",
                    {{"path", path}, {"original", std::string(answers) + meant}});
  }
  return std::nullopt;
}

}  // namespace

std::vector<PathOfKind> programme_paths(const std::vector<std::string>& paths, Loaded& loaded) {
  std::vector<PathOfKind> known;
  for (const std::string& path : paths) {
    if (path.starts_with(folder_of(FileKind::private_card))) continue;
    if (const auto folder = copied_folder(path)) {
      const bool told = !loaded.unreadable.empty() && loaded.unreadable.back() == *folder;
      if (!told) loaded.unreadable.push_back(*folder);
    } else if (const auto stray = stray_file(path)) {
      const bool bad = stray->severity == Severity::error;
      (bad ? loaded.unreadable : loaded.findings).push_back(*stray);
    } else if (const auto copy = copy_of_answers(path, paths)) {
      loaded.unreadable.push_back(*copy);
    } else if (const auto kind = file_kind_at(path)) {
      known.push_back({path, *kind});
      loaded.programme.files.push_back(path);
    }
  }
  return known;
}

CardFile decode_card_file(const ReadFile& read) {
  CardFile file;
  switch (read.kind) {
    case FileKind::programme:
      file.card = decode_programme_card(*read.root, read.file);
      break;
    case FileKind::matching:
      file.card = decode_matching(*read.root, read.file, file.unreadable);
      break;
    case FileKind::roadmap:
      file.card = decode_roadmap(*read.root, read.file, file.unreadable);
      break;
    default:
      decode_named_card(read, file);
  }
  return file;
}

void take_card_file(CardFile file, Loaded& loaded) {
  std::visit([&](auto& card) { TakeCard{file, loaded}(card); }, file.card);
  append(loaded.unreadable, file.unreadable);
  append(loaded.findings, file.findings);
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
  tell_repeats(take_out_repeats(loaded.programme.journal), loaded);
  tell_repeats(take_out_repeats(loaded.programme.answers), loaded);
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
