import { describe, expect, it } from 'vitest'
import { cleanName } from './clean-name.ts'
import { sniffType } from './sniff-type.ts'
import { buildPdf, buildPng, JPEG } from '#tests/support/build-scan.ts'

describe('what a scan is', () => {
  it('is told by its bytes', () => {
    expect(sniffType(buildPdf())).toBe('application/pdf')
    expect(sniffType(buildPng())).toBe('image/png')
    expect(sniffType(JPEG)).toBe('image/jpeg')
    expect(sniffType(Buffer.concat([JPEG, Buffer.alloc(16)]))).toBe('image/jpeg')
  })

  it.each([
    ['nothing', ''],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    [
      'a drawing with a script',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    ],
    ['a page that begins like a picture', 'GIF89a/*<script>*/'],
    ['a PDF that is not at the beginning', `<html>${buildPdf().toString('latin1')}`],
    ['a PDF that is cut off', buildPdf().toString('latin1').slice(0, -8)],
    ['a PDF with an archive behind it', `${buildPdf().toString('latin1')}PK\u0003\u0004 and more`],
    ['a picture with an archive behind it', `${buildPng().toString('latin1')}PK\u0003\u0004`],
    ['an archive', 'PK\u0003\u0004'],
    ['a test virus', 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'],
    ['a program', 'MZ\u0090\u0000'],
  ])('is none for %s', (_, text) => expect(sniffType(Buffer.from(text, 'latin1'))).toBeNull())
})

describe('the name of a scan', () => {
  it.each([
    ['Hilfeplan, unterschrieben.pdf', 'Hilfeplan, unterschrieben.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\plan.pdf', 'plan.pdf'],
    ['/absolut/plan.png', 'plan.png'],
    ['plan\u0000.pdf', 'plan.pdf'],
    ['plan\u202Efdp.exe', 'planfdp.exe'],
    ['CON', '_CON'],
    ['nul.pdf', '_nul.pdf'],
    ['..', 'Scan'],
    ['', 'Scan'],
    ['<img src=x onerror=alert(1)>.pdf', 'img src=x onerror=alert(1).pdf'],
  ])('%j is shown as %j', (raw, shown) => expect(cleanName(raw)).toBe(shown))

  it('is short', () => expect(cleanName(`${'ä'.repeat(4096)}.pdf`)).toHaveLength(120))
})
