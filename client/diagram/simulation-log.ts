/**
 * The simulation's log scrolls as soon as it is long or the canvas is low: the keyboard reaches it,
 * too, by a name. `speakGerman` translates that.
 */
export function letLogScroll(container: Element): void {
  for (const content of container.querySelectorAll('.bts-content')) {
    content.setAttribute('tabindex', '0')
    content.setAttribute('role', 'log')
    content.setAttribute('aria-label', 'Simulation Log')
  }
}
