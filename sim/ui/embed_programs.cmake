# Writes the programs as one C++ text: -DOUTPUT=file.cpp -DFILES="a.rs;b.rs".
set(text "namespace handoff::ui {\nextern const char* const kProgramTexts[];\nconst char* const kProgramTexts[] = {\n")
foreach(file ${FILES})
  get_filename_component(id ${file} NAME_WE)
  # A list's separator and brackets would be lost in CMake's variables: the file is read as hexadecimal digits.
  file(READ ${file} content HEX)
  string(APPEND text "\"${id}\",\n")
  string(LENGTH "${content}" length)
  set(at 0)
  while(at LESS length)  # a literal may hold at most 64 KiB
    string(SUBSTRING "${content}" ${at} 8000 piece)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" piece "${piece}")
    string(APPEND text "\"${piece}\",\n")
    math(EXPR at "${at} + 8000")
  endwhile()
  string(APPEND text "nullptr,\n")
endforeach()
string(APPEND text "nullptr};\n}  // namespace handoff::ui\n")
file(WRITE ${OUTPUT} "${text}")
