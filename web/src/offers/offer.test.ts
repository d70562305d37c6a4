import { describe, expect, it } from 'vitest'
import { parseBasis, parseQuantity, plain, totalsOf } from './offer'

describe('figures of an offer', () => {
  it('are read as people type them', () => {
    expect(['12,5', '10 %', '', '100', '100.01', '-1', 'x'].map(parseBasis)).toEqual([
      1250,
      1000,
      0,
      10_000,
      undefined,
      undefined,
      undefined,
    ])
    expect(['2', '1,5', '0.001', '0', '1.2345', ''].map(parseQuantity)).toEqual([
      2000,
      1500,
      1,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('are shown without needless zeros', () => {
    expect([plain(1500, 3), plain(2000, 3), plain(1250, 2), plain(7, 0)]).toEqual(['1.5', '2', '12.5', '7'])
  })

  it('come to what the server counts', () => {
    const line = (quantity: number, price: number, discount = 0, tax = 0) => ({
      quantity,
      price,
      discount,
      tax,
    })
    expect(totalsOf([line(2000, 1_200_000, 0, 2300)], 0)).toEqual({ net: 2_400_000, tax: 552_000 })
    expect(totalsOf([line(1500, 3, 0, 1000)], 0)).toEqual({ net: 5, tax: 1 })
    expect(totalsOf([line(1000, 10_000, 1000)], 1000)).toEqual({ net: 8100, tax: 0 })
    expect(totalsOf([line(1_000_000_000, 1_000_000_000_001, 3333)], 1)).toEqual({
      net: 666633330000666600,
      tax: 0,
    })
  })
})
