# An unobserved channel pays nothing for the observer: with the observer's code cut out of a copy of the headers the
# compiler makes the same machine code of every operation. Run as a test:
#   cmake -DHEADERS=sim/channel/include -DWORK=… -DCXX=… -P unobserved.cmake
cmake_minimum_required(VERSION 3.22)

file(REMOVE_RECURSE "${WORK}")
file(COPY "${HEADERS}/mpsc" DESTINATION "${WORK}/with")
file(COPY "${HEADERS}/mpsc" DESTINATION "${WORK}/without")

set(path "${WORK}/without/mpsc/detail/channel.hpp")
file(READ "${path}" text)
foreach(what
    "\\[\\[maybe_unused\\]\\] const auto guard = lock\\(\\);"
    "observer_\\.note\\([^;]*;"
    "note\\((Operation::|kOperation|operation, )[^;]*;"
    ", observer_\\(observer\\)"
    "\\[\\[no_unique_address\\]\\] Observer observer_;")
  string(REGEX MATCHALL "${what}" found "${text}")
  if(NOT found)
    message(FATAL_ERROR "nothing in channel.hpp is ${what}: this test must be kept with the library")
  endif()
  string(REGEX REPLACE "${what}" ";" text "${text}")
endforeach()
string(REPLACE "noexcept\n      : flavour_(args...), size_(size);" "noexcept\n      : flavour_(args...), size_(size)" text "${text}")
string(REPLACE "return observer_.lock();" "return NoGuard{};" text "${text}")
string(FIND "${text}" "observer_" left)
if(NOT left EQUAL -1)
  message(FATAL_ERROR "channel.hpp does more with its observer than this test knows")
endif()
file(WRITE "${path}" "${text}")

foreach(headers with without)
  execute_process(COMMAND "${CXX}" -std=c++20 -O2 -w -S "-I${headers}" "${CMAKE_CURRENT_LIST_DIR}/every_operation.cpp" -o ${headers}.s
    WORKING_DIRECTORY "${WORK}" COMMAND_ERROR_IS_FATAL ANY)
  file(STRINGS "${WORK}/${headers}.s" lines REGEX "^\t[a-z]")
  list(LENGTH lines ${headers}_lines)
  list(JOIN lines "\n" ${headers})
  string(REGEX REPLACE "\\.L[A-Z]+[0-9]+" ".L" ${headers} "${${headers}}")  # labels are numbered through the text
endforeach()
if(NOT with STREQUAL without)
  message(FATAL_ERROR "the machine code differs: see with.s and without.s in ${WORK}")
endif()
message("the same ${with_lines} lines of assembler with and without the observer's code")
