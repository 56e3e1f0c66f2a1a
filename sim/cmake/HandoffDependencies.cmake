# What the program is built with beside the standard library:
#   handoff_imgui   Dear ImGui 1.92 with its SDL2 and OpenGL 3 backends, OpenGL itself
#   SDL2::SDL2      the system's SDL2; for the web compiled from source
#   handoff_zlib    zlib, of which only compress2 and uncompress are used
#   handoff_fonts   Inter and JetBrains Mono in ${HANDOFF_FONT_DIR}; its users are compiled with that definition
#
# Sources come from Debian's source packages where the machine is a Debian, else from upstream by FetchContent with a
# pinned tag; FETCHCONTENT_SOURCE_DIR_IMGUI, …_SDL2, …_ZLIB, …_INTER and …_JETBRAINSMONO name folders that are used instead.

include(FetchContent)

if(DEFINED ENV{HANDOFF_DEPS_DIR})
  set(handoff_deps_default $ENV{HANDOFF_DEPS_DIR})
else()
  set(handoff_deps_default ${PROJECT_SOURCE_DIR}/build/deps)
endif()
set(HANDOFF_DEPS_DIR ${handoff_deps_default} CACHE PATH "Where fetched packages are kept, for all build folders")

set(handoff_cmake_dir ${CMAKE_CURRENT_LIST_DIR})

# handoff_fetch(NAME KIND PACKAGE SUITE): makes content NAME, declared with FetchContent before, available as
# ${NAME}_SOURCE_DIR in the caller.
function(handoff_fetch name kind package suite)
  string(TOUPPER ${name} upper)
  if(NOT FETCHCONTENT_SOURCE_DIR_${upper})
    set(folder ${HANDOFF_DEPS_DIR}/${package})
    if(NOT EXISTS ${folder} AND CMAKE_HOST_UNIX)
      message(STATUS "Fetching Debian's ${package}")
      execute_process(COMMAND ${handoff_cmake_dir}/fetch_debian ${kind} ${package} ${suite} ${folder}
        RESULT_VARIABLE result OUTPUT_VARIABLE log ERROR_VARIABLE log)
      if(result EQUAL 3)
        message(STATUS "Not a Debian: fetching ${name} from upstream")
      elseif(NOT result EQUAL 0)
        message(FATAL_ERROR "Debian's ${kind} package ${package} (${suite}) could not be fetched:\n${log}\n"
          "Give a folder with -DFETCHCONTENT_SOURCE_DIR_${upper}=… to go on without it.")
      endif()
    endif()
    if(EXISTS ${folder})
      set(FETCHCONTENT_SOURCE_DIR_${upper} ${folder})
    endif()
  endif()
  FetchContent_MakeAvailable(${name})
  set(${name}_SOURCE_DIR ${${name}_SOURCE_DIR} PARENT_SCOPE)
endfunction()

# SOURCE_SUBDIR names a folder that is not there: their own build files are not used.
FetchContent_Declare(imgui GIT_REPOSITORY https://github.com/ocornut/imgui GIT_TAG v1.92.2b GIT_SHALLOW ON
  SOURCE_SUBDIR unused)
FetchContent_Declare(sdl2 GIT_REPOSITORY https://github.com/libsdl-org/SDL GIT_TAG release-2.26.5 GIT_SHALLOW ON
  SOURCE_SUBDIR unused)
FetchContent_Declare(zlib GIT_REPOSITORY https://github.com/madler/zlib GIT_TAG v1.2.13 GIT_SHALLOW ON
  SOURCE_SUBDIR unused)
FetchContent_Declare(inter GIT_REPOSITORY https://github.com/rsms/inter GIT_TAG v3.19 GIT_SHALLOW ON
  SOURCE_SUBDIR unused)
FetchContent_Declare(jetbrainsmono GIT_REPOSITORY https://github.com/JetBrains/JetBrainsMono GIT_TAG v2.304
  GIT_SHALLOW ON SOURCE_SUBDIR unused)

# --- SDL2 -------------------------------------------------------------------------------------------------------------
if(EMSCRIPTEN)
  include(HandoffSdl2Web)
else()
  find_package(SDL2 QUIET)
  if(NOT SDL2_FOUND)
    message(FATAL_ERROR "SDL2's development files are missing: install libsdl2-dev (Debian, Ubuntu), SDL2-devel "
      "(Fedora) or sdl2 (Arch, Homebrew), or build only the channel library with -DHANDOFF_BUILD_APP=OFF.")
  endif()
