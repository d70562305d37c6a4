let pressed = false
const waiting: (() => void)[] = []

/** Follows the pointer, so that nothing on screen need move between a press and its click. */
function follow() {
  const release = () => {
    pressed = false
    // The click comes right after the release, and goes first.
    setTimeout(() => {
      if (!pressed) for (const run of waiting.splice(0)) run()
    })
  }
  document.addEventListener('pointerdown', () => (pressed = true), { capture: true })
  document.addEventListener('pointerup', release, { capture: true })
  document.addEventListener('pointercancel', release, { capture: true })
}
follow()

/** Runs at once, or after the click of a press that is under way: what it changes may not slip from under a finger. */
export function afterPress(run: () => void): void {
  if (pressed) waiting.push(run)
  else run()
}
