/// The rules of reading of some languages, as Russian and scripts like it hear them.
///
/// Which language a name comes from is not known: all are tried whose letters it has. Where a language's spelling leaves
/// a sound open (English, the German h), both ways stand.
enum LanguageReadings {
  /// Every way to read a name, each once, but for how its letters stand by themselves.
  static func readings(of name: NativeSpelling) -> [SoundCode] {
    var found: [SoundCode] = []
    func add(_ readings: [SoundCode]) {
      for reading in readings where !found.contains(reading) { found.append(reading) }
    }
    for language in european { add(language.readings(of: name)) }
    if isJapanese(name) { for system in japanese { add(system.readings(of: name)) } }
    if isOneSyllable(name) { for language in monosyllabic { add(language.readings(of: name)) } }
    return found
  }

  /// Whether a name is made of syllables as Japanese ones are: a consonant and a vowel, or n.
  private static func isJapanese(_ name: NativeSpelling) -> Bool {
    var cluster: [UInt8] = []
    for (place, letter) in name.letters.enumerated() {
      if name.isVowel(at: place), letter != UInt8(ascii: "y") {
        guard cluster.isEmpty || onsets.contains(String(decoding: cluster, as: UTF8.self)) else { return false }
        cluster.removeAll(keepingCapacity: true)
      } else {
        cluster.append(letter)
        if cluster.count > 4 { return false }
      }
    }
    return cluster.isEmpty || cluster == [UInt8(ascii: "n")] || cluster == [UInt8(ascii: "h")]
  }

  private static let onsets: Set<String> = {
    let single = ["k", "s", "t", "n", "h", "m", "y", "r", "w", "g", "z", "d", "b", "p", "f", "j", "sh", "ch", "ts"]
    let glides = ["ky", "gy", "ny", "hy", "my", "ry", "by", "py"]
    let doubled = ["kk", "ss", "tt", "pp", "ssh", "tch", "tts"]
    let nasal = (single + glides).flatMap { ["n" + $0, "m" + $0] }
    return Set(single + glides + doubled + nasal)
  }()

  /// Whether the name has one group of vowels: Kyaw, Nguyen.
  private static func isOneSyllable(_ name: NativeSpelling) -> Bool {
    guard name.letters.count < 8 else { return false }
    var groups = 0
    var wasVowel = false
    for place in name.letters.indices {
      let isVowel = name.isVowel(at: place) || name.letters[place] == UInt8(ascii: "w")
      if isVowel, !wasVowel { groups += 1 }
      wasVowel = isVowel
    }
    return groups == 1
  }

  private static let european = [
    french, german, hungarian, polish, czech, italian, spanish, portuguese, scandinavian, dutch, english, albanian,
    turkish,
    romanian,
  ]

  private static let french = ReadingRules(
    marks: "àâæçéèêëîïôœùûüÿ",
    """
    eaux>o eau>o au>o aux$>o ault$>o auld$>o aud$>o aut$>o ot$>o ots$>o ô>o op$>o
    oi>ua oî>ua oin>uen oinV>uan oyV>uai oy$>ua ou>u où>u oû>u
    ain>en ainV>en ein>en einV>en aim>em in>en inV>in inn>in im>em imV>im imm>im yn>en ynV>in ym>em ymV>im
    an>an am>am en>an enV>en enn>en em>am emV>em emm>em ien>en ienV>en éen>een on>on om>om un>On unV>un unn>un um>Om umV>um
    umm>um eun>On eunV>On
    eu>O eû>O œu>O oeu>O euil>Oi euill>Oi ueil>Oi ueill>Oi
    ai>e aî>e ei>e ê>e è>e é>e ë>e ay>e ayV>ei ey>e eyV>ei aï>ai ï>i î>i
    ail$>ai aill>ai eil$>ei eill>ei ouil>ui ouill>ui ill>il|i
    gn>n ch>S chr>kr ph>f th>t qu>k cqu>k guF>g gea>Za geo>Zo geoi>Zua gF>Z g$>- j>Z
    cF>s ç>s c>k cc>k ccF>ks scF>s sch>S ck>k ss>s VsV>z s$>-|s x$>- x>ks z$>-
    t$>- d$>- p$>- ts$>- ds$>- ps$>- amps$>an|am amp$>an|am rd$>r rt$>r rds$>r rts$>r rs$>r rc$>rk|r nc$>n ng$>n lt$>l ld$>l
    er$>e|er ier$>e iers$>e ers$>e et$>e ets$>e est$>e ée$>e ez$>e e$>- es$>- ent$>an ents$>an ie$>i ies$>i ue$>u
    h>- y>i bv>v pt>t|pt ^desK>de esn>en gue$>g gues$>g que$>k ques$>k u>u ü>u û>u w>v
    """)

  private static let german = ReadingRules(
    marks: "äöüß",
    """
    tsch>C sch>S ^sp>Sp ^st>St chs>ks ch>h ck>k ph>f tz>c z>c zz>c th>t dt>t|dt qu>kv x>ks ß>s ss>s v>f|v w>v j>i
    ei>ei|ai ey>ei|ai ai>ai|ei ay>ai|ei eu>ei|oi äu>ei|oi aeu>ei|oi ie>i ieh>i ieV>i ä>e ae>e ö>O oe>O ü>u ue>u aa>a ee>e
    oo>o VhK>- VhV>-|H ^sV>z|s VsV>z KsV>z|s y>u|i c>k cF>c
    """)

  private static let hungarian = ReadingRules(
    marks: "áéíóöőúüű",
    """
    dzs>dZ cs>C ccs>C sz>s ssz>s zs>Z zzs>Z s>S gy>d ggy>d ly>i|l lly>i|l ny>n nny>n ty>t tty>t c>c cz>c ch>C ts>C th>t
    j>i ö>O ő>O ü>u ű>u eö>O eő>O w>v x>ks gh>g
    """)

