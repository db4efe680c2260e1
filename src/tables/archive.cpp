#include "archive.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "mentor/base/encoding.h"
#include "mentor/tables/limits.h"
#include "zip_library.h"

namespace mentor::tables {
namespace {

// Once an archive is open.
const ZipLibrary& lib() {
  return *zip_library();
}

struct CloseEntry {
  void operator()(zip_file_t* entry) const { lib().fclose(entry); }
};
using Entry = std::unique_ptr<zip_file_t, CloseEntry>;

// Below this a part may be packed at any ratio: it can do no harm.
constexpr std::size_t free_bytes = std::size_t{1} << 20U;

tl::unexpected<Error> too_big(const char* what, std::size_t most, std::string part = {}) {
  return fail(Exit::folder, "zip-too-big",
              {{"what", what}, {"most", std::to_string(most)}, {"part", std::move(part)}});
}

bool is_bomb(std::size_t unpacked, std::size_t packed) {
  return unpacked > free_bytes && unpacked / std::max<std::size_t>(packed, 1) > max_zip_ratio;
}

zip_t* open_buffer(std::string_view bytes) {
  zip_error_t error;
  lib().error_init(&error);
  zip_source_t* source = lib().source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : lib().open_from_source(source, ZIP_RDONLY, &error);
  if (source != nullptr && archive == nullptr) lib().source_free(source);
  lib().error_fini(&error);
  return archive;
}

std::size_t declared_bytes(zip_t* archive) {
  std::size_t sum = 0;
  const auto entries = static_cast<zip_uint64_t>(lib().get_num_entries(archive, 0));
  for (zip_uint64_t i = 0; i < entries; ++i) {
    zip_stat_t stat;
    if (lib().stat_index(archive, i, 0, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0) continue;
    sum += std::min<zip_uint64_t>(stat.size, max_archive_bytes + 1);
  }
  return sum;
}

Result<std::string> unpack(zip_file_t* entry, std::size_t packed, const std::string& name) {
  std::string text;
  std::array<char, std::size_t{64} * 1024> piece{};
  while (true) {
    const zip_int64_t got = lib().fread(entry, piece.data(), piece.size());
    if (got < 0) return broken_part(name);
    if (got == 0) return text;
    text.append(piece.data(), static_cast<std::size_t>(got));
    if (text.size() > max_part_bytes) return too_big("part-bytes", max_part_bytes, name);
    if (is_bomb(text.size(), packed)) return too_big("ratio", max_zip_ratio, name);
  }
}

bool has_doctype(const pugi::xml_document& document) {
  const auto children = document.children();
  return std::any_of(children.begin(), children.end(),
                     [](const pugi::xml_node& node) { return node.type() == pugi::node_doctype; });
}

}  // namespace

void Archive::Close::operator()(zip* archive) const {
  lib().discard(archive);
}

Result<Archive> Archive::open(std::string_view bytes) {
  if (zip_library() == nullptr) {
    return fail(Exit::io, "library-missing", {{"library", MENTOR_ZIP_LIBRARY}});
  }
  Archive archive(open_buffer(bytes));
  if (!archive.zip_) return fail(Exit::folder, "zip-broken");
  const zip_int64_t entries = lib().get_num_entries(archive.zip_.get(), 0);
  if (entries > static_cast<zip_int64_t>(max_zip_entries))
    return too_big("entries", max_zip_entries);
  if (declared_bytes(archive.zip_.get()) > max_archive_bytes) {
    return too_big("bytes", max_archive_bytes);
  }
  return archive;
}

bool Archive::has(const std::string& name) const {
  return lib().name_locate(zip_.get(), name.c_str(), 0) >= 0;
}

std::size_t Archive::size() const {
  return static_cast<std::size_t>(std::max<zip_int64_t>(0, lib().get_num_entries(zip_.get(), 0)));
}

std::string Archive::written_name(std::size_t index) const {
  const char* name = lib().get_name(zip_.get(), index, ZIP_FL_ENC_RAW);
  return name == nullptr ? std::string() : std::string(name);
}

Result<std::string> Archive::read(const std::string& name) {
  const zip_int64_t index = lib().name_locate(zip_.get(), name.c_str(), 0);
  if (index < 0) return fail(Exit::folder, "xlsx-part-missing", {{"part", name}});
  return read_entry(static_cast<std::size_t>(index));
}

Result<std::string> Archive::read_entry(std::size_t index) {
  zip_stat_t stat;
  if (lib().stat_index(zip_.get(), index, 0, &stat) != 0) {
    return fail(Exit::folder, "xlsx-part-missing", {{"part", std::to_string(index)}});
  }
  const std::string name = (stat.valid & ZIP_STAT_NAME) != 0 ? stat.name : "";
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    return fail(Exit::folder, "zip-locked", {{"part", name}});
  }
  if (stat.size > max_part_bytes) return too_big("part-bytes", max_part_bytes, name);
  if (is_bomb(stat.size, stat.comp_size)) return too_big("ratio", max_zip_ratio, name);
  const Entry entry(lib().fopen_index(zip_.get(), index, 0));
  if (!entry) return broken_part(name);
  Result<std::string> text = unpack(entry.get(), stat.comp_size, name);
  if (text) unpacked_ += text->size();
  if (unpacked_ > max_read_bytes) return too_big("bytes", max_read_bytes, name);
  return text;
}

Result<std::unique_ptr<pugi::xml_document>> Archive::read_xml(const std::string& name) {
  const Result<std::string> bytes = read(name);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  if (find_invalid_utf8(*bytes) != std::string::npos) return broken_part(name);
  const auto tags = static_cast<std::size_t>(std::count(bytes->begin(), bytes->end(), '<'));
  if (tags > max_part_tags) return too_big("tags", max_part_tags, name);
  constexpr unsigned flags =
      pugi::parse_default | pugi::parse_ws_pcdata_single | pugi::parse_doctype;
  auto document = std::make_unique<pugi::xml_document>();
  if (!document->load_buffer(bytes->data(), bytes->size(), flags, pugi::encoding_utf8)) {
    return broken_part(name);
  }
  if (has_doctype(*document)) return broken_part(name, "DOCTYPE");
  return document;
}

std::string_view local_name(const char* name) {
  const char* colon = std::strchr(name, ':');
  return colon == nullptr ? name : colon + 1;
}

pugi::xml_node find_child(const pugi::xml_node& parent, std::string_view name) {
  for (const pugi::xml_node& child : parent.children()) {
    if (child.type() == pugi::node_element && local_name(child.name()) == name) return child;
  }
  return {};
}

std::string text_of(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
      text += child.value();
  }
  return text;
}

tl::unexpected<Error> broken_part(const std::string& part, std::string place) {
  return fail(Exit::folder, "xlsx-part-broken", {{"part", part}, {"place", std::move(place)}});
}

}  // namespace mentor::tables
