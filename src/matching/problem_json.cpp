// The canonical problem as JSON: what `input` digests and the stand-alone checker reads.
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <concepts>
#include <functional>
#include <utility>

#include "mentor/base/sha256.h"
#include "mentor/matching/propose.h"
#include "told.h"

namespace mentor::matching {
namespace {

const char* name_of(Level level) {
  switch (level) {
    case Level::served:
      return "served";
    case Level::worst_off:
      return "worst-off";
    case Level::points:
      return "points";
  }
  return "";
}

const char* name_of(Measure measure) {
  switch (measure) {
    case Measure::covered:
      return "covered";
    case Measure::common:
      return "common";
    case Measure::equal:
      return "equal";
    case Measure::contains:
      return "contains";
    case Measure::near:
      return "near";
    case Measure::difference:
      return "difference";
  }
  return "";
}

/// A text that stands in quotes.
struct Quoted {
  std::string_view text;
};

using Take = std::function<void(std::string_view)>;

// The file, handed over part by part: there is a line for each of thousands or millions of pairs.
class Lines {
 public:
  explicit Lines(Take take) : take_(std::move(take)) {}

  template <class... Pieces>
  void put(const Pieces&... pieces) {
    (add(pieces), ...);
  }

  /// `things` parted by commas, each as `write` puts it.
  template <class Things, class Write>
  void put_row(const Things& things, const Write& write) {
    std::string_view before;
    for (const auto& each : things) {
      out_ += std::exchange(before, ", ");
      write(each);
    }
  }

  /// A list of objects of one line each, indented below their key: begin, next before each, end.
  void begin(std::string_view key) {
    put(",\n  \"", key, "\": [");
    empty_ = true;
  }
  void next() {
    if (out_.size() >= full) hand_over();
    out_ += std::exchange(empty_, false) ? "\n    " : ",\n    ";
  }
  void end() { out_ += empty_ ? "]" : "\n  ]"; }

  void hand_over() {
    take_(out_);
    out_.clear();
  }

 private:
  void add(std::string_view text) { out_ += text; }

  template <std::integral Number>
  void add(Number number) {
    if constexpr (std::same_as<Number, bool>) {
      out_ += number ? "true" : "false";
    } else {
      std::array<char, 20> digits{};
      const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
      out_.append(digits.data(), end);
    }
  }

  void add(Quoted quoted) {
    out_ += '"';
    for (const char c : quoted.text) {
      if (c == '"' || c == '\\') out_ += '\\';
      if (static_cast<unsigned char>(c) < 0x20) {
        out_ += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
      } else {
        out_ += c;
      }
    }
    out_ += '"';
  }

  static constexpr std::size_t full = 1U << 14U;

  Take take_;
  std::string out_;
  bool empty_ = true;
};

class ProblemFile {
 public:
  ProblemFile(const Teller& teller, Take take)
      : teller_(teller),
        built_(teller.built()),
        problem_(teller.built().problem),
        criteria_(teller.admission().rules().criteria),
        out_(std::move(take)) {}

  void write() {
    out_.put("{\n  \"schema\": \"mentor/problem/1\",\n");
    add_heading();
    add_criteria();
    add_mentees();
    add_mentors();
    add_not_ready();
    add_pairs();
    out_.put("\n}\n");
    out_.hand_over();
  }

 private:
  void add_heading() {
    const Mechanism mechanism = mechanism_of(teller_.admission());
    out_.put("  \"as_of\": ", Quoted{iso(teller_.admission().state().day)}, ",\n");
    out_.put("  \"form\": ", Quoted{built_.form.text}, ",\n");
    out_.put("  \"year\": ", Quoted{built_.year}, ",\n");
    out_.put("  \"mechanism\": ", Quoted{word_of(mechanism)}, ",\n");
    if (mechanism == Mechanism::ballots) {
      const bool truthful = teller_.admission().rules().rule == mentor::BallotRule::truthful;
      out_.put("  \"rule\": ", Quoted{truthful ? "truthful" : "max"}, ",\n");
    }
    out_.put("  \"objective\": [");
    out_.put_row(problem_.objective, [&](Level level) { out_.put(Quoted{name_of(level)}); });
    out_.put("],\n  \"rates\": {\"load\": ", problem_.rates.load,
             ", \"keep\": ", problem_.rates.keep, ", \"weights\": ", problem_.rates.weights, "}");
    if (problem_.group_min > 1) out_.put(",\n  \"group_min\": ", problem_.group_min);
    if (!built_.keep.empty()) out_.put(",\n  \"keep\": ", Quoted{built_.keep});
    if (built_.touch) out_.put(",\n  \"touch\": ", *built_.touch);
  }

  void add_criteria() {
    out_.begin("criteria");
    for (const Criterion& each : criteria_) {
      out_.next();
      out_.put(R"({"id": )", Quoted{each.id}, R"(, "weight": )", each.weight, R"(, "measure": )",
               Quoted{name_of(each.measure)}, "}");
    }
    out_.end();
  }

  // What the person says by every criterion: the word that is compared, then as it was written.
  void add_said(PersonId person, Role role) {
    out_.put(R"("said": {)");
    std::string_view before;
    for (const Criterion& each : criteria_) {
      const std::string& key = role == Role::mentor ? each.mentor : each.mentee;
      const ReadyFact& fact = teller_.scoring().fact(person, role, key);
      if (fact.missing()) continue;
      out_.put(std::exchange(before, ", "), Quoted{each.id}, ": {");
      for (std::size_t i = 0; i < fact.words.size(); ++i)
        out_.put(i > 0 ? ", " : "", Quoted{fact.words[i]}, ": ", Quoted{fact.written[i]});
      out_.put("}");
    }
    out_.put("}");
  }

