import canvas from 'bpmn-js-i18n/translations/de.js'

/** The words of the properties, which the German of the canvas does not cover. */
const PROPERTIES: Record<string, string> = {
  'General': 'Allgemein', 'Name': 'Name', 'ID': 'ID', 'Documentation': 'Beschreibung', 'Element documentation': 'Beschreibung des Elements', 'Process documentation': 'Beschreibung des Prozesses', 'Executable': 'Ausführbar',
  'Process ID': 'ID des Prozesses', 'Process name': 'Name des Prozesses', 'Version tag': 'Versionsname', 'History cleanup': 'Aufräumen', 'Time to live': 'Aufbewahrung', 'Implementation': 'Umsetzung', 'Type': 'Art',
  'Camunda user task': 'Aufgabe der Engine', 'Job worker': 'Programm', 'Job type': 'Arbeit des Programms', 'Retries': 'Versuche', 'Task definition': 'Arbeit des Programms', 'Assignment': 'Zuständigkeit',
  'Assignee': 'Zugewiesen an (bleibt leer)', 'Candidate groups': 'Rolle', 'Candidate users': 'Worum es geht', 'Due date': 'Fälligkeit (bleibt leer)', 'Follow up date': 'Wiedervorlage (bleibt leer)', 'Priority': 'Priorität',
  'Form': 'Formular', 'Form ID': 'ID des Formulars', 'Form key': 'Schlüssel des Formulars', 'External form reference': 'Formular', 'Custom form key': 'Formular', 'Camunda Form': 'Formular der Engine', 'Camunda Form (linked)': 'Formular der Engine (verlinkt)',
  'Headers': 'Angaben für das Programm', 'Key': 'Schlüssel', 'Value': 'Wert', 'Inputs': 'Was hineingeht', 'Outputs': 'Was herauskommt', 'Input mapping': 'Eingabe', 'Output mapping': 'Ausgabe', 'Local variable name': 'Name innen',
  'Variable assignment value': 'Wert', 'Process variable name': 'Variable', 'Extension properties': 'Weitere Angaben', 'Properties': 'Angaben', 'Called element': 'Gerufener Prozess', 'Binding': 'Fassung', 'latest': 'neueste', 'deployment': 'gleiche Auslieferung',
  'Input propagation': 'Weitergabe hinein', 'Output propagation': 'Weitergabe heraus', 'Propagate all parent process variables': 'Alle Variablen hineingeben', 'Propagate all child process variables': 'Alle Variablen herausgeben', 'Propagate all variables': 'Alle Variablen weitergeben',
  'Condition': 'Bedingung', 'Condition expression': 'Bedingung', 'Condition Expression': 'Bedingung', 'Message': 'Nachricht', 'Global message reference': 'Nachricht', 'Subscription correlation key': 'Schlüssel', 'Timer': 'Frist', 'Date': 'Zeitpunkt', 'Duration': 'Dauer',
  'Cycle': 'Wiederholung', 'Error': 'Fehler', 'Global error reference': 'Fehler', 'Code': 'Kennung', 'Throw expression': 'Kennung', 'Create new ...': 'Neu anlegen …', '<none>': '(keine)', '<empty>': '(leer)', 'On': 'An', 'Off': 'Aus', 'Create': 'Anlegen',
  'Multi-instance': 'Mehrfach', 'Input collection': 'Liste', 'Input element': 'Element der Liste', 'Output collection': 'Ergebnisliste', 'Output element': 'Element der Ergebnisliste', 'Completion condition': 'Ende, wenn', 'Execution listeners': 'Zuhörer der Ausführung',
  'Task listeners': 'Zuhörer der Aufgabe', 'Event type': 'Ereignis', 'Listener type': 'Arbeit', 'Learn more.': 'Mehr dazu.', 'Select an element to edit its properties.': 'Wählen Sie ein Element aus.', 'Multiple elements are selected. Select a single element to edit its properties.': 'Mehrere Elemente sind ausgewählt. Wählen Sie eines aus.',
  'ID must not be empty.': 'Die ID darf nicht leer sein.', 'ID must be unique.': 'Diese ID gibt es schon.', 'ID must not contain spaces.': 'Die ID darf keine Leerzeichen enthalten.', 'ID must be a valid QName.': 'Die ID hat unzulässige Zeichen.', 'ID must not contain prefix.': 'Die ID darf keinen Doppelpunkt enthalten.',
  'FEEL expression': 'FEEL-Ausdruck', 'Expression': 'Ausdruck', 'Called decision': 'Entscheidungstabelle', 'Decision ID': 'ID der Entscheidungstabelle', 'Result variable': 'Ergebnis', 'Script': 'Skript', 'Escalation': 'Eskalation', 'Signal': 'Signal', 'Link': 'Link', 'Ad-hoc subprocess': 'Ad-hoc-Teilprozess',
  'Active elements': 'Aktive Elemente', 'Completion': 'Ende', 'Format': 'Form', 'Example data': 'Beispieldaten', 'Tasklist': 'Aufgabenliste',
  'Task': 'Aufgabe', 'User Task': 'Aufgabe', 'Service Task': 'Arbeit des Programms', 'Business Rule Task': 'Entscheidungstabelle', 'Call Activity': 'Gerufener Prozess', 'Sequence Flow': 'Pfeil', 'Conditional Flow': 'Pfeil mit Bedingung', 'Default Flow': 'Pfeil für alles andere',
  'Exclusive Gateway': 'Verzweigung', 'Event Based Gateway': 'Wartestelle', 'Parallel Gateway': 'Gabelung', 'Start Event': 'Beginn', 'End Event': 'Ende', 'Process': 'Prozess', 'Text Annotation': 'Anmerkung', 'Association': 'Verbindung', 'Event Sub Process': 'Jederzeit möglich',
  'Sub Process': 'Teilprozess', 'Message Intermediate Catch Event': 'Nachricht', 'Timer Intermediate Catch Event': 'Frist', 'Message Start Event': 'Beginn durch Nachricht', 'Error Boundary Event': 'Ausnahme', 'Message End Event': 'Ende mit Nachricht', 'Intermediate Throw Event': 'Meilenstein',
}

/** The editor's own German; what has no translation stays English. `{name}` is filled in. */
export function translateGerman(text: string, values: Record<string, string> = {}): string {
  const german = PROPERTIES[text] ?? canvas[text] ?? text
  return german.replaceAll(/\{([^}]+)\}/g, (whole, name: string) => values[name] ?? whole)
}
