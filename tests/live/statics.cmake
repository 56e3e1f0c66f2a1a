# What the threads of a run pass has no static inside of a function that is made at the first call: the others would wait
# for the thread that makes it, and where one of them is the browser's main thread, Emscripten ends the page. Run as a test:
#   cmake -DNM=nm "-DOBJECTS=a.o;b.o" -P statics.cmake
cmake_minimum_required(VERSION 3.22)

# The threads run sim/live, sim/world and the machine of sim/lang; the rest of sim/lang is the main thread's.
list(FILTER OBJECTS INCLUDE REGEX "/(world|live)/|/lang/.*/vm/")
list(LENGTH OBJECTS count)
if(count LESS 20)
  message(FATAL_ERROR "only ${count} objects to look at")
endif()
set(found "")
foreach(object IN LISTS OBJECTS)
  execute_process(COMMAND "${NM}" "${object}" OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCHALL "_ZGVZ[A-Za-z0-9_]+" guards "${symbols}")  # the guards of such statics
  foreach(guard IN LISTS guards)
    string(APPEND found "\n  ${guard} in ${object}")
  endforeach()
endforeach()
if(found)
  message(FATAL_ERROR "statics that are made while threads run:${found}")
endif()
message("no such static in ${count} objects")
