import { isRenewed } from '../api/release'
import { mendStyles } from './styles'

/** Why a part of the program is missing: no way to the server, or a newer build has taken its place there. */
export type Missing = 'offline' | 'renewed'

export class MissingPart extends Error {
  readonly why: Missing

  constructor(why: Missing, options: ErrorOptions) {
    super(`a part of the program is missing: ${why}`, options)
    this.why = why
  }
}

/** A part of the program that comes later than the first screen. */
export interface Part<T> {
  /** The part, once it has come. */
  readonly here: T | undefined
  /** Gets it, once for all who ask; after a failure (MissingPart) the next call tries again. */
  load: () => Promise<T>
}

export function partOf<T>(get: () => Promise<T>): Part<T> {
  let here: T | undefined
  let coming: Promise<T> | undefined
  async function begin(): Promise<T> {
    try {
      await mendStyles()
      here = await get()
      return here
    } catch (cause) {
      coming = undefined
      throw new MissingPart((await isRenewed()) ? 'renewed' : 'offline', { cause })
    }
  }
  return {
    get here() {
      return here
    },
    load() {
      coming ??= begin()
      return coming
    },
  }
}
