export { DeparturePage } from './DeparturePage'
export { PeoplePage } from './PeoplePage'
export { PersonPage } from './PersonPage'
