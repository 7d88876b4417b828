type Values = ReadonlyMap<string, string>

const VARIABLE = /--kern-[\w-]+/g

/**
 * Cuts KERN's design tokens down to those that our sheets use, with everything they refer to. A
 * token that differs between KERN's light and dark theme becomes one `light-dark()` value.
 * @param kernCss the whole sheet of `@kern-ux/native`
 * @param ownCss our sheets, concatenated
 * @throws Error when a sheet names a token that KERN does not have
 */
export function pruneTokens(kernCss: string, ownCss: string): string {
  const clean = kernCss.replace(/\/\*[\s\S]*?\*\//g, '')
  const base = declarationsOf(clean, ':root')
  const light = declarationsOf(clean, '.kern-light')
  const dark = declarationsOf(clean, '.kern-dark')
  const used = new Map<string, string>()
  const wanted = [...ownCss.matchAll(VARIABLE)].map(([name]) => name)
  for (let name = wanted.pop(); name; name = wanted.pop()) {
    if (used.has(name)) continue
    const value = valueOf(name, { base, light, dark })
    used.set(name, value)
    wanted.push(...[...value.matchAll(VARIABLE)].map(([inner]) => inner))
  }
  const lines = [...used]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, value]) => `    ${name}: ${value};`)
  return `@layer tokens {\n  :root {\n${lines.join('\n')}\n  }\n}\n`
}

function valueOf(
  name: string,
  { base, light, dark }: { base: Values; light: Values; dark: Values },
): string {
  const day = light.get(name) ?? base.get(name)
  const night = dark.get(name) ?? base.get(name)
  if (!day || !night)
    throw new Error(
      `KERN has no token ${name}; look for its new name in node_modules/@kern-ux/native/dist/kern.css.`,
    )
  return day === night ? day : `light-dark(${day}, ${night})`
}

/**
 * All declarations of the top-level blocks with exactly this selector; the first of a name counts,
 * later ones belong to wide screens.
 */
function declarationsOf(css: string, selector: string): Values {
  const found = new Map<string, string>()
  const block = new RegExp(`^${selector.replace('.', '\\.')} \\{([^}]*)\\}`, 'gm')
  for (const [, body = ''] of css.matchAll(block)) {
    for (const [, name = '', value = ''] of body.matchAll(/(--kern-[\w-]+):\s*([^;]+);/g))
      if (!found.has(name)) found.set(name, value.trim())
  }
  return found
}
