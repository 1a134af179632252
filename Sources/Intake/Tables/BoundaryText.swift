/// 国土TXT boundary files: reading and writing (features A3).
public enum BoundaryText {}
