# The one way to declare a module, a program and a test, so that none escapes the common flags.
include(GNUInstallDirs)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(hegui_flags INTERFACE)
target_include_directories(hegui_flags INTERFACE ${PROJECT_SOURCE_DIR}/include)
target_compile_options(hegui_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor)
# g++ 12 warns of overlapping copies inside std::string that cannot happen (GCC bug 105651).
target_compile_options(hegui_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
if(HEGUI_WERROR)
  target_compile_options(hegui_flags INTERFACE -Werror)
endif()
if(HEGUI_SANITIZE)
  # With sanitizers, g++ 12 takes members of std::function for uninitialized (GCC bug 105562).
  target_compile_options(hegui_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_compile_options(hegui_flags INTERFACE
    -fsanitize=${HEGUI_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(hegui_flags INTERFACE -fsanitize=${HEGUI_SANITIZE})
endif()

# hegui_module(NAME USES lower modules… LIBS libraries…): every .cc of the current folder becomes the library hegui_NAME.
function(hegui_module name)
  cmake_parse_arguments(ARG "" "" "USES;LIBS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cc)
  add_library(hegui_${name} STATIC ${sources})
  target_include_directories(hegui_${name} PRIVATE ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(hegui_${name} PUBLIC hegui_flags)
  foreach(lower IN LISTS ARG_USES)
    target_link_libraries(hegui_${name} PUBLIC hegui_${lower})
  endforeach()
  target_link_libraries(hegui_${name} PRIVATE ${ARG_LIBS})
endfunction()

# hegui_test(NAME): every *_test.cc of tests/NAME becomes the test program test_NAME, linked against the module of that name;
# each TEST_CASE is a test of its own.
function(hegui_test name)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*_test.cc)
  if(NOT sources)
    return()
  endif()
  add_executable(test_${name} ${sources})
  target_include_directories(test_${name} PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(test_${name} PRIVATE hegui_${name} hegui_test_main fmt::fmt)
  # Catch2 counts a case that nothing matches, or that asserts nothing, as passed unless told otherwise.
  catch_discover_tests(test_${name}
    TEST_PREFIX "${name}: " WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} EXTRA_ARGS --warn NoTests)
  add_test(NAME "${name}: every case asserts" COMMAND test_${name} --warn NoAssertions WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties("${name}: every case asserts" PROPERTIES TIMEOUT 1500)
endfunction()
