// Lines of the journal: an entry that is read is written on one line and reads back the same.
#include <vector>

#include "law.h"
#include "mentor/store/load.h"
#include "mentor/store/memory_files.h"
#include "mentor/store/write_text.h"

using namespace mentor;
using fuzz::law;

namespace {

const char* const path = "journal/2023-10.yaml";
const char* const programme =
    "format: 1\nid: s\norganisation: {name: s, kind: school}\ntitle: s\n"
    "categories:\n  - {id: pupil, title: p}\nforms:\n"
    "  - {id: pupil-pupil, title: f, mentors: [pupil], mentees: [pupil]}\n";

Loaded read(const std::string& journal) {
  MemoryFiles files{{"programme.yaml", programme}, {path, journal}};
  auto loaded = load_programme(files);
  law(loaded.has_value(), "a folder in memory is read");
  for (const Finding& finding : loaded->unreadable)
    law(finding.where.file == path, "only the journal has faults");
  return *std::move(loaded);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Loaded loaded = read(std::string(fuzz::text_of(data, size)));
  if (!loaded.unreadable.empty()) return 0;
  std::string written;
  std::vector<std::string> lines;
  for (const Entry& entry : loaded.programme.journal) {
    law(entry.date.ok(), "a fact has a day that exists");
    const auto line = entry_line(entry);
    law(line.has_value(), "an entry can be written");
    law(line->find_first_of("\n\r") == line->size() - 1, "an entry is one line");
    written += *line;
    lines.push_back(*line);
  }
  const Loaded again = read(written);
  law(again.unreadable.empty(), "what is written is read");
  law(again.programme.journal.size() == lines.size(), "no entry is lost");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Entry& entry = again.programme.journal[i];
    law(canonical_text(entry) == canonical_text(loaded.programme.journal[i]),
        "an entry reads back, in its order");
    law(entry_line(entry).value() == lines[i], "an entry is written the same again");
  }
  return 0;
}
