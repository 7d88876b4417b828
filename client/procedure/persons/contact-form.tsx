import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { ApiError, type Issue } from '#client/api/request.ts'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { languageName } from '#client/ui/language-name.ts'
import { useNotice } from '#client/ui/notices.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { changeContact, personQuery, type Contact, type PersonDetail } from './queries.ts'
import { RepresentativeFields } from './representative-fields.tsx'
import { TalkWishFields } from './talk-wishes.tsx'

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

/** All that is shown is sent. */
type Draft = PersonDetail['contact']

type FieldProps = {
  draft: Draft
  issues: readonly Issue[]
  isDisabled: boolean
  onChange: (part: Partial<Draft>) => void
}

/** How to reach the person and what a talk needs. Empty fields are left out. */
export function ContactForm({ person }: { person: PersonDetail }) {
  const [draft, setDraft] = useState<Draft>(person.contact)
  const save = useSave(person.id)
  const send = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(draft)
  }
  const isDisabled = !person.abilities.changeContact
  const shared: FieldProps = {
    draft,
    issues: save.error instanceof ApiError ? save.error.issues : [],
    isDisabled,
    onChange: (part) => setDraft({ ...draft, ...part }),
  }
  return (
    <form className="u-card person-contact" onSubmit={send}>
      <h2>{m.contactData()}</h2>
      {save.error && <Problem error={save.error} />}
      <Line name="phone" label={m.phone()} type="tel" {...shared} />
      <Line name="email" label={m.email()} type="email" {...shared} />
      <Understanding {...shared} />
      <TalkWishFields value={draft} isDisabled={isDisabled} onChange={shared.onChange} />
      <RepresentativeFields value={draft} {...shared} />
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

function useSave(personId: string) {
  const queries = useQueryClient()
  const notify = useNotice()
  return useMutation({
    mutationFn: (contact: Contact) => changeContact(personId, contact),
    onSuccess: (changed) => {
      queries.setQueryData(personQuery(personId).queryKey, changed)
      void queries.invalidateQueries({ queryKey: ['cases'] })
      notify({ text: m.contactSaved() })
    },
  })
}

type LineProps = FieldProps & {
  name: 'phone' | 'email' | 'interpreter'
  label: string
  type?: 'text' | 'tel' | 'email'
}

const issueAt = (issues: readonly Issue[], name: string): string | undefined =>
  issues.find(({ path }) => path === name)?.message

function Line({ name, label, type = 'text', draft, issues, isDisabled, onChange }: LineProps) {
  return (
    <TextField
      label={label}
      type={type}
      value={draft[name]}
      onChange={(value) => onChange({ [name]: value })}
      isDisabled={isDisabled}
      error={issueAt(issues, name)}
    />
  )
}

/** In which language, with whose help and in what rooms one can talk. */
function Understanding(props: FieldProps) {
  const { draft, issues, isDisabled, onChange } = props
  const languages = LANGUAGES.includes(draft.language) ? LANGUAGES : [draft.language, ...LANGUAGES]
  return (
    <>
      <SelectField
        label={m.languageOfPerson()}
        isRequired
        options={languages.map((value) => ({ value, label: languageName(value) }))}
        value={draft.language}
        onChange={(language) => onChange({ language: language ?? '' })}
        isDisabled={isDisabled}
      />
      <Line name="interpreter" label={m.interpreter()} {...props} />
      <TextField
        label={m.accessNeeds()}
        kind="text"
        hint={m.accessNeedsHint()}
        value={draft.accessNeeds}
        onChange={(accessNeeds) => onChange({ accessNeeds })}
        isDisabled={isDisabled}
        error={issueAt(issues, 'accessNeeds')}
      />
    </>
  )
}
