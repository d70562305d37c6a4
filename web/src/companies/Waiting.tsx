import { Loading, Skeleton } from '../ui/PageState'

/** A list that is on its way. */
export function Waiting() {
  return (
    <Loading>
      {Array.from({ length: 8 }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: boxes that are all the same
        <Skeleton key={i} height="2.25rem" />
      ))}
    </Loading>
  )
}
