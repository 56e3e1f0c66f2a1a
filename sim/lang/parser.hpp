// The parser's inside: recursive descent with recovery. After an error everything is skipped to the next statement or
// item, so that several errors are reported at once. Nesting is limited: no text makes the parser overflow the stack.
#pragma once

#include <string_view>

#include "lang/ast.hpp"

namespace handoff::lang {

class Parser {
 public:
  Parser(std::string_view text, std::uint32_t base, std::vector<Token> tokens, Arena& arena, Diagnostics& diagnostics,
         bool is_library)
      : text_(text), base_(base), tokens_(std::move(tokens)), arena_(arena), diagnostics_(diagnostics),
        is_library_(is_library) {}

  ParsedFile file();
  std::vector<Item*> items_until(Tok end);
  Block* block();

 private:
  static constexpr int kMaxDepth = 120;
  struct Deeper {  // one level of nesting
    explicit Deeper(Parser& parser);
    ~Deeper() { --parser_.depth_; }
    Parser& parser_;
  };

  // tokens (parser.cpp)
  const Token& peek(std::size_t ahead = 0) const;
  bool at(Tok kind) const { return peek().kind == kind; }
  bool at_name(std::string_view name) const { return at(Tok::Ident) && *peek().name == name; }
  const Token& take();
  bool eat(Tok kind);
  bool expect(Tok kind, const char* where = nullptr);
  void split();  // `>>` into `>` `>`, `&&` into `&` `&`, `||` into `|` `|`
  bool eat_gt();
  Span previous() const { return previous_; }
  Span from(std::uint32_t lo) const { return {lo, previous_.hi > lo ? previous_.hi : lo}; }
  Diagnostic& fail(Span span, std::string message, std::string code = "");
  Diagnostic& fail_here(const std::string& wanted);
  void refuse(Span span, const std::string& sentence);
  std::string_view text_at(Span span) const;
  Name expect_name(const char* what);
  void skip_balanced();
  void recover_statement();
  void recover_item();
  bool at_item() const;

  // items (parse_items.cpp)
  std::vector<Attribute> attributes();
  void inner_attributes();
  bool cfg_holds();
  bool is_left_out(const std::vector<Attribute>&) const;
  void visibility(Item&);
  void item(std::vector<Item*>& into);
  void thread_local_items(std::vector<Item*>& into);
  Item* fn_item(Item*);
  void struct_item(Item*);
  void enum_item(Item*);
  void impl_item(Item*);
  void trait_item(Item*);
  void associated_items(Item*);
  void use_tree(UseTree&);
  std::vector<FieldNode> named_fields();
  std::vector<FieldNode> tuple_fields();
  void generics(GenericsNode&);
  void where_clause(GenericsNode&);
  std::vector<BoundNode> bounds();
  std::size_t binder();     // `for<'a, 'b>`, if it is there; so many lifetimes it binds
  Name lifetime_name();     // of the lifetime that comes
  void derive(const Item&, std::vector<Item*>& into);
  std::string derive_text(const Item&, std::string_view trait);
  std::string impl_head(const Item&, std::string_view trait_path);
  std::vector<Item*> parse_made(const std::string& text, Span span);

  // types and paths (parse_types.cpp)
  TypeNode* type(bool allow_plus = true);
  Path path(bool in_expression);
  GenericArgsNode* generic_args();
  TypeNode* make_type(TypeNodeKind kind, std::uint32_t lo);

  // patterns (parse_patterns.cpp)
  Pattern* pattern();             // with |
  Pattern* pattern_no_or();
  Pattern* make_pattern(PatternKind kind, std::uint32_t lo);
  Expr* pattern_literal();

  // expressions (parse_exprs.cpp)
  Expr* expr();
  Expr* expr_no_struct();
  bool value_follows() const;
  Expr* expr_with(int precedence);
  Expr* prefix();
  Expr* postfix(Expr*);
  Expr* primary();
  Expr* statement_expr(bool& ends_without_semi);
  Expr* if_expr();
  Expr* condition();
  Expr* match_expr();
  Expr* closure();
  Expr* loop_expr(Name label, std::uint32_t lo);
  Expr* struct_literal(Path path);
  std::vector<Expr*> expr_list(Tok end);
  Block* unread_block();
  void block_body(Block&, Tok end);
  bool statement(Block&, Tok end);  // false: the block's tail
  Expr* make(ExprKind kind, std::uint32_t lo);
  Expr* error_expr();

  // macros (parse_macros.cpp)
  Expr* macro_call(Path path);
  Expr* format_args(Tok end, Span macro);
  Expr* library_call(Span span, std::initializer_list<const char*> path, std::vector<Expr*> arguments);
  Expr* library_path(Span span, std::initializer_list<const char*> path);
  Expr* number(Span span, u128 value, const char* suffix);
  Expr* local_name(Span span, const char* name);
  Expr* text_literal(Span span, std::string text);
  void inline_literals(Expr& format);
  Expr* string_format(Span span, const std::string& text);
  Expr* binding_match(Span span, std::vector<std::pair<const char*, Expr*>> bound, Expr* body);

  std::string_view text_;
  std::uint32_t base_;
  std::vector<Token> tokens_;
  Arena& arena_;
  Diagnostics& diagnostics_;
  bool is_library_;
  std::size_t at_ = 0;
  Span previous_{};
  bool panicking_ = false;   // after an error, until recovered
  std::vector<Name> bound_lifetimes_;  // by the `for<'a>` that are open
  bool no_struct_ = false;   // `Name {` does not begin a struct literal here
  int depth_ = 0;
  Diagnostic ignored_;
};

}  // namespace handoff::lang
