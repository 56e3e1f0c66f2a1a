// The lesson's Rust. Source text goes through these steps, each in files of its own:
//
//   token.hpp → ast.hpp, parser.hpp   words, tree; recovery; macros and derives are replaced while parsing
//   defs.hpp, resolve.hpp, collect    items, imports, generics, signatures (with lifetimes)
//   infer.hpp, check.hpp              bodies: names, types by inference, traits, coercions, captures, E0004
//   mir.hpp                           bodies as control-flow graphs with explicit moves, borrows and drops
//
// The standard library is Rust of our own (library/*.rs): collected once and shared by all programs; a body is checked when
// it is first needed. What cannot be written in Rust there is marked #[intrinsic]; what the language must know, #[lang = "…"].
//
// Deliberately absent: unsafe code, async, macros of the program's own, external crates, files, network.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lang/diagnostic.hpp"

namespace handoff::lang {

struct Crate;

// A program and what the checks found.
struct CheckedProgram {
  std::string text;
  std::vector<Diagnostic> diagnostics;  // in the order in which rustc tells them
  std::shared_ptr<const Crate> crate;   // refers to nothing outside of itself and the library

  bool ok() const;
};

// Any text is accepted; at most kMostText bytes are read. Safe to call from several threads at once.
inline constexpr std::size_t kMostText = 400'000;
CheckedProgram check(std::string text);

// The standard library; made at the first use. Its bodies are checked when a program first needs them.
const Crate& library();
// Checks them all; aborts where one is wrong.
void check_library();

}  // namespace handoff::lang
