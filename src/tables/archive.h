// The parts of a zip archive that came from outside, each as checked XML: the only door to libzip
// for reading and to the XML library.
#pragma once

#include <cstddef>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/result.h"

struct zip;

namespace mentor::tables {

class Archive {
 public:
  /// Opens an archive in memory; `bytes` must outlive it. Nothing is unpacked yet.
  /// Errors: library-missing (exit 5: libzip is not on this machine); exit 3: zip-broken,
  /// zip-too-big (what: entries or bytes, most).
  [[nodiscard]] static Result<Archive> open(std::string_view bytes);

  [[nodiscard]] bool has(const std::string& name) const;

  /// How many parts it has.
  [[nodiscard]] std::size_t size() const;

  /// The name of a part in the bytes that stand there, in whatever code page.
  [[nodiscard]] std::string written_name(std::size_t index) const;

  /// Unpacks a part piece by piece, so that a declared size that lies does no harm.
  /// What all calls unpack together is capped, too: a workbook may name one part many times.
  /// Errors (exit 3): xlsx-part-missing, xlsx-part-broken, zip-locked, zip-too-big.
  [[nodiscard]] Result<std::string> read(const std::string& name);
  [[nodiscard]] Result<std::string> read_entry(std::size_t index);

  /// A part as a tree. White space alone is kept where it is a whole text.
  /// Errors: those of `read`; xlsx-part-broken also where it is no XML in UTF-8, and where it holds
  /// a document type (the Open Packaging Conventions forbid one; entities are never expanded).
  [[nodiscard]] Result<std::unique_ptr<pugi::xml_document>> read_xml(const std::string& name);

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  explicit Archive(zip* archive) : zip_(archive) {}
  std::unique_ptr<zip, Close> zip_;
  std::size_t unpacked_ = 0;
};

/// A name without its namespace prefix: `sheet` for `x:sheet`.
[[nodiscard]] std::string_view local_name(const char* name);

/// The first child element of that local name, or an empty node.
[[nodiscard]] pugi::xml_node find_child(const pugi::xml_node& parent, std::string_view name);

/// All text directly inside an element, also that in CDATA and around comments.
[[nodiscard]] std::string text_of(const pugi::xml_node& node);

/// An xlsx-part-broken error.
[[nodiscard]] tl::unexpected<Error> broken_part(const std::string& part, std::string place = {});

}  // namespace mentor::tables
