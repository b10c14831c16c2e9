internal import Glibc

/// What lies in a folder, in no order.
/// - Parameter hidden: whether names that begin with a dot count; the folder itself and the one above it never do.
package func namesInFolder(_ folder: String, hidden: Bool = false) throws(SystemError) -> [String] {
  guard let stream = opendir(folder) else { throw SystemError() }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
      name.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
    }
    if name != ".", name != "..", hidden || !name.hasPrefix(".") { names.append(name) }
  }
  return names
}
