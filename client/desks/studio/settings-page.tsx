import './studio.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Busy } from '#client/ui/busy.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Problem } from '#client/ui/problem.tsx'
import { ChangeSetting } from './change-setting.tsx'
import { settingsQuery } from './queries.ts'
import { SettingTable } from './setting-table.tsx'
import { StudioCrumbs } from './studio-crumbs.tsx'

/** Every period of the procedure: what it is, what it may be, what it was. */
export function SettingsPage() {
  usePageTitle(m.studio_settings())
  const settings = useQuery(settingsQuery)
  const [chosen, setChosen] = useState<string | null>(null)
  const items = settings.data?.items ?? []
  const item = items.find(({ key }) => key === chosen)
  return (
    <div className="u-page">
      <header>
        <div>
          <StudioCrumbs />
          <h1>{m.studio_settings()}</h1>
        </div>
      </header>
      <p className="studio-lead">{m.studio_settingsLead()}</p>
      {settings.error && <Problem error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.isPending && <Busy />}
      {settings.data && (
        <SettingTable items={items} mayWrite={settings.data.abilities.write} onChoose={setChosen} />
      )}
      {item && (
        <ChangeSetting
          key={`${item.key} ${item.amount}`}
          item={item}
          onClose={() => setChosen(null)}
        />
      )}
    </div>
  )
}
