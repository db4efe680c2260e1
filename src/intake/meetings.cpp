#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "mentor/base/text.h"
#include "mentor/intake/minutes.h"
#include "mentor/intake/tables.h"
#include "mentor/state/meetings.h"
#include "mentor/state/pair_consents.h"
#include "mentor/state/pairs.h"
#include "sheet.h"

namespace mentor {
namespace {

using intake::SheetRow;

struct KindWord {
  std::string_view begins;
  std::string_view kind;
};

constexpr std::array kind_words = {KindWord{"организац", "organising"},
                                   KindWord{"перва", "organising"},
                                   KindWord{"знаком", "organising"},
                                   KindWord{"пробн", "trial"},
                                   KindWord{"рабоч", "trial"},
                                   KindWord{"планир", "planning"},
                                   KindWord{"регуляр", "regular"},
                                   KindWord{"очередн", "regular"},
                                   KindWord{"обычн", "regular"},
                                   KindWord{"итогов", "final"},
                                   KindWord{"заверша", "final"},
                                   KindWord{"заключит", "final"},
                                   KindWord{"консультац", "consultation"}};

std::optional<std::string> kind_of(const std::string& typed) {
  const std::string folded = fold(typed);
  const KeySpec* spec = find_key(spec_of(EventKind::meeting), "kind");
  for (const std::string_view choice : spec->choices) {
    if (folded == choice) return std::string(choice);
  }
  for (const KindWord& word : kind_words) {
    if (folded.starts_with(word.begins)) return std::string(word.kind);
  }
  return std::nullopt;
}

// One value beside another, or the want of one.
std::string told(const Value* value) {
  return value == nullptr ? "—" : plain_text(*value);
}

class MeetingPlanner {
 public:
  MeetingPlanner(const State& state, const PrivateCards* cards, const NamesInCells& names)
      : state_(state), people_(state, cards), names_(names) {
    for (const Entry& entry : state.programme->journal) {
      if (entry.event == EventKind::meeting) held_[*subject_pair(entry)].push_back(entry);
    }
  }

  RowFate read(SheetRow& row) {
    const auto date = row.past_date("date", state_.day);
    if (!date) return RowFate::rejected;
    const PairState* pair = read_pair(row, *date);
    if (pair == nullptr) return RowFate::rejected;
    Entry entry;
    entry.date = *date;
    entry.event = EventKind::meeting;
    entry.subject = pair->id;
    read_time(row, entry);
    read_keys(row, entry, *pair);
    if (row.rejected()) return RowFate::rejected;
    if (*date != state_.day) entry.noted = state_.day;
    return add(row, *pair, std::move(entry));
  }

  TablePlan take() {
    for (auto& [pair, entries] : planned_) {
      sort_journal(entries);
      for (Entry& entry : entries) {
        if (find(entry, "kind") == nullptr) put(entry, "kind", {next_kind(entry)});
        plan_.entries.push_back(entry);
      }
    }
    sort_journal(plan_.entries);
    return std::move(plan_);
  }

 private:
  const PairState* read_pair(SheetRow& row, Date date) {
    if (row.has("pair")) {
      const auto code = typed_pair_code(row.text("pair"));
      const PairState* pair = code ? find_pair(state_, *code) : nullptr;
      if (pair == nullptr) row.reject("pair", {"pair-unknown", {{"value", row.text("pair")}}});
      return pair;
    }
    const auto mentor = row.person("mentor", people_);
    const auto mentees = row.persons("mentee", people_);
    if (row.rejected()) return nullptr;
    if (!mentor && mentees.empty()) {
      row.reject("pair", {"pair-missing", {}});
      return nullptr;
    }
    return only_pair(row, pairs_of(mentor, mentees, date));
  }

  [[nodiscard]] std::vector<const PairState*> pairs_of(const std::optional<PersonId>& mentor,
                                                       const std::vector<PersonId>& mentees,
                                                       Date date) const {
    std::vector<const PairState*> found;
    for (const auto& [id, pair] : state_.pairs) {
      const bool of_mentor = !mentor || is_member(pair, *mentor, Role::mentor, date);
      const bool of_mentees =
          std::all_of(mentees.begin(), mentees.end(), [&, &of = pair](const PersonId mentee) {
            return is_member(of, mentee, Role::mentee, date);
          });
      const bool works = pair.from <= date && closing_before(pair, date) == nullptr;
      if (of_mentor && of_mentees && works) found.push_back(&pair);
    }
    return found;
  }

