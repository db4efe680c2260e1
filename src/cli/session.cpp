#include "session.h"

#include <charconv>
#include <filesystem>

#include "dates.h"
#include "event_words.h"
#include "leak_scan.h"
#include "mentor/base/text.h"
#include "terminal_lines.h"

namespace mentor::cli {
namespace {

Language language_from(const std::string& word, Language otherwise) {
  return parse_language(fold(word)).value_or(otherwise);
}

// A file is as wide as the output of a command without a terminal: the same bytes either way.
constexpr int columns_of_files = 80;

std::string last_of(const std::map<std::string, std::vector<std::string>>& values,
                    const std::string& name) {
  const auto found = values.find(name);
  return found == values.end() || found->second.empty() ? std::string() : found->second.back();
}

// A byte order mark and CR are for programs, too.
std::string shown_to_people(std::string_view bytes) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
  return terminal_safe(replace_all(std::string(bytes), "\r\n", "\n"), Lines::keep);
}

}  // namespace

Session::Session(World& world, Arguments arguments)
    : world_(world), arguments_(std::move(arguments)), words_(Language::ru), day_(world.today()) {
  words_ = Words(language_from(world_.variable("MENTOR_LANG").value_or(""), Language::ru));
  if (has("--lang")) words_ = Words(language_from(text("--lang"), words_.language()));
}

Result<void> Session::prepare() {
  std::string typed = world_.variable("MENTOR_AS_OF").value_or("");
  if (has("--as-of")) typed = text("--as-of");
  if (typed.empty()) return {};
  const auto read = read_day(typed, day_, nullptr);
  if (!read) return tl::unexpected<Error>(read.error());
  day_ = *read;
  return {};
}

bool Session::has(const std::string& option) const {
  return arguments_.options.contains(option);
}

std::string Session::text(const std::string& option) const {
  return last_of(arguments_.options, option);
}

std::vector<std::string> Session::texts(const std::string& option) const {
  const auto found = arguments_.options.find(option);
  return found == arguments_.options.end() ? std::vector<std::string>{} : found->second;
}

std::string Session::operand(const std::string& name) const {
  const auto found = arguments_.operands.find(name);
  return found == arguments_.operands.end() ? std::string() : found->second.front();
}

std::vector<std::string> Session::operands(const std::string& name) const {
  const auto found = arguments_.operands.find(name);
  return found == arguments_.operands.end() ? std::vector<std::string>{} : found->second;
}

Result<Date> Session::day_of(const std::string& option, Date otherwise) const {
  if (!has(option)) return otherwise;
  auto read = read_day(text(option), day_, &loaded_.programme);
  if (!read) read.error().message.args.push_back({"option", option});
  return read;
}

Result<std::optional<Date>> Session::optional_day(const std::string& option) const {
  if (!has(option)) return std::optional<Date>();
  const auto read = day_of(option, day_);
  if (!read) return tl::unexpected<Error>(read.error());
  return std::optional<Date>(*read);
}

Result<std::optional<std::int64_t>> Session::integer(const std::string& option, std::int64_t min,
                                                     std::int64_t max) const {
  if (!has(option)) return std::optional<std::int64_t>();
  const std::string typed = text(option);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
  const bool whole = error == std::errc{} && end == typed.data() + typed.size();
  if (!whole || value < min || value > max) {
    return fail(Exit::usage, "integer-wrong-option",
                {{"option", option},
                 {"value", typed},
                 {"min", std::to_string(min)},
                 {"max", std::to_string(max)}});
  }
  return std::optional<std::int64_t>(value);
}

std::string Session::say(const Message& message) const {
  return mentor::say(words_, in_words(words_, message));
}

std::string Session::printed(const Finding& finding) {
  const Colour colour = coloured(Stream::err) ? Colour::on : Colour::off;
  const Finding told{finding.severity, in_words(words_, finding.message), finding.where};
  return mentor::printed(words_, told, line_of(finding.where), colour);
}

std::string Session::printed(const Error& error) {
  const Colour colour = coloured(Stream::err) ? Colour::on : Colour::off;
  Error told = error;
  told.message = in_words(words_, error.message);
  return mentor::printed(words_, told, line_of(error.where), colour);
}

