#ifndef REGREEN_CPOSTGRESQL_SHIM_H
#define REGREEN_CPOSTGRESQL_SHIM_H
#include <libpq-fe.h>
#endif
