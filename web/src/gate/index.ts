export { AskRole } from './AskRole'
export { Criterion } from './Criterion'
export { type DealChanges, type Moved, type Send, useDealChanges } from './changes'
export {
  type Between,
  byStage,
  type Check,
  type Draft,
  type Entry,
  emptyEntry,
  type Input,
  passes,
  standingOf,
  type Unmet,
  valueFor,
  waivedFor,
} from './criteria'
export { InputEditor } from './InputEditor'
export { type ActivityAnswer, ActivityFields, activityKinds, isTalk } from './inputs/ActivityFields'
export { DateField } from './inputs/DateField'
export { FileField, type Upload } from './inputs/FileField'
export { HandoverFields } from './inputs/HandoverFields'
export { type HandoverDraft, handoverOf } from './inputs/handover'
export { ErrorLine, type InputProps, Labelled } from './inputs/Labelled'
export { Lookup, type LookupOption } from './inputs/Lookup'
export { MoneyField } from './inputs/MoneyField'
export { CompanyLookup, ContactLookup, type Named, ProductSelect, UserSelect } from './inputs/people'
export { SignsFields } from './inputs/SignsFields'
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
  stageOf,
  startsOf,
  wayBetween,
  winIndex,
  winTarget,
} from './process'
export { useNow, useToday } from './today'
export { useMoves } from './useMoves'
export { useSaveAnswer } from './useSaveAnswer'
