// The program as written, and, once checked, what each part of it means: the checker writes types and resolutions into
// the tree. A tree belongs to the arena of its crate and is not copied.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "lang/source.hpp"
#include "lang/token.hpp"

namespace handoff::lang {

struct Type;
using Ty = const Type*;
struct FnDef;
struct AdtDef;
struct VariantDef;
struct TraitDef;
struct ImplDef;
struct AliasDef;
struct ConstDef;
struct AssocTyDef;
struct ClosureDef;
struct Module;
struct LocalVar;
struct Expr;
struct Pattern;
struct TypeNode;
struct Block;
struct Item;

struct GenericArgsNode {
  Span span;
  std::vector<TypeNode*> types;
  std::vector<Name> lifetimes;
  struct Binding {
    Name name;
    Span span;
    TypeNode* type;
  };
  std::vector<Binding> bindings;
  bool is_fn_sugar = false;  // Fn(A, B) -> C: types are the parameters
  TypeNode* result = nullptr;
};

struct PathSegment {
  Name name = nullptr;  // "self", "super", "crate", "Self" too
  Span span;
  GenericArgsNode* args = nullptr;
};

struct Path {
  Span span;
  std::vector<PathSegment> segments;
  bool is_global = false;         // begins with ::
  bool is_library = false;        // made by us: begins in the library's root
  TypeNode* qself = nullptr;      // <T as Trait>::name: T; the trait's path is all segments but the last `after_trait`
  std::size_t trait_segments = 0; // how many segments name the trait; 0: <T>::name
};

struct BoundNode {
  Span span;
  Path path;                  // the trait
  Name lifetime = nullptr;    // or a lifetime
  bool is_maybe = false;      // ?Sized
};

enum class TypeNodeKind : std::uint8_t {
  Path, Ref, RawPointer, Tuple, Slice, Array, Fn, Never, Infer, ImplTrait, DynTrait, Error
};

struct TypeNode {
  TypeNodeKind kind = TypeNodeKind::Error;
  Span span;
  Path path;
  TypeNode* element = nullptr;      // Ref, Slice, Array, Fn: the result
  std::vector<TypeNode*> list;      // Tuple, Fn
  Name lifetime = nullptr;          // Ref
  bool is_mut = false;
  Expr* length = nullptr;           // Array
  std::vector<BoundNode> bounds;    // ImplTrait, DynTrait; Path: what is wrongly added to it by `+`
  std::uint32_t impl_param = 0;     // ImplTrait in a parameter: the index of its anonymous generic parameter + 1
};

enum class PatternKind : std::uint8_t { Wild, Rest, Bind, Path, TupleStruct, Struct, Tuple, Ref, Literal, Range, Slice, Or, Error };

struct FieldPattern {
  Name name;
  Span span;
  Pattern* pattern;
  std::uint32_t index = 0;  // checker
};

struct Pattern {
  PatternKind kind = PatternKind::Error;
  Span span;
  Name name = nullptr;              // Bind
  Span name_span;
  bool by_ref = false, is_mut = false;
  Pattern* inner = nullptr;         // Bind: after @; Ref
  Path path;
  std::vector<Pattern*> list;       // TupleStruct, Tuple, Slice, Or
  std::vector<FieldPattern> fields;
  bool has_rest = false;            // Struct: ..
  Expr *low = nullptr, *high = nullptr;  // Literal: low; Range
  bool is_inclusive = false;

