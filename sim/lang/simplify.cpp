// Detours out of concrete bodies. What is used: a local with one definition that is never borrowed stands for the same
// value wherever it can be read before it is defined anew; a reference made once of a variable stands for that variable.
#include <algorithm>
#include <map>
#include <optional>

#include "lang/specialise.hpp"

namespace handoff::lang {

namespace {

using mir::BlockId;
using mir::Local;
using mir::Operand;
using mir::Place;
using mir::Projection;
using mir::Rvalue;
using mir::RvalueKind;
using mir::Statement;
using mir::StatementKind;
using mir::Terminator;
using mir::TerminatorKind;

enum class Role : std::uint8_t { Read, Write, Borrow, Index };

bool is_place(const Operand& operand) { return operand.kind == Operand::Kind::Copy || operand.kind == Operand::Kind::Move; }
bool has_deref(const Place& place) {
  return std::any_of(place.steps.begin(), place.steps.end(), [](const Projection& step) { return step.kind == Projection::Kind::Deref; });
}
bool only_fields(const Place& place) {
  return std::all_of(place.steps.begin(), place.steps.end(), [](const Projection& step) { return step.kind == Projection::Kind::Field; });
}
bool can_panic(const Statement& statement) {
  return statement.kind == StatementKind::Assign && (statement.value.kind == RvalueKind::Binary || statement.value.kind == RvalueKind::Unary);
}
bool is_pure(const Rvalue& value) {
  return value.kind != RvalueKind::Binary && value.kind != RvalueKind::Unary && value.kind != RvalueKind::Box;
}

// Calls f(place, role) for all places of a statement or terminator. The indices inside of places come first.
template <class F>
void each_place(Place& place, Role role, const F& f) {
  if (place.local != mir::kNoLocal) f(place, role);
}
template <class F>
void each_place(Statement& statement, const F& f) {
  if (statement.kind == StatementKind::FakeRead && statement.place.local != mir::kNoLocal) return;
  if (statement.kind != StatementKind::Assign) return;
  for (Operand& operand : statement.value.operands)
    if (is_place(operand)) each_place(operand.place, Role::Read, f);
  each_place(statement.value.place, statement.value.kind == RvalueKind::Ref ? Role::Borrow : Role::Read, f);
  each_place(statement.place, Role::Write, f);
}
template <class F>
void each_place(Terminator& end, const F& f) {
  if (end.kind == TerminatorKind::Switch || end.kind == TerminatorKind::Call) {
    if ((end.kind == TerminatorKind::Switch || !end.fn) && is_place(end.operand)) each_place(end.operand.place, Role::Read, f);
    for (Operand& operand : end.arguments)
      if (is_place(operand)) each_place(operand.place, Role::Read, f);
    if (end.kind == TerminatorKind::Call) each_place(end.place, Role::Write, f);
  } else if (end.kind == TerminatorKind::Drop) {
    each_place(end.place, Role::Borrow, f);
  }
}

class Simplifier {
 public:
  explicit Simplifier(SpecialBody& special) : special_(special), body_(special.body) {}

  void run() {
    for (int round = 0; round < 4; ++round) {
      changed_ = false;
      thread_jumps();
      merge_blocks();
      look();
      forward_references();
      look();
      for (BlockId id = 0; id < body_.blocks.size(); ++id)
        if (reached_[id]) forward_copies(id);
      look();
      for (BlockId id = 0; id < body_.blocks.size(); ++id)
        if (reached_[id]) forward_destinations(id);
      look();
      remove_dead();
      look();
      choose_known_variants();
      if (!changed_) break;
    }
    tidy();
  }

 private:
  struct Facts {
    std::uint32_t defs = 0, reads = 0;
    bool whole_def = true;        // all definitions are of the whole
    bool borrowed = false;        // itself, not what it points to
    BlockId def_block = mir::kNoBlock, use_block = mir::kNoBlock;
    bool one_use_block = true;
  };

  bool is_temporary(Local local) const {
    const mir::LocalDecl& decl = body_.locals[local];
    return local > body_.arguments && !decl.name && !decl.is_flag;
  }
  bool is_argument(Local local) const { return local >= 1 && local <= body_.arguments; }

