# Options of the build, and `handoff_part`, which declares one part of the program.

if(CMAKE_SOURCE_DIR STREQUAL PROJECT_SOURCE_DIR)
  set(HANDOFF_IS_TOP_LEVEL ON)
else()
  set(HANDOFF_IS_TOP_LEVEL OFF)
endif()

option(HANDOFF_BUILD_APP "Build the program, not only the channel library" ${HANDOFF_IS_TOP_LEVEL})
option(HANDOFF_BUILD_TESTS "Build the tests" ${HANDOFF_IS_TOP_LEVEL})
set(HANDOFF_SANITIZE "" CACHE STRING "Sanitizers for everything: address,undefined or thread")

if(NOT TARGET Threads::Threads)
  find_package(Threads REQUIRED)
  # Who takes this folder in by add_subdirectory links handoff::mpsc from outside, and with it Threads::Threads.
  set_target_properties(Threads::Threads PROPERTIES IMPORTED_GLOBAL TRUE)
endif()

if(HANDOFF_SANITIZE)
  # Without no-recover the undefined-behaviour sanitizer only prints, and a test with a finding passes.
  add_compile_options(-fsanitize=${HANDOFF_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${HANDOFF_SANITIZE})
endif()

add_library(handoff_warnings INTERFACE)
target_compile_options(handoff_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  # g++ 12 sees overlapping copies in every `"…" + std::string` (its bug 105651).
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>)

# handoff_part(NAME SOURCES file… LINKS target…): the static library handoff_NAME from this folder.
function(handoff_part name)
  cmake_parse_arguments(PART "" "" "SOURCES;LINKS" ${ARGN})
  add_library(handoff_${name} STATIC ${PART_SOURCES})
  target_compile_features(handoff_${name} PUBLIC cxx_std_20)
  target_include_directories(handoff_${name} PUBLIC ${PROJECT_SOURCE_DIR}/sim)
  target_link_libraries(handoff_${name} PUBLIC ${PART_LINKS} PRIVATE handoff_warnings)
endfunction()
