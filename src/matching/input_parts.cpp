#include "input_parts.h"

#include <fmt/format.h>

#include "mentor/base/text.h"

namespace mentor::matching {
namespace {

// A digest of few bits, made in a moment: it tells only where to look, and is no proof. FNV-1a
// (Fowler, Noll, Vo) of 64 bits, folded.
class FewBits {
 public:
  FewBits& add(std::string_view text) {
    for (const char byte : text)
      add_byte(static_cast<unsigned char>(byte));
    return add(static_cast<int>(text.size()));
  }
  FewBits& add(int number) {
    const auto bits = static_cast<std::uint32_t>(number);
    for (const unsigned shift : {0U, 8U, 16U, 24U})
      add_byte(static_cast<unsigned char>(bits >> shift & 0xffU));
    return *this;
  }
  [[nodiscard]] std::uint32_t folded() const {
    return static_cast<std::uint32_t>(hash_ ^ (hash_ >> 32U));
  }

 private:
  void add_byte(unsigned char byte) { hash_ = (hash_ ^ byte) * 0x100000001b3U; }

  std::uint64_t hash_ = 0xcbf29ce484222325U;
};

std::uint32_t few_bits(std::string_view text) {
  return FewBits().add(text).folded();
}

std::string in_one_line(const Rule& rule) {
  return fmt::format("{}|{}|{}|{}|{}|{}\n", rule.id, rule.mentor, static_cast<int>(rule.relation),
                     rule.within, rule.mentee, static_cast<int>(rule.missing));
}

std::string in_one_line(const Criterion& each) {
  std::string line =
      fmt::format("{}|{}|{}|{}|{}|{}|{}|{}", each.id, each.weight, each.mentee, each.mentor,
                  static_cast<int>(each.measure), each.enough, each.range, each.required);
  for (const auto& [steps, points] : each.points)
    line += fmt::format("|{}={}", steps, points);
  if (each.when)
    line +=
        fmt::format("|{}|{}|{}", static_cast<int>(each.when->side), each.when->fact, each.when->is);
  return line + "\n";
}

std::string words_of(const FormRules& rules) {
  std::string text =
      fmt::format("{}|{}|{}|{}|{}\n", static_cast<int>(rules.mechanism), rules.load, rules.keep,
                  static_cast<int>(rules.unlisted), static_cast<int>(rules.rule));
  for (const mentor::Level each : rules.objective)
    text += fmt::format("{},", static_cast<int>(each));
  for (const Requirement each : rules.require)
    text += fmt::format("{};", static_cast<int>(each));
  for (const Rule& each : rules.rules)
    text += in_one_line(each);
  for (const Criterion& each : rules.criteria)
    text += in_one_line(each);
  for (const auto& [fact, ladder] : rules.orders)
    text += fmt::format("{}: {}\n", fact, join(ladder.steps, "<"));
  for (const auto& [fact, synonyms] : rules.synonyms)
    for (const auto& [word, meant] : synonyms)
      text += fmt::format("{}: {}={}\n", fact, word, meant.word);
  return text;
}

std::string words_of(const ProgrammeCard& card, const FormId& id) {
  const Form* form = find_form(card, id);
  if (form == nullptr) return {};
  std::string text = fmt::format("{}-{}\n", form->group_min, form->group_max);
  for (const auto* all : {&form->mentors, &form->mentees})
    for (const CategoryId& each : *all)
      text += each.text + ",";
  return text + join(form->clearance, ",");
}

std::string ballot_of(const std::map<PersonId, BallotSheet>& sheets, PersonId person) {
  const auto found = sheets.find(person);
  if (found == sheets.end()) return {};
  std::string text = "ballot";
  for (const auto& [of, place] : found->second.rank)
    text += fmt::format("|{}={}", mentor::text(of), place);
  for (const PersonId of : found->second.refused)
    text += "|-" + mentor::text(of);
  return text;
}

std::map<std::string, std::string> texts_of(const People& people) {
  std::map<std::string, std::string> texts;
  for (const auto& [code, digests] : people)
    texts[code] = digests.text();
  return texts;
}

}  // namespace

std::string digest_text(std::uint32_t digest) {
  return fmt::format("{:08x}", digest);
}

std::string Digests::text() const {
  return digest_text(known) + "." + digest_text(pairs) + "." + digest_text(ballot);
}

Parts::Parts(const Teller& teller)
    : teller_(teller), built_(teller.built()), problem_(teller.built().problem) {
  add_mentees();
  add_mentors();
}

std::string Parts::rules() const {
  const Admission& admission = teller_.admission();
  return digest_text(few_bits(
      fmt::format("{}|{}|{}\n", built_.year, built_.keep, built_.touch.value_or(-1)) +
      words_of(admission.rules()) + words_of(admission.state().programme->card, built_.form)));
}

std::string Parts::removers(std::uint32_t mentee) const {
  std::string text;
  for (const auto& [rule, mentors] : built_.removed_by[mentee])
    text += fmt::format("{}: {}\n", rule, mentors);
  return text;
}

// Pairs that may be made, and which rules removed the mentors of somebody who has none.
void Parts::add_pairs(const std::set<std::string>& without_mentees,
                      const std::set<std::string>& without_mentors) {
  std::vector<Digests*> of_mentors;
  std::vector<bool> out;  // by mentor
  for (const Mentor& each : problem_.mentors) {
    of_mentors.push_back(&mentors_[each.id]);
    out.push_back(without_mentors.contains(each.id));
  }
  for (std::uint32_t i = 0; i < problem_.mentees.size(); ++i) {
    Digests& mentee = mentees_[problem_.mentees[i].id];
    if (problem_.first[i] == problem_.first[i + 1]) mentee.pairs ^= few_bits(removers(i));
    const bool stays = !without_mentees.contains(problem_.mentees[i].id);
    for (std::size_t e = problem_.first[i]; e < problem_.first[i + 1]; ++e) {
      const std::uint32_t j = problem_.mentor[e];
      const std::uint32_t bits = pair_bits(i, e);
      if (!out[j]) mentee.pairs ^= bits;
      if (stays) of_mentors[j]->pairs ^= bits;
    }
  }
}

std::uint32_t Parts::pair_bits(std::uint32_t i, std::size_t e) const {
  FewBits bits;
  bits.add(problem_.mentees[i].id)
      .add(problem_.mentors[problem_.mentor[e]].id)
      .add(problem_.marks[e]);
  for (const int each : built_.points_by(e))
    bits.add(each);
  return bits.folded();
}

// Everything that a rule or criterion of the form asks of the person.
std::string Parts::said(PersonId person, Role role) const {
  const bool mentor = role == Role::mentor;
  const FormRules& rules = teller_.admission().rules();
  std::set<std::string> keys;
  for (const Rule& each : rules.rules)
    keys.insert(mentor ? each.mentor : each.mentee);
  for (const Criterion& each : rules.criteria) {
    keys.insert(mentor ? each.mentor : each.mentee);
    if (each.when && (each.when->side == When::Side::mentor) == mentor)
      keys.insert(each.when->fact);
  }
  std::string text;
  for (const std::string& key : keys) {
    const ReadyFact& fact = teller_.scoring().fact(person, role, key);
    text += fmt::format("{}: {} / {}\n", key, join(fact.words, "|"), join(fact.written, "|"));
  }
  return text;
}

std::string Parts::mentor_of_now(PersonId mentee) const {
  const auto found = built_.freed.find(mentee);
  return found == built_.freed.end() ? std::string() : mentor::text(found->second);
}

void Parts::add_mentees() {
  const auto& sheets = teller_.admission().sheets().of_mentees;
  for (const PersonId each : built_.mentees) {
    const Unmatched waits = teller_.waiting(each);
    Digests& made = mentees_[mentor::text(each)];
    made.known = few_bits(fmt::format("{}|{}|{}|{}\n{}", waits.urgent, waits.waiting_days,
                                      mentor_of_now(each), teller_.times(each).value_or(-1),
                                      said(each, Role::mentee)));
    made.ballot = few_bits(ballot_of(sheets, each));
  }
  for (const NotReady& who : built_.not_ready) {
    const Unmatched left = teller_.not_ready(who);
    Digests& made = mentees_[mentor::text(who.mentee)];
    made.known = few_bits(fmt::format("{}|{}|{}|{}", left.urgent, left.waiting_days,
                                      mentor_of_now(who.mentee), join(left.missing, ",")));
    made.ballot = few_bits(ballot_of(sheets, who.mentee));
  }
}

void Parts::add_mentors() {
  const Admission& admission = teller_.admission();
  for (std::size_t j = 0; j < built_.mentors.size(); ++j) {
    const PersonId each = built_.mentors[j];
    std::string known = said(each, Role::mentor);
    for (const Obstacle& against : admission.of_mentor(each))
      known += word_of(against) + "\n";
    Digests& made = mentors_[mentor::text(each)];
    made.known = few_bits(known);
    made.ballot = few_bits(ballot_of(admission.sheets().of_mentors, each));
    made.places = problem_.mentors[j].places;
  }
}

InputParts input_parts(const Teller& teller) {
  Parts parts(teller);
  parts.add_pairs({}, {});
  return {parts.rules(), texts_of(parts.mentees()), texts_of(parts.mentors())};
}

}  // namespace mentor::matching
