import * as m from '#client/generated/messages/messages.js'

const CONSENTS: Record<string, () => string> = {
  evaluation: m.consentEvaluation,
  'contact-phone': m.consentPhone,
  'contact-email': m.consentEmail,
  'contact-sms': m.consentSms,
  'third-party': m.consentThirdParty,
}

/** What a consent is about, in words. */
export const consentName = (kind: string): string => CONSENTS[kind]?.() ?? kind
