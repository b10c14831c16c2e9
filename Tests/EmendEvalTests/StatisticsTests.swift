import EmendEvaluation
import Testing

struct StatisticsTests {
  @Test func fHalfWeighsPrecisionMore() {
    #expect(fHalf(precision: 1, recall: 1) == 1)
    #expect(abs(fHalf(precision: 0.8, recall: 0.4)! - 2.0 / 3) < 1e-12)
    #expect(abs(fHalf(precision: 0.4, recall: 0.8)! - 4.0 / 9) < 1e-12)
    #expect(fHalf(precision: 0, recall: 0) == 0)
    // Nothing was found: no precision, no good.
    #expect(fHalf(precision: nil, recall: 0) == 0)
    #expect(fHalf(precision: 1, recall: nil) == nil)
  }

  @Test func wilson() {
    let half = Interval.wilson(5, of: 10)!
    #expect(abs(half.low - 0.2366) < 1e-4 && abs(half.high - 0.7634) < 1e-4)
    let all = Interval.wilson(20, of: 20)!
    #expect(abs(all.low - 0.8389) < 1e-4 && all.high == 1)
    #expect(Interval.wilson(0, of: 0) == nil)
  }

  @Test func bootstrapIsTheSameEveryTime() {
    let values = [0.1, 0.4, 0.35, 0.8, 0.9, 0.2]
    func interval(seed: UInt64) -> Interval? {
      Bootstrap(units: values.count, rounds: 200, seed: seed).interval { weights in
        zip(values, weights).reduce(0) { $0 + $1.0 * Double($1.1) } / Double(weights.reduce(0, +))
      }
    }
    #expect(interval(seed: 1) == interval(seed: 1))
    #expect(interval(seed: 1) != interval(seed: 2))
    let mean = interval(seed: 1)!
    #expect(mean.low < 0.458 && 0.458 < mean.high && mean.low > 0.1 && mean.high < 0.9)
  }

  @Test func bootstrapDrawsAsManyAsThereAre() {
    let bootstrap = Bootstrap(units: 7, rounds: 50)
    #expect(bootstrap.draws.count == 50)
    #expect(bootstrap.draws.allSatisfy { $0.count == 7 && $0.reduce(0, +) == 7 })
    #expect(Bootstrap(units: 0).interval { _ in 1 } == Interval(low: 1, high: 1))
    #expect(bootstrap.interval { _ in nil } == nil)
  }

  @Test func bootstrapSkipsDrawsWithNothingToMeasure() {
    // Two units, only one of which has anything: a quarter of the draws has nothing.
    let interval = Bootstrap(units: 2, rounds: 100).interval { $0[0] > 0 ? 0.5 : nil }
    #expect(interval == Interval(low: 0.5, high: 0.5))
  }

  @Test func areaUnderTheCurve() {
    func area(_ positives: [Double], _ negatives: [Double], weights: [Int]? = nil) -> Double? {
      AreaUnderCurve(
        positives.enumerated().map { .init(score: $1, isPositive: true, unit: $0) }
          + negatives.enumerated().map { .init(score: $1, isPositive: false, unit: $0) }
      ).value(weights: weights)
    }
    #expect(area([0.9, 0.8], [0.1, 0.2]) == 1)
    #expect(area([0.1], [0.9]) == 0)
    #expect(area([0.5, 0.5], [0.5]) == 0.5)
    // Of six pairs four are won and one is tied.
    #expect(abs(area([0.9, 0.5, 0.3], [0.5, 0.1])! - 4.5 / 6) < 1e-12)
    #expect(area([0.9], []) == nil)
    #expect(area([0.9, 0.3], [0.5, 0.1], weights: [2, 1]) == 5.0 / 9 + 2.0 / 9)
  }

  @Test func expectedCalibrationError() {
    var reliability = Reliability()
    #expect(reliability.expectedCalibrationError == nil)
    for isRight in [true, true, true, false] { reliability.add(confidence: 0.97, isRight: isRight) }
    reliability.add(confidence: 0.62, isRight: true)
    reliability.add(confidence: 1, isRight: true, times: 5)
    #expect(reliability.bins[9].count == 9 && reliability.bins[9].right == 8)
    #expect(reliability.bins[2].count == 1)
    // Nine edits held to be (4 × 0.97 + 5) / 9 right, 8 / 9 are; one held to be 0.62, and right.
    let error = (abs(4 * 0.97 + 5 - 8) + abs(0.62 - 1)) / 10
    #expect(abs(reliability.expectedCalibrationError! - error) < 1e-12)
  }
}
