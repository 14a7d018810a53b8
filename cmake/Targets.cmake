# How a layer, a program and a test executable are made, so that every folder's CMakeLists.txt says only what is its own.

# resprout_options: what every target of ours is compiled with. Includes start at the root of the project.
add_library(resprout_options INTERFACE)
target_include_directories(resprout_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(resprout_options INTERFACE RESPROUT_VERSION="${PROJECT_VERSION}")
target_link_libraries(resprout_options INTERFACE resprout_warnings resprout_sanitizers)

# resprout_add_layer(NAME LINKS...): a static library of all sources of the current folder and those below it.
# A folder without sources gives a library of headers.
function(resprout_add_layer name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "*.cpp" "*.h")
  if(sources MATCHES "\\.cpp")
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC resprout_options ${ARGN})
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE resprout_options ${ARGN})
  endif()
endfunction()

# resprout_add_program(NAME MAIN SOURCES... [LINKS ...]): a program, once its main file exists.
function(resprout_add_program name main)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "SOURCES;LINKS")
  file(GLOB present CONFIGURE_DEPENDS "${main}")
  if(present)
    add_executable(${name} ${main} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE resprout_options ${arg_LINKS})
  endif()
endfunction()
