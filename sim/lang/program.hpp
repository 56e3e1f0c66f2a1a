// A program that can run: its bytecode, immutable and shared by all threads of all its runs.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "lang/lang.hpp"
#include "lang/vm/image.hpp"
#include "world/script.hpp"

namespace handoff::lang {

// A variable where it is declared or mentioned: the text's bytes [lo, hi), and where it is declared.
struct VariableName {
  std::uint32_t lo = 0, hi = 0, declared = 0;
};

struct Program {
  std::string text;   // as the learner wrote it
  std::vector<VariableName> names;  // by place
  std::shared_ptr<const vm::Image> image;
};

struct Compiled {
  std::shared_ptr<const Program> program;  // null where there is a problem
  std::string problem;                     // a sentence; empty where all went well
};

// Makes the bytecode of a program without errors. The same CheckedProgram may be compiled by one thread at a time.
Compiled compile(const CheckedProgram& checked);

// The program's main thread, before its first step.
world::Script main_script(const Program& program);

}  // namespace handoff::lang
