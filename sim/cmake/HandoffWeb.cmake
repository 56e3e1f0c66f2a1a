# What is different when the program is built for the browser. Included before anything is compiled.

# Every object needs it, or the linker refuses shared memory.
add_compile_options(-pthread)
add_link_options(-pthread)

# Emscripten's optimiser of JavaScript wants acorn; Debian keeps it where a node of another origin does not look.
set(acorn_probe "require('acorn')")
execute_process(COMMAND ${NODE_JS_EXECUTABLE} -e ${acorn_probe} WORKING_DIRECTORY ${EMSCRIPTEN_ROOT_PATH}
  RESULT_VARIABLE acorn_missing OUTPUT_QUIET ERROR_QUIET)
if(acorn_missing)
  set(handoff_node_modules /usr/share/nodejs)  # Debian's node-acorn
  if(EXISTS ${handoff_node_modules}/acorn)
    set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env NODE_PATH=${handoff_node_modules}")
  else()
    message(WARNING "node does not find acorn, which Emscripten's linker needs: install Debian's node-acorn, or set "
      "NODE_PATH to the folder that holds it.")
  endif()
endif()

# The same for the page's program and the tests: memory that can grow to hold 1,000,000 messages, stacks that do not
# depend on the Emscripten version's own idea, and no thread that waits for the main thread to make it a worker.
set(HANDOFF_WEB_WORKERS 28)  # 24 simulated threads, and reserve
set(handoff_web_link_options
  -sINITIAL_MEMORY=134217728 -sALLOW_MEMORY_GROWTH -sMAXIMUM_MEMORY=1073741824
  -sTOTAL_STACK=1048576 -sDEFAULT_PTHREAD_STACK_SIZE=262144
  -sPTHREAD_POOL_SIZE=${HANDOFF_WEB_WORKERS} -sPTHREAD_POOL_SIZE_STRICT=2
  -Wno-pthreads-mem-growth)

# handoff_web_program(TARGET): links TARGET as what web/loader.js starts: handoff.js, which declares createHandoff.
# Exported to the page are the functions that TARGET marks EMSCRIPTEN_KEEPALIVE.
function(handoff_web_program target)
  target_link_options(${target} PRIVATE ${handoff_web_link_options}
    -sENVIRONMENT=web,worker -sMODULARIZE -sEXPORT_NAME=createHandoff -sDYNAMIC_EXECUTION=0
    -sALLOW_BLOCKING_ON_MAIN_THREAD=0 -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
    -sFORCE_FILESYSTEM -sEXPORTED_RUNTIME_METHODS=ccall,cwrap,FS,PThread -sEXIT_RUNTIME=0)
  set_target_properties(${target} PROPERTIES SUFFIX .js RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/program)
endfunction()

# handoff_web_test(TARGET): links TARGET to run under node, its main on a thread of its own, so that it may block.
function(handoff_web_test target)
  target_link_options(${target} PRIVATE ${handoff_web_link_options} -sPTHREAD_POOL_SIZE_STRICT=0
    -sENVIRONMENT=node,worker -sPROXY_TO_PTHREAD -sEXIT_RUNTIME
    --pre-js ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/../../tests/web/node_without_fetch.js)
  set_target_properties(${target} PROPERTIES SUFFIX .js)
endfunction()
