// Drops made exact. A move path is a local or a part of one that is moved out of somewhere. For each path and point it is
// found by dataflow whether the value may be there and whether it surely is; where only the first holds, a flag knows.
// (After the drop elaboration of rustc.)
#include <algorithm>
#include <cstdint>

#include "lang/mir_build.hpp"
#include "lang/infer.hpp"

namespace handoff::lang::mir {

namespace {

class Elaboration {
 public:
  Elaboration(Body body, Crate& crate) : body_(std::move(body)), crate_(crate), types_(crate.types), infer_(crate, false) {
    infer_.set_env(&body_.fn->generics);
  }

  Body run() {
    find_paths();
    flow();
    for (BlockId id = 0, count = static_cast<BlockId>(body_.blocks.size()); id < count; ++id)
      if (body_.blocks[id].terminator.kind == TerminatorKind::Drop) rewrite_drop(id);
    keep_flags();
    tidy();
    return std::move(body_);
  }

 private:
  struct Path {
    Local root;
    Projection step;           // from the parent; not for a root
    std::size_t parent;        // kNone: a root
    std::vector<std::size_t> children;
    Place place;
    Ty type;
    Local flag = kNoLocal;
  };
  static constexpr std::size_t kNone = SIZE_MAX;
  struct State {
    std::vector<bool> maybe, surely;
    bool reached = false;
  };

  // ---- paths

  bool same_step(const Projection& a, const Projection& b) const {
    return a.kind == b.kind && a.index == b.index && a.variant == b.variant && a.to == b.to && a.from_end == b.from_end;
  }

  // The path of a place; kNone where it is none, or lies behind a reference.
  std::size_t path_of(const Place& place, bool create) {
    if (place.local == kNoLocal) return kNone;
    std::size_t at = roots_[place.local];
    if (at == kNone) {
      if (!create) return kNone;
      at = roots_[place.local] = paths_.size();
      Path root;
      root.root = place.local;
      root.parent = kNone;
      root.place = {place.local, {}};
      root.type = body_.locals[place.local].type;
      paths_.push_back(std::move(root));
    }
    for (const Projection& step : place.steps) {
      const Ty before = paths_[at].type;
      if (step.kind == Projection::Kind::Deref && before->adt() != crate_.lang.box) return kNone;
      if (step.kind == Projection::Kind::Index || step.kind == Projection::Kind::Subslice) return kNone;
      std::size_t next = kNone;
      for (const std::size_t child : paths_[at].children)
        if (same_step(paths_[child].step, step)) next = child;
      if (next == kNone) {
        if (!create) return kNone;
        next = paths_.size();
        Path path;
        path.root = place.local;
        path.step = step;
        path.parent = at;
        path.place = paths_[at].place;
        path.place.steps.push_back(step);
        path.type = step.type;
        paths_.push_back(std::move(path));
        paths_[at].children.push_back(next);
      }
      at = next;
    }
    return at;
  }

  template <class F>
  static void each_operand(Statement& statement, const F& f) {
    if (statement.kind == StatementKind::Assign)
      for (Operand& operand : statement.value.operands) f(operand);
  }
  template <class F>
  static void each_operand(Terminator& end, const F& f) {
    if (end.kind == TerminatorKind::Call) {
      if (end.operand.type) f(end.operand);
      for (Operand& operand : end.arguments) f(operand);
    }
  }

  void find_paths() {
    roots_.assign(body_.locals.size(), kNone);
    const auto moved = [&](Operand& operand) {
      if (operand.kind == Operand::Kind::Move && may_need_drop(operand.type, crate_.lang)) path_of(operand.place, true);
    };
    for (Block& block : body_.blocks)
      if (block.terminator.kind == TerminatorKind::Drop) path_of(block.terminator.place, true);
    for (Block& block : body_.blocks) {
      for (Statement& statement : block.statements) each_operand(statement, moved);
      each_operand(block.terminator, moved);
    }
  }

  // ---- dataflow

