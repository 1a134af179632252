/// The one catalogue of user texts: each text is a function that takes its values and returns both languages.
///
/// Topics have a file each, `Messages+<Topic>.swift`. A text names the file, layer or feature it is about and the
/// next step to try.
public enum Messages {}
