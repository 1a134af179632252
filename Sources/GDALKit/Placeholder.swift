// GDALKit
