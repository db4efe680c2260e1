#include "private_notes.h"

#include <algorithm>

#include "encode.h"
#include "mentor/store/transaction.h"
#include "mentor/store/write_text.h"
#include "mentor/store/yaml_tree.h"

namespace mentor {
namespace {

// Where the line after the value of the key begins, in bytes: at the next key, or at the end.
std::size_t end_of_value(std::string_view source, const Node& root, std::string_view key) {
  const auto entries = root.entries();
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const MapEntry& each) { return each.key.text() == key; });
  if (found == entries.end() || found + 1 == entries.end()) return source.size();
  return static_cast<std::size_t>(line_of(source, (found + 1)->key.line()).data() - source.data());
}

std::string spaces(int count) {
  return std::string(static_cast<std::size_t>(count), ' ');
}

}  // namespace

Result<Change> add_note(Files& files, const NewNote& added) {
  PrivateCard owner;
  owner.id = added.person;
  const std::string path = path_of(owner);
  auto bytes = files.read(path);
  if (!bytes) return tl::unexpected(bytes.error());
  if (!*bytes) return fail(Exit::refused, "private-missing", {{"person", text(added.person)}});
  const YamlReading reading = read_yaml(std::move(**bytes), path);
  const Node& root = *reading.tree.root();
  const Node* notes = root.find("notes");
  const bool in_brackets =
      root.layout() == Layout::flow || (notes != nullptr && notes->layout() == Layout::flow);
  if (in_brackets) {
    const Node& place = notes == nullptr ? root : *notes;
    return fail(Exit::folder, "list-in-brackets", {{"path", path}},
                {path, place.line(), place.column()});
  }
  const auto value = flow_value(encode_note(added.note));
  if (!value) return tl::unexpected(value.error());
  const std::string_view source = reading.tree.source();
  const std::size_t at = end_of_value(source, root, "notes");
  const std::string line = notes == nullptr ? "notes:\n  - " + *value + "\n"
                                            : spaces(notes->column() - 1) + "- " + *value + "\n";
  return Change{ChangeKind::replace, path,
                with_lines_added(source.substr(0, at), line) + std::string(source.substr(at))};
}

}  // namespace mentor
