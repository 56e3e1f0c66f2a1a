// Edits of the program's text that mend an ownership error.
#pragma once

#include <string>
#include <vector>

#include "lang/borrow_context.hpp"

namespace handoff::lang::borrow {

// The innermost statement of the function's body that contains the place; null where there is none.
const Stmt* enclosing_statement(const FnDef& fn, Span place);
// The place is a field and its value in one: the `tx` of `Worker { tx }`.
bool is_shorthand(const FnDef& fn, Span place);
// Puts a line before a statement, indented as the statement is.
Edit line_before(const Context& context, const Stmt& statement, const std::string& line);
// `mut ` before the name in a declaration.
Edit make_mut(const LocalVar& variable);

}  // namespace handoff::lang::borrow
