export { EditableField } from './EditableField'
export { draftOf, editOf, type FieldSpec, isEmpty } from './field-values'
export { useFieldsOf, useOwnFields } from './useOwnFields'
