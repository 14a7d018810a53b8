# resprout_add_test(NAME FOLDER [OWN_MAIN] [LINKS ...]): one GoogleTest executable of all sources of a folder below
# tests/. Every TEST in it becomes a test of ctest. A folder without sources gives nothing.
function(resprout_add_test name folder)
  cmake_parse_arguments(PARSE_ARGV 2 arg "OWN_MAIN" "" "LINKS")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${folder}/*.cpp" "${folder}/*.h")
  if(NOT sources MATCHES "\\.cpp")
    return()
  endif()

  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE resprout_options ${arg_LINKS} GTest::gtest rapidcheck)
  if(NOT arg_OWN_MAIN)
    target_link_libraries(${name} PRIVATE GTest::gtest_main)
  endif()
  target_compile_definitions(${name} PRIVATE
    RESPROUT_TEST_RESOURCES="${PROJECT_SOURCE_DIR}/tests/resources"
    RESPROUT_CONFORMANCE="${PROJECT_SOURCE_DIR}/tests/conformance"
    RESPROUT_FUZZ_CORPUS="${PROJECT_SOURCE_DIR}/tests/fuzz/corpus"
    RESPROUT_RESOURCES="${PROJECT_SOURCE_DIR}/resources"
    RESPROUT_CLI="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}/resprout-cli"
    RESPROUT_WINDOW="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}/resprout")
  if(TARGET resprout-cli)
    add_dependencies(${name} resprout-cli)
  endif()

  # Tests are asked for when ctest runs: a test program that must start to be listed does not slow the build.
  gtest_discover_tests(${name}
    DISCOVERY_MODE PRE_TEST
    DISCOVERY_TIMEOUT 60
    PROPERTIES TIMEOUT 600)
endfunction()
