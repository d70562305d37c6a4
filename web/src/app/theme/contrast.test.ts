import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync('src/app/theme/tokens.css', 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\)/g)].map(
    ([, name, light, dark]) => [name as string, { light: light as string, dark: dark as string }],
  ),
)

type Theme = 'light' | 'dark'
const themes: Theme[] = ['light', 'dark']

function color(name: string, theme: Theme): string {
  const token = tokens.get(name)
  if (!token) throw new Error(`no token --${name}`)
  return token[theme]
}

/** WCAG 2 relative luminance. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const meanings = ['ok', 'warn', 'danger', 'info']
const stages = [1, 2, 3, 4, 5, 6, 7, 8].map((stage) => `stage-${stage}`)
const grounds = ['surface', 'canvas', 'raised']

const text = [
  ...['text-1', 'text-2', 'text-3', 'brand', ...meanings].flatMap((name) =>
    grounds.map((ground) => [name, ground]),
  ),
  ...[...meanings, ...stages].map((name) => [`${name}-chip-text`, `${name}-chip`]),
  ['on-brand', 'brand'],
  ['surface', 'danger'],
]
const marks = ['border-control', 'focus', ...stages].flatMap((name) =>
  grounds.map((ground) => [name, ground]),
)

describe.each(themes)('in the %s theme', (theme) => {
  it.each(text)('%s can be read on %s', (on, ground) => {
    expect(contrast(color(on as string, theme), color(ground as string, theme))).toBeGreaterThanOrEqual(4.5)
  })
  it.each(marks)('%s can be seen on %s', (mark, ground) => {
    expect(contrast(color(mark as string, theme), color(ground as string, theme))).toBeGreaterThanOrEqual(3)
  })
})

it.each([
  ['text-1', 16.7, 13.8],
  ['text-2', 8.2, 8.6],
  ['text-3', 5.7, 6.0],
  ['border-control', 3.6, 3.8],
  ['focus', 6.2, 7.9],
  ['brand', 7.1, 8.4],
  ['ok', 5.9, 8.4],
  ['warn', 6.4, 8.0],
  ['danger', 6.9, 7.7],
  ['info', 6.2, 8.2],
])('%s has the contrast it was designed with', (name, light, dark) => {
  expect(contrast(color(name, 'light'), color('surface', 'light'))).toBeCloseTo(light, 0)
  expect(contrast(color(name, 'dark'), color('surface', 'dark'))).toBeCloseTo(dark, 0)
})

it('has no pure white surface in the dark', () => {
  for (const ground of grounds) expect(luminance(color(ground, 'dark'))).toBeLessThan(0.05)
})

it('names colours in tokens.css only', () => {
  const raw =
    /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(|:\s*(?:white|black|red|green|blue|gray|grey)\b/i
  const found = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(css|tsx?)$/.test(name) && !/tokens\.css$|\.test\.|\.d\.ts$/.test(name))
    .flatMap((name) =>
      readFileSync(`src/${name}`, 'utf8')
        .split('\n')
        .filter((line) => raw.test(line))
        .map((line) => `${name}: ${line.trim()}`),
    )
  expect(found).toEqual([])
})

it('uses no token that does not exist', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(css|tsx?)$/.test(name),
  )
  const texts = files.map((name) => readFileSync(`src/${name}`, 'utf8'))
  const defined = new Set(
    texts.flatMap((content) => [...content.matchAll(/(--[a-z0-9-]+)['"]?:/g)].map(([, name]) => name)),
  )
  const used = texts.flatMap((content) =>
    [...content.matchAll(/var\((--[a-z0-9-]+)[),]/g)].map(([, name]) => name),
  )
  expect(used.filter((name) => !defined.has(name))).toEqual([])
})
