#include "CGDALShims.h"

int regreen_gdal_compiled_version(void) { return GDAL_VERSION_NUM; }

void regreen_cpl_error(CPLErr errorClass, CPLErrorNum number, const char *message) {
    CPLError(errorClass, number, "%s", message);
}