  // ---- facts
  template <class F>
  void each_edge(BlockId id, const F& f) {
    Terminator& end = body_.blocks[id].terminator;
    const auto edge = [&](BlockId to) {
      if (to != mir::kNoBlock) f(to);
    };
    if (end.kind == TerminatorKind::Goto || end.kind == TerminatorKind::Call || end.kind == TerminatorKind::Drop) edge(end.target);
    if (end.kind == TerminatorKind::Call || end.kind == TerminatorKind::Drop) edge(end.unwind);
    if (end.kind == TerminatorKind::Switch) {
      for (const auto& one : end.cases) edge(one.second);
      edge(end.otherwise);
    }
    const std::vector<Statement>& statements = body_.blocks[id].statements;
    if (std::any_of(statements.begin(), statements.end(), can_panic)) edge(body_.unwind_of_block[id]);
  }

  void look() {
    const std::size_t count = body_.blocks.size();
    reached_.assign(count, false);
    predecessors_.assign(count, 0);
    std::vector<BlockId> work{0};
    reached_[0] = true;
    ++predecessors_[0];
    while (!work.empty()) {
      const BlockId id = work.back();
      work.pop_back();
      each_edge(id, [&](BlockId to) {
        ++predecessors_[to];
        if (!reached_[to]) {
          reached_[to] = true;
          work.push_back(to);
        }
      });
    }
    facts_.assign(body_.locals.size(), {});
    for (BlockId id = 0; id < count; ++id) {
      if (!reached_[id]) continue;
      const auto note = [&](Place& place, Role role) {
        Facts& facts = facts_[place.local];
        const auto used = [&](Facts& of) {
          ++of.reads;
          if (of.use_block == mir::kNoBlock) of.use_block = id;
          of.one_use_block &= of.use_block == id;
        };
        if (has_deref(place)) {
          used(facts);  // the pointer is read
        } else if (role == Role::Write) {
          ++facts.defs;
          facts.def_block = id;
          facts.whole_def &= place.steps.empty();
        } else {
          used(facts);
          facts.borrowed |= role == Role::Borrow;
        }
        for (const Projection& step : place.steps)
          if (step.local != mir::kNoLocal) used(facts_[step.local]);
      };
      for (Statement& statement : body_.blocks[id].statements) {
        each_place(statement, note);
        if (statement.kind == StatementKind::SetFlag) ++facts_[statement.local].defs;
      }
      each_place(body_.blocks[id].terminator, note);
    }
  }

  // ---- jumps
  void thread_jumps() {
    const auto follow = [&](BlockId& id) {
      for (int n = 0; n < 16 && id != mir::kNoBlock; ++n) {
        const mir::Block& block = body_.blocks[id];
        if (block.terminator.kind != TerminatorKind::Goto || block.terminator.target == id) return;
        if (std::any_of(block.statements.begin(), block.statements.end(), [](const Statement& s) { return s.kind == StatementKind::Assign || s.kind == StatementKind::SetFlag; })) return;
        id = block.terminator.target;
        changed_ = true;
      }
    };
    for (mir::Block& block : body_.blocks) {
      Terminator& end = block.terminator;
      follow(end.target);
      follow(end.otherwise);
      for (auto& one : end.cases) follow(one.second);
    }
  }

  void merge_blocks() {
    look();
    for (BlockId id = 0; id < body_.blocks.size(); ++id) {
      if (!reached_[id]) continue;
      while (true) {
        mir::Block& block = body_.blocks[id];
        if (block.terminator.kind != TerminatorKind::Goto) break;
        const BlockId next = block.terminator.target;
        if (next == mir::kNoBlock || next == id || next == 0 || predecessors_[next] != 1 || body_.blocks[next].is_cleanup != block.is_cleanup) break;
        mir::Block& tail = body_.blocks[next];
        const bool first_panics = std::any_of(block.statements.begin(), block.statements.end(), can_panic);
        const bool tail_panics = std::any_of(tail.statements.begin(), tail.statements.end(), can_panic);
        if (first_panics && tail_panics && body_.unwind_of_block[id] != body_.unwind_of_block[next]) break;
        if (!first_panics) body_.unwind_of_block[id] = body_.unwind_of_block[next];
        block.statements.insert(block.statements.end(), std::make_move_iterator(tail.statements.begin()), std::make_move_iterator(tail.statements.end()));
        block.terminator = std::move(tail.terminator);
        special_.names[id] = special_.names[next];
        tail = {};
        reached_[next] = false;
        changed_ = true;
      }
    }
  }

