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
  'Service task': 'Arbeit des Programms', 'User task': 'Aufgabe', 'Business rule task': 'Entscheidungstabelle', 'Call activity': 'Gerufener Prozess', 'Exclusive gateway': 'Verzweigung', 'Event-based gateway': 'Wartestelle', 'Parallel gateway': 'Gabelung',
  'Create task': 'Aufgabe anlegen', 'Create start event': 'Beginn anlegen', 'Create end event': 'Ende anlegen', 'Create gateway': 'Verzweigung anlegen', 'Create intermediate/boundary event': 'Ereignis anlegen', 'Create expanded sub-process': 'Teilprozess anlegen',
  'Append task': 'Aufgabe anhängen', 'Append end event': 'Ende anhängen', 'Append gateway': 'Verzweigung anhängen', 'Append intermediate/boundary event': 'Ereignis anhängen', 'Add text annotation': 'Anmerkung anhängen', 'Connect to other element': 'Mit anderem Element verbinden', 'Change element': 'Art ändern', 'Change type': 'Art ändern',
  'Activate hand tool': 'Bild verschieben', 'Activate lasso tool': 'Mehrere auswählen', 'Activate create/remove space tool': 'Platz schaffen', 'Activate global connect tool': 'Verbinden',
  'Open minimap': 'Übersicht öffnen', 'Close minimap': 'Übersicht schließen', 'Compensation': 'Ausgleich', 'DMN decision': 'Entscheidungstabelle der Engine', 'version tag': 'Versionsname',
  'If turned on, all variables from the parent process instance will be propagated to the child process instance.': 'Eingeschaltet gehen alle Variablen in den gerufenen Prozess.', 'Otherwise, only variables defined via input mappings will be propagated.': 'Sonst gehen nur die hinein, die unter „Eingabe“ stehen.',
  'If turned on, all variables from the child process instance will be propagated to the parent process instance.': 'Eingeschaltet kommen alle Variablen des gerufenen Prozesses heraus.', 'Otherwise, only variables defined via output mappings will be propagated.': 'Sonst kommen nur die heraus, die unter „Ausgabe“ stehen.',
}

/** The editor's own German; what has no translation stays English. `{name}` is filled in. */
export function translateGerman(text: string, values: Record<string, string> = {}): string {
  const german = PROPERTIES[text] ?? canvas[text] ?? text
  return german.replaceAll(/\{([^}]+)\}/g, (whole, name: string) => values[name] ?? whole)
}
