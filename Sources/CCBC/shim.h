#ifndef REGREEN_CCBC_SHIM_H
#define REGREEN_CCBC_SHIM_H
#include <Cbc_C_Interface.h>
#endif