  // ---- references
  void forward_references() {
    std::map<Local, Place> stands_for;
    for (BlockId id = 0; id < body_.blocks.size(); ++id) {
      if (!reached_[id]) continue;
      for (Statement& statement : body_.blocks[id].statements) {
        if (statement.kind != StatementKind::Assign || statement.value.kind != RvalueKind::Ref || !statement.place.steps.empty()) continue;
        const Local local = statement.place.local;
        const Facts& facts = facts_[local];
        if (local <= body_.arguments || facts.defs != 1 || facts.borrowed) continue;
        const Place& to = statement.value.place;
        const Ty type = body_.locals[local].type;
        if (type->kind != TyKind::Ref || Concrete::is_unsized(type->args[0])) continue;
        if (only_fields(to)) {
          stands_for[local] = to;
        } else if (!to.steps.empty() && to.steps[0].kind == Projection::Kind::Deref &&
                   std::all_of(to.steps.begin() + 1, to.steps.end(), [](const Projection& s) { return s.kind == Projection::Kind::Field; }) &&
                   is_argument(to.local) && facts_[to.local].defs == 0 && !facts_[to.local].borrowed) {
          stands_for[local] = to;
        }
      }
    }
    if (stands_for.empty()) return;
    const auto replace = [&](Place& place, Role) {
      for (int n = 0; n < 8; ++n) {
        if (place.steps.empty() || place.steps[0].kind != Projection::Kind::Deref) return;
        const auto found = stands_for.find(place.local);
        if (found == stands_for.end() || found->second.local == place.local) return;
        Place now = found->second;
        now.steps.insert(now.steps.end(), place.steps.begin() + 1, place.steps.end());
        place = std::move(now);
        changed_ = true;
      }
    };
    for (BlockId id = 0; id < body_.blocks.size(); ++id) {
      if (!reached_[id]) continue;
      for (Statement& statement : body_.blocks[id].statements) each_place(statement, replace);
      each_place(body_.blocks[id].terminator, replace);
    }
  }

  // ---- copies
  // Whether what `place` holds may be another after `statement`.
  bool changes(Statement& statement, const Place& place) {
    if (statement.kind == StatementKind::SetFlag) return statement.local == place.local;
    if (statement.kind != StatementKind::Assign) return false;
    const Place& to = statement.place;
    if (has_deref(to)) return has_deref(place) || facts_[place.local].borrowed;
    if (to.local == place.local) return true;
    for (const Projection& step : place.steps)
      if (step.local == to.local) return true;
    return has_deref(place) && facts_[to.local].borrowed;
  }

  struct Known {
    Operand value;                // what the local stands for
    bool is_aggregate = false;
    std::vector<Operand> parts;   // … or what its fields stand for
    std::uint32_t variant = 0;
  };

