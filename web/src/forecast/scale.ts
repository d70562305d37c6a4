/** Round steps from 0 up to at least `most`, about `count` of them. */
export function ticks(most: number, count = 4): number[] {
  if (!(most > 0)) return [0, 1]
  const rough = most / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((each) => each * power >= rough) ?? 10) * power
  const steps = Math.ceil(most / step)
  return Array.from({ length: steps + 1 }, (_, i) => i * step)
}
