#include "gap_kinds.h"

#include <algorithm>
#include <optional>
#include <set>

#include "mentor/state/people.h"

namespace mentor::matching {
namespace {

constexpr std::size_t most_kinds = 4096;
constexpr std::size_t most_joined = 512;  // of so many kinds every two are looked at, so many told
constexpr std::int64_t millionth = 1'000'000;

using Values = Kind::Way;
using Profile = std::map<std::string, Values>;

// A rule or required criterion as a question to a mentor's fact.
struct Ask {
  enum class How { word, all, number } how = How::word;
  std::string mentee;
  std::string mentor;
  std::vector<int> steps = {0};  ///< number: what the mentor has more than the mentee
};

// Whoever suits several mentees suits them also at the end of what one of them allows.
std::vector<int> around(int farthest) {
  if (farthest <= 0) return {0};
  return {-farthest, 0, farthest};
}

// The most whole steps that still give a point, half up: weight x (1 - steps / range) >= 1/2.
int farthest_near(const Criterion& criterion) {
  const double most = std::min(criterion.range, 1e6);
  const int whole = static_cast<int>(most * (1 - 0.5 / std::max(criterion.weight, 1)));
  return std::max(whole, 0);
}

Ask ask_of(const Rule& rule) {
  Ask ask{Ask::How::word, rule.mentee, rule.mentor, {0}};
  switch (rule.relation) {
    case Relation::equal:
    case Relation::contains:
      ask.how = Ask::How::all;
      break;
    case Relation::greater:
      ask.how = Ask::How::number;
      ask.steps = {1};
      break;
    case Relation::less:
      ask.how = Ask::How::number;
      ask.steps = {-1};
      break;
    case Relation::within:
      ask.how = Ask::How::number;
      ask.steps = around(static_cast<int>(std::min(rule.within, 1e6)));
      break;
    case Relation::overlaps:
    case Relation::differs:
      break;
  }
  return ask;
}

Ask ask_of(const Criterion& criterion) {
  Ask ask{Ask::How::word, criterion.mentee, criterion.mentor, {0}};
  switch (criterion.measure) {
    case Measure::covered:
    case Measure::common:
      break;
    case Measure::equal:
    case Measure::contains:
      ask.how = Ask::How::all;
      break;
    case Measure::near:
      ask.how = Ask::How::number;
      ask.steps = around(farthest_near(criterion));
      break;
    case Measure::difference:
      ask.how = Ask::How::number;
      ask.steps.clear();
      for (const auto& [step, points] : criterion.points) {
        if (points > 0) ask.steps.push_back(step);
      }
      break;
  }
  return ask;
}

// What differs is met by a mentor of whom nothing is known, unless an answer is asked for.
bool asks_to_differ(const Rule& rule) {
  return rule.relation == Relation::differs && rule.missing == Missing::fail;
}

std::vector<Ask> asks_of(const FormRules& rules) {
  std::vector<Ask> asks;
  for (const Rule& each : rules.rules) {
    if (each.relation != Relation::differs) asks.push_back(ask_of(each));
  }
  for (const Criterion& each : rules.criteria) {
    if (each.required) asks.push_back(ask_of(each));
  }
  return asks;
}

class Kinds {
 public:
  Kinds(const Admission& admission, const Built& built, const Scoring& scoring,
        const Augmenter& augmenter, const GroupedGain* grouped)
      : admission_(admission),
        built_(built),
        scoring_(scoring),
        augmenter_(augmenter),
        grouped_(grouped),
        in_need_(augmenter.short_of_places()),
        asks_(asks_of(admission.rules())) {
    if (grouped_ == nullptr) return;
    in_need_.insert(in_need_.end(), grouped_->left_out().begin(), grouped_->left_out().end());
    std::sort(in_need_.begin(), in_need_.end());
    in_need_.erase(std::unique(in_need_.begin(), in_need_.end()), in_need_.end());
  }

