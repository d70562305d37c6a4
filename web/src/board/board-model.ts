import type { components } from '../api/schema'
import type { Fields } from '../state/change'
import type { Store } from '../state/store'
import type { Worth } from './worth'

export type Board = components['schemas']['Board']

/** Money and number of some deals, in the base currency; what cannot be converted stands apart. */
export interface Total {
  count: number
  withoutValue: number
  value: number
  weighted: number
  apart: readonly Apart[]
}

export interface Apart {
  currency: string
  count: number
  value: number
  weighted: number
}

export interface ColumnState {
  key: string
  retired: boolean
  /** Deals from the top down. */
  ids: readonly string[]
  total: Total
}

export interface BoardState {
  columns: readonly ColumnState[]
  total: Total
}

interface Placed {
  view: Fields
  /** Undefined while the deal is not on the board. */
  stage: string | undefined
  rank: string
  worth: Worth
}

/**
 * Which deals stand in which column, and what they add up to. Totals begin as
 * the server's and change with each deal by what it was and is worth, so that
 * own changes show at once and no list is read again.
 */
export class BoardModel {
  readonly #store: Pick<Store, 'get' | 'subscribe'>
  readonly #worth: (deal: Fields & { stage: string }) => Worth
  readonly #members = new Map<string, Placed | undefined>()
  readonly #listeners = new Set<() => void>()
  #state: BoardState
  #due = false

  constructor(
    store: Pick<Store, 'get' | 'subscribe'>,
    board: Board,
    worth: (deal: Fields & { stage: string }) => Worth,
  ) {
    this.#store = store
    this.#worth = worth
    for (const id of board.columns?.id ?? []) this.#members.set(id, this.#placed(id))
    this.#state = {
      columns: board.stages.map(({ key, retired = false, ...sums }) => ({
        key,
        retired,
        ids: this.#idsIn(key),
        total: totalOf(sums),
      })),
      total: totalOf(board.total),
    }
  }

  state = (): BoardState => this.#state

  column(key: string): ColumnState | undefined {
    return this.#state.columns.find((column) => column.key === key)
  }

  has(id: string): boolean {
    return this.#members.has(id)
  }

  /** Takes in a deal that was not on the board before. */
  admit(id: string): void {
    if (this.#members.has(id)) return
    this.#members.set(id, undefined)
    this.#update()
  }

  subscribe = (listener: () => void): (() => void) => {
    const stop = this.#listeners.size === 0 ? this.#store.subscribe('deal', undefined, this.#note) : undefined
    if (stop) this.#stop = stop
    this.#listeners.add(listener)
    this.#note()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#stop()
    }
  }

  #stop = () => {}

  /** Many entities change at once when a list is read: they are looked at together. */
  #note = () => {
    if (this.#due) return
    this.#due = true
    queueMicrotask(() => {
      this.#due = false
      this.#update()
    })
  }

  #update(): void {
    const touched = new Set<string>()
    const sums = new Map<string, Total>()
    let total = this.#state.total
    const count = (worth: Worth, sign: 1 | -1) => {
      const before = sums.get(worth.stage) ?? this.column(worth.stage)?.total ?? nothing
      sums.set(worth.stage, plus(before, worth, sign))
      total = plus(total, worth, sign)
      touched.add(worth.stage)
    }
    for (const [id, was] of this.#members) {
      if (was?.view === this.#store.get('deal', id) && was) continue
      const is = this.#placed(id)
      if (was?.stage !== undefined) count(was.worth, -1)
      if (is?.stage !== undefined) count(is.worth, 1)
      if (is) this.#members.set(id, is)
      else this.#members.delete(id)
    }
    if (touched.size === 0) return
    const columns = this.#state.columns.map((column) =>
      touched.has(column.key)
        ? { ...column, ids: this.#idsIn(column.key), total: sums.get(column.key) ?? column.total }
        : column,
    )
    this.#state = { columns, total }
    for (const listener of this.#listeners) listener()
  }

  #placed(id: string): Placed | undefined {
    const view = this.#store.get('deal', id)
    if (!view) return undefined
    const deal = view as Fields & { stage: string }
    return {
      view,
      stage: isActive(view) ? deal.stage : undefined,
      rank: String(view.rank ?? ''),
      worth: this.#worth(deal),
    }
  }

  #idsIn(stage: string): string[] {
    const rows = [...this.#members].filter(([, placed]) => placed?.stage === stage)
    return rows.sort(above).map(([id]) => id)
  }
}

/** Open, or won and not yet ended: what a board shows. */
export function isActive({ outcome, end_date }: Fields): boolean {
  return outcome === 'open' || (outcome === 'won' && !end_date)
}

function above([idA, a]: [string, Placed | undefined], [idB, b]: [string, Placed | undefined]): number {
  const [x, y] = [a?.rank ?? '', b?.rank ?? '']
  if (x !== y) return x < y ? -1 : 1
  return idA < idB ? -1 : 1
}

const nothing: Total = { count: 0, withoutValue: 0, value: 0, weighted: 0, apart: [] }

function totalOf(sum: components['schemas']['Sum']): Total {
  return {
    count: sum.count,
    withoutValue: sum.without_value,
    value: sum.sum,
    weighted: sum.weighted,
    apart: sum.apart.map(({ currency, count, sum: value, weighted }) => ({
      currency,
      count,
      value,
      weighted,
    })),
  }
}

function plus(total: Total, { apart, known, value, weighted }: Worth, sign: 1 | -1): Total {
  const counted = {
    ...total,
    count: total.count + sign,
    withoutValue: total.withoutValue + (known ? 0 : sign),
  }
  if (apart === undefined) {
    return { ...counted, value: total.value + sign * value, weighted: total.weighted + sign * weighted }
  }
  const before = total.apart.find(({ currency }) => currency === apart)
  const after = {
    currency: apart,
    count: (before?.count ?? 0) + sign,
    value: (before?.value ?? 0) + sign * value,
    weighted: (before?.weighted ?? 0) + sign * weighted,
  }
  const others = total.apart.filter((each) => each !== before)
  return { ...counted, apart: after.count > 0 ? [...others, after] : others }
}
