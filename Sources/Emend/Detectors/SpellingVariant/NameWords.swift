/// What common words say of a name beside them: a title, a club, a word about spelling, an old time.
///
/// Held by key, so that a question costs one look-up and no string.
enum NameWords {
  struct Class: OptionSet {
    let rawValue: UInt32
    /// Stands before a person or beside a place without becoming part of the name: President, Mayor, Monday.
    static let role = Class(rawValue: 1)
    /// Follows a place: City, Region. Stands before one with "of": Republic, Government.
    static let placeNoun = Class(rawValue: 1 << 1)
    /// Northern, Greater: the place stays itself.
    static let direction = Class(rawValue: 1 << 2)
    /// With "of" and a place a name of its own, even at the start of a sentence: Battle, University.
    static let institution = Class(rawValue: 1 << 3)
    /// A club or ship: what follows is its name.
    static let club = Class(rawValue: 1 << 4)
    static let language = Class(rawValue: 1 << 5)
    /// Small words of other languages.
    static let foreign = Class(rawValue: 1 << 6)
    /// The text speaks of how a name is written.
    static let spelling = Class(rawValue: 1 << 7)
    /// Directly before a name: "formerly Kiev", "called Kiev", "the name Kiev".
    static let naming = Class(rawValue: 1 << 8)
    /// A time in which older forms were right.
    static let past = Class(rawValue: 1 << 9)
    /// Part of a surname or place name: van, bin, San, Lake.
    static let particle = Class(rawValue: 1 << 10)
    /// Monday, June.
    static let calendar = Class(rawValue: 1 << 11)
    /// Only a place follows: in, near.
    static let locative = Class(rawValue: 1 << 12)
    /// With "to" or "from" it makes what follows a place: flight, train, returned.
    static let travel = Class(rawValue: 1 << 13)
    /// A text on sports, in which places are clubs.
    static let sport = Class(rawValue: 1 << 14)
    /// A text on programs, which bear the names of places.
    static let computing = Class(rawValue: 1 << 15)
  }

  /// The classes of a word of a document; of a possessive those of its owner. A few ns for the words that have none.
  static func classes(of token: Token, in document: Document) -> Class {
    let key = document.key(of: token)
    return filter.mayContain(key) ? classes[key] ?? [] : []
  }

  /// Whether a capitalised word may be of class ``Class/past``: by its length and its first letter, so that most need no
  /// key. Words beyond ASCII are not told apart.
  @inline(__always)
  static func mayBePast(_ token: Token, in document: Document) -> Bool {
    if token.flags.contains(.beyondASCII) { return true }
    let length = token.baseSpan(in: document.bytes).count
    return length < 16 && pastLengths[Int(document.bytes[Int(token.start)] & 0x1F)] & 1 << UInt16(length) != 0
  }

  /// The lengths of the words of times gone by, as bits, by the low bits of the first letter, in which capital and small
  /// letters agree.
  private static let pastLengths: [UInt16] = {
    var lengths = [UInt16](repeating: 0, count: 32)
    for (words, meaning) in members where meaning.contains(.past) {
      for word in words.split(separator: " ") {
        precondition(word.utf8.count < 16, "the table of lengths ends at 15")
        lengths[Int(word.utf8.first! & 0x1F)] |= 1 << UInt16(word.utf8.count)
      }
    }
    return lengths
  }()

  static func isWord(_ token: Token, _ key: UInt64, in document: Document) -> Bool { document.key(of: token) == key }

  static let of = WordKey.key("of")
  static let `as` = WordKey.key("as")
  static let `is` = WordKey.key("is")
  static let was = WordKey.key("was")
  static let the = WordKey.key("the")
  static let to = WordKey.key("to")
  static let at = WordKey.key("at")
  static let from = WordKey.key("from")
  static let calling = ["call", "calls", "called"].map { WordKey.key($0) }
  static let known = WordKey.key("known")
  static let written = WordKey.key("written")

  private static let filter = KeyFilter(classes.keys)

  /// By ``WordKey``, so that they are made once for any number of lexicons.
  private static let classes: [UInt64: Class] = {
    var classes: [UInt64: Class] = [:]
    for (members, meaning) in members {
      for word in members.split(separator: " ") { classes[WordKey.key(String(word)), default: []].formUnion(meaning) }
    }
    return classes
  }()

