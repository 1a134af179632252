#ifndef REGREEN_CGDAL_SHIMS_H
#define REGREEN_CGDAL_SHIMS_H

#include <gdal.h>
#include <cpl_error.h>

/// The GDAL version this package was compiled against, as GDAL_VERSION_NUM (a macro Swift cannot see).
int regreen_gdal_compiled_version(void);

/// CPLError with a finished message: the C function is variadic. The text is never used as a format.
void regreen_cpl_error(CPLErr errorClass, CPLErrorNum number, const char *message);

#endif
