// Workbooks. An input that begins as an archive is read as it is; of any other the first byte says
// which part of a sound workbook the rest stands in for, since checksums would keep a fuzzer out.
#include <array>
#include <vector>

#include "table_laws.h"

using namespace mentor;

namespace {

struct Part {
  const char* name;
  std::string text;
};

const std::string main_ns = R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string relation(const char* id, const char* type, const char* target) {
  return std::string("<Relationship Id=\"") + id + "\" Type=\"" + office + "/" + type +
         "\" Target=\"" + target + "\"/>";
}

std::vector<Part> sound_workbook() {
  const std::string many =
      R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
  return {
      {"xl/worksheets/sheet1.xml",
       "<worksheet" + main_ns +
           R"(><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>)"
           R"(<row r="2"><c r="A2" s="1"><v>45218</v></c></row></sheetData></worksheet>)"},
      {"xl/sharedStrings.xml",
       "<sst" + main_ns +
           R"(><si><t>ФИО</t></si><si><r><t>Кла</t></r><r><t>сс</t></r></si></sst>)"},
      {"xl/styles.xml",
       "<styleSheet" + main_ns +
           R"(><numFmts><numFmt numFmtId="164" formatCode="dd\.mm"/></numFmts>)"
           R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>)"},
      {"xl/workbook.xml",
       "<workbook" + main_ns + " xmlns:r=\"" + office +
           R"("><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>)"},
      {"xl/_rels/workbook.xml.rels",
       many + relation("rId1", "worksheet", "worksheets/sheet1.xml") +
           relation("rId2", "styles", "styles.xml") +
           relation("rId3", "sharedStrings", "/xl/sharedStrings.xml") + "</Relationships>"},
      {"_rels/.rels",
       many + relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>"}};
}

std::uint32_t checksum(std::string_view bytes) {
  static const std::array<std::uint32_t, 256> table = [] {
    std::array<std::uint32_t, 256> made{};
    for (std::uint32_t i = 0; i < made.size(); ++i) {
      std::uint32_t c = i;
      for (int bit = 0; bit < 8; ++bit)
        c = (c & 1U) != 0 ? 0xEDB88320U ^ (c >> 1U) : c >> 1U;
      made[i] = c;
    }
    return made;
  }();
  std::uint32_t sum = 0xFFFFFFFFU;
  for (const char c : bytes)
    sum = table[(sum ^ static_cast<unsigned char>(c)) & 0xFFU] ^ (sum >> 8U);
  return ~sum;
}

void put(std::string& out, std::uint64_t number, int bytes) {
  for (; bytes > 0; --bytes, number >>= 8U)
    out += static_cast<char>(number & 0xFFU);
}

// What the local header and the directory say alike of a stored part.
std::string described(const Part& part) {
  std::string out;
  put(out, 20, 2);          // version needed
  put(out, 0x0800, 2);      // names are UTF-8
  put(out, 0, 2);           // stored
  put(out, 0x00210000, 4);  // 1 January 1980
  put(out, checksum(part.text), 4);
  put(out, part.text.size(), 4);
  put(out, part.text.size(), 4);
  put(out, std::string_view(part.name).size(), 2);
  put(out, 0, 2);  // no extra field
  return out;
}

// An archive of stored parts: nothing is packed, so an execution costs little.
std::string archive_of(const std::vector<Part>& parts) {
  std::string out;
  std::string directory;
  for (const Part& part : parts) {
    const std::string said = described(part);
    directory += "PK\x01\x02";
    put(directory, 20, 2);
    directory += said;
    put(directory, 0, 10);  // comment, disk, attributes
    put(directory, out.size(), 4);
    directory += part.name;
    out += "PK\x03\x04";
    out += said + part.name + part.text;
  }
  const std::size_t start = out.size();
  out += directory + "PK\x05\x06";
  put(out, 0, 4);
  put(out, parts.size(), 2);
  put(out, parts.size(), 2);
  put(out, directory.size(), 4);
  put(out, start, 4);
  put(out, 0, 2);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<Part> sound = sound_workbook();
  static const bool is_sound = fuzz::read_lawfully("sound.xlsx", archive_of(sound)).has_value();
  fuzz::law(is_sound, "the sound workbook is read");
  const std::string_view bytes = fuzz::text_of(data, size);
  if (bytes.empty()) return 0;
  if (bytes.substr(0, 2) == "PK") {
    (void)fuzz::read_lawfully("x.xlsx", bytes);
    return 0;
  }
  std::vector<Part> parts = sound;
  parts[static_cast<unsigned char>(bytes.front()) % parts.size()].text = bytes.substr(1);
  (void)fuzz::read_lawfully("x.xlsx", archive_of(parts));
  return 0;
}
