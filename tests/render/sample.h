// An invented report with every kind of block and value.
#pragma once

#include <string>

#include "mentor/model/document.h"

namespace mentor::test {

/// `word` stands in every text that data can reach; ids stay.
[[nodiscard]] Document sample(Language language, const std::string& word = "Примерова");

}  // namespace mentor::test