  // By the checker. `type` is the type of the value the pattern itself is compared with, after `derefs` references
  // have been followed (default binding modes), outermost first.
  Ty type = nullptr;
  std::vector<Ty> derefs;
  VariantDef* variant = nullptr;
  ConstDef* constant = nullptr;
  LocalVar* local = nullptr;
  enum class Mode : std::uint8_t { Move, Ref, RefMut } mode = Mode::Move;
};

enum class ExprKind : std::uint8_t {
  Literal, Path, Unary, Binary, Assign, AssignOp, AddrOf, Call, MethodCall, Field, Index, Range, Tuple, Array, Repeat,
  Struct, Block, If, Let, While, Loop, For, Match, Closure, Return, Break, Continue, Try, Cast, Format, Underscore, Error
};

struct MatchArm {
  Span span;
  Pattern* pattern = nullptr;
  Expr* guard = nullptr;
  Expr* body = nullptr;
};

struct FieldInit {
  Name name;
  Span span;
  Expr* value;
  std::uint32_t index = 0;  // checker
};

struct ClosureParam {
  Pattern* pattern;
  TypeNode* type;
};

// One {…} of a format text, or the plain text before it.
struct FormatPiece {
  std::string text;       // where argument < 0
  int argument = -1;
  char trait = 0;         // 0 Display, '?' Debug, 'x', 'X', 'b', 'o', 'e', 'E', 'p'
  std::uint32_t fill = ' ';
  std::uint8_t align = 0;  // 1 left, 2 middle, 3 right
  bool plus = false, alternate = false, zero = false, hex = false, upper_hex = false;  // {:x?}, {:X?}
  enum class Count : std::uint8_t { None, Literal, Argument } width_kind = Count::None, precision_kind = Count::None;
  int width = 0, precision = 0;
  Span span;
};

// What the checker inserts around an expression.
enum class AdjustKind : std::uint8_t { Deref, OverloadedDeref, Borrow, Unsize, NeverToAny, ReifyFn, ClosureToFn };
struct Adjust {
  AdjustKind kind;
  bool is_mut = false;     // Borrow, OverloadedDeref
  Ty target = nullptr;     // the type afterwards
};

// What a path or call stands for.
struct Resolution {
  enum class Kind : std::uint8_t {
    None, Local, Fn, Method, Const, Static, Constructor, ConstParam, Error
  } kind = Kind::None;
  LocalVar* local = nullptr;
  FnDef* fn = nullptr;
  std::vector<Ty> args;          // of fn or constructor: all generic arguments
  ConstDef* constant = nullptr;
  VariantDef* variant = nullptr;
  std::uint32_t param = 0;
};

enum class LiteralKind : std::uint8_t { Int, Float, Str, ByteStr, Char, Byte, Bool };

struct Expr {
  ExprKind kind = ExprKind::Error;
  Span span;
  Tok op = Tok::End;                 // Unary (Minus, Not, Star), Binary, AssignOp (the plain operator)
  LiteralKind literal = LiteralKind::Int;
  bool flag = false;                 // AddrOf: mut; Range: inclusive; Closure: move; Block: unsafe; Match: from `?`-like sugar; Format: of one `{}` alone
  bool is_parenthesised = false;
  bool from_macro = false;           // made by a macro: its span is the macro's
  Name name = nullptr;               // MethodCall, Field, Literal: suffix, label of Break and Continue; Format: what prints it, `print` or `print_error`
  Name label = nullptr;              // loops and blocks
  Span name_span;
  u128 value = 0;
  std::string text;
  Path path;
  GenericArgsNode* generic_args = nullptr;
  Expr *a = nullptr, *b = nullptr;
  std::vector<Expr*> list;
  std::vector<FieldInit> fields;
  Block* block = nullptr;
  Pattern* pattern = nullptr;
  TypeNode* type_node = nullptr;
  std::vector<MatchArm> arms;
  std::vector<ClosureParam> params;
  std::vector<FormatPiece> pieces;

