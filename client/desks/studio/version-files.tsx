import { labelOf, optionsOf, textOf } from '#client/forms/texts.ts'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { inLanguage } from '#client/ui/language.ts'
import type { Component } from '#server/procedure/forms/model.ts'
import { decisionNameIn, DecisionTable } from './decision-table.tsx'
import { download } from './download.ts'
import type { ProcessVersionView } from './queries.ts'

/** Forms and decision tables of a version, to read and to take along. */
export function VersionFiles({
  view: { process, version, xml, forms, decisions, steps },
}: {
  view: ProcessVersionView
}) {
  return (
    <div className="studio-files">
      <div className="u-actions">
        <Button
          icon="download"
          onPress={() => download(`${process}-${version}.bpmn`, xml, 'application/xml')}
        >
          {m.studio_downloadDrawing()}
        </Button>
      </div>
      {forms.map(({ id, content }) => (
        <section key={id} className="u-card">
          <FileHead
            title={m.studio_formOf({ name: nameOf(steps, id) })}
            fileName={`${id}.form`}
            content={content}
          />
          <ul className="studio-fields">
            <Fields
              fields={(JSON.parse(content) as { components?: Component[] }).components ?? []}
            />
          </ul>
        </section>
      ))}
      {decisions.map(({ id, content }) => {
        const name = tableNameOf(steps, content) || id
        return (
          <section key={id} className="u-card">
            <FileHead title={m.studio_tableOf({ name })} fileName={`${id}.dmn`} content={content} />
            <DecisionTable xml={content} label={name} />
          </section>
        )
      })}
    </div>
  )
}

const nameOf = (steps: ProcessVersionView['steps'], formId: string): string => {
  const step = steps.find((each) => each.formId === formId)
  return step ? inLanguage(step.name, step.nameEn) : formId
}

/** A table is named as the step that asks it; that step also has an English name. */
const tableNameOf = (steps: ProcessVersionView['steps'], xml: string): string => {
  const name = decisionNameIn(xml)
  const step = steps.find((each) => each.name === name)
  return step ? inLanguage(step.name, step.nameEn) : name
}

function FileHead({
  title,
  fileName,
  content,
}: {
  title: string
  fileName: string
  content: string
}) {
  return (
    <div className="studio-file-head">
      <h2>{title}</h2>
      <Button
        size="s"
        icon="download"
        aria-label={m.studio_downloadFile({ name: fileName })}
        onPress={() => download(fileName, content)}
      >
        {fileName}
      </Button>
    </div>
  )
}

function Fields({ fields }: { fields: readonly Component[] }) {
  return fields.map((field) => {
    const options = optionsOf(field)
    const isAsked = field.type !== 'text' && field.type !== 'group'
    return (
      <li key={field.id}>
        <span>{field.type === 'text' ? textOf(field) : labelOf(field)}</span>
        {isAsked && (
          <span className="u-small u-muted">
            {field.validate?.required ? m.studio_required() : m.studio_optional()}
          </span>
        )}
        {options.length > 0 && (
          <span className="u-small u-muted">{options.map(({ label }) => label).join(' · ')}</span>
        )}
        {field.components && (
          <ul className="studio-fields">
            <Fields fields={field.components} />
          </ul>
        )}
      </li>
    )
  })
}
