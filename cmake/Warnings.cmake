# resprout_warnings: the warnings that every target of ours is compiled with.
add_library(resprout_warnings INTERFACE)
target_compile_options(resprout_warnings INTERFACE
  -Wall
  -Wextra
  -Wpedantic
  -Wshadow
  -Wconversion
  -Wsign-conversion
  -Wnon-virtual-dtor
  -Woverloaded-virtual
  $<$<BOOL:${RESPROUT_WERROR}>:-Werror>)
