// Table: what a CSV, XLSX or JSON file holds, as rows of text cells with their places.
#pragma once

#include <string>
#include <vector>

namespace mentor {

struct Row {
  int number = 0;  ///< the row's number in the file as a person sees it, from 1
  std::vector<std::string> cells;
  int line = 0;  ///< of a csv: the line where the row begins, from 1; else 0
};

struct Table {
  std::string file;       ///< as named on the command line
  std::string format;     ///< csv, xlsx or json
  std::string encoding;   ///< what was detected, for example windows-1251; empty for xlsx
  std::string delimiter;  ///< of a csv: one of , ; tab; empty where there is one column
  std::string sheet;      ///< of an xlsx
  std::vector<std::string> others{};  ///< visible sheets of an xlsx that were not read
  int header_row = 1;                 ///< number of the row that holds the header; 0 in json
  std::vector<std::string> header;    ///< trimmed titles, one per column
  std::vector<Row> rows;              ///< every row below the header, also blank ones in the middle
  std::string digest;                 ///< SHA-256 of the file's bytes, hex
};

}  // namespace mentor