  template <class F>
  void each_below(std::size_t path, const F& f) {
    f(path);
    for (const std::size_t child : paths_[path].children) each_below(child, f);
  }
  void set(State& state, std::size_t path, bool there) {
    each_below(path, [&](std::size_t p) { state.maybe[p] = state.surely[p] = there; });
  }
  void move_out(State& state, const Operand& operand) {
    if (operand.kind != Operand::Kind::Move) return;
    if (const std::size_t path = path_of(operand.place, false); path != kNone) set(state, path, false);
  }
  void after(State& state, Statement& statement) {
    switch (statement.kind) {
      case StatementKind::Assign:
        each_operand(statement, [&](Operand& operand) { move_out(state, operand); });
        if (const std::size_t path = path_of(statement.place, false); path != kNone) set(state, path, true);
        break;
      case StatementKind::StorageLive:
      case StatementKind::StorageDead:
        if (const std::size_t path = roots_[statement.local]; path != kNone) set(state, path, false);
        break;
      default: break;
    }
  }

  void merge(BlockId into, const State& state) {
    if (into == kNoBlock) return;
    State& there = states_[into];
    if (!there.reached) {
      there = state;
      there.reached = true;
      work_.push_back(into);
      return;
    }
    bool changed = false;
    for (std::size_t i = 0; i < paths_.size(); ++i) {
      if (state.maybe[i] && !there.maybe[i]) there.maybe[i] = changed = true;
      if (!state.surely[i] && there.surely[i]) {
        there.surely[i] = false;
        changed = true;
      }
    }
    if (changed) work_.push_back(into);
  }

  void flow() {
    states_.assign(body_.blocks.size(), {});
    State begin;
    begin.maybe.assign(paths_.size(), false);
    begin.surely.assign(paths_.size(), false);
    begin.reached = true;
    for (Local local = 1; local <= body_.arguments; ++local)
      if (roots_[local] != kNone) set(begin, roots_[local], true);
    merge(0, begin);
    while (!work_.empty()) {
      const BlockId id = work_.back();
      work_.pop_back();
      State state = states_[id];
      Block& block = body_.blocks[id];
      const BlockId unwind = body_.unwind_of_block[id];
      for (Statement& statement : block.statements) {
        if (unwind != kNoBlock && statement.kind == StatementKind::Assign && (statement.value.kind == RvalueKind::Binary || statement.value.kind == RvalueKind::Unary)) merge(unwind, state);
        after(state, statement);
      }
      Terminator& end = block.terminator;
      each_operand(end, [&](Operand& operand) { move_out(state, operand); });
      switch (end.kind) {
        case TerminatorKind::Call:
          merge(end.unwind, state);
          if (const std::size_t path = path_of(end.place, false); path != kNone) set(state, path, true);
          merge(end.target, state);
          break;
        case TerminatorKind::Drop:
          if (const std::size_t path = path_of(end.place, false); path != kNone) set(state, path, false);
          merge(end.unwind, state);
          merge(end.target, state);
          break;
        case TerminatorKind::Goto: merge(end.target, state); break;
        case TerminatorKind::Switch:
          for (const auto& [value, target] : end.cases) merge(target, state);
          merge(end.otherwise, state);
          break;
        default: break;
      }
    }
  }

  // ---- drops

  BlockId new_block(bool is_cleanup) {
    body_.blocks.emplace_back();
    body_.blocks.back().is_cleanup = is_cleanup;
    body_.unwind_of_block.push_back(kNoBlock);
    return static_cast<BlockId>(body_.blocks.size() - 1);
  }
  BlockId go_to(BlockId target, bool is_cleanup) {
    const BlockId id = new_block(is_cleanup);
    body_.blocks[id].terminator.kind = TerminatorKind::Goto;
    body_.blocks[id].terminator.target = target;
    return id;
  }
  Local flag_of(std::size_t path) {
    if (paths_[path].flag == kNoLocal) {
      LocalDecl flag;
      flag.type = types_.boolean();
      flag.is_flag = true;
      paths_[path].flag = static_cast<Local>(body_.locals.size());
      body_.locals.push_back(flag);
      roots_.push_back(kNone);
    }
    return paths_[path].flag;
  }

