# Debian packages by `cpack -G DEB`: libhandoff-mpsc-dev, the channel library, and handoff, the desktop program where it
# is built.
include(GNUInstallDirs)

set(CPACK_PACKAGE_NAME handoff)
set(CPACK_PACKAGE_VENDOR Handoff)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")  # each package has its own; a common one would come before it
set(CPACK_PACKAGE_CONTACT "Handoff maintainers")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_GENERATOR DEB)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS OFF)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)

set(CPACK_COMPONENTS_ALL mpsc)
set(CPACK_DEBIAN_MPSC_DESCRIPTION "message-passing channels for C++20, after Rust's std::sync::mpsc
Unbounded, bounded and rendezvous channels between threads: many senders, one
receiver, real disconnection, messages that come back in errors. Header-only,
without dependencies.")
set(CPACK_DEBIAN_MPSC_PACKAGE_NAME libhandoff-mpsc-dev)
set(CPACK_DEBIAN_MPSC_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_MPSC_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_MPSC_PACKAGE_SUGGESTS cmake)

if(TARGET handoff)
  list(APPEND CPACK_COMPONENTS_ALL program)
  set(CPACK_DEBIAN_PROGRAM_DESCRIPTION "visual simulator of message-passing channels
Shows real threads that send real values through a real channel: every
hand-over is seen, can be paused, taken back and explained.")
  set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME handoff)
  set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION education)
  set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
  install(TARGETS handoff RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
  # The fonts are under the SIL Open Font License; each file carries its notice.
  install(DIRECTORY ${HANDOFF_FONT_DIR}/ DESTINATION ${CMAKE_INSTALL_DATADIR}/handoff/fonts COMPONENT program)
  install(FILES ${PROJECT_SOURCE_DIR}/assets/handoff.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications
    COMPONENT program)
  install(FILES ${PROJECT_SOURCE_DIR}/assets/icons/handoff.svg
    DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps COMPONENT program)
  install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/handoff
    RENAME copyright COMPONENT program)
endif()

include(CPack)
