// The seal of a proposal: what it says, written in one way only, and digested.
#include <fmt/format.h>

#include "mentor/base/sha256.h"
#include "mentor/matching/propose.h"

namespace mentor::matching {
namespace {

// JSON without spaces, keys in the order of their bytes; what is empty, false or absent is nothing.
struct Written {
  using Fields = std::map<std::string, std::string>;

  static std::string of(std::int64_t number) { return std::to_string(number); }
  static std::string of(int number) { return std::to_string(number); }
  static std::string of(std::uint64_t number) { return std::to_string(number); }
  static std::string of(bool flag) { return flag ? "true" : ""; }
  static std::string of(PersonId person) { return quoted(mentor::text(person)); }
  static std::string of(const char* word) { return quoted(word); }
  static std::string of(const std::string& text) { return text.empty() ? text : quoted(text); }

  static std::string quoted(std::string_view text) {
    static constexpr std::string_view marked = "\"\\\n\r\t\b\f";
    static constexpr std::string_view marks = "\"\\nrtbf";
    std::string out = "\"";
    for (const char c : text) {
      if (const std::size_t at = marked.find(c); at != std::string_view::npos) {
        out += '\\';
        out += marks[at];
      } else if (static_cast<unsigned char>(c) < 0x20) {
        out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
      } else {
        out += c;
      }
    }
    return out + "\"";
  }

  static std::string of(const Fields& fields) {
    std::string out;
    for (const auto& [key, value] : fields)
      if (!value.empty()) out += (out.empty() ? "" : ",") + quoted(key) + ":" + value;
    return out.empty() ? out : "{" + out + "}";
  }

  template <class Item>
  static std::string of(const std::vector<Item>& items) {
    std::string out;
    for (const Item& each : items)
      out += (out.empty() ? "" : ",") + of(each);
    return out.empty() ? out : "[" + out + "]";
  }

  template <class Value>
  static std::string of(const std::optional<Value>& value) {
    return value ? of(*value) : std::string();
  }

  template <class Value>
  static std::string by_key(const std::map<std::string, Value>& map) {
    Fields fields;
    for (const auto& [key, value] : map)
      fields[key] = of(value);
    return of(fields);
  }

  static std::string of(const LevelValue& level) {
    return of(Fields{{"level", of(level.level)}, {"value", of(level.value)}});
  }

  static std::string of(const ProposedMentee& mentee) {
    return of(Fields{{"id", of(mentee.id)},
                     {"points", of(mentee.points)},
                     {"by", by_key(mentee.by)},
                     {"matched", by_key(mentee.matched)},
                     {"ballot", of(word_of(mentee.ballot))},
                     {"lot", of(mentee.lot)},
                     {"pinned", of(mentee.pinned)}});
  }

  static std::string of(const ProposedPair& pair) {
    return of(Fields{{"mentor", of(pair.mentor)}, {"mentees", of(pair.mentees)}});
  }

  static std::string of(const WhyNot& why) {
    return of(Fields{{"mentor", of(why.mentor)}, {"why_not", of(why.reason)}});
  }

  static std::string of(const Unmatched& left) {
    return of(Fields{{"id", of(left.id)},
                     {"urgent", of(left.urgent)},
                     {"waiting_days", of(left.waiting_days)},
                     {"cause", of(word_of(left.cause))},
                     {"missing", of(left.missing)},
                     {"removed_by", by_key(left.removed_by)},
                     {"witness", of(left.witness)},
                     {"nearest", of(left.nearest)}});
  }

  static std::string of(const FreePlaces& free) {
    return of(Fields{{"mentor", of(free.mentor)}, {"places", of(free.places)}});
  }

  static std::string of(const Waits& waits) {
    return of(Fields{
        {"people", of(waits.people)}, {"half", of(waits.half)}, {"longest", of(waits.longest)}});
  }

  static std::string of(const LoadCount& load) {
    return of(Fields{{"mentees", of(load.mentees)}, {"mentors", of(load.mentors)}});
  }