  // A block that drops `place` and goes on at `next`; behind the path's flag where that is asked for.
  BlockId drop_block(const Place& place, const Terminator& like, BlockId next, bool is_cleanup, Local flag, bool shallow = false) {
    const BlockId id = new_block(is_cleanup);
    Terminator& end = body_.blocks[id].terminator;
    end.kind = TerminatorKind::Drop;
    end.span = like.span;
    end.place = place;
    end.target = next;
    end.unwind = like.unwind;
    end.flag = flag;
    end.shallow = shallow;
    return id;
  }

  bool all_surely(const State& state, std::size_t path) {
    bool all = true;
    each_below(path, [&](std::size_t p) { all = all && state.surely[p]; });
    return all;
  }
  bool none_maybe(const State& state, std::size_t path) {
    bool any = false;
    each_below(path, [&](std::size_t p) { any = any || state.maybe[p]; });
    return !any;
  }

  // The blocks that drop what may be left of a path; the first of them.
  BlockId drop_path(std::size_t path, const State& state, const Terminator& like, BlockId next, bool is_cleanup) {
    if (none_maybe(state, path)) return next;
    const Place place = paths_[path].place;
    if (all_surely(state, path)) return drop_block(place, like, next, is_cleanup, kNoLocal);
    const Ty type = paths_[path].type;
    const std::vector<std::size_t> children = paths_[path].children;
    const Local flag = state.surely[path] ? kNoLocal : flag_of(path);
    if (children.empty()) return drop_block(place, like, next, is_cleanup, flag);
    // Part by part; the parts that are nowhere moved go with the whole's flag.
    const auto child_with = [&](std::uint32_t index, std::uint32_t variant) {
      for (const std::size_t child : children)
        if (paths_[child].step.kind == Projection::Kind::Field && paths_[child].step.index == index && paths_[child].step.variant == variant) return child;
      return kNone;
    };
    const auto part = [&](std::uint32_t index, std::uint32_t variant, Ty part_type, BlockId then) {
      if (const std::size_t child = child_with(index, variant); child != kNone) return drop_path(child, state, like, then, is_cleanup);
      if (!may_need_drop(part_type, crate_.lang) || !state.maybe[path]) return then;
      Place at = place;
      Projection step;
      step.kind = Projection::Kind::Field;
      step.index = index;
      step.variant = variant;
      step.type = part_type;
      at.steps.push_back(step);
      return drop_kept(at, like, then, is_cleanup, flag);
    };
    const auto field_type = [&](const VariantDef& variant, std::uint32_t index) {
      return infer_.settle(types_.substitute(variant.fields[index].type, type->args));
    };
    switch (type->kind) {
      case TyKind::Tuple:
        for (std::uint32_t i = static_cast<std::uint32_t>(type->args.size()); i-- > 0;) next = part(i, 0, type->args[i], next);
        return next;
      case TyKind::Closure: {
        const std::vector<Capture>& captures = type->closure()->captures;
        for (std::uint32_t i = static_cast<std::uint32_t>(captures.size()); i-- > 0;) next = part(i, 0, captures[i].field_type, next);
        return next;
      }
      case TyKind::Adt: {
        const AdtDef& adt = *type->adt();
        if (&adt == crate_.lang.box) {
          const BlockId box = drop_block(place, like, next, is_cleanup, flag, true);
          return drop_path(children[0], state, like, box, is_cleanup);
        }
        if (!adt.is_enum) {
          const VariantDef& fields = adt.the_variant();
          for (std::uint32_t i = static_cast<std::uint32_t>(fields.fields.size()); i-- > 0;) next = part(i, 0, field_type(fields, i), next);
          return next;
        }
        // Of an enum the parts of a variant were moved: which it is, is still to be read.
        std::vector<std::uint32_t> variants;
        for (const std::size_t child : children)
          if (std::find(variants.begin(), variants.end(), paths_[child].step.variant) == variants.end()) variants.push_back(paths_[child].step.variant);
        LocalDecl tag_decl;
        tag_decl.type = types_.primitive(TyKind::Isize);
        tag_decl.is_temporary = true;
        const Local tag = static_cast<Local>(body_.locals.size());
        body_.locals.push_back(tag_decl);
        roots_.push_back(kNone);
        std::vector<std::pair<u128, BlockId>> cases;
        for (const std::uint32_t variant : variants) {
          BlockId at = next;
          const VariantDef& fields = *adt.variants[variant];
          for (std::uint32_t i = static_cast<std::uint32_t>(fields.fields.size()); i-- > 0;) at = part(i, variant, field_type(fields, i), at);
          cases.emplace_back(variant, at == next ? go_to(next, is_cleanup) : at);
        }
        const BlockId whole = state.maybe[path] ? drop_kept(place, like, next, is_cleanup, flag) : go_to(next, is_cleanup);
        const BlockId which = new_block(is_cleanup);
        Statement look;
        look.kind = StatementKind::Assign;
        look.span = like.span;
        look.place = {tag, {}};
        look.value.kind = RvalueKind::Discriminant;
        look.value.type = tag_decl.type;
        look.value.place = place;
        body_.blocks[which].statements.push_back(std::move(look));
        Terminator& end = body_.blocks[which].terminator;
        end.kind = TerminatorKind::Switch;
        end.span = like.span;
        end.operand.kind = Operand::Kind::Copy;
        end.operand.place = {tag, {}};
        end.operand.type = tag_decl.type;
        end.cases = std::move(cases);
        end.otherwise = whole;
        return which;
      }
      case TyKind::Array: {
        if (type->args[1]->kind != TyKind::Const) return next;
        const std::uint32_t count = static_cast<std::uint32_t>(type->args[1]->value);
        for (std::uint32_t i = count; i-- > 0;) {
          std::size_t child = kNone;
          for (const std::size_t c : children) {
            const Projection& step = paths_[c].step;
            if ((step.from_end ? count - step.index : step.index) == i) child = c;
          }
          if (child != kNone) {
            next = drop_path(child, state, like, next, is_cleanup);
            continue;
          }
          Place at = place;
          Projection step;
          step.kind = Projection::Kind::ConstantIndex;
          step.index = i;
          step.type = type->args[0];
          at.steps.push_back(step);
          next = drop_kept(at, like, next, is_cleanup, flag);
        }
        return next;
      }
      default: return drop_block(place, like, next, is_cleanup, flag);
    }
  }

