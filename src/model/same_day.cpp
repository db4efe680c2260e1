#include "mentor/model/same_day.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <tuple>

namespace mentor {
namespace {

bool same(const Entry& a, const Entry& b, std::string_view key) {
  return view_of(a, key) == view_of(b, key);
}

// A key that one of the two leaves out speaks of all its values.
bool meet(const Entry& a, const Entry& b, std::string_view key) {
  return view_of(a, key).empty() || view_of(b, key).empty() || same(a, b, key);
}

bool always(const Entry&, const Entry&) {
  return true;
}
bool of_key(const Entry& a, const Entry& b) {
  return same(a, b, "key");
}
bool of_kind(const Entry& a, const Entry& b) {
  return same(a, b, "kind");
}
bool of_form(const Entry& a, const Entry& b) {
  return same(a, b, "form");
}
bool of_person(const Entry& a, const Entry& b) {
  return same(a, b, "person");
}
bool of_id(const Entry& a, const Entry& b) {
  return same(a, b, "id");
}

// Papers add up, one signed by the parent and one by the pupil; a withdrawal ends them.
bool of_paper(const Entry& a, const Entry& b) {
  const bool both_given = a.event == EventKind::consent && b.event == EventKind::consent;
  return !both_given && of_kind(a, b);
}

bool of_participation(const Entry& a, const Entry& b) {
  if (a.event == EventKind::enrolled && b.event == EventKind::enrolled) {
    return same(a, b, "role") && same(a, b, "form");
  }
  const bool one_ends = (a.event == EventKind::left) != (b.event == EventKind::left);
  if (one_ends) return meet(a, b, "role") && meet(a, b, "form");
  // A form fills a participation without one, if that is there already.
  const bool fills =
      a.event != b.event && (view_of(a, "form").empty() || view_of(b, "form").empty());
  return fills && same(a, b, "role");
}

bool of_post(const Entry& a, const Entry& b) {
  return same(a, b, "post") && (is_single_post(text_of(a, "post")) || meet(a, b, "person"));
}

// Of several pins of a mentee the newest counts, whoever the mentor is.
bool of_two(const Entry& a, const Entry& b) {
  const bool both_pin = a.event == EventKind::pin && b.event == EventKind::pin;
  return same(a, b, "mentee") && (both_pin || same(a, b, "mentor"));
}

// Both may hold; but where places lack the newer one does.
bool are_pins_to_one(const Entry& a, const Entry& b) {
  return a.event == EventKind::pin && b.event == EventKind::pin && same(a, b, "mentor");
}

bool of_setting(const Entry& a, const Entry& b) {
  return std::any_of(a.fields.begin(), a.fields.end(),
                     [&](const Field& field) { return find(b, field.key) != nullptr; });
}

bool of_member(const Entry& a, const Entry& b) {
  for (const std::string_view one : {"person", "instead_of"}) {
    for (const std::string_view other : {"person", "instead_of"}) {
      if (!view_of(a, one).empty() && view_of(a, one) == view_of(b, other)) return true;
    }
  }
  return false;
}

// A step that comes every quarter is done in each of them.
bool of_period(const Entry& a, const Entry& b) {
  return meet(a, b, "period");
}

using SameMatter = bool (*)(const Entry& a, const Entry& b);

// Kinds that speak of one matter, and which two entries of them do.
struct Matter {
  std::array<EventKind, 4> kinds;
  SameMatter same;
};

constexpr Matter matter(EventKind a, EventKind b, EventKind c, SameMatter same) {
  return {{a, b, c, c}, same};
}
constexpr Matter matter(EventKind a, EventKind b, SameMatter same) {
  return matter(a, b, b, same);
}
constexpr Matter matter(EventKind a, SameMatter same) {
  return matter(a, a, same);
}

using enum EventKind;
constexpr std::array matters = {
    matter(enrolled, form, left, of_participation),
    matter(consent, withdrawn, of_paper),
    matter(person_paused, person_resumed, always),
    matter(joined_class, always),
    matter(selected, of_form),
    matter(agreement, always),
    matter(cleared, of_kind),
    matter(EventKind::fact, of_key),
    matter(search, always),
    matter(support, always),
    matter(urgent, always),
    matter(appointed, relieved, of_post),
    matter(pin, ban, unpin, of_two),
    matter(pair_joined, mentor_changed, pair_left, of_member),
    matter(pair_paused, pair_resumed, always),
    matter(closed, reopened, always),
    matter(programme_approved, always),
    matter(set, of_setting),
    matter(task_done, of_id),
    matter(fit, of_person),
    matter(rating, of_person),
    matter(risk, always),
    Matter{{done, partly, moved, cancelled}, of_period},
};

const Matter* matter_of(EventKind kind) {
  const auto found = std::find_if(matters.begin(), matters.end(), [&](const Matter& each) {
    return std::find(each.kinds.begin(), each.kinds.end(), kind) != each.kinds.end();
  });
  return found == matters.end() ? nullptr : &*found;
}

bool has_matter(EventKind kind) {
  return matter_of(kind) != nullptr || spec_of(kind).has_id;
}

std::string about(const Entry& entry) {
  if (const auto person = subject_person(entry)) return text(*person);
  if (const auto pair = subject_pair(entry)) return text(*pair);
  if (const auto* step = subject_step(entry)) return step->text;
  return text_of(entry, "id");
}

// The same said again, whenever it is said.
bool says_the_same(Entry again, Entry known) {
  again.at = known.at = SharedText();
  again.noted = known.noted = std::nullopt;
  return again.event == known.event && canonical_text(again) == canonical_text(known);
}

auto folded_at(const Entry& entry) {
  return std::make_tuple(entry.at.text(), entry.event);
}

// Entries of the days asked about, by day and subject: an import adds thousands.
class Known {
 public:
  Known(const Programme& programme, const std::vector<Entry>& added) {
    std::set<Date> days;
    for (const Entry& each : added) {
      if (has_matter(each.event)) days.insert(each.date);
    }
    const auto earlier = [](const Entry& entry, Date date) { return entry.date < date; };
    for (const Date date : days) {
      const auto& journal = programme.journal;
      auto each = std::lower_bound(journal.begin(), journal.end(), date, earlier);
      for (; each != journal.end() && each->date == date; ++each)
        add(*each);
    }
  }

