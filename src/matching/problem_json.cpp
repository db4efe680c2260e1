// The canonical problem as JSON: what `input` digests and the stand-alone checker reads.
#include <fmt/format.h>

#include <iterator>

#include "mentor/base/sha256.h"
#include "mentor/matching/propose.h"
#include "told.h"

namespace mentor::matching {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out + "\"";
}

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

// Objects of one line each, indented below their key.
class Lines {
 public:
  explicit Lines(std::string key) : out_("  \"" + std::move(key) + "\": [") {}

  void add(const std::string& line) {
    out_ += empty_ ? "\n    " : ",\n    ";
    out_ += line;
    empty_ = false;
  }

  [[nodiscard]] std::string text() const { return out_ + (empty_ ? "]" : "\n  ]"); }

 private:
  std::string out_;
  bool empty_ = true;
};

// `things` joined by commas, each as `write` puts it.
template <class Things, class Write>
std::string in_row(const Things& things, const Write& write) {
  std::string out;
  for (const auto& each : things) {
    if (!out.empty()) out += ", ";
    out += write(each);
  }
  return out;
}

class ProblemFile {
 public:
  explicit ProblemFile(const Teller& teller)
      : teller_(teller),
        built_(teller.built()),
        problem_(teller.built().problem),
        criteria_(teller.admission().rules().criteria) {}

  [[nodiscard]] std::string text() const {
    std::string out = "{\n  \"schema\": \"mentor/problem/1\",\n";
    out += heading();
    for (const std::string& list : {criteria(), mentees(), mentors(), not_ready(), pairs()})
      out += ",\n" + list;
    return out + "\n}\n";
  }

 private:
  [[nodiscard]] std::string heading() const {
    std::string out = "  \"as_of\": " + quoted(iso(teller_.admission().state().day)) + ",\n";
    out += "  \"form\": " + quoted(built_.form.text) + ",\n";
    out += "  \"year\": " + quoted(built_.year) + ",\n";
    out += fmt::format("  \"mechanism\": \"{}\",\n", word_of(mechanism_of(teller_.admission())));
    if (mechanism_of(teller_.admission()) == Mechanism::ballots) {
      const bool truthful = teller_.admission().rules().rule == mentor::BallotRule::truthful;
      out += fmt::format("  \"rule\": \"{}\",\n", truthful ? "truthful" : "max");
    }
    out += "  \"objective\": [" +
           in_row(problem_.objective, [](Level level) { return quoted(name_of(level)); });
    out += fmt::format("],\n  \"rates\": {{\"load\": {}, \"keep\": {}, \"weights\": {}}}",
                       problem_.rates.load, problem_.rates.keep, problem_.rates.weights);
    if (problem_.group_min > 1) out += fmt::format(",\n  \"group_min\": {}", problem_.group_min);
    if (!built_.keep.empty()) out += ",\n  \"keep\": " + quoted(built_.keep);
    if (problem_.touch) out += fmt::format(",\n  \"touch\": {}", *problem_.touch);
    return out;
  }

  [[nodiscard]] std::string criteria() const {
    Lines lines("criteria");
    for (const Criterion& each : criteria_) {
      lines.add(fmt::format(R"({{"id": {}, "weight": {}, "measure": "{}"}})", quoted(each.id),
                            each.weight, name_of(each.measure)));
    }
    return lines.text();
  }

  // What the person says by every criterion: the word that is compared, then as it was written.
  [[nodiscard]] std::string said(PersonId person, Role role) const {
    std::string out;
    for (const Criterion& each : criteria_) {
      const std::string& key = role == Role::mentor ? each.mentor : each.mentee;
      const ReadyFact& fact = teller_.scoring().fact(person, role, key);
      if (fact.missing()) continue;
      if (!out.empty()) out += ", ";
      std::string words;
      for (std::size_t i = 0; i < fact.words.size(); ++i) {
        if (i > 0) words += ", ";
        words += quoted(fact.words[i]) + ": " + quoted(fact.written[i]);
      }
      out += quoted(each.id) + ": {" + words + "}";
    }
    return "\"said\": {" + out + "}";
  }

  [[nodiscard]] static std::string of_removed(const Unmatched& left) {
    const auto removed = in_row(left.removed_by, [](const auto& each) {
      return fmt::format("{}: {}", quoted(each.first), each.second);
    });
    const auto nearest = in_row(left.nearest, [](const WhyNot& each) {
      return fmt::format(R"({{"mentor": "{}", "why_not": {}}})", mentor::text(each.mentor),
                         quoted(each.reason));
    });
    return ", \"removed_by\": {" + removed + "}, \"nearest\": [" + nearest + "]";
  }

