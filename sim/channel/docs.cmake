# Target `docs`: the reference of the public headers as HTML, in reference/html of the build folder. Fails on a warning.
find_program(DOXYGEN doxygen)
if(DOXYGEN)
  configure_file(Doxyfile.in ${CMAKE_CURRENT_BINARY_DIR}/Doxyfile @ONLY)
  add_custom_target(docs
    COMMAND ${DOXYGEN} ${CMAKE_CURRENT_BINARY_DIR}/Doxyfile
    COMMENT "Reference: ${CMAKE_CURRENT_BINARY_DIR}/reference/html/index.html")
endif()
