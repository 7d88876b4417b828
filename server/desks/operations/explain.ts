import type { Sentence } from '#server/base/errors.ts'
import type { TroubleGroup } from './trouble.ts'

/** Why something is stuck, what people notice of it, and what administrators can do. */
export type Explanation = { cause: Sentence; notice: Sentence; advice: Sentence }

const CASE_STANDS: Sentence = {
  de:
    'Der Fall bleibt an dieser Stelle stehen: Die nächste Aufgabe oder der nächste Brief kommt ' +
    'nicht.',
  en: 'The case stands still at this place: its next task or letter does not come.',
}
const NOTHING_YET: Sentence = {
  de: 'Davon merkt noch niemand etwas.',
  en: 'Nobody notices anything of it yet.',
}
const TRY: Sentence = {
  de: 'Versuchen Sie es noch einmal. Bleibt es dabei, hilft die Fehlermeldung im Protokoll weiter.',
  en: 'Try again. If it stays, the error in the log says more.',
}
const ASK_OWNER: Sentence = {
  de:
    'Geben Sie die Meldung an die Prozessverantwortlichen: Die Zeichnung braucht eine neue ' +
    'Fassung. Ist sie in Betrieb, versuchen Sie es noch einmal.',
  en:
    'Hand the message to the process owners: the drawing needs a new version. Once that is in ' +
    'force, try again.',
}

const JOB: Explanation = {
  cause: {
    de: 'Ein Arbeitsschritt des Programms ist mehrmals fehlgeschlagen.',
    en: 'A step that the program does has failed several times.',
  },
  notice: CASE_STANDS,
  advice: TRY,
}
const CONTRACT: Explanation = {
  cause: {
    de: 'Zeichnung und Programm passen an diesem Schritt nicht zusammen.',
    en: 'Drawing and program do not fit together at this step.',
  },
  notice: CASE_STANDS,
  advice: ASK_OWNER,
}
const EXPRESSION: Explanation = {
  cause: {
    de: 'Eine Bedingung oder ein Ausdruck der Zeichnung ergibt nichts Brauchbares.',
    en: 'A condition or an expression of the drawing yields nothing usable.',
  },
  notice: CASE_STANDS,
  advice: ASK_OWNER,
}
const MISSING_PART: Explanation = {
  cause: {
    de: 'Die Zeichnung ruft etwas auf, das es in der Engine nicht gibt.',
    en: 'The drawing calls something that does not exist in the engine.',
  },
  notice: CASE_STANDS,
  advice: ASK_OWNER,
}

/** Types of incidents of the engine; a type not named here is told like a failed step. */
const INCIDENTS: Record<string, Explanation> = {
  CONDITION_ERROR: EXPRESSION,
  EXTRACT_VALUE_ERROR: EXPRESSION,
  IO_MAPPING_ERROR: EXPRESSION,
  DECISION_EVALUATION_ERROR: EXPRESSION,
  MESSAGE_SIZE_EXCEEDED: EXPRESSION,
  CALLED_ELEMENT_ERROR: MISSING_PART,
  CALLED_DECISION_ERROR: MISSING_PART,
  FORM_NOT_FOUND: MISSING_PART,
  UNHANDLED_ERROR_EVENT: {
    ...CONTRACT,
    cause: {
      de: 'Das Programm meldet einen Fehler, für den die Zeichnung keinen Weg hat.',
      en: 'The program reports an error for which the drawing has no way.',
    },
  },
}

const REFUSED: Explanation = {
  cause: {
    de: 'Die Engine hat einen Befehl abgelehnt.',
    en: 'The engine has refused a command.',
  },
  notice: {
    de:
      'Im Programm ist die Arbeit gespeichert, der Vorgang geht aber nicht weiter. Alle ' +
      'späteren Befehle desselben Falls warten dahinter.',
    en:
      'The work is stored in the program, but the procedure does not go on. All later commands ' +
      'of the same case wait behind it.',
  },
  advice: {
    de:
      'Versuchen Sie es noch einmal. Lehnt die Engine wieder ab und ist nichts mehr zu tun, ' +
      'schließen Sie den Befehl mit einer Notiz: Dann gehen die späteren hinaus.',
    en:
      'Try again. If the engine refuses again and nothing is left to do, close the command with' +
      ' a note: then the later ones go out.',
  },
}

const UNCONFIRMED: Record<string, Explanation> = {
  complete: {
    cause: {
      de: 'Die Engine hat den Abschluss einer Aufgabe angenommen, aber nicht bestätigt.',
      en: 'The engine took the completion of a task but has not confirmed it.',
    },
    notice: CASE_STANDS,
    advice: {
      de:
        'Das Programm sendet von selbst noch einmal. Prüfen Sie oben, ob die Türen der Engine ' +
        'offen sind.',
      en:
        'The program sends it again by itself. Check above whether the doors of the engine are ' +
        'open.',
    },
  },
  publish: {
    cause: {
      de: 'Eine Nachricht kam an, aber kein Vorgang hat auf sie gewartet.',
      en: 'A message arrived, but no process was waiting for it.',
    },
    notice: {
      de:
        'Was die Nachricht auslösen sollte, ist nicht geschehen: etwa eine Aufgabe, ein Brief, ' +
        'ein Ende.',
      en: 'What the message was to set off has not happened: a task, a letter, an end.',
    },
    advice: {
      de:
        'Sehen Sie nach, wo der Fall steht. Ist nichts mehr zu tun, schließen Sie die Nachricht' +
        ' mit einer Notiz.',
      en: 'Look where the case stands. If nothing is left to do, close the message with a note.',
    },
  },
}

