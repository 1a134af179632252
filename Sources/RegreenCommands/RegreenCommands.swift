/// The command line's entry point.
public func main() {}
