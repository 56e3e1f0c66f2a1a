// Whether patterns leave something out. The algorithm: Maranget, "Warnings for pattern matching" (2007): a row of
// wildcards is useful if some value is matched by none of the rows.
#include <algorithm>

#include "lang/check.hpp"

namespace handoff::lang {

namespace {

// A pattern without its surface: a constructor with parts, or a wildcard.
struct Shape {
  enum class Kind : std::uint8_t { Wild, Variant, Tuple, Ref, Range, Text, Slice } kind = Kind::Wild;
  const VariantDef* variant = nullptr;
  i128 low = 0, high = 0;
  std::string text;
  std::size_t prefix = 0;          // Slice: with `open`, elements before `..`
  bool open = false;
  std::vector<Shape> parts;
};
using Row = std::vector<Shape>;

class Matcher {
 public:
  Matcher(Crate& crate, Infer& infer, const Module& module) : crate_(crate), infer_(infer), module_(module) {}

  std::vector<Shape> shapes(const Pattern* pattern) {
    std::vector<Shape> out = bare(pattern);
    for (std::size_t i = 0; i < pattern->derefs.size(); ++i)
      for (Shape& shape : out) {
        Shape ref;
        ref.kind = Shape::Kind::Ref;
        ref.parts.push_back(std::move(shape));
        shape = std::move(ref);
      }
    return out;
  }

  // A value of `types` that no row matches, as text; empty where there is none.
  std::vector<std::string> missing(const std::vector<Row>& rows, const std::vector<Ty>& types, int depth = 0) {
    if (types.empty()) return rows.empty() ? std::vector<std::string>{""} : std::vector<std::string>{};
    if (depth > 60 || ++work_ > 20000) return {};
    const Ty type = types[0];
    std::vector<Ty> rest(types.begin() + 1, types.end());
    const auto specialised = [&](const auto& matches, std::size_t parts, const std::vector<Ty>& part_types, const auto& write) -> std::vector<std::string> {
      std::vector<Row> inner;
      for (const Row& row : rows) {
        Row made;
        if (!matches(row[0], made)) continue;
        if (row[0].kind == Shape::Kind::Wild) made.assign(parts, Shape{});
        made.insert(made.end(), row.begin() + 1, row.end());
        inner.push_back(std::move(made));
      }
      std::vector<Ty> all = part_types;
      all.insert(all.end(), rest.begin(), rest.end());
      std::vector<std::string> found = missing(inner, all, depth + 1);
      if (found.empty()) return {};
      std::vector<std::string> own(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(std::min(parts, found.size())));
      std::vector<std::string> out{write(own)};
      out.insert(out.end(), found.begin() + static_cast<std::ptrdiff_t>(own.size()), found.end());
      return out;
    };
    const auto list = [](const std::vector<std::string>& parts) {
      std::string text;
      for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
      return text;
    };
    if (type->kind == TyKind::Adt) {
      for (const VariantDef* variant : type->adt()->variants) {
        std::vector<Ty> parts;
        bool impossible = false;
        for (const FieldDef& field : variant->fields) {
          parts.push_back(infer_.settle(crate_.types.substitute(field.type, type->args)));
          impossible |= parts.back()->kind == TyKind::Never;
        }
        (void)impossible;
        auto found = specialised(
            [&](const Shape& shape, Row& made) {
              if (shape.kind == Shape::Kind::Wild) return true;
              if (shape.kind != Shape::Kind::Variant || shape.variant != variant) return false;
              made = shape.parts;
              return true;
            },
            parts.size(), parts,
            [&](const std::vector<std::string>& inside) {
              const std::string name = (variant->adt->is_enum && !variant->adt->crate->is_library() ? *variant->adt->name + "::" : std::string()) + *variant->name;
              if (variant->shape == VariantNode::Shape::Unit) return name;
              if (variant->shape == VariantNode::Shape::Tuple) return name + "(" + list(inside) + ")";
              return name + " { .. }";
            });
        if (!found.empty()) return found;
      }
      return {};
    }
    if (type->kind == TyKind::Tuple || type->kind == TyKind::Ref) {
      const bool ref = type->kind == TyKind::Ref;
      bool any = false;
      for (const Row& row : rows) any |= row[0].kind == (ref ? Shape::Kind::Ref : Shape::Kind::Tuple);
      if (any)
        return specialised(
            [&](const Shape& shape, Row& made) {
              made = shape.parts;
              return shape.kind == Shape::Kind::Wild || shape.kind == (ref ? Shape::Kind::Ref : Shape::Kind::Tuple);
            },
            type->args.size(), type->args, [&](const std::vector<std::string>& inside) { return ref ? "&" + list(inside) : "(" + list(inside) + ")"; });
    }
    if (type->kind == TyKind::Bool || type->kind == TyKind::Char || is_int(type->kind)) {
      // The borders of all ranges cut the numbers into pieces that are matched alike.
      std::vector<std::pair<i128, i128>> pieces;
      std::vector<i128> cuts;
      const auto domain = [&](i128 low, i128 high) {
        cuts.push_back(low);
        for (const Row& row : rows)
          if (row[0].kind == Shape::Kind::Range) {
            if (row[0].low > low && row[0].low <= high) cuts.push_back(row[0].low);
            if (row[0].high >= low && row[0].high < high) cuts.push_back(row[0].high + 1);
          }
        std::sort(cuts.begin(), cuts.end());
        cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
        for (std::size_t i = 0; i < cuts.size(); ++i) pieces.emplace_back(cuts[i], i + 1 < cuts.size() ? cuts[i + 1] - 1 : high);
        cuts.clear();
      };
      if (type->kind == TyKind::Bool) {
        domain(0, 1);
      } else if (type->kind == TyKind::Char) {
        domain(0, 0xD7FF);
        domain(0xE000, 0x10FFFF);
      } else {
        const int bits = int_bits(type->kind);
        const i128 one = 1;
        if (bits == 128) domain(is_signed_int(type->kind) ? -(one << 126) * 2 : 0, (one << 126) - 1 + (one << 126));
        else if (is_signed_int(type->kind)) domain(-(one << (bits - 1)), (one << (bits - 1)) - 1);
        else domain(0, (one << bits) - 1);
      }
      for (const auto& [low, high] : pieces) {
        const i128 from = low, to = high;
        auto found = specialised(
            [&](const Shape& shape, Row&) { return shape.kind == Shape::Kind::Wild || (shape.kind == Shape::Kind::Range && shape.low <= from && shape.high >= to); }, 0, {},
            [&](const std::vector<std::string>&) -> std::string {
              if (type->kind == TyKind::Bool) return from == 0 ? "false" : "true";
              bool any = false;
              for (const Row& row : rows) any |= row[0].kind == Shape::Kind::Range;
              if (!any || type->kind == TyKind::Char) return "_";
              const auto write = [](i128 value) { return std::to_string(static_cast<long long>(value)); };
              return from == to ? write(from) : write(from) + "..=" + write(to);
            });
        if (!found.empty()) return found;
      }
      return {};
    }
    if (type->kind == TyKind::Slice || type->kind == TyKind::Array) {
      std::size_t longest = 0;
      for (const Row& row : rows)
        if (row[0].kind == Shape::Kind::Slice) longest = std::max(longest, row[0].parts.size() + 1);
      std::size_t first = 0, last = longest;
      if (type->kind == TyKind::Array && type->args[1]->kind == TyKind::Const) {
        if (type->args[1]->value > 64) return {};
        first = last = static_cast<std::size_t>(type->args[1]->value);
      }
      for (std::size_t length = first; length <= last; ++length) {
        auto found = specialised(
            [&](const Shape& shape, Row& made) {
              if (shape.kind == Shape::Kind::Wild) return true;
              if (shape.kind != Shape::Kind::Slice) return false;
              if (shape.open ? shape.parts.size() > length : shape.parts.size() != length) return false;
              made.assign(length, Shape{});
              for (std::size_t i = 0; i < shape.parts.size(); ++i)
                made[shape.open && i >= shape.prefix ? length - (shape.parts.size() - i) : i] = shape.parts[i];
              return true;
            },
            length, std::vector<Ty>(length, type->args[0]), [&](const std::vector<std::string>& inside) { return "[" + list(inside) + "]"; });
        if (!found.empty()) return found;
      }
      return {};
    }
    // Anything else: texts, floats, structs of the library: only a wildcard matches all.
    return specialised([&](const Shape& shape, Row&) { return shape.kind == Shape::Kind::Wild; }, 0, {}, [](const std::vector<std::string>&) { return std::string("_"); });
  }

