export { FoundPage } from './FoundPage'
export { ProcessPage } from './ProcessPage'
export { StartPage } from './StartPage'