  // As drop_block, but the flag stays as it is: other parts are behind it, too.
  BlockId drop_kept(const Place& place, const Terminator& like, BlockId next, bool is_cleanup, Local flag) {
    const BlockId drops = drop_block(place, like, next, is_cleanup, kNoLocal);
    if (flag == kNoLocal) return drops;
    const BlockId id = new_block(is_cleanup);
    Terminator& end = body_.blocks[id].terminator;
    end.kind = TerminatorKind::Switch;
    end.span = like.span;
    end.operand.kind = Operand::Kind::Copy;
    end.operand.place = {flag, {}};
    end.operand.type = types_.boolean();
    end.cases = {{0, next}};
    end.otherwise = drops;
    return id;
  }

  void rewrite_drop(BlockId id) {
    const Terminator like = body_.blocks[id].terminator;
    const std::size_t path = path_of(like.place, false);
    if (path == kNone) return;
    State state = states_[id];
    if (!state.reached) return;
    for (Statement& statement : body_.blocks[id].statements) after(state, statement);
    if (all_surely(state, path)) return;
    // What the drop leaves behind is gone: its flags are cleared on the way.
    const BlockId first = drop_path(path, state, like, like.target, body_.blocks[id].is_cleanup);
    Terminator& end = body_.blocks[id].terminator;
    end = {};
    end.kind = TerminatorKind::Goto;
    end.span = like.span;
    end.target = first;
  }

  // ---- flags

  void set_flags(std::vector<Statement>& into, std::size_t path, bool there, Span span) {
    each_below(path, [&](std::size_t p) {
      if (paths_[p].flag == kNoLocal) return;
      Statement statement;
      statement.kind = StatementKind::SetFlag;
      statement.span = span;
      statement.local = paths_[p].flag;
      statement.flag = there;
      into.push_back(std::move(statement));
    });
  }

