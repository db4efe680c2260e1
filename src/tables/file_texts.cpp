#include "mentor/tables/file_texts.h"

#include <algorithm>
#include <array>

#include "archive.h"
#include "mail_text.h"
#include "mentor/base/text.h"
#include "mentor/tables/limits.h"
#include "mentor/tables/read.h"
#include "rtf_text.h"

namespace mentor {
namespace {

constexpr int most_deep = 3;  // a workbook in a document in an archive

bool is_packed(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04");
}

void add_sheet(std::string& text, const Table& table) {
  text += join(table.header, "\t") + "\n";
  for (const Row& row : table.rows)
    text += join(row.cells, "\t") + "\n";
}

// Nothing where the archive is no workbook.
std::string rows_of_workbook(std::string_view bytes) {
  std::string text;
  const auto first = read_table({"", bytes, {}});
  if (!first) return text;
  add_sheet(text, *first);
  for (const std::string& sheet : first->others) {
    const auto other = read_table({"", bytes, {.encoding = {}, .sheet = sheet}});
    if (other) add_sheet(text, *other);
  }
  return text;
}

// What office programs make of a document's own text or know of a printer.
bool says_nothing_new(std::string_view name) {
  constexpr std::array<std::string_view, 4> made = {"Thumbnails/", "docProps/thumbnail.",
                                                    "layout-cache", "xl/printerSettings/"};
  return std::any_of(made.begin(), made.end(),
                     [&](std::string_view each) { return name.starts_with(each); });
}

class Unpacking {
 public:
  // True where the bytes are of a kind that is not read as it stands.
  bool add(std::string_view bytes, int deep) {
    if (is_packed(bytes)) {
      add_archive(bytes, deep);
    } else if (is_rtf(bytes)) {
      RtfText rtf = text_of_rtf(bytes);
      texts.whole = texts.whole && rtf.whole;
      for (std::string& each : rtf.readings)
        texts.parts.push_back({"", std::move(each)});
    } else if (bytes.starts_with("%PDF")) {
      texts.whole = false;  // fonts have codes of their own, and streams are packed
      take_as_it_stands(bytes, deep);
    } else if (is_mail(bytes)) {
      take_as_it_stands(bytes, deep);
      for (std::string& each : texts_of_mail(bytes))
        add_part("", std::move(each), deep);
    } else {
      return false;
    }
    return true;
  }

  FileTexts texts;

 private:
  void take_as_it_stands(std::string_view bytes, int deep) {
    if (deep == 0) {
      texts.also_as_it_stands = true;
    } else {
      texts.parts.push_back({"", std::string(bytes)});
    }
  }

  // Archives in archives are many times what one may be.
  [[nodiscard]] bool is_full() const { return unpacked_ > max_read_bytes; }

  void add_part(std::string name, std::string bytes, int deep) {
    if (deep < most_deep && add(bytes, deep + 1)) bytes.clear();
    if (!name.empty() || !bytes.empty()) texts.parts.push_back({std::move(name), std::move(bytes)});
  }

  void add_archive(std::string_view bytes, int deep) {
    auto archive = bytes.size() > max_table_bytes
                       ? Result<tables::Archive>(fail(Exit::folder, "table-file-too-big"))
                       : tables::Archive::open(bytes);
    if (!archive || deep >= most_deep) {
      texts.whole = false;
      return;
    }
    add_part("", rows_of_workbook(bytes), most_deep);
    for (std::size_t i = 0; i < archive->size(); ++i)
      add_entry(*archive, i, deep);
  }

  void add_entry(tables::Archive& archive, std::size_t index, int deep) {
    std::string name = archive.written_name(index);
    if (name.ends_with('/') || says_nothing_new(name)) return add_part(std::move(name), {}, deep);
    auto part = is_full() ? Result<std::string>(fail(Exit::folder, "zip-too-big"))
                          : archive.read_entry(index);
    texts.whole = texts.whole && part.has_value();
    if (part) unpacked_ += part->size();
    add_part(std::move(name), part ? std::move(*part) : std::string(), deep);
  }

  std::size_t unpacked_ = 0;
};

}  // namespace

std::optional<FileTexts> texts_of_file(std::string_view bytes) {
  Unpacking unpacking;
  if (!unpacking.add(bytes, 0)) return std::nullopt;
  return std::move(unpacking.texts);
}

}  // namespace mentor