 private:
  std::vector<Shape> product(Shape base, const std::vector<std::vector<Shape>>& parts) {
    std::vector<Shape> out{std::move(base)};
    for (const std::vector<Shape>& choices : parts) {
      std::vector<Shape> next;
      for (const Shape& so_far : out)
        for (const Shape& choice : choices) {
          if (next.size() > 500) break;
          next.push_back(so_far);
          next.back().parts.push_back(choice);
        }
      out = std::move(next);
    }
    return out;
  }

  bool number(const Expr* expr, i128& value) { return evaluate_constant(crate_, module_, expr, value); }

  std::vector<Shape> bare(const Pattern* p) {
    Shape shape;
    const std::vector<Shape> wild{Shape{}};
    switch (p->kind) {
      case PatternKind::Wild: case PatternKind::Rest: case PatternKind::Error: return wild;
      case PatternKind::Bind: return p->inner ? shapes(p->inner) : wild;
      case PatternKind::Or: {
        std::vector<Shape> out;
        for (const Pattern* inner : p->list)
          for (Shape& one : shapes(inner)) out.push_back(std::move(one));
        return out;
      }
      case PatternKind::Ref:
        shape.kind = Shape::Kind::Ref;
        return product(shape, {shapes(p->inner)});
      case PatternKind::Tuple:
      case PatternKind::TupleStruct: {
        std::size_t count = p->type->kind == TyKind::Tuple ? p->type->args.size() : p->variant ? p->variant->fields.size() : 0;
        shape.kind = p->kind == PatternKind::Tuple ? Shape::Kind::Tuple : Shape::Kind::Variant;
        shape.variant = p->variant;
        std::vector<std::vector<Shape>> parts(count, wild);
        std::size_t rest = p->list.size();
        for (std::size_t i = 0; i < p->list.size(); ++i)
          if (p->list[i]->kind == PatternKind::Rest) rest = i;
        for (std::size_t i = 0; i < p->list.size(); ++i)
          if (i != rest) {
            const std::size_t field = i < rest ? i : count - (p->list.size() - i);
            if (field < count) parts[field] = shapes(p->list[i]);
          }
        return product(shape, parts);
      }
      case PatternKind::Struct: {
        if (!p->variant) return wild;
        shape.kind = Shape::Kind::Variant;
        shape.variant = p->variant;
        std::vector<std::vector<Shape>> parts(p->variant->fields.size(), wild);
        for (const FieldPattern& field : p->fields) parts[field.index] = shapes(field.pattern);
        return product(shape, parts);
      }
      case PatternKind::Path:
        if (p->variant) {
          shape.kind = Shape::Kind::Variant;
          shape.variant = p->variant;
          return {shape};
        }
        [[fallthrough]];
      case PatternKind::Literal:
      case PatternKind::Range: {
        if (p->kind == PatternKind::Literal && p->low->kind == ExprKind::Literal && p->low->literal == LiteralKind::Str) {
          shape.kind = Shape::Kind::Text;
          shape.text = p->low->text;
          return {shape};
        }
        shape.kind = Shape::Kind::Range;
        const i128 limit = static_cast<i128>(1) << 126;
        shape.low = -limit * 2;
        shape.high = limit - 1 + limit;
        if (p->low && !number(p->low, shape.low)) return {text_shape()};
        if (p->kind != PatternKind::Range) {
          shape.high = shape.low;
        } else if (p->high) {
          if (!number(p->high, shape.high)) return {text_shape()};
          if (!p->is_inclusive) --shape.high;
        }
        return {shape};
      }
      case PatternKind::Slice: {
        shape.kind = Shape::Kind::Slice;
        std::vector<std::vector<Shape>> parts;
        for (const Pattern* inner : p->list) {
          if (inner->kind == PatternKind::Rest || (inner->kind == PatternKind::Bind && inner->inner && inner->inner->kind == PatternKind::Rest)) {
            shape.open = true;
            shape.prefix = parts.size();
          } else {
            parts.push_back(shapes(inner));
          }
        }
        return product(shape, parts);
      }
    }
    return wild;
  }
  static Shape text_shape() {  // matches something unknown, never all
    Shape shape;
    shape.kind = Shape::Kind::Text;
    return shape;
  }

