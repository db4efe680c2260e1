#include "mentor/monitoring/bases.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "mentor/base/text.h"
#include "mentor/model/proposals.h"
#include "mentor/state/classes.h"
#include "mentor/state/drafts.h"
#include "mentor/state/pairs.h"
#include "mentor/state/together.h"
#include "quarter_parts.h"

namespace mentor {
namespace {

using Links = std::map<PersonId, const Record*>;

struct LastPair {
  const PairState* pair = nullptr;
  const Member* member = nullptr;
};

// The last pair of each person in each form, told once for everybody.
using LastPairs = std::map<std::pair<PersonId, FormId>, LastPair>;

LastPairs last_pairs(const State& state, Role role) {
  LastPairs last;
  for (const auto& [id, pair] : state.pairs) {
    if (pair.from > state.day) continue;
    for (const Member& member : role == Role::mentor ? pair.mentors : pair.mentees) {
      LastPair& known = last[{member.person, pair.card->form}];
      const bool later = known.pair == nullptr || known.member->span.from <= member.span.from;
      if (later && member.span.from <= state.day) known = {&pair, &member};
    }
  }
  std::erase_if(last, [](const auto& each) { return each.second.pair == nullptr; });
  return last;
}

Links publications(const State& state) {
  Links links;
  for (const Record& record : records_of(state, EventKind::publication)) {
    for (const PersonId person : people_of(record.entry, "people"))
      links[person] = &record;
  }
  return links;
}

std::string place_of(const PersonState& person) {
  if (!person.school_class.empty() || person.card == nullptr) return person.school_class;
  std::vector<std::string> parts;
  for (const std::string& part :
       {person.card->post, person.card->department, person.card->organisation}) {
    if (!part.empty()) parts.push_back(part);
  }
  return join(parts, ", ");
}

// Each place once, in the order of the people.
std::string places_of(const State& state, const std::vector<PersonId>& people) {
  std::vector<std::string> places;
  for (const PersonId id : people) {
    const PersonState* person = find_person(state, id);
    std::string place = person == nullptr ? std::string() : place_of(*person);
    const bool told = std::find(places.begin(), places.end(), place) != places.end();
    if (!place.empty() && !told) places.push_back(std::move(place));
  }
  return join(places, "; ");
}

std::vector<std::string> values_of(const std::map<std::string, KnownFact>& facts,
                                   const std::string& key) {
  const auto found = facts.find(key);
  return found == facts.end() ? std::vector<std::string>() : found->second.fact.values;
}

void add_facts(BaseRow& row, const State& state, const PersonState& person, Role role) {
  const auto facts = facts_of(state, person, role);
  row.requests = values_of(facts, "requests");
  row.competences = values_of(facts, "competences");
  row.achievements = values_of(facts, "achievements");
  row.interests = values_of(facts, "interests");
  row.wished_age = values_of(facts, "wished_age");
  row.time = values_of(facts, "slots");
  for (const Entry* entry : person.entries) {
    if (entry->event == EventKind::achievement)
      row.achievements.push_back(text_of(*entry, "title"));
  }
}

void add_pair(BaseRow& row, const State& state, const LastPair& last, Role role) {
  const PairState& pair = *last.pair;
  row.ended = last.member->span.to;
  const bool stayed = !row.ended || (pair.closed && *row.ended >= pair.closed->date);
  // Whoever left keeps the partners of the last day together.
  const Date end = stayed ? members_day(pair, state.day)
                          : std::max(pair.from, std::min(add_days(*row.ended, -1), state.day));
  row.partners = role == Role::mentor ? mentees_on(pair, end) : mentors_on(pair, end);
  row.partner_place = places_of(state, row.partners);
  row.evidence.push_back(pair.card->place);
  if (!pair.closed || !stayed) return;
  row.ended = pair.closed->date;
  row.result = pair.closed->result;
  row.completed = !pair.closed->early;
  row.evidence.push_back(pair.closed->place);
}

std::size_t order_of(const State& state, const FormId& form) {
  const auto& forms = state.programme->card.forms;
  const auto found =
      std::find_if(forms.begin(), forms.end(), [&](const Form& each) { return each.id == form; });
  return static_cast<std::size_t>(found - forms.begin());
}

std::string group_of(const State& state, const PersonState& person) {
  if (!person.school_class.empty()) return person.school_class;
  if (person.card == nullptr) return {};
  if (!person.card->post.empty()) return person.card->post;
  if (person.card->categories.empty()) return {};
  const CategoryId& id = person.card->categories.front();
  const Category* category = find_category(state.programme->card, id);
  return category == nullptr || category->title.empty() ? id.text : category->title;
}

std::optional<PersonId> teacher_of(const State& state, const std::string& school_class) {
  const Year* year = year_on(*state.programme, state.day);
  if (year == nullptr) return std::nullopt;
  for (const SchoolClass& each : year->classes) {
    if (is_same_class(class_as_read(each.id, state.classes), school_class)) return each.teacher;
  }
  return std::nullopt;
}

void add_lacking(ConsentGroup& group, const State& state, const PersonState& person) {
  for (const std::string& kind : lacking_consents(state, person, state.day)) {
    const ConsentStanding standing = consent_standing(state, person, kind, state.day);
    LackingConsent lacking{
        person.id, kind, standing.status, standing.unsigned_by, standing.until, {standing.place}};
    tidy(lacking.evidence);
    group.lacking.push_back(std::move(lacking));
  }
}

void count(Share& share, bool complete) {
  ++share.den;
  if (complete) ++share.num;
}

}  // namespace

BaseReport base_report(const State& state, Role role) {
  const LastPairs last = last_pairs(state, role);
  const Links links = publications(state);
  const Date year = school_year_start(state.day);
  BaseReport base{state.programme, role, state.day, {}};
  for (const auto& [id, person] : state.people) {
    for (const Participation& each : person.participations) {
      const bool of_year = each.enrolled <= state.day && (!each.left || *each.left >= year);
      if (each.role != role || !of_year) continue;
      BaseRow row;
      row.person = id;
      row.form = each.form;
      row.entered = each.enrolled;
      row.evidence = {each.place};
      row.place = place_of(person);
      if (person.card != nullptr && person.card->born) row.birth_year = person.card->born->year;
      add_facts(row, state, person, role);
      const auto pair = last.find({id, each.form});
      if (pair != last.end()) add_pair(row, state, pair->second, role);
      if (each.left && !row.ended) row.ended = each.left;
      if (const auto link = links.find(id); link != links.end()) {
        row.link = text_of(link->second->entry, "url");
      }
      base.rows.push_back(std::move(row));
    }
  }
  std::stable_sort(base.rows.begin(), base.rows.end(), [&](const BaseRow& a, const BaseRow& b) {
    return std::tuple(order_of(state, a.form), a.person) <
           std::tuple(order_of(state, b.form), b.person);
  });
  return base;
}

ConsentsReport consents_report(const State& state) {
  ConsentsReport report{state.programme, state.day, {}, {}, {}};
  std::map<std::string, ConsentGroup> groups;
  for (const auto& [id, person] : state.people) {
    const bool mentee = takes_part(person, state.day, Role::mentee);
    const bool mentor = takes_part(person, state.day, Role::mentor);
    if (!mentee && !mentor) continue;
    ConsentGroup& group = groups[group_of(state, person)];
    ++group.people;
    add_lacking(group, state, person);
    const bool complete = lacking_consents(state, person, state.day).empty();
    if (mentee) count(report.mentees, complete);
    if (mentor) count(report.mentors, complete);
  }
  for (auto& [title, group] : groups) {
    group.title = title;
    group.teacher = teacher_of(state, title);
    report.groups.push_back(std::move(group));
  }
  std::stable_sort(
      report.groups.begin(), report.groups.end(),
      [](const ConsentGroup& a, const ConsentGroup& b) { return natural_less(a.title, b.title); });
  return report;
}

namespace {

bool has_any_of(const Proposal& proposal, const std::vector<UnmatchedRow>& rows) {
  return std::any_of(rows.begin(), rows.end(), [&](const UnmatchedRow& row) {
    return is_of_mentee(proposal, row.waiting.person);
  });
}

// By the order of the card's forms.
std::vector<const Proposal*> newest_proposals(const State& state) {
  std::vector<const Proposal*> all;
  for (const Form& form : state.programme->card.forms) {
    const Proposal* newest = nullptr;
    for (const auto& [id, proposal] : state.programme->proposals) {
      if (proposal.form != form.id || proposal.as_of > state.day) continue;
      if (is_of_past_year(state, proposal) || is_passed_over(state, proposal)) continue;
      if (newest == nullptr || is_newer(proposal, *newest)) newest = &proposal;
    }
    if (newest != nullptr) all.push_back(newest);
  }
  return all;
}

std::vector<std::pair<const Proposal*, Loser>> losers_of(
    const State& state, const std::vector<const Proposal*>& proposals) {
  std::vector<std::pair<const Proposal*, Loser>> all;
  for (const Proposal* proposal : proposals)
    for (const Loser& each : proposal->losers)
      if (pair_together(state, each.mentee, each.from, proposal->form) != nullptr)
        all.emplace_back(proposal, each);
  return all;
}

}  // namespace

UnmatchedReport unmatched_report(const State& state) {
  std::vector<UnmatchedRow> rows = unmatched_rows(state);
  std::vector<const Proposal*> proposals = newest_proposals(state);
  auto losers = losers_of(state, proposals);
  std::erase_if(proposals, [&](const Proposal* each) { return !has_any_of(*each, rows); });
  return {state.programme,      state.day,
          std::move(rows),      without_form(state, Role::mentee),
          std::move(proposals), std::move(losers)};
}

}  // namespace mentor
