/// Given names that are one name in several languages or romanisations: Volodymyr, Vladimir; Mykola, Nikolai.
enum GivenNames {
  /// Whether two words are forms of one given name. Equal words are.
  static func areOne(_ one: Token, _ other: Token, in document: Document) -> Bool {
    if one.word == other.word { return true }
    return areOne(
      document.text(one.baseSpan(in: document.bytes)), document.text(other.baseSpan(in: document.bytes)))
  }

  /// Whether two words are forms of one given name, whatever their case. Equal words are.
  static func areOne(_ one: String, _ other: String) -> Bool {
    let (left, right) = (WordKey.key(one), WordKey.key(other))
    if left == right { return true }
    if let group = groups[left], group == groups[right] { return true }
    var letters: [[UInt8]] = [[], []]
    var keys: [[UInt8]] = [[], []]
    for (index, text) in [one, other].enumerated() {
      guard NameKey.appendLetters(of: text.unicodeScalars, to: &letters[index]), letters[index].count > 1 else {
        return false
      }
      NameKey.appendKey(of: letters[index][...], to: &keys[index])
    }
    if FamilySurnames.areOne(letters[0][...], letters[1][...]) { return true }
    guard letters.allSatisfy({ $0.count > 2 }) else { return false }
    guard
      let likeness = NameLikeness(
        letters: (letters[0][...], letters[1][...]), keys: (keys[0][...], keys[1][...]))
    else { return false }
    return likeness.isRomanisation || likeness == .otherVowel
  }

  /// Whether a given name is one of those that are written in a script without short vowels, or come from one.
  static func isUnvowelled(_ token: Token, in document: Document) -> Bool {
    unvowelled.contains(document.key(of: token))
  }

  private static let unvowelled = Set(
    unvowelledMembers.split { $0 == " " || $0 == "\n" }.map { WordKey.key(String($0)) })

  /// Given names of Arabs, Persians, Turks, Azeris, Pakistanis and other Muslims, in usual spellings.
  private static let unvowelledMembers = """
    abbas abdallah abdel abdul abdulaziz abdullah abdulrahman abed abu adel adil adnan afshin ahmad ahmed akbar akram
    ala alaa alam ali alireza amal amin amina amir amira amjad ammar anas anis anwar aref arif arash arslan asad asghar
    ashraf asif asma assad ataollah aya aydin ayman aysel ayub aziz azza badr bahman bahram bahri baqir bashar bashir basim
    basma bassam behrouz behzad bijan bilal bilawal burhan dalia darius daoud dawood dina ebrahim ehsan elchin elham elias
    elnur emad emin emir eshaq fadel fadi fadia fahd faisal fakhri farah fares farhad farid farida fariba faris farouk
    farrukh faruk faruq farzad fatemeh fatima fatma fawzi faysal fereydoun fouad fuad ghada ghassan ghulam gholam haji
    habib hadi hafez haider hakim hala halil halima hamad hamed hamid hamida hamza hana hanan hani hanif haroun harun
    hasan hashem hassan hatem haydar hayder hesham hicham hikmat hisham hoda hossein huda husam husayn hussain hussein
    ibrahim idris ihab ikram ilham ilyas iman imran imad iqbal irfan ismail ismat issa izzat jaafar jabbar jafar jalal
    jamal jamil jamila javad javid jawad kamal kamel kamil kamran karim karima kaveh kazem khaled khalid khalifa khalil
    khalilur khatuna khosrow laila latif layla leila leyla lina lubna lutfi maha mahdi mahmood mahmoud mahmud majed majid
    malik mamdouh mansour mansur marwa marwan maryam masood masoud masud mazen mehdi mehmet mehran mehrdad mina mir mirza
    moammar mohamad mohamed mohammad mohammed mohsen moncef mona monir morteza mosab mostafa mouna muammar mubarak
    muhammad muhammed mukhtar muna munir murad murtaza musa mustafa nabil nabila nada nader nadia nadim naeem nahla naim
    najib najwa narges nasim nasir nasrin nasser nawaf nawaz nazim nazir nida nigar nizar noor noura nour nouri numan
    nuri omar omid osama osman othman parviz parvin qais qasem qasim rachid rafiq rafik rahim rahman raja rajab ramadan
    rami ramin ramiz rana rania rashid rasul rauf rawad reem reza riad riyad riyadh rima ruhollah rustam saad sabah sabri
    saddam sadeq sadiq saeb saed saeed safa safia said saif sajjad salah salam saleh salem salim salma salman samar sami
    samih samir samira sana sara sarah saud sayed sayyid selim shadi shafiq shah shahbaz shahid shahin shahram shaima
    shakir sharif sheikh shirin shukri siamak siavash sinan soheil soraya suad suha suhail sulaiman suleiman sultan taha
    taher tahir talal taleb tareq tarek tariq tawfik tawfiq taysir turki umar usama usman vahid vali wael wafa wahid
    waleed walid wasim yahya yaqub yasin yasir yasmin yasser youness younes younis yousef youssef yunus yusuf zaid zain
    zainab zaki zakir zaynab zeinab ziad zohra zuhair zulfikar
    """

