/** Text safe inside XML. */
export const escape = (s) =>
  String(s)
    .replace(/&/g, '&amp;')
    .replace(/"/g, '&quot;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
const attrs = (a) =>
  Object.entries(a)
    .filter(([, v]) => v !== null && v !== undefined && v !== '')
    .map(([k, v]) => ` ${k}="${escape(v)}"`)
    .join('')
/** One element with its attributes and children; empty ones are left out. */
export const tag = (name, a = {}, ...children) => {
  const inner = children.flat(9).filter(Boolean)
  return inner.length ? `<${name}${attrs(a)}>${inner.join('')}</${name}>` : `<${name}${attrs(a)} />`
}
/** One line for each element, two blanks for each level. */
export const indent = (xml) => {
  let depth = 0
  return (
    xml
      .replace(/></g, '>\n<')
      .split('\n')
      .map((line) => {
        if (line.startsWith('</')) depth--
        const text = '  '.repeat(depth) + line
        if (/^<[^/?]/.test(line) && !line.endsWith('/>') && !line.includes('</')) depth++
        return text
      })
      .join('\n') + '\n'
  )
}
