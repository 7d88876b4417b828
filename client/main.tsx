import '#client/ui/fonts.css'
import '#client/generated/kern-tokens.css'
import '#client/ui/tokens.css'
import '#client/ui/base.css'
import '#client/ui/controls.css'
import { createRoot } from 'react-dom/client'
import { watchUse } from '#client/api/in-use.ts'
import { App } from '#client/shell/app.tsx'
import { applyTheme, storedTheme } from '#client/shell/theme.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id root')
applyTheme(storedTheme())
watchUse(document)
createRoot(root).render(<App />)