endif()

# --- Dear ImGui -------------------------------------------------------------------------------------------------------
handoff_fetch(imgui source imgui forky)
add_library(handoff_imgui STATIC EXCLUDE_FROM_ALL
  ${imgui_SOURCE_DIR}/imgui.cpp
  ${imgui_SOURCE_DIR}/imgui_draw.cpp
  ${imgui_SOURCE_DIR}/imgui_tables.cpp
  ${imgui_SOURCE_DIR}/imgui_widgets.cpp
  ${imgui_SOURCE_DIR}/backends/imgui_impl_sdl2.cpp
  ${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp)
target_include_directories(handoff_imgui SYSTEM PUBLIC ${imgui_SOURCE_DIR} ${imgui_SOURCE_DIR}/backends)
target_compile_features(handoff_imgui PUBLIC cxx_std_20)
# A frame may need more than 65,536 vertices, and WebGL cannot draw them in parts.
target_compile_definitions(handoff_imgui PUBLIC IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS
  "ImDrawIdx=unsigned int")
target_link_libraries(handoff_imgui PUBLIC SDL2::SDL2 ${CMAKE_DL_LIBS})
if(EMSCRIPTEN)
  target_compile_definitions(handoff_imgui PUBLIC IMGUI_IMPL_OPENGL_ES3)
  # 1.92.2b uses EM_JS before the header that defines what EM_JS needs.
  set_source_files_properties(${imgui_SOURCE_DIR}/backends/imgui_impl_sdl2.cpp PROPERTIES
    COMPILE_OPTIONS "-include;emscripten.h")
else()
  find_package(OpenGL REQUIRED)
  target_link_libraries(handoff_imgui PUBLIC OpenGL::GL)
endif()

# --- zlib -------------------------------------------------------------------------------------------------------------
handoff_fetch(zlib source zlib bookworm)
set(zlib_files adler32.c compress.c crc32.c deflate.c inffast.c inflate.c inftrees.c trees.c uncompr.c zutil.c)
list(TRANSFORM zlib_files PREPEND ${zlib_SOURCE_DIR}/)
add_library(handoff_zlib STATIC EXCLUDE_FROM_ALL ${zlib_files})
target_include_directories(handoff_zlib SYSTEM PUBLIC ${zlib_SOURCE_DIR})

# --- fonts ------------------------------------------------------------------------------------------------------------
# handoff_font(FILE PACKAGE FOLDER…): copies FILE into the build's font folder, from the machine's fonts, where
# PACKAGE is installed, else from fetched content.
set(handoff_font_dir ${CMAKE_BINARY_DIR}/fonts)
function(handoff_font file name package)
  foreach(folder ${ARGN})
    set(found ${folder}/${file})
    if(EXISTS ${found} AND NOT FETCHCONTENT_SOURCE_DIR_${name})
      break()
    endif()
    unset(found)
  endforeach()
  if(NOT found)
    handoff_fetch(${name} binary ${package} bookworm)
    file(GLOB_RECURSE found ${${name}_SOURCE_DIR}/${file})
    list(FILTER found EXCLUDE REGEX "hinted|archive")
    if(NOT found)
      message(FATAL_ERROR "${file} is not in ${${name}_SOURCE_DIR}")
    endif()
    list(GET found 0 found)
  endif()
  configure_file(${found} ${handoff_font_dir}/${file} COPYONLY)
endfunction()

handoff_font(Inter-Regular.otf inter fonts-inter /usr/share/fonts/opentype/inter)
handoff_font(Inter-SemiBold.otf inter fonts-inter /usr/share/fonts/opentype/inter)
handoff_font(JetBrainsMono-Regular.ttf jetbrainsmono fonts-jetbrains-mono /usr/share/fonts/truetype/jetbrains-mono)
handoff_font(JetBrainsMono-SemiBold.ttf jetbrainsmono fonts-jetbrains-mono /usr/share/fonts/truetype/jetbrains-mono)

add_library(handoff_fonts INTERFACE)
if(EMSCRIPTEN)
  set(HANDOFF_FONT_DIR /fonts)  # where the page puts them before the program starts
else()
  set(HANDOFF_FONT_DIR ${handoff_font_dir})
endif()
target_compile_definitions(handoff_fonts INTERFACE HANDOFF_FONT_DIR="${HANDOFF_FONT_DIR}")
