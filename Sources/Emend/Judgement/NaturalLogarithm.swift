/// Logarithm and exponential that give the same bits on any machine, which the C library does not promise.
package enum NaturalLogarithm {
  /// For positive numbers; to about ten digits.
  package static func of(_ value: Double) -> Double {
    if value < 1 { return -of(1 / value) }
    var value = value
    var result = 0.0
    while value > 1.5 {
      value /= 2
      result += 0.693147180559945
    }
    let ratio = (value - 1) / (value + 1)
    var term = ratio
    var sum = 0.0
    for n in stride(from: 1, through: 15, by: 2) {
      sum += term / Double(n)
      term *= ratio * ratio
    }
    return result + 2 * sum
  }

  /// e to the power of `exponent`, for exponents from -50 to 50; to about ten digits.
  package static func exponential(_ exponent: Double) -> Double {
    let scaled = exponent / 1024
    var term = 1.0
    var sum = 1.0
    for n in 1...12 {
      term *= scaled / Double(n)
      sum += term
    }
    for _ in 0..<10 { sum *= sum }
    return sum
  }
}
