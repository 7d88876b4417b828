import './ui/fonts.css'
import './generated/kern-tokens.css'
import './ui/tokens.css'
import './ui/base.css'
import './ui/controls.css'
import { createRoot } from 'react-dom/client'
import { App } from './shell/app.tsx'
import { applyTheme, storedTheme } from './shell/theme.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id root')
applyTheme(storedTheme())
createRoot(root).render(<App />)