  void forward_copies(BlockId id) {
    std::map<Local, Known> known;
    const auto forget = [&](Statement& statement) {
      for (auto it = known.begin(); it != known.end();) {
        bool stale = statement.kind == StatementKind::Assign && !has_deref(statement.place) && statement.place.local == it->first;
        const auto check = [&](const Operand& operand) { stale |= is_place(operand) && changes(statement, operand.place); };
        if (it->second.is_aggregate) {
          for (const Operand& part : it->second.parts) check(part);
        } else {
          check(it->second.value);
        }
        it = stale ? known.erase(it) : std::next(it);
      }
    };
    const auto replace_place = [&](Place& place) -> std::optional<Operand> {
      for (Projection& step : place.steps)
        if (step.local != mir::kNoLocal)
          if (const auto found = known.find(step.local); found != known.end() && !found->second.is_aggregate && is_place(found->second.value) && found->second.value.place.steps.empty()) {
            step.local = found->second.value.place.local;
            changed_ = true;
          }
      const auto found = known.find(place.local);
      if (found == known.end()) return std::nullopt;
      const Known& what = found->second;
      if (what.is_aggregate) {
        if (place.steps.empty() || place.steps[0].kind != Projection::Kind::Field || place.steps[0].index >= what.parts.size()) return std::nullopt;
        if (what.variant != UINT32_MAX && place.steps[0].variant != what.variant) return std::nullopt;
        Operand part = what.parts[place.steps[0].index];
        if (is_place(part)) part.place.steps.insert(part.place.steps.end(), place.steps.begin() + 1, place.steps.end());
        else if (place.steps.size() != 1) return std::nullopt;
        return part;
      }
      Operand value = what.value;
      if (is_place(value)) value.place.steps.insert(value.place.steps.end(), place.steps.begin(), place.steps.end());
      else if (!place.steps.empty()) return std::nullopt;
      return value;
    };
    const auto replace_operand = [&](Operand& operand) {
      if (!is_place(operand)) return;
      if (const std::optional<Operand> value = replace_place(operand.place)) {
        const Ty type = operand.type;
        operand = *value;
        operand.type = type;
        changed_ = true;
      }
    };
    const auto replace_read = [&](Place& place) {
      if (place.local == mir::kNoLocal) return;
      if (const std::optional<Operand> value = replace_place(place); value && is_place(*value)) {
        place = value->place;
        changed_ = true;
      }
    };
    // A write or borrow goes through a pointer that is known better.
    const auto replace_pointer = [&](Place& place) {
      if (place.local == mir::kNoLocal) return;
      if (!place.steps.empty() && has_deref(place)) {
        if (const std::optional<Operand> value = replace_place(place); value && is_place(*value) && has_deref(value->place)) {
          place = value->place;
          changed_ = true;
        }
      } else {
        for (Projection& step : place.steps)
          if (step.local != mir::kNoLocal)
            if (const auto found = known.find(step.local); found != known.end() && !found->second.is_aggregate && is_place(found->second.value) && found->second.value.place.steps.empty()) step.local = found->second.value.place.local;
      }
    };
    for (Statement& statement : body_.blocks[id].statements) {
      if (statement.kind == StatementKind::Assign) {
        for (Operand& operand : statement.value.operands) replace_operand(operand);
        if (statement.value.kind == RvalueKind::Ref) replace_pointer(statement.value.place);
        else replace_read(statement.value.place);
        replace_pointer(statement.place);
      }
      forget(statement);
      if (statement.kind != StatementKind::Assign || !statement.place.steps.empty()) continue;
      const Local local = statement.place.local;
      const Facts& facts = facts_[local];
      if (facts.borrowed || local == 0 || is_argument(local) || body_.locals[local].is_flag) continue;
      const auto is_stable = [&](const Operand& operand) {
        if (!is_place(operand)) return operand.kind == Operand::Kind::Constant || operand.kind == Operand::Kind::Text || operand.kind == Operand::Kind::Fn;
        return operand.place.local != local;
      };
      if (statement.value.kind == RvalueKind::Use && is_stable(statement.value.operands[0])) {
        Known what;
        what.value = statement.value.operands[0];
        if (what.value.kind == Operand::Kind::Text) continue;
        known[local] = std::move(what);
      } else if (statement.value.kind == RvalueKind::Aggregate && statement.value.type && statement.value.type->kind != TyKind::Array &&
                 std::all_of(statement.value.operands.begin(), statement.value.operands.end(), is_stable)) {
        Known what;
        what.is_aggregate = true;
        what.parts = statement.value.operands;
        const Ty type = body_.locals[local].type;
        what.variant = type->kind == TyKind::Adt && type->adt()->is_enum ? statement.value.variant : UINT32_MAX;
        known[local] = std::move(what);
      }
    }
    Terminator& end = body_.blocks[id].terminator;
    if (end.kind == TerminatorKind::Switch || end.kind == TerminatorKind::Call) {
      if (end.kind == TerminatorKind::Switch) replace_operand(end.operand);
      for (Operand& argument : end.arguments) replace_operand(argument);
    }
    if (end.kind == TerminatorKind::Switch && end.operand.kind == Operand::Kind::Constant) {
      BlockId target = end.otherwise;
      for (const auto& [value, to] : end.cases)
        if (value == end.operand.bits) target = to;
      if (target != mir::kNoBlock) {
        end.kind = TerminatorKind::Goto;
        end.target = target;
        end.cases.clear();
        end.otherwise = mir::kNoBlock;
        changed_ = true;
      }
    }
  }