  // Whom the reference `today` frees.
  [[nodiscard]] std::string mentor_of_now(PersonId mentee) const {
    const auto found = built_.freed.find(mentee);
    if (found == built_.freed.end()) return {};
    return ", \"mentor\": " + quoted(mentor::text(found->second));
  }

  [[nodiscard]] std::string mentees() const {
    Lines lines("mentees");
    for (std::uint32_t i = 0; i < problem_.mentees.size(); ++i) {
      const bool eligible = problem_.first[i] < problem_.first[i + 1];
      const PersonId id = built_.mentees[i];
      std::string line = fmt::format(R"({{"id": "{}", "urgent": {}, "waiting_days": {}, {})",
                                     problem_.mentees[i].id, problem_.mentees[i].urgent,
                                     teller_.waiting(id).waiting_days, said(id, Role::mentee));
      if (const auto named = teller_.times(id)) line += fmt::format(", \"times\": {}", *named);
      line += mentor_of_now(id);
      if (!eligible) line += of_removed(teller_.without_eligible(i));
      lines.add(line + "}");
    }
    return lines.text();
  }

  [[nodiscard]] std::string mentors() const {
    Lines lines("mentors");
    for (std::uint32_t j = 0; j < problem_.mentors.size(); ++j) {
      const Mentor& each = problem_.mentors[j];
      lines.add(fmt::format(R"({{"id": "{}", "places": {}, "load": {}, {}}})", each.id, each.places,
                            each.load, said(built_.mentors[j], Role::mentor)));
    }
    return lines.text();
  }

  [[nodiscard]] std::string not_ready() const {
    Lines lines("not_ready");
    for (const NotReady& who : built_.not_ready) {
      const Unmatched left = teller_.not_ready(who);
      std::string line = fmt::format(
          R"({{"id": "{}", "urgent": {}, "waiting_days": {}, "missing": [{}])",
          mentor::text(left.id), left.urgent, left.waiting_days, in_row(left.missing, quoted));
      lines.add(line + mentor_of_now(left.id) + "}");
    }
    return lines.text();
  }

  // Points by the order of `criteria`; null where the criterion does not count for the two.
  [[nodiscard]] std::string by(PersonId mentee, PersonId mentor) const {
    return in_row(teller_.scoring().points_by(mentee, mentor),
                  [](std::optional<int> each) { return each ? std::to_string(*each) : "null"; });
  }

  [[nodiscard]] std::string pair(std::uint32_t i, std::size_t e) const {
    const std::uint32_t j = problem_.mentor[e];
    const PersonId mentee = built_.mentees[i];
    const PersonId mentor = built_.mentors[j];
    std::string out =
        fmt::format(R"({{"mentee": "{}", "mentor": "{}", "points": {}, "by": [{}], "lot": {}, )"
                    R"("kept": {}, "pinned": {}, "ballot": "{}")",
                    problem_.mentees[i].id, problem_.mentors[j].id, problem_.points[e],
                    by(mentee, mentor), problem_.lot[e], (problem_.marks[e] & kept) != 0,
                    (problem_.marks[e] & pinned) != 0, word_of(teller_.ballot(mentee, mentor)));
    if (!problem_.wish.empty()) {
      fmt::format_to(std::back_inserter(out), R"(, "wish": {}, "preference": {})", problem_.wish[e],
                     problem_.preference[e]);
    }
    return out + "}";
  }

  [[nodiscard]] std::string pairs() const {
    Lines lines("pairs");
    for (std::uint32_t i = 0; i < problem_.mentees.size(); ++i) {
      for (std::size_t e = problem_.first[i]; e < problem_.first[i + 1]; ++e)
        lines.add(pair(i, e));
    }
    return lines.text();
  }

  const Teller& teller_;
  const Built& built_;
  const Problem& problem_;
  const std::vector<Criterion>& criteria_;
};

}  // namespace

std::string problem_json(const Teller& teller) {
  return ProblemFile(teller).text();
}

std::string problem_json(const Admission& admission, const Built& built) {
  return problem_json(Teller(admission, built));
}

std::string digest_of(const Admission& admission, const Built& built) {
  return sha256_hex(problem_json(admission, built));
}

}  // namespace mentor::matching
