#include "told_words.h"

#include <algorithm>
#include <map>
#include <utility>

#include "mentor/base/text.h"
#include "mentor/matching/propose.h"

namespace mentor::matching {
namespace {

std::string in_row(const std::vector<PersonId>& people) {
  std::vector<std::string> codes;
  for (const PersonId each : people)
    codes.push_back(text(each));
  return join(codes, ", ");
}

template <class Item, class Key>
std::vector<std::string> keys_of(const std::vector<Item>& items, const Key& key) {
  std::vector<std::string> keys;
  for (const Item& each : items)
    keys.push_back(key(each));
  return keys;
}

class Words {
 public:
  explicit Words(const Proposal& proposal) {
    say("format", std::to_string(proposal.format));
    say("form", proposal.form.text);
    say("as_of", iso(proposal.as_of));
    say("mechanism", word_of(proposal.mechanism));
    say_objective(proposal.objective);
    say_pairs(proposal.pairs);
    say_unmatched(proposal.unmatched);
    say_losers(proposal.losers);
    say("free", join(keys_of(proposal.free,
                             [](const FreePlaces& each) {
                               return text(each.mentor) + ": " + std::to_string(each.places);
                             }),
                     ", "));
    say_ledger(proposal.ledger);
    say_parts(proposal.parts);
    say_certificate("certificate", proposal.certificate);
  }

  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& all() const {
    return said_;
  }

 private:
  void say(std::string about, std::string value) {
    said_.emplace_back(std::move(about), std::move(value));
  }

  void say_parts(const InputParts& parts) {
    if (!parts.rules.empty()) say("parts/rules", parts.rules);
    for (const auto& [code, digest] : parts.mentees)
      say("parts/mentees/" + code, digest);
    for (const auto& [code, digest] : parts.mentors)
      say("parts/mentors/" + code, digest);
  }

  void say_objective(const std::vector<LevelValue>& objective) {
    say("objective",
        join(keys_of(objective, [](const LevelValue& each) { return each.level; }), ", "));
    for (const LevelValue& each : objective)
      say("objective/" + each.level, std::to_string(each.value));
  }

  void say_pairs(const std::vector<ProposedPair>& pairs) {
    say("pairs",
        join(keys_of(pairs, [](const ProposedPair& each) { return text(each.mentor); }), ", "));
    for (const ProposedPair& pair : pairs) {
      const std::string about = "pairs/" + text(pair.mentor);
      say(about, join(keys_of(pair.mentees, [](const auto& each) { return text(each.id); }), ", "));
      for (const ProposedMentee& each : pair.mentees)
        say_mentee(about + "/" + text(each.id), each);
    }
  }

  void say_mentee(const std::string& about, const ProposedMentee& mentee) {
    say(about + "/points", std::to_string(mentee.points));
    for (const auto& [criterion, points] : mentee.by)
      say(about + "/by/" + criterion, std::to_string(points));
    for (const auto& [criterion, words] : mentee.matched)
      say(about + "/matched/" + criterion, join(words, ", "));
    say(about + "/ballot", word_of(mentee.ballot));
    say(about + "/lot", std::to_string(mentee.lot));
    say(about + "/pinned", mentee.pinned ? "true" : "false");
  }

  void say_unmatched(const std::vector<Unmatched>& unmatched) {
    say("unmatched",
        join(keys_of(unmatched, [](const auto& each) { return text(each.id); }), ", "));
    for (const Unmatched& each : unmatched) {
      const std::string about = "unmatched/" + text(each.id);
      say(about + "/urgent", std::to_string(each.urgent));
      say(about + "/waiting_days", std::to_string(each.waiting_days));
      say(about + "/cause", word_of(each.cause));
      say(about + "/missing", join(each.missing, ", "));
      for (const auto& [rule, count] : each.removed_by)
        say(about + "/removed_by/" + rule, std::to_string(count));
      say(about + "/witness", in_row(each.witness));
      for (const WhyNot& near : each.nearest)
        say(about + "/nearest/" + text(near.mentor), near.reason);
      say(about + "/nearest",
          join(keys_of(each.nearest, [](const WhyNot& near) { return text(near.mentor); }), ", "));
    }
  }

  void say_losers(const std::vector<Loser>& losers) {
    say("losers", join(keys_of(losers, [](const Loser& each) { return text(each.mentee); }), ", "));
    for (const Loser& each : losers) {
      say("losers/" + text(each.mentee) + "/from", text(each.from));
      say("losers/" + text(each.mentee) + "/to", each.to ? text(*each.to) : "");
    }
  }

  void say_waits(const std::string& about, const std::optional<Waits>& waits) {
    if (!waits) return;
    say(about + "/people", std::to_string(waits->people));
    say(about + "/half", std::to_string(waits->half));
    say(about + "/longest", std::to_string(waits->longest));
  }

  void say_ledger(const Ledger& ledger) {
    say_waits("ledger/served", ledger.served);
    say_waits("ledger/left", ledger.left);
    say("ledger/loads", join(keys_of(ledger.loads,
                                     [](const LoadCount& each) {
                                       return std::to_string(each.mentees) + ": " +
                                              std::to_string(each.mentors);
                                     }),
                             ", "));
    if (const auto& worst = ledger.worst_off) {
      say("ledger/worst_off", text(worst->mentee) + ", " + text(worst->mentor));
      say("ledger/worst_off/points", std::to_string(worst->points));
      say("ledger/worst_off/best", std::to_string(worst->best));
      say("ledger/worst_off/possible", std::to_string(worst->possible));
    }
    if (const auto& narrow = ledger.narrow) {
      say("ledger/narrow/half", std::to_string(narrow->half));
      say("ledger/narrow/points", std::to_string(narrow->points));
      say("ledger/narrow/gained", join(keys_of(narrow->gained,
                                               [](const NarrowMentee& each) {
                                                 return text(each.mentee) + ": " +
                                                        std::to_string(each.times) + ", " +
                                                        std::to_string(each.points);
                                               }),
                                       "; "));
    }
  }

