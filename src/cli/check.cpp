#include "check.h"

#include <algorithm>

#include "finding_json.h"
#include "git.h"
#include "leak_scan.h"
#include "mentor/base/text.h"
#include "mentor/checks/check.h"
#include "mentor/monitoring/measures.h"
#include "mentor/store/yaml_tree.h"
#include "mentor/version.h"
#include "missing_files.h"
#include "own_texts.h"
#include "pin_words.h"
#include "pushed.h"
#include "session.h"
#include "staged.h"

namespace mentor::cli {
namespace {

std::string as_json(const Session& session, const Findings& findings) {
  return json_document("check", session.day()).set("findings", findings_json(findings)).text() +
         "\n";
}

Json sarif_result(const Session& session, const Finding& finding) {
  Json region = Json::object();
  region.set("startLine", std::max(finding.where.line, 1));
  if (finding.where.column > 0) region.set("startColumn", finding.where.column);
  Json artifact = Json::object().set("uri", finding.where.file);
  Json physical = Json::object().set("artifactLocation", artifact).set("region", region);
  Json location = Json::object().set("physicalLocation", physical);
  return Json::object()
      .set("ruleId", finding.message.id)
      .set("level", severity_word(finding.severity))
      .set("message", Json::object().set("text", session.say(finding.message)))
      .set("locations", Json::array().push(location));
}

// SARIF 2.1.0, which code hosts show beside the lines of a change.
std::string as_sarif(const Session& session, const Findings& findings) {
  Json results = Json::array();
  for (const Finding& finding : findings)
    results.push(sarif_result(session, finding));
  Json driver = Json::object().set("name", "mentor").set("version", version);
  Json run =
      Json::object().set("tool", Json::object().set("driver", driver)).set("results", results);
  return Json::object()
             .set("version", "2.1.0")
             .set("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
             .set("runs", Json::array().push(run))
             .text() +
         "\n";
}

bool is_for_programs(const Session& session) {
  const std::string format = session.text("--format");
  return format == "json" || format == "sarif";
}

Result<Exit> deliver(Session& session, Findings findings, Exit exit) {
  sort_findings(findings);
  const auto shown =
      session.deliver(session.text("--format") == "json" ? as_json(session, findings)
                                                         : as_sarif(session, findings));
  return shown ? Result<Exit>(exit) : shown;
}

// What stops the reading is a finding too, for whoever reads nothing but findings.
Result<Exit> stopped_by(Session& session, const Error& error, Findings findings) {
  if (!is_for_programs(session)) return tl::unexpected<Error>(error);
  if (findings.empty()) findings.push_back({Severity::error, error.message, error.where});
  const auto shown = deliver(session, std::move(findings), error.exit);
  if (!shown) return shown;
  return tl::unexpected<Error>(error);
}

Result<Exit> report(Session& session, Findings findings) {
  sort_findings(findings);
  const bool strict = session.has("--strict");
  const bool failed =
      has_errors(findings) ||
      (strict && std::any_of(findings.begin(), findings.end(), [](const Finding& each) {
         return each.severity == Severity::warning;
       }));
  if (is_for_programs(session)) {
    return deliver(session, std::move(findings), failed ? Exit::findings : Exit::done);
  }
  std::string text;
  for (const Finding& finding : findings)
    text += session.printed(finding);
  session.world().write_out(text);
  if (!session.quiet()) {
    const auto count = [&](Severity severity) {
      return std::count_if(findings.begin(), findings.end(),
                           [&](const Finding& each) { return each.severity == severity; });
    };
    const Words& words = session.words();
    session.tell(words.plural("{} error", "{} errors", count(Severity::error)) + ", " +
                 words.plural("{} warning", "{} warnings", count(Severity::warning)));
  }
  return failed ? Exit::findings : Exit::done;
}

// The YAML layer alone: one file, wherever it lies.
Result<Exit> check_yaml(Session& session) {
  const std::string path = session.text("--yaml");
  auto bytes = session.world().read_file(path);
  if (!bytes) return stopped_by(session, bytes.error(), {});
  const YamlReading reading = read_yaml(std::move(*bytes), path);
  if (is_for_programs(session)) {
    return deliver(session, reading.findings, reading.readable() ? Exit::done : Exit::folder);
  }
  std::string text;
  for (const Finding& finding : reading.findings) {
    const auto line = line_of(reading.tree.source(), finding.where.line);
    text += printed(session.words(), finding, line);
  }
  session.world().write_out(text);
  return reading.readable() ? Exit::done : Exit::folder;
}

// Of a commit that has no programme in it: whom it names.
Result<Exit> check_names(Session& session) {
  session.tell(session.words().tr(
      "programme.yaml is not staged: only names are looked for in this commit."));
  auto leaked = scan_for_leaks(session);
  if (!leaked) return stopped_by(session, leaked.error(), {});
  return report(session, std::move(*leaked));
}

Result<Exit> check_message(Session& session) {
  const std::string path = session.text("--message");
  const auto text = session.world().read_file(path);
  if (!text) return stopped_by(session, text.error(), {});
  return report(session, leaks_in_message(path, *text, session.private_cards()));
}

// Whatever made the commits that a push would send.
Result<Exit> check_pushed(Session& session) {
  tell_if_no_private(session);
  auto leaked = scan_pushed(session);
  if (!leaked) return stopped_by(session, leaked.error(), {});
  if (has_errors(*leaked)) {
    session.tell(session.words().tr(
        "Nothing of this has been sent. Take it out of these commits, not only of the files of "
        "today: git commit --amend for the last one, git rebase -i for those before; then push."));
  }
  return report(session, std::move(*leaked));
}

}  // namespace

Result<Exit> check(Session& session) {
  if (session.has("--yaml")) return check_yaml(session);
  if (auto opened = session.open(Access::read); !opened) {
    return stopped_by(session, opened.error(), session.unreadable());
  }
  if (session.has("--message")) return check_message(session);
  if (session.has("--pushed")) return check_pushed(session);
  if (session.has("--staged") && !is_programme_staged(session.files())) return check_names(session);
  tell_if_no_names(session);
  Findings findings = session.findings();
  const auto add = [&](const Findings& more) {
    findings.insert(findings.end(), more.begin(), more.end());
  };
  add(check_programme(session.state(), possible_measures(session.programme()), own_texts()));
  const NameOf by_code = [](PersonId id) { return text(id); };
  add(pins_not_kept({session.words(), by_code}, session.state()));
  // On another day than today what came later is no matter of the clock.
  if (session.day() == session.world().today()) add(find_ahead_of_clock(session.state()));
  add(check_private(session.state(), session.private_cards()));
  if (!session.has("--staged")) {
    Git git(session.world(), session.root());
    add(missing_files(git, session.files()));
  }
  const auto leaked = scan_for_leaks(session);
  if (!leaked) return stopped_by(session, leaked.error(), {});
  add(*leaked);
  return report(session, std::move(findings));
}

}  // namespace mentor::cli
