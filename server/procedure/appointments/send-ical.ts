import type { Response } from 'express'

export const sendIcal = (
  res: Response,
  { file, fileName }: { file: string; fileName: string },
): void => {
  res
    .set({
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
    })
    .send(file)
}
