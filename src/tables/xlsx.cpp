#include "xlsx.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "archive.h"
#include "cells.h"
#include "shape.h"
#include "worksheet.h"

namespace mentor::tables {
namespace {

using Document = std::unique_ptr<pugi::xml_document>;

struct Relation {
  std::string type;    ///< the last word of its address: worksheet, sharedStrings, styles
  std::string target;  ///< name of the part in the archive
};
using Relations = std::map<std::string, Relation>;

struct SheetEntry {
  std::string name;
  std::string part;
  bool is_visible = true;
};

std::string last_word(std::string_view address) {
  return std::string(address.substr(address.find_last_of('/') + 1));
}

/// `../x.xml` from `xl/workbook.xml` -> `x.xml`; `/xl/x.xml` -> `xl/x.xml`.
std::string resolve(std::string_view from, std::string_view target) {
  if (!target.empty() && target.front() == '/') return std::string(target.substr(1));
  const std::size_t slash = from.find_last_of('/');
  std::string folder(slash == std::string_view::npos ? "" : from.substr(0, slash + 1));
  while (target.substr(0, 3) == "../" || target.substr(0, 2) == "./") {
    const bool is_up = target.substr(0, 3) == "../";
    target.remove_prefix(is_up ? 3 : 2);
    if (!is_up || folder.empty()) continue;
    folder.pop_back();
    folder.resize(folder.find_last_of('/') == std::string::npos ? 0 : folder.find_last_of('/') + 1);
  }
  return folder + std::string(target);
}

std::string relations_part(std::string_view part) {
  const std::size_t slash = part.find_last_of('/');
  const std::size_t start = slash == std::string_view::npos ? 0 : slash + 1;
  std::string name(part.substr(0, start));
  name += "_rels/";
  name += part.substr(start);
  return name + ".rels";
}

Result<Relations> read_relations(Archive& archive, const std::string& part) {
  const Result<Document> document = archive.read_xml(relations_part(part));
  if (!document) return tl::unexpected<Error>(document.error());
  Relations relations;
  for (const pugi::xml_node& node : (*document)->document_element().children()) {
    if (local_name(node.name()) != "Relationship") continue;
    relations[node.attribute("Id").value()] = {last_word(node.attribute("Type").value()),
                                               resolve(part, node.attribute("Target").value())};
  }
  return relations;
}

std::optional<std::string> find_part(const Relations& relations, std::string_view type) {
  for (const auto& [id, relation] : relations) {
    if (relation.type == type) return relation.target;
  }
  return std::nullopt;
}

/// `r:id`, whatever the prefix is called here.
std::string relation_id(const pugi::xml_node& sheet) {
  for (const pugi::xml_attribute& attribute : sheet.attributes()) {
    const std::string_view name = attribute.name();
    if (name.find(':') != std::string_view::npos && local_name(attribute.name()) == "id") {
      return attribute.value();
    }
  }
  return {};
}

std::vector<SheetEntry> list_sheets(const pugi::xml_node& root, const Relations& relations) {
  std::vector<SheetEntry> sheets;
  for (const pugi::xml_node& node : find_child(root, "sheets").children()) {
    const auto relation = relations.find(relation_id(node));
    if (relation == relations.end() || relation->second.type != "worksheet") continue;
    const std::string_view state = node.attribute("state").value();
    sheets.push_back({node.attribute("name").value(), relation->second.target,
                      state.empty() || state == "visible"});
  }
  return sheets;
}

Result<std::vector<std::string>> read_strings(Archive& archive, const Relations& relations) {
  std::vector<std::string> strings;
  const auto part = find_part(relations, "sharedStrings");
  if (!part) return strings;
  const Result<Document> document = archive.read_xml(*part);
  if (!document) return tl::unexpected<Error>(document.error());
  for (const pugi::xml_node& item : (*document)->document_element().children()) {
    if (local_name(item.name()) == "si") strings.push_back(string_item(item));
  }
  return strings;
}

std::map<int, NumberFormat> custom_formats(const pugi::xml_node& styles) {
  std::map<int, NumberFormat> formats;
  for (const pugi::xml_node& node : find_child(styles, "numFmts").children()) {
    formats[node.attribute("numFmtId").as_int()] =
        parse_format(node.attribute("formatCode").value());
  }
  return formats;
}

Result<std::vector<NumberFormat>> read_formats(Archive& archive, const Relations& relations) {
  std::vector<NumberFormat> formats;
  const auto part = find_part(relations, "styles");
  if (!part) return formats;
  const Result<Document> document = archive.read_xml(*part);
  if (!document) return tl::unexpected<Error>(document.error());
  const pugi::xml_node styles = (*document)->document_element();
  const std::map<int, NumberFormat> custom = custom_formats(styles);
  for (const pugi::xml_node& node : find_child(styles, "cellXfs").children()) {
    if (local_name(node.name()) != "xf") continue;
    const int id = node.attribute("numFmtId").as_int();
    const auto found = custom.find(id);
    formats.push_back(found == custom.end() ? builtin_format(id) : found->second);
  }
  return formats;
}

Result<Workbook> read_workbook(Archive& archive, const pugi::xml_node& root,
                               const Relations& relations) {
  Workbook workbook;
  Result<std::vector<std::string>> strings = read_strings(archive, relations);
  if (!strings) return tl::unexpected<Error>(strings.error());
  workbook.strings = *std::move(strings);
  Result<std::vector<NumberFormat>> formats = read_formats(archive, relations);
  if (!formats) return tl::unexpected<Error>(formats.error());
  workbook.formats = *std::move(formats);
  const pugi::xml_attribute mac = find_child(root, "workbookPr").attribute("date1904");
  if (mac.as_bool()) workbook.epoch = Epoch::year_1904;
  return workbook;
}

Result<Table> read_sheet(Archive& archive, const Workbook& workbook, const SheetEntry& sheet,
                         const TitleCount& known) {
  const Result<Document> document = archive.read_xml(sheet.part);
  if (!document) return tl::unexpected<Error>(document.error());
  Result<std::vector<Row>> rows =
      read_worksheet((*document)->document_element(), workbook, sheet.part);
  if (!rows) return tl::unexpected<Error>(rows.error());
  Table table;
  table.format = "xlsx";
  table.sheet = sheet.name;
  return shape_table(std::move(table), *std::move(rows), Titles::workbook, known);
}

tl::unexpected<Error> sheet_unknown(const std::string& name,
                                    const std::vector<SheetEntry>& sheets) {
  std::string known;
  for (const SheetEntry& sheet : sheets) {
    if (!known.empty()) known += ", ";
    known += sheet.name;
  }
  return fail(Exit::usage, "sheet-unknown", {{"sheet", name}, {"known", known}});
}

/// The first of the tables that is no mere title page or instruction beside another.
std::size_t find_meant(const std::vector<Table>& tables, const TitleCount& known) {
  std::vector<int> counts;
  for (const Table& table : tables)
    counts.push_back(known ? known(table.header) : 0);
  const int most = *std::max_element(counts.begin(), counts.end());
  const auto meant =
      std::find_if(counts.begin(), counts.end(), [&](int count) { return count * 2 >= most; });
  return static_cast<std::size_t>(meant - counts.begin());
}

Result<Table> choose_among_visible(Archive& archive, const Workbook& workbook,
                                   const std::vector<SheetEntry>& sheets, const TitleCount& known) {
  std::vector<Table> tables;
  for (const SheetEntry& sheet : sheets) {
    if (!sheet.is_visible) continue;
    Result<Table> table = read_sheet(archive, workbook, sheet, known);
    if (table) {
      tables.push_back(*std::move(table));
    } else if (table.error().message.id != "table-empty" && tables.empty()) {
      return table;
    }
  }
  if (tables.empty()) return fail(Exit::folder, "table-empty");
  const std::size_t at = find_meant(tables, known);
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (i != at) tables[at].others.push_back(tables[i].sheet);
  }
  return std::move(tables[at]);
}

Result<Table> choose_sheet(Archive& archive, const Workbook& workbook,
                           const std::vector<SheetEntry>& sheets, const TableOptions& options) {
  const std::string& name = options.sheet;
  if (!name.empty()) {
    const auto found = std::find_if(sheets.begin(), sheets.end(),
                                    [&](const SheetEntry& each) { return each.name == name; });
    if (found == sheets.end()) return sheet_unknown(name, sheets);
    return read_sheet(archive, workbook, *found, options.known);
  }
  return choose_among_visible(archive, workbook, sheets, options.known);
}

Result<std::string> find_workbook(Archive& archive) {
  if (!archive.has("_rels/.rels")) return fail(Exit::folder, "zip-not-xlsx");
  const Result<Relations> relations = read_relations(archive, "");
  if (!relations) return tl::unexpected<Error>(relations.error());
  const auto part = find_part(*relations, "officeDocument");
  if (!part) return fail(Exit::folder, "zip-not-xlsx");
  return *part;
}

}  // namespace

Result<Table> read_xlsx(std::string_view bytes, const TableOptions& options) {
  Result<Archive> archive = Archive::open(bytes);
  if (!archive) return tl::unexpected<Error>(archive.error());
  const Result<std::string> part = find_workbook(*archive);
  if (!part) return tl::unexpected<Error>(part.error());
  const Result<Document> document = archive->read_xml(*part);
  if (!document) return tl::unexpected<Error>(document.error());
  const pugi::xml_node root = (*document)->document_element();
  if (local_name(root.name()) != "workbook") return fail(Exit::folder, "zip-not-xlsx");
  const Result<Relations> relations = read_relations(*archive, *part);
  if (!relations) return tl::unexpected<Error>(relations.error());
  const Result<Workbook> workbook = read_workbook(*archive, root, *relations);
  if (!workbook) return tl::unexpected<Error>(workbook.error());
  return choose_sheet(*archive, *workbook, list_sheets(root, *relations), options);
}

}  // namespace mentor::tables
