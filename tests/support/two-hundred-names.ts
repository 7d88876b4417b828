/** Names as lists and people spell them; with capitals and decomposed letters more than two hundred. */
const NAMES = [
  ['Müller', 'Mueller', 'Muller', 'Jürgen', 'Juergen', 'Ångström', 'Æsgaard', 'Øvregård'],
  ['Łukasz', 'Đorđe', 'Þórður', 'Guðrún', 'Œuvrard', 'Weiß', 'Weiss', 'Straße', 'Strasse'],
  ['İnci', 'Yıldız', 'Iğdır', 'Şahin', 'Çağlar', 'Öztürk', 'Ħaġar', 'Ŋala', 'Ḥolunder'],
  [
    "O'Drossel",
    'O’Drossel',
    'D`Amsel',
    'M´Bala',
    'ʻOkina',
    'Anna-Lena',
    'Anna Lena',
    'von der Heide',
  ],
  ['Nguyễn', 'Trần Thị Ngọc', 'Đặng', 'Ường', 'Żółć', 'Ščepán', 'Řehoř', 'Ďuriš', 'Ťažký'],
  ['Кранич', 'Ёлкина', 'Йосипенко', 'Їжак', 'ЩЕГЛОВ', 'Δάφνη', 'Ὀδυσσεύς', 'ΣΟΦΟΣ', 'Άννα'],
  ['O', 'U', 'Ý', 'Ø', 'Ae', 'Oe', 'Ue', 'Maeue', 'Bauer', 'Samuel', 'Noël', 'Zoë', 'Raúl'],
  ['José María', 'Ñuñez', 'João', 'Conceição', 'Gonçalves', 'Ștefan', 'Țîrlea', 'Ăgapie'],
  ['Ro\u200bsa', 'Ro\u00adsa', 'Ro\u202esa', 'Rosa\u00a0Maria', 'Rosa\u2009Maria', 'Rosa  Maria'],
  ['Rosa, Maria', 'Rosa/Maria', 'Rosa (Maria)', 'Dr. Rosa', 'Rosa–Maria', 'Rosa—Maria', '„Rosa“'],
  ['ﬁnk', 'Ⅷ', 'Ｒｏｓａ', 'M²', '½', 'ªº', 'Əliyev', 'Ґалаґан', 'Ősz', 'Kőműves', 'Ǧ', 'Ǻ'],
  ['花子', 'محمد', 'दीपा', 'ไทย', 'אברהם', 'Հայկ', '김철수', 'ÿ', 'Ÿ', 'ẞ', 'Straẞe'],
].flat()

export const twoHundredNames = [
  ...new Set(
    NAMES.flatMap((name) => [
      name,
      name.normalize('NFD'),
      name.toUpperCase(),
      name.normalize('NFD').toLowerCase(),
    ]),
  ),
]