  private static let polish = ReadingRules(
    marks: "ąćęłńóśźż",
    """
    szcz>SC sz>S cz>C rz>Z prz>pS trz>tS krz>kS chrz>hS|hZ drz>dZ|drZ ż>Z ź>z dź>dz dż>dZ ć>c|C ci>ci|Ci c>c ch>h ś>s ń>n
    ł>l ó>u w>v j>i ą>on ąb>omb ąp>omp ę>en ę$>e ęb>emb ęp>emp
    """)

  private static let czech = ReadingRules(
    marks: "áäčďéěíĺľňóôŕřšťúůýž",
    "ř>rZ|r č>C š>S ž>Z ch>h c>c ck>ck j>i w>v ů>u ú>u ě>e ô>uo ä>e")

  private static let italian = ReadingRules(
    marks: "àèéìòù",
    """
    ch>k cch>k gh>g ggh>g ciV>C cciV>C cF>C ccF>C giV>dZ ggiV>dZ gF>dZ ggF>dZ gliV>l gn>n sciV>S scF>S sch>sk zz>c z>c|dz
    qu>kv cqu>kv h>- VsV>z|s
    """)

  private static let spanish = ReadingRules(
    marks: "áéíñóúü",
    "ch>C ll>l ñ>n j>h gF>h guF>g güF>gu qu>k cF>s z>s h>- v>v|b x>h|ks rr>r")

  private static let portuguese = ReadingRules(
    marks: "áàâãçéêíóôõú",
    """
    ões$>oiS|ois|oinS ães$>aiS|aeS|ais ãe>ai|ae ão>an|aun ã>an õ>on ç>s cF>s ch>S lh>l nh>n gF>Z j>Z guF>g qu>k x>S
    s$>S|s VsV>z ss>s z$>S|s h>- o$>u|o os$>uS|os|us e$>i|e es$>eS|iS|es am$>an em$>en im$>in om$>on um$>un ou>o|u rr>r
    """)

  private static let scandinavian = ReadingRules(
    marks: "åäöæøéü",
    """
    å>o aa>o ø>O ö>O oe>O æ>e ä>e|a ae>e skj>S stj>S sj>S kj>C|k tj>C|t ^hj>i gj>i ^lj>i ^dj>i j>i skF>S|sk ^gF>i|g
    ^kF>C|k y>u|i øj>ei|Oi øy>ei|Oi öj>ei|Oi ck>k ch>k|S cF>s ^hv>v z>s|c qu>kv dt$>t th>t nd$>n|nd ld$>l|ld aard$>or|ord|ard ård$>or|ord
    """)

  private static let dutch = ReadingRules(
    marks: "ëïé",
    """
    oe>u ij>ei ui>Oi|ei uy>Oi|ei eu>O ou>au aa>a ee>e oo>o uu>u ie>i sch>sh|S ch>h g>g|h v>v|f w>v y>ei|i tj>C ck>k c>k
    cF>s th>t z>z
    """)

  private static let english = ReadingRules(
    marks: "",
    """
    tch>C sh>S ch>C|k th>t|z|s ck>k wh>u ^wr>r ^kn>n ph>f igh>ai ugh>u ughes$>uz ee>i ea>i|e oo>u ou>au|u ow>ou|au|o oa>ou|o
    aw>o au>o ay>ei ai>ei ey>i|ei ie>i ew>u ue>u j>dZ gF>dZ|g cF>s qu>kv w>u|v ^y>i e$>- a>a|e u>a|u oy>oi
    ake$>eik ate$>eit ame$>eim ane$>ein ace$>eis ade$>eid ale$>eil ave$>eiv ine$>ain ike$>aik ite$>ait ide$>aid ile$>ail
    VhK>- ice$>ais ime$>aim ones$>ouns oke$>ouk ole$>oul ope$>oup ose$>ouz ames$>eims er>er ur>er ir>er ham$>em|Hem h>H
    """)

  private static let albanian = ReadingRules(
    marks: "ëç",
    "gj>dZ|g|d xh>dZ ç>C q>C|k sh>S zh>Z ë$>- ë>e|o nj>n ll>l rr>r dh>d th>t c>c x>dz j>i y>u|i")

  private static let turkish = ReadingRules(
    marks: "çğıöşüâîû", "c>dZ ç>C ş>S ğ>g|- ı>i j>Z ö>O ü>u y>i")

  private static let romanian = ReadingRules(
    marks: "ăâîșşțţ",
    "ș>S ş>S ț>c ţ>c ciV>C cF>C ch>k giV>dZ gF>dZ gh>g ă>e|a â>i î>i j>Z ea>a|ea")

  /// By way of Russian, and in the spelling that Japanese schools teach: Tsutiya, Tutiya.
  private static let japanese = [
    ReadingRules(marks: "ōū", "sh>s ch>t tch>t ts>c j>dz|z z>dz|z w>v|u nb>mb np>mp ō>o ū>u ou>o"),
    ReadingRules(marks: "ōū", "sh>s ch>t tch>t ts>t j>z fu>hu ō>o ū>u ou>o"),
  ]

  /// Vietnamese and Burmese.
  private static let monosyllabic = [
    ReadingRules(
      marks: "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ",
      "tr>C th>t ph>f kh>h nh>n ch>C gi>z d>z đ>d x>s s>S qu>ku uo>o ươ>o iê>e uy>u|i ơ>O"),
    ReadingRules(marks: "", "ky>CZ|C gy>dZ kh>k ht>t hp>p hs>s th>t ng$>n aw>o ay>ei w>v|u"),
  ]
}