  private static let members: [(String, Class)] = [
    (
      """
      president vice premier minister chancellor mayor governor senator secretary ambassador general colonel major \
      captain lieutenant sergeant corporal ensign brigadier commodore admiral commander marshal king queen prince \
      princess sultan emperor emir sheikh sheik ayatollah pope cardinal archbishop bishop father rabbi imam judge \
      justice professor prof dr doctor mr mrs ms miss sir lord lady dame chairman chairwoman chair director spokesman \
      spokeswoman spokesperson chief leader deputy speaker congressman congresswoman representative rep sen gov gen \
      col lt sgt capt adm attorney prosecutor lawyer coach manager dictator analyst economist journalist reporter \
      correspondent envoy negotiator official officials mother sister brother former ex acting interim foreign defense \
      defence interior finance prime
      """, .role
    ),
    (
      """
      city oblast region province district area county state states municipality prefecture governorate republic government \
      kingdom republics parliament ministry people peoples capital town suburb suburbs village airport mayor governor \
      president king queen citizens residents cities emirate sultanate commonwealth territory side parts part outskirts \
      streets center centre north south east west
      """, .placeNoun
    ),
    (
      """
      north south east west northern southern eastern western central greater downtown metropolitan inner outer northeast \
      northwest southeast southwest northeastern northwestern southeastern southwestern upper lower mid
      """, .direction
    ),
    (
      """
      battle battles treaty university bank siege duke duchess grand prince princes bishop archbishop church pact congress \
      conference council school college institute academy museum bay gulf port order peace convention metropolitan \
      patriarch union fall lord earl count baron rector massacre sack accord accords protocol declaration cathedral diocese \
      principality khanate statute charter club gate rus house
      """, .institution
    ),
    (
      """
      fc ac sc cf cd ud afc fk sk bc hc vfb sv tsv rsc uss hms hmas ss rms sms mv ms cska dynamo dinamo lokomotiv spartak \
      torpedo zenit shakhtar real hapoel maccabi beitar atletico racing rapid arsenal sparta slavia legia inter hotel cafe \
      ship cruiser battleship frigate destroyer submarine yacht
      """, .club
    ),
    (
      """
      english french german spanish portuguese italian dutch russian ukrainian polish czech slovak hungarian romanian \
      bulgarian serbian croatian turkish greek arabic hebrew persian farsi chinese japanese korean hindi urdu bengali \
      latin yiddish swedish norwegian danish finnish lithuanian latvian estonian belarusian georgian armenian \
      azerbaijani kazakh uzbek tatar vietnamese thai cyrillic
      """, .language
    ),
    (
      """
      de la le les du des el los las der das dem und von für im et y da dos del della dei di il lo para por sur dans pour \
      avec zu zum zur nach aus bei na em um une un uma una où och och på och av til og het een van voor aan degli gli nel \
      nella sul sulla pela pelo aux ist nicht mit auf d'un d'une ein eine
      """, .foreign
    ),
    (
      """
      spell spells spelling spellings spelled spelt misspelled misspelt misspelling respelled transliteration transliterated \
      transliterations romanisation romanization romanised romanized pronounced pronunciation exonym endonym etymology \
      orthography transcription transcribed brackets parentheses kyivnotkiev
      """, .spelling
    ),
    (
      "formerly née nee call calls called named renamed dubbed aka alias previously once name names word term then nicknamed surname",
      .naming
    ),
    (
      """
      soviet soviets ussr tsarist czarist tsar czar nazi nazis wehrmacht luftwaffe bolshevik bolsheviks medieval \
      byzantine mongol mongols ottoman habsburg hapsburg prussian colonial raj wartime wwi wwii stalin hitler lenin kgb \
      empire imperial khrushchev brezhnev cossacks pogrom pogroms ghetto holocaust dynamo dinamo
      """, .past
    ),
    (
      """
      van von der den de da di du del della la le los las el al bin ibn ben abu bint mac saint san santa st new old port \
      fort lake mount cape ter ten zu dos das fitz o little camp river hotel street
      """, .particle
    ),
    (
      """
      monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september \
      october november december
      """, .calendar
    ),
    ("in at near outside inside into across around toward towards via within throughout", .locative),
    (
      """
      train trains flight flights bus buses road roads highway motorway route routes railway line lines ferry ferries \
      travel travels travelled traveled travelling traveling trip trips journey journeys visit visits tour tours fly flew \
      flown flying flies drive drove driven driving return returns returned returning flee fled fleeing move moves moved \
      moving go goes went gone going come comes came coming arrived deported evacuated extradited ship ships shipped \
      sail sailed march marched way headed bound sent shipments exports imports refugees migrants tourists
      """, .travel
    ),
    (
      """
      club clubs coach striker midfielder defender goalkeeper goal goals league cup match matches season squad transfer \
      champions championship playoff playoffs player players team teams stadium fc derby final finals semi semifinal
      """, .sport
    ),
    (
      """
      software program programs library libraries framework module modules package packages plugin plugins toolkit api apis \
      app apps application applications compiler interface parser database desktop server servers client clients browser \
      website runtime keyboard user users linux java javascript python perl ruby rust php gtk unicode file files format \
      command code metadata encoder decoder protocol input
      """, .computing
    ),
  ]
}

extension Document {
  /// The ``WordKey`` of a word without its possessive ending; 0 for words too long to have a class.
  func key(of token: Token) -> UInt64 {
    let span = token.baseSpan(in: bytes)
    if token.flags.contains(.beyondASCII) { return span.count > 24 ? 0 : WordKey.key(text(span)) }
    if span.count <= 8 {
      var key: UInt64 = 0
      for index in span.range.reversed() { key = key << 8 | UInt64(bytes[index]) }
      return WordKey.lowercasedASCII(key)
    }
    guard span.count <= 24 else { return 0 }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { buffer in
      for (index, byte) in bytes[span.range].enumerated() { buffer[index] = byte &- 0x41 < 26 ? byte | 0x20 : byte }
      return WordKey.key(folded: UnsafeBufferPointer(rebasing: buffer[0..<span.count]))
    }
  }
}
