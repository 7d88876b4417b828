type Moddle = {
  $type: string
  $parent?: Moddle
  id: string
  name?: string
  [property: string]: unknown
}
type Shape = { id: string; labelTarget?: Shape; businessObject: Moddle }
type CommandEvent = { context: { element?: Shape; newShape?: Shape; shape?: Shape } }
type EventBus = { on: (event: string, listener: (event: CommandEvent) => void) => void }
type Registry = {
  get: (id: string) => unknown
  filter: (keep: (element: Shape) => boolean) => Shape[]
}
type Modeling = { updateProperties: (element: Shape, properties: object) => void }
type Factory = { create: (type: string, properties: object) => Moddle }
type ShapeFactory = { createShape: (of: { type: string }) => Shape }
type Create = { start: (event: Event, shape: Shape) => void }
type Entries = Record<string, { action?: unknown; className?: string }>
type Injector = { get: <T>(service: string) => T }

const PREFIX: Record<string, string> = {
  'bpmn:UserTask': 'ut',
  'bpmn:ServiceTask': 'st',
  'bpmn:BusinessRuleTask': 'br',
  'bpmn:CallActivity': 'ca',
  'bpmn:SubProcess': 'sub',
  'bpmn:ExclusiveGateway': 'gw',
  'bpmn:EventBasedGateway': 'gw',
  'bpmn:ParallelGateway': 'gw',
  'bpmn:StartEvent': 'ev',
  'bpmn:EndEvent': 'ev',
  'bpmn:IntermediateCatchEvent': 'ev',
  'bpmn:IntermediateThrowEvent': 'ev',
  'bpmn:BoundaryEvent': 'ev',
}
const MADE_BY_THE_EDITOR = /^(?:Activity|Event|Gateway)_[0-9a-z]{7}$/
const NAMING = ['element.updateLabel', 'element.updateProperties', 'shape.replace']
/** What our drawings never use. */
const UNUSED = new RegExp(
  [
    'data-object',
    'data-store',
    'participant',
    String.raw`create\.group`,
    '(?:send|receive|manual|script)-task',
    'transaction',
    'ad-hoc',
    'complex-gateway',
    'inclusive-gateway',
  ].join('|'),
)
const BEFORE_OTHERS = 500

const LETTERS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }
const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[äöüß]/g, (letter) => LETTERS[letter] ?? letter)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replaceAll(/^-|-$/g, '')
const valuesOf = ({ extensionElements }: Moddle): Moddle[] =>
  ((extensionElements as Moddle | undefined)?.['values'] as Moddle[] | undefined) ?? []
const partOf = (element: Moddle, type: string): Moddle | undefined =>
  valuesOf(element).find(({ $type }) => $type === type)

/**
 * What is drawn anew gets what each drawing of ours must have: an id that says its name, and rows
 * for what a person has to fill in.
 */
class HouseDefaults {
  static $inject = ['injector']
  readonly #injector: Injector
  /** Ids made here: they follow the name until a person gives another. */
  readonly #made = new Set<string>()

  constructor(injector: Injector) {
    this.#injector = injector
    const bus = injector.get<EventBus>('eventBus')
    for (const command of NAMING)
      bus.on(`commandStack.${command}.postExecuted`, ({ context: { element, newShape } }) =>
        this.#complete(newShape ?? element),
      )
    // a copy has its name from the beginning
    bus.on('commandStack.shape.create.postExecuted', ({ context: { shape } }) =>
      this.#complete(shape),
    )
  }

