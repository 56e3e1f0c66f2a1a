// Reads JSON (RFC 8259) strictly, for tests: whether a text is JSON at all, and which keys occur in it.
#pragma once

#include <cctype>
#include <set>
#include <string>
#include <string_view>

namespace handoff::tests {

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) { ok_ = value(0) && rest_.empty(); }
  bool reads() const { return ok_; }
  bool has_key(const std::string& key) const { return keys_.count(key) > 0; }

 private:
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool word(std::string_view w) {
    if (rest_.substr(0, w.size()) != w) return false;
    rest_.remove_prefix(w.size());
    return true;
  }
  bool digits() {
    const std::size_t before = rest_.size();
    while (!rest_.empty() && std::isdigit(static_cast<unsigned char>(rest_.front()))) rest_.remove_prefix(1);
    return rest_.size() < before;
  }
  bool number() {
    take('-');
    if (!take('0') && !digits()) return false;
    if (take('.') && !digits()) return false;
    if (take('e') || take('E')) {
      if (!take('+')) take('-');
      return digits();
    }
    return true;
  }
  bool string(std::string* into = nullptr) {
    if (!take('"')) return false;
    while (!rest_.empty() && rest_.front() != '"') {
      if (static_cast<unsigned char>(rest_.front()) < 0x20) return false;
      if (into) *into += rest_.front();
      const bool escapes = take('\\');
      if (rest_.empty() || (escapes && std::string_view("\"\\/bfnrtu").find(rest_.front()) == std::string_view::npos))
        return false;
      rest_.remove_prefix(1);
    }
    return take('"');
  }
  bool value(int depth) {
    if (depth > 50 || rest_.empty()) return false;
    if (take('{')) {
      if (take('}')) return true;
      do {
        std::string key;
        if (!string(&key) || !take(':') || !value(depth + 1)) return false;
        keys_.insert(key);
      } while (take(','));
      return take('}');
    }
    if (take('[')) {
      if (take(']')) return true;
      do {
        if (!value(depth + 1)) return false;
      } while (take(','));
      return take(']');
    }
    if (rest_.front() == '"') return string();
    return word("true") || word("false") || word("null") || number();
  }

  std::string_view rest_;
  std::set<std::string> keys_;
  bool ok_ = false;
};

}  // namespace handoff::tests