  /// The number of a group by ``WordKey``.
  private static let groups: [UInt64: Int] = {
    var groups: [UInt64: Int] = [:]
    for (number, line) in members.split(separator: "\n").enumerated() {
      for name in line.split(separator: " ") { groups[WordKey.key(String(name))] = number }
    }
    return groups
  }()

  private static let members = """
    volodymyr vladimir wladimir wolodymyr uladzimir vladymyr
    mykola nikolai nikolay nikolaj mikalai nicolai mikola
    oleksandr alexander aleksandr alexandr aliaksandr olexander oleksander alexandre aleksander
    oleksiy oleksii alexei aleksei alexey alexej aliaksei aleksey oleksij
    serhiy serhii sergei sergey sergej siarhei serguei serge serhij
    dmytro dmitry dmitri dmitriy dimitri dzmitry dmitrij dmitrii
    andriy andrii andrei andrey andrej andrij
    yuriy yurii yuri yury juri jurij yuryi iouri
    mykhailo mikhail michail mihail mikhailo mikhaylo mychajlo
    petro pyotr petr piotr pjotr
    pavlo pavel pawel
    oleh oleg
    ihor igor
    yevhen yevgeny evgeny evgeni yevgeni jewgeni evgenij eugene yevhenii yevgeniy evgueni
    yevheniia yevgenia evgenia evgeniya
    vasyl vasily vasili wassili vasyly
    viktor victor wiktor
    vyacheslav viacheslav wjatscheslaw vjaceslav
    denys denis
    kyrylo kirill kiril cyril
    illia ilya ilja
    artem artyom artjom
    anatoliy anatolii anatoly anatoli
    valeriy valerii valery valeri
    hryhoriy hryhorii grigory grigori gregory
    heorhiy georgy georgi georgiy giorgi heorhii
    leonid leonyd
    danylo daniil danila
    maksym maxim maksim
    roman raman
    stepan stephan
    ruslan rouslan
    olena elena yelena alena jelena
    hanna anna ganna
    kateryna ekaterina yekaterina katerina jekaterina
    nataliia natalia nataliya natalya natalja
    tetiana tatiana tatyana tetyana tatjana
    yuliia yulia julia yuliya julija
    mariia maria mariya
    oksana oxana aksana
    iryna irina
    svitlana svetlana sviatlana swetlana
    liudmyla lyudmila ludmila lyudmyla ljudmila
    halyna galina
    olha olga volha
    nadiia nadiya nadezhda
    mohammed muhammad mohamed mohammad muhammed mohamad mehmed mehmet muhamad
    ahmed ahmad achmed ahmet akhmed
    hussein husayn hussain hossein husein huseyin
    hassan hasan
    mahmoud mahmud
    yusuf youssef yousef yusef joseph josef yosef
    ibrahim ebrahim
    ismail esmail ismael
    abdullah abdallah
    omar umar
    othman osman uthman
    khaled khalid
    mustafa mostafa moustafa
    moqtada muqtada
    yitzhak itzhak yitzchak isaac
    moshe mosche
    chaim haim hayim
    shimon simon
    giannis yannis ioannis yiannis
    georgios giorgos yorgos george
    konstantinos costas kostas constantinos
    nikolaos nikos
    hovhannes ovanes
    tigran dikran
    mikheil michael
    davit david
    jose josé
    """
}
