// Function bodies as control-flow graphs: every move, borrow and drop explicit. Bodies are generic; the borrow checker
// works on them as they are, code is generated for each set of type arguments.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lang/defs.hpp"

namespace handoff::lang::mir {

using Local = std::uint32_t;  // 0: the result; 1 … n: the parameters; then variables and temporaries
using BlockId = std::uint32_t;
inline constexpr BlockId kNoBlock = UINT32_MAX;
inline constexpr Local kNoLocal = UINT32_MAX;

struct Projection {
  enum class Kind : std::uint8_t {
    Deref,          // of a reference or a Box
    Field,          // `index` of the struct, tuple or closure; of an enum: of `variant`
    Index,          // by the value of `local`, bounds already checked
    ConstantIndex,  // the element `index` of an array or slice, counted from the end with `from_end`
    Subslice,       // from `index` to `to` counted from the end
  } kind = Kind::Deref;
  std::uint32_t index = 0, variant = 0, to = 0;
  bool from_end = false;
  Local local = kNoLocal;
  Ty type = nullptr;  // of the place after this step
};

struct Place {
  Local local = kNoLocal;
  std::vector<Projection> steps;
};

struct Operand {
  // Fn: a function item, which has no words, or, with `variant`, a tuple constructor as a function pointer.
  // Static: &'static to `constant`. ConstParam: the value of the const generic parameter number `param`.
  // Promoted: &'static to the program's constant number `param`; only in bodies for certain types.
  enum class Kind : std::uint8_t { Copy, Move, Constant, Text, Fn, Static, ConstParam, Promoted } kind = Kind::Constant;
  Place place;
  Ty type = nullptr;
  Span span{};         // of the expression that is read or moved
  const VariantDef* variant = nullptr;
  const ConstDef* constant = nullptr;
  std::uint32_t param = 0;
  u128 bits = 0;       // Constant: an integer, bool, char; floats by their bits; () has none
  std::string text;    // Text: a &'static str, or for &[u8; N] its bytes
};

enum class RvalueKind : std::uint8_t {
  Use,
  Ref,            // &place, &mut place
  Binary, Unary,  // of primitive types; arithmetic is checked and panics
  Cast,
  Aggregate,      // tuple, array, struct, enum variant, closure, by `type` (and `variant`)
  Repeat,         // [operand; n], n from the type; copies
  Discriminant,   // the variant's index of place
  Length,         // of the array or slice at place
  Box,            // Box::new(operand)
};

enum class CastKind : std::uint8_t {
  Numeric,        // between integers, floats, char, bool, enums without fields
  Unsize,         // &[T; N] → &[T], Box<T> → Box<dyn Trait>, &T → &dyn Trait
  Reify,          // fn item → fn pointer
  ClosureToFn,
};

enum class BorrowKind : std::uint8_t { Shared, Mutable, TwoPhase };

struct Rvalue {
  RvalueKind kind = RvalueKind::Use;
  std::vector<Operand> operands;
  Place place;
  BorrowKind borrow = BorrowKind::Shared;
  Tok op = Tok::End;
  CastKind cast = CastKind::Numeric;
  Ty type = nullptr;                 // of the result
  std::uint32_t variant = 0;
  bool is_reborrow = false;          // an implicit one: &mut *x made by coercion
};

enum class StatementKind : std::uint8_t {
  Assign,       // place = rvalue; what was there needs no drop
  StorageLive,
  StorageDead,  // local goes out of scope: borrows of it must have ended
  SetFlag,      // drop flag `local` = `value`
  FakeRead,     // a match looks at place without moving it
  Nop,
};

struct Statement {
  StatementKind kind = StatementKind::Nop;
  Span span;
  Place place;
  Rvalue value;
  Local local = kNoLocal;
  bool flag = false;
  bool is_initialisation = false;    // Assign by `let`: not an assignment to a live variable
};

enum class TerminatorKind : std::uint8_t { Goto, Switch, Return, Call, Drop, Unreachable, Resume };

struct Terminator {
  TerminatorKind kind = TerminatorKind::Unreachable;
  Span span;
  BlockId target = kNoBlock;          // Goto, Call (none: never returns), Drop
  BlockId unwind = kNoBlock;          // Call, Drop: where a panic goes on; none: to the caller
  // Switch
  Operand operand;
  std::vector<std::pair<u128, BlockId>> cases;
  BlockId otherwise = kNoBlock;
  // Call
  const FnDef* fn = nullptr;          // a function or trait method with `fn_args`; null: the callee is `operand`
  std::vector<Ty> fn_args;
  std::vector<Operand> arguments;
  Place place;                        // Call: the result; Drop: what is dropped
  Span fn_span;
  bool from_operator = false;         // an overloaded operator: arguments are its operands
  bool is_assignment = false;         // Drop of the old value before an assignment
  bool shallow = false;               // Drop of a Box whose content was moved out: only the box goes
  Local flag = kNoLocal;              // Drop: only if this flag is set; the flag is cleared

  // Where a panic in it is reported: at the method, not where its receiver begins.
  Span place_of_panic() const { return kind == TerminatorKind::Call && fn_span.hi != 0 ? fn_span : span; }
};

struct Block {
  std::vector<Statement> statements;
  Terminator terminator;
  bool is_cleanup = false;
};

struct LocalDecl {
  Ty type = nullptr;
  Name name = nullptr;                // a variable of the program
  Span span;                          // of its declaration
  const LocalVar* variable = nullptr;
  bool is_mut = false;
  bool is_flag = false;
  bool is_temporary = false;
  bool is_argument = false;
};

// A variable the learner can look at while the program runs.
struct DebugVariable {
  Name name;
  Local local;
  Span scope;
};

struct Body {
  const FnDef* fn = nullptr;
  const ClosureDef* closure = nullptr;
  std::vector<LocalDecl> locals;
  std::uint32_t arguments = 0;
  std::vector<Block> blocks;          // 0 is the entry
  // Where a statement or terminator that is not a call (arithmetic, index) panics to: by block.
  std::vector<BlockId> unwind_of_block;
  // Operations inside of a block that can panic unwind to the block's entry here; blocks are cut so that it holds.
};

std::string to_text(const Body&);

}  // namespace handoff::lang::mir