const BEHIND: Explanation = {
  cause: {
    de: 'Diese Befehle warten hinter einem, den die Engine abgelehnt hat.',
    en: 'These commands wait behind one that the engine has refused.',
  },
  notice: CASE_STANDS,
  advice: {
    de: 'Kümmern Sie sich um den abgelehnten Befehl desselben Falls; diese hier folgen von selbst.',
    en: 'See to the refused command of the same case; these follow by themselves.',
  },
}
const WAITING: Explanation = {
  cause: {
    de: 'Diese Befehle sind noch nicht bei der Engine angekommen. Das Programm versucht es weiter.',
    en: 'These commands have not reached the engine yet. The program goes on trying.',
  },
  notice: {
    de:
      'Erledigte Aufgaben bleiben ohne Folge, bis die Engine wieder antwortet. Verloren geht ' +
      'nichts.',
    en: 'Completed tasks remain without effect until the engine answers again. Nothing is lost.',
  },
  advice: {
    de:
      'Prüfen Sie oben Engine, Türen und Ausgang. „Noch einmal versuchen“ wartet die Pause ' +
      'nicht ab.',
    en: 'Check engine, doors and outbox above. "Try again" does not wait for the pause.',
  },
}

const DEAD_LETTER: Explanation = {
  cause: {
    de: 'Ein Eintrag der Engine ließ sich nicht lesen und wurde beiseitegelegt.',
    en: 'An entry of the engine could not be read and was set aside.',
  },
  notice: {
    de: 'Listen und Fallseiten können an dieser Stelle unvollständig sein.',
    en: 'Lists and case pages may be incomplete in this place.',
  },
  advice: {
    de:
      'Lesen Sie ihn noch einmal ein, etwa nach einer neuen Programmfassung. Ist er ohne ' +
      'Belang, schließen Sie ihn mit einer Notiz.',
    en:
      'Read it in again, for example after a new version of the program. If it does not matter,' +
      ' close it with a note.',
  },
}

const FOREIGN_NOTICE: Sentence = {
  de: 'Jemand oder etwas anderes als dieses Programm bedient die Engine.',
  en: 'Somebody or something other than this program works the engine.',
}
const FOREIGN_ADVICE: Sentence = {
  de:
    'Klären Sie sofort, wer Zugang zu diesem Rechner hat (docs/operating.md, „Die Tür der ' +
    'Engine“). Danach nehmen Sie den Alarm mit einer Notiz zur Kenntnis.',
  en:
    'Find out at once who has access to this machine (docs/operating.md, "Die Tür der Engine").' +
    ' Then acknowledge the alarm with a note.',
}
const foreign = (de: string, en: string): Explanation => ({
  cause: { de, en },
  notice: FOREIGN_NOTICE,
  advice: FOREIGN_ADVICE,
})

const ALARMS: Record<string, Explanation> = {
  variable: {
    cause: {
      de:
        'Ein Vorgang hat der Engine eine Angabe gegeben, die dort nicht stehen darf. Ihr Wert ' +
        'wurde unkenntlich gemacht.',
      en: 'A process gave the engine a value that may not be there. It was made unreadable.',
    },
    notice: NOTHING_YET,
    advice: {
      de:
        'Geben Sie die Meldung an die Prozessverantwortlichen und die Datenschutzbeauftragten. ' +
        'Danach nehmen Sie den Alarm mit einer Notiz zur Kenntnis.',
      en:
        'Hand the message to the process owners and the privacy officers. Then acknowledge the ' +
        'alarm with a note.',
    },
  },
  'foreign-completion': foreign(
    'Eine Aufgabe wurde in der Engine abgeschlossen, ohne dass jemand es hier getan hat.',
    'A task was completed in the engine though nobody did so here.',
  ),
  'foreign-task-change': foreign(
    'Eine Aufgabe wurde in der Engine verändert. Dieses Programm tut das nie.',
    'A task was changed in the engine. This program never does so.',
  ),
  'foreign-deployment': foreign(
    'In der Engine ist eine Zeichnung erschienen, die nicht von hier kommt.',
    'A drawing appeared in the engine that does not come from here.',
  ),
  'foreign-start': foreign(
    'In der Engine wurde ein Vorgang gestartet, der nicht von hier kommt.',
    'A process was started in the engine that does not come from here.',
  ),
  'foreign-message': foreign(
    'Die Engine hat eine Nachricht bekommen, die nicht von hier kommt.',
    'The engine got a message that does not come from here.',
  ),
  'foreign-intervention': foreign(
    'Ein Vorgang oder eine Zeichnung wurde in der Engine von Hand geändert.',
    'A process or a drawing was changed in the engine by hand.',
  ),
}

const UNKNOWN_ALARM: Explanation = {
  cause: { de: 'Das Programm schlägt Alarm.', en: 'The program raises an alarm.' },
  notice: NOTHING_YET,
  advice: TRY,
}

const incident = ({ code, cause }: Explained): Explanation =>
  cause.includes('disagree') ? CONTRACT : (INCIDENTS[code] ?? JOB)

type Explained = Pick<TroubleGroup, 'kind' | 'code' | 'cause'>

const EXPLAIN: Record<TroubleGroup['kind'], (group: Explained) => Explanation> = {
  incident,
  refused: () => REFUSED,
  unconfirmed: ({ code }) => UNCONFIRMED[code] ?? REFUSED,
  waiting: ({ code }) => (code === 'behind' ? BEHIND : WAITING),
  'dead-letter': () => DEAD_LETTER,
  alarm: ({ code }) => ALARMS[code] ?? UNKNOWN_ALARM,
}

/** The plain words for a group of what is stuck. */
export const explain = (group: Explained): Explanation => EXPLAIN[group.kind](group)
