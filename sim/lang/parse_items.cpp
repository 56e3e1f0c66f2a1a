#include <algorithm>

#include "lang/parser.hpp"

namespace handoff::lang {

std::vector<Attribute> Parser::attributes() {
  std::vector<Attribute> list;
  while (at(Tok::Pound)) {
    const std::uint32_t lo = peek().span.lo;
    take();
    if (!expect(Tok::LBracket)) return list;
    Attribute attribute;
    if (peek().name) attribute.name = peek().name;
    int depth = 1;
    if (at_name("cfg") && peek(1).kind == Tok::LParen) {
      take();
      take();
      attribute.is_off = !cfg_holds();
      depth = 2;
    }
    bool first = true;
    while (depth > 0 && !at(Tok::End)) {
      if (at(Tok::LBracket) || at(Tok::LParen)) ++depth;
      if (at(Tok::RBracket) || at(Tok::RParen)) --depth;
      const Token token = take();
      const bool is_list = attribute.name && *attribute.name == "derive" && depth > 0 && !first;
      if (is_list && token.kind == Tok::Ident && at(Tok::Ident)) {
        const Span gap{token.span.hi, token.span.hi};
        diagnostics_.error("", peek().span, "a `,` is missing between the traits of `derive`").with_hint("add `,`", {{gap, ","}});
      }
      if (is_list && (token.kind == Tok::Int || token.kind == Tok::Str)) diagnostics_.error("E0777", token.span, "`derive` takes names of traits");
      if (depth > 0 && !first && token.name) attribute.words.push_back(token.name);
      if (token.kind == Tok::Str) attribute.words.push_back(intern(token.text));
      first = false;
    }
    attribute.span = from(lo);
    list.push_back(std::move(attribute));
  }
  return list;
}

void Parser::inner_attributes() {
  while (at(Tok::Pound) && peek(1).kind == Tok::Not) {
    take();
    take();
    if (at(Tok::LBracket)) skip_balanced();
  }
}

// What stands inside of cfg(…), for the machine that Handoff is: a 64-bit Linux, without features, built for debugging.
bool Parser::cfg_holds() {
  const Deeper deeper(*this);
  if (at(Tok::True) || at(Tok::False)) return take().kind == Tok::True;
  const Name name = peek().name;
  if (!name) return false;
  take();
  const auto is = [&](const char* word) { return *name == word; };
  if (eat(Tok::LParen)) {
    bool all = true, any = false;
    while (!at(Tok::RParen) && !at(Tok::End) && !panicking_) {
      const std::size_t before = at_;
      const bool holds = cfg_holds();
      all &= holds;
      any |= holds;
      if (!eat(Tok::Comma) || at_ == before) break;
    }
    expect(Tok::RParen);
    return is("all") ? all : is("any") ? any : is("not") && !all;
  }
  if (eat(Tok::Eq)) {
    const std::string value = at(Tok::Str) ? take().text : std::string();
    return (is("target_os") && value == "linux") || (is("target_family") && value == "unix") || (is("target_arch") && value == "x86_64") ||
           (is("target_pointer_width") && value == "64") || (is("target_endian") && value == "little") || (is("target_env") && value == "gnu") ||
           (is("panic") && value == "unwind") || is("target_has_atomic");
  }
  return is("unix") || is("debug_assertions") || is("overflow_checks");
}

bool Parser::is_left_out(const std::vector<Attribute>& attributes) const {
  for (const Attribute& attribute : attributes) {
    if (!attribute.name) continue;
    if (*attribute.name == "test") return true;
    if (attribute.is_off) return true;
  }
  return false;
}

void Parser::visibility(Item& item) {
  if (!eat(Tok::Pub)) return;
  item.is_pub = true;
  if (at(Tok::LParen) && (peek(1).kind == Tok::Crate || peek(1).kind == Tok::Super || peek(1).kind == Tok::SelfValue ||
                          peek(1).kind == Tok::In))
    skip_balanced();
}

std::vector<Item*> Parser::items_until(Tok end) {
  std::vector<Item*> items;
  while (!at(Tok::End) && !(at(end) && end != Tok::End)) {
    if (at(Tok::RBrace) && end == Tok::End) {
      fail(peek().span, "this `}` closes nothing");
      panicking_ = false;
      take();
      continue;
    }
    if (at(Tok::Semi)) {
      const Span extra = take().span;
      diagnostics_.error("", extra, "this `;` belongs to nothing: an item that ends with `}` needs none").with_hint("leave it out", {{extra, ""}});
      continue;
    }
    item(items);
    if (panicking_) recover_item();
  }
  return items;
}

// `static NAME: T = value;` of thread_local! is a LocalKey<T> that knows how to make its value.
void Parser::thread_local_items(std::vector<Item*>& into) {
  take();
  take();
  const Tok open = take().kind;
  const Tok end = open == Tok::LParen ? Tok::RParen : open == Tok::LBracket ? Tok::RBracket : Tok::RBrace;
  while (!at(end) && !at(Tok::End) && !panicking_) {
    Item* item = arena_.make<Item>();
    const std::uint32_t lo = peek().span.lo;
    item->kind = ItemKind::Static;
    item->attributes = attributes();
    visibility(*item);
    expect(Tok::Static, "in `thread_local!`");
    item->name_span = peek().span;
    item->name = expect_name("the name of a static");
    expect(Tok::Colon);
    TypeNode* inner = type();
    expect(Tok::Eq);
    if (at(Tok::Const) && peek(1).kind == Tok::LBrace) take();
    Expr* closure = make(ExprKind::Closure, peek().span.lo);
    closure->a = expr();
    closure->type_node = inner;
    closure->span = closure->a->span;
    closure->from_macro = true;
    item->value = library_call(closure->span, {"thread", "LocalKey", "made_by"}, {closure});
    item->type = arena_.make<TypeNode>();
    item->type->kind = TypeNodeKind::Path;
    item->type->span = inner->span;
    item->type->path = library_path(inner->span, {"thread", "LocalKey"})->path;
    GenericArgsNode* args = arena_.make<GenericArgsNode>();
    args->span = inner->span;
    args->types.push_back(inner);
    item->type->path.segments.back().args = args;
    item->span = from(lo);
    into.push_back(item);
    if (!at(end)) expect(Tok::Semi, "after a static");
  }
  expect(end, "at the end of the macro");
  eat(Tok::Semi);
}

void Parser::item(std::vector<Item*>& into) {
  const Deeper deeper(*this);
  inner_attributes();
  const std::uint32_t lo = peek().span.lo;
  Item* item = arena_.make<Item>();
  item->attributes = attributes();
  visibility(*item);
  const bool left_out = is_left_out(item->attributes);
  const std::size_t errors_from = into.size();
  switch (peek().kind) {
    case Tok::Const:
      if (peek(1).kind == Tok::Fn || peek(1).kind == Tok::Unsafe) {
        take();
        fn_item(item);
      } else {
        take();
        item->kind = ItemKind::Const;
        item->name_span = peek().span;
        item->name = eat(Tok::Underscore) ? intern("_") : expect_name("the name of a constant");
        if (!at(Tok::Colon) && !panicking_) {
          fail({previous_.hi, previous_.hi}, "a constant needs its type: `const " + *item->name + ": i32 = …`");
        }
        expect(Tok::Colon);
        item->type = type();
        if (eat(Tok::Eq)) item->value = expr();
        expect(Tok::Semi, "after a constant");
      }
      break;
    case Tok::Static:
      take();
      item->kind = ItemKind::Static;
      item->is_mut = eat(Tok::Mut);
      item->name_span = peek().span;
      item->name = expect_name("the name of a static");
      expect(Tok::Colon);
      item->type = type();
      if (expect(Tok::Eq)) item->value = expr();
      expect(Tok::Semi, "after a static");
      if (item->is_mut) refuse(item->name_span, "`static mut` can only be used in unsafe code, which is not part of Handoff's Rust: use an atomic or a Mutex");
      break;
    case Tok::Async:
      fail(peek().span, "async functions are not part of Handoff's Rust: it shows threads");
      break;
    case Tok::Unsafe:
      fail(peek().span, "unsafe code is not part of Handoff's Rust");
      break;
    case Tok::Fn: fn_item(item); break;
    case Tok::Struct: struct_item(item); break;
    case Tok::Enum: enum_item(item); break;
    case Tok::Impl: impl_item(item); break;
    case Tok::Trait: trait_item(item); break;
    case Tok::Type:
      take();
      item->kind = ItemKind::TypeAlias;
      item->name_span = peek().span;
      item->name = expect_name("the name of a type");
      generics(item->generics);
      if (eat(Tok::Colon)) item->bounds = bounds();
      where_clause(item->generics);
      if (eat(Tok::Eq)) item->type = type();
      expect(Tok::Semi, "after a type alias");
      break;
    case Tok::Use:
      take();
      item->kind = ItemKind::Use;
      use_tree(item->use);
      expect(Tok::Semi, "after `use`");
      break;
    case Tok::Mod:
      take();
      item->kind = ItemKind::Mod;
      item->name_span = peek().span;
      item->name = expect_name("the name of a module");
      if (at(Tok::Semi)) {
        fail(item->name_span, "modules in files of their own are not part of Handoff's Rust: write `mod " + *item->name + " { … }`", "E0583");
        break;
      }
      if (expect(Tok::LBrace)) {
        item->items = items_until(Tok::RBrace);
        expect(Tok::RBrace);
      }
      break;
    case Tok::Extern:
      take();
      if (at(Tok::Crate)) {
        take();
        const bool is_rand = at_name("rand");
        fail(peek().span, is_rand ? "external crates are not part of Handoff's Rust: instead of random numbers, use a fixed list"
                                  : "external crates are not part of Handoff's Rust: only the standard library is there", "E0463");
      } else {
        fail(previous_, "functions of other languages are not part of Handoff's Rust");
      }
      break;
    case Tok::Ident:
      if (at_name("macro_rules") && peek(1).kind == Tok::Not) {
        refuse(join(peek().span, peek(1).span), "macros of your own (macro_rules) are not part of Handoff's Rust: write a function");
        take();
        take();
        if (at(Tok::Ident)) take();
        skip_balanced();
        return;
      }
      if (at_name("thread_local") && peek(1).kind == Tok::Not) {
        thread_local_items(into);
        return;
      }
      if (at_name("union") && peek(1).kind == Tok::Ident) {
        fail(peek().span, "unions are not part of Handoff's Rust: use an enum");
        break;
      }
      [[fallthrough]];
    default:
      if (at(Tok::Let)) {
        fail(peek().span, "`let` belongs into a function: outside there are only items (fn, struct, use, const …)");
      } else {
        fail_here("an item (fn, struct, use, const …)");
      }
  }
  item->span = from(lo);
  if (item->kind == ItemKind::Error || left_out) return;
  into.push_back(item);
  if ((item->kind == ItemKind::Struct || item->kind == ItemKind::Enum) && !panicking_) derive(*item, into);
  (void)errors_from;
}

std::vector<BoundNode> Parser::bounds() {
  std::vector<BoundNode> list;
  for (;;) {
    if (panicking_) break;
    BoundNode bound;
    const std::uint32_t lo = peek().span.lo;
    const bool parenthesised = eat(Tok::LParen);
    if (at(Tok::Lifetime)) {
      bound.lifetime = lifetime_name();
    } else if (at(Tok::Question) || at(Tok::Ident) || at(Tok::PathSep) || at(Tok::Crate) || at(Tok::SelfValue) ||
               at(Tok::Super) || at(Tok::For) || at(Tok::SelfType)) {
      if (eat(Tok::Question)) bound.is_maybe = true;
      const std::size_t binds = binder();
      bound.path = path(false);
      bound_lifetimes_.resize(bound_lifetimes_.size() - binds);
    } else {
      break;
    }
    if (parenthesised) expect(Tok::RParen);
    bound.span = from(lo);
    list.push_back(std::move(bound));
    if (!eat(Tok::Plus)) break;
  }
  return list;
}

std::size_t Parser::binder() {
  std::size_t count = 0;
  if (eat(Tok::For) && eat(Tok::Lt))
    while (!panicking_ && !at(Tok::End) && !eat_gt()) {
      if (at(Tok::Lifetime)) bound_lifetimes_.push_back(peek().name), ++count;
      take();
    }
  return count;
}

// A lifetime that `for<'a>` binds may be any: it is told apart from nothing.
Name Parser::lifetime_name() {
  const Name name = take().name;
  const bool is_bound = std::find(bound_lifetimes_.begin(), bound_lifetimes_.end(), name) != bound_lifetimes_.end();
  return is_bound ? intern("!") : name;
}

void Parser::generics(GenericsNode& node) {
  if (!at(Tok::Lt)) return;
  const std::uint32_t lo = peek().span.lo;
  take();
  while (!panicking_ && !at(Tok::Gt)) {
    attributes();
    GenericParamNode param;
    param.span = peek().span;
    if (at(Tok::Lifetime)) {
      param.kind = GenericParamNode::Kind::Lifetime;
      param.name = take().name;
      if (eat(Tok::Colon)) param.bounds = bounds();
    } else {
      if (eat(Tok::Const)) param.kind = GenericParamNode::Kind::Const;
      param.span = peek().span;
      param.name = expect_name("the name of a type parameter");
      if (param.kind == GenericParamNode::Kind::Const) {
        expect(Tok::Colon);
        param.type = type();
      } else {
        if (eat(Tok::Colon)) param.bounds = bounds();
        if (eat(Tok::Eq)) param.type = type();
      }
    }
    node.params.push_back(std::move(param));
    if (!eat(Tok::Comma)) break;
  }
  if (!eat_gt() && !panicking_) fail_here("`>` at the end of the type parameters");
  node.span = from(lo);
}

void Parser::where_clause(GenericsNode& node) {
  if (!eat(Tok::Where)) return;
  while (!panicking_ && !at(Tok::LBrace) && !at(Tok::Semi) && !at(Tok::Eq) && !at(Tok::End)) {
    WherePredicate predicate;
    const std::uint32_t lo = peek().span.lo;
    std::size_t binds = 0;
    if (at(Tok::Lifetime)) {
      predicate.lifetime = take().name;
    } else {
      binds = binder();
      predicate.type = type();
    }
    expect(Tok::Colon);
    predicate.bounds = bounds();
    bound_lifetimes_.resize(bound_lifetimes_.size() - binds);
    predicate.span = from(lo);
    node.where.push_back(std::move(predicate));
    if (!eat(Tok::Comma)) break;
  }
}

Item* Parser::fn_item(Item* item) {
  item->kind = ItemKind::Fn;
  expect(Tok::Fn);
  item->name_span = peek().span;
  item->name = expect_name("the name of a function");
  generics(item->generics);
  expect(Tok::LParen, "with the function's parameters");
  bool first = true;
  while (!panicking_ && !at(Tok::RParen)) {
    attributes();
    const std::uint32_t lo = peek().span.lo;
    if (first) {
      first = false;
      std::size_t ahead = 0;
      const bool amp = at(Tok::And);
      if (amp) ++ahead;
      if (amp && peek(ahead).kind == Tok::Lifetime) ++ahead;
      if (peek(ahead).kind == Tok::Mut) ++ahead;
      if (peek(ahead).kind == Tok::SelfValue && peek(ahead + 1).kind != Tok::PathSep) {
        if (amp) take();
        if (at(Tok::Lifetime)) item->self_lifetime = take().name;
        const bool is_mut = eat(Tok::Mut);
        take();
        item->self_kind = !amp ? SelfKind::Value : is_mut ? SelfKind::RefMut : SelfKind::Ref;
        item->self_mut = !amp && is_mut;
        item->self_span = from(lo);
        if (eat(Tok::Colon)) {
          item->self_kind = SelfKind::Typed;
          item->self_type = type();
        }
        if (!eat(Tok::Comma)) break;
        continue;
      }
    }
    FnParam param;
    param.pattern = pattern_no_or();
    if (!at(Tok::Colon) && !panicking_) fail(from(lo), "a parameter needs its type: `name: Type`");
    expect(Tok::Colon);
    param.type = type();
    param.span = from(lo);
    item->params.push_back(param);
    if (!eat(Tok::Comma)) break;
  }
  expect(Tok::RParen, "after the parameters");
  if (eat(Tok::Arrow)) item->result = type();
  where_clause(item->generics);
  if (at(Tok::LBrace)) {
    item->body = is_library_ && !text_.empty() ? unread_block() : block();
  } else if (!eat(Tok::Semi) && !panicking_) {
    fail_here("the function's body, `{ … }`,");
  }
  return item;
}

Block* Parser::unread_block() {
  Block* body = arena_.make<Block>();
  const std::uint32_t lo = peek().span.lo;
  skip_balanced();
  body->span = from(lo);
  body->is_unread = true;
  return body;
}

std::vector<FieldNode> Parser::named_fields() {
  std::vector<FieldNode> fields;
  expect(Tok::LBrace);
  while (!panicking_ && !at(Tok::RBrace)) {
    attributes();
    Item ignored;
    visibility(ignored);
    FieldNode field;
    field.is_pub = ignored.is_pub;
    field.span = peek().span;
    field.name = expect_name("the name of a field");
    expect(Tok::Colon, "and the field's type");
    field.type = type();
    fields.push_back(field);
    if (!eat(Tok::Comma)) break;
  }
  expect(Tok::RBrace, "after the fields");
  return fields;
}

std::vector<FieldNode> Parser::tuple_fields() {
  std::vector<FieldNode> fields;
  expect(Tok::LParen);
  while (!panicking_ && !at(Tok::RParen)) {
    attributes();
    Item ignored;
    visibility(ignored);
    FieldNode field;
    field.is_pub = ignored.is_pub;
    field.span = peek().span;
    field.name = intern(std::to_string(fields.size()));
    field.type = type();
    fields.push_back(field);
    if (!eat(Tok::Comma)) break;
  }
  expect(Tok::RParen);
  return fields;
}

void Parser::struct_item(Item* item) {
  take();
  item->kind = ItemKind::Struct;
  item->name_span = peek().span;
  item->name = expect_name("the name of a struct");
  generics(item->generics);
  VariantNode variant;
  variant.name = item->name;
  variant.span = item->name_span;
  where_clause(item->generics);
  if (at(Tok::LBrace)) {
    variant.shape = VariantNode::Shape::Named;
    variant.fields = named_fields();
  } else if (at(Tok::LParen)) {
    variant.shape = VariantNode::Shape::Tuple;
    variant.fields = tuple_fields();
    where_clause(item->generics);
    expect(Tok::Semi, "after a tuple struct");
  } else {
    expect(Tok::Semi, "after a struct without fields");
  }
  item->variants.push_back(std::move(variant));
}

void Parser::enum_item(Item* item) {
  take();
  item->kind = ItemKind::Enum;
  item->name_span = peek().span;
  item->name = expect_name("the name of an enum");
  generics(item->generics);
  where_clause(item->generics);
  expect(Tok::LBrace);
  while (!panicking_ && !at(Tok::RBrace)) {
    VariantNode variant;
    for (const Attribute& attribute : attributes())
      if (attribute.name && *attribute.name == "default") variant.is_default = true;
    variant.span = peek().span;
    variant.name = expect_name("the name of a variant");
    if (at(Tok::LBrace)) {
      variant.shape = VariantNode::Shape::Named;
      variant.fields = named_fields();
    } else if (at(Tok::LParen)) {
      variant.shape = VariantNode::Shape::Tuple;
      variant.fields = tuple_fields();
    }
    if (eat(Tok::Eq)) variant.discriminant = expr();
    item->variants.push_back(std::move(variant));
    if (!eat(Tok::Comma)) break;
  }
  expect(Tok::RBrace, "after the variants");
}

void Parser::associated_items(Item* item) {
  expect(Tok::LBrace);
  while (!panicking_ && !at(Tok::RBrace) && !at(Tok::End)) {
    this->item(item->items);
    if (panicking_) recover_item();
  }
  expect(Tok::RBrace);
}

void Parser::impl_item(Item* item) {
  take();
  item->kind = ItemKind::Impl;
  generics(item->generics);
  item->name_span = peek().span;
  item->is_negative = eat(Tok::Not);
  TypeNode* first = type();
  if (eat(Tok::For)) {
    item->has_trait = true;
    if (first->kind == TypeNodeKind::Path) {
      item->trait_path = first->path;
    } else {
      fail(first->span, "a trait is expected before `for`", "E0404");
    }
    item->self_type = type();
  } else {
    item->self_type = first;
  }
  item->name_span = from(item->name_span.lo);
  where_clause(item->generics);
  associated_items(item);
}

void Parser::trait_item(Item* item) {
  take();
  item->kind = ItemKind::Trait;
  item->name_span = peek().span;
  item->name = expect_name("the name of a trait");
  generics(item->generics);
  if (eat(Tok::Colon)) item->bounds = bounds();
  where_clause(item->generics);
  associated_items(item);
}

void Parser::use_tree(UseTree& tree) {
  const Deeper deeper(*this);
  const std::uint32_t lo = peek().span.lo;
  if (eat(Tok::PathSep)) tree.is_global = true;
  for (;;) {
    if (panicking_) return;
    if (eat(Tok::Star)) {
      tree.is_glob = true;
      break;
    }
    if (at(Tok::LBrace)) {
      take();
      tree.is_nested = true;
      while (!panicking_ && !at(Tok::RBrace)) {
        tree.nested.emplace_back();
        use_tree(tree.nested.back());
        if (!eat(Tok::Comma)) break;
      }
      expect(Tok::RBrace, "in `use`");
      break;
    }
    PathSegment segment;
    segment.span = peek().span;
    if (at(Tok::SelfValue) || at(Tok::Crate) || at(Tok::Super)) {
      segment.name = take().name;
    } else {
      segment.name = expect_name("a name");
    }
    tree.prefix.push_back(segment);
    if (eat(Tok::PathSep)) continue;
    if (eat(Tok::As)) tree.alias = eat(Tok::Underscore) ? intern("_") : expect_name("a name");
    break;
  }
  tree.span = from(lo);
}

// ---- derive: the implementation is written as Rust and parsed, all its places being the attribute's ----

std::vector<Item*> Parser::parse_made(const std::string& text, Span span) {
  Diagnostics made;
  std::vector<Token> tokens = lex(text, 0, made);
  for (Token& token : tokens) token.span = span;
  Parser parser({}, base_, std::move(tokens), arena_, made, true);
  return parser.items_until(Tok::End);
}

std::string Parser::impl_head(const Item& item, std::string_view trait) {
  std::string params, names;
  for (const GenericParamNode& param : item.generics.params) {
    if (!params.empty()) params += ", ", names += ", ";
    if (param.kind == GenericParamNode::Kind::Lifetime) {
      params += "'" + *param.name;
      names += "'" + *param.name;
      continue;
    }
    names += *param.name;
    if (param.kind == GenericParamNode::Kind::Const) {
      params += "const " + *param.name + ": " + std::string(text_at(param.type->span));
      continue;
    }
    params += *param.name + ": " + std::string(trait);
    for (const BoundNode& bound : param.bounds) params += " + " + std::string(text_at(bound.span));
  }
  std::string where;
  for (const WherePredicate& predicate : item.generics.where) {
    where += where.empty() ? " where " : ", ";
    where += text_at(predicate.span);
  }
  std::string head = "impl";
  if (!params.empty()) head += "<" + params + ">";
  head += " " + std::string(trait) + " for " + *item.name;
  if (!names.empty()) head += "<" + names + ">";
  return head + where;
}

std::string Parser::derive_text(const Item& item, std::string_view trait) {
  using Shape = VariantNode::Shape;
  const bool is_enum = item.kind == ItemKind::Enum;
  const auto variant_path = [&](const VariantNode& v) { return is_enum ? "Self::" + *v.name : std::string("Self"); };
  // A pattern that binds every field to PREFIXi.
  const auto pattern = [&](const VariantNode& v, const std::string& prefix) {
    std::string text = variant_path(v);
    if (v.shape == Shape::Unit) return text;
    text += v.shape == Shape::Tuple ? "(" : " { ";
    for (std::size_t i = 0; i < v.fields.size(); ++i) {
      if (v.shape == Shape::Named) text += *v.fields[i].name + ": ";
      text += prefix + std::to_string(i) + ", ";
    }
    return text + (v.shape == Shape::Tuple ? ")" : "}");
  };
  const auto construct = [&](const VariantNode& v, const auto& field) {
    std::string text = variant_path(v);
    if (v.shape == Shape::Unit) return text;
    text += v.shape == Shape::Tuple ? "(" : " { ";
    for (std::size_t i = 0; i < v.fields.size(); ++i) {
      if (v.shape == Shape::Named) text += *v.fields[i].name + ": ";
      text += field(i) + ", ";
    }
    return text + (v.shape == Shape::Tuple ? ")" : "}");
  };
  const auto each = [&](const auto& arm) {
    std::string text;
    for (const VariantNode& v : item.variants) text += arm(v);
    return text;
  };
  const bool empty = item.variants.empty();
  const bool several = item.variants.size() > 1;
  if (trait == "Clone") {
    if (empty) return impl_head(item, "::std::clone::Clone") + " { fn clone(&self) -> Self { match *self {} } }";
    return impl_head(item, "::std::clone::Clone") + " { fn clone(&self) -> Self { match self { " + each([&](const VariantNode& v) {
             return pattern(v, "a") + " => " + construct(v, [](std::size_t i) { return "::std::clone::Clone::clone(a" + std::to_string(i) + ")"; }) + ", ";
           }) + "} } }";
  }
  if (trait == "Copy") return impl_head(item, "::std::marker::Copy") + " {}";
  if (trait == "Debug") {
    if (empty) return impl_head(item, "::std::fmt::Debug") + " { fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result { match *self {} } }";
    return impl_head(item, "::std::fmt::Debug") + " { fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result { match self { " +
           each([&](const VariantNode& v) {
             std::string text = pattern(v, "a") + " => ";
             if (v.shape == Shape::Unit) return text + "f.write_str(\"" + *v.name + "\"), ";
             text += v.shape == Shape::Tuple ? "f.debug_tuple(\"" : "f.debug_struct(\"";
             text += *v.name + "\")";
             for (std::size_t i = 0; i < v.fields.size(); ++i) {
               text += ".field(";
               if (v.shape == Shape::Named) text += "\"" + *v.fields[i].name + "\", ";
               text += "a" + std::to_string(i) + ")";
             }
             return text + ".finish(), ";
           }) + "} } }";
  }
  if (trait == "PartialEq") {
    std::string body = "match (self, other) { " + each([&](const VariantNode& v) {
      std::string text = "(" + pattern(v, "a") + ", " + pattern(v, "b") + ") => true";
      for (std::size_t i = 0; i < v.fields.size(); ++i)
        text += " && *a" + std::to_string(i) + " == *b" + std::to_string(i);
      return text + ", ";
    }) + (several ? "_ => false, " : "") + "}";
    if (empty) body = "true";
    return impl_head(item, "::std::cmp::PartialEq") + " { fn eq(&self, other: &Self) -> bool { " + body + " } }";
  }
  if (trait == "Eq") return impl_head(item, "::std::cmp::Eq") + " {}";
  if (trait == "PartialOrd" || trait == "Ord") {
    const bool partial = trait == "PartialOrd";
    const std::string path = partial ? "::std::cmp::PartialOrd" : "::std::cmp::Ord";
    const std::string call = path + (partial ? "::partial_cmp" : "::cmp");
    const std::string equal = partial ? "::std::option::Option::Some(::std::cmp::Ordering::Equal)" : "::std::cmp::Ordering::Equal";
    // Variants are in the order of their numbers, which need not be the order in which they are written.
    const auto number = [&](const std::string& value) {
      const bool chosen = std::any_of(item.variants.begin(), item.variants.end(), [](const VariantNode& v) { return v.discriminant != nullptr; });
      if (!chosen) return "::std::rt::variant_index(" + value + ")";
      std::string text = "match " + value + " { ", from = "0isize";
      std::size_t behind = 0;
      for (const VariantNode& v : item.variants) {
        if (v.discriminant) {
          from = "(" + std::string(text_at(v.discriminant->span)) + ") as isize";
          behind = 0;
        }
        text += variant_path(v) + (v.shape == Shape::Unit ? "" : v.shape == Shape::Tuple ? "(..)" : " { .. }") + " => (" + from + ") + " + std::to_string(behind++) + ", ";
      }
      return text + "}";
    };
    std::string body = "match (self, other) { " + each([&](const VariantNode& v) {
      std::string text = "(" + pattern(v, "a") + ", " + pattern(v, "b") + ") => { ";
      for (std::size_t i = 0; i < v.fields.size(); ++i) {
        const std::string n = std::to_string(i);
        text += "match " + call + "(a" + n + ", b" + n + ") { " + equal + " => {} unequal => return unequal, } ";
      }
      return text + equal + " } ";
    }) + (several ? "_ => " + call + "(&" + number("self") + ", &" + number("other") + "), " : "") + "}";
    if (empty) body = equal;
    const std::string result = partial ? "::std::option::Option<::std::cmp::Ordering>" : "::std::cmp::Ordering";
    return impl_head(item, path) + " { fn " + (partial ? "partial_cmp" : "cmp") + "(&self, other: &Self) -> " + result + " { " + body + " } }";
  }
  if (trait == "Hash") {
    std::string body = "match self { " + each([&](const VariantNode& v) {
      std::string text = pattern(v, "a") + " => { ";
      for (std::size_t i = 0; i < v.fields.size(); ++i) text += "::std::hash::Hash::hash(a" + std::to_string(i) + ", state); ";
      return text + "} ";
    }) + "}";
    if (empty) body = "";
    if (is_enum) body = "::std::hash::Hash::hash(&::std::rt::variant_index(self), state); " + body;
    return impl_head(item, "::std::hash::Hash") + " { fn hash<HandoffHasher: ::std::hash::Hasher>(&self, state: &mut HandoffHasher) { " + body + " } }";
  }
  if (trait == "Default") {
    const VariantNode* chosen = is_enum ? nullptr : &item.variants[0];
    for (const VariantNode& v : item.variants)
      if (v.is_default) chosen = &v;
    if (!chosen) return "";
    return impl_head(item, "::std::default::Default") + " { fn default() -> Self { " +
           construct(*chosen, [](std::size_t) { return std::string("::std::default::Default::default()"); }) + " } }";
  }
  return "";
}

void Parser::derive(const Item& item, std::vector<Item*>& into) {
  for (const Attribute& attribute : item.attributes) {
    if (!attribute.name || *attribute.name != "derive") continue;
    for (const Name word : attribute.words) {
      const std::string text = derive_text(item, *word);
      if (text.empty()) {
        if (*word == "std" || *word == "core" || *word == "fmt" || *word == "cmp" || *word == "hash" || *word == "clone" || *word == "marker") continue;
        if (*word == "Default") {
          diagnostics_.error("E0665", attribute.span, "`Default` needs a variant that is marked `#[default]`");
        } else {
          diagnostics_.error("", attribute.span, "`" + *word + "` cannot be derived: Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord and Default can");
        }
        continue;
      }
      for (Item* made : parse_made(text, attribute.span)) {
        made->attributes.push_back({attribute.span, intern("derived"), {}});
        into.push_back(made);
      }
    }
  }
}

}  // namespace handoff::lang
