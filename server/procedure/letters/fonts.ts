import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const folderOf = (font: string) =>
  dirname(require.resolve(`@expo-google-fonts/${font}/package.json`))

/**
 * The shipped font files: Fira Sans draws, Noto Sans stands in for what it lacks. System fonts are
 * never counted on.
 */
export const fontFiles = {
  regular: [
    join(folderOf('fira-sans'), '400Regular/FiraSans_400Regular.ttf'),
    join(folderOf('noto-sans'), '400Regular/NotoSans_400Regular.ttf'),
  ],
  bold: [
    join(folderOf('fira-sans'), '600SemiBold/FiraSans_600SemiBold.ttf'),
    join(folderOf('noto-sans'), '600SemiBold/NotoSans_600SemiBold.ttf'),
  ],
}
