// init: a new programme folder from a preset.
#include "init.h"

#include <algorithm>

#include "dates.h"
#include "mentor/base/text.h"
#include "mentor/store/schemas.h"
#include "mentor/store/yaml_emit.h"
#include "presets.h"
#include "session.h"
#include "year.h"

namespace mentor::cli {
namespace {

struct Place {
  std::string from;
  std::string to;
};

// Letters and digits of the name, for the id of the programme: `school-10` for «Школа № 10».
std::string id_from(const std::string& name) {
  std::string digits;
  for (const char c : name) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits.empty() ? "school" : "school-" + digits;
}

Result<std::vector<Place>> places_of(const Session& session, const std::string& year) {
  const std::string name = session.text("--name");
  const auto quoted = flow_value(out_text(name));
  if (!quoted) return tl::unexpected<Error>(quoted.error());
  return std::vector<Place>{{"{{id}}", id_from(name)},
                            {"{{name}}", *quoted},
                            {"{{plain_name}}", name},
                            {"{{y1}}", year.substr(0, 4)},
                            {"{{y2}}", year.substr(5)}};
}

std::string filled(std::string text, const std::vector<Place>& places) {
  for (const Place& place : places)
    text = replace_all(text, place.from, place.to);
  return text;
}

std::string real_path(std::string_view path) {
  if (path == "gitignore" || path == "gitattributes") return "." + std::string(path);
  return std::string(path);
}

Result<Edits> edits_for(const Session& session, const std::string& year) {
  const auto places = places_of(session, year);
  if (!places) return tl::unexpected<Error>(places.error());
  Edits edits;
  for (const PresetFile& file :
       preset_files(session.has("--preset") ? session.text("--preset") : "school")) {
    edits.files.push_back({real_path(file.path), filled(std::string(file.text), *places)});
  }
  edits.years.push_back(usual_year(year));
  for (const FileKind kind : file_kinds()) {
    edits.files.push_back({schema_path(kind), schema_text(kind)});
  }
  return edits;
}

Result<std::string> year_wanted(const Session& session) {
  if (!session.has("--year")) return school_year_of(session.day());
  const std::string year = school_year(session.text("--year"));
  if (!year.empty()) return year;
  return fail(Exit::usage, "school-year-wrong", {{"value", session.text("--year")}});
}

std::string absolute(World& world, const std::string& folder) {
  if (folder.empty()) return world.current_folder();
  return folder.front() == '/' ? folder : world.current_folder() + "/" + folder;
}

}  // namespace

Result<Exit> init(Session& session) {
  const auto year = year_wanted(session);
  if (!year) return tl::unexpected<Error>(year.error());
  if (!session.has("--name")) return fail(Exit::usage, "school-name-needed");
  const auto edits = edits_for(session, *year);
  if (!edits) return tl::unexpected<Error>(edits.error());
  const std::string folder = absolute(session.world(), session.operand("DIR"));
  if (session.has("--dry-run")) {
    for (const NewFile& file : edits->files)
      session.print(file.path);
    return Exit::done;
  }
  const auto shared = session.has("--shared") ? SharedWith::group : SharedWith::owner;
  if (auto made = session.world().make_folder(folder, shared); !made) {
    return tl::unexpected<Error>(made.error());
  }
  auto files = session.world().open(folder);
  if (!files) return tl::unexpected<Error>(files.error());
  auto transaction = Transaction::begin(**files);
  if (!transaction) return tl::unexpected<Error>(transaction.error());
  const auto there = (*files)->exists("programme.yaml");
  if (!there) return tl::unexpected<Error>(there.error());
  if (*there) return fail(Exit::refused, "folder-has-programme", {{"folder", folder}});
  const auto changes = plan_changes(**files, *edits);
  if (!changes) return tl::unexpected<Error>(changes.error());
  const auto written = transaction->commit(*changes);
  if (!written) return tl::unexpected<Error>(written.error());
  if (session.quiet()) return Exit::done;
  session.print(session.words().plural("A programme folder with {0} file: {1}",
                                       "A programme folder with {0} files: {1}",
                                       static_cast<std::int64_t>(changes->size()), folder));
  session.print(
      session.words().tr("Next: check programme.yaml and years/{}.yaml, then enrol people: "
                         "mentor enroll import or mentor survey import --enroll.",
                         *year));
  return Exit::done;
}

}  // namespace mentor::cli
