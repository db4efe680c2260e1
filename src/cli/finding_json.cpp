#include "finding_json.h"

namespace mentor::cli {
namespace {

Json args_of(const Message& message) {
  Json args = Json::object();
  for (const Arg& each : message.args)
    args.set(each.name, each.value);
  return args;
}

}  // namespace

const char* severity_word(Severity severity) {
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

Json findings_json(const Findings& findings) {
  Json list = Json::array();
  for (const Finding& finding : findings) {
    list.push(Json::object()
                  .set("rule", finding.message.id)
                  .set("severity", severity_word(finding.severity))
                  .set("file", finding.where.file)
                  .set("line", finding.where.line)
                  .set("column", finding.where.column)
                  .set("args", args_of(finding.message)));
  }
  return list;
}

}  // namespace mentor::cli