  static const PairState* only_pair(SheetRow& row, const std::vector<const PairState*>& found) {
    if (found.size() == 1) return found.front();
    std::vector<std::string> codes;
    for (const PairState* pair : found)
      codes.push_back(text(pair->id));
    const std::string_view key = row.has("mentor") ? "mentor" : "mentee";
    row.reject(key, {found.empty() ? "pair-of-people-unknown" : "pair-ambiguous",
                     {{"candidates", join(codes, ", ")}}});
    return nullptr;
  }

  static void read_time(SheetRow& row, Entry& entry) {
    if (!row.has("time")) return;
    const auto time = parse_time(row.text("time"));
    if (time) entry.at = *time;
    if (!time) row.reject("time", {"time-unknown", {{"value", row.text("time")}}});
  }

  void read_keys(SheetRow& row, Entry& entry, const PairState& pair) {
    if (row.has("kind")) {
      const auto kind = kind_of(row.text("kind"));
      if (kind) put(entry, "kind", {*kind});
      if (!kind) row.reject("kind", {"meeting-kind-unknown", {{"value", row.text("kind")}}});
    }
    if (row.has("minutes")) {
      const auto minutes = read_minutes(row.text("minutes"));
      if (minutes) put(entry, "minutes", {*minutes});
      if (!minutes) row.reject("minutes", {"minutes-unknown", {{"value", row.text("minutes")}}});
    }
    for (const std::string_view key : {"place", "topic", "result"}) {
      if (row.has(key)) put(entry, key, {row.free_text(key)});
    }
    refuse_names(row);
    read_absent(row, entry, pair);
    if (const auto next = row.date("next")) put(entry, "next", {*next});
    entry.note = row.free_text("note");
  }

  void refuse_names(SheetRow& row) const {
    for (const std::string_view key : {"place", "topic", "result", "note"}) {
      const auto named = names_.find(squeeze(row.text(key)));
      if (named != names_.end()) row.reject(key, named->second);
    }
  }

  void read_absent(SheetRow& row, Entry& entry, const PairState& pair) {
    const std::string typed = fold(row.text("absent"));
    if (typed.empty() || typed == "нет" || typed == "никто" || typed == "0") return;
    Values absent;
    for (const PersonId id : row.persons("absent", people_)) {
      const bool member = is_member(pair, id, Role::mentor, entry.date) ||
                          is_member(pair, id, Role::mentee, entry.date);
      if (!member) row.reject("absent", {"absent-not-member", {{"person", people_.label(id)}}});
      absent.push_back({text(id)});
    }
    if (!absent.empty()) put(entry, "absent", {absent});
  }

  // Contents are compared without the day of writing, and without a kind that the row leaves open.
  static bool same_contents(Entry known, const Entry& entry) {
    known.noted.reset();
    Entry wanted = entry;
    wanted.noted.reset();
    const Value* kind = find(known, "kind");
    if (find(wanted, "kind") == nullptr && kind != nullptr) put(wanted, "kind", *kind);
    return canonical_text(known) == canonical_text(wanted);
  }

  RowFate add(SheetRow& row, const PairState& of, Entry entry) {
    const PairId pair = of.id;
    for (const Entry& known : held_[pair]) {
      if (!at_once(known, entry)) continue;
      return same_contents(known, entry) ? RowFate::unchanged : differs(row, known, entry);
    }
    for (const Entry& other : planned_[pair]) {
      if (!at_once(other, entry)) continue;
      if (!same_contents(other, entry)) return differs(row, other, entry);
      row.report("date", Severity::note, {"row-repeated", {}});
      return RowFate::superseded;
    }
    refuse_barred(row, of, entry);
    if (!row.rejected()) refuse_absent_or_unasked(row, entry);
    if (row.rejected()) return RowFate::rejected;
    planned_[pair].push_back(std::move(entry));
    return RowFate::added;
  }

  // What is in the folder already is not asked again: a pause may have been told later.
  static void refuse_barred(SheetRow& row, const PairState& pair, const Entry& entry) {
    std::vector<Arg> args = {
        {"pair", text(pair.id)}, {"value", iso(entry.date)}, {"from", iso(pair.from)}};
    if (const auto bar = meeting_bar(pair, entry.date)) {
      if (bar->closing != nullptr) args.push_back({"closed", iso(bar->closing->date)});
      row.reject("date", {id_of(bar->why), std::move(args)});
    }
    const auto next = date_of(entry, "next");
    if (next && *next < entry.date) {
      row.reject("next",
                 {"meeting-next-earlier", {{"next", iso(*next)}, {"date", iso(entry.date)}}});
    }
  }

