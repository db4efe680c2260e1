// matching.yaml on a tiny programme: rules that are accepted give a problem that is solved, and the
// proposal proves itself when it is checked again from the folder.
#include <map>

#include "law.h"
#include "mentor/checks/check.h"
#include "mentor/matching/propose.h"
#include "mentor/matching/recheck.h"
#include "mentor/matching/verify.h"
#include "mentor/store/load.h"
#include "mentor/store/memory_files.h"
#include "mentor/store/write_text.h"

using namespace mentor;
using fuzz::law;

namespace {

const Date today = day(2023, 11, 1);
const FormId form{"f"};

std::string card(int number, const std::string& facts) {
  return "id: P-00" + std::to_string(number) + "\ncategory: c\n" + facts;
}

// Three who ask and two who offer; facts of every type, some missing.
std::map<std::string, std::string> programme() {
  std::map<std::string, std::string> files;
  files["programme.yaml"] =
      "format: 1\nid: s\norganisation: {name: s, kind: school}\ntitle: s\n"
      "categories:\n  - {id: c, title: c}\nforms:\n"
      "  - {id: f, title: f, mentors: [c], mentees: [c], group_max: 2}\nconsent: {required: {c: "
      "[]}}\n";
  files["years/2023-2024.yaml"] = "year: 2023-2024\n";
  files["people/P-001.yaml"] =
      card(1, "class: 6А\nborn: 2011-04\nfacts: {a: [x, y], b: x, n: 3, t: true, o: l}\n");
  files["people/P-002.yaml"] =
      card(2, "class: 7Б\nborn: 2010\nfacts: {a: [y], b: y, n: 2.5, o: m}\n");
  files["people/P-003.yaml"] = card(3, "facts: {a: [], n: \"-1\", t: false}\n");
  files["people/P-004.yaml"] =
      card(4, "class: 9А\nborn: 2008-12\nfacts: {a: [x], b: x, n: 1, t: true, o: h}\n");
  files["people/P-005.yaml"] =
      card(5, "class: 11А\nborn: 2006-11\nfacts: {a: [x, y, z], b: z, n: 4}\n");
  std::string& journal = files["journal/2023-10.yaml"];
  for (int i = 1; i <= 5; ++i) {
    journal += "- {date: 2023-10-02, person: P-00" + std::to_string(i) +
               ", event: enrolled, role: " +
               (i < 4 ? "mentee, form: f}\n" : "mentor, form: f, capacity: 2}\n");
  }
  return files;
}

bool has_wrong_rules(const State& state) {
  for (const Finding& finding : check_programme(state)) {
    if (finding.severity == Severity::error && finding.where.file == "matching.yaml") return true;
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static MemoryFiles files(programme());
  static const Result<Loaded> folder = load_programme(files);
  auto loaded =
      load_with(files, *folder,
                {{ChangeKind::create, "matching.yaml", std::string(fuzz::text_of(data, size))}});
  law(loaded.has_value(), "a folder in memory is read");
  if (!loaded->unreadable.empty()) return 0;
  Programme& programme = loaded->programme;
  const State state = fold(programme, today);
  if (has_wrong_rules(state)) return 0;
  const matching::Admission admission(state, form);
  matching::Run run = matching::propose(admission, {{}, "fuzz"});
  law(matching::faults(run.built.problem).empty(), "rules that are accepted give a sound problem");
  if (!run.ballots) {
    law(matching::verify(run.built.problem, run.solution).empty(), "the solution is proved best");
  }
  run.proposal.id = matching::proposal_id(programme, run.proposal);
  run.proposal.seal = matching::seal_of(run.proposal);
  law(proposal_text(run.proposal).has_value(), "a proposal can be written");
  law(matching::recheck(programme, run.proposal).empty(),
      "the proposal holds when it is re-checked");
  return 0;
}
