import type { Role } from '#server/web/auth/actor.ts'
import type { Sentence } from '#server/base/errors.ts'

const say = (de: string, en: string): Sentence => ({ de, en })

const ROLES: Record<Role, Sentence> = {
  caseworker: say('Fallmanagement', 'case management'),
  'customer-centre': say('Kundenzentrum', 'customer centre'),
  'team-lead': say('Teamleitung', 'team lead'),
  'campaign-manager': say('Projektverantwortung', 'campaign management'),
  'process-owner': say('Prozessverantwortung', 'process owner'),
  manager: say('Amtsleitung', 'management'),
  'privacy-officer': say('Datenschutz', 'data protection'),
  'system-admin': say('Systembetreuung', 'administrators'),
}

const KINDS: Record<string, Sentence> = {
  Process: say('Prozess', 'process'),
  UserTask: say('Aufgabe', 'task'),
  ServiceTask: say('Arbeit des Programms', 'work of the program'),
  BusinessRuleTask: say('Entscheidungstabelle', 'decision table'),
  CallActivity: say('gerufener Prozess', 'called process'),
  SubProcess: say('jederzeit möglich', 'possible at any time'),
  ExclusiveGateway: say('Verzweigung', 'gateway'),
  EventBasedGateway: say('Wartestelle', 'wait'),
  ParallelGateway: say('Gabelung', 'fork'),
  StartEvent: say('Beginn', 'start'),
  EndEvent: say('Ende', 'end'),
  IntermediateCatchEvent: say('Ereignis', 'event'),
  IntermediateThrowEvent: say('Meilenstein', 'milestone'),
  BoundaryEvent: say('Ausnahme', 'exception'),
  SequenceFlow: say('Pfeil', 'flow'),
}

export const roleWords = (role: string): Sentence => ROLES[role as Role] ?? say(role, role)
export const kindWords = (kind: string): Sentence => KINDS[kind] ?? say(kind, kind)
