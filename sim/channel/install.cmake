# What `cmake --install --component mpsc` puts down, so that find_package(handoff) gives handoff::mpsc. Nothing of it
# depends on the architecture: it lies under share/.
include(CMakePackageConfigHelpers)

set(config_folder ${CMAKE_INSTALL_DATADIR}/cmake/handoff)

install(DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  COMPONENT mpsc FILES_MATCHING PATTERN "*.hpp")
install(TARGETS handoff_mpsc EXPORT handoffTargets)
install(EXPORT handoffTargets NAMESPACE handoff:: DESTINATION ${config_folder} COMPONENT mpsc)

configure_package_config_file(handoffConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/handoffConfig.cmake
  INSTALL_DESTINATION ${config_folder} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/handoffConfigVersion.cmake
  VERSION ${PROJECT_VERSION} COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/handoffConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/handoffConfigVersion.cmake
  DESTINATION ${config_folder} COMPONENT mpsc)

install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libhandoff-mpsc-dev
  RENAME copyright COMPONENT mpsc)
