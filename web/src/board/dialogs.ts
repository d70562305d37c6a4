import { lazy } from 'react'

/** Menus and dialogs come when the page is at rest: none of them is needed to see the board. */
const deals = () => import('../deals')

export const LossDialog = lazy(() => deals().then(({ LossDialog }) => ({ default: LossDialog })))
export const NewDealDialog = lazy(() => deals().then(({ NewDealDialog }) => ({ default: NewDealDialog })))
export const StepDialog = lazy(() => deals().then(({ StepDialog }) => ({ default: StepDialog })))
export const WaitDialog = lazy(() => deals().then(({ WaitDialog }) => ({ default: WaitDialog })))

const bulk = () => import('./BulkMove')
export const BulkMove = lazy(() => bulk().then(({ BulkMove }) => ({ default: BulkMove })))

const menu = () => import('./CardMenu')
export const CardMenu = lazy(() => menu().then(({ CardMenu }) => ({ default: CardMenu })))

const selection = () => import('./SelectionBar')
export const SelectionBar = lazy(() => selection().then(({ SelectionBar }) => ({ default: SelectionBar })))

export function preloadDialogs(): void {
  for (const load of [menu, deals, selection, bulk]) void load()
}