  // ---- `t = …; x = t` is `x = …`
  bool touches(Statement& statement, const Place& place) {
    bool found = false;
    each_place(statement, [&](Place& other, Role) {
      found |= other.local == place.local;
      if (facts_[place.local].borrowed) found |= has_deref(other);
      for (const Projection& step : other.steps) found |= step.local == place.local;
    });
    return found || (statement.kind == StatementKind::SetFlag && statement.local == place.local);
  }

  void forward_destinations(BlockId id) {
    std::vector<Statement>& list = body_.blocks[id].statements;
    for (std::size_t i = 0; i < list.size(); ++i) {
      Statement& use = list[i];
      if (use.kind != StatementKind::Assign || use.value.kind != RvalueKind::Use || !only_fields(use.place)) continue;
      const Operand& from = use.value.operands[0];
      if (!is_place(from) || !from.place.steps.empty() || from.place.local == use.place.local) continue;
      const Local local = from.place.local;
      const Facts& facts = facts_[local];
      if (!is_temporary(local) || facts.defs != 1 || facts.reads != 1 || facts.borrowed || !facts.whole_def) continue;
      if (body_.locals[local].type != place_type(use.place)) continue;
      bool done = false;
      for (std::size_t j = i; j-- > 0 && !done;) {
        Statement& def = list[j];
        if (def.kind == StatementKind::Assign && def.place.local == local && def.place.steps.empty()) {
          // An rvalue in parts must not read what it writes; the code generator takes care of that for single locals.
          bool reads_it = false;
          for (Operand& operand : def.value.operands) reads_it |= is_place(operand) && operand.place.local == use.place.local;
          reads_it |= def.value.place.local == use.place.local;
          if (reads_it && !use.place.steps.empty()) break;
          def.place = use.place;
          def.is_initialisation = use.is_initialisation;
          use = {};
          changed_ = done = true;
          break;
        }
        if (touches(def, use.place)) break;
      }
      if (!done && i < 4) {
        // The result of the call that led here.
        bool clear = true;
        for (std::size_t j = 0; j < i; ++j) clear &= !touches(list[j], use.place);
        if (!clear || predecessors_[id] != 1) continue;
        for (BlockId other = 0; other < body_.blocks.size(); ++other) {
          Terminator& end = body_.blocks[other].terminator;
          if (!reached_[other] || end.kind != TerminatorKind::Call || end.target != id) continue;
          if (end.place.local != local || !end.place.steps.empty()) continue;
          end.place = use.place;
          use = {};
          changed_ = true;
        }
      }
    }
    list.erase(std::remove_if(list.begin(), list.end(), [](const Statement& s) { return s.kind == StatementKind::Nop; }), list.end());
  }

  Ty place_type(const Place& place) { return place.steps.empty() ? body_.locals[place.local].type : place.steps.back().type; }

  // ---- what nobody reads
  void remove_dead() {
    for (BlockId id = 0; id < body_.blocks.size(); ++id) {
      if (!reached_[id]) continue;
      std::vector<Statement>& list = body_.blocks[id].statements;
      const auto is_dead = [&](Statement& statement) {
        if (statement.kind != StatementKind::Assign) return false;
        const Local local = statement.place.local;
        if (!is_temporary(local) || has_deref(statement.place)) return false;
        if (facts_[local].reads != 0 || facts_[local].borrowed) return false;
        return is_pure(statement.value);
      };
      const std::size_t before = list.size();
      list.erase(std::remove_if(list.begin(), list.end(), is_dead), list.end());
      changed_ |= list.size() != before;
    }
  }

