#ifndef REGREEN_CGDAL_SHIMS_H
#define REGREEN_CGDAL_SHIMS_H

#include <stdint.h>
#include <gdal.h>
#include <cpl_error.h>

/// The GDAL version this package was compiled against, as GDAL_VERSION_NUM (a macro Swift cannot see).
int regreen_gdal_compiled_version(void);

/// CPLError with a finished message: the C function is variadic. The text is never used as a format.
void regreen_cpl_error(CPLErr errorClass, CPLErrorNum number, const char *message);

/// The size of a file by VSIStatExL, -1 when there is none (the struct is an alias macro Swift cannot see).
int64_t regreen_vsi_size(const char *path);

/// VSIOpenDir, VSIGetNextDirEntry and VSICloseDir with plain types: the entry's layout depends on the language mode.
void *regreen_vsi_open_dir(const char *path);
const char *regreen_vsi_next_entry(void *directory, int64_t *size, int *isDirectory);
void regreen_vsi_close_dir(void *directory);

#endif
