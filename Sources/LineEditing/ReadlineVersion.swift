internal import CReadline

/// The version of the readline library that the program runs with.
package func readlineVersion() -> String { String(cString: creadline_version()) }
