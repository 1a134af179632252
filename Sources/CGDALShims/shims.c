// stat64 behind VSIStatBufL is declared only for GNU sources.
#define _GNU_SOURCE
#include "CGDALShims.h"

#include <cpl_vsi.h>

int regreen_gdal_compiled_version(void) { return GDAL_VERSION_NUM; }

void regreen_cpl_error(CPLErr errorClass, CPLErrorNum number, const char *message) {
    CPLError(errorClass, number, "%s", message);
}

int64_t regreen_vsi_size(const char *path) {
    VSIStatBufL stat;
    if (VSIStatExL(path, &stat, VSI_STAT_EXISTS_FLAG | VSI_STAT_NATURE_FLAG | VSI_STAT_SIZE_FLAG) != 0) return -1;
    return (int64_t)stat.st_size;
}

void *regreen_vsi_open_dir(const char *path) { return VSIOpenDir(path, -1, NULL); }

const char *regreen_vsi_next_entry(void *directory, int64_t *size, int *isDirectory) {
    const VSIDIREntry *entry = VSIGetNextDirEntry((VSIDIR *)directory);
    if (entry == NULL) return NULL;
    *size = entry->bSizeKnown ? (int64_t)entry->nSize : -1;
    *isDirectory = VSI_ISDIR(entry->nMode) ? 1 : 0;
    return entry->pszName;
}

void regreen_vsi_close_dir(void *directory) { VSICloseDir((VSIDIR *)directory); }