  void add_removed(const Unmatched& left) {
    out_.put(R"(, "removed_by": {)");
    out_.put_row(left.removed_by,
                 [&](const auto& each) { out_.put(Quoted{each.first}, ": ", each.second); });
    out_.put(R"(}, "nearest": [)");
    out_.put_row(left.nearest, [&](const WhyNot& each) {
      out_.put(R"({"mentor": )", Quoted{mentor::text(each.mentor)}, R"(, "why_not": )",
               Quoted{each.reason}, "}");
    });
    out_.put("]");
  }

  void add_pin_in_vain(PersonId mentee) {
    if (const auto pin = teller_.pin_in_vain(mentee))
      out_.put(R"(, "pin_in_vain": {"mentor": )", Quoted{mentor::text(pin->mentor)},
               R"(, "why_not": )", Quoted{pin->reason}, "}");
  }

  // Whom the reference `today` frees.
  void add_mentor_of_now(PersonId mentee) {
    const auto found = built_.freed.find(mentee);
    if (found == built_.freed.end()) return;
    out_.put(R"(, "mentor": )", Quoted{mentor::text(found->second)});
  }

  void add_mentees() {
    out_.begin("mentees");
    for (std::uint32_t i = 0; i < problem_.mentees.size(); ++i) {
      const bool eligible = problem_.first[i] < problem_.first[i + 1];
      const PersonId id = built_.mentees[i];
      out_.next();
      out_.put(R"({"id": )", Quoted{problem_.mentees[i].id}, R"(, "urgent": )",
               problem_.mentees[i].urgent, R"(, "waiting_days": )",
               teller_.waiting(id).waiting_days, ", ");
      add_said(id, Role::mentee);
      if (const auto named = teller_.times(id)) out_.put(R"(, "times": )", *named);
      add_mentor_of_now(id);
      if (!eligible) {
        add_removed(teller_.without_eligible(i));
        add_pin_in_vain(id);
      }
      out_.put("}");
    }
    out_.end();
  }

  void add_mentors() {
    out_.begin("mentors");
    for (std::uint32_t j = 0; j < problem_.mentors.size(); ++j) {
      const Mentor& each = problem_.mentors[j];
      out_.next();
      out_.put(R"({"id": )", Quoted{each.id}, R"(, "places": )", each.places, R"(, "load": )",
               each.load, ", ");
      add_said(built_.mentors[j], Role::mentor);
      add_mates(built_.mentors[j]);
      if (built_.above[j] > 0) out_.put(R"(, "above": )", built_.above[j]);
      out_.put("}");
    }
    out_.end();
  }

  void add_mates(PersonId mentor) {
    const auto& mates = teller_.admission().mates_of(mentor);
    if (mates.empty()) return;
    out_.put(R"(, "mates": [)");
    out_.put_row(mates, [&](PersonId mate) { out_.put(Quoted{mentor::text(mate)}); });
    out_.put("]");
  }

  void add_not_ready() {
    out_.begin("not_ready");
    for (const NotReady& who : built_.not_ready) {
      const Unmatched left = teller_.not_ready(who);
      out_.next();
      out_.put(R"({"id": )", Quoted{mentor::text(left.id)}, R"(, "urgent": )", left.urgent,
               R"(, "waiting_days": )", left.waiting_days, R"(, "missing": [)");
      out_.put_row(left.missing, [&](const std::string& each) { out_.put(Quoted{each}); });
      out_.put("]");
      add_mentor_of_now(left.id);
      out_.put("}");
    }
    out_.end();
  }

  // Points by the order of `criteria`; null where the criterion does not count for the two.
  void add_by(std::size_t pair) {
    out_.put_row(built_.points_by(pair), [&](int each) {
      each == Scoring::not_counted ? out_.put("null") : out_.put(each);
    });
  }

  void add_pair(std::uint32_t i, std::size_t e) {
    const std::uint32_t j = problem_.mentor[e];
    const PersonId mentee = built_.mentees[i];
    const PersonId mentor = built_.mentors[j];
    const auto marked = [&](Mark mark) { return (problem_.marks[e] & mark) != 0; };
    out_.put(R"({"mentee": ")", problem_.mentees[i].id, R"(", "mentor": ")", problem_.mentors[j].id,
             R"(", "points": )", problem_.points[e], R"(, "by": [)");
    add_by(e);
    out_.put(R"(], "lot": )", problem_.lot[e], R"(, "kept": )", marked(kept), R"(, "pinned": )",
             marked(pinned), R"(, "ballot": ")", word_of(teller_.ballot(mentee, mentor)), "\"");
    if (!problem_.wish.empty())
      out_.put(R"(, "wish": )", problem_.wish[e], R"(, "preference": )", problem_.preference[e]);
    out_.put("}");
  }

  void add_pairs() {
    out_.begin("pairs");
    for (std::uint32_t i = 0; i < problem_.mentees.size(); ++i) {
      for (std::size_t e = problem_.first[i]; e < problem_.first[i + 1]; ++e) {
        out_.next();
        add_pair(i, e);
      }
    }
    out_.end();
  }

  const Teller& teller_;
  const Built& built_;
  const Problem& problem_;
  const std::vector<Criterion>& criteria_;
  Lines out_;
};

}  // namespace

std::string problem_json(const Admission& admission, const Built& built) {
  std::string all;
  ProblemFile(Teller(admission, built), [&](std::string_view part) { all += part; }).write();
  return all;
}

std::string digest_of(const Teller& teller) {
  Sha256 sum;
  ProblemFile(teller, [&](std::string_view part) { sum.add(part); }).write();
  return sum.hex();
}

std::string digest_of(const Admission& admission, const Built& built) {
  return digest_of(Teller(admission, built));
}

}  // namespace mentor::matching
