import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { pruneTokens } from './client/ui/kern-tokens.ts'

const TOKENS = 'client/generated/kern-tokens.css'
const PACKED = /\.(?:js|css|html|svg|json)$/

/** Writes the KERN tokens that our sheets use, before anything is bundled. */
const kernTokens = (): Plugin => ({
  name: 'kern-tokens',
  buildStart() {
    const own = globSync('client/**/*.css', { exclude: ['client/generated/**'] }).map((file) =>
      readFileSync(file, 'utf8'),
    )
    mkdirSync('client/generated', { recursive: true })
    writeFileSync(
      TOKENS,
      pruneTokens(
        readFileSync('node_modules/@kern-ux/native/dist/kern.css', 'utf8'),
        own.join('\n'),
      ),
    )
  },
})

/** Writes .gz and .br beside what can be packed, so that the server packs nothing at run time. */
const packedFiles = (): Plugin => ({
  name: 'packed-files',
  apply: 'build',
  writeBundle({ dir }) {
    for (const file of globSync(`${dir}/**/*`).filter((name) => PACKED.test(name))) {
      const bytes = readFileSync(file)
      writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
      writeFileSync(
        `${file}.br`,
        brotliCompressSync(bytes, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: 11,
            [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
          },
        }),
      )
    }
  },
})

export default defineConfig({
  root: 'client',
  plugins: [
    kernTokens(),
    paraglideVitePlugin({
      project: resolve('client/project.inlang'),
      outdir: resolve('client/generated/messages'),
      strategy: ['localStorage', 'baseLocale'],
      emitGitIgnore: false,
      emitReadme: false,
      emitPrettierIgnore: false,
    }),
    react(),
    { ...optimizeLocales.vite({ locales: ['de-DE', 'en-US'] }), enforce: 'pre' },
    packedFiles(),
  ],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
