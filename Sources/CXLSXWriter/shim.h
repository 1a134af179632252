#ifndef REGREEN_CXLSXWRITER_SHIM_H
#define REGREEN_CXLSXWRITER_SHIM_H
#include <xlsxwriter.h>
#endif
