export { AskRole } from './AskRole'
export { type DealChanges, type Send, useDealChanges } from './changes'
export { Criterion } from './Criterion'
export { byStage, type Check, type Entry, emptyEntry, passes, standingOf, type Unmet } from './criteria'
export { ActivityFields, type ActivityAnswer, activityKinds, isTalk } from './inputs/ActivityFields'
export { DateField } from './inputs/DateField'
export { ErrorLine, type InputProps, Labelled } from './inputs/Labelled'
export { Lookup, type LookupOption } from './inputs/Lookup'
export { MoneyField } from './inputs/MoneyField'
export { CompanyLookup, ContactLookup, type Named, ProductSelect, UserSelect } from './inputs/people'
export { TaskFields } from './inputs/TaskFields'
export { Chips, type Choice, SelectField, TextField, Tick } from './inputs/TextInputs'
export { type DayAndTime, emptyTask, type TaskAnswer, type TaskDraft, taskKinds, taskOf } from './inputs/task'
export { instantIn, workingDaysAfter } from './instant'
export { LevelMark } from './LevelMark'
export { useFieldLabel, useRoleNames } from './labels'
export {
  end,
  indexOf,
  nextOf,
  type Process,
  startsOf,
  stageOf,
  wayBetween,
  winIndex,
  winTarget,
} from './process'
export { useNow, useToday } from './today'
export { useMoves } from './useMoves'
export { useSaveAnswer } from './useSaveAnswer'
