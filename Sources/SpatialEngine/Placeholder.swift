// SpatialEngine