// The line that a finding points at, when the file can be read and the place is known.
std::string Session::line_of(const Where& where) {
  if (files_ == nullptr || where.line <= 0 || where.column <= 0) return {};
  const auto bytes = files_->read(where.file);
  if (!bytes || !bytes->has_value()) return {};
  std::string_view rest = **bytes;
  for (int line = 1; line < where.line; ++line) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end + 1);
  }
  std::string found(rest.substr(0, rest.find('\n')));
  if (found.ends_with('\r')) found.pop_back();
  return is_utf8(found) ? found : std::string();
}

bool Session::coloured(Stream stream) const {
  const std::string wanted = text("--color");
  if (wanted == "always") return true;
  if (wanted == "never" || world_.variable("NO_COLOR")) return false;
  const auto force = world_.variable("CLICOLOR_FORCE");
  if (force && *force != "0") return true;
  if (world_.variable("TERM").value_or("") == "dumb") return false;
  return world_.is_terminal(stream);
}

void Session::print(const std::string& line) {
  const std::string safe = terminal_safe(line, Lines::keep) + "\n";
  const bool seen = world_.is_terminal(Stream::out);
  world_.write_out(seen ? prose_in_lines(safe, world_.columns()) : safe);
}

void Session::tell(const std::string& line) {
  world_.write_err(terminal_safe(line, Lines::keep) + "\n");
}

Result<Exit> Session::show(const Document& document, const std::function<Json()>& json) {
  const Format format = parse_format(text("--format")).value_or(Format::text);
  if (format == Format::json && json) return deliver(json().text() + "\n");
  WriteStyle style;
  const bool to_file = has("--output") && text("--output") != "-";
  style.columns = static_cast<std::size_t>(to_file ? columns_of_files : world_.columns());
  style.colour = !to_file && coloured(Stream::out) ? Colour::on : Colour::off;
  style.evidence = has("--evidence") ? Evidence::show : Evidence::hide;
  return deliver(write(document, format, style));
}

// What is shown to people has been made safe, and has colours of its own.
void Session::put_out(const std::string& bytes) {
  const bool for_programs = has("--format") && text("--format") != "text";
  if (!world_.is_terminal(Stream::out)) return world_.write_out(bytes);
  world_.write_out(for_programs ? shown_to_people(bytes) : prose_in_lines(bytes, world_.columns()));
}

// What lies in git's own folder git would take for its own, and nobody looks for names there.
Result<void> Session::write_typed(const std::string& path, std::string_view bytes,
                                  Readers readers) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path whole = fs::path(world_.current_folder()) / path;
  const fs::path real = fs::weakly_canonical(whole, error);
  for (const fs::path& each : error ? whole : real) {
    if (each == ".git") return fail(Exit::refused, "output-in-git", {{"path", path}});
  }
  return world_.write_file(path, bytes, readers);
}

Result<Exit> Session::deliver(const std::string& bytes) {
  const std::string path = text("--output");
  if (path.empty() || path == "-") {
    put_out(bytes);
    return Exit::done;
  }
  const Readers readers = may_have_names(bytes, private_cards_) ? Readers::owner : Readers::usual;
  if (auto written = write_typed(path, bytes, readers); !written) {
    return tl::unexpected<Error>(written.error());
  }
  if (!quiet()) tell(words_.tr("Written: {}", path));
  const auto inside = open_path_in_folder(*this, path);
  if (inside && !leaks_in({{ChangeKind::create, *inside, bytes}}, private_cards_).empty()) {
    tell(words_.tr("{} has names or contacts: keep it under private/reports/.", path));
  }
  return Exit::done;
}

Document Session::document(std::string name, std::string title) const {
  Document made;
  made.name = std::move(name);
  made.language = words_.language();
  made.as_of = day_;
  made.title = std::move(title);
  return made;
}

Result<bool> Session::confirm(const std::string& question) {
  if (has("--yes")) return true;
  const bool may_ask = world_.is_terminal(Stream::in) && !has("--no-input");
  if (!may_ask) return fail(Exit::refused, "nobody-to-ask", {{"flag", "--yes"}});
  const auto answer = ask(question + " " + words_.tr("[y/N]") + " ");
  if (!answer) return tl::unexpected<Error>(answer.error());
  const std::string word = fold(answer->value_or(""));
  const bool agreed = word == "y" || word == "yes" || word == "д" || word == "да";
  if (!agreed) tell(words_.tr("Nothing was changed."));
  return agreed;
}

Entry Session::entry(EventKind event, Subject subject, Date date) const {
  Entry made;
  made.date = date;
  made.event = event;
  made.subject = std::move(subject);
  if (date != day_) made.noted = day_;
  return made;
}

}  // namespace mentor::cli
