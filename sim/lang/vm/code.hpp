// Bytecode: what the code generator writes and the machine runs. A whole program is one immutable `Code`, shared by all
// of its threads.
//
// Memory of a thread is made of words (8 bytes). An address is one word: object number in the upper half, place within
// the object in the lower: in words, or in bytes in the byte objects (buffers of Vec<u8> and String, texts). Address 0
// points to nothing. Fat pointers are two words: address, then length (of a slice in elements, of a str in bytes) or
// vtable number.
//
// Frames lie in one stack object. Slots of a frame: the result's words, the parameters' words, everything else. A caller
// writes the arguments into the frame-to-be (its own slots from `base` on, behind the callee's result) and finds the
// result at `base`. Natives are called the same way.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lang/token.hpp"

namespace handoff::lang::vm {

using Word = std::uint64_t;
using FunctionId = std::uint32_t;
using DescId = std::uint32_t;
using Slot = std::uint32_t;
inline constexpr std::uint32_t kNone = UINT32_MAX;

enum class Opcode : std::uint16_t {
#define OP(name) name,
#include "lang/vm/opcodes.def"
#undef OP
};
const char* to_text(Opcode);

inline constexpr std::uint16_t kSigned = 0x100;  // beside the number of bits, or a WideOp
inline constexpr std::uint16_t kBytes = 0xFFFF;  // as an element size: single bytes

// Operations on 128 bits.
enum class WideOp : std::uint8_t {
  Add, Sub, Mul, Div, Rem, Neg,              // panic on overflow
  WrapAdd, WrapSub, WrapMul, WrapNeg,
  OverAdd, OverSub, OverMul,                 // two words, then 1 where it does not fit
  Not, And, Or, Xor,
  Shl, Shr, WrapShl, WrapShr,                // the count is the one word at c
  Eq, Ne, Lt, Le,                            // one word
};

enum class Scalar : std::uint8_t { I8, I16, I32, I64, I128, U8, U16, U32, U64, U128, F32, F64, Bool, Char };
int bits_of(Scalar);
bool is_signed(Scalar);
inline int words_of(Scalar scalar) { return scalar == Scalar::I128 || scalar == Scalar::U128 ? 2 : 1; }

struct Instruction {
  Opcode op = Opcode::Nop;
  std::uint16_t x = 0;
  std::uint32_t a = 0, b = 0, c = 0;
};

// What the machine itself knows how to do: the library's #[intrinsic] functions that are not written out by the code
// generator, by their names there.
enum class Native : std::uint16_t {
#define NATIVE(name, ...) name,
#include "lang/vm/natives.def"
#undef NATIVE
};
const char* to_text(Native);
std::optional<Native> native_of(std::string_view intrinsic);

// What a native has to know of its call, in the order that natives.def says.
struct NativeArguments {
  std::vector<DescId> types;            // the generic arguments, in the order of the intrinsic's declaration
  FunctionId function = kNone;          // spawn_thread, spawn_scoped: `fn(F) -> T`, calls the closure
};

struct SwitchTable {
  std::vector<std::pair<Word, std::uint32_t>> cases;  // value → target
  std::uint32_t otherwise = 0;
};

// While the instructions [from, to) run (a call among them stands for the whole call), a panic goes on at `landing`,
// which ends with Resume. The first that fits counts; none: the frame is left as it is.
struct Unwind {
  std::uint32_t from = 0, to = 0, landing = 0;
};

// Instructions from `from` on belong to this place, up to the next entry's. Line 0: none of the learner's.
struct LinePlace {
  std::uint32_t from = 0;
  std::uint32_t line = 0, column = 0;   // 1-based, in the learner's text
};

// A variable the learner can look at while [from, to) runs.
struct DebugVariable {
  std::string name;
  std::uint32_t declared = 0;           // where, in the learner's text
  DescId type = kNone;
  bool is_gone = false;                 // it was moved out of, or dropped, before
  std::uint32_t from = 0, to = 0;
  // Where it is: at `slot`; with `steps`, the word there is an address: add the first step, and so on, each but the last
  // leading to a word that is again an address.
  Slot slot = 0;
  std::vector<std::uint32_t> steps;
  Slot flag = kNone;                    // 0 in this slot: it is gone
};

// What a native that makes handles, threads or cells at this instruction calls them: the variables they are bound to.
struct MadeNames {
  std::uint32_t at = 0;
  std::vector<std::string> names;
};

struct Function {
  std::string name;                     // as the learner reads it: main, Worker::run, {closure#0}
  bool is_library = false;
  bool catches = false;                 // a panic that leaves it is over, and its caller goes on
  std::uint32_t result_words = 0, parameter_words = 0;
  std::uint32_t frame_words = 0;        // result, parameters, the rest, the frames-to-be of callees up to their parameters
  std::vector<Instruction> code;
  std::vector<SwitchTable> tables;
  std::vector<Unwind> unwinds;
  std::vector<LinePlace> lines;         // by `from`
  std::vector<DebugVariable> variables;
  std::vector<MadeNames> made;          // by `at`
};

// A constant object: a text (bytes), or words. Never written, never freed.
struct Constant {
  bool is_bytes = true;
  std::string bytes;
  std::vector<Word> words;
};

// What is known of a type while the program runs: to make values for the world of what lies in memory and the other way
// round, and to show it.
struct Desc {
  enum class Kind : std::uint8_t {
    Scalar,      // integers, floats, bool, char
    Unit,        // every type without words and content: (), PhantomData, fn items, unit structs (with their name)
    Never,
    Text,        // str (unsized)
    Slice,       // [element] (unsized)
    Dyn,         // unsized, by vtable
    Tuple,       // fields
    Struct,      // fields, names
    Closure,     // fields: the captures, with names
    Enum,        // variants; tag word = variant's index, then the variant's fields
    Array,       // count × element
    Reference,   // to element; 1 word, 2 where element is unsized
    Box,         // to element, owned
    Function,    // fn pointer
    Vec,         // address, capacity, length; of element
    Deque,       // address, capacity, length, head: a ring; of element
    String,      // as a Vec of bytes
    Rc,          // address (fat where element is unsized) of words {strong, weak, content…}
    RcWeak,
    Arc,         // address (likewise) of words {cell, owners here, content…}
    ArcWeak,     // world::CellId (fat where element is unsized)
    Handle,      // Sender, SyncSender, Receiver: 1 word, world::HandleId; element is what it carries
    Thread,      // JoinHandle, Thread: world::ThreadId
    Cell,        // Mutex, atomics and what else is shared by number: 1 word, world::CellId; element is the content
    ManuallyDrop,// transparent: fields[0]
    Opaque,      // cannot leave the thread and is shown by its name only
  } kind = Kind::Unit;
  std::string name;                     // as the learner writes the type: Job, Vec<i32>, (i32, String)
  std::uint32_t words = 0;              // 0 for unsized types
  Scalar scalar = Scalar::I32;
  DescId element = kNone;
  std::uint64_t count = 0;              // Array
  struct Field {
    std::string name;                   // empty: by position
    std::uint32_t offset = 0;           // in words, from the start of the value (of an enum too)
    DescId type = kNone;
  };
  std::vector<Field> fields;
  bool is_collection = false;           // Struct: shown as its last field is
  struct Variant {
    std::string name;
    std::vector<Field> fields;
    i128 discriminant = 0;
  };
  std::vector<Variant> variants;
  bool is_mutable = false;              // Reference
  bool is_shallow = false;              // Cell: a copy of the number does not own a share of the cell
};

// Of a type as dyn Trait. Method numbers as the code generator counts them, supertraits' included.
struct Vtable {
  DescId type = kNone;
  std::uint32_t words = 0;
  FunctionId drop = kNone;              // fn(&mut T), drops in place; none: nothing to drop
  std::vector<FunctionId> methods;
};

struct Code {
  std::vector<Function> functions;
  std::vector<Constant> constants;
  std::vector<Desc> types;
  std::vector<Vtable> vtables;
  std::vector<NativeArguments> native_arguments;  // see arguments_of
  std::uint32_t static_words = 0;
  // Without parameters; its result, one word, is the exit code. Initialises the statics, then calls the learner's main.
  FunctionId start = kNone;
  FunctionId hook = kNone;              // called where a thread panics, instead of telling it; unwinds at its end

  // What an Opcode::Native has to know of its call: nothing where its c is kNone.
  const NativeArguments& arguments_of(const Instruction&) const;
};

// Whether the machine can run it without looking again: slots inside of frames, targets inside of functions, numbers of
// functions, constants, types that exist, code that does not run off its end. Empty, or what is wrong.
std::string verify(const Code&);

std::string to_text(const Code&);
std::string to_text(const Code&, const Function&);

}  // namespace handoff::lang::vm
