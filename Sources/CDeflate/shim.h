#ifndef REGREEN_CDEFLATE_SHIM_H
#define REGREEN_CDEFLATE_SHIM_H
#include <libdeflate.h>
#endif
