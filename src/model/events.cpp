#include "mentor/model/events.h"

#include <algorithm>
#include <array>

#include "mentor/model/event_set.h"

namespace mentor {
namespace {

using enum KeyType;
using Words = std::span<const std::string_view>;
using Keys = std::span<const KeySpec>;

constexpr KeySpec need(std::string_view name, KeyType type = text) {
  return {name, type, true};
}
constexpr KeySpec may(std::string_view name, KeyType type = text) {
  return {name, type, false};
}
constexpr KeySpec one_of(std::string_view name, Words words) {
  return {name, choice, true, words};
}
constexpr KeySpec may_be_one_of(std::string_view name, Words words) {
  return {name, choice, false, words};
}
constexpr KeySpec whole(std::string_view name, std::int64_t min, std::int64_t max) {
  return {name, integer, true, {}, min, max};
}
constexpr KeySpec may_whole(std::string_view name, std::int64_t min, std::int64_t max) {
  return {name, integer, false, {}, min, max};
}
constexpr KeySpec nested(std::string_view name, KeyType type, Keys inside) {
  return {name, type, false, {}, 0, 0, inside};
}

constexpr std::array<std::string_view, 2> roles{"mentee", "mentor"};
constexpr std::array<std::string_view, 2> signers{"representative", "self"};
constexpr std::array<std::string_view, 10> sources{
    "class-teacher",   "psychologist", "social-worker",         "parent",          "personnel-file",
    "methodical-work", "attestation",  "professional-standard", "diagnostic-talk", "career-test"};
constexpr std::array<std::string_view, 3> support_states{"opened", "contact", "closed"};
constexpr std::array<std::string_view, 6> meeting_kinds{"organising", "trial", "planning",
                                                        "regular",    "final", "consultation"};
constexpr std::array<std::string_view, 3> fits{"good", "unsure", "poor"};
constexpr std::array<std::string_view, 3> risk_levels{"green", "amber", "red"};
constexpr std::array<std::string_view, 2> outcomes{"completed", "early"};
constexpr std::array<std::string_view, 8> order_kinds{
    "implementation", "curator", "forms", "pairs", "change", "reward", "final-event", "other"};
constexpr std::array<std::string_view, 3> hosts{"school", "partner", "media"};
constexpr std::array<std::string_view, 2> resource_sources{"inside", "outside"};

constexpr std::array schedule_keys{need("day", date), may("topic"), may_whole("hours", 0, 1000)};
constexpr std::array programme_keys{may("kind"), may("goal"), may("expected", texts)};
constexpr std::array strengths_keys{may("strong", texts), may("weak", texts)};
constexpr std::array checklist_keys{need("item"), whole("score", 0, 2)};

constexpr std::array enrolled_keys{one_of("role", roles), may("form", form),
                                   may_whole("capacity", 0, 1000)};
constexpr std::array form_keys{one_of("role", roles), need("form", form)};
constexpr std::array class_keys{need("class")};
constexpr std::array consent_keys{need("kind"), need("signed_by", KeyType::texts),
                                  may("until", date), may("paper")};
constexpr std::array withdrawn_keys{need("kind")};
constexpr std::array selected_keys{need("form", form), need("decision", boolean),
                                   may("criteria", texts)};
constexpr std::array agreement_keys{may("number"), may("until", date), may("paid", boolean)};
constexpr std::array cleared_keys{need("kind"), may("until", date)};
constexpr std::array reference_keys{one_of("source", sources), may("tags", texts)};
constexpr std::array fact_keys{need("key"), need("value", fact), may("source")};
constexpr std::array search_keys{may("next"), may("responsible")};
constexpr std::array support_keys{one_of("state", support_states), may("specialist")};
constexpr std::array urgent_keys{whole("value", 0, 3), may("rule")};
constexpr std::array willing_keys{one_of("role", roles)};
constexpr std::array achievement_keys{need("title")};
constexpr std::array left_keys{may_be_one_of("role", roles), may("form", form), may("reason")};
constexpr std::array paused_keys{may("until", date), may("reason")};

constexpr std::array appointed_keys{need("id"), need("post"), need("person", person), may("order")};
constexpr std::array relieved_keys{need("id"), need("post"), may("person", person), may("order")};
constexpr std::array order_keys{
    need("id"),       need("number"),      one_of("kind", order_kinds), may("title"),
    may("signed_by"), may("pairs", pairs), may("proposals", texts),     may("amends"),
    may("supersedes")};
constexpr std::array pin_keys{need("id"), need("mentee", person), need("mentor", person),
                              may("reason")};
constexpr std::array training_keys{need("id"),
                                   may("kind"),
                                   may("title"),
                                   may("for"),
                                   may("trainer"),
                                   may_whole("hours", 0, 10'000),
                                   nested("schedule", maps, schedule_keys),
                                   may("approved"),
                                   may("attended", people),
                                   may("document")};
constexpr std::array award_keys{need("id"), may("people", people), may("kind"), may("order")};
constexpr std::array held_keys{need("id"),
                               may("kind"),
                               may("title"),
                               may("format"),
                               may("for"),
                               may("form", form),
                               may_whole("count", 0, 1'000'000),
                               may("attended", people),
                               may("guests", texts),
                               may("protocol"),
                               may("result"),
                               may("step")};
constexpr std::array helper_keys{need("id"),  may("who"),   may("organisation"),
                                 may("role"), may("stage"), may("task")};
constexpr std::array outreach_keys{need("id"), may("for"), may("channel"), may("form", form),
                                   may("response")};
constexpr std::array partner_keys{need("id"),         may("name"),         may("agreement"),
                                  may("until", date), may("forms", forms), may("mentors", people)};
constexpr std::array programme_material_keys{need("id"), may("title"), may("link"),
                                             may("form", form)};
constexpr std::array publication_keys{need("id"), may("url"), may_be_one_of("host", hosts),
                                      may("people", people), may("step")};
constexpr std::array practice_keys{need("id"),      may("form", form), may("problem"),
                                   may("solution"), may("result"),     may("pairs", pairs)};
constexpr std::array document_keys{need("id"),    may("kind"),        may("title"),
                                   may("status"), may("approved"),    may("number"),
                                   may("level"),  may("reviewed_by"), may("verdict")};
constexpr std::array decision_keys{need("id"), may("text"), may("responsible"), may("due", date),
                                   may("done", boolean)};
constexpr std::array resource_keys{need("id"), may("title"),
                                   may_be_one_of("source", resource_sources), may("kind")};
constexpr std::array quality_keys{need("id"),
                                  may("period"),
                                  may("strong", texts),
                                  may("weak", texts),
                                  may("chances", texts),
                                  may("threats", texts),
                                  nested("checklist", maps, checklist_keys)};

constexpr std::array programme_approved_keys{may("order")};
constexpr std::array joined_keys{need("person", person), may("order"), may("reason")};
constexpr std::array mentor_keys{need("person", person), may("instead_of", person), may("order"),
                                 may("reason")};
constexpr std::array set_keys{may("format"), may("role_model"), may("to", date),
                              nested("personal_programme", map, programme_keys),
                              nested("strengths", map, strengths_keys)};
constexpr std::array goal_keys{need("text"), may("period")};
constexpr std::array task_keys{need("id"), may("title"), may("block"), may("due", date),
                               may("planned")};
constexpr std::array task_done_keys{need("id"), may("result"), may("mark")};
constexpr std::array meeting_keys{one_of("kind", meeting_kinds),
                                  may_whole("minutes", 1, 1440),
                                  may("place"),
                                  may("topic"),
                                  may("result"),
                                  may("absent", people),
                                  may("next", date),
                                  may("done", texts)};
constexpr std::array fit_keys{need("person", person), one_of("value", fits)};
constexpr std::array rating_keys{need("person", person), whole("value", 1, 10)};
constexpr std::array material_keys{need("id")};
constexpr std::array risk_keys{one_of("level", risk_levels), may("reason"), may("next", date)};
constexpr std::array pair_paused_keys{may("reason"), may("until", date)};
constexpr std::array closed_keys{one_of("outcome", outcomes), may("reason"),
                                 may("rematch", boolean), may("result")};

constexpr std::array done_keys{may("period"), may("evidence")};
constexpr std::array moved_keys{may("to", date), may("reason")};
constexpr std::array cancelled_keys{may("reason")};

constexpr auto of_person = SubjectKind::person;
constexpr auto of_pair = SubjectKind::pair;
constexpr auto of_step = SubjectKind::step;
constexpr auto of_all = SubjectKind::programme;
using Kind = EventKind;

constexpr std::array table = {
    EventSpec{Kind::enrolled, "enrolled", of_person, enrolled_keys},
    EventSpec{Kind::form, "form", of_person, form_keys},
    EventSpec{Kind::joined_class, "class", of_person, class_keys},
    EventSpec{Kind::consent, "consent", of_person, consent_keys},
    EventSpec{Kind::withdrawn, "withdrawn", of_person, withdrawn_keys},
    EventSpec{Kind::nominated, "nominated", of_person, {}},
    EventSpec{Kind::selected, "selected", of_person, selected_keys},
    EventSpec{Kind::agreement, "agreement", of_person, agreement_keys},
    EventSpec{Kind::cleared, "cleared", of_person, cleared_keys},
    EventSpec{Kind::reference, "reference", of_person, reference_keys},
    EventSpec{Kind::fact, "fact", of_person, fact_keys},
    EventSpec{Kind::search, "search", of_person, search_keys},
    EventSpec{Kind::support, "support", of_person, support_keys},
    EventSpec{Kind::urgent, "urgent", of_person, urgent_keys},
    EventSpec{Kind::willing, "willing", of_person, willing_keys},
    EventSpec{Kind::achievement, "achievement", of_person, achievement_keys},
    EventSpec{Kind::appointed, "appointed", of_all, appointed_keys, true},
    EventSpec{Kind::relieved, "relieved", of_all, relieved_keys, true},
    EventSpec{Kind::order, "order", of_all, order_keys, true},
    EventSpec{Kind::pin, "pin", of_all, pin_keys, true},
    EventSpec{Kind::ban, "ban", of_all, pin_keys, true},
    EventSpec{Kind::unpin, "unpin", of_all, pin_keys, true},
    EventSpec{Kind::training, "training", of_all, training_keys, true},
    EventSpec{Kind::award, "award", of_all, award_keys, true},
    EventSpec{Kind::held, "held", of_all, held_keys, true},
    EventSpec{Kind::helper, "helper", of_all, helper_keys, true},
    EventSpec{Kind::outreach, "outreach", of_all, outreach_keys, true},
    EventSpec{Kind::partner, "partner", of_all, partner_keys, true},
    EventSpec{Kind::programme_material, "material", of_all, programme_material_keys, true},
    EventSpec{Kind::publication, "publication", of_all, publication_keys, true},
    EventSpec{Kind::practice, "practice", of_all, practice_keys, true},
    EventSpec{Kind::document, "document", of_all, document_keys, true},
    EventSpec{Kind::decision, "decision", of_all, decision_keys, true},
    EventSpec{Kind::resource, "resource", of_all, resource_keys, true},
    EventSpec{Kind::quality, "quality", of_all, quality_keys, true},
    EventSpec{Kind::programme_approved, "programme-approved", of_pair, programme_approved_keys},
    EventSpec{Kind::pair_joined, "joined", of_pair, joined_keys},
    EventSpec{Kind::mentor_changed, "mentor", of_pair, mentor_keys},
    EventSpec{Kind::set, "set", of_pair, set_keys},
    EventSpec{Kind::goal, "goal", of_pair, goal_keys},
    EventSpec{Kind::task, "task", of_pair, task_keys, true},
    EventSpec{Kind::meeting, "meeting", of_pair, meeting_keys},
    EventSpec{Kind::task_done, "task-done", of_pair, task_done_keys},
    EventSpec{Kind::fit, "fit", of_pair, fit_keys},
    EventSpec{Kind::rating, "rating", of_pair, rating_keys},
    EventSpec{Kind::material, "material", of_pair, material_keys},
    EventSpec{Kind::risk, "risk", of_pair, risk_keys},
    EventSpec{Kind::done, "done", of_step, done_keys},
    EventSpec{Kind::partly, "partly", of_step, done_keys},
    EventSpec{Kind::moved, "moved", of_step, moved_keys},
    EventSpec{Kind::cancelled, "cancelled", of_step, cancelled_keys},
    EventSpec{Kind::person_paused, "paused", of_person, paused_keys},
    EventSpec{Kind::person_resumed, "resumed", of_person, {}},
    EventSpec{Kind::pair_paused, "paused", of_pair, pair_paused_keys},
    EventSpec{Kind::pair_resumed, "resumed", of_pair, {}},
    EventSpec{Kind::pair_left, "left", of_pair, joined_keys},
    EventSpec{Kind::left, "left", of_person, left_keys},
    EventSpec{Kind::closed, "closed", of_pair, closed_keys},
    EventSpec{Kind::reopened, "reopened", of_pair, {}},
    EventSpec{Kind::forgotten, "forgotten", of_person, {}},
};

constexpr bool in_rank_order() {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (static_cast<std::size_t>(table[i].kind) != i) return false;
  }
  return true;
}
static_assert(in_rank_order(), "the table stands in the order of EventKind");

}  // namespace

std::span<const EventSpec> event_table() {
  return table;
}

const EventSpec& spec_of(EventKind kind) {
  return table[static_cast<std::size_t>(kind)];
}

namespace {

// Asked of every key of every entry: most words differ in length or in their first byte.
bool is_same_word(std::string_view a, std::string_view b) {
  return a.size() == b.size() && !a.empty() && a.front() == b.front() && a == b;
}

// Events by a mark of their name: asked of every entry, and the table is long.
constexpr std::size_t marks = 256;

constexpr std::size_t mark_of(std::string_view name) {
  return name.empty() ? 0
                      : (static_cast<unsigned char>(name.front()) * 31U +
                         static_cast<unsigned char>(name.back()) * 7U + name.size()) %
                            marks;
}

// Of each mark the first event of the table and, of each event, the next one of its mark.
struct EventsByMark {
  static constexpr std::size_t none = table.size();
  std::array<std::size_t, marks> first{};
  std::array<std::size_t, table.size()> next{};
};

constexpr EventsByMark by_mark() {
  EventsByMark found;
  found.first.fill(EventsByMark::none);
  for (std::size_t i = table.size(); i-- > 0;) {
    std::size_t& first = found.first[mark_of(table[i].name)];
    found.next[i] = first;
    first = i;
  }
  return found;
}

constexpr EventsByMark events_by_mark = by_mark();

}  // namespace

const EventSpec* find_event(std::string_view name, SubjectKind subject) {
  for (std::size_t i = events_by_mark.first[mark_of(name)]; i != EventsByMark::none;
       i = events_by_mark.next[i]) {
    if (table[i].subject == subject && table[i].name == name) return &table[i];
  }
  return nullptr;
}

const KeySpec* find_key(const EventSpec& spec, std::string_view key) {
  const auto found = std::find_if(spec.keys.begin(), spec.keys.end(), [&](const KeySpec& each) {
    return is_same_word(each.name, key);
  });
  return found == spec.keys.end() ? nullptr : &*found;
}

namespace {

template <class Wanted>
EventSet events_whose_key(Wanted wanted) {
  EventSet found;
  for (const EventSpec& spec : table) {
    if (std::any_of(spec.keys.begin(), spec.keys.end(), wanted)) found.add(spec.kind);
  }
  return found;
}

}  // namespace

EventSet events_with(std::initializer_list<std::string_view> keys) {
  return events_whose_key([&](const KeySpec& each) {
    return std::any_of(keys.begin(), keys.end(),
                       [&](std::string_view key) { return is_same_word(each.name, key); });
  });
}

EventSet events_with(std::initializer_list<KeyType> types) {
  return events_whose_key([&](const KeySpec& each) {
    return std::find(types.begin(), types.end(), each.type) != types.end();
  });
}

bool is_told_afterwards(EventKind kind) {
  constexpr std::array told_after = {Kind::meeting, Kind::task_done, Kind::fit,       Kind::rating,
                                     Kind::consent, Kind::withdrawn, Kind::agreement, Kind::cleared,
                                     Kind::done,    Kind::partly};
  return std::find(told_after.begin(), told_after.end(), kind) != told_after.end();
}

}  // namespace mentor
