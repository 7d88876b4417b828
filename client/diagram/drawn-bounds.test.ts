import { describe, expect, it } from 'vitest'
import { drawnBounds } from './drawn-bounds.ts'

const drawing = (...planeElement: object[]) => ({ diagrams: [{ plane: { planeElement } }] })

describe('what a drawing covers', () => {
  it('reaches from the first shape to the last, labels and bends included', () => {
    const bounds = drawnBounds(
      drawing(
        { bounds: { x: 100, y: 50, width: 80, height: 40 } },
        {
          bounds: { x: 300, y: 60, width: 36, height: 36 },
          label: { bounds: { x: 290, y: 100, width: 90, height: 27 } },
        },
        {
          waypoint: [
            { x: 180, y: 70 },
            { x: 240, y: -20 },
          ],
        },
      ),
    )

    expect(bounds).toEqual({ x: 100, y: -20, width: 280, height: 147 })
  })

  it('is nothing where nothing is drawn', () => {
    expect(drawnBounds(drawing())).toBeNull()
    expect(drawnBounds({})).toBeNull()
  })
})
