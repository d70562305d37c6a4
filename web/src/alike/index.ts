export { AlikeList } from './AlikeList'
export { MergeDialog, type Side } from './MergeDialog'
export { type LookAlike, useAlikeOf, useMerge, useTypedAlike } from './useAlike'
