/** Of a request: the answer must hold this rev. Of an answer: it holds this rev at least. */
export const revHeader = 'Hummock-Rev'

/** The newest state of the workspace that this window has heard of. */
export class Revs {
  newest = 0

  note(rev: number): void {
    if (rev > this.newest) this.newest = rev
  }
}