  void say_witnesses(const std::string& about, const std::vector<mentor::HallWitness>& halls) {
    say(about, std::to_string(halls.size()));
    for (std::size_t i = 0; i < halls.size(); ++i) {
      const std::string one = about + "/" + std::to_string(i);
      say(one + "/urgent", std::to_string(halls[i].urgent));
      say(one + "/mentees", in_row(halls[i].mentees));
      say(one + "/mentors", in_row(halls[i].mentors));
      say(one + "/places", std::to_string(halls[i].places));
    }
  }

  void say_flow(const std::string& about, const PriceWitness& flow) {
    say(about + "/urgent", std::to_string(flow.urgent));
    say(about + "/mentors", join(keys_of(flow.mentors,
                                         [](const auto& each) {
                                           return text(each.first) + ": " +
                                                  std::to_string(each.second);
                                         }),
                                 ", "));
    say(about + "/outside",
        join(keys_of(flow.outside, [](std::int64_t each) { return std::to_string(each); }), ", "));
  }

  void say_search(const std::string& about, const ProposalCertificate& proof) {
    say(about + "/closed", in_row(proof.closed));
    say(about + "/closing", word_of(proof.closing));
    say(about + "/lots", word_of(proof.lots));
    say(about + "/bounds", join(keys_of(proof.bounds,
                                        [](const LevelValue& each) {
                                          return each.level + ": " + std::to_string(each.value);
                                        }),
                                ", "));
    say(about + "/open", in_row(proof.open));
    say(about + "/flow", std::to_string(proof.flow.size()));
    for (std::size_t i = 0; i < proof.flow.size(); ++i)
      say_flow(about + "/flow/" + std::to_string(i), proof.flow[i]);
    if (proof.worst_off_flow) say_flow(about + "/worst_off_flow", *proof.worst_off_flow);
    say(about + "/times", std::to_string(proof.times));
    say(about + "/kept", std::to_string(proof.kept) + ", " + proof.kept_lots);
    say(about + "/claimed", proof.claimed ? "true" : "false");
    say(about + "/one_way", join(keys_of(proof.one_way,
                                         [](const LeftOutWay& each) {
                                           return text(each.mentee) + " " + text(each.mentor);
                                         }),
                                 ", "));
    say(about + "/one_way_claimed", proof.one_way_claimed ? "true" : "false");
    say(about + "/one_way_cover", std::to_string(proof.one_way_cover.size()));
    for (std::size_t i = 0; i < proof.one_way_cover.size(); ++i)
      say_certificate(about + "/one_way_cover/" + std::to_string(i), proof.one_way_cover[i]);
    say(about + "/pairs", join(keys_of(proof.pairs,
                                       [](const ProvedGroup& each) {
                                         return text(each.mentor) + ": " + in_row(each.mentees);
                                       }),
                               "; "));
  }

  void say_certificate(const std::string& about, const ProposalCertificate& proof) {
    say_search(about, proof);
    say_witnesses(about + "/served", proof.served);
    say(about + "/worst_off", proof.worst_off ? std::to_string(*proof.worst_off) : "");
    say_witnesses(about + "/worst_off_witness", proof.worst_off_witness);
    for (std::size_t i = 0; i < proof.prices.size(); ++i) {
      const MentorPrice& each = proof.prices[i];
      say(about + "/prices/" + std::to_string(i),
          text(each.mentor) + ": " + std::to_string(each.points) + ", " + each.lots);
    }
    for (std::size_t i = 0; i < proof.outside.size(); ++i) {
      const OutsidePrice& each = proof.outside[i];
      say(about + "/outside/" + std::to_string(i),
          std::to_string(each.urgent) + ": " + std::to_string(each.points) + ", " + each.lots);
    }
  }

  std::vector<std::pair<std::string, std::string>> said_;
};

}  // namespace

std::vector<ToldDifference> differences(const Proposal& told, const Proposal& found) {
  const Words of_told(told);
  const Words of_found(found);
  const std::map<std::string, std::string> wanted(of_found.all().begin(), of_found.all().end());
  std::map<std::string, std::string> met;
  std::vector<ToldDifference> out;
  for (const auto& [about, value] : of_told.all()) {
    const auto other = wanted.find(about);
    const bool again = !met.emplace(about, value).second;
    if (other == wanted.end() || again) {
      out.push_back({about, value, ""});
    } else if (other->second != value) {
      out.push_back({about, value, other->second});
    }
  }
  for (const auto& [about, value] : of_found.all())
    if (!met.contains(about)) out.push_back({about, "", value});
  return out;
}

bool is_id_of(const Proposal& proposal) {
  const std::string stem = iso(proposal.as_of) + "-" + proposal.form.text;
  if (!proposal.id.starts_with(stem)) return false;
  const std::string rest = proposal.id.substr(stem.size());
  if (rest.empty()) return true;
  return rest.size() > 1 && rest.front() == '-' && rest[1] != '0' &&
         std::all_of(rest.begin() + 1, rest.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace mentor::matching
