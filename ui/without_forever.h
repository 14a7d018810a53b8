#pragma once

// Included before everything else in the window's layers (ui/CMakeLists.txt). Qt has a macro `forever`;
// core has a moment of virtual time of that name.
#include <QtGlobal>
#undef forever
