type Shape = {
  x: number
  y: number
  width: number
  height: number
  parent?: Shape
  children?: Shape[]
  incoming: { source: Shape }[]
  outgoing: { target: Shape }[]
}
type CreateEvent = { context: { elements?: Shape[] } }
type Bus = { on: (event: string, priority: number, listener: (event: CreateEvent) => void) => void }
type Modeling = { moveElements: (shapes: Shape[], by: { x: number; y: number }) => void }
type SpaceTool = {
  calculateAdjustments: (...by: [elements: Shape[], axis: 'x', delta: number, start: number]) => {
    movingShapes: Shape[]
    resizingShapes: Shape[]
  }
  makeSpace: (...by: [...moved: [Shape[], Shape[]], delta: Point, side: 'e', start: number]) => void
}
type Point = { x: number; y: number }

/** Between two steps of a row. */
const GAP = 50
/** After the editor has put the arrow through the new step. */
const AFTER_OTHERS = 100

/** A step that is put onto an arrow pushes what comes behind it aside, so that nothing overlaps. */
class RoomOnArrow {
  static $inject = ['eventBus', 'modeling', 'spaceTool']

  constructor(bus: Bus, modeling: Modeling, spaceTool: SpaceTool) {
    bus.on('commandStack.elements.create.postExecuted', AFTER_OTHERS, ({ context }) => {
      const [shape, ...others] = context.elements ?? []
      if (!shape || others.length > 0) return
      const [before, after] = [shape.incoming[0]?.source, shape.outgoing[0]?.target]
      if (!before || !after || !isInRow(before, after)) return
      const push = before.x + before.width + GAP - shape.x
      const wanted = Math.max(shape.x, shape.x + push) + shape.width + GAP - after.x
      if (wanted > 0) makeRoom(spaceTool, after, wanted)
      if (push > 0) modeling.moveElements([shape], { x: push, y: 0 })
    })
  }
}

/** The arrow leads to the right, and both stand on the same level. */
const isInRow = (before: Shape, after: Shape): boolean =>
  before.parent === after.parent && after.x >= before.x + before.width

function makeRoom(spaceTool: SpaceTool, after: Shape, wanted: number): void {
  const start = after.x - 1
  const elements = after.parent?.children ?? []
  const { movingShapes, resizingShapes } = spaceTool.calculateAdjustments(
    elements,
    'x',
    wanted,
    start,
  )
  spaceTool.makeSpace(movingShapes, resizingShapes, { x: wanted, y: 0 }, 'e', start)
}

/** A part for the editor. */
export const roomOnArrow = { __init__: ['roomOnArrow'], roomOnArrow: ['type', RoomOnArrow] }