  void add(const Entry& entry) {
    if (has_matter(entry.event)) entries_[{entry.date, subject_of(entry)}].push_back(&entry);
  }

  /// Of the entries whose place this one takes the one that is folded last; nullptr when none.
  [[nodiscard]] const Entry* last_in_place_of(const Entry& entry) const {
    const Entry* last = nullptr;
    const auto found = entries_.find({entry.date, subject_of(entry)});
    if (found == entries_.end()) return last;
    for (const Entry* each : found->second) {
      if (!take_the_same_place(*each, entry) && !are_pins_to_one(*each, entry)) continue;
      if (last == nullptr || is_before(*last, *each)) last = each;
    }
    return last;
  }

 private:
  static std::string subject_of(const Entry& entry) {
    return std::holds_alternative<std::monostate>(entry.subject) ? "" : about(entry);
  }
  static bool is_before(const Entry& a, const Entry& b) {
    if (folded_at(a) != folded_at(b)) return folded_at(a) < folded_at(b);
    return canonical_text(a) < canonical_text(b);
  }

  std::map<std::pair<Date, std::string>, std::vector<const Entry*>> entries_;
};

tl::unexpected<Error> no_time_left(const std::string& about, Date date) {
  return fail(Exit::refused, "day-without-end", {{"about", about}, {"date", iso(date)}});
}

Result<void> put_after(const Programme& programme, const Entry* last, Entry& entry) {
  if (last == nullptr || folded_at(*last) < folded_at(entry)) return {};
  if (says_the_same(entry, *last)) {
    // Beside the last word: before an earlier one it would tell another story.
    if (entry.at.empty()) entry.at = last->at;
    return {};
  }
  if (!entry.at.empty()) {
    return fail(Exit::refused, "same-day-order",
                {{"about", about(entry)},
                 {"date", iso(entry.date)},
                 {"event", std::string(spec_of(last->event).name)}},
                where(programme, last->place));
  }
  const auto time = moment_after(last->at.text());
  if (!time) return no_time_left(about(entry), entry.date);
  entry.at = *time;
  return {};
}

bool is_of_one_record(const Entry& a, const Entry& b) {
  return a.event == b.event && spec_of(a.event).has_id && of_id(a, b);
}

// Of a record only the keys told anew give way.
bool overtakes(const Entry& later, const Entry& entry) {
  if (!is_of_one_record(later, entry)) return !says_the_same(later, entry);
  return std::any_of(entry.fields.begin(), entry.fields.end(), [&](const Field& field) {
    const Value* anew = find(later, field.key);
    return anew != nullptr && !(*anew == field.value);
  });
}

std::optional<std::string> second_after(const std::string& at) {
  const int seconds = (at.size() < 8 ? 0 : std::stoi(at.substr(6, 2))) + 1;
  if (seconds >= 60) return std::nullopt;
  return fmt::format("{}:{:02}", at.substr(0, 5), seconds);
}

// The minute in which somebody answered stays as they told it.
std::optional<std::string> answered_after(const std::string& at) {
  const auto second = at.empty() ? std::nullopt : second_after(at);
  return second ? second : moment_after(at);
}

// Answers of which one counts, on one day.
using AnswerPlace = std::tuple<QuestionnaireId, PersonId, std::string, std::optional<Phase>, Date>;

AnswerPlace place_of(const Answer& answer) {
  const std::string period = answer.period.empty() ? school_year_of(answer.date) : answer.period;
  return {answer.questionnaire, *answer.person, period, answer.phase, answer.date};
}

}  // namespace

bool take_the_same_place(const Entry& a, const Entry& b) {
  if (!(a.subject == b.subject)) return false;
  if (is_of_one_record(a, b)) return true;
  const Matter* matter = matter_of(a.event);
  return matter != nullptr && matter == matter_of(b.event) && matter->same(a, b);
}

bool is_single_post(const std::string& post) {
  return post == "head" || post == "curator";
}

std::optional<std::string> moment_after(const std::string& at) {
  if (at.size() < 5) return "00:01";
  const int minutes = std::stoi(at.substr(0, 2)) * 60 + std::stoi(at.substr(3, 2)) + 1;
  if (minutes < 24 * 60) return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
  return second_after(at);
}

Result<void> let_newest_count(const Programme& programme, std::vector<Entry>& added) {
  Known known(programme, added);
  for (Entry& entry : added) {
    if (!has_matter(entry.event)) continue;
    if (auto put = put_after(programme, known.last_in_place_of(entry), entry); !put) return put;
    known.add(entry);
  }
  return {};
}

const Entry* overriding_later(const Programme& programme, const Entry& entry) {
  if (!has_matter(entry.event)) return nullptr;
  const auto& journal = programme.journal;
  auto each = std::upper_bound(journal.begin(), journal.end(), entry.date,
                               [](Date date, const Entry& known) { return date < known.date; });
  for (; each != journal.end(); ++each) {
    if (take_the_same_place(*each, entry) && overtakes(*each, entry)) return &*each;
  }
  return nullptr;
}

Result<void> let_newest_count(const Programme& programme, std::vector<Answer>& added) {
  std::set<Date> days;
  for (const Answer& answer : added)
    days.insert(answer.date);
  std::map<AnswerPlace, std::string> last;
  for (const Answer& known : programme.answers) {
    if (!known.person || !days.contains(known.date)) continue;
    const auto [at, fresh] = last.try_emplace(place_of(known), known.at);
    if (!fresh) at->second = std::max(at->second, known.at);
  }
  for (Answer& answer : added) {
    if (!answer.person) continue;
    const auto [at, fresh] = last.try_emplace(place_of(answer), answer.at);
    if (fresh) continue;
    if (answer.at <= at->second) {
      const auto time = answered_after(at->second);
      if (!time) return no_time_left(text(*answer.person), answer.date);
      answer.at = *time;
    }
    at->second = answer.at;
  }
  return {};
}

}  // namespace mentor