  // By the checker.
  Ty type = nullptr;                 // before the adjustments
  std::vector<Adjust> adjusts;
  Resolution target;                 // Path; MethodCall, Binary, Index…: the function called
  Resolution target2;                // For: next; Try: from
  ClosureDef* closure = nullptr;
  Ty cast_type = nullptr;            // Cast; For: the iterator's type; Struct: none
  std::uint32_t field_index = 0;
  bool overloaded = false;           // an operator that is a method call
  VariantDef* variant = nullptr;     // Struct
};

enum class StmtKind : std::uint8_t { Let, Expr, Item, Empty };
struct Stmt {
  StmtKind kind = StmtKind::Empty;
  Span span;
  Pattern* pattern = nullptr;
  TypeNode* type_node = nullptr;
  Expr* expr = nullptr;              // Let: the value; Expr
  Block* else_block = nullptr;
  bool has_semi = false;
  Item* item = nullptr;
  Ty type = nullptr;                 // Let: declared or inferred
};

struct Block {
  Span span;
  std::vector<Stmt> stmts;
  Expr* tail = nullptr;
  std::vector<Item*> items;
  Module* module = nullptr;          // of its items; null where there are none
  Ty type = nullptr;
  bool is_unread = false;            // the body of a library function, before it is needed
};

struct GenericParamNode {
  Span span;
  Name name = nullptr;
  enum class Kind : std::uint8_t { Type, Lifetime, Const } kind = Kind::Type;
  std::vector<BoundNode> bounds;
  TypeNode* type = nullptr;          // default; Const: its type
};

struct WherePredicate {
  Span span;
  TypeNode* type = nullptr;          // or a lifetime
  Name lifetime = nullptr;
  std::vector<BoundNode> bounds;
};

struct GenericsNode {
  Span span;
  std::vector<GenericParamNode> params;
  std::vector<WherePredicate> where;
};

struct FnParam {
  Span span;
  Pattern* pattern = nullptr;
  TypeNode* type = nullptr;
};

enum class SelfKind : std::uint8_t { None, Value, Ref, RefMut, Typed };

struct Attribute {
  Span span;
  Name name = nullptr;
  std::vector<Name> words;           // derive(A, B), lang = "x": names inside, texts too
  bool is_off = false;               // cfg(…) that does not hold
};

struct FieldNode {
  Span span;
  Name name = nullptr;
  TypeNode* type = nullptr;
  bool is_pub = false;
};
struct VariantNode {
  Span span;
  Name name = nullptr;
  enum class Shape : std::uint8_t { Unit, Tuple, Named } shape = Shape::Unit;
  std::vector<FieldNode> fields;
  Expr* discriminant = nullptr;
  bool is_default = false;
};

struct UseTree {
  Span span;
  std::vector<PathSegment> prefix;
  bool is_global = false;
  bool is_glob = false;
  Name alias = nullptr;              // as name; "_" too
  bool is_nested = false;
  std::vector<UseTree> nested;
};

enum class ItemKind : std::uint8_t { Fn, Struct, Enum, Impl, Trait, TypeAlias, Const, Static, Use, Mod, Error };

struct Item {
  ItemKind kind = ItemKind::Error;
  Span span, name_span;
  Name name = nullptr;
  std::vector<Attribute> attributes;
  bool is_pub = false;
  GenericsNode generics;
  // Fn
  SelfKind self_kind = SelfKind::None;
  bool self_mut = false;
  Name self_lifetime = nullptr;
  Span self_span;
  std::vector<FnParam> params;       // without self
  TypeNode* result = nullptr;
  Block* body = nullptr;             // null: a trait's declaration
  // Struct, Enum
  std::vector<VariantNode> variants;
  // Impl, Trait
  bool has_trait = false, is_negative = false;
  Path trait_path;
  TypeNode* self_type = nullptr;
  std::vector<Item*> items;          // Mod too
  std::vector<BoundNode> bounds;     // supertraits; bounds of an associated type
  // TypeAlias (and associated types), Const, Static
  TypeNode* type = nullptr;
  Expr* value = nullptr;
  bool is_mut = false;
  UseTree use;

  const Attribute* attribute(std::string_view wanted) const {
    for (const Attribute& a : attributes)
      if (a.name && *a.name == wanted) return &a;
    return nullptr;
  }
};

// Owns nodes of all kinds until the crate goes.
class Arena {
 public:
  template <class T, class... Arguments>
  T* make(Arguments&&... arguments) {
    auto node = std::make_unique<Node<T>>(std::forward<Arguments>(arguments)...);
    T* value = &node->value;
    nodes_.push_back(std::move(node));
    return value;
  }

 private:
  struct Base {
    virtual ~Base() = default;
  };
  template <class T>
  struct Node : Base {
    template <class... Arguments>
    explicit Node(Arguments&&... arguments) : value{std::forward<Arguments>(arguments)...} {}
    T value;
  };
  std::vector<std::unique_ptr<Base>> nodes_;
};

struct ParsedFile {
  std::vector<Item*> items;
  bool is_snippet = false;  // no `main`: the statements are the body of one
};

// `is_library`: the standard library's own text, where lang items and intrinsics are known.
// Of the library the bodies of functions are skipped.
ParsedFile parse(std::string_view text, std::uint32_t base, Arena& arena, Diagnostics& diagnostics, bool is_library);
// Parses such a body; `text` and `base` are of the whole library.
void read_body(Block& body, std::string_view text, std::uint32_t base, Arena& arena, Diagnostics& diagnostics);

}  // namespace handoff::lang
