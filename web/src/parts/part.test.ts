// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest'
import { MissingPart, partOf } from './part'

it('asks once for all who want it', async () => {
  const get = vi.fn(async () => 'menu')
  const part = partOf(get)
  expect(part.here).toBeUndefined()
  expect(await Promise.all([part.load(), part.load()])).toEqual(['menu', 'menu'])
  expect(part.here).toBe('menu')
  expect(get).toHaveBeenCalledTimes(1)
})

it('tries again after a failure', async () => {
  const get = vi.fn(async () => 'menu').mockRejectedValueOnce(new TypeError('no network'))
  const part = partOf(get)
  await expect(part.load()).rejects.toEqual(expect.any(MissingPart))
  expect(await part.load()).toBe('menu')
})
