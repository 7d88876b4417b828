import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Empty } from '#client/ui/empty.tsx'
import { formatShortDay } from '#client/ui/format-date.ts'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { RoundedCount, roundedText } from './rounded-count.tsx'
import { campaignWeeksQuery, type CampaignWeeks as View } from './queries.ts'

type Week = View['campaigns'][number]['weeks'][number]
const KINDS = ['accept', 'question', 'later', 'decline'] as const
const NAMES: Record<(typeof KINDS)[number], () => string> = {
  accept: m.answerAccepted,
  question: m.answerQuestion,
  later: m.answerLater,
  decline: m.answerDeclined,
}
const HEIGHT = 120

/** A campaign week by week: answers as a picture, everything as a table. */
export function CampaignWeeks() {
  const found = useQuery(campaignWeeksQuery)
  const [chosen, setChosen] = useState<string | null>(null)
  const campaigns = found.data?.campaigns ?? []
  const campaign = campaigns.find(({ id }) => id === chosen) ?? campaigns[0]
  if (found.isSuccess && !campaign) return <Empty icon="campaign" text={m.noCampaignYet()} />
  if (!campaign) return null
  return (
    <>
      {campaigns.length > 1 && (
        <SelectField
          label={m.navCampaigns()}
          isRequired
          options={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
          value={campaign.id}
          onChange={setChosen}
        />
      )}
      <p>
        {m.campaignInvited({
          invited: roundedText(campaign.invited),
          open: roundedText(campaign.open),
        })}
      </p>
      {campaign.weeks.length > 0 && (
        <>
          <WeekChart weeks={campaign.weeks} />
          <WeekTable weeks={campaign.weeks} />
        </>
      )}
    </>
  )
}

const answersOf = (week: Week): number => KINDS.reduce((sum, kind) => sum + (week[kind] ?? 0), 0)

function WeekChart({ weeks }: { weeks: Week[] }) {
  const most = Math.max(1, ...weeks.map(answersOf))
  return (
    <figure className="metrics-chart">
      <div aria-hidden="true" className="metrics-bars">
        {weeks.map((week) => (
          <div key={week.monday} className="metrics-week">
            <span className="metrics-stack">
              {KINDS.map((kind) => (
                <i
                  key={kind}
                  data-kind={kind}
                  style={{ blockSize: `${((week[kind] ?? 0) / most) * HEIGHT}px` }}
                />
              ))}
            </span>
            <small>{formatShortDay(week.monday)}</small>
          </div>
        ))}
      </div>
      <figcaption>
        <ul className="metrics-legend u-small">
          {KINDS.map((kind) => (
            <li key={kind} data-kind={kind}>
              {NAMES[kind]()}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}

function WeekTable({ weeks }: { weeks: Week[] }) {
  return (
    <ScrollRegion label={m.weekByWeek()}>
      <table className="u-table">
        <caption className="u-sr">{m.weekByWeek()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.weekMonday()}</th>
            <th scope="col" className="u-num">
              {m.lettersSent()}
            </th>
            <th scope="col" className="u-num">
              {m.letterReturned()}
            </th>
            {KINDS.map((kind) => (
              <th key={kind} scope="col" className="u-num">
                {NAMES[kind]()}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.monday}>
              <th scope="row">{formatShortDay(week.monday)}</th>
              <td className="u-num">
                <RoundedCount count={week.sent} />
              </td>
              <td className="u-num">
                <RoundedCount count={week.returned} />
              </td>
              {KINDS.map((kind) => (
                <td key={kind} className="u-num">
                  <RoundedCount count={week[kind]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