  Crate& crate_;
  Infer& infer_;
  const Module& module_;
  int work_ = 0;
};

}  // namespace

void check_exhaustive(Crate& crate, FnDef& fn, const std::vector<Expr*>& exprs, const std::vector<Stmt*>& lets) {
  if (crate.diagnostics.has_errors()) return;
  Infer infer(crate, false);
  infer.set_env(&fn.generics);
  const auto refutable = [&](const Pattern* pattern, Ty type) -> std::string {
    Matcher matcher(crate, infer, *fn.module);
    std::vector<Row> rows;
    for (Shape& shape : matcher.shapes(pattern)) rows.push_back({std::move(shape)});
    const auto left = matcher.missing(rows, {type});
    return left.empty() ? "" : left[0];
  };
  for (const Expr* expr : exprs) {
    if (expr->kind == ExprKind::Match && expr->a->type) {
      Matcher matcher(crate, infer, *fn.module);
      std::vector<Row> rows;
      for (const MatchArm& arm : expr->arms)
        if (!arm.guard)
          for (Shape& shape : matcher.shapes(arm.pattern)) rows.push_back({std::move(shape)});
      const Ty type = expr->a->adjusts.empty() ? expr->a->type : expr->a->adjusts.back().target;
      if (type->kind == TyKind::Never) continue;
      const auto left = matcher.missing(rows, {type});
      if (!left.empty())
        crate.diagnostics.error("E0004", expr->a->span, "this `match` leaves out `" + left[0] + "`")
            .with_label("`" + left[0] + "` is not covered")
            .with_hint("add an arm for it, or `_ => …` for all the rest");
    }
    if (expr->kind == ExprKind::For && expr->pattern->type) {
      const std::string left = refutable(expr->pattern, expr->pattern->derefs.empty() ? expr->pattern->type : expr->pattern->derefs[0]);
      if (!left.empty()) crate.diagnostics.error("E0005", expr->pattern->span, "this pattern leaves out `" + left + "`");
    }
  }
  for (const Stmt* stmt : lets) {
    if (stmt->else_block || !stmt->type) continue;
    const std::string left = refutable(stmt->pattern, stmt->type);
    if (!left.empty())
      crate.diagnostics.error("E0005", stmt->pattern->span, "this `let` leaves out `" + left + "`")
          .with_hint("use `let … else { … }` or `if let`");
  }
}

}  // namespace handoff::lang
