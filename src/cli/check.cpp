#include "check.h"

#include <algorithm>

#include "leak_scan.h"
#include "mentor/base/text.h"
#include "mentor/checks/check.h"
#include "mentor/monitoring/measures.h"
#include "mentor/store/private_cards.h"
#include "mentor/store/yaml_tree.h"
#include "mentor/version.h"
#include "session.h"

namespace mentor::cli {
namespace {

const char* word_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "error";
}

Json args_of(const Message& message) {
  Json args = Json::object();
  for (const Arg& each : message.args)
    args.set(each.name, each.value);
  return args;
}

std::string as_json(const Session& session, const Findings& findings) {
  Json list = Json::array();
  for (const Finding& finding : findings) {
    list.push(Json::object()
                  .set("rule", finding.message.id)
                  .set("severity", word_of(finding.severity))
                  .set("file", finding.where.file)
                  .set("line", finding.where.line)
                  .set("column", finding.where.column)
                  .set("args", args_of(finding.message)));
  }
  return json_document("check", session.day()).set("findings", std::move(list)).text() + "\n";
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
      .set("level", word_of(finding.severity))
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

Result<Exit> report(Session& session, Findings findings) {
  sort_findings(findings);
  const bool strict = session.has("--strict");
  const bool failed =
      has_errors(findings) ||
      (strict && std::any_of(findings.begin(), findings.end(), [](const Finding& each) {
         return each.severity == Severity::warning;
       }));
  const std::string format = session.text("--format");
  if (format == "json" || format == "sarif") {
    const auto shown = session.deliver(format == "json" ? as_json(session, findings)
                                                        : as_sarif(session, findings));
    if (!shown) return shown;
    return failed ? Exit::findings : Exit::done;
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
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  const YamlReading reading = read_yaml(std::move(*bytes), path);
  std::string text;
  for (const Finding& finding : reading.findings) {
    const auto line = line_of(reading.tree.source(), finding.where.line);
    text += printed(session.words(), finding, line);
  }
  session.world().write_out(text);
  return reading.readable() ? Exit::done : Exit::folder;
}

std::vector<std::string_view> known_measures() {
  std::vector<std::string_view> ids;
  for (const MeasureSpec& spec : measure_table())
    ids.push_back(spec.id);
  return ids;
}

// Files that stop every command, and copies that wait for somebody to compare them.
void tell_files(Session& session, const Findings& unreadable, const Findings& findings) {
  for (const Finding& finding : unreadable)
    session.tell(std::string(trim(session.printed(finding))));
  for (const Finding& finding : findings) {
    if (finding.message.id == "conflict-waits")
      session.tell(std::string(trim(session.printed(finding))));
  }
}

}  // namespace

Result<Exit> check(Session& session) {
  if (session.has("--yaml")) return check_yaml(session);
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  Findings findings = session.findings();
  const auto add = [&](const Findings& more) {
    findings.insert(findings.end(), more.begin(), more.end());
  };
  add(check_programme(session.state(), known_measures()));
  add(check_private(session.state(), session.private_cards()));
  const auto leaked = scan_for_leaks(session);
  if (!leaked) return tl::unexpected<Error>(leaked.error());
  add(*leaked);
  return report(session, std::move(findings));
}

Result<Exit> doctor(Session& session) {
  World& world = session.world();
  const Words& words = session.words();
  const auto line = [&](const std::string& name, const std::string& value) {
    session.print(name + ": " + value);
  };
  line("mentor", version);
  const auto git = world.git(world.current_folder(), {"--version"}, {});
  line("git", git && git->exit == 0 ? std::string(trim(git->out)) : words.tr("not found"));
  line(words.tr("language"), std::string(code(words.language())));
  line("LANG", world.variable("LANG").value_or(words.tr("not set (does not matter)")));
  line(words.tr("terminal"), world.is_terminal(Stream::out) ? words.tr("yes") : words.tr("no"));
  const auto root =
      world.find_root(session.has("--folder") ? session.text("--folder") : world.current_folder());
  line(words.tr("programme folder"), root ? *root : words.tr("none here"));
  if (!root) return Exit::done;
  auto files = world.open(*root);
  if (!files) return tl::unexpected<Error>(files.error());
  const auto loaded = load_programme(**files);
  if (!loaded) return tl::unexpected<Error>(loaded.error());
  const auto cards = load_private(**files);
  if (!cards) return tl::unexpected<Error>(cards.error());
  line(words.tr("unreadable files"),
       std::to_string(loaded->unreadable.size() + cards->unreadable.size()));
  line(words.tr("people"), std::to_string(loaded->programme.people.size()));
  line(words.tr("entries of the journal"), std::to_string(loaded->programme.journal.size()));
  line("private/", std::to_string(cards->cards.size()));
  tell_files(session, loaded->unreadable, loaded->findings);
  tell_files(session, cards->unreadable, cards->findings);
  return Exit::done;
}

}  // namespace mentor::cli
