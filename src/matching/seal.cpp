// The seal of a proposal: what it says, written in one way only, and digested.
#include <fmt/format.h>

#include <concepts>

#include "mentor/base/sha256.h"
#include "mentor/matching/propose.h"

namespace mentor::matching {
namespace {

std::optional<std::int64_t> unless(std::int64_t number, std::int64_t usual) {
  return number == usual ? std::nullopt : std::optional(number);
}

// JSON without spaces; what is empty, false or absent is nothing, and so is a key without a value.
// Keys are put in the order of their bytes.
class Sealed {
 public:
  explicit Sealed(const Proposal& proposal) { put(proposal); }

  [[nodiscard]] const std::string& text() const { return out_; }

 private:
  template <class Value>
  void field(std::string_view key, const Value& value) {
    const std::size_t before = out_.size();
    if (out_.back() != '{') out_ += ',';
    quote(key);
    out_ += ':';
    const std::size_t begin = out_.size();
    put(value);
    if (out_.size() == begin) out_.resize(before);
  }

  // What `write` puts between the brackets; without it no brackets either.
  template <class Write>
  void within(char open, char close, const Write& write) {
    out_ += open;
    const std::size_t begin = out_.size();
    write();
    if (out_.size() == begin) {
      out_.pop_back();
    } else {
      out_ += close;
    }
  }

  void fields() {}

  template <class Value, class... Rest>
  void fields(std::string_view key, const Value& value, const Rest&... rest) {
    field(key, value);
    fields(rest...);
  }

  template <class... Fields>
  void object(const Fields&... each) {
    within('{', '}', [&] { fields(each...); });
  }

  template <std::integral Number>
  void put(Number number) {
    if constexpr (std::same_as<Number, bool>) {
      out_ += number ? "true" : "";
    } else {
      out_ += std::to_string(number);
    }
  }

  void quote(std::string_view text) {
    static constexpr std::string_view marked = "\"\\\n\r\t\b\f";
    static constexpr std::string_view marks = "\"\\nrtbf";
    out_ += '"';
    for (const char c : text) {
      if (const std::size_t at = marked.find(c); at != std::string_view::npos) {
        out_ += '\\';
        out_ += marks[at];
      } else if (static_cast<unsigned char>(c) < 0x20) {
        out_ += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
      } else {
        out_ += c;
      }
    }
    out_ += '"';
  }

  void put(std::string_view text) {
    if (!text.empty()) quote(text);
  }

  void put(PersonId person) { quote(mentor::text(person)); }

  template <class Item>
  void put(const std::vector<Item>& items) {
    within('[', ']', [&] {
      const std::size_t begin = out_.size();
      for (const Item& each : items) {
        if (out_.size() > begin) out_ += ',';
        put(each);
      }
    });
  }

  template <class Value>
  void put(const std::optional<Value>& value) {
    if (value) put(*value);
  }

  template <class Value>
  void put(const std::map<std::string, Value>& values) {
    within('{', '}', [&] {
      for (const auto& [key, value] : values)
        field(key, value);
    });
  }

  void put(const LevelValue& level) { object("level", level.level, "value", level.value); }

  void put(const ProposedMentee& mentee) {
    object("ballot", word_of(mentee.ballot), "by", mentee.by, "id", mentee.id, "lot", mentee.lot,
           "matched", mentee.matched, "pinned", mentee.pinned, "points", mentee.points);
  }

  void put(const ProposedPair& pair) { object("mentees", pair.mentees, "mentor", pair.mentor); }

  void put(const WhyNot& why) { object("mentor", why.mentor, "why_not", why.reason); }

  void put(const Loser& loser) {
    object("from", loser.from, "mentee", loser.mentee, "to", loser.to);
  }

  void put(const Unmatched& left) {
    object("cause", word_of(left.cause), "id", left.id, "missing", left.missing, "nearest",
           left.nearest, "removed_by", left.removed_by, "urgent", left.urgent, "waiting_days",
           left.waiting_days, "witness", left.witness);
  }

  void put(const FreePlaces& free) { object("mentor", free.mentor, "places", free.places); }

  void put(const Waits& waits) {
    object("half", waits.half, "longest", waits.longest, "people", waits.people);
  }

  void put(const LoadCount& load) { object("mentees", load.mentees, "mentors", load.mentors); }

  void put(const WorstPair& worst) {
    object("best", worst.best, "mentee", worst.mentee, "mentor", worst.mentor, "points",
           worst.points, "possible", worst.possible);
  }

  void put(const NarrowMentee& each) {
    object("id", each.mentee, "points", each.points, "times", each.times);
  }

  void put(const NarrowTimes& narrow) {
    object("gained", narrow.gained, "half", narrow.half, "points", narrow.points);
  }

  void put(const Ledger& ledger) {
    object("left", ledger.left, "loads", ledger.loads, "narrow_times", ledger.narrow, "served",
           ledger.served, "worst_off", ledger.worst_off);
  }

  void put(const mentor::HallWitness& hall) {
    object("mentees", hall.mentees, "mentors", hall.mentors, "places", hall.places, "urgent",
           hall.urgent);
  }

  void put(const PriceWitness& flow) {
    std::map<std::string, std::int64_t> by_code;
    for (const auto& [mentor, price] : flow.mentors)
      by_code[mentor::text(mentor)] = price;
    object("mentors", by_code, "outside", flow.outside, "urgent", flow.urgent);
  }

  void put(const MentorPrice& price) {
    object("lots", price.lots, "mentor", price.mentor, "points", price.points);
  }

  void put(const OutsidePrice& price) {
    object("lots", price.lots, "points", price.points, "urgent", price.urgent);
  }

  void put(const ProvedGroup& group) { object("mentees", group.mentees, "mentor", group.mentor); }

  void put(const LeftOutWay& way) { object("mentee", way.mentee, "mentor", way.mentor); }

  void put(const ProposalCertificate& proof) {
    object("bounds", proof.bounds, "claimed", proof.claimed, "closed", proof.closed, "closing",
           word_of(proof.closing), "flow", proof.flow, "kept", unless(proof.kept, 0), "kept_lots",
           proof.kept_lots, "lots", word_of(proof.lots), "one_way", proof.one_way,
           "one_way_claimed", proof.one_way_claimed, "one_way_cover", proof.one_way_cover, "open",
           proof.open, "outside", proof.outside, "pairs", proof.pairs, "prices", proof.prices,
           "served", proof.served, "times", unless(proof.times, 1), "worst_off", proof.worst_off,
           "worst_off_flow", proof.worst_off_flow, "worst_off_witness", proof.worst_off_witness);
  }

  void put(const InputParts& parts) {
    object("mentees", parts.mentees, "mentors", parts.mentors, "rules", parts.rules);
  }

  void put(const Proposal& proposal) {
    object("as_of", iso(proposal.as_of), "certificate", proposal.certificate, "form",
           proposal.form.text, "format", proposal.format, "free", proposal.free, "id", proposal.id,
           "input", proposal.input, "keep", proposal.keep, "ledger", proposal.ledger, "losers",
           proposal.losers, "mechanism", word_of(proposal.mechanism), "objective",
           proposal.objective, "pairs", proposal.pairs, "parts", proposal.parts, "program",
           proposal.program, "touch", proposal.touch, "unmatched", proposal.unmatched);
  }

  std::string out_;
};

}  // namespace

std::string seal_of(const Proposal& proposal) {
  return sha256_hex(Sealed(proposal).text());
}

}  // namespace mentor::matching
