/** Family names from plants and birds: nobody real, and recognisable as invented. */
export const familyNames =
  `Ahorn Akelei Akazie Amsel Anemone Apfelbaum Arnika Aster Bachstelze Bärlauch Baldrian Berberitze
    Birke Blaumeise Brennnessel Brombeere Buche Buchfink Buntspecht Dahlie Dattelpalme Dill Distel
    Dohle Dompfaff Drossel Eberesche Edelweiß Efeu Eiche Eichelhäher Eisvogel Elster Enzian Erle
    Esche Espe Farn Fenchel Feldlerche Fichte Fink Flieder Forsythie Gänseblümchen Gartenrotschwanz
    Geranie Ginster Gimpel Girlitz Goldammer Grasmücke Graureiher Grünspecht Habicht Hagebutte
    Hainbuche Hartriegel Haselnuss Heidekraut Himbeere Hirse Holunder Iltisblume Immergrün Iris
    Jasmin Johannisbeere Kamille Kapuzinerkresse Kastanie Kauz Kernbeißer Kiebitz Kiefer Kirschbaum
    Klatschmohn Kleiber Königskerze Kolkrabe Kornblume Kornelkirsche Kranich Krokus Kuckuck Lärche
    Lavendel Lerche Liguster Lilie Linde Löwenzahn Lupine Mädesüß Malve Margerite Mauersegler
    Mehlschwalbe Meise Melisse Milan Mispel Mohn Moos Nachtigall Narzisse Nelke Odermennig
    Olivenbaum Orchidee Pappel Petersilie Pfingstrose Pirol Platane Primel Quitte Rainfarn Raps
    Rebhuhn Ringelblume Ringeltaube Rittersporn Rohrdommel Rosmarin Rotdorn Rotkehlchen Salbei
    Sanddorn Schafgarbe Schilf Schlehe Schleiereule Schneeglöckchen Schwalbe Seerose Seidelbast
    Sonnenblume Spatz Specht Sperling Stachelbeere Star Stechpalme Steinkauz Stieglitz Storch Tanne
    Taubnessel Teichrohr Thymian Tulpe Turmfalke Uhu Ulme Veilchen Vergissmeinnicht Wacholder
    Wachtel Waldmeister Walnuss Weide Weißdorn Wendehals Wermut Wiedehopf Wiesenknopf Zaunkönig
    Zeder Zeisig Zilpzalp Zitronenbaum Zypresse`.split(/\s+/)

/** Family names for people who talk another language: plants and birds too. */
export const otherFamilyNames: Record<string, string[]> = {
  ru: ['Berjosowa', 'Rjabina', 'Sokolowa', 'Worobjow', 'Romaschkin'],
  tr: ['Çınar', 'Lale', 'Kırlangıç', 'Menekşe', 'Şahin-Gül'],
  ar: ['Yasmīn', 'Zaytūn', 'Bulbul'],
  pl: ['Brzozówka', 'Wróbel', 'Jarzębina'],
  en: ['Bluebell', 'Robin', 'Hawthorn'],
  sq: ['Lulëkuqe', 'Shqiponja'],
  pt: ['Oliveira-Andorinha', 'Pardal'],
  fa: ['Sarv', 'Nīlūfar'],
  other: ['Łabędź', 'Ağaç', 'Hrušková'],
}

export const firstNames = {
  frau: `Ada Alma Amelie Anja Antje Ayla Berta Carla Clara Dana Edda Elif Elsa Emilia Fatma Frieda Gesa
    Greta Hanna Heike Ida Ilse Irina Jana Jette Johanna Karla Katja Lea Lena Lina Lotte Luzie Maja
    Mara Marta Merle Mina Mira Nadja Nele Nora Olga Paula Pia Rika Rosa Ruth Selma Svea Tamara Tessa
    Thea Ulla Vera Wanda Wiebke Yara Zoe`.split(/\s+/),
  herr: `Aaron Achim Adem Albin Anton Arne Bela Ben Boris Carlo Carsten Darius Edgar Emil Enno Erik
    Fabian Fiete Finn Franz Gero Gustav Hannes Hasan Hugo Igor Ivo Jakob Jan Jonas Juri Karl Kasimir
    Lars Lasse Leo Levin Linus Luis Malte Max Mio Moritz Nils Noah Okan Ole Oskar Paul Piet Ralf
    Ruben Sami Sven Theo Tilo Timo Uwe Veit Wim Yusuf`.split(/\s+/),
  none: ['Kim', 'Robin', 'Toni', 'Sascha'],
}

export const streets = [
  'Musterpfad',
  'Beispielallee',
  'Probeweg',
  'Übungsstraße',
  'Vorlagengasse',
  'Testufer',
  'Platzhalterring',
  'Erfundenes Feld',
  'Am Musterteich',
  'Nirgendwostraße',
]
