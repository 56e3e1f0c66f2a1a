// One body from beginning to end.
#include <algorithm>
#include <mutex>

#include "lang/library.hpp"
#include "lang/mir_builder.hpp"

namespace handoff::lang {

namespace mir {

bool may_need_drop(Ty type, const LangItems& lang) {
  const auto any = [&](const std::vector<Ty>& parts) {
    return std::any_of(parts.begin(), parts.end(), [&](Ty part) { return may_need_drop(part, lang); });
  };
  switch (type->kind) {
    case TyKind::Tuple: return any(type->args);
    case TyKind::Array: return may_need_drop(type->args[0], lang);
    case TyKind::Adt: {
      const AdtDef* adt = type->adt();
      if (adt == lang.phantom || adt == lang.manually_drop) return false;
      if (adt == lang.box || adt->drop_impl) return true;
      // A field's type in terms of the parameters is looked at as it is; what depends on a parameter, by the arguments.
      bool by_arguments = false;
      for (const VariantDef* variant : adt->variants)
        for (const FieldDef& field : variant->fields) {
          if (!field.type || field.type == type) continue;
          if (field.type->kind == TyKind::Param) by_arguments = true;
          else if (may_need_drop(field.type, lang)) return true;
        }
      return by_arguments && any(type->args);
    }
    case TyKind::Closure: {
      for (const Capture& capture : type->closure()->captures)
        if (capture.mode == Capture::Mode::ByMove && may_need_drop(capture.field_type, lang)) return true;
      return false;
    }
    case TyKind::Param: case TyKind::Projection: case TyKind::Opaque: case TyKind::Dyn: case TyKind::Slice: return true;
    default: return false;
  }
}

Builder::Builder(Crate& crate, const FnDef& fn, const ClosureDef* closure)
    : crate_(crate), types_(crate.types), infer_(crate, false), fn_(fn), closure_(closure) {
  infer_.set_env(&fn.generics);
}

Body Builder::run() {
  body_.fn = &fn_;
  body_.closure = closure_;
  const Span span = closure_ ? closure_->expr->span : fn_.item->span;
  current_ = new_block();
  const auto add_local = [&](Ty type, const LocalVar* variable, bool is_argument) {
    LocalDecl local;
    local.type = type;
    local.is_argument = is_argument;
    if (variable) {
      local.name = variable->name;
      local.span = variable->span;
      local.variable = variable;
      local.is_mut = variable->is_mut;
      locals_[variable] = static_cast<Local>(body_.locals.size());
    }
    body_.locals.push_back(local);
    return static_cast<Local>(body_.locals.size() - 1);
  };
  result_ = closure_ ? closure_->output : fn_.constant && !fn_.item->body ? types_.erase(fn_.constant->type) : types_.erase(fn_.output);
  if (!closure_) result_ = infer_.settle(result_);
  add_local(result_, nullptr, false);
  push_scope(span);
  std::map<Local, Pattern*> patterns;
  const auto parameter = [&](Ty type, const LocalVar* variable, Pattern* pattern) {
    const Local local = add_local(type, variable, true);
    if (!variable && pattern) patterns.emplace(local, pattern);
  };
  if (closure_) {
    const Ty self = closure_->self_type;
    add_local(closure_->kind == ClosureKind::FnOnce ? self : types_.ref(self, closure_->kind == ClosureKind::FnMut), nullptr, true);
    for (std::size_t i = 0; i < closure_->inputs.size(); ++i)
      parameter(closure_->inputs[i], closure_->param_locals[i], closure_->expr->params[i].pattern);
  } else {
    std::size_t input = 0;
    const auto input_type = [&] {
      return infer_.settle(types_.erase(fn_.inputs[input++]));
    };
    if (fn_.has_self) {
      const Ty type = input_type();
      parameter(fn_.self_local ? fn_.self_local->type : type, fn_.self_local, nullptr);
    }
    const std::size_t first = fn_.has_self ? 1 : 0;
    for (std::size_t i = 0; i < fn_.item->params.size(); ++i) {
      const Ty type = input_type();
      const LocalVar* variable = i + first < fn_.param_locals.size() ? fn_.param_locals[i + first] : nullptr;
      parameter(variable ? variable->type : type, variable, fn_.item->params[i].pattern);
    }
  }
  body_.arguments = static_cast<std::uint32_t>(body_.locals.size() - 1);
  for (Local local = 1; local <= body_.arguments; ++local) {
    schedule(local, 0, needs_drop(body_.locals[local].type));
    const auto pattern = patterns.find(local);
    if (pattern == patterns.end()) continue;
    declare_variables(pattern->second);
    bind_irrefutable(pattern->second, place_of(local));
  }
  if (closure_) {
    into(place_of(0), closure_->expr->a, true);
  } else {
    block_into(place_of(0), fn_.item->body, true);
  }
  pop_scope();
  terminate(TerminatorKind::Return, {span.hi, span.hi});
  body_.unwind_of_block.resize(body_.blocks.size(), kNoBlock);
  return std::move(body_);
}

namespace {

std::recursive_mutex building;  // library functions are shared by all programs

template <class Def>
const Body& raw(const Def& def, Crate& crate, const FnDef& fn, const ClosureDef* closure) {
  const std::lock_guard lock(building);
  if (crate.is_library()) complete_library_body(const_cast<FnDef&>(fn));
  if (!def.mir) def.mir = std::make_unique<Body>(Builder(crate, fn, closure).run());
  return *def.mir;
}

}  // namespace

const Body& raw_body_of(const FnDef& fn) { return raw(fn, *fn.crate, fn, nullptr); }
const Body& raw_body_of(const ClosureDef& closure) { return raw(closure, *closure.fn->crate, *closure.fn, &closure); }

}  // namespace mir

namespace {

template <class Def>
const mir::Body& elaborated(const Def& def, Crate& crate) {
  const std::lock_guard lock(mir::building);
  if (!def.elaborated) def.elaborated = std::make_unique<mir::Body>(mir::elaborate(mir::raw_body_of(def), crate));
  return *def.elaborated;
}

}  // namespace

const mir::Body& body_of(const FnDef& fn) { return elaborated(fn, *fn.crate); }
const mir::Body& body_of(const ClosureDef& closure) { return elaborated(closure, *closure.fn->crate); }

}  // namespace handoff::lang
