#ifndef REGREEN_CSQLITE_SHIM_H
#define REGREEN_CSQLITE_SHIM_H
#include <sqlite3.h>
#endif
