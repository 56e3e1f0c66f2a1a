// The points of a body (a statement or terminator each) and what each of them does with places. Cleanup blocks are not
// looked at: what is wrong there is wrong on the way without a panic too, but for curiosities.
#pragma once

#include <vector>

#include "lang/mir.hpp"

namespace handoff::lang::borrow {

using mir::BlockId;
using mir::Body;
using mir::Local;
using mir::Place;
using mir::Projection;
using Point = std::uint32_t;
inline constexpr Point kNoPoint = UINT32_MAX;

class Points {
 public:
  explicit Points(const Body& body);

  const Body& body() const { return body_; }
  std::size_t count() const { return block_of_.size(); }
  // Blocks that can be reached without a panic, in reverse postorder.
  const std::vector<BlockId>& blocks() const { return order_; }
  Point first(BlockId block) const { return first_[block]; }
  Point last(BlockId block) const { return first_[block] + static_cast<Point>(body_.blocks[block].statements.size()); }
  BlockId block_of(Point point) const { return block_of_[point]; }
  // Null at a terminator.
  const mir::Statement* statement(Point point) const {
    const BlockId block = block_of_[point];
    const std::size_t index = point - first_[block];
    return index < body_.blocks[block].statements.size() ? &body_.blocks[block].statements[index] : nullptr;
  }
  const mir::Terminator& terminator(Point point) const { return body_.blocks[block_of_[point]].terminator; }
  Span span(Point point) const {
    const mir::Statement* found = statement(point);
    return found ? found->span : terminator(point).span;
  }
  const std::vector<BlockId>& successors(BlockId block) const { return successors_[block]; }
  const std::vector<BlockId>& predecessors(BlockId block) const { return predecessors_[block]; }
  // Going from one to the other leads to a new turn of a loop.
  bool is_back_edge(BlockId from, BlockId to) const { return rank_[to] <= rank_[from]; }
  template <class F>
  void each_successor(Point point, const F& f) const {
    const BlockId block = block_of_[point];
    if (point != last(block)) return f(point + 1, false);
    for (const BlockId next : successors_[block]) f(first_[next], is_back_edge(block, next));
  }
  template <class F>
  void each_predecessor(Point point, const F& f) const {
    const BlockId block = block_of_[point];
    if (point != first_[block]) return f(point - 1, false);
    for (const BlockId before : predecessors_[block]) f(last(before), is_back_edge(before, block));
  }

 private:
  const Body& body_;
  std::vector<Point> first_;
  std::vector<BlockId> block_of_;
  std::vector<BlockId> order_;
  std::vector<std::uint32_t> rank_;
  std::vector<std::vector<BlockId>> successors_, predecessors_;
};

enum class UseKind : std::uint8_t {
  Copy, Move, BorrowShared, BorrowMut, BorrowTwoPhase,
  Inspect,                 // length or discriminant
  FakeRead,                // a match looks at it
  Assign, CallResult, Drop, StorageLive, StorageDead
};

struct Use {
  UseKind kind;
  const Place& place;
  Span span;
};

Span span_of(const mir::Operand& operand, Span otherwise);

// Calls f(Use) for each place, in the order of execution.
template <class F>
void each_use(const Points& points, Point point, const F& f) {
  const auto operand = [&](const mir::Operand& o, Span span) {
    if (o.kind == mir::Operand::Kind::Copy) f(Use{UseKind::Copy, o.place, span_of(o, span)});
    if (o.kind == mir::Operand::Kind::Move) f(Use{UseKind::Move, o.place, span_of(o, span)});
  };
  if (const mir::Statement* s = points.statement(point)) {
    switch (s->kind) {
      case mir::StatementKind::Assign:
        for (const mir::Operand& o : s->value.operands) operand(o, s->span);
        if (s->value.kind == mir::RvalueKind::Ref) {
          const UseKind kind = s->value.borrow == mir::BorrowKind::Shared    ? UseKind::BorrowShared
                               : s->value.borrow == mir::BorrowKind::Mutable ? UseKind::BorrowMut
                                                                             : UseKind::BorrowTwoPhase;
          f(Use{kind, s->value.place, s->span});
        } else if (s->value.kind == mir::RvalueKind::Discriminant || s->value.kind == mir::RvalueKind::Length) {
          f(Use{UseKind::Inspect, s->value.place, s->span});
        }
        f(Use{UseKind::Assign, s->place, s->span});
        break;
      case mir::StatementKind::StorageLive:
      case mir::StatementKind::StorageDead: {
        Place place;
        place.local = s->local;
        f(Use{s->kind == mir::StatementKind::StorageLive ? UseKind::StorageLive : UseKind::StorageDead, place, s->span});
        break;
      }
      case mir::StatementKind::FakeRead: f(Use{UseKind::FakeRead, s->place, s->span}); break;
      case mir::StatementKind::SetFlag:
      case mir::StatementKind::Nop: break;
    }
    return;
  }
  const mir::Terminator& t = points.terminator(point);
  switch (t.kind) {
    case mir::TerminatorKind::Switch: operand(t.operand, t.span); break;
    case mir::TerminatorKind::Call:
      if (!t.fn) operand(t.operand, t.fn_span.hi ? t.fn_span : t.span);
      for (const mir::Operand& o : t.arguments) operand(o, t.span);
      if (t.place.local != mir::kNoLocal) f(Use{UseKind::CallResult, t.place, t.span});
      break;
    case mir::TerminatorKind::Drop: f(Use{UseKind::Drop, t.place, t.span}); break;
    default: break;
  }
}

}  // namespace handoff::lang::borrow