  std::vector<Kind> best(int places, std::size_t top) {
    collect_profiles();
    std::map<std::vector<std::uint32_t>, std::vector<Profile>> by_fit = fitting();
    std::vector<std::pair<std::size_t, const std::vector<std::uint32_t>*>> order;
    for (const auto& [fits, profiles] : by_fit)
      order.emplace_back(hope(fits, places), &fits);
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Kind> found;
    for (const auto& [hoped, fits] : order) {
      if (static_cast<int>(hoped) < worth_telling(found, top)) break;
      const int gain = gain_of(*fits, places);
      if (gain == 0) continue;
      for (Kind& each : told_as_one(without_idle(by_fit.at(*fits), gain, places))) {
        each.fits = static_cast<int>(fits->size());
        each.gain = gain;
        found.push_back(std::move(each));
      }
    }
    std::stable_sort(found.begin(), found.end(), [](const Kind& a, const Kind& b) {
      return std::tie(b.gain, b.fits, a.facts) < std::tie(a.gain, a.fits, b.facts);
    });
    if (found.size() > top) found.resize(top);
    return found;
  }

 private:
  // Two words at once are told where they give more than either of them.
  std::vector<Profile> without_idle(std::vector<Profile> profiles, int gain, int places) {
    std::erase_if(profiles, [&](const Profile& each) {
      const auto parts = joined_.find(each);
      if (parts == joined_.end()) return false;
      return std::any_of(parts->second.begin(), parts->second.end(), [&](const Profile& part) {
        const auto fits = fits_of_.find(part);
        return fits != fits_of_.end() && augmenter_.gain(*fits->second, places) >= gain;
      });
    });
    return profiles;
  }

  // No kind gains more than its places, nor than the mentees in need whom it fits.
  [[nodiscard]] std::size_t hope(const std::vector<std::uint32_t>& fits, int places) const {
    std::size_t count = 0;
    for (const std::uint32_t mentee : fits) {
      count += std::binary_search(in_need_.begin(), in_need_.end(), mentee) ? 1 : 0;
    }
    return std::min(count, static_cast<std::size_t>(places));
  }

  // Without the minimum no fewer are served, and what one step gives is no more: where the two
  // agree, and once the searches are used up, nothing is searched.
  int gain_of(const std::vector<std::uint32_t>& fits, int places) {
    const int free = augmenter_.gain(fits, places);
    if (grouped_ == nullptr) return free;
    const int most = augmenter_.served() + free - grouped_->served();
    const int least = grouped_->at_once(fits, places);
    if (least >= most || searches_ >= grouped_->most_searches()) return least;
    ++searches_;
    return grouped_->gain(fits, places);
  }

  static int worth_telling(const std::vector<Kind>& found, std::size_t top) {
    if (found.size() < top) return 1;
    std::vector<int> gains;
    for (const Kind& each : found)
      gains.push_back(each.gain);
    std::sort(gains.rbegin(), gains.rend());
    return gains[top - 1];
  }

  void collect_profiles() {
    std::map<std::string, std::set<Values>> numbers;
    for (const std::uint32_t mentee : in_need_) {
      for (const Ask& ask : asks_) {
        if (ask.how == Ask::How::number) add_numbers(mentee, ask, numbers[ask.mentor]);
      }
    }
    for (const std::uint32_t mentee : in_need_)
      add_profiles(mentee, numbers);
    if (profiles_.size() > most_kinds) {
      profiles_.clear();
      for (const std::uint32_t mentee : in_need_) {
        if (profiles_.size() < most_kinds) add_profiles(mentee, {});
      }
    }
    add_shorter();
    if (grouped_ == nullptr) add_joined();
  }

  // Mentors with two words of one fact, each of which others ask for: kinds alike but for the word.
  void add_joined() {
    const std::vector<Profile> single(profiles_.begin(), profiles_.end());
    if (single.size() > most_joined) return;
    for (std::size_t a = 0; a < single.size(); ++a) {
      for (std::size_t b = a + 1; b < single.size(); ++b) {
        const auto fact = differing_word(single[a], single[b]);
        if (!fact) continue;
        if (profiles_.size() >= most_kinds || joined_.size() >= most_joined) return;
        Profile both = single[a];
        both[*fact].push_back(single[b].at(*fact).front());
        std::sort(both[*fact].begin(), both[*fact].end());
        auto& parts = joined_[both];
        parts.insert(single[a]);
        parts.insert(single[b]);
        profiles_.insert(std::move(both));
      }
    }
  }

