#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "consent_kinds.h"
#include "mentor/base/text.h"
#include "mentor/intake/cells.h"
#include "mentor/intake/signers.h"
#include "mentor/intake/tables.h"
#include "mentor/state/people.h"
#include "sheet.h"

namespace mentor {
namespace {

using intake::SheetRow;

Value value_of(const std::vector<Signer>& signers) {
  Values values;
  for (const Signer signer : signers)
    values.push_back({std::string(signer == Signer::self ? "self" : "representative")});
  return {values};
}

// Till when a paper holds: the part of the cell that is a day, or nothing where the cell says only
// that there is no end. «31.12.2023 или до отзыва» ends on that day.
std::string day_told(const std::string& typed) {
  static constexpr std::array<std::string_view, 24> endless = {"бессрочно",
                                                               "бессрочное",
                                                               "бессрочный",
                                                               "бессрочная",
                                                               "без срока",
                                                               "без срока действия",
                                                               "без ограничения срока",
                                                               "срок не ограничен",
                                                               "до отзыва",
                                                               "до отзыва согласия",
                                                               "до момента отзыва",
                                                               "до дня отзыва",
                                                               "до даты отзыва",
                                                               "до его отзыва",
                                                               "до письменного отзыва",
                                                               "неограниченно",
                                                               "неограничен",
                                                               "не ограничен",
                                                               "не ограничено",
                                                               "indefinite",
                                                               "indefinitely",
                                                               "unlimited",
                                                               "until withdrawal",
                                                               "till withdrawal"};
  std::string text = fold(typed);
  for (const std::string_view mark : {" или ", " либо ", " or ", "(", ")", ";"})
    text = replace_all(text, mark, ",");
  std::vector<std::string> days;
  for (const std::string& part : split(text, ",")) {
    const std::string bare = part.ends_with('.') ? part.substr(0, part.size() - 1) : part;
    const bool no_day =
        bare.empty() || std::find(endless.begin(), endless.end(), bare) != endless.end();
    if (!no_day) days.push_back(part);
  }
  if (days.empty()) return {};
  return days.size() == 1 ? days.front() : typed;
}

// Words by which a tick in the column of a consent says that the paper is there.
bool tells_given(const std::string& typed) {
  static constexpr std::array<std::string_view, 9> given = {
      "подписано", "получено", "дано", "сдано", "имеется", "v", "x", "х", "✔"};
  const auto yes = read_yes_no(typed);
  return yes ? *yes : std::find(given.begin(), given.end(), fold(typed)) != given.end();
}

// Under this key stands the column whose header says the kind of all rows.
constexpr std::string_view given_key = "given";

// Lines of the folder that rows of a table tell, and the days on which those were entered: a table
// that was imported before has told the others of such a day, too.
struct Matched {
  std::set<Place> lines;
  std::set<Date> entered;
};

class ConsentPlanner {
 public:
  ConsentPlanner(const State& state, const PrivateCards* cards, std::string kind, bool ticked,
                 Matched whole_table)
      : state_(state),
        people_(state, cards),
        kind_(std::move(kind)),
        ticked_(ticked),
        kinds_(intake::known_kinds(state.programme->card)),
        whole_table_(std::move(whole_table)) {
    for (const Entry& entry : state.programme->journal) {
      if (entry.event == EventKind::consent) told_[identity(entry)].push_back({entry, 0});
      if (entry.event == EventKind::consent) of_person_[person_of(entry)].push_back(&entry);
      if (entry.event == EventKind::withdrawn) withdrawn_[matter(entry)] = entry.place;
    }
  }