  void keep_flags() {
    if (std::none_of(paths_.begin(), paths_.end(), [](const Path& path) { return path.flag != kNoLocal; })) return;
    std::vector<std::vector<Statement>> in_front(body_.blocks.size());
    for (BlockId id = 0; id < body_.blocks.size(); ++id) {
      std::vector<Statement> statements;
      for (Statement& statement : body_.blocks[id].statements) {
        std::vector<Statement> more;
        each_operand(statement, [&](Operand& operand) {
          if (operand.kind == Operand::Kind::Move)
            if (const std::size_t path = path_of(operand.place, false); path != kNone) set_flags(more, path, false, statement.span);
        });
        if (statement.kind == StatementKind::Assign)
          if (const std::size_t path = path_of(statement.place, false); path != kNone) set_flags(more, path, true, statement.span);
        if (statement.kind == StatementKind::StorageLive)
          if (const std::size_t path = roots_[statement.local]; path != kNone) set_flags(more, path, false, statement.span);
        statements.push_back(std::move(statement));
        std::move(more.begin(), more.end(), std::back_inserter(statements));
      }
      Terminator& end = body_.blocks[id].terminator;
      each_operand(end, [&](Operand& operand) {
        if (operand.kind == Operand::Kind::Move)
          if (const std::size_t path = path_of(operand.place, false); path != kNone) set_flags(statements, path, false, end.span);
      });
      if (end.kind == TerminatorKind::Drop && end.flag == kNoLocal)
        if (const std::size_t path = path_of(end.place, false); path != kNone) set_flags(statements, path, false, end.span);
      if (end.kind == TerminatorKind::Call && end.target != kNoBlock)
        if (const std::size_t path = path_of(end.place, false); path != kNone) set_flags(in_front[end.target], path, true, end.span);
      body_.blocks[id].statements = std::move(statements);
    }
    std::vector<Statement> begin;
    for (std::size_t p = 0; p < paths_.size(); ++p) {
      if (paths_[p].flag == kNoLocal) continue;
      Statement statement;
      statement.kind = StatementKind::SetFlag;
      statement.local = paths_[p].flag;
      statement.flag = paths_[p].root >= 1 && paths_[p].root <= body_.arguments;
      begin.push_back(std::move(statement));
    }
    in_front[0].insert(in_front[0].begin(), begin.begin(), begin.end());
    for (BlockId id = 0; id < body_.blocks.size(); ++id)
      body_.blocks[id].statements.insert(body_.blocks[id].statements.begin(), in_front[id].begin(), in_front[id].end());
  }

  // ---- what is left over

  BlockId resolve(BlockId id) const {
    for (std::size_t steps = 0; id != kNoBlock && steps < body_.blocks.size(); ++steps) {
      const Block& block = body_.blocks[id];
      if (!block.statements.empty() || block.terminator.kind != TerminatorKind::Goto) break;
      id = block.terminator.target;
    }
    return id;
  }
  BlockId resolve_unwind(BlockId id) const {
    id = resolve(id);
    if (id != kNoBlock && body_.blocks[id].statements.empty() && body_.blocks[id].terminator.kind == TerminatorKind::Resume) return kNoBlock;
    return id;
  }

  void tidy() {
    for (Block& block : body_.blocks)
      block.statements.erase(std::remove_if(block.statements.begin(), block.statements.end(),
                                            [](const Statement& s) { return s.kind != StatementKind::Assign && s.kind != StatementKind::SetFlag; }),
                             block.statements.end());
    for (Block& block : body_.blocks) {
      Terminator& end = block.terminator;
      end.target = resolve(end.target);
      end.otherwise = resolve(end.otherwise);
      end.unwind = resolve_unwind(end.unwind);
      for (auto& [value, target] : end.cases) target = resolve(target);
    }
    for (BlockId& unwind : body_.unwind_of_block) unwind = resolve_unwind(unwind);
  }

  Body body_;
  Crate& crate_;
  Interner& types_;
  Infer infer_;
  std::vector<Path> paths_;
  std::vector<std::size_t> roots_;   // by local
  std::vector<State> states_;        // at each block's beginning
  std::vector<BlockId> work_;
};

}  // namespace

Body elaborate(const Body& body, Crate& crate) { return Elaboration(body, crate).run(); }

}  // namespace handoff::lang::mir
