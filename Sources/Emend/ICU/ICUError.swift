internal import CICU

/// A failure inside ICU, with ICU's own name for it (such as `U_MISSING_RESOURCE_ERROR`).
public struct ICUError: Error, Hashable, Sendable, CustomStringConvertible {
  /// ICU's name of the error code.
  public let name: String
  /// What was being done, in lower case without a full stop.
  public let action: String

  public var description: String { "ICU could not \(action): \(name)" }
}

/// Runs one ICU call and throws what its status says. Warnings (negative codes) are not failures.
func withICUStatus<Result>(_ action: String, _ call: (inout UErrorCode) -> Result) throws(ICUError) -> Result {
  var status = U_ZERO_ERROR
  let result = call(&status)
  guard status.rawValue <= U_ZERO_ERROR.rawValue else { throw ICUError(status, action: action) }
  return result
}

/// Runs an ICU call that opens an object, and throws when it gives none, whatever its status.
func withICUObject(_ action: String, _ open: (inout UErrorCode) -> OpaquePointer?) throws(ICUError) -> OpaquePointer {
  guard let object = try withICUStatus(action, open) else {
    throw ICUError(U_MEMORY_ALLOCATION_ERROR, action: action)
  }
  return object
}

/// Calls an ICU function that fills a buffer and tells the length it needs; grows the buffer once when it was too small.
func withGrowingBuffer<Element>(
  _ action: String, capacity: Int, zero: Element,
  _ call: (UnsafeMutablePointer<Element>, Int32, inout UErrorCode) -> Int32
) throws(ICUError) -> [Element] {
  var capacity = max(capacity, 16)
  while true {
    var status = U_ZERO_ERROR
    var length: Int32 = 0
    let buffer = [Element](unsafeUninitializedCapacity: capacity) { buffer, count in
      length = call(buffer.baseAddress!, Int32(capacity), &status)
      count = min(max(Int(length), 0), capacity)
    }
    if status == U_BUFFER_OVERFLOW_ERROR, Int(length) > capacity {
      capacity = Int(length)
      continue
    }
    guard status.rawValue <= U_ZERO_ERROR.rawValue else { throw ICUError(status, action: action) }
    return buffer
  }
}

extension ICUError {
  init(_ code: UErrorCode, action: String) {
    self.init(name: String(cString: icu_error_name(code)), action: action)
  }
}
