import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { Radios } from '#client/ui/choice-fields.tsx'
import { languageName } from '#client/ui/language-name.ts'
import { useNotice } from '#client/ui/notices.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { changeContact, personQuery, type Contact, type PersonDetail } from './queries.ts'

const LANGUAGES = [
  'de',
  'ar',
  'bg',
  'en',
  'es',
  'fa',
  'fr',
  'it',
  'ku',
  'pl',
  'pt',
  'ro',
  'ru',
  'sq',
  'sr',
  'tr',
  'uk',
]

/** How to reach the person and what a talk needs. Empty fields are left out. */
export function ContactForm({ person }: { person: PersonDetail }) {
  const queries = useQueryClient()
  const notify = useNotice()
  const [draft, setDraft] = useState<Contact>(person.contact)
  const save = useMutation({
    mutationFn: () => changeContact(person.id, draft),
    onSuccess: (changed) => {
      queries.setQueryData(personQuery(person.id).queryKey, changed)
      void queries.invalidateQueries({ queryKey: ['cases'] })
      notify({ text: m.contactSaved() })
    },
  })
  const set = (name: keyof Contact) => (value: string | null) =>
    setDraft({ ...draft, [name]: value ?? '' })
  const send = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const isDisabled = !person.abilities.changeContact
  const languages = LANGUAGES.includes(draft.language) ? LANGUAGES : [draft.language, ...LANGUAGES]
  return (
    <form className="u-card person-contact" onSubmit={send}>
      <h2>{m.contactData()}</h2>
      {save.error && <Problem error={save.error} />}
      <TextField
        label={m.phone()}
        type="tel"
        value={draft.phone}
        onChange={set('phone')}
        isDisabled={isDisabled}
      />
      <TextField
        label={m.email()}
        type="email"
        value={draft.email}
        onChange={set('email')}
        isDisabled={isDisabled}
      />
      <SelectField
        label={m.languageOfPerson()}
        isRequired
        options={languages.map((value) => ({ value, label: languageName(value) }))}
        value={draft.language}
        onChange={set('language')}
        isDisabled={isDisabled}
      />
      <TextField
        label={m.interpreter()}
        value={draft.interpreter}
        onChange={set('interpreter')}
        isDisabled={isDisabled}
      />
      <TextField
        label={m.accessNeeds()}
        kind="text"
        hint={m.accessNeedsHint()}
        value={draft.accessNeeds}
        onChange={set('accessNeeds')}
        isDisabled={isDisabled}
      />
      <TextField
        label={m.representative()}
        value={draft.representative}
        onChange={set('representative')}
        isDisabled={isDisabled}
      />
      {draft.representative && (
        <Radios
          label={m.representativeKind()}
          options={[
            { value: 'guardian', label: m.guardian() },
            { value: 'proxy', label: m.proxy() },
          ]}
          value={draft.representativeKind || null}
          onChange={set('representativeKind')}
          isDisabled={isDisabled}
        />
      )}
      {!isDisabled && (
        <div className="u-actions">
          <Button type="submit" variant="primary" isDisabled={save.isPending}>
            {m.save()}
          </Button>
        </div>
      )}
    </form>
  )
}
