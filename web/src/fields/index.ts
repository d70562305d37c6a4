export { EditableField } from './EditableField'
export { type FieldSpec, isEmpty } from './field-values'
export { useFieldsOf, useOwnFields } from './useOwnFields'
