#include "lang/borrow_context.hpp"

namespace handoff::lang::borrow {

Context::Context(Crate& in_crate, Infer& in_infer, const FnDef& in_fn, const Body& in_body)
    : crate(in_crate), infer(in_infer), fn(in_fn), body(in_body), points(in_body), moved_at_(in_body.locals.size(), kNoPoint), maker_(in_body.locals.size()) {
  for (const BlockId block : points.blocks())
    for (Point point = points.first(block); point <= points.last(block); ++point)
      each_use(points, point, [&](const Use& use) {
        if ((use.kind == UseKind::Move || use.kind == UseKind::Copy) && use.place.steps.empty() && !body.locals[use.place.local].name) moved_at_[use.place.local] = point;
        if (use.kind == UseKind::CallResult && use.place.steps.empty()) maker_[use.place.local] = &points.terminator(point);
      });
}

const Capture* Context::capture(const Place& place, std::size_t& steps) const {
  if (!body.closure || place.local != 1) return nullptr;
  std::size_t at = 0;
  if (at < place.steps.size() && place.steps[at].kind == Projection::Kind::Deref) ++at;
  if (at >= place.steps.size() || place.steps[at].kind != Projection::Kind::Field || place.steps[at].index >= body.closure->captures.size()) return nullptr;
  const Capture& found = body.closure->captures[place.steps[at].index];
  ++at;
  if (found.mode != Capture::Mode::ByMove && at < place.steps.size() && place.steps[at].kind == Projection::Kind::Deref) ++at;
  steps = at;
  return &found;
}

const LocalVar* Context::variable(const Place& place) const {
  std::size_t steps = 0;
  if (const Capture* found = capture(place, steps)) return found->local;
  const mir::LocalDecl& decl = body.locals[place.local];
  return decl.name ? decl.variable : nullptr;
}

std::string Context::describe(const Place& place) const {
  std::string out;
  std::size_t from = 0;
  Ty type = nullptr;
  const auto field = [&](Ty before, std::uint32_t variant, std::uint32_t index) {
    if (before && before->kind == TyKind::Adt) {
      const AdtDef* adt = before->adt();
      if (adt->is_enum) return;                    // parts of an enum have no name of their own
      if (variant < adt->variants.size() && index < adt->variants[variant]->fields.size() && adt->variants[variant]->fields[index].name) {
        out += "." + *adt->variants[variant]->fields[index].name;
        return;
      }
    }
    out += "." + std::to_string(index);
  };
  if (const Capture* found = capture(place, from)) {
    out = *found->local->name;
    Ty at = found->local->type;
    for (const Capture::Step& step : found->steps) {
      if (!step.is_deref) field(at, 0, step.field);
      at = step.type;
    }
    type = found->place_type;
  } else {
    const mir::LocalDecl& decl = body.locals[place.local];
    if (!decl.name) return {};
    out = *decl.name;
    type = decl.type;
  }
  for (std::size_t i = from; i < place.steps.size(); ++i) {
    const Projection& step = place.steps[i];
    switch (step.kind) {
      case Projection::Kind::Deref:
        if (i + 1 == place.steps.size()) out = "*" + out;
        break;
      case Projection::Kind::Field: field(type, step.variant, step.index); break;
      case Projection::Kind::Index:
      case Projection::Kind::ConstantIndex:
      case Projection::Kind::Subslice: out += "[..]"; break;
    }
    type = step.type;
  }
  return out;
}

Consumer Context::direct_consumer(Point point, const Place& operand) const {
  Consumer out;
  out.point = point;
  const auto same = [&](const mir::Operand& o) { return &o.place == &operand || (o.kind != mir::Operand::Kind::Constant && o.place.local == operand.local && o.place.steps.size() == operand.steps.size() && (o.kind == mir::Operand::Kind::Move || o.kind == mir::Operand::Kind::Copy)); };
  if (const mir::Statement* s = points.statement(point)) {
    if (s->kind == mir::StatementKind::Assign && s->value.kind == mir::RvalueKind::Aggregate && s->value.type && s->value.type->kind == TyKind::Closure)
      for (std::size_t i = 0; i < s->value.operands.size(); ++i)
        if (same(s->value.operands[i])) {
          out.closure = s->value.type->closure();
          out.operand = i;
          break;
        }
    return out;
  }
  const mir::Terminator& t = points.terminator(point);
  if (t.kind != mir::TerminatorKind::Call) return out;
  out.call = &t;
  for (std::size_t i = 0; i < t.arguments.size(); ++i)
    if (same(t.arguments[i])) out.operand = i;
  return out;
}

Consumer Context::consumer(Point point, const Place& operand) const {
  const Consumer direct = direct_consumer(point, operand);
  if (direct.closure || direct.call) return direct;
  const mir::Statement* s = points.statement(point);
  if (!s || s->kind != mir::StatementKind::Assign || !s->place.steps.empty() || body.locals[s->place.local].name) return direct;
  if (s->value.kind != mir::RvalueKind::Use && s->value.kind != mir::RvalueKind::Ref) return direct;
  const Point later = moved_at_[s->place.local];
  if (later == kNoPoint) return direct;
  return direct_consumer(later, s->place);
}

Span Context::head(const ClosureDef* closure) const {
  const Expr* expr = closure->expr;
  Span out = expr->span;
  if (expr->a && expr->a->span.lo > out.lo && expr->a->span.lo <= out.hi) out.hi = expr->a->span.lo;
  const std::string written = text(out);
  // Up to the second bar: `-> T` and spaces do not belong to it.
  const std::size_t last = written.rfind('|');
  if (last != std::string::npos) out.hi = out.lo + static_cast<std::uint32_t>(last) + 1;
  return out;
}

std::string Context::text(Span span) const {
  if (span.lo < crate.base || span.hi < span.lo || span.hi - crate.base > crate.text.size()) return {};
  return crate.text.substr(span.lo - crate.base, span.hi - span.lo);
}

std::string callee_name(const mir::Terminator& call) { return call.fn ? *call.fn->name : std::string(); }

}  // namespace handoff::lang::borrow
