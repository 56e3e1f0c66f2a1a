// A program ready to run: its code, looked through once (`verify`), and what is made of it beforehand. Shared by all of
// its threads and by all copies of them, on any thread of ours.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lang/vm/code.hpp"
#include "lang/vm/memory.hpp"
#include "world/value.hpp"

namespace handoff::lang::vm {

using Shape = std::shared_ptr<const world::Value::Shape>;

struct Image {
  Code code;
  Constants constants;                                  // code.constants as objects
  std::unordered_map<std::string_view, Word> texts;     // their addresses by content
  std::vector<Shape> shapes;                            // by type: how its values are read
  std::vector<std::vector<Shape>> variant_shapes;       // by type and variant
  std::vector<Shape> vtable_shapes;                     // by vtable: of a Box<dyn Trait> of that type
};

// Null where the code is not sound; `problem` then says why: a mistake of the code generator.
std::shared_ptr<const Image> make_image(Code code, std::string& problem);

}  // namespace handoff::lang::vm
