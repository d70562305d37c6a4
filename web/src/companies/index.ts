export { type RecordsSearch, recordsSearch } from './search'
