export { guessCurrency, useCurrencies, useTimeZones } from './choices'
export {
  answerOf,
  type Connection,
  ConnectionContext,
  connect,
  useApi,
  useConnection,
  workspaceAnswer,
  workspaceId,
} from './connection'
export { currentEntry, type Entry, enter } from './entry'
export { useFetched } from './fetched'
export { useForm } from './form'
export {
  type Pipeline,
  type PipelineView,
  type Stage,
  type StageView,
  type Team,
  textIn,
  useListUpkeep,
  usePipelines,
  useTeams,
  useUsers,
} from './lists'
export { useLiveChanges } from './live'
export { type Operation, type Role, roles } from './rights'
export { useSampleEntrance } from './sample'
export { useEdits, useSaving } from './saving'
export { type Session, SignedInContext, type User, useSession, type Workspace } from './session'