  // The one fact in which the two differ, where it is asked for by words.
  [[nodiscard]] std::optional<std::string> differing_word(const Profile& a,
                                                          const Profile& b) const {
    if (a.size() != b.size()) return std::nullopt;
    std::optional<std::string> fact;
    for (auto one = a.begin(), other = b.begin(); one != a.end(); ++one, ++other) {
      if (one->first != other->first) return std::nullopt;
      if (one->second == other->second) continue;
      const auto is_word = [&](const Values& values) {
        return values.size() == 1 && values.front() != Kind::any_other;
      };
      if (fact || !is_word(one->second) || !is_word(other->second)) return std::nullopt;
      fact = one->first;
    }
    const bool by_words = fact && std::any_of(asks_.begin(), asks_.end(), [&](const Ask& ask) {
                            return ask.mentor == *fact && ask.how == Ask::How::word;
                          });
    return by_words ? fact : std::nullopt;
  }

  // A fact may be asked for and yet not be needed.
  void add_shorter() {
    std::vector<Profile> longer(profiles_.begin(), profiles_.end());
    while (!longer.empty() && profiles_.size() <= most_kinds) {
      const Profile profile = std::move(longer.back());
      longer.pop_back();
      for (const auto& [fact, values] : profile) {
        Profile shorter = profile;
        shorter.erase(fact);
        if (profiles_.insert(shorter).second) longer.push_back(std::move(shorter));
      }
    }
  }

  // All combinations of the values that the mentee asks for; numbers also those of the others.
  void add_profiles(std::uint32_t mentee, const std::map<std::string, std::set<Values>>& numbers) {
    std::map<std::string, std::set<Values>> choices = numbers;
    for (const Ask& ask : asks_) {
      const ReadyFact& fact = scoring_.fact(built_.mentees[mentee], Role::mentee, ask.mentee);
      auto& values = choices[ask.mentor];
      if (fact.missing()) continue;
      if (ask.how == Ask::How::number) add_numbers(mentee, ask, values);
      if (ask.how == Ask::How::all) values.insert(fact.written);
      if (ask.how != Ask::How::word) continue;
      for (const std::string& word : fact.written)
        values.insert({word});
    }
    for (const Rule& rule : admission_.rules().rules)
      if (asks_to_differ(rule)) choices[rule.mentor].insert({Kind::any_other});
    std::vector<Profile> made = {{}};
    for (const auto& [fact, values] : choices) {
      if (values.empty()) continue;
      std::vector<Profile> longer;
      for (const Profile& each : made) {
        for (const Values& value : values) {
          longer.push_back(each);
          longer.back()[fact] = value;
        }
      }
      made = std::move(longer);
      if (made.size() > most_kinds) made.resize(most_kinds);
    }
    profiles_.insert(made.begin(), made.end());
  }

  void add_numbers(std::uint32_t mentee, const Ask& ask, std::set<Values>& values) const {
    const ReadyFact& fact = scoring_.fact(built_.mentees[mentee], Role::mentee, ask.mentee);
    const auto& orders = admission_.rules().orders;
    const auto ladder = orders.find(ask.mentor);
    for (const int step : ask.steps) {
      if (fact.step && ladder != orders.end()) {
        const int at = *fact.step + step;
        if (at >= 0 && at < static_cast<int>(ladder->second.steps.size()))
          values.insert({ladder->second.steps[static_cast<std::size_t>(at)]});
      } else if (fact.number && *fact.number % millionth == 0) {
        values.insert({std::to_string(*fact.number / millionth + step)});
      }
    }
  }

  // The cards of mentors who do not exist, under codes that nobody has.
  [[nodiscard]] std::vector<Person> imagined_cards() const {
    std::uint32_t number = 0;
    for (const auto& [id, person] : admission_.state().people)
      number = std::max(number, id.number);
    std::vector<Person> cards;
    const Form* form = find_form(admission_.state().programme->card, admission_.form());
    for (const Profile& profile : profiles_) {
      Person card;
      card.id = PersonId{++number};
      if (form != nullptr) card.categories = form->mentors;
      for (const auto& [fact, values] : profile)
        card.facts[fact] = {values, values.size() > 1};
      cards.push_back(std::move(card));
    }
    return cards;
  }

