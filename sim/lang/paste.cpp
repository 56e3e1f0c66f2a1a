#include "lang/paste.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace handoff::lang {

namespace {

struct Line {
  std::size_t lo, hi;     // hi: behind its line break
  std::size_t begin;      // of what is written
  std::string_view words; // without blanks around
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t lo = 0; lo < text.size();) {
    const std::size_t found = text.find('\n', lo);
    const std::size_t hi = found == std::string_view::npos ? text.size() : found + 1;
    std::size_t begin = lo, end = hi;
    while (begin < end && (text[begin] == ' ' || text[begin] == '\t')) ++begin;
    while (end > begin && (text[end - 1] == '\n' || text[end - 1] == '\r' || text[end - 1] == ' ' || text[end - 1] == '\t')) --end;
    lines.push_back({lo, hi, begin, text.substr(begin, end - begin)});
    lo = hi;
  }
  return lines;
}

Span span(std::size_t lo, std::size_t hi) { return {static_cast<std::uint32_t>(lo), static_cast<std::uint32_t>(hi)}; }
bool begins(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

Diagnostic found(Span where, std::string message, std::string hint, std::vector<Edit> edits) {
  Diagnostic diagnostic;
  diagnostic.span = where;
  diagnostic.message = std::move(message);
  diagnostic.with_hint(std::move(hint), std::move(edits));
  return diagnostic;
}

std::optional<Diagnostic> fences(const std::vector<Line>& lines) {
  const auto is_fence = [](const Line& line) { return begins(line.words, "```") || begins(line.words, "~~~"); };
  const auto first = std::find_if(lines.begin(), lines.end(), is_fence);
  if (first == lines.end()) return {};
  std::vector<Edit> edits;
  // A single fence is the end of a block that was copied without its beginning.
  bool inside = std::count_if(lines.begin(), lines.end(), is_fence) == 1 && first != lines.begin();
  for (const Line& line : lines) {
    const bool fence = is_fence(line);
    if (fence || !inside) edits.push_back({span(line.lo, line.hi), ""});
    if (fence) inside = !inside;
  }
  return found(span(first->begin, first->begin + first->words.size()), "this line is Markdown, not Rust: the program is what stands between the lines with ```",
               "keep what stands between them", std::move(edits));
}

std::optional<Diagnostic> hidden_lines(const std::vector<Line>& lines) {
  const Line* first = nullptr;
  std::vector<Edit> edits;
  for (const Line& line : lines) {
    if (line.words != "#" && !begins(line.words, "# ")) continue;
    if (!first) first = &line;
    edits.push_back({span(line.begin, line.begin + std::min<std::size_t>(2, line.words.size())), ""});
  }
  if (!first) return {};
  return found(span(first->begin, first->begin + 1), "lines that begin with `# ` are the hidden lines of an example in Rust's documentation: without the `# ` they are Rust",
               "remove each `# `", std::move(edits));
}

std::optional<Diagnostic> prompts(const std::vector<Line>& lines) {
  const Line* first = nullptr;
  std::vector<Edit> edits;
  for (const Line& line : lines) {
    if (!begins(line.words, "$ ") && !begins(line.words, "% ") && !begins(line.words, "> ") && !begins(line.words, ">>> ")) continue;
    if (!first) first = &line;
    edits.push_back({span(line.lo, line.hi), ""});
  }
  if (!first) return {};
  return found(span(first->begin, first->begin + first->words.size()), "this line was typed into a terminal: it is not part of the program", "remove it", std::move(edits));
}

std::optional<Diagnostic> numbers(std::string_view text, const std::vector<Line>& lines) {
  std::vector<Edit> edits;
  std::size_t expected = 0, first = 0;
  for (const Line& line : lines) {
    std::size_t digits = 0, number = 0;
    while (digits < line.words.size() && digits < 6 && line.words[digits] >= '0' && line.words[digits] <= '9') number = number * 10 + static_cast<std::size_t>(line.words[digits++] - '0');
    if (line.words.empty()) continue;
    if (digits == 0 || (expected != 0 && number != expected)) return {};
    if (expected == 0) first = line.begin;
    expected = number + 1;
    std::size_t end = line.begin + digits;
    while (end < text.size() && (text[end] == ' ' || text[end] == '|' || text[end] == ':' || text[end] == '.') && end < line.begin + digits + 2) ++end;
    edits.push_back({span(line.lo, end), ""});
  }
  if (edits.size() < 2) return {};
  return found(span(first, first + 1), "each line begins with its number: that is the page's, not the program's", "remove the numbers", std::move(edits));
}

std::optional<Diagnostic> left_out(const std::vector<Line>& lines) {
  for (const Line& line : lines)
    if (line.words == "..." || line.words == "\xE2\x80\xA6" || line.words == "[...]")
      return found(span(line.begin, line.begin + line.words.size()), "`" + std::string(line.words) + "` stands for code that the page leaves out: the program is not whole", "put the missing part here, or remove the line",
                   {});
  return {};
}

struct Sign {
  const char* text;
  const char* what;
  const char* plain;
};
constexpr Sign kSigns[] = {
    {"\xE2\x80\x9C", "a typographic quote", "\""}, {"\xE2\x80\x9D", "a typographic quote", "\""}, {"\xE2\x80\x9E", "a typographic quote", "\""},
    {"\xC2\xAB", "a typographic quote", "\""},     {"\xC2\xBB", "a typographic quote", "\""},     {"\xE2\x80\x98", "a typographic quote", "'"},
    {"\xE2\x80\x99", "a typographic quote", "'"},  {"\xE2\x80\x93", "a dash, not a minus", "-"},  {"\xE2\x80\x94", "a dash, not a minus", "-"},
    {"\xE2\x88\x92", "a typographic minus", "-"},  {"\xE2\x80\x8B", "an invisible sign", ""},     {"\xE2\x80\x8C", "an invisible sign", ""},
    {"\xE2\x80\x8D", "an invisible sign", ""},     {"\xE2\x81\xA0", "an invisible sign", ""},     {"\xEF\xBB\xBF", "an invisible sign", ""},
    {"\xC2\xA0", "a space that does not break", " "}, {"\xE2\x80\xAF", "a space that does not break", " "}, {"\xE2\x80\x89", "a thin space", " "}, {"\xE3\x80\x80", "a wide space", " "},
    {"\xC2\xAD", "an invisible sign", ""},         {"&quot;", "how a page writes `\"`", "\""},    {"&#39;", "how a page writes `'`", "'"},
    {"&lt;", "how a page writes `<`", "<"},        {"&gt;", "how a page writes `>`", ">"},        {"&amp;", "how a page writes `&`", "&"}};

std::optional<Diagnostic> signs(std::string_view text) {
  std::vector<Edit> edits;
  const Sign* first = nullptr;
  for (std::size_t at = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (begins(rest, "//")) {
      at = std::min(text.find('\n', at), text.size());
      continue;
    }
    if (rest[0] == '"') {
      for (++at; at < text.size() && text[at] != '"'; ++at)
        if (text[at] == '\\') ++at;
      ++at;
      continue;
    }
    const Sign* sign = std::find_if(std::begin(kSigns), std::end(kSigns), [&](const Sign& one) { return begins(rest, one.text); });
    if (sign == std::end(kSigns)) {
      ++at;
      continue;
    }
    if (!first) first = sign;
    const std::size_t size = std::string_view(sign->text).size();
    edits.push_back({span(at, at + size), sign->plain});
    at += size;
  }
  if (!first) return {};
  const Span where = edits[0].span;
  const std::string shown = *first->plain ? "`" + std::string(text.substr(where.lo, where.hi - where.lo)) + "` is " : "here is ";
  return found(where, shown + first->what + ", which Rust does not know: it came along with the page", "write the plain signs of Rust", std::move(edits));
}

}  // namespace

std::optional<Diagnostic> trace_of_a_page(std::string_view text) {
  const std::vector<Line> lines = lines_of(text);
  if (auto trace = fences(lines)) return trace;
  if (auto trace = numbers(text, lines)) return trace;
  if (auto trace = prompts(lines)) return trace;
  if (auto trace = hidden_lines(lines)) return trace;
  if (auto trace = left_out(lines)) return trace;
  return signs(text);
}

}  // namespace handoff::lang
