import { Link, useNavigate } from '@tanstack/react-router'
import { useSession, type SessionView } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { useCurrentInSight } from '#client/ui/current-in-sight.ts'
import { Icon, type IconName } from '#client/ui/icon.tsx'
import { useShortcut } from '#client/ui/shortcuts.tsx'

type Room = {
  to:
    | '/aufgaben'
    | '/faelle'
    | '/kalender'
    | '/team'
    | '/kennzahlen'
    | '/aktionen'
    | '/druck'
    | '/kundenzentrum'
    | '/prozesse'
    | '/betrieb'
  icon: IconName
  label: () => string
  keys: string
  ability: keyof SessionView['abilities']
}

const ROOMS: readonly Room[] = [
  { to: '/kennzahlen', icon: 'flag', label: m.navFigures, keys: 'g z', ability: 'readFigures' },
  { to: '/aufgaben', icon: 'inbox', label: m.navTasks, keys: 'g a', ability: 'readInbox' },
  { to: '/faelle', icon: 'folder_open', label: m.navCases, keys: 'g f', ability: 'readCases' },
  {
    to: '/kalender',
    icon: 'calendar_month',
    label: m.navCalendar,
    keys: 'g l',
    ability: 'readCalendar',
  },
  { to: '/team', icon: 'groups', label: m.navTeam, keys: 'g t', ability: 'leadTeam' },
  {
    to: '/kundenzentrum',
    icon: 'support_agent',
    label: m.navCustomerCentre,
    keys: 'g k',
    ability: 'useCustomerCentre',
  },
  {
    to: '/aktionen',
    icon: 'campaign',
    label: m.navCampaigns,
    keys: 'g s',
    ability: 'readCampaigns',
  },
  { to: '/druck', icon: 'print', label: m.navPrints, keys: 'g d', ability: 'usePrints' },
  {
    to: '/prozesse',
    icon: 'account_tree',
    label: m.navProcesses,
    keys: 'g p',
    ability: 'readProcesses',
  },
  {
    to: '/betrieb',
    icon: 'monitor_heart',
    label: m.navOperations,
    keys: 'g b',
    ability: 'readOperations',
  },
]

/** The rooms that are open to this person. */
export const openRooms = (abilities: SessionView['abilities']): Room[] =>
  ROOMS.filter(({ ability }) => abilities[ability])

export function Navigation() {
  const { abilities } = useSession()
  const row = useCurrentInSight()
  return (
    <nav className="shell-nav" ref={row} aria-label={m.mainNavigation()}>
      {openRooms(abilities).map((room) => (
        <RoomLink key={room.to} room={room} />
      ))}
    </nav>
  )
}

function RoomLink({ room: { to, icon, label, keys } }: { room: Room }) {
  const navigate = useNavigate()
  useShortcut(keys, label(), () => void navigate({ to }))
  return (
    <Link to={to} className="shell-link" activeProps={{ 'aria-current': 'page' }}>
      <Icon name={icon} />
      <span>{label()}</span>
    </Link>
  )
}
