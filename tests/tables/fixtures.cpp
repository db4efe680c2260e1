#include "fixtures.h"

#include <doctest/doctest.h>
#include <zip.h>

namespace mentor {
namespace {

const std::string head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
const std::string main_ns = R"(xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + office + "/" + type + "\" Target=\"" + target +
         "\"/>";
}

std::string relations(const std::string& inside) {
  return head +
         R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)" +
         inside + "</Relationships>";
}

}  // namespace

Parts workbook_parts(const std::string& rows) {
  Parts parts;
  parts["_rels/.rels"] = relations(relation("rId1", "officeDocument", "xl/workbook.xml"));
  parts["xl/_rels/workbook.xml.rels"] =
      relations(relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                relation("rId2", "styles", "styles.xml") +
                relation("rId3", "sharedStrings", "/xl/sharedStrings.xml"));
  parts["xl/workbook.xml"] =
      head + "<workbook " + main_ns + " xmlns:r=\"" + office +
      R"("><sheets><sheet name="Ответы" sheetId="1" r:id="rId1"/></sheets></workbook>)";
  // Styles: 0 general, 1 date, 2 date and time, 3 time, 4 elapsed, 5 custom date, 6 custom date
  // and time, 7 code of three digits, 8 per cent, 9 a number with words.
  parts["xl/styles.xml"] =
      head + "<styleSheet " + main_ns +
      R"(><numFmts><numFmt numFmtId="164" formatCode="dd\.mm\.yyyy&quot; г.&quot;;@"/>)"
      R"(<numFmt numFmtId="165" formatCode="[$-419]d mmm yyyy\ h:mm:ss"/>)"
      R"(<numFmt numFmtId="166" formatCode="000"/>)"
      R"(<numFmt numFmtId="167" formatCode="0&quot; days&quot;;[Red]\-0"/></numFmts>)"
      R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/>)"
      R"(<xf numFmtId="46"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>)"
      R"(<xf numFmtId="10"/><xf numFmtId="167"/></cellXfs></styleSheet>)";
  parts["xl/sharedStrings.xml"] =
      head + "<sst " + main_ns +
      R"(><si><t>ФИО</t></si><si><t>Класс</t></si><si><r><t>Лап</t></r><r><rPr><b/></rPr>)"
      R"(<t xml:space="preserve">тева </t></r><r><t>Анна</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>)"
      R"(<si><t xml:space="preserve">  </t></si><si><t>a_x000D_&#10;b &lt;_x005F_x0041_</t></si></sst>)";
  parts["xl/worksheets/sheet1.xml"] =
      head + "<worksheet " + main_ns + "><sheetData>" + rows + "</sheetData></worksheet>";
  return parts;
}

std::string zip_parts(const Parts& parts, unsigned level) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  REQUIRE(archive != nullptr);
  for (const auto& [name, content] : parts) {
    zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    const zip_int64_t at = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    REQUIRE(at >= 0);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(at), ZIP_CM_DEFLATE, level);
  }
  REQUIRE(zip_close(archive) == 0);
  REQUIRE(zip_source_open(target) == 0);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

std::string workbook(const std::string& rows) {
  return zip_parts(workbook_parts(rows));
}

}  // namespace mentor
