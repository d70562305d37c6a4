export { ForecastTabs } from './ForecastTabs'
export { type ForecastSearch, forecastSearch, type SheetSearch, sheetSearch } from './search'
