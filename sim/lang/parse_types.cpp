#include "lang/parser.hpp"

namespace handoff::lang {

TypeNode* Parser::make_type(TypeNodeKind kind, std::uint32_t lo) {
  TypeNode* node = arena_.make<TypeNode>();
  node->kind = kind;
  node->span = from(lo);
  return node;
}

TypeNode* Parser::type(bool allow_plus) {
  const Deeper deeper(*this);
  const std::uint32_t lo = peek().span.lo;
  if (panicking_) return make_type(TypeNodeKind::Error, lo);
  if (at(Tok::AndAnd)) split();
  switch (peek().kind) {
    case Tok::Not:
      take();
      return make_type(TypeNodeKind::Never, lo);
    case Tok::Underscore:
      take();
      return make_type(TypeNodeKind::Infer, lo);
    case Tok::LParen: {
      take();
      std::vector<TypeNode*> list;
      bool comma = false;
      while (!at(Tok::RParen) && !panicking_) {
        list.push_back(type());
        comma = eat(Tok::Comma);
        if (!comma) break;
      }
      expect(Tok::RParen);
      if (list.size() == 1 && !comma) return list[0];
      TypeNode* node = make_type(TypeNodeKind::Tuple, lo);
      node->list = std::move(list);
      return node;
    }
    case Tok::And: {
      take();
      Name lifetime = nullptr;
      if (at(Tok::Lifetime)) lifetime = lifetime_name();
      const bool is_mut = eat(Tok::Mut);
      TypeNode* element = type(false);
      TypeNode* node = make_type(TypeNodeKind::Ref, lo);
      node->lifetime = lifetime;
      node->is_mut = is_mut;
      node->element = element;
      return node;
    }
    case Tok::Star: {
      take();
      if (!eat(Tok::Const)) eat(Tok::Mut);
      TypeNode* element = type(false);
      refuse(from(lo), "raw pointers are not part of Handoff's Rust: use a reference");
      TypeNode* node = make_type(TypeNodeKind::Error, lo);
      node->element = element;
      return node;
    }
    case Tok::LBracket: {
      take();
      TypeNode* element = type();
      Expr* length = eat(Tok::Semi) ? expr() : nullptr;
      expect(Tok::RBracket);
      TypeNode* node = make_type(length ? TypeNodeKind::Array : TypeNodeKind::Slice, lo);
      node->element = element;
      node->length = length;
      return node;
    }
    case Tok::Impl:
    case Tok::Dyn: {
      const bool is_impl = take().kind == Tok::Impl;
      std::vector<BoundNode> list;
      if (allow_plus || is_impl) {
        list = bounds();
      } else {
        BoundNode bound;
        bound.path = path(false);
        bound.span = bound.path.span;
        list.push_back(std::move(bound));
      }
      TypeNode* node = make_type(is_impl ? TypeNodeKind::ImplTrait : TypeNodeKind::DynTrait, lo);
      node->bounds = std::move(list);
      return node;
    }
    case Tok::For: {  // for<'a> fn(&'a T)
      const std::size_t bound = binder();
      TypeNode* const node = type(allow_plus);
      bound_lifetimes_.resize(bound_lifetimes_.size() - bound);
      return node;
    }
    case Tok::Unsafe:
    case Tok::Extern:
      fail(peek().span, "functions of other languages and unsafe functions are not part of Handoff's Rust");
      return make_type(TypeNodeKind::Error, lo);
    case Tok::Fn: {
      take();
      expect(Tok::LParen);
      std::vector<TypeNode*> list;
      while (!at(Tok::RParen) && !panicking_) {
        if ((at(Tok::Ident) || at(Tok::Underscore)) && peek(1).kind == Tok::Colon) take(), take();
        list.push_back(type());
        if (!eat(Tok::Comma)) break;
      }
      expect(Tok::RParen);
      TypeNode* result = eat(Tok::Arrow) ? type(false) : nullptr;
      TypeNode* node = make_type(TypeNodeKind::Fn, lo);
      node->list = std::move(list);
      node->element = result;
      return node;
    }
    case Tok::Lt: case Tok::Shl: case Tok::PathSep: case Tok::Ident: case Tok::SelfType: case Tok::SelfValue:
    case Tok::Crate: case Tok::Super: {
      Path named = path(false);
      if (at(Tok::Not) && (peek(1).kind == Tok::LParen || peek(1).kind == Tok::LBracket)) {
        fail(named.span, "macros in the place of a type are not part of Handoff's Rust");
      }
      TypeNode* node = make_type(TypeNodeKind::Path, lo);
      node->path = std::move(named);
      if (allow_plus && eat(Tok::Plus)) node->bounds = bounds();  // `Box<Trait + Send>`, as it was written before `dyn`
      return node;
    }
    default:
      fail_here("a type");
      return make_type(TypeNodeKind::Error, lo);
  }
}

GenericArgsNode* Parser::generic_args() {
  GenericArgsNode* args = arena_.make<GenericArgsNode>();
  const std::uint32_t lo = peek().span.lo;
  if (at(Tok::Shl)) split();
  expect(Tok::Lt);
  while (!panicking_ && !at(Tok::Gt) && !at(Tok::Shr) && !at(Tok::Ge) && !at(Tok::ShrEq)) {
    if (at(Tok::Lifetime)) {
      args->lifetimes.push_back(lifetime_name());
    } else if (at(Tok::Ident) && peek(1).kind == Tok::Eq) {
      const Token name = take();
      take();
      args->bindings.push_back({name.name, name.span, type()});
    } else if (at(Tok::Int) || at(Tok::LBrace) || at(Tok::True) || at(Tok::False)) {
      // A value for a const parameter travels as an array's length.
      const std::uint32_t at_lo = peek().span.lo;
      Expr* value = at(Tok::LBrace) ? primary() : pattern_literal();
      TypeNode* node = make_type(TypeNodeKind::Array, at_lo);
      node->length = value;
      args->types.push_back(node);
    } else {
      args->types.push_back(type());
    }
    if (!eat(Tok::Comma)) break;
  }
  if (!eat_gt() && !panicking_) fail_here("`>` at the end of the type arguments");
  args->span = from(lo);
  return args;
}

Path Parser::path(bool in_expression) {
  Path path;
  const std::uint32_t lo = peek().span.lo;
  if (at(Tok::Shl)) split();
  if (eat(Tok::Lt)) {
    const Deeper deeper(*this);
    path.qself = type();
    if (eat(Tok::As)) {
      Path trait = this->path(false);
      path.segments = std::move(trait.segments);
      path.is_global = trait.is_global;
      path.trait_segments = path.segments.size();
    }
    if (!eat_gt() && !panicking_) fail_here("`>`");
    expect(Tok::PathSep);
  } else if (eat(Tok::PathSep)) {
    path.is_global = true;
  }
  for (;;) {
    PathSegment segment;
    segment.span = peek().span;
    switch (peek().kind) {
      case Tok::Ident: case Tok::SelfType: case Tok::SelfValue: case Tok::Crate: case Tok::Super:
        segment.name = take().name;
        break;
      default:
        segment.name = expect_name("a name");
    }
    if (panicking_) {
      path.segments.push_back(segment);
      break;
    }
    if (in_expression) {
      if (at(Tok::PathSep) && (peek(1).kind == Tok::Lt || peek(1).kind == Tok::Shl)) {
        take();
        segment.args = generic_args();
      }
    } else {
      if (at(Tok::PathSep) && (peek(1).kind == Tok::Lt || peek(1).kind == Tok::Shl)) take();
      if (at(Tok::Lt) || at(Tok::Shl)) {
        const Deeper deeper(*this);
        segment.args = generic_args();
      } else if (at(Tok::LParen) && (*segment.name == "Fn" || *segment.name == "FnMut" || *segment.name == "FnOnce")) {
        const Deeper deeper(*this);
        segment.args = arena_.make<GenericArgsNode>();
        segment.args->is_fn_sugar = true;
        const std::uint32_t args_lo = peek().span.lo;
        take();
        while (!at(Tok::RParen) && !panicking_) {
          segment.args->types.push_back(type());
          if (!eat(Tok::Comma)) break;
        }
        expect(Tok::RParen);
        if (eat(Tok::Arrow)) segment.args->result = type(false);
        segment.args->span = from(args_lo);
      }
    }
    path.segments.push_back(segment);
    if (at(Tok::PathSep) && !panicking_ && peek(1).kind != Tok::LBrace && peek(1).kind != Tok::Star) {
      take();
    } else {
      break;
    }
  }
  path.span = from(lo);
  return path;
}

}  // namespace handoff::lang