  #complete(shape: Shape | undefined): void {
    const element = shape?.labelTarget ?? shape
    const { id, name, $type } = element?.businessObject ?? { id: '', $type: '' }
    const prefix = PREFIX[$type]
    if (
      !element ||
      !prefix ||
      !name?.trim() ||
      !(MADE_BY_THE_EDITOR.test(id) || this.#made.has(id))
    )
      return
    const wanted = this.#freeId(`${prefix}-${slugOf(name)}`, id)
    if (wanted === id) return
    this.#made.add(wanted)
    this.#injector.get<Modeling>('modeling').updateProperties(element, {
      id: wanted,
      extensionElements: this.#extensions(element.businessObject, wanted),
    })
  }

  #freeId(wanted: string, own: string): string {
    const registry = this.#injector.get<Registry>('elementRegistry')
    for (let n = 1; ; n++) {
      const id = n === 1 ? wanted : `${wanted}-${n}`
      if (id === own || !registry.get(id)) return id
    }
  }

  /** The parts that the element has already, and those that are missing. */
  #extensions(element: Moddle, id: string): Moddle {
    const isTask = element.$type === 'bpmn:UserTask'
    const kept = valuesOf(element).filter(
      ({ $type }) => !isTask || $type !== 'zeebe:FormDefinition',
    )
    const missing = [
      ...(isTask
        ? [this.#make('zeebe:FormDefinition', { externalReference: id.slice('ut-'.length) })]
        : []),
      ...(isTask && !partOf(element, 'zeebe:AssignmentDefinition')
        ? [this.#make('zeebe:AssignmentDefinition', { candidateUsers: this.#subject() })]
        : []),
      ...(isTask && !partOf(element, 'zeebe:TaskHeaders')
        ? [
            this.#withRows('zeebe:TaskHeaders', {
              list: 'values',
              row: this.#make('zeebe:Header', { key: 'dueRule', value: '' }),
            }),
          ]
        : []),
      ...(partOf(element, 'zeebe:Properties')
        ? []
        : [
            this.#withRows('zeebe:Properties', {
              list: 'properties',
              row: this.#make('zeebe:Property', { name: 'name.en', value: '' }),
            }),
          ]),
    ]
    const extensions = this.#make('bpmn:ExtensionElements', { values: [...kept, ...missing] })
    for (const value of [...kept, ...missing]) value.$parent = extensions
    extensions.$parent = element
    return extensions
  }

  /** What the other tasks of the drawing are about. */
  #subject(): string {
    const others = this.#injector
      .get<Registry>('elementRegistry')
      .filter(({ businessObject }) => businessObject?.$type === 'bpmn:UserTask')
    return (
      others
        .map(
          ({ businessObject }) =>
            partOf(businessObject, 'zeebe:AssignmentDefinition')?.['candidateUsers'],
        )
        .find((subject) => typeof subject === 'string') ?? '= [subject]'
    )
  }

  #make(type: string, properties: object): Moddle {
    return this.#injector.get<Factory>('bpmnFactory').create(type, properties)
  }

  #withRows(type: string, { list, row }: { list: string; row: Moddle }): Moddle {
    const made = this.#make(type, { [list]: [row] })
    row.$parent = made
    return made
  }
}

type Palette = {
  registerProvider: (
    priority: number,
    provider: { getPaletteEntries: () => (entries: Entries) => Entries },
  ) => void
}
type PopupMenu = {
  registerProvider: (
    menu: string,
    priority: number,
    provider: { getPopupMenuEntries: () => (entries: Entries) => Entries },
  ) => void
}

const used = (entries: Entries): Entries =>
  Object.fromEntries(Object.entries(entries).filter(([id]) => !UNUSED.test(id)))

/** Offers what our drawings are made of; a new task is one for a person. */
class HouseChoice {
  static $inject = ['injector']

  constructor(injector: Injector) {
    const start = (event: Event) =>
      injector
        .get<Create>('create')
        .start(
          event,
          injector.get<ShapeFactory>('elementFactory').createShape({ type: 'bpmn:UserTask' }),
        )
    const withTask = ({ 'create.task': task, ...others }: Entries): Entries => ({
      ...others,
      ...(task
        ? {
            'create.task': {
              ...task,
              className: 'bpmn-icon-user-task',
              action: { dragstart: start, click: start },
            },
          }
        : {}),
    })
    injector.get<Palette>('palette').registerProvider(BEFORE_OTHERS, {
      getPaletteEntries: () => (entries) => withTask(used(entries)),
    })
    injector
      .get<PopupMenu>('popupMenu')
      .registerProvider('bpmn-replace', BEFORE_OTHERS, { getPopupMenuEntries: () => used })
  }
}

/** A part for the editor. */
export const houseDefaults = {
  __init__: ['houseDefaults', 'houseChoice'],
  houseDefaults: ['type', HouseDefaults],
  houseChoice: ['type', HouseChoice],
}
