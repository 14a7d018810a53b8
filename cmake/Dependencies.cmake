# Everything that has to be on the machine, asked for in one place, so that one message names all that is missing.
# CONTRIBUTING.md says why each of them is there, cmake/setup.sh what Debian calls it.

set(missing "")

# resprout_need(PACKAGE "What to call it" [arguments of find_package])
macro(resprout_need package name)
  find_package(${package} ${ARGN} QUIET)
  if(NOT ${package}_FOUND)
    list(APPEND missing "${name}")
  endif()
endmacro()

resprout_need(Threads "POSIX threads")
resprout_need(RapidJSON "RapidJSON 1.1")
resprout_need(CLI11 "CLI11 2")
resprout_need(fmt "fmt 9")

if(RESPROUT_UI)
  # One after the other: a missing part of Qt must not hide the others.
  foreach(part Widgets Charts Svg)
    resprout_need(Qt6${part} "Qt 6.4 ${part}" 6.4)
  endforeach()
endif()

if(RESPROUT_TESTS)
  resprout_need(GTest "GoogleTest 1.12")
  resprout_need(rapidcheck "RapidCheck")
  if(RESPROUT_UI)
    resprout_need(Qt6Test "Qt 6.4 Test" 6.4)
  endif()
endif()

if(missing)
  list(JOIN missing "\n  " lines)
  message(FATAL_ERROR "These libraries (with their headers) are missing:\n  ${lines}\n"
    "On Debian, app/run and tests/run install them.")
endif()