  static std::string of(const WorstPair& worst) {
    return of(Fields{{"mentee", of(worst.mentee)},
                     {"mentor", of(worst.mentor)},
                     {"points", of(worst.points)},
                     {"best", of(worst.best)},
                     {"possible", of(worst.possible)}});
  }

  static std::string of(const NarrowMentee& each) {
    return of(
        Fields{{"id", of(each.mentee)}, {"times", of(each.times)}, {"points", of(each.points)}});
  }

  static std::string of(const NarrowTimes& narrow) {
    return of(Fields{
        {"half", of(narrow.half)}, {"points", of(narrow.points)}, {"gained", of(narrow.gained)}});
  }

  static std::string of(const Ledger& ledger) {
    return of(Fields{{"served", of(ledger.served)},
                     {"left", of(ledger.left)},
                     {"loads", of(ledger.loads)},
                     {"worst_off", of(ledger.worst_off)},
                     {"narrow_times", of(ledger.narrow)}});
  }

  static std::string of(const mentor::HallWitness& hall) {
    return of(Fields{{"urgent", of(hall.urgent)},
                     {"mentees", of(hall.mentees)},
                     {"mentors", of(hall.mentors)},
                     {"places", of(hall.places)}});
  }

  static std::string of(const PriceWitness& flow) {
    Fields mentors;
    for (const auto& [mentor, price] : flow.mentors)
      mentors[mentor::text(mentor)] = of(price);
    return of(Fields{
        {"urgent", of(flow.urgent)}, {"mentors", of(mentors)}, {"outside", of(flow.outside)}});
  }

  static std::string of(const MentorPrice& price) {
    return of(Fields{
        {"mentor", of(price.mentor)}, {"points", of(price.points)}, {"lots", of(price.lots)}});
  }

  static std::string of(const OutsidePrice& price) {
    return of(Fields{
        {"urgent", of(price.urgent)}, {"points", of(price.points)}, {"lots", of(price.lots)}});
  }

  static std::string of(const ProposalCertificate& proof) {
    return of(Fields{{"closed", of(proof.closed)},
                     {"closing", of(std::string(word_of(proof.closing)))},
                     {"bounds", of(proof.bounds)},
                     {"lots", of(std::string(word_of(proof.lots)))},
                     {"open", of(proof.open)},
                     {"flow", of(proof.flow)},
                     {"worst_off_flow", of(proof.worst_off_flow)},
                     {"times", proof.times == 1 ? std::string() : of(proof.times)},
                     {"kept", proof.kept == 0 ? std::string() : of(proof.kept)},
                     {"kept_lots", of(proof.kept_lots)},
                     {"claimed", of(proof.claimed)},
                     {"served", of(proof.served)},
                     {"worst_off", of(proof.worst_off)},
                     {"worst_off_witness", of(proof.worst_off_witness)},
                     {"prices", of(proof.prices)},
                     {"outside", of(proof.outside)}});
  }

  static std::string of(const Proposal& proposal) {
    return of(Fields{{"id", of(proposal.id)},
                     {"format", of(proposal.format)},
                     {"form", of(proposal.form.text)},
                     {"as_of", of(iso(proposal.as_of))},
                     {"mechanism", of(word_of(proposal.mechanism))},
                     {"keep", of(proposal.keep)},
                     {"touch", of(proposal.touch)},
                     {"objective", of(proposal.objective)},
                     {"input", of(proposal.input)},
                     {"pairs", of(proposal.pairs)},
                     {"unmatched", of(proposal.unmatched)},
                     {"free", of(proposal.free)},
                     {"ledger", of(proposal.ledger)},
                     {"certificate", of(proposal.certificate)},
                     {"program", of(proposal.program)}});
  }
};

}  // namespace

std::string seal_of(const Proposal& proposal) {
  return sha256_hex(Written::of(proposal));
}

}  // namespace mentor::matching