  static const char* id_of(NoMeeting why) {
    switch (why) {
      case NoMeeting::before_start:
        return "meeting-outside-pair";
      case NoMeeting::after_closing:
        return "meeting-after-close";
      case NoMeeting::in_pause:
        break;
    }
    return "meeting-in-pause";
  }

  void refuse_absent_or_unasked(SheetRow& row, const Entry& entry) const {
    const std::string pair = text(*subject_pair(entry));
    if (const auto side = side_not_there(state_, entry)) {
      row.reject(row.has("absent") ? "absent" : "date",
                 {*side == Role::mentor ? "meeting-without-mentor" : "meeting-without-mentee",
                  {{"pair", pair}, {"code", pair}, {"date", iso(entry.date)}}});
    } else if (const auto lacking = lacking_member(state_, entry)) {
      row.reject("date", {"meeting-consent",
                          {{"person", people_.label(lacking->person)},
                           {"kind", lacking->kind},
                           {"date", iso(entry.date)}}});
    }
  }

  static bool at_once(const Entry& a, const Entry& b) { return a.date == b.date && a.at == b.at; }

  // Two meetings of one pair at one time are one meeting, or a question: an entry stays as it is
  // written, so what it says otherwise is mended by hand where it stands.
  RowFate differs(SheetRow& row, const Entry& known, const Entry& entry) const {
    std::vector<Arg> args = {{"pair", text(*subject_pair(entry))},
                             {"value", iso(entry.date)},
                             {"differs", difference(known, entry)}};
    const Where at = where(*state_.programme, known.place);
    if (at.line == 0) {
      row.reject("date", {"meeting-differs", std::move(args)});
      return RowFate::rejected;
    }
    args.push_back({"place", at.file + ":" + std::to_string(at.line)});
    row.reject("date", {"meeting-recorded-otherwise", std::move(args)});
    return RowFate::rejected;
  }

  // `Минут (minutes): — → 40; …`: the header of the table, the key of the line.
  static std::string difference(const Entry& known, const Entry& entry) {
    std::vector<std::string> parts;
    const auto compare = [&](std::string_view key, const std::string& was, const std::string& is) {
      if (was == is) return;
      const std::string header = intake::recommended(TableKind::meetings, key);
      parts.push_back(header + " (" + std::string(key) + "): " + was + " → " + is);
    };
    for (const std::string_view key :
         {"kind", "minutes", "place", "topic", "result", "absent", "next"}) {
      const Value* now = find(entry, key);
      if (key != "kind" || now != nullptr) compare(key, told(find(known, key)), told(now));
    }
    const Value was{known.note};
    const Value is{entry.note};
    compare("note", told(known.note.empty() ? nullptr : &was),
            told(entry.note.empty() ? nullptr : &is));
    return join(parts, "; ");
  }

  // After the meetings of the folder and of this table.
  std::string next_kind(const Entry& entry) {
    std::vector<const Entry*> others;
    for (const auto* known : {&held_[*subject_pair(entry)], &planned_[*subject_pair(entry)]}) {
      for (const Entry& each : *known)
        others.push_back(&each);
    }
    return next_meeting_kind(entry, others);
  }

  const State& state_;
  People people_;
  const NamesInCells& names_;
  std::map<PairId, std::vector<Entry>> held_;
  std::map<PairId, std::vector<Entry>> planned_;
  TablePlan plan_;
};

}  // namespace

Result<TablePlan> plan_meetings(const State& state, const PrivateCards* cards, const Table& table,
                                const NamesInCells& names) {
  auto columns = intake::sheet_columns(table, TableKind::meetings);
  if (auto error = intake::lacking_columns(table, columns, TableKind::meetings,
                                           {{"pair", "mentor", "mentee"}, {"date"}})) {
    return tl::unexpected<Error>(std::move(*error));
  }
  MeetingPlanner planner(state, cards, names);
  auto rows = intake::read_sheet(table, columns, [&](SheetRow& row) { return planner.read(row); });
  TablePlan plan = planner.take();
  plan.rows = std::move(rows);
  plan.counts = count(plan.rows);
  plan.notes = columns.notes;
  return plan;
}

}  // namespace mentor
