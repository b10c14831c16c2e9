/// A plot with axes, drawn as SVG whose colours the page's style sheet gives.
struct SVGPlot {
  /// What one axis shows.
  struct Axis {
    var title: String
    var range: ClosedRange<Double>
    var ticks: [Double]
    var label: (Double) -> String = { Format.short($0) }

    static func share(_ title: String, from start: Double = 0, upTo end: Double = 1) -> Axis {
      let step = end - start > 0.5 ? 0.2 : 0.1
      let count = Int(((end - start) / step).rounded())
      return Axis(title: title, range: start...end, ticks: (0...max(count, 1)).map { start + Double($0) * step })
    }
  }

  let width: Double
  let height: Double
  let x: Axis
  let y: Axis
  /// Room for the labels.
  private let margin: (left: Double, right: Double, top: Double, bottom: Double)
  private var body = ""

  init(width: Double = 520, height: Double, x: Axis, y: Axis, left: Double = 46) {
    margin = (left, 14, 10, 40)
    self.width = width
    self.height = height
    self.x = x
    self.y = y
    drawAxes()
  }

  // MARK: - Scales

  func px(_ value: Double) -> Double {
    let share = (value - x.range.lowerBound) / (x.range.upperBound - x.range.lowerBound)
    return margin.left + share * (width - margin.left - margin.right)
  }

  func py(_ value: Double) -> Double {
    let share = (value - y.range.lowerBound) / (y.range.upperBound - y.range.lowerBound)
    return height - margin.bottom - share * (height - margin.top - margin.bottom)
  }

  // MARK: - Marks

  mutating func line(_ points: [(Double, Double)], style: String) {
    guard !points.isEmpty else { return }
    let path = points.map { "\(number(px($0.0))),\(number(py($0.1)))" }.joined(separator: " ")
    body += "<polyline class=\"line \(style)\" points=\"\(path)\"/>"
  }

  mutating func segment(_ from: (Double, Double), _ to: (Double, Double), style: String) {
    body +=
      "<line class=\"\(style)\" x1=\"\(number(px(from.0)))\" y1=\"\(number(py(from.1)))\" x2=\"\(number(px(to.0)))\" "
      + "y2=\"\(number(py(to.1)))\"/>"
  }

  mutating func circle(_ point: (Double, Double), radius: Double, style: String, title: String) {
    body +=
      "<circle class=\"\(style)\" cx=\"\(number(px(point.0)))\" cy=\"\(number(py(point.1)))\" r=\"\(number(radius))\">"
      + "<title>\(html(title))</title></circle>"
  }

  mutating func square(_ point: (Double, Double), radius: Double, style: String, title: String) {
    let (left, top) = (number(px(point.0) - radius), number(py(point.1) - radius))
    body +=
      "<rect class=\"\(style)\" x=\"\(left)\" y=\"\(top)\" width=\"\(number(2 * radius))\" "
      + "height=\"\(number(2 * radius))\"><title>\(html(title))</title></rect>"
  }

  mutating func bar(from: (Double, Double), to: (Double, Double), style: String, title: String) {
    let (left, right) = (px(from.0), px(to.0))
    let (bottom, top) = (py(from.1), py(to.1))
    body +=
      "<rect class=\"\(style)\" x=\"\(number(left))\" y=\"\(number(top))\" width=\"\(number(right - left))\" "
      + "height=\"\(number(bottom - top))\"><title>\(html(title))</title></rect>"
  }

  mutating func text(_ text: String, at point: (Double, Double), anchor: String = "start", style: String = "note") {
    body +=
      "<text class=\"\(style)\" x=\"\(number(px(point.0)))\" y=\"\(number(py(point.1)))\" text-anchor=\"\(anchor)\">"
      + "\(html(text))</text>"
  }

  private mutating func drawAxes() {
    let bottom = height - margin.bottom
    for tick in y.ticks {
      segment((x.range.lowerBound, tick), (x.range.upperBound, tick), style: "grid")
      body +=
        "<text class=\"tick\" x=\"\(number(margin.left - 8))\" y=\"\(number(py(tick) + 4))\" text-anchor=\"end\">"
        + "\(html(y.label(tick)))</text>"
    }
    for tick in x.ticks {
      body +=
        "<text class=\"tick\" x=\"\(number(px(tick)))\" y=\"\(number(bottom + 17))\" text-anchor=\"middle\">"
        + "\(html(x.label(tick)))</text>"
    }
    segment((x.range.lowerBound, y.range.lowerBound), (x.range.upperBound, y.range.lowerBound), style: "axis")
    let middle = (px(x.range.lowerBound) + px(x.range.upperBound)) / 2
    body +=
      "<text class=\"title\" x=\"\(number(middle))\" y=\"\(number(height - 6))\" text-anchor=\"middle\">"
      + "\(html(x.title))</text>"
    if !y.title.isEmpty {
      let centre = (py(y.range.lowerBound) + py(y.range.upperBound)) / 2
      body +=
        "<text class=\"title\" transform=\"translate(11 \(number(centre))) rotate(-90)\" text-anchor=\"middle\">"
        + "\(html(y.title))</text>"
    }
  }

  /// - Parameter description: for those who cannot see the plot.
  func svg(description: String) -> String {
    "<svg viewBox=\"0 0 \(number(width)) \(number(height))\" role=\"img\" aria-label=\"\(html(description))\">\(body)</svg>"
  }

  private func number(_ value: Double) -> String { Format.fixed(value, 1) }
}

/// Text as HTML writes it, in elements and in attributes.
func html(_ text: String) -> String {
  var escaped = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}