  RowFate read(SheetRow& row) {
    const auto person = intake::person_of_row(row, people_, state_.day);
    const auto date = row.past_date("date", state_.day);
    const auto kind = read_kind(row);
    if (!person || !date || !kind) return RowFate::rejected;
    const auto signers = read_signers(row, *person, *date);
    if (ticked_ && !tells_given(row.text(given_key))) {
      row.reject(given_key, {"consent-not-given", {{"value", row.text(given_key)}}});
    }
    const auto until = row.date("until", day_told(row.text("until")));
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

  Matched take_matched() { return std::move(matched_); }

 private:
  static PersonId person_of(const Entry& entry) {
    return subject_person(entry).value_or(PersonId{});
  }

  // Whose paper of which day and kind.
  static std::string matter(const Entry& entry) {
    return text(person_of(entry)) + iso(entry.date) + text_of(entry, "kind");
  }

  static std::string signers_of(const Entry& entry) {
    auto signers = texts_of(entry, "signed_by");
    std::sort(signers.begin(), signers.end());
    return join(signers, ",");
  }

  static std::string identity(const Entry& entry) {
    return matter(entry) + ' ' + signers_of(entry);
  }

  std::optional<std::string> read_kind(SheetRow& row) {
    const std::string typed = row.has("kind") ? row.text("kind") : kind_;
    if (typed.empty()) {
      row.reject("kind", {"consent-kind-missing", {}});
      return std::nullopt;
    }
    const auto kind = intake::kind_of(typed, kinds_);
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
    auto signers = signers_told(typed);
    if (typed.empty()) {
      row.reject("signed_by", {"signer-missing", {}});
    } else if (signers.empty()) {
      row.reject("signed_by", {"signer-unknown",
                               {{"value", typed},
                                {"representative", titles_of(Signer::representative)},
                                {"self", titles_of(Signer::self)}}});
    }
    return signers;
  }

  // A row that does not tell the end, or where the paper lies, says nothing new of them.
  static bool tells_nothing_new(const Entry& entry, const Entry& known) {
    const auto told = [&](std::string_view key) {
      const Value* value = find(entry, key);
      const Value* before = find(known, key);
      return value == nullptr || (before != nullptr && *before == *value);
    };
    return told("until") && told("paper");
  }

  // Nothing tells a second paper of one day from one whose end somebody corrected in the folder but
  // where it lies; and no table may make a consent longer again.
  static bool is_same_paper(const Entry& entry, const Entry& known) {
    const Value* paper = find(entry, "paper");
    const Value* before = find(known, "paper");
    return paper == nullptr || (before != nullptr && *before == *paper);
  }

  // What a table does not tell is told with the line of the folder that stays.
  RowFate keep(SheetRow& row, std::string_view key, std::string id, Place place) const {
    const Where told = where(*state_.programme, place);
    row.report(key, Severity::warning,
               {std::move(id), {{"line", told.file + ":" + std::to_string(told.line)}}});
    return RowFate::unchanged;
  }

  void match(const Entry& line) {
    matched_.lines.insert(line.place);
    if (line.noted) matched_.entered.insert(*line.noted);
  }

  // The one thing in which two papers differ; nothing where it is more than that.
  static std::optional<std::string_view> only_difference(const Entry& a, const Entry& b) {
    std::vector<std::string_view> keys;
    if (a.date != b.date) keys.emplace_back("date");
    if (text_of(a, "kind") != text_of(b, "kind")) keys.emplace_back("kind");
    if (signers_of(a) != signers_of(b)) keys.emplace_back("signed_by");
    return keys.size() == 1 ? std::optional(keys.front()) : std::nullopt;
  }

  // What this very row became when it was read before, and somebody has corrected since: a line
  // that no row tells, entered with lines that rows of this table do tell.
  [[nodiscard]] std::optional<std::pair<std::string_view, Place>> corrected(
      const Entry& entry) const {
    const auto lines = of_person_.find(person_of(entry));
    if (lines == of_person_.end()) return std::nullopt;
    for (const Entry* line : lines->second) {
      const bool was_of_table = line->noted && entry.date <= *line->noted &&
                                whole_table_.entered.contains(*line->noted) &&
                                !whole_table_.lines.contains(line->place);
      const auto key = only_difference(entry, *line);
      if (was_of_table && key && is_same_paper(entry, *line)) return std::pair(*key, line->place);
    }
    return std::nullopt;
  }

  RowFate add(SheetRow& row, Entry entry) {
    std::vector<Told>& told = told_[identity(entry)];
    for (const Told& each : told) {
      if (!tells_nothing_new(entry, each.entry)) continue;
      if (each.row == 0) {
        match(each.entry);
        return RowFate::unchanged;
      }
      row.report("date", Severity::note, {"row-repeated", {}});
      row.verdict().superseded_by = each.row;
      return RowFate::superseded;
    }
    const auto line = std::find_if(told.begin(), told.end(), [&](const Told& each) {
      return each.row == 0 && is_same_paper(entry, each.entry);
    });
    if (line != told.end()) {
      match(line->entry);
      return keep(row, "until", "consent-told-otherwise", line->entry.place);
    }
    if (const auto known = corrected(entry)) {
      return keep(row, known->first, "consent-corrected-by-hand", known->second);
    }
    // A table tells days, and most papers of the day of a withdrawal were signed before it: that
    // somebody consented anew, only a person can say.
    if (const auto ended = withdrawn_.find(matter(entry)); ended != withdrawn_.end()) {
      return keep(row, "date", "consent-withdrawn-that-day", ended->second);
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
  bool ticked_;  ///< a column tells who has consented
  std::set<std::string> kinds_;
  std::map<std::string, std::vector<Told>> told_;  ///< by identity
  std::map<std::string, Place> withdrawn_;         ///< by matter
  std::map<PersonId, std::vector<const Entry*>> of_person_;
  Matched whole_table_;
  Matched matched_;
  TablePlan plan_;
};

// The kind that the table tells is said back, and its column is one of those that count.
void take_kind(intake::SheetColumns& columns, const Table& table, const intake::KindOfTable& told) {
  if (told.column) {
    const std::string header = squeeze(table.header[*told.column]);
    std::erase_if(columns.notes, [&](const Finding& note) {
      return note.message.id == "column-unknown" && arg(note.message, "column") == header;
    });
    columns.by_key[given_key] = {*told.column};
  }
  columns.notes.push_back({Severity::note,
                           {"consent-kind-of-table", {{"kind", told.kind}}},
                           {table.file, table.header_row, 0}});
}

}  // namespace

std::string consent_kind_meant(const ProgrammeCard& card, const std::string& typed) {
  return intake::kind_of(typed, intake::known_kinds(card)).value_or(typed);
}

Result<TablePlan> plan_consents(const State& state, const PrivateCards* cards, const Table& table,
                                const std::string& kind) {
  auto columns = intake::sheet_columns(table, TableKind::consents);
  if (auto error = intake::lacking_columns(table, columns, TableKind::consents,
                                           {{"code", "name", "family"}, {"date"}})) {
    return tl::unexpected<Error>(std::move(*error));
  }
  intake::KindOfTable told{kind, {}};
  if (kind.empty() && !columns.by_key.contains("kind")) {
    auto found = intake::kind_of_table(table, intake::known_kinds(state.programme->card));
    if (!found) {
      return fail(Exit::usage, "consent-kind-untold", {}, {table.file, table.header_row, 0});
    }
    told = std::move(*found);
    take_kind(columns, table, told);
  }
  const bool ticked = told.column.has_value();
  ConsentPlanner first(state, cards, told.kind, ticked, {});
  auto looked_at = columns;
  [[maybe_unused]] const auto seen =
      intake::read_sheet(table, looked_at, [&](SheetRow& row) { return first.read(row); });
  ConsentPlanner planner(state, cards, told.kind, ticked, first.take_matched());
  auto rows = intake::read_sheet(table, columns, [&](SheetRow& row) { return planner.read(row); });
  TablePlan plan = planner.take();
  plan.rows = std::move(rows);
  plan.counts = count(plan.rows);
  plan.notes = columns.notes;
  return plan;
}

}  // namespace mentor
