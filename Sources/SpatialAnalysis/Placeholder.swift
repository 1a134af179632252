// SpatialAnalysis
