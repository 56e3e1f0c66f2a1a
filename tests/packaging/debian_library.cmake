# Builds the library's Debian package and unpacks it into FOLDER/root, where the consumer is built against it.
file(REMOVE_RECURSE ${FOLDER})
execute_process(COMMAND ${CPACK} -G DEB --config ${BUILD}/CPackConfig.cmake -D CPACK_COMPONENTS_ALL=mpsc
  -D CPACK_PACKAGE_DIRECTORY=${FOLDER} -B ${FOLDER} COMMAND_ERROR_IS_FATAL ANY)
file(GLOB package ${FOLDER}/libhandoff-mpsc-dev_*_all.deb)
list(LENGTH package count)
if(NOT count EQUAL 1)
  message(FATAL_ERROR "expected one package libhandoff-mpsc-dev_*_all.deb, found: ${package}")
endif()
execute_process(COMMAND ${DPKG_DEB} --extract ${package} ${FOLDER}/root COMMAND_ERROR_IS_FATAL ANY)
foreach(file usr/include/mpsc/mpsc.hpp usr/share/cmake/handoff/handoffConfig.cmake
        usr/share/doc/libhandoff-mpsc-dev/copyright)
  if(NOT EXISTS ${FOLDER}/root/${file})
    message(FATAL_ERROR "the package lacks ${file}")
  endif()
endforeach()
