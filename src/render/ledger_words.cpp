#include <fmt/format.h>

#include <algorithm>

#include "mentor/base/text.h"
#include "mentor/render/ledger.h"

namespace mentor {
namespace {

std::string in_words(const Waits& waits, const Words& words) {
  if (waits.people == 1)
    return words.plural("1 person: {0} day", "1 person: {0} days", waits.longest);
  return words.plural("{0} person: ", "{0} people: ", waits.people) +
         words.plural("half of them at most {0} day, ", "half of them at most {0} days, ",
                      waits.half) +
         words.plural("the longest {0} day", "the longest {0} days", waits.longest);
}

std::string in_words(const std::vector<LoadCount>& loads, const Words& words) {
  std::vector<std::string> parts;
  for (const LoadCount& each : loads) {
    parts.push_back(words.tr("{0} with {1}",
                             words.plural("{0} mentor", "{0} mentors", each.mentors),
                             words.plural("{0} mentee", "{0} mentees", each.mentees)));
  }
  if (parts.size() == 1) return parts.front();
  return words.tr("from {0} to {1}: {2}", loads.front().mentees, loads.back().mentees,
                  join(parts, ", "));
}

std::string in_words(const WorstPair& worst, const Words& words, const NameOf& name) {
  return words.tr("{0} and {1}: {2} points; the most with anybody {3}, by all criteria {4}",
                  name(worst.mentee), name(worst.mentor), worst.points, worst.best, worst.possible);
}

std::string in_words(const NarrowTimes& narrow, const Words& words, const NameOf& name) {
  if (narrow.gained.empty()) return words.tr("nobody");
  std::vector<std::string> parts;
  for (const NarrowMentee& each : narrow.gained) {
    parts.push_back(
        words.tr("{0} (times: {1}, points: {2})", name(each.mentee), each.times, each.points));
  }
  return words.tr("{0}; half of the mentees named at most {1}, half of the pairs have at most {2}",
                  join(parts, ", "), narrow.half, narrow.points);
}

std::string in_codes(const Waits& waits) {
  return fmt::format("people={} half={} longest={}", waits.people, waits.half, waits.longest);
}

std::string in_codes(const std::vector<LoadCount>& loads) {
  std::vector<std::string> parts;
  for (const LoadCount& each : loads)
    parts.push_back(fmt::format("{}={}", each.mentees, each.mentors));
  return join(parts, " ");
}

std::string in_codes(const WorstPair& worst) {
  return fmt::format("mentee={} mentor={} points={} best={} possible={}", text(worst.mentee),
                     text(worst.mentor), worst.points, worst.best, worst.possible);
}

std::string in_codes(const NarrowTimes& narrow) {
  std::string out = fmt::format("half={} points={}", narrow.half, narrow.points);
  for (const NarrowMentee& each : narrow.gained)
    out += fmt::format(" {}={}/{}", text(each.mentee), each.times, each.points);
  return out;
}

// What a pin made may have fewer points than the pair that is called the worst.
bool is_below_by_pin(const Proposal& proposal, int points) {
  return std::any_of(proposal.pairs.begin(), proposal.pairs.end(), [&](const ProposedPair& pair) {
    return std::any_of(pair.mentees.begin(), pair.mentees.end(), [&](const ProposedMentee& each) {
      return each.pinned && each.points < points;
    });
  });
}

}  // namespace

std::vector<LedgerLine> ledger_lines(const Proposal& proposal, const Words& words,
                                     const NameOf& name, LedgerDay day) {
  const Ledger& ledger = proposal.ledger;
  const bool past = day == LedgerDay::past;
  std::vector<LedgerLine> lines;
  const auto add = [&](const char* id, std::string what, std::string codes, std::string says) {
    lines.push_back({{id, std::move(what)}, {std::move(codes), std::move(says)}});
  };
  if (ledger.served)
    add("served",
        words.tr(past ? TR_NOOP("Those who were given a mentor had waited")
                      : TR_NOOP("Those who get a mentor waited")),
        in_codes(*ledger.served), in_words(*ledger.served, words));
  if (ledger.left)
    add("left",
        words.tr(past ? TR_NOOP("Those left without a mentor had waited")
                      : TR_NOOP("Those without a mentor wait")),
        in_codes(*ledger.left), in_words(*ledger.left, words));
  if (!ledger.loads.empty())
    add("loads",
        words.tr(past ? TR_NOOP("Mentees that a mentor would have had")
                      : TR_NOOP("Mentees of a mentor")),
        in_codes(ledger.loads), in_words(ledger.loads, words));
  if (ledger.worst_off)
    add("worst_off", words.tr("The pair with the fewest points"), in_codes(*ledger.worst_off),
        in_words(*ledger.worst_off, words, name) +
            (is_below_by_pin(proposal, ledger.worst_off->points)
                 ? "; " + std::string(words.tr("pinned pairs with fewer points do not count"))
                 : std::string()));
  if (ledger.narrow)
    add("narrow_times", words.tr("Named few times and got many points"), in_codes(*ledger.narrow),
        in_words(*ledger.narrow, words, name));
  return lines;
}

}  // namespace mentor
