export { type Command, SearchPalette } from './SearchPalette'
