#ifndef REGREEN_CPROJ_SHIM_H
#define REGREEN_CPROJ_SHIM_H
#include <proj.h>
#include <proj_experimental.h>
#include <geodesic.h>
#endif
