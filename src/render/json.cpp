#include "mentor/render/json.h"

#include <fmt/format.h>

#include <algorithm>

#include "mentor/base/encoding.h"
#include "numbers.h"

namespace mentor {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7f) {
      out += fmt::format("\\u{:04x}", byte);
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string valid_utf8(std::string_view text) {
  std::string out;
  for (std::size_t bad = find_invalid_utf8(text); bad != std::string_view::npos;
       bad = find_invalid_utf8(text)) {
    out.append(text.substr(0, bad)).append("\xEF\xBF\xBD");
    text.remove_prefix(bad + 1);
  }
  return out.append(text);
}

// Below 0: everything on one line.
std::string line_break(int indent) {
  return indent < 0 ? std::string() : "\n" + std::string(static_cast<std::size_t>(indent) * 2, ' ');
}

int deeper(int indent) {
  return indent < 0 ? indent : indent + 1;
}

}  // namespace

Json Json::tenths(std::int64_t tenths) {
  return Json(Value(Tenths{tenths}));
}

Json& Json::set(std::string key, Json value) {
  if (std::holds_alternative<std::monostate>(value_)) value_ = Object{};
  auto& members = std::get<Object>(value_);
  const auto found = std::find_if(members.begin(), members.end(),
                                  [&](const auto& member) { return member.first == key; });
  if (found == members.end()) {
    members.emplace_back(std::move(key), std::move(value));
  } else {
    found->second = std::move(value);
  }
  return *this;
}

Json& Json::push(Json value) {
  if (std::holds_alternative<std::monostate>(value_)) value_ = Array{};
  std::get<Array>(value_).push_back(std::move(value));
  return *this;
}

void Json::write(std::string& out, int indent) const {
  const std::string inner = line_break(deeper(indent));
  const std::string_view gap = indent < 0 ? ", " : ",";
  if (const auto* flag = std::get_if<bool>(&value_)) {
    out += *flag ? "true" : "false";
  } else if (const auto* number = std::get_if<std::int64_t>(&value_)) {
    out += std::to_string(*number);
  } else if (const auto* tenths = std::get_if<Tenths>(&value_)) {
    out += render::tenths_text(tenths->value, Language::en);
  } else if (const auto* text = std::get_if<std::string>(&value_)) {
    out += quoted(valid_utf8(*text));
  } else if (const auto* items = std::get_if<Array>(&value_)) {
    out += '[';
    for (const Json& item : *items) {
      if (&item != items->data()) out += gap;
      out += inner;
      item.write(out, deeper(indent));
    }
    out += items->empty() ? "]" : line_break(indent) + "]";
  } else if (const auto* members = std::get_if<Object>(&value_)) {
    out += '{';
    for (const auto& member : *members) {
      if (&member != members->data()) out += gap;
      out += inner + quoted(valid_utf8(member.first)) + ": ";
      member.second.write(out, deeper(indent));
    }
    out += members->empty() ? "}" : line_break(indent) + "}";
  } else {
    out += "null";
  }
}

std::string Json::text() const {
  std::string out;
  write(out, 0);
  return out;
}

std::string Json::line() const {
  std::string out;
  write(out, -1);
  return out;
}

Json json_document(std::string_view name, const std::optional<Date>& as_of) {
  Json out = Json::object();
  out.set("schema", fmt::format("mentor/{}/1", name));
  out.set("as_of", as_of ? Json(*as_of) : Json());
  return out;
}

}  // namespace mentor
