#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "mentor/base/text.h"
#include "mentor/intake/tables.h"
#include "mentor/state/people.h"
#include "sheet.h"

namespace mentor {
namespace {

using intake::SheetRow;

bool contains_any(const std::string& text, const auto& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

// Kinds by the school's words: the ids of the programme, and what papers are usually called.
std::optional<std::string> kind_of(const std::string& typed, const std::set<std::string>& known) {
  const std::string folded = fold(typed);
  for (const std::string& each : known) {
    if (fold(each) == folded) return each;
  }
  if (folded.find("распространен") != std::string::npos) return "distribution";
  if (folded.find("обработк") != std::string::npos) return "processing";
  if (folded.find("фото") != std::string::npos) return "photo";
  return std::nullopt;
}

// A list of one kind says it once, in a header or its name: «Согласие на обработку персональных
// данных».
std::string kind_of_table(const Table& table) {
  std::vector<std::string> titles = table.header;
  titles.push_back(table.sheet);
  titles.push_back(table.file);
  const bool processing = std::any_of(titles.begin(), titles.end(), [](const std::string& each) {
    return fold(each).find("обработк") != std::string::npos;
  });
  return processing ? "processing" : "";
}

std::set<std::string> known_kinds(const ProgrammeCard& card) {
  std::set<std::string> kinds = {"processing", "distribution", "photo"};
  for (const auto& [category, required] : card.consent.required)
    kinds.insert(required.begin(), required.end());
  return kinds;
}

std::vector<Signer> signers_of(const std::string& typed) {
  static constexpr std::array<std::string_view, 9> representative = {
      "представител", "родител", "мать",   "мама",          "отец",
      "папа",         "опекун",  "parent", "representative"};
  static constexpr std::array<std::string_view, 5> self = {"сам", "лично", "self", "участник",
                                                           "ученик"};
  static constexpr std::array<std::string_view, 3> both = {"оба", "обе", "both"};
  const std::string folded = fold(typed);
  const bool all = std::find(both.begin(), both.end(), folded) != both.end();
  std::vector<Signer> signers;
  if (all || contains_any(folded, representative)) signers.push_back(Signer::representative);
  if (all || contains_any(folded, self)) signers.push_back(Signer::self);
  return signers;
}

Value value_of(const std::vector<Signer>& signers) {
  Values values;
  for (const Signer signer : signers)
    values.push_back({std::string(signer == Signer::self ? "self" : "representative")});
  return {values};
}

// «бессрочно», «до отзыва»: no end.
bool tells_no_end(const std::string& typed) {
  static constexpr std::array<std::string_view, 8> words = {
      "бессрочн",     "без срока",  "отзыв",      "неограничен",
      "не ограничен", "indefinite", "withdrawal", "unlimited"};
  return contains_any(fold(typed), words);
}

class ConsentPlanner {
 public:
  ConsentPlanner(const State& state, const PrivateCards* cards, std::string kind)
      : state_(state),
        people_(state, cards),
        kind_(std::move(kind)),
        kinds_(known_kinds(state.programme->card)) {
    for (const Entry& entry : state.programme->journal) {
      if (entry.event == EventKind::consent) told_[identity(entry)].push_back({entry, 0});
    }
  }

  RowFate read(SheetRow& row) {
    const auto person = intake::person_of_row(row, people_, state_.day);
    const auto date = row.past_date("date", state_.day);
    const auto kind = read_kind(row);
    if (!person || !date || !kind) return RowFate::rejected;
    const auto signers = read_signers(row, *person, *date);
    const bool endless = tells_no_end(row.text("until"));
    const auto until = endless ? std::optional<Date>() : row.date("until");
    if (until && *until < *date) {
      row.reject("until", {"until-before-date", {{"value", iso(*until)}, {"date", iso(*date)}}});
    }
    if (row.rejected()) return RowFate::rejected;
    Entry entry;
    entry.date = *date;
    entry.event = EventKind::consent;
    entry.subject = *person;
    put(entry, "kind", {*kind});
    put(entry, "signed_by", value_of(signers));
    if (until) put(entry, "until", {*until});
    if (row.has("paper")) put(entry, "paper", {row.free_text("paper")});
    if (*date != state_.day) entry.noted = state_.day;
    return add(row, std::move(entry));
  }

  TablePlan take() {
    sort_journal(plan_.entries);
    return std::move(plan_);
  }

 private:
  static std::string identity(const Entry& entry) {
    auto signers = texts_of(entry, "signed_by");
    std::sort(signers.begin(), signers.end());
    return text(subject_person(entry).value_or(PersonId{})) + iso(entry.date) +
           text_of(entry, "kind") + ' ' + join(signers, ",");
  }

  std::optional<std::string> read_kind(SheetRow& row) {
    const std::string typed = row.has("kind") ? row.text("kind") : kind_;
    if (typed.empty()) {
      row.reject("kind", {"consent-kind-missing", {}});
      return std::nullopt;
    }
    const auto kind = kind_of(typed, kinds_);
    if (!kind) {
      const std::vector<std::string> names(kinds_.begin(), kinds_.end());
      row.reject("kind",
                 {"consent-kind-unknown", {{"value", typed}, {"known", join(names, ", ")}}});
    }
    return kind;
  }

  std::vector<Signer> read_signers(SheetRow& row, PersonId id, Date date) {
    const PersonState* person = find_person(state_, id);
    const auto needed =
        person == nullptr ? std::vector<Signer>() : needed_signers(state_, *person, date);
    const std::string typed = row.text("signed_by");
    if (typed.empty() && needed.size() == 1) return needed;
    auto signers = signers_of(typed);
    if (signers.empty()) {
      row.reject("signed_by",
                 {typed.empty() ? "signer-missing" : "signer-unknown", {{"value", typed}}});
    }
    return signers;
  }

  // A paper with another end or in another folder is another paper; a row that does not tell them
  // says nothing new.
  static bool tells_nothing_new(const Entry& entry, const Entry& known) {
    const auto told = [&](std::string_view key) {
      const Value* value = find(entry, key);
      const Value* before = find(known, key);
      return value == nullptr || (before != nullptr && *before == *value);
    };
    return told("until") && told("paper");
  }

  RowFate add(SheetRow& row, Entry entry) {
    std::vector<Told>& told = told_[identity(entry)];
    for (const Told& each : told) {
      if (!tells_nothing_new(entry, each.entry)) continue;
      if (each.row == 0) return RowFate::unchanged;
      row.report("date", Severity::note, {"row-repeated", {}});
      row.verdict().superseded_by = each.row;
      return RowFate::superseded;
    }
    told.push_back({entry, row.verdict().row});
    plan_.entries.push_back(std::move(entry));
    return RowFate::added;
  }

  struct Told {
    Entry entry;
    int row = 0;  ///< of this table; 0 = of the folder
  };

  const State& state_;
  People people_;
  std::string kind_;
  std::set<std::string> kinds_;
  std::map<std::string, std::vector<Told>> told_;  ///< by identity
  TablePlan plan_;
};

}  // namespace

std::string consent_kind_meant(const ProgrammeCard& card, const std::string& typed) {
  return kind_of(typed, known_kinds(card)).value_or(typed);
}

Result<TablePlan> plan_consents(const State& state, const PrivateCards* cards, const Table& table,
                                const std::string& kind) {
  auto columns = intake::sheet_columns(table, TableKind::consents);
  if (auto error = intake::lacking_columns(table, columns, TableKind::consents,
                                           {{"code", "name", "family"}, {"date"}})) {
    return tl::unexpected<Error>(std::move(*error));
  }
  std::string told = kind;
  if (told.empty() && !columns.by_key.contains("kind")) {
    told = kind_of_table(table);
    if (told.empty()) {
      return fail(Exit::usage, "consent-kind-untold", {}, {table.file, table.header_row, 0});
    }
  }
  ConsentPlanner planner(state, cards, told);
  auto rows = intake::read_sheet(table, columns, [&](SheetRow& row) { return planner.read(row); });
  TablePlan plan = planner.take();
  plan.rows = std::move(rows);
  plan.counts = count(plan.rows);
  plan.notes = columns.notes;
  return plan;
}

}  // namespace mentor
