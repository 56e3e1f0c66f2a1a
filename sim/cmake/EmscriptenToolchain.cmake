# Finds the Emscripten in PATH and hands over to its own toolchain file.
find_program(HANDOFF_EMCC emcc)
if(NOT HANDOFF_EMCC)
  message(FATAL_ERROR "emcc is not in PATH: install Debian's package emscripten, or an Emscripten SDK and run "
    "its `source emsdk_env.sh`.")
endif()
get_filename_component(handoff_emscripten_root ${HANDOFF_EMCC} REALPATH)
get_filename_component(handoff_emscripten_root ${handoff_emscripten_root} DIRECTORY)
include(${handoff_emscripten_root}/cmake/Modules/Platform/Emscripten.cmake)