  // The same rules judge them as anybody else: by the mentees whom they fit.
  std::map<std::vector<std::uint32_t>, std::vector<Profile>> fitting() {
    const std::vector<Person> cards = imagined_cards();
    State imagined = admission_.state();
    std::vector<PersonId> newcomers;
    for (const Person& card : cards) {
      PersonState& person = imagined.people[card.id];
      person.id = card.id;
      person.card = &card;
      newcomers.push_back(card.id);
    }
    const Admission admission(imagined, admission_.form());
    const Scoring scoring(admission, built_.mentees, newcomers);
    std::map<std::vector<std::uint32_t>, std::vector<Profile>> by_fit;
    if (newcomers.empty()) return by_fit;
    std::vector<bool> open;
    for (const PersonId mentee : built_.mentees) {
      open.push_back(admission.of_mentee(mentee).empty() &&
                     admission.between(mentee, newcomers.front()).empty());
    }
    auto profile = profiles_.begin();
    for (const PersonId newcomer : newcomers) {
      std::vector<std::uint32_t> fits;
      for (std::uint32_t mentee = 0; mentee < built_.mentees.size(); ++mentee) {
        const bool fit = open[mentee] && !augmenter_.is_pinned(mentee) &&
                         scoring.passes(built_.mentees[mentee], newcomer);
        if (fit) fits.push_back(mentee);
      }
      by_fit[fits].push_back(*profile++);
    }
    for (const auto& [fits, profiles] : by_fit)
      for (const Profile& each : profiles)
        fits_of_[each] = &fits;
    return by_fit;
  }

  // Profiles that differ in one fact only become one kind with several values of that fact.
  static std::vector<Kind> told_as_one(const std::vector<Profile>& profiles) {
    std::vector<Kind> kinds;
    for (const Profile& profile : profiles) {
      if (asks_too_much(profile, profiles)) continue;
      Kind made;
      for (const auto& [fact, values] : profile)
        made.facts[fact] = {values};
      const auto same = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& each) {
        return each.facts.size() == made.facts.size() && differing(each, made).size() == 1;
      });
      if (same == kinds.end()) {
        kinds.push_back(std::move(made));
        continue;
      }
      const std::string fact = differing(*same, made).front();
      auto& values = same->facts[fact];
      values.push_back(made.facts[fact].front());
    }
    return kinds;
  }

  // Somebody with fewer of these facts fits the same mentees.
  static bool asks_too_much(const Profile& profile, const std::vector<Profile>& profiles) {
    return std::any_of(profiles.begin(), profiles.end(), [&](const Profile& fewer) {
      return fewer.size() < profile.size() &&
             std::includes(profile.begin(), profile.end(), fewer.begin(), fewer.end());
    });
  }

  static std::vector<std::string> differing(const Kind& a, const Kind& b) {
    std::vector<std::string> facts;
    for (const auto& [fact, values] : a.facts) {
      const auto other = b.facts.find(fact);
      if (other == b.facts.end() || other->second != values) facts.push_back(fact);
    }
    for (const auto& [fact, values] : b.facts) {
      if (!a.facts.contains(fact)) facts.push_back(fact);
    }
    return facts;
  }

  const Admission& admission_;
  const Built& built_;
  const Scoring& scoring_;
  const Augmenter& augmenter_;
  const GroupedGain* grouped_ = nullptr;
  std::vector<std::uint32_t> in_need_;  ///< ascending
  int searches_ = 0;
  std::vector<Ask> asks_;
  std::set<Profile> profiles_;
  std::map<Profile, std::set<Profile>> joined_;  ///< of two words, and those of one of them
  std::map<Profile, const std::vector<std::uint32_t>*> fits_of_;
};

}  // namespace

std::vector<Kind> kinds_to_look_for(const Admission& admission, const Built& built,
                                    const Scoring& scoring, const Augmenter& augmenter,
                                    const GroupedGain* grouped, int places, std::size_t top) {
  return Kinds(admission, built, scoring, augmenter, grouped).best(places, top);
}

}  // namespace mentor::matching
