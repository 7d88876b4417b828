// @ts-check
// Loaded before everything else in each process of a test run: `Date` tells the time that TEST_NOW
// asks for, and it goes on from there.
const offset = Number(process.env['TEST_OFFSET_MS'] ?? 0)

if (offset) {
  const Real = Date
  const realNow = Real.now
  Real.now = () => realNow() + offset
  globalThis.Date = new Proxy(Real, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length ? args : [Real.now()], newTarget),
    apply: (target) => new target(Real.now()).toString(),
  })
}