  // ---- a look at a variant that is known on the way there
  void choose_known_variants() {
    const std::size_t blocks = body_.blocks.size();
    for (BlockId id = 0; id < blocks; ++id) {
      if (!reached_[id]) continue;
      for (int n = 0; n < 4; ++n) {
        mir::Block& block = body_.blocks[id];
        if (block.terminator.kind != TerminatorKind::Goto) break;
        const BlockId next = block.terminator.target;
        if (next == mir::kNoBlock || next == id) break;
        const mir::Block& look = body_.blocks[next];
        if (look.terminator.kind != TerminatorKind::Switch || look.is_cleanup != block.is_cleanup) break;
        if (!is_place(look.terminator.operand) || !look.terminator.operand.place.steps.empty()) break;
        std::size_t size = 0;
        bool suits = true;
        for (const Statement& statement : look.statements) {
          if (statement.kind == StatementKind::Assign || statement.kind == StatementKind::SetFlag) ++size;
          suits &= !can_panic(statement);
        }
        if (!suits || size > 6) break;
        // What is known at the end of `block`, then through the statements of `look`.
        std::map<Local, u128> variant, number;
        const auto follow = [&](const Statement& statement) {
          if (statement.kind == StatementKind::SetFlag) number.erase(statement.local);
          if (statement.kind != StatementKind::Assign) return;
          if (has_deref(statement.place)) {
            for (auto it = variant.begin(); it != variant.end();) it = facts_[it->first].borrowed ? variant.erase(it) : std::next(it);
            for (auto it = number.begin(); it != number.end();) it = facts_[it->first].borrowed ? number.erase(it) : std::next(it);
            return;
          }
          const Local to = statement.place.local;
          if (!statement.place.steps.empty()) return;  // a field: the tag stays
          std::optional<u128> now_variant, now_number;
          const Rvalue& value = statement.value;
          const Ty type = body_.locals[to].type;
          if (value.kind == RvalueKind::Aggregate && type->kind == TyKind::Adt && type->adt()->is_enum) {
            now_variant = value.variant;
          } else if (value.kind == RvalueKind::Use) {
            const Operand& from = value.operands[0];
            if (from.kind == Operand::Kind::Constant) now_number = from.bits;
            if (is_place(from) && from.place.steps.empty()) {
              if (const auto found = variant.find(from.place.local); found != variant.end()) now_variant = found->second;
              if (const auto found = number.find(from.place.local); found != number.end()) now_number = found->second;
            }
          } else if (value.kind == RvalueKind::Discriminant && value.place.steps.empty()) {
            if (const auto found = variant.find(value.place.local); found != variant.end()) now_number = found->second;
          }
          variant.erase(to);
          number.erase(to);
          if (now_variant) variant[to] = *now_variant;
          if (now_number) number[to] = *now_number;
        };
        for (const Statement& statement : block.statements) follow(statement);
        for (const Statement& statement : look.statements) follow(statement);
        const auto found = number.find(look.terminator.operand.place.local);
        if (found == number.end()) break;
        BlockId target = look.terminator.otherwise;
        for (const auto& [value, to] : look.terminator.cases)
          if (value == found->second) target = to;
        if (target == mir::kNoBlock && !look.terminator.cases.empty()) target = look.terminator.cases.back().second;
        if (target == mir::kNoBlock) break;
        const std::vector<Statement> copied = look.statements;
        block.statements.insert(block.statements.end(), copied.begin(), copied.end());
        block.terminator.target = target;
        changed_ = true;
      }
    }
  }

  // Blocks that are never reached need no code.
  void tidy() {
    look();
    for (BlockId id = 0; id < body_.blocks.size(); ++id) {
      mir::Block& block = body_.blocks[id];
      if (!reached_[id]) block = {};
      block.statements.erase(std::remove_if(block.statements.begin(), block.statements.end(), [](const Statement& s) { return s.kind == StatementKind::Nop; }), block.statements.end());
    }
  }

  SpecialBody& special_;
  mir::Body& body_;
  std::vector<bool> reached_;
  std::vector<std::uint32_t> predecessors_;
  std::vector<Facts> facts_;
  bool changed_ = false;
};

}  // namespace

void simplify(SpecialBody& special) { Simplifier(special).run(); }

}  // namespace handoff::lang
